"""Figures of the agency by officer: counted from this laptop's tickets, or by DPS over all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from tracs_mobile.domain import life
from tracs_mobile.domain.agency_board import OfficerTally
from tracs_mobile.domain.states import Delivery, Legal, Review, TicketRow
from tracs_mobile.domain.stop import DocumentKind
from tracs_mobile.overriding import override
from ui.text import agency_text, agency_words

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What one officer issued and how it went; `missing` has no signed receipt of DPS."""

    officer: str
    complaints: int = 0
    warnings: int = 0
    notices: int = 0
    late: int = 0
    refused: int = 0
    voided: int = 0
    missing: int = 0
    returned: int = 0


_IN: tuple[tuple[str, Callable[[TicketRow, datetime], bool]], ...] = (
    ("complaints", lambda r, _: r.kind is DocumentKind.COMPLAINT),
    ("warnings", lambda r, _: r.kind is DocumentKind.WARNING),
    ("notices", lambda r, _: r.kind is DocumentKind.NOTICE),
    ("late", life.is_late),
    ("refused", lambda r, _: r.delivery in (Delivery.REFUSED, Delivery.CONFLICT)),
    ("voided", lambda r, _: r.legal is Legal.VOIDED),
    (
        "missing",
        lambda r, _: r.kind is DocumentKind.COMPLAINT and r.delivery is not Delivery.RECEIVED,
    ),
    ("returned", lambda r, _: r.review is Review.RETURNED and r.legal is not Legal.VOIDED),
)


def figures(rows: Iterable[TicketRow], now: datetime) -> tuple[Figures, ...]:
    """Figures of every officer who issued one of `rows`, by LEO number; the sum of all last."""
    by_officer: dict[str, dict[str, int]] = {}
    for row in rows:
        for owner in (row.officer, ""):
            counted = by_officer.setdefault(owner, dict.fromkeys((name for name, _ in _IN), 0))
            for name, belongs in _IN:
                counted[name] += belongs(row, now)
    order = sorted(owner for owner in by_officer if owner)
    if len(order) > 1:
        order.append("")
    return tuple(Figures(officer=owner or agency_words.ALL, **by_officer[owner]) for owner in order)


TITLES: tuple[tuple[str, Callable[[Figures], object]], ...] = (
    (agency_words.OFFICER, lambda f: f.officer),
    (agency_words.COMPLAINTS, lambda f: f.complaints),
    (agency_words.WARNINGS, lambda f: f.warnings),
    (agency_words.DIVERSION, lambda f: f.notices),
    (agency_words.LATE, lambda f: f.late),
    (agency_words.REFUSED, lambda f: f.refused),
    (agency_words.VOIDED, lambda f: f.voided),
    (agency_words.NOT_AT_DPS, lambda f: f.missing),
    (agency_words.RETURNED, lambda f: f.returned),
)
TALLY_TITLES: tuple[tuple[str, Callable[[OfficerTally], object]], ...] = (
    (agency_words.OFFICER, lambda t: t.leo_number),
    (agency_words.NAME, lambda t: agency_text.watched(t.name) if t.watched else t.name),
    (agency_words.TICKETS, lambda t: t.tickets),
    (agency_words.LATE, lambda t: t.late),
    (agency_words.REFUSED, lambda t: t.refused),
    (agency_words.VOIDED, lambda t: t.voided),
    (agency_words.NO_STOP_DATA, lambda t: t.missing_stop_data),
    (agency_words.RETURNED, lambda t: t.returned),
)
_ALARMS = (
    agency_words.LATE,
    agency_words.REFUSED,
    agency_words.NOT_AT_DPS,
    agency_words.RETURNED,
    agency_words.NO_STOP_DATA,
)
R = TypeVar("R")


class _Table(QAbstractTableModel, Generic[R]):
    """Rows said by columns; a figure that wants looking after has a sign."""

    def __init__(self, titles: Sequence[tuple[str, Callable[[R], object]]]) -> None:
        super().__init__()
        self._titles = tuple(titles)
        self.rows: tuple[R, ...] = ()

    def show_figures(self, rows: Sequence[R]) -> None:
        """Replace everything."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._titles)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or role != Qt.ItemDataRole.DisplayRole:
            return None
        title, said = self._titles[index.column()]
        value = said(self.rows[index.row()])
        return f"! {value}" if value and title in _ALARMS else str(value)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        across = orientation is Qt.Orientation.Horizontal
        if across and role == Qt.ItemDataRole.DisplayRole and section < len(self._titles):
            return self._titles[section][0]
        return None


class BoardTable(_Table[Figures]):
    """The figures of this laptop."""

    def __init__(self) -> None:
        super().__init__(TITLES)


class TallyTable(_Table[OfficerTally]):
    """What DPS counted over all laptops."""

    def __init__(self) -> None:
        super().__init__(TALLY_TITLES)
