"""What can be known of a printer: the names of the facts, their kinds, and how each is known."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from tracs_mobile.errors import BadInput
from tracs_mobile.wording import say

FactValue = object
"""A fact's value as the program uses it: a bool, a number, an enum, or a tuple of such."""

_MOST = 1_000_000

EVERY_PAPER_FACTS = frozenset({"paper", "width_dots", "dpi"})
PAGE_FACTS = EVERY_PAPER_FACTS | {"page_width_in", "page_height_in", "printable_width_in"}
"""All there is to know of a printer that takes pages; the last three mean nothing on a roll."""


class CodeKind(Enum):
    """The three bar codes."""

    CODE128 = "Code 128"
    QR = "QR"
    PDF417 = "PDF417"


class Known(Enum):
    """How a fact about a printer is known."""

    DOCUMENTED = "documented"
    PROBED = "probed"
    UNKNOWN = "unknown"


class Paper(Enum):
    """What a printer prints on."""

    ROLL = "roll"
    PAGE = "page"


class ImageCommand(Enum):
    """The command a printer takes pictures with."""

    GS_V_0 = "GS v 0"
    GS_L = "GS ( L"
    GS_8_L = "GS 8 L"
    ESC_STAR = "ESC *"


class DensityCommand(Enum):
    """The command that makes the print darker or lighter."""

    GS_K = "GS ( K"
    NONE = "none"


class Form(Enum):
    """What a job is made of.

    NATIVE: the printer's own letters and its own bar codes. HYBRID: its own letters, everything
    else as dots. RASTER: the whole page as dots, for printers whose letters are doubtful.
    """

    NATIVE = "native"
    HYBRID = "hybrid"
    RASTER = "raster"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One fact about a printer. `value` is as in profiles.toml; `means` says it in words."""

    name: str
    means: str
    value: object
    known: Known
    source: str


def read_fact(name: str, value: object) -> FactValue:
    """The value of the fact `name`, from TOML or JSON; lists become tuples, words become enums.

    Raises BadInput for a fact that nobody knows, and for a value of the wrong kind.
    """
    if name not in _KINDS:
        raise BadInput(
            say("Nothing called {name} is known of printers. Run Test and learn again.", name=name)
        )
    read, _ = _KINDS[name]
    try:
        return read(value)
    except (TypeError, ValueError, LookupError) as fault:
        raise BadInput(
            say(
                "What was learned of the printer is damaged: {name} cannot be {value!r}. "
                "Run Test and learn again.",
                name=name,
                value=value,
            )
        ) from fault


def fact_names() -> tuple[str, ...]:
    """The names of all facts, in the order in which a page shows them."""
    return tuple(_KINDS)


def meaning(name: str) -> str:
    """What a fact says, in words for the person who sets up a printer."""
    return _KINDS[name][1]


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError(value)
    return value


def _number(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(value)
    if not 0 < value <= _MOST:
        raise ValueError(value)
    return value


def _dots(value: object) -> int:
    """A width: whole bytes of a raster."""
    dots = _number(value)
    if dots % 8:
        raise ValueError(value)
    return dots


def _inches(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(value)
    if not 0 <= value < 100:
        raise ValueError(value)
    return float(value)


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise TypeError(value)
    return value


def _cell(value: object) -> tuple[int, int]:
    wide, high = map(_number, _list(value))
    return wide, high


def _pages(value: object) -> tuple[tuple[str, int], ...]:
    pages = tuple(_page(entry) for entry in _list(value))
    if not pages:
        raise ValueError(value)
    return pages


def _page(value: object) -> tuple[str, int]:
    codec, slot = _list(value)
    if not isinstance(codec, str) or isinstance(slot, bool) or not isinstance(slot, int):
        raise TypeError(value)
    if "aé".encode(codec, "replace")[:1] != b"a" or len("é".encode(codec, "replace")) != 1:
        raise ValueError(value)
    return codec, bytes([slot])[0]


def _codes(value: object) -> tuple[CodeKind, ...]:
    return tuple(CodeKind(entry) for entry in _list(value))


_KINDS: dict[str, tuple[Callable[[object], FactValue], str]] = {
    "paper": (Paper, "Kind of paper"),
    "width_dots": (_dots, "Dots in a line"),
    "dpi": (_number, "Dots to the inch"),
    "page_width_in": (_inches, "Width of the page in inches, 0 on a roll"),
    "page_height_in": (_inches, "Height of the page in inches, 0 when it is as long as the ticket"),
    "printable_width_in": (_inches, "Width that can be printed in inches, 0 on a roll"),
    "font_a": (_cell, "Cell of its large font, dots wide and high"),
    "font_b": (_cell, "Cell of its small font, dots wide and high"),
    "code_pages": (_pages, "Code pages with accents, and their numbers"),
    "motion_units": (_flag, "Takes distances in dots (GS P)"),
    "form": (Form, "What its jobs are made of"),
    "image_command": (ImageCommand, "Command for pictures"),
    "double_height_raster": (_flag, "Prints each row of a picture twice when told"),
    "native_codes": (_codes, "Bar codes it draws itself"),
    "nv_logo": (_flag, "Keeps a logo in its own memory"),
    "density": (DensityCommand, "Command for darkness"),
    "answers_status": (_flag, "Says how it stands when asked (DLE EOT)"),
    "status_without_dle": (_flag, "Also answers EOT n alone"),
    "answers_in_order": (_flag, "Answers after the data before the question (GS r)"),
    "tells_changes": (_flag, "Tells by itself when paper or cover change (GS a)"),
    "confirms_print": (_flag, "Says when the lines are on paper (GS ( H)"),
    "tells_model": (_flag, "Tells its model (GS I)"),
    "black_mark": (_flag, "Finds black marks on the paper"),
    "buffer_bytes": (_number, "Bytes it takes ahead of the paper"),
    "mm_per_second": (_number, "Speed of the paper, mm a second"),
    "bytes_per_second": (_number, "Speed of the line, bytes a second"),
}
