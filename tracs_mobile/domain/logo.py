"""An agency's logo as the head of a warning carries it: one bit a dot, as high as the header."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

HEIGHT_DOTS = 80
"""Of the header at 203 dots an inch."""
WIDTH_DOTS = 277
"""A third of four-inch paper; more would leave no room for the agency's name."""


class LogoStyle(Enum):
    """How gray becomes black and white."""

    BEST = "best"
    """Whichever of the two fits the picture."""
    SHARP = "sharp"
    """Every dot is what it is nearer to: for drawings and letters."""
    SHADED = "shaded"
    """Gray as a pattern of dots: for photographs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LogoWish:
    """What a person may change about it. `darkness` runs from -2 to 2."""

    style: LogoStyle = LogoStyle.BEST
    darkness: int = 0
    inverted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HeaderLogo:
    """The converted logo as a PNG of one bit a dot. `remarks` are sentences to look at."""

    png: bytes
    width: int
    height: int
    style: LogoStyle
    remarks: tuple[str, ...] = ()
