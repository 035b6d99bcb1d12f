"""The list of tickets as it is drawn: one height for all rows, typing goes to the search."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView
from typing_extensions import override

from ui.models.agency_table import AgencyTable, LineColumn
from ui.models.ticket_table import Column, TicketTable
from ui.text import ticket_words
from ui.tokens import FIELD_PX


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
        rows.setDefaultSectionSize(FIELD_PX + 5)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        columns: Sequence[Column | LineColumn] = model.columns
        for at, shown in enumerate(columns):
            mode = QHeaderView.ResizeMode
            header.setSectionResizeMode(at, mode.Fixed if shown.width else mode.Stretch)
            if shown.width:
                self.setColumnWidth(at, shown.width)

    @override
    def keyboardSearch(self, search: str) -> None:
        if search.strip():
            self.typed.emit(search)
