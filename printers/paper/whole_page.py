"""A whole page as one picture: for printers whose own letters are doubtful."""

from __future__ import annotations

from PIL import Image

from printers.paper.ink import Raster, draw_row
from printers.paper.rows import Row


def page_raster(rows: tuple[Row, ...], width: int) -> Raster:
    """All rows below each other, drawn in our letters; `width` is whole bytes."""
    image = Image.new("1", (width, sum(row.height for row in rows)), 1)
    y = 0
    for row in rows:
        draw_row(image, row, y)
        y += row.height
    return Raster(top=0, stride=width // 8, height=image.height, bits=image.tobytes("raw", "1;I"))
