"""The list of tickets as it is drawn: one height for all rows, typing goes to the search."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from tracs_mobile.overriding import override
from ui.models.agency_table import AgencyTable, LineColumn
from ui.models.ticket_table import Column, TicketTable
from ui.text import ticket_words
from ui.tokens import FIELD_PX
from ui.widgets.sizes import is_large, scaled

_FOLDED_PX = 72
"""Four lines of normal text."""
_FIRST_SHARE = 0.56
"""Of what is left: the name of a person wants more than the charge, whose words are shorter."""


class TicketList(QTableView):
    """The list itself. `typed` carries a letter or digit that was typed on it."""

    typed = Signal(str)

    def __init__(self, model: TicketTable | AgencyTable, name: str = ticket_words.TICKETS) -> None:
        super().__init__()
        self.setModel(model)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows = self.verticalHeader()
        rows.hide()
        # One height for all: a hundred thousand rows are then placed without being measured.
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        self._table = model
        columns: Sequence[Column | LineColumn] = model.columns
        self._columns = columns
        for at, shown in enumerate(columns):
            mode = QHeaderView.ResizeMode
            last = not any(not other.width for other in columns[at + 1 :])
            stretches = not shown.width and last
            header.setSectionResizeMode(at, mode.Stretch if stretches else mode.Fixed)
        self.fit_text()

    def fit_text(self) -> None:
        """Columns follow the text; in large text some move under the number."""
        folded = is_large()
        self._table.fold(folded=folded)
        high = scaled(_FOLDED_PX if folded else FIELD_PX + 5)
        self.verticalHeader().setDefaultSectionSize(high)
        for at, shown in enumerate(self._columns):
            self.setColumnHidden(at, folded and shown.large != "keep")
            if shown.width:
                self.setColumnWidth(at, scaled(shown.width))
        self._share()

    def _share(self) -> None:
        """Where two columns share what is left, the first one gets a little more."""
        open_ = [at for at, shown in enumerate(self._columns) if not shown.width]
        if len(open_) < 2:
            return
        there = [at for at in range(len(self._columns)) if not self.isColumnHidden(at)]
        fixed = sum(self.columnWidth(at) for at in there if at not in open_)
        self.setColumnWidth(open_[0], int((self.viewport().width() - fixed) * _FIRST_SHARE))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    @override
    def keyboardSearch(self, search: str) -> None:
        if search.strip():
            self.typed.emit(search)
