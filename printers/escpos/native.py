"""Bar codes that the printer draws itself: a few dozen bytes in place of thousands of dots.

Code 128 by GS k 73, QR and PDF417 by GS ( k with cn 49 and 48 (Epson's command reference).
"""

from __future__ import annotations

from printers.facts import CodeKind
from printers.paper import codes
from printers.paper.blocks import Code
from printers.paper.ink import reads_as_command
from printers.paper.pictures import NUMBER_CODE_HEIGHT
from printers.profiles import Profile

_GS = b"\x1d"
_IN_THE_MIDDLE, _AT_THE_LEFT = b"\x1ba\x01", b"\x1ba\x00"
_PDF417, _QR = 48, 49
_QUIET_128 = 20
_CODE128_FRAME = 35
"""Modules of Code 128 that are no data: start, check, stop."""

_CODE128_MOST = 253
"""GS k counts its data in one byte, and two of them choose the code set."""


def native_code(code: Code, profile: Profile) -> bytes | None:
    """The commands that let the printer draw a bar code in the middle of its line.

    None when it does not know the kind, when the code would be wider than the paper, or when the
    payload holds bytes that a printer might obey: then the code goes out as dots.
    """
    if code.kind not in profile.native_codes or not _is_plain(code.payload):
        return None
    make = {CodeKind.CODE128: _code128, CodeKind.QR: _qr, CodeKind.PDF417: _pdf417}[code.kind]
    drawn = make(code.payload, profile.width_dots)
    if drawn is None or reads_as_command(drawn):
        return None
    return _IN_THE_MIDDLE + drawn + _AT_THE_LEFT


def _is_plain(payload: str) -> bool:
    """Printable ASCII only: what every firmware encodes alike, and no control byte."""
    return bool(payload) and payload.isascii() and payload.isprintable()


def _code128(text: str, width: int) -> bytes | None:
    """In code set B throughout: the pairs of set C are raw bytes, and could read as commands."""
    modules = 11 * len(text) + _CODE128_FRAME
    data = b"{B" + text.replace("{", "{{").encode("ascii")
    if modules * codes.CODE128_MODULE + 2 * _QUIET_128 > width or len(data) > _CODE128_MOST:
        return None
    # No text below it; its height; its module; the code itself.
    return (
        _GS
        + b"H\x00"
        + _GS
        + b"h"
        + bytes([NUMBER_CODE_HEIGHT])
        + _GS
        + b"w"
        + bytes([codes.CODE128_MODULE])
        + _GS
        + b"k\x49"
        + bytes([len(data)])
        + data
    )


def _qr(text: str, width: int) -> bytes | None:
    if codes.qr(text).width > width:
        return None
    return (
        _symbol(_QR, 65, b"\x32\x00")  # model 2
        + _symbol(_QR, 67, bytes([codes.QR_MODULE]))
        + _symbol(_QR, 69, b"\x31")  # error correction M
        + _symbol(_QR, 80, b"\x30" + text.encode("ascii"))
        + _symbol(_QR, 81, b"\x30")
    )


def _pdf417(text: str, width: int) -> bytes:
    """With the columns of our own drawing, which fit the paper; the rows are the printer's."""
    shape = codes.pdf417_shape(text, width=width - codes.PDF417_QUIET)
    return (
        _symbol(_PDF417, 65, bytes([shape.columns]))
        + _symbol(_PDF417, 66, b"\x00")
        + _symbol(_PDF417, 67, bytes([codes.PDF417_MODULE]))
        + _symbol(_PDF417, 68, b"\x03")  # rows of three modules
        + _symbol(_PDF417, 69, bytes([48, 48 + shape.level]))
        + _symbol(_PDF417, 70, b"\x00")  # the whole symbol, not a truncated one
        + _symbol(_PDF417, 80, b"\x30" + text.encode("ascii"))
        + _symbol(_PDF417, 81, b"\x30")
    )


def _symbol(kind: int, function: int, parameters: bytes) -> bytes:
    """GS ( k: one function of a two-dimensional code."""
    body = bytes([kind, function]) + parameters
    return _GS + b"(k" + len(body).to_bytes(2, "little") + body
