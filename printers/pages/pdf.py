"""Pages as a PDF: the dots of the paper, and over them the text, unseen, to find and to copy."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image

from printers.pages.page import MARGIN_TOP
from printers.paper.rows import CELL, Row, Run
from printers.paper.text import encode_line

_POINTS_PER_INCH = 72
_MARGIN_DOTS = 32
"""White at each side, as the paper has it: 4 mm."""

_COURIER_WIDTH = 0.6
"""Of its size; so a size of cell / 0.6 stands on our grid."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One paper: its dots (mode 1) and the rows they were drawn from."""

    image: Image.Image
    rows: tuple[Row, ...]


def pdf_bytes(pages: Sequence[Page], *, dpi: int) -> bytes:
    """A PDF 1.4 file of all pages; equal pages give equal bytes."""
    kids = " ".join(f"{4 + 3 * at} 0 R" for at in range(len(pages)))
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode("ascii"),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>",
    ]
    for at, page in enumerate(pages):
        bodies.extend(_page_objects(page, number=4 + 3 * at, dpi=dpi))
    return _file(bodies)


def _page_objects(page: Page, *, number: int, dpi: int) -> list[bytes]:
    """The page, its content, its picture: three objects, numbered from `number`."""
    scale = _POINTS_PER_INCH / dpi
    image = page.image
    width = (image.width + 2 * _MARGIN_DOTS) * scale
    height = image.height * scale
    drawn = (
        f"q {image.width * scale:.3f} 0 0 {height:.3f} {_MARGIN_DOTS * scale:.3f} 0 cm /Paper Do Q "
    )
    content = drawn.encode("ascii") + _text(page, scale)
    entry = (
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width:.3f} {height:.3f}] "
        f"/Contents {number + 1} 0 R /Resources << /Font << /F 3 0 R >> "
        f"/XObject << /Paper {number + 2} 0 R >> >> >>"
    )
    picture = (
        f"/Type /XObject /Subtype /Image /Width {image.width} /Height {image.height} "
        "/ColorSpace /DeviceGray /BitsPerComponent 1"
    )
    return [entry.encode("ascii"), _stream("", content), _stream(picture, image.tobytes())]


def _text(page: Page, scale: float) -> bytes:
    """Every run at its place, in rendering mode 3: there, but not drawn."""
    parts = [b"BT 3 Tr"]
    y = MARGIN_TOP
    for row in page.rows:
        parts.extend(_run(run, y, page.image.height, scale) for run in row.runs)
        y += row.height
    return b"\n".join([*parts, b"ET"])


def _run(run: Run, row_y: int, page_height: int, scale: float) -> bytes:
    cell_width, cell_height = CELL[run.size]
    size = cell_width / _COURIER_WIDTH * scale
    x = (run.x + _MARGIN_DOTS) * scale
    y = (page_height - row_y - run.y - cell_height * 0.8) * scale
    at = f"/F {size:.3f} Tf 1 0 0 1 {x:.3f} {y:.3f} Tm ".encode("ascii")
    return at + _shown(run.text)


def _shown(text: str) -> bytes:
    """The text in the font's encoding; letters that are not in it are told beside it."""
    known = text.encode("cp1252", "replace")
    for special in (b"\\", b"(", b")"):
        known = known.replace(special, b"\\" + special)
    shown = b"(" + known + b") Tj"
    if encode_line(text, "cp1252") is not None:
        return shown
    actual = text.encode("utf-16-be").hex().encode("ascii")
    return b"/Span << /ActualText <feff" + actual + b"> >> BDC " + shown + b" EMC"


def _stream(entries: str, body: bytes) -> bytes:
    packed = zlib.compress(body, 9)
    head = f"<< {entries} /Filter /FlateDecode /Length {len(packed)} >>\nstream\n"
    return head.encode("ascii") + packed + b"\nendstream"


def _file(bodies: list[bytes]) -> bytes:
    """The objects with the table of where each one starts."""
    out = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"
    starts: list[int] = []
    for number, body in enumerate(bodies, start=1):
        starts.append(len(out))
        out += f"{number} 0 obj\n".encode("ascii") + body + b"\nendobj\n"
    table = "".join(f"{start:010d} 00000 n \n" for start in starts)
    count = len(bodies) + 1
    end = f"xref\n0 {count}\n0000000000 65535 f \n{table}"
    end += f"trailer\n<< /Size {count} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    return out + end.encode("ascii")
