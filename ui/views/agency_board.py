"""Figures of the agency by officer, and the account of the numbers of this laptop."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView
from typing_extensions import override

from tracs_mobile.domain.numbering import NumberAccount
from tracs_mobile.domain.states import TicketFilter
from tracs_mobile.services.client import Client
from ui import agency_text
from ui.models.board import BoardTable, Figures, figures
from ui.models.newest import Newest
from ui.tasks import Lanes
from ui.tokens import FIELD_PX
from ui.views.page import SayingPage
from ui.widgets.basics import column, label, row
from ui.widgets.choice import ChoiceField, Option
from ui.widgets.verbs import Verb, VerbBar

_MOST = 100_000
_DAYS = (7, 30, 90)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Board:
    rows: tuple[Figures, ...]
    account: NumberAccount


class BoardSection(SayingPage):
    """One row an officer."""

    title = "Officers"

    def __init__(self, client: Client, lanes: Lanes) -> None:
        super().__init__()
        self._client = client
        self._days = _DAYS[1]
        self._board = Newest(lanes.store, self._show, self._failed)
        options = tuple(Option(value=days, label=f"{days} days") for days in _DAYS)
        self.span = ChoiceField("Issued in the last", options)
        self.span.show_value(self._days)
        self.table = BoardTable()
        self.view = _board_view(self.table)
        self.numbers = label("", "")
        self.verbs = VerbBar(
            (Verb(key="F9", words="Read again", do=self.reload, primary=True),), self
        )
        self.span.chosen.connect(self._choose)
        top = row(12)
        top.addWidget(self.span)
        top.addWidget(label(agency_text.BOARD_KEY, "small", wrap=True), 1)
        content = column(8, (10, 0, 10, 8))
        content.addLayout(top)
        content.addWidget(self.said)
        content.addWidget(self.view, 1)
        content.addWidget(self.numbers)
        page = column()
        page.addLayout(content, 1)
        page.addWidget(self.verbs)
        self.setLayout(page)

    @override
    def enter(self) -> None:
        """Show the figures."""
        self.say("")
        self.reload()
        self.view.setFocus()

    @override
    def reload(self) -> None:
        """Count again."""
        since = self._client.clock.now() - timedelta(days=self._days)
        self._board.ask(lambda: self._read(TicketFilter(since=since)))

    def _read(self, wanted: TicketFilter) -> _Board:
        rows = self._client.tickets(wanted, limit=_MOST)
        counted = figures(rows, self._client.clock.now())
        return _Board(rows=counted, account=self._client.numbers())

    def _show(self, board: _Board) -> None:
        if board.rows != self.table.rows:
            self.table.show_figures(board.rows)
            self.view.selectRow(0)
        self.numbers.setText(agency_text.numbers_line(board.account))
        if not board.rows:
            self.say(agency_text.BOARD_EMPTY)
        self.subtitle_changed.emit(f"the last {self._days} days")

    def _choose(self, days: object) -> None:
        if isinstance(days, int):
            self._days = days
            self.span.show_value(days)
            self.say("")
            self.reload()


def _board_view(model: BoardTable) -> QTableView:
    view = QTableView()
    view.setModel(model)
    view.setAccessibleName("Figures by officer")
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setTabKeyNavigation(False)
    view.setShowGrid(False)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(FIELD_PX)
    header = view.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setHighlightSections(False)
    header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    return view
