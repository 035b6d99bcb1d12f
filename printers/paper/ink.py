"""Draws rows as black dots: our own letters for pictures and previews, in the printer's cells."""

from __future__ import annotations

import functools
import hashlib
import io
import unicodedata
from dataclasses import dataclass
from importlib.resources import files

from PIL import Image, ImageDraw, ImageFont

from printers.paper.blocks import Size
from printers.paper.rows import BASELINE, CELL, Row, Run
from printers.paper.text import encode_line

_PIXELS = {Size.SMALL: 15, Size.NORMAL: 20, Size.LARGE: 40, Size.HUGE: 60}

_FACE = {False: "DejaVuSansMono.ttf", True: "DejaVuSansMono-Bold.ttf"}
_OTHER_FACE = {False: "NotoSansMono-Regular.ttf", True: "NotoSansMono-Bold.ttf"}
_OTHER_SCALE = 0.8
_NO_CHARACTER = "\U0010fffe"
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

    @property
    def digest(self) -> str:
        """SHA-256 of its dots and their shape."""
        shape = f"{self.stride} {self.height} {self.tall} ".encode("ascii")
        return hashlib.sha256(shape + self.bits).hexdigest()


def raster_of(row: Row, width: int) -> Raster | None:
    """The row as dots, white trimmed above, below and at the right; None when all is white."""
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
    bits = strip.tobytes("raw", "1;I")
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
        _draw_run(draw, run, y + run.y + BASELINE[run.size])


def draw_raster(image: Image.Image, raster: Raster, y: int) -> None:
    """Draw a picture as the printer will, dot for dot."""
    dots = Image.frombytes("1", (raster.stride * 8, raster.height), raster.bits, "raw", "1;I")
    if raster.tall:
        dots = dots.resize((dots.width, dots.height * 2), Image.Resampling.NEAREST)
    image.paste(dots, (0, y + raster.top))


def without_commands(bits: bytes) -> bytes:
    """Picture bytes with one dot less wherever they would read as a real-time command.

    Printers obey those also in the middle of a picture: Epson says so of DLE EOT.
    """
    for command in _REAL_TIME:
        bits = bits.replace(command, b"\x00" + command[1:])
    return bits


_REAL_TIME = (
    *(b"\x10\x04" + bytes([n]) for n in range(1, 9)),
    *(b"\x10\x05" + bytes([n]) for n in range(3)),
    b"\x10\x14",
)
"""DLE EOT n, DLE ENQ n, DLE DC4."""


def reads_as_command(head: bytes) -> bool:
    """Whether bytes that cannot be changed, such as lengths, begin a real-time command of any kind.

    Stricter than for dots: a printer may take DLE EOT for a command whatever follows it.
    """
    return any(start in head for start in (b"\x10\x04", b"\x10\x05", b"\x10\x14"))


def _draw_run(draw: ImageDraw.ImageDraw, run: Run, baseline: int) -> None:
    font = _font(run.size, run.bold)
    if encode_line(run.text, _EVEN_WIDTH) is not None:
        draw.text((run.x, baseline), run.text, font=font, fill=0, anchor="ls")
        return
    x = run.x
    for char in run.text:
        mark = unicodedata.combining(char)
        place = x - CELL[run.size][0] if mark else x
        _draw_letter(draw, char, run, (place, baseline))
        x += 0 if mark else CELL[run.size][0]


def _draw_letter(draw: ImageDraw.ImageDraw, char: str, run: Run, place: tuple[int, int]) -> None:
    """One letter in its cell.

    A letter that our face lacks, or whose accents rise above the cell, comes from another face, a
    little smaller, and lower if it must be. What neither has (no license carries such letters)
    shows as an empty box, never as another letter.
    """
    x, y = place
    font = _font(run.size, run.bold)
    if not _fits(char, run.size, run.bold):
        font = _font(run.size, run.bold, other=True)
        x += round((CELL[run.size][0] - font.getlength(char)) / 2)
        y += max(0, round(-BASELINE[run.size] - font.getbbox(char, anchor="ls")[1]))
    draw.text((x, y), char, font=font, fill=0, anchor="ls")


@functools.lru_cache(maxsize=1024)
def _fits(char: str, size: Size, bold: bool) -> bool:
    """Whether our face has the letter, inside its cell.

    A letter that it lacks looks like a character that does not exist.
    """
    font = _font(size, bold)
    there = bytes(font.getmask(char, "1")) != bytes(font.getmask(_NO_CHARACTER, "1"))
    return there and font.getbbox(char, anchor="ls")[1] >= -BASELINE[size]


@functools.cache
def _font(
    size: Size,
    bold: bool,
    *,
    other: bool = False,
) -> ImageFont.FreeTypeFont:
    name = (_OTHER_FACE if other else _FACE)[bold]
    pixels = round(_PIXELS[size] * (_OTHER_SCALE if other else 1))
    face = io.BytesIO(files("printers").joinpath("data", name).read_bytes())
    return ImageFont.truetype(face, pixels, layout_engine=ImageFont.Layout.BASIC)
