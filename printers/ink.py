"""Draws rows as black dots: our own letters for pictures and previews, in the printer's cells."""

from __future__ import annotations

import functools
import io
import unicodedata
from dataclasses import dataclass
from importlib.resources import files

from PIL import Image, ImageDraw, ImageFont

from printers.blocks import Size
from printers.rows import CELL, Row, Run
from printers.text import encode_line

_PIXELS = {Size.SMALL: 15, Size.NORMAL: 20, Size.LARGE: 40, Size.HUGE: 60}
_BASELINE = {Size.SMALL: 13, Size.NORMAL: 19, Size.LARGE: 38, Size.HUGE: 57}
_EVEN_WIDTH = "cp1252"
"""Every letter of this page stands in our font at the width of its cell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Raster:
    """A picture as GS v 0 takes it: `height` rows of `stride` bytes, 1 is black.

    It stands `top` dots below the row's upper edge; `tall`: every row is to be printed twice.
    """

    top: int
    stride: int
    height: int
    bits: bytes
    tall: bool = False

    @property
    def dots_high(self) -> int:
        """Height on paper."""
        return self.height * (2 if self.tall else 1)


def raster_of(row: Row, width: int) -> Raster | None:
    """The row as dots, white trimmed above, below and at the right; None when all is white.

    Bytes that a printer would obey in the middle of a picture lose one dot (Epson executes DLE
    EOT inside graphic data).
    """
    image = Image.new("1", (width, row.height), 1)
    draw_row(image, row, 0)
    left, top, right, bottom = Image.eval(image.convert("L"), _inverted).getbbox() or (0,) * 4
    if right <= left:
        return None
    if row.tall:
        top, bottom = top // 2 * 2, -(-bottom // 2) * 2
    stride = -(-right // 8)
    strip = image.crop((0, top, stride * 8, bottom))
    if row.tall:
        strip = strip.resize((strip.width, strip.height // 2), Image.Resampling.NEAREST)
    bits = without_commands(strip.tobytes("raw", "1;I"))
    return Raster(top=top, stride=stride, height=strip.height, bits=bits, tall=row.tall)


def _inverted(value: int) -> int:
    return 255 - value


def draw_row(image: Image.Image, row: Row, y: int) -> None:
    """Draw a row into a picture of mode 1 with its upper edge at `y`."""
    for placed in row.pictures:
        picture = placed.picture
        dots = Image.frombytes("1", (picture.width, picture.height), picture.bits, "raw", "1;I")
        image.paste(dots, (placed.x, y + placed.y))
    draw = ImageDraw.Draw(image)
    for run in row.runs:
        _draw_run(draw, run, y + run.y + _BASELINE[run.size])


def draw_raster(image: Image.Image, raster: Raster, y: int) -> None:
    """Draw a picture as the printer will, dot for dot."""
    dots = Image.frombytes("1", (raster.stride * 8, raster.height), raster.bits, "raw", "1;I")
    if raster.tall:
        dots = dots.resize((dots.width, dots.height * 2), Image.Resampling.NEAREST)
    image.paste(dots, (0, y + raster.top))


def without_commands(bits: bytes) -> bytes:
    """Picture bytes with one dot less wherever they would read as a real-time command."""
    for command in _REAL_TIME:
        bits = bits.replace(command, b"\x00" + command[1:])
    return bits


_REAL_TIME = (
    *(b"\x10\x04" + bytes([n]) for n in range(1, 9)),
    *(b"\x10\x05" + bytes([n]) for n in range(3)),
    b"\x10\x14",
)
"""DLE EOT n, DLE ENQ n, DLE DC4."""


def _draw_run(draw: ImageDraw.ImageDraw, run: Run, baseline: int) -> None:
    font = _font(run.size, run.bold)
    if encode_line(run.text, _EVEN_WIDTH) is not None:
        draw.text((run.x, baseline), run.text, font=font, fill=0, anchor="ls")
        return
    x = run.x
    for char in run.text:
        mark = unicodedata.combining(char)
        draw.text(
            (x - CELL[run.size][0] if mark else x, baseline), char, font=font, fill=0, anchor="ls"
        )
        x += 0 if mark else CELL[run.size][0]


@functools.cache
def _font(size: Size, bold: bool) -> ImageFont.FreeTypeFont:
    name = "DejaVuSansMono-Bold.ttf" if bold else "DejaVuSansMono.ttf"
    face = io.BytesIO(files("printers").joinpath("data", name).read_bytes())
    return ImageFont.truetype(face, _PIXELS[size], layout_engine=ImageFont.Layout.BASIC)
