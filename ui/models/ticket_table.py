"""A table of frozen values, replaced whole; columns are a title and a function."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from tracs_mobile.domain.states import TicketRow
from ui import list_text, text

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: its title and what it says of a ticket."""

    title: str
    said: Callable[[TicketRow], str]


COLUMNS = (
    Column(title="Number", said=lambda r: r.number),
    Column(title="Name", said=lambda r: r.defendant),
    Column(title="Charge", said=lambda r: r.charge),
    Column(title="Town", said=lambda r: r.town),
    Column(title="Plate", said=lambda r: r.plate),
    Column(title="Issued", said=lambda r: list_text.date_time(r.issued_at).replace(" ", "\n")),
    Column(title="Legal", said=lambda r: list_text.legal_word(r).replace(" ", "\n")),
    Column(title="Delivery", said=lambda r: text.two_lines(list_text.DELIVERY[r.delivery])),
    Column(title="Review", said=lambda r: r.review.value.capitalize()),
    Column(title="Print", said=lambda r: text.two_lines(list_text.PRINTED[r.printed])),
)


class TicketTable(QAbstractTableModel):
    """Tickets, newest first."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[TicketRow, ...] = ()

    def show_rows(self, rows: Sequence[TicketRow]) -> None:
        """Replace everything."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        said = COLUMNS[index.column()].said(self.rows[index.row()])
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return said
        return None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        across = orientation is Qt.Orientation.Horizontal
        if across and role == Qt.ItemDataRole.DisplayRole and section < len(COLUMNS):
            return COLUMNS[section].title
        return None
