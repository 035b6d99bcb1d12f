"""The Point of Contact's list as a table: one line a ticket, what to look at in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from tracs_mobile.domain.agency_line import AgencyLine
from tracs_mobile.overriding import override
from ui.models.ticket_table import Large
from ui.text import agency_words, board_text
from ui.tokens import Tokens, Tone

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class LineColumn:
    """One column: its title, what it says of a line, how wide it is (0: what is left).

    In large text it is kept, folds under the number, or is dropped.
    """

    title: str
    said: Callable[[AgencyLine], str]
    width: int = 0
    tone: Callable[[AgencyLine], Tone] = lambda _line: "plain"
    large: Large = "keep"


COLUMNS = (
    LineColumn(title=agency_words.NUMBER, said=board_text.number_cell, width=146),
    LineColumn(title=agency_words.ISSUED, said=board_text.issued_cell, width=114, large="fold"),
    LineColumn(title=agency_words.OFFICER, said=lambda line: line.officer, width=80),
    LineColumn(title=agency_words.CHARGE, said=lambda line: line.charge),
    LineColumn(
        title=agency_words.LOOK_AT,
        said=board_text.look_cell,
        width=176,
        tone=board_text.look_tone,
    ),
)


class AgencyTable(QAbstractTableModel):
    """The lines; who reads the list keeps the place while the same tickets change their state."""

    def __init__(self, columns: Sequence[LineColumn] = COLUMNS) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self.rows: tuple[AgencyLine, ...] = ()
        self._colors: dict[Tone, QColor] = {}
        self._folded = False

    def fold(self, *, folded: bool) -> None:
        """Say what the columns that fold say under the number, or in columns of their own."""
        if folded != self._folded:
            self._folded = folded
            self._redraw()

    def show_lines(self, lines: Sequence[AgencyLine]) -> None:
        """Replace everything."""
        if tuple(lines) == self.rows:
            return
        if [line.number for line in lines] == [line.number for line in self.rows]:
            self.rows = tuple(lines)
            self._redraw()
            return
        self.beginResetModel()
        self.rows = tuple(lines)
        self.endResetModel()

    def wear(self, tokens: Tokens) -> None:
        """Take the colors that are worn for the words of the states."""
        self._colors = {
            "good": QColor(tokens.good),
            "warn": QColor(tokens.warn),
            "bad": QColor(tokens.bad),
        }
        self._redraw()

    def _number(self, line: AgencyLine, said: str) -> str:
        folding = [column for column in self.columns if self._folded and column.large == "fold"]
        more = [column.said(line).replace("\n", " ") for column in folding]
        return "\n".join([said, *more])

    def _redraw(self) -> None:
        if self.rows:
            last = self.index(len(self.rows) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

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
        column, line = self.columns[index.column()], self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            said = column.said(line)
            return said if index.column() else self._number(line, said)
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._colors.get(column.tone(line))
        return None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        across = orientation is Qt.Orientation.Horizontal
        if across and role == Qt.ItemDataRole.DisplayRole and section < len(self.columns):
            return self.columns[section].title
        return None
