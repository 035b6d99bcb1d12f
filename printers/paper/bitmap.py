"""A black-and-white picture as packed bits, the form in which printers take pictures."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Bitmap:
    """`height` rows of `stride` bytes, the leftmost dot in the highest bit, 1 is black."""

    width: int
    height: int
    bits: bytes

    @property
    def stride(self) -> int:
        """Bytes of one row."""
        return (self.width + 7) // 8

    def row(self, y: int) -> bytes:
        """The bytes of row `y`."""
        return self.bits[y * self.stride : (y + 1) * self.stride]


def from_rows(rows: list[list[bool]], *, module_w: int, module_h: int, quiet: int = 0) -> Bitmap:
    """Draw modules as rectangles of dots, with `quiet` white dots at the left and the right."""
    width = len(rows[0]) * module_w + 2 * quiet
    lines = (_line(row, module_w, quiet, width) for row in rows)
    bits = b"".join(line * module_h for line in lines)
    return Bitmap(width=width, height=len(rows) * module_h, bits=bits)


def _line(row: list[bool], module_w: int, quiet: int, width: int) -> bytes:
    stride = (width + 7) // 8
    text = "0" * quiet + "".join(("1" if dark else "0") * module_w for dark in row)
    return int(text.ljust(stride * 8, "0"), 2).to_bytes(stride, "big")


def frame(width: int, height: int, *, line: int = 2) -> Bitmap:
    """An empty box: where a code will stand once the document is issued."""
    solid = [True] * width
    sides = [True] * line + [False] * (width - 2 * line) + [True] * line
    rows = [solid] * line + [sides] * (height - 2 * line) + [solid] * line
    return from_rows(rows, module_w=1, module_h=1)


def bar(width: int, height: int) -> Bitmap:
    """A solid rule."""
    return from_rows([[True] * width], module_w=1, module_h=height)


def every_second_row(picture: Bitmap) -> Bitmap:
    """What is sent when the printer prints each row twice."""
    rows = b"".join(picture.row(y) for y in range(0, picture.height, 2))
    return Bitmap(width=picture.width, height=picture.height // 2, bits=rows)
