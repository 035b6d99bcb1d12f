"""A paper as rows from top to bottom, every text and picture at its dot."""

from __future__ import annotations

from dataclasses import dataclass

from printers.paper.bitmap import Bitmap
from printers.paper.blocks import Code, Size

CELL = {
    Size.SMALL: (9, 17),
    Size.NORMAL: (12, 24),
    Size.LARGE: (24, 48),
    Size.HUGE: (36, 72),
}
"""Width and height of one character in dots: fonts B and A of ESC/POS at 203 dpi."""

BASELINE = {Size.SMALL: 14, Size.NORMAL: 19, Size.LARGE: 38, Size.HUGE: 57}
"""Dots from the top of a cell to the line its letters stand on."""

PITCH = {Size.SMALL: 20, Size.NORMAL: 28, Size.LARGE: 54, Size.HUGE: 78}
"""Height of a line of text with the white below it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Text of one style on the character grid; `x`, `y` is the upper left dot of its first cell."""

    text: str
    x: int = 0
    y: int = 0
    size: Size = Size.NORMAL
    bold: bool = False

    @property
    def width(self) -> int:
        """Dots from the first cell to the end of the last."""
        return len(self.text) * CELL[self.size][0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A picture with its upper left dot."""

    picture: Bitmap
    x: int = 0
    y: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One strip of paper, `height` dots high.

    With pictures it is sent as a picture, text and all; without, as the printer's own text; empty,
    as a feed. `tall` says that its dots come in equal pairs of rows, so half of them need be sent.
    `code` is the bar code that its only picture shows; `logo` says that its picture is the logo.
    """

    height: int
    runs: tuple[Run, ...] = ()
    pictures: tuple[Placed, ...] = ()
    tall: bool = False
    code: Code | None = None
    logo: bool = False
