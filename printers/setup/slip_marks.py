"""The marks of the test slip that only eyes can judge: ruler, bars for darkness, a picture."""

from __future__ import annotations

from PIL import Image, ImageDraw

from printers.paper.bitmap import Bitmap
from printers.paper.blocks import Size
from printers.paper.rows import CELL, PITCH, Placed, Row, Run
from printers.profiles import DOTS_PER_MM

_RULER_HIGH = 40
_TICKS = {10: 36, 5: 24, 1: 12}
"""Height of the tick that stands at whole 10, 5 and 1 millimeters."""

_BAR_HIGH = 24
_SAMPLE = (96, 48)


def ruler_rows(width: int) -> list[Row]:
    """A ruler of `width` dots with a number every 10 mm, and its two ends as solid posts."""
    image = Image.new("1", (width, _RULER_HIGH), 1)
    draw = ImageDraw.Draw(image)
    for at in range(0, width, DOTS_PER_MM):
        mm = at // DOTS_PER_MM
        high = next(high for every, high in _TICKS.items() if mm % every == 0)
        draw.rectangle((at, 0, at + 1, high - 1), fill=0)
    draw.rectangle((0, 0, 3, _RULER_HIGH), fill=0)
    draw.rectangle((width - 4, 0, width - 1, _RULER_HIGH), fill=0)
    draw.rectangle((0, 0, width - 1, 2), fill=0)
    return [_picture_row(image), _numbers(width)]


def _numbers(width: int) -> Row:
    """The numbers below the ticks; part of a picture, so that they stand where they should."""
    cell = CELL[Size.SMALL][0]
    runs = []
    for at in range(0, width + 1, 10 * DOTS_PER_MM):
        text = str(at // DOTS_PER_MM)
        left = min(max(0, at - len(text) * cell // 2), width - len(text) * cell)
        runs.append(Run(text=text, x=left, size=Size.SMALL))
    return Row(height=PITCH[Size.SMALL], runs=tuple(runs), pictures=(_dot(),))


def column_rows(width: int, size: Size) -> list[Row]:
    """The columns of a font, counted in the printer's own letters from edge to edge."""
    columns = width // CELL[size][0]
    text = "".join(_column(at) for at in range(10, columns + 10, 10))[:columns]
    return [Row(height=PITCH[size], runs=(Run(text=text, size=size),))]


def _column(at: int) -> str:
    """Ten columns that end with their number."""
    return f"....+{at:.>5}"


def darkness_row(step: int, width: int, *, letters: str) -> Row:
    """One step of darkness: its number, letters, and a bar that is solid, then half, then thin."""
    label = f"{step:+d} {letters}" if step else f" 0 {letters}"
    left = len(label) * CELL[Size.NORMAL][0] + 16
    wide = width - left
    image = Image.new("1", (wide, _BAR_HIGH), 1)
    for x in range(wide):
        for y in range(_BAR_HIGH):
            part = 3 * x // wide
            black = (True, (x + y) % 2 == 0, x % 4 == 0)[part]
            image.putpixel((x, y), 0 if black else 1)
    picture = _bitmap(image)
    return Row(
        height=PITCH[Size.NORMAL],
        runs=(Run(text=label),),
        pictures=(Placed(picture=picture, x=left),),
    )


def sample_row(*, tall: bool = False) -> Row:
    """A box with a cross in it, 12 by 6 mm; with `tall` its rows come in equal pairs."""
    wide, high = _SAMPLE
    image = Image.new("1", (wide, high // 2), 1)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, wide - 1, high // 2 - 1), outline=0, width=2)
    draw.line((0, 0, wide - 1, high // 2 - 1), fill=0, width=2)
    draw.line((0, high // 2 - 1, wide - 1, 0), fill=0, width=2)
    return _picture_row(image.resize(_SAMPLE, Image.Resampling.NEAREST), tall=tall)


def _picture_row(image: Image.Image, *, tall: bool = False) -> Row:
    return Row(height=image.height, pictures=(Placed(picture=_bitmap(image)),), tall=tall)


def _bitmap(image: Image.Image) -> Bitmap:
    """Pillow's 1 is white, a printer's 1 is black."""
    return Bitmap(width=image.width, height=image.height, bits=image.tobytes("raw", "1;I"))


def _dot() -> Placed:
    """A white dot: what makes a row of text a picture."""
    return Placed(picture=Bitmap(width=8, height=1, bits=b"\x00"))
