"""Turn the bytes a scanner delivered into clean text, and say what damage was found."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

MAX_BYTES = 8192
"""More than any license symbol holds (2,700 characters); longer input is not one."""

_AIM = re.compile(r"\A\s*\][A-Za-z][0-9A-Za-z]")
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_NAMED = re.compile(r"<(LF|RS|CR|FS|GS|US|NUL|EOT|SOH|STX|ETX)>")
_NAMED_VALUE = {"LF": "\n", "RS": "\x1e", "CR": "\r", "FS": "\x1c", "GS": "\x1d", "US": "\x1f"}
_ESCAPED = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u00([0-9a-fA-F]{2})|([nrt]))")
_ESCAPED_VALUE = {"n": "\n", "r": "\r", "t": "\t"}
_PICTURES = {0x2400 + code: chr(code) for code in range(0x20)} | {0x2424: "\n"}
# HID-mode imagers put C1 bytes between the characters; none of them is ever part of a license.
_C1 = re.compile("[\x80-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffd\ufffe]")
_LOWER_HEADER = re.compile(r"\b(?:ansi |aamva)\s*\d{5}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Clean:
    """Text with its separators kept (LF, CR, FS, GS, RS, US), and the damage that was undone."""

    text: str
    damage: tuple[str, ...] = ()


def normalize(raw: bytes) -> Clean:
    """Bytes from any source to NFC text; the only controls left are LF, CR and FS to US.

    Undone here: byte order marks, AIM identifiers, UTF-8 or UTF-16 instead of Latin-1, C1 bytes
    of HID mode, control characters written out as names, and inverted case (Caps Lock).
    """
    damage: list[str] = []
    text = _decoded(raw[:MAX_BYTES], damage)
    text = _AIM.sub("", text)
    text = _spelled_out(text, damage)
    if _C1.search(text):
        damage.append("foreign bytes between the characters")
        text = _C1.sub("", text)
    text = _without_controls(text, damage)
    if _LOWER_HEADER.search(text) and "ANSI " not in text:
        damage.append("upper and lower case were swapped")
        text = text.swapcase()
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return Clean(text=text, damage=tuple(damage))


def _decoded(raw: bytes, damage: list[str]) -> str:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        damage.append("sixteen-bit text")
        return raw.decode("utf-16", errors="replace")
    # A file saved by an editor may carry the mark; the symbol itself never does.
    if raw.startswith(_BOMS[0]):
        raw = raw[3:]
    if raw.isascii():
        return raw.decode("ascii")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def _spelled_out(text: str, damage: list[str]) -> str:
    """Put back controls that were written out: names in <>, escapes, control pictures."""
    before = text
    if "<" in text:
        text = _NAMED.sub(lambda found: _NAMED_VALUE.get(found[1], ""), text)
    if "\\" in text and text.count("\n") + text.count("\r") < 4:
        text = _ESCAPED.sub(_unescaped, text)
    if not text.isascii():
        text = text.translate(_PICTURES)
    if text != before:
        damage.append("separators were written out")
    return text


def _unescaped(found: re.Match[str]) -> str:
    code = found[1] or found[2]
    return chr(int(code, 16)) if code else _ESCAPED_VALUE[found[3]]


_DROP = {code: None for code in (*range(0x0A), 0x0B, 0x0C, *range(0x0E, 0x1C), 0x7F)} | {9: " "}
_OTHER_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1b\x7f]")


def _without_controls(text: str, damage: list[str]) -> str:
    if _OTHER_CONTROL.search(text):
        damage.append("stray control characters")
    return text.translate(_DROP)
