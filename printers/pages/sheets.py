"""The same rows as on the roll, laid on sheets: for printers that know pages and not commands.

On letter paper the ticket stands in two columns at nearly its own size, so that a whole complaint
is one sheet; on 4-inch stock it is one long page, as the mobile printers print it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from importlib.resources import files

from printers.facts import Paper
from printers.paper.bitmap import Bitmap
from printers.paper.blocks import Block, CodeBeside, Ends, Field, Rule, Size, Text
from printers.paper.layout import layout
from printers.paper.place import place
from printers.paper.rows import BASELINE, CELL, PITCH, Row, Run
from printers.paper.text import clean
from printers.profiles import Profile, profile_named
from tracs_mobile.domain.document import Printable
from tracs_mobile.errors import BadInput
from tracs_mobile.ports import PageImage, Sheet, SheetPicture, SheetText
from tracs_mobile.wording import say

TICKET_DOTS = 832
"""The width the ticket is laid out for: that of 4-inch paper."""

_LARGEST_MODULE = 12
_HEAD_DOTS = PITCH[Size.SMALL] + 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Stock:
    """Paper of one kind. `dpi` is how many of the ticket's dots stand on an inch of it.

    `height` is None for a page as long as its ticket. All lengths in dots.
    """

    dpi: int
    width: int
    height: int | None
    margin: int
    columns: int

    def left(self, column: int) -> int:
        """The left edge of a column; columns lie evenly between the margins."""
        free = self.width - 2 * self.margin - self.columns * TICKET_DOTS
        gap = free // (self.columns - 1) if self.columns > 1 else 0
        return self.margin + column * (TICKET_DOTS + gap)


_GAP_DOTS = 64


def stock_of(profile: Profile) -> Stock:
    """The paper of a page profile: two columns where it is wide enough for two tickets.

    Two tickets and the white between them fill what the head reaches; on letter paper that makes
    216 dots an inch, so letters are 94 of a hundred of their size on the roll. Raises BadInput
    for a roll.
    """
    if profile.paper is not Paper.PAGE:
        raise BadInput(
            say("{label} is a roll for ticket printers and has no pages.", label=profile.label)
        )
    reach = profile.printable_width_in
    columns = 2 if reach * profile.dpi >= 1.8 * TICKET_DOTS else 1
    dpi = round((columns * TICKET_DOTS + (columns - 1) * _GAP_DOTS) / reach)
    height = profile.page_height_in
    return Stock(
        dpi=dpi,
        width=round(profile.page_width_in * dpi),
        height=round(height * dpi) if height else None,
        margin=round((profile.page_width_in - reach) / 2 * dpi),
        columns=columns,
    )


def faces() -> tuple[bytes, bytes]:
    """The two font files that sheets are set in, plain and bold, and what stands in for letters."""
    folder = files("printers").joinpath("data")
    return (
        folder.joinpath("DejaVuSansMono.ttf").read_bytes(),
        folder.joinpath("DejaVuSansMono-Bold.ttf").read_bytes(),
    )


def sheets_of(copies: Sequence[Printable], profile_name: str) -> tuple[Sheet, ...]:
    """Each copy on sheets of its own. Raises BadInput for paper that has no pages."""
    stock = stock_of(profile_named(profile_name))
    return tuple(sheet for copy in copies for sheet in _sheets(copy, stock))


def sheets_of_rows(papers: Sequence[tuple[Row, ...]], profile_name: str) -> tuple[Sheet, ...]:
    """Papers given as rows, each on sheets of its own. Raises BadInput as `sheets_of`."""
    stock = stock_of(profile_named(profile_name))
    return tuple(
        sheet
        for rows in papers
        for sheet in _numbered(_columns([(row,) for row in rows], stock), stock, "")
    )


def _sheets(copy: Printable, stock: Stock) -> list[Sheet]:
    columns = _columns(list(_chunks(layout(copy))), stock)
    return _numbered(columns, stock, copy.document.number)


def _numbered(columns: list[list[Row]], stock: Stock, name: str) -> list[Sheet]:
    """Columns on sheets, each with the name and its part when there are several."""
    total = -(-len(columns) // stock.columns)
    sheets = []
    for at in range(total):
        own = columns[at * stock.columns : (at + 1) * stock.columns]
        said = clean(f"{name}, part {at + 1} of {total}") if total > 1 else ""
        sheets.append(_sheet(own, stock, said))
    return sheets


# --- from blocks to columns -----------------------------------------------------------------------


def _chunks(blocks: Sequence[Block]) -> Iterator[tuple[Row, ...]]:
    """Rows that stay together: a heading with what it heads, the answer with its signature."""
    chunk: list[Row] = []
    glued = True
    for at, block in enumerate(blocks):
        if chunk and not glued and _may_begin(block):
            yield tuple(chunk)
            chunk = []
        if isinstance(block, CodeBeside):
            glued = True  # until the rule below the signature
        chunk.extend(place((block,), TICKET_DOTS))
        if isinstance(block, Rule) or (not _answers(blocks, at) and _may_end(block)):
            glued = False
        elif not isinstance(block, Text | Field | Ends):
            glued = True
    if chunk:
        yield tuple(chunk)


def _answers(blocks: Sequence[Block], at: int) -> bool:
    """Whether block `at` lies between the day to answer by and the rule after the signature."""
    for block in reversed(blocks[: at + 1]):
        if isinstance(block, CodeBeside):
            return True
        if isinstance(block, Rule):
            return False
    return False


def _may_begin(block: Block) -> bool:
    return isinstance(block, Text | Field | Ends | Rule)


def _may_end(block: Block) -> bool:
    """Whether a column may end after it: not after a heading."""
    return isinstance(block, Field | Ends) or (isinstance(block, Text) and not block.bold)


def _columns(chunks: list[tuple[Row, ...]], stock: Stock) -> list[list[Row]]:
    if stock.height is None:
        return [[row for chunk in chunks for row in chunk]]
    room = stock.height - 2 * stock.margin - _HEAD_DOTS
    # What fits on one sheet fills its columns evenly; what does not fills each to its end.
    for tried in range(_high(chunks) // stock.columns, room, _STEP_DOTS):
        columns = _filled(chunks, tried)
        if len(columns) <= stock.columns:
            return columns
    return _filled(chunks, room)


_STEP_DOTS = 20


def _filled(chunks: Sequence[tuple[Row, ...]], room: int) -> list[list[Row]]:
    """Columns of at most `room` dots."""
    columns: list[list[tuple[Row, ...]]] = [[]]
    for chunk in chunks:
        if columns[-1] and _high(columns[-1]) + _high([chunk]) > room:
            columns.append(_moved_over(columns[-1], room))
        for part in _parts_of(chunk, room):
            if columns[-1] and _high(columns[-1]) + _high([part]) > room:
                columns.append([])
            columns[-1].append(part)
    return [[row for chunk in column for row in chunk] for column in columns]


def _high(chunks: Sequence[tuple[Row, ...]]) -> int:
    return sum(row.height for chunk in chunks for row in chunk)


def _moved_over(column: list[tuple[Row, ...]], room: int) -> list[tuple[Row, ...]]:
    """What follows the last rule of a full column, if that is little: a section is read in one."""
    for at in range(len(column) - 1, 0, -1):
        if _high(column[:at]) < room * _FULL_ENOUGH:
            break
        if any(_is_rule(row) for row in column[at - 1]):
            over = column[at:]
            del column[at:]
            return over
    return []


_FULL_ENOUGH = 0.75
"""A column at least this full may end early, at a rule."""


def _is_rule(row: Row) -> bool:
    return any(placed.picture.width == TICKET_DOTS for placed in row.pictures)


def _parts_of(chunk: tuple[Row, ...], room: int) -> list[tuple[Row, ...]]:
    """A chunk longer than a column is cut between its rows."""
    return [chunk] if _high([chunk]) <= room else [(row,) for row in chunk]


# --- from columns to a sheet ----------------------------------------------------------------------


@dataclass
class _Ink:
    texts: list[SheetText] = field(default_factory=list)
    pictures: list[SheetPicture] = field(default_factory=list)


def _sheet(columns: list[list[Row]], stock: Stock, said: str) -> Sheet:
    ink = _Ink()
    top = stock.margin
    if said:
        _write(ink, Run(text=said, size=Size.SMALL), stock.left(0), top)
    if stock.height is not None:
        top += _HEAD_DOTS
    for at, rows in enumerate(columns):
        y = top
        for row in rows:
            _lay(ink, row, stock.left(at), y)
            y += row.height
    height = stock.height
    if height is None:
        height = top + sum(row.height for row in columns[0]) + _TEAR_DOTS
    return Sheet(
        width=stock.width,
        height=height,
        dpi=stock.dpi,
        texts=tuple(ink.texts),
        pictures=tuple(ink.pictures),
    )


_TEAR_DOTS = 80
"""A centimeter of white below the last line of a long page."""


def _lay(ink: _Ink, row: Row, x: int, y: int) -> None:
    for placed in row.pictures:
        picture = placed.picture
        ink.pictures.append(
            SheetPicture(
                x=x + placed.x, y=y + placed.y, image=_gray(picture), module=module_of(picture)
            )
        )
    for run in row.runs:
        _write(ink, run, x, y)


def _write(ink: _Ink, run: Run, x: int, y: int) -> None:
    if run.text.strip():
        ink.texts.append(
            SheetText(
                x=x + run.x,
                baseline=y + run.y + BASELINE[run.size],
                cell_width=CELL[run.size][0],
                text=run.text,
                bold=run.bold,
            )
        )


def _gray(picture: Bitmap) -> PageImage:
    rows = (picture.row(y) for y in range(picture.height))
    pixels = b"".join(_gray_row(row)[: picture.width] for row in rows)
    return PageImage(width=picture.width, height=picture.height, pixels=pixels)


def _gray_row(row: bytes) -> bytes:
    return b"".join(_EIGHT_DOTS[byte] for byte in row)


_EIGHT_DOTS = [
    bytes(0 if value & (0x80 >> bit) else 255 for bit in range(8)) for value in range(256)
]


def module_of(picture: Bitmap) -> int:
    """The width all its dark and light parts are a multiple of; 1 when it is no bar code."""
    found = 0
    for y in range(0, picture.height, max(1, picture.height // 64)):
        found = math.gcd(found, *_parts(picture, y))
        if found == 1:
            return 1
    return found if found <= _LARGEST_MODULE else 1


def _parts(picture: Bitmap, y: int) -> list[int]:
    """Where dark begins and ends in a row."""
    bits = bin(int.from_bytes(b"\x01" + picture.row(y), "big"))[3:][: picture.width]
    return [at for at in range(1, len(bits)) if bits[at] != bits[at - 1]] + [picture.width]
