"""The table of tickets, read page by page; columns are a title and a function."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from tracs_mobile.domain.states import TicketRow
from tracs_mobile.overriding import override
from ui.text import cell_text, ticket_words
from ui.tokens import Tokens, Tone

Index = QModelIndex | QPersistentModelIndex

Large = Literal["keep", "fold", "drop"]
PAGE_ROWS = 200
"""How many rows are read at a time."""


def _plain(_row: TicketRow, _now: datetime) -> Tone:
    return "plain"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: its title, what it says of a ticket now, how wide it is (0: what is left).

    In large text it is kept, folds under the number, or is dropped: the ticket itself says it.
    """

    title: str
    said: Callable[[TicketRow, datetime], str]
    width: int = 0
    tone: Callable[[TicketRow, datetime], Tone] = _plain
    large: Large = "keep"


COLUMNS = (
    Column(title=ticket_words.NUMBER, said=lambda r, _: cell_text.number_cell(r), width=148),
    Column(
        title=ticket_words.ISSUED,
        said=lambda r, _: cell_text.issued_cell(r),
        width=110,
        large="fold",
    ),
    Column(title=ticket_words.NAME, said=lambda r, _: r.defendant),
    Column(title=ticket_words.CHARGE, said=lambda r, _: r.charge),
    Column(title=ticket_words.PLATE, said=lambda r, _: r.plate, width=88, large="drop"),
    Column(
        title=ticket_words.LEGAL,
        said=lambda r, _: cell_text.legal_cell(r),
        width=114,
        tone=cell_text.legal_tone,
        large="fold",
    ),
    Column(
        title=ticket_words.DELIVERY,
        said=cell_text.delivery_cell,
        width=154,
        tone=cell_text.delivery_tone,
    ),
    Column(
        title=ticket_words.PRINT,
        said=lambda r, _: cell_text.print_cell(r),
        width=112,
        tone=cell_text.print_tone,
    ),
    Column(
        title=ticket_words.REVIEW,
        said=lambda r, _: cell_text.review_cell(r),
        width=112,
        tone=cell_text.review_tone,
    ),
)
QUEUE_COLUMNS = (
    COLUMNS[0],
    COLUMNS[1],
    Column(title=ticket_words.OFFICER, said=lambda r, _: r.officer, width=86),
    Column(title=ticket_words.CHARGE, said=lambda r, _: r.charge),
    COLUMNS[5],
)
"""What a Point of Contact needs while the paper stands beside the list."""


class TicketTable(QAbstractTableModel):
    """Tickets, newest first. `more_wanted` asks for the rows after those that are here."""

    more_wanted = Signal()

    def __init__(self, columns: tuple[Column, ...] = COLUMNS) -> None:
        super().__init__()
        self.columns = columns
        self.rows: tuple[TicketRow, ...] = ()
        self.now = datetime.min.replace(tzinfo=UTC)
        self._more = False
        self._asked = False
        self._colors: dict[Tone, QColor] = {}
        self._folded = False

    def fold(self, *, folded: bool) -> None:
        """Say what the columns that fold say under the number, or in columns of their own."""
        if folded != self._folded:
            self._folded = folded
            self._redraw()

    def show_rows(
        self, rows: Sequence[TicketRow], now: datetime | None = None, *, more: bool = False
    ) -> None:
        """Replace everything; `more` says that further rows may follow."""
        self.now = now or self.now
        self._asked = False
        self._more = more
        same = [r.number for r in rows] == [r.number for r in self.rows]
        if same:
            # The same tickets in another state: who reads the list keeps the place.
            self.rows = tuple(rows)
            self._redraw()
            return
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def add_rows(self, rows: Sequence[TicketRow]) -> None:
        """Put a further page under what is here; a ticket that moved down meanwhile stays once."""
        self._asked = False
        self._more = len(rows) == PAGE_ROWS
        known = {row.number for row in self.rows}
        new = tuple(row for row in rows if row.number not in known)
        if new:
            first = len(self.rows)
            self.beginInsertRows(QModelIndex(), first, first + len(new) - 1)
            self.rows = (*self.rows, *new)
            self.endInsertRows()

    def renew(self, offset: int, rows: Sequence[TicketRow], now: datetime) -> bool:
        """Put newer states of the rows from `offset` on in place; False: these are others now."""
        end = offset + len(rows)
        if [r.number for r in rows] != [r.number for r in self.rows[offset:end]]:
            return False
        self.now = now
        self.rows = (*self.rows[:offset], *rows, *self.rows[end:])
        self._redraw()
        return True

    def give_up(self) -> None:
        """The further page could not be read; it may be asked for again."""
        self._asked = False

    def wear(self, tokens: Tokens) -> None:
        """Take the colors that are worn for the words of the states."""
        self._colors = {
            "good": QColor(tokens.good),
            "warn": QColor(tokens.warn),
            "bad": QColor(tokens.bad),
        }
        self._redraw()

    def _number(self, row: TicketRow, said: str) -> str:
        folding = [column for column in self.columns if self._folded and column.large == "fold"]
        more = [column.said(row, self.now).replace("\n", " ") for column in folding]
        return "\n".join([said, *more])

    def _redraw(self) -> None:
        if self.rows:
            last = self.index(len(self.rows) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    @override
    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._more and not self._asked

    @override
    def fetchMore(self, parent: Index) -> None:
        if self.canFetchMore(parent):
            self._asked = True
            self.more_wanted.emit()

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.columns)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        column, row = self.columns[index.column()], self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            said = column.said(row, self.now)
            return said if index.column() else self._number(row, said)
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._colors.get(column.tone(row, self.now))
        return None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        across = orientation is Qt.Orientation.Horizontal
        if across and role == Qt.ItemDataRole.DisplayRole and section < len(self.columns):
            return self.columns[section].title
        return None
