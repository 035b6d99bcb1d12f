"""Figures of the agency by officer, and the account of the numbers of this laptop."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from PySide6.QtCore import QAbstractTableModel, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStackedWidget, QTableView

from tracs_mobile.domain.numbering import NumberAccount
from tracs_mobile.domain.states import TicketFilter
from tracs_mobile.overriding import override
from tracs_mobile.services.agency_review import DpsPage, Wanted
from tracs_mobile.services.client import Client
from tracs_mobile.wording import plural
from ui.models.agency_queue import AgencyQueue
from ui.models.board import BoardTable, Figures, TallyTable, figures
from ui.models.newest import Newest
from ui.tasks import Lanes
from ui.text import agency_text, agency_words, board_text, empty_text, note_text
from ui.tokens import FIELD_PX
from ui.views.page import SayingPage
from ui.widgets.basics import column, label, row, say
from ui.widgets.choice import ChoiceField, Option
from ui.widgets.empty_state import EmptyList
from ui.widgets.heads import HeadedTable
from ui.widgets.verbs import Verb, VerbBar

_MOST = 100_000
_DAYS = (7, 30, 90)
_HERE, _ALL = "here", "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Board:
    rows: tuple[Figures, ...]
    account: NumberAccount


class BoardSection(SayingPage):
    """One row an officer: of this laptop, or of all laptops as DPS counted.

    `officer_wanted` carries the LEO number of an officer whose tickets are wanted.
    """

    title = agency_words.OFFICERS
    officer_wanted = Signal(str)

    def __init__(self, client: Client, lanes: Lanes) -> None:
        super().__init__()
        self._client = client
        self._days = _DAYS[1]
        self._board = Newest(lanes.store, self._show, self._failed, note_text.READING_BOARD)
        self.queue = AgencyQueue(client, lanes, self)
        options = tuple(Option(value=days, label=plural(days, "day")) for days in _DAYS)
        self.span = ChoiceField(agency_words.ISSUED_IN_THE_LAST, options)
        self.span.show_value(self._days)
        self.counted = ChoiceField(
            board_text.COUNTED,
            (
                Option(value=_ALL, label=board_text.ALL_LAPTOPS),
                Option(value=_HERE, label=board_text.THIS_LAPTOP),
            ),
        )
        self.table, self.tallies = BoardTable(), TallyTable()
        self.view = _board_view(self.table, agency_words.FIGURES_OF_THIS_LAPTOP_BY_OFFICER)
        self.dps_view = _board_view(self.tallies, agency_words.FIGURES_OF_DPS_BY_OFFICER)
        for view in (self.view, self.dps_view):
            EmptyList(view, "users", empty_text.NO_FIGURES, empty_text.LONGER)
        self.views = QStackedWidget()
        self.views.addWidget(self.view)
        self.views.addWidget(self.dps_view)
        self.key = label("", "small", wrap=True)
        self.source = label("", "small", wrap=True)
        self.numbers = label("", "")
        self.verbs = VerbBar(
            (
                Verb(key="F8", words=agency_words.THEIR_TICKETS, do=self.open_officer),
                Verb(key="F9", words=agency_words.READ_AGAIN, do=self.read_again, primary=True),
            ),
            self,
        )
        self._build()
        self.span.chosen.connect(self._choose)
        self.counted.chosen.connect(self._choose_counted)
        self.queue.changed.connect(self._show_dps)
        for view in (self.view, self.dps_view):
            view.activated.connect(lambda _: self.open_officer())
        # The counting of DPS is there only where there is a DPS to ask.
        self.counted.setVisible(self.queue.has_dps)
        self._choose_counted(_ALL if self.queue.has_dps else _HERE, ask=False)

    def _build(self) -> None:
        top = row(12)
        top.addWidget(self.span)
        top.addWidget(self.counted)
        top.addWidget(self.key, 1, Qt.AlignmentFlag.AlignBottom)
        content = column(8, (10, 0, 10, 8))
        content.addLayout(top)
        content.addWidget(self.source)
        content.addWidget(self.said)
        content.addWidget(self.views, 1)
        content.addWidget(self.numbers)
        page = column()
        page.addLayout(content, 1)
        page.addWidget(self.verbs)
        self.setLayout(page)

    @property
    def of_dps(self) -> bool:
        """Whether the figures of DPS are on the screen."""
        return self.views.currentWidget() is self.dps_view

    @override
    def enter(self) -> None:
        """Show the figures."""
        self.say("")
        self.read_again()
        (self.dps_view if self.of_dps else self.view).setFocus()

    def read_again(self) -> None:
        """Count again, here and at DPS."""
        self.reload()
        self.queue.wanted = Wanted(days=self._days)
        self.queue.ask_dps()

    @override
    def reload(self) -> None:
        """Count this laptop's tickets again."""
        since = self._client.clock.now() - timedelta(days=self._days)
        self._board.ask(lambda: self._read(TicketFilter(since=since)))
        self.subtitle_changed.emit(agency_text.last_days(self._days))

    @override
    def leave(self) -> None:
        """A question to DPS must keep nobody waiting."""
        self.queue.leave()

    def _read(self, wanted: TicketFilter) -> _Board:
        rows = self._client.tickets(wanted, limit=_MOST)
        counted = figures(rows, self._client.moment().now)
        return _Board(rows=counted, account=self._client.numbers())

    def _show(self, board: _Board) -> None:
        if board.rows != self.table.rows:
            self.table.show_figures(board.rows)
            self.view.selectRow(0)
        self.numbers.setText(agency_text.numbers_line(board.account))
        self._tell_empty()

    def _show_dps(self) -> None:
        page: DpsPage | None = self.queue.page
        tallies = page.board.tallies if page is not None else ()
        if tallies != self.tallies.rows:
            self.tallies.show_figures(tallies)
            self.dps_view.selectRow(0)
        self._tell_empty()
        said, tone = board_text.counted_from(
            page, asking=self.queue.asking, problem=self.queue.problem
        )
        say(self.source, said, tone)

    def _tell_empty(self) -> None:
        answered = self.queue.page is not None
        empty = not self.tallies.rows if self.of_dps else not self.table.rows
        if empty and (answered or not self.of_dps):
            self.say(agency_text.BOARD_EMPTY)
        elif self.said.text() == agency_text.BOARD_EMPTY:
            self.say("")

    def _choose(self, days: object) -> None:
        if isinstance(days, int):
            self._days = days
            self.span.show_value(days)
            self.say("")
            self.read_again()

    def _choose_counted(self, counted: object, *, ask: bool = True) -> None:
        self.counted.show_value(counted)
        dps = counted == _ALL
        self.views.setCurrentWidget(self.dps_view if dps else self.view)
        self.key.setText(board_text.TALLY_KEY if dps else agency_text.BOARD_KEY)
        self.source.setVisible(dps)
        self.numbers.setVisible(not dps)
        if ask:
            self.say("")
            self._tell_empty()

    def open_officer(self) -> None:
        """Show the tickets of the officer the cursor is on."""
        index = (self.dps_view if self.of_dps else self.view).currentIndex()
        if not index.isValid():
            self.say(board_text.CHOOSE_OFFICER, "warn")
            return
        chosen = (
            self.tallies.rows[index.row()].leo_number
            if self.of_dps
            else self.table.rows[index.row()].officer
        )
        self.officer_wanted.emit("" if chosen == board_text.EVERYBODY else chosen)


def _board_view(model: QAbstractTableModel, name: str) -> QTableView:
    view = HeadedTable()
    view.setModel(model)
    view.setAccessibleName(name)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setTabKeyNavigation(False)
    view.setShowGrid(False)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(FIELD_PX)
    header = view.horizontalHeader()
    header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    return view
