"""The parts a paper is made of, before anything is known about its width."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from printers.facts import CodeKind


class Size(Enum):
    """Three sizes of one face, and the small one. Each is a whole multiple of a printer's font."""

    SMALL = "font B"
    NORMAL = "font A"
    LARGE = "font A, twice"
    HUGE = "font A, three times"


class Align(Enum):
    """Where a text stands between the edges."""

    LEFT = "left"
    CENTER = "center"


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A paragraph; it wraps, with following lines `hang` columns further in.

    `after` is the white below it, in dots.
    """

    text: str
    size: Size = Size.NORMAL
    bold: bool = False
    align: Align = Align.LEFT
    hang: int = 0
    after: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Ends:
    """Two texts on one line, at its left and right end; below each other when it is too narrow."""

    left: str
    right: str
    size: Size = Size.NORMAL
    bold: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A small label with its value."""

    label: str
    value: str
    bold: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Two figures side by side, each under its heading."""

    left_heading: str
    left: str
    right_heading: str
    right: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A box to check, the name of the choice, and what it means."""

    name: str
    means: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Blanks:
    """Lines to write on: each label with the least number of columns after it."""

    labels: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A line from edge to edge."""

    heavy: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Space:
    """White paper."""

    dots: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """A bar code. An empty payload (a preview) shows an empty frame."""

    kind: CodeKind
    payload: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The agency's logo beside its name and address; below each other on narrow paper."""

    logo_png: bytes
    name: str
    details: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberLine:
    """The large number with its bar code at the right; below each other on narrow paper."""

    number: str
    code: Code


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeBeside:
    """A bar code with lines of text at its right."""

    code: Code
    lines: tuple[Text, ...]


Block = (
    Text
    | Ends
    | Field
    | Figures
    | Choice
    | Blanks
    | Rule
    | Space
    | Code
    | Header
    | NumberLine
    | CodeBeside
)
