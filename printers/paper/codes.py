"""Bar codes as black-and-white pictures: Code 128, PDF417 and QR, in modules a printer can show.

Module sizes are those of a 203 dpi head: Code 128 two dots (0.25 mm), PDF417 three dots with rows
of at least three modules (ISO/IEC 15438), QR four dots.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import barcode.codex
import qrcode
import qrcode.constants
from pdf417gen.compaction import BYTE_LATCH, BYTE_LATCH_ALT, compact
from pdf417gen.compaction.byte import compact_bytes
from pdf417gen.encoding import encode_rows, get_padding
from pdf417gen.error_correction import compute_error_correction_code_words
from PIL import Image

from printers.paper.bitmap import Bitmap, from_rows
from tracs_mobile.errors import BadInput

CODE128_MODULE = 2
PDF417_MODULE = 3
PDF417_ROW = 10
"""Even, so that it can be sent as five rows that the printer doubles."""
QR_MODULE = 4
PDF417_QUIET = 12
"""Dots of white beside a PDF417, both sides together: two modules each (ISO/IEC 15438)."""

_PDF417_OVERHEAD = 69
_PDF417_LEAST_ROWS = 3
_PDF417_MOST_ROWS = 90
_LICENSE_LEVEL = 5
_LICENSE_COLUMNS = 13


def code128(text: str, *, height: int) -> Bitmap:
    """Code 128 of printable ASCII, without quiet zone. Raises BadInput for other characters."""
    if not text.isascii() or not text.isprintable():
        raise BadInput("The ticket number holds a character that its bar code cannot show.")
    modules = barcode.codex.Code128(text).build()[0]
    return from_rows([[m == "1" for m in modules]], module_w=CODE128_MODULE, module_h=height)


def qr(text: str) -> Bitmap:
    """QR code, error correction M, without quiet zone."""
    code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M, border=0)
    code.add_data(text)
    code.make(fit=True)
    return from_rows(
        [list(map(bool, row)) for row in code.get_matrix()], module_w=QR_MODULE, module_h=QR_MODULE
    )


def pdf417(text: str, *, width: int) -> Bitmap:
    """PDF417 of Latin-1 text, at most `width` dots wide, in the shape with the fewest dots.

    Without quiet zone. Raises BadInput when the text does not fit or is not Latin-1.
    """
    shape = pdf417_shape(text, width=width)
    rows = _modules(_data_words(_latin1(text)), columns=shape.columns, level=shape.level)
    return from_rows(rows, module_w=PDF417_MODULE, module_h=PDF417_ROW)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pdf417Shape:
    """Data columns of a PDF417 and its level of error correction."""

    columns: int
    level: int


def pdf417_shape(text: str, *, width: int) -> Pdf417Shape:
    """The shape with the fewest dots that is at most `width` dots wide. Raises BadInput."""
    words = len(_data_words(_latin1(text)))
    level = _recommended_level(words)
    most_columns = (width // PDF417_MODULE - _PDF417_OVERHEAD) // 17
    shapes = [
        ((17 * columns + _PDF417_OVERHEAD) * _row_count(words, level, columns), columns)
        for columns in range(1, most_columns + 1)
        if _PDF417_LEAST_ROWS <= _row_count(words, level, columns) <= _PDF417_MOST_ROWS
    ]
    if not shapes:
        raise BadInput("The signed short form is too long for the bar code of this paper.")
    return Pdf417Shape(columns=min(shapes)[1], level=level)


def license_png(payload: bytes, path: Path) -> None:
    """Draw a license's PDF417 as a picture: level 5, three pixels a module, rows of three modules.

    `payload` is the whole AAMVA record. Raises BadInput when it is too long for one symbol.
    """
    words = _data_words(payload)
    if _row_count(len(words), _LICENSE_LEVEL, _LICENSE_COLUMNS) > _PDF417_MOST_ROWS:
        raise BadInput("The license data is too long for one bar code.")
    rows = _modules(words, columns=_LICENSE_COLUMNS, level=_LICENSE_LEVEL)
    code = from_rows(rows, module_w=PDF417_MODULE, module_h=3 * PDF417_MODULE)
    margin = 8 * PDF417_MODULE
    canvas = Image.new("L", (code.width + 2 * margin, code.height + 2 * margin), 255)
    canvas.paste(
        Image.frombytes("1", (code.width, code.height), code.bits, "raw", "1;I"), (margin,) * 2
    )
    canvas.save(path, format="PNG")


def _latin1(text: str) -> bytes:
    try:
        return text.encode("latin-1")
    except UnicodeEncodeError as fault:
        raise BadInput(
            "The signed short form holds a letter that its bar code cannot carry."
        ) from fault


def _data_words(data: bytes) -> list[int]:
    """Code words in the shorter of two ways; mixed capitals make text mode the longer one."""
    latch = BYTE_LATCH_ALT if len(data) % 6 == 0 else BYTE_LATCH
    as_bytes = [latch, *compact_bytes(list(data))]
    return min(list(compact(data)), as_bytes, key=len)


def _recommended_level(words: int) -> int:
    """Error correction by ISO/IEC 15438 Annex E: the more there is, the more is protected."""
    return next((level for most, level in ((40, 2), (160, 3), (320, 4)) if words <= most), 5)


def _row_count(words: int, level: int, columns: int) -> int:
    return -(-(words + 1 + (2 << level)) // columns)


def _modules(words: list[int], *, columns: int, level: int) -> list[list[bool]]:
    padded = [*words, *get_padding(len(words), (2 << level), columns)]
    padded = [len(padded) + 1, *padded]
    whole = [*padded, *compute_error_correction_code_words(padded, level)]
    rows = [whole[at : at + columns] for at in range(0, len(whole), columns)]
    return [
        [bit == "1" for word in row for bit in f"{word:b}"]
        for row in encode_rows(rows, columns, level)
    ]
