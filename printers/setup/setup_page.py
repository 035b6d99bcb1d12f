"""A letter page that switches a scanner over: numbered steps with symbols, a test code."""

from __future__ import annotations

from dataclasses import dataclass

from PIL import Image

from printers.pages.page import MARGIN_TOP
from printers.pages.pdf import Page
from printers.paper.bitmap import Bitmap, bar
from printers.paper.blocks import Size
from printers.paper.ink import draw_row
from printers.paper.rows import CELL, PITCH, Placed, Row, Run
from printers.paper.text import clean, wrap
from printers.setup.reader_codes import QUIET, command_symbol, license_symbol
from tracs_mobile.errors import BadInput

SHEET_DPI = 300
MARGIN = 150
"""Half an inch at every edge: what no office printer reaches is white."""

_PDF_MARGIN = 32
"""Dots that the PDF adds at each side of the picture."""

_WIDTH = 2550 - 2 * _PDF_MARGIN
_HEIGHT = 3300
_LEFT = MARGIN - _PDF_MARGIN
_REACH = 2550 - 2 * MARGIN
_INDENT = 108
_APART = 84
"""White below a symbol, so that a scanner sees one at a time."""
_BETWEEN = 36
_NAME_BELOW = 8
_LINE = PITCH[Size.LARGE]
_LETTER = CELL[Size.LARGE][0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What to do, and the command that its symbol holds; empty when there is no symbol."""

    text: str
    command: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetWords:
    """All that stands on a sheet. `license` is the whole AAMVA record of the test code."""

    title: str
    for_models: str
    intro: str
    steps: tuple[Step, ...]
    test: str
    license: str
    trouble: tuple[str, ...]
    defaults: str
    mark: str
    source: str


def setup_page(words: SheetWords) -> Page:
    """The page, 300 dots an inch. Raises BadInput when the words do not fit on one page."""
    above = _above(words)
    below = _foot(words)
    free = _HEIGHT - MARGIN_TOP - MARGIN - sum(row.height for row in (*above, *below))
    if free < 0:
        raise BadInput("The setup sheet is too long for one page.")
    rows = (*above, _white(free), *below)
    image = Image.new("1", (_WIDTH, _HEIGHT), 1)
    y = MARGIN_TOP
    for row in rows:
        draw_row(image, row, y)
        y += row.height
    return Page(image=image, rows=rows)


def _above(words: SheetWords) -> list[Row]:
    rows = [
        _white(MARGIN - MARGIN_TOP),
        *_lines("Scanner setup for TraCS Mobile", bold=True),
        _white(10),
        *_lines(words.title, size=Size.HUGE, bold=True),
        *_lines(f"For {words.for_models}."),
        *_lines(words.mark, bold=True),
        _rule(8),
        *_lines(words.intro),
        _white(40),
    ]
    for number, step in enumerate(words.steps, start=1):
        rows += [_step(number, step), _white(_APART if step.command else _BETWEEN)]
    rows += [_rule(3), _test(len(words.steps) + 1, words), _white(24), _rule(3)]
    return [*rows, *_help(words)]


def _help(words: SheetWords) -> list[Row]:
    rows = _lines("If it does not work", bold=True)
    for said in words.trouble:
        rows += _points(said)
    return [
        *rows,
        _white(36),
        *_lines("Before you restore factory defaults", bold=True),
        *_lines(words.defaults),
    ]


def _foot(words: SheetWords) -> list[Row]:
    return [_rule(3), *_lines(f"Source: {words.source}")]


def _step(number: int, step: Step) -> Row:
    """The words, and at their right the symbol with its command below."""
    if not step.command:
        runs = _numbered(number, step.text, _REACH - _INDENT)
        return Row(height=max(_high(runs), PITCH[Size.HUGE]), runs=runs)
    return _beside(number, step.text, command_symbol(step.command), step.command.rstrip("."))


def _test(number: int, words: SheetWords) -> Row:
    return _beside(number, words.test, license_symbol(words.license))


def _beside(number: int, text: str, symbol: Bitmap, name: str = "") -> Row:
    """Words at the left, a symbol with its quiet zone at the right edge, its name below it."""
    runs = _numbered(number, text, _REACH - _INDENT - symbol.width - 2 * QUIET)
    x = _LEFT + _REACH - QUIET - symbol.width
    height = max(_high(runs), symbol.height)
    if name:
        y = symbol.height + _NAME_BELOW
        runs = (*runs, Run(text=name, x=x, y=y, size=Size.LARGE))
        height = max(height, y + _LINE)
    return Row(height=height, runs=runs, pictures=(Placed(picture=symbol, x=x),))


def _high(runs: tuple[Run, ...]) -> int:
    """Dots that the words of a step take: all its runs but the number."""
    return (len(runs) - 1) * _LINE


def _numbered(number: int, text: str, room: int) -> tuple[Run, ...]:
    """The number first, then a run for each line, `room` dots wide."""
    large = Run(text=str(number), x=_LEFT, y=-12, size=Size.HUGE, bold=True)
    return (large, *_runs(text, _LEFT + _INDENT, room))


def _runs(text: str, x: int, room: int) -> tuple[Run, ...]:
    lines = wrap(clean(text), room // _LETTER)
    return tuple(
        Run(text=line, x=x, y=at * _LINE, size=Size.LARGE) for at, line in enumerate(lines)
    )


def _points(text: str) -> list[Row]:
    lines = wrap(f"- {clean(text)}", _REACH // _LETTER, hang=2)
    return [
        Row(
            height=_LINE,
            runs=(Run(text=line, x=_LEFT + (2 * _LETTER if at else 0), size=Size.LARGE),),
        )
        for at, line in enumerate(lines)
    ]


def _lines(text: str, *, size: Size = Size.LARGE, bold: bool = False) -> list[Row]:
    return [
        Row(height=PITCH[size], runs=(Run(text=line, x=_LEFT, size=size, bold=bold),))
        for line in wrap(clean(text), _REACH // CELL[size][0])
    ]


def _rule(thick: int) -> Row:
    line = Placed(picture=bar(_REACH, thick), x=_LEFT, y=18)
    return Row(height=thick + 44, pictures=(line,))


def _white(dots: int) -> Row:
    return Row(height=dots)
