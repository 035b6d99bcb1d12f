"""The queue of tickets that nobody has reviewed, with the paper beside it and two keys."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from typing_extensions import override

from tracs_mobile.domain.rights import Verb as Right
from tracs_mobile.domain.states import Review, TicketFilter, TicketRow
from tracs_mobile.services.client import Client
from ui import agency_text, list_text
from ui.models.newest import Newest
from ui.models.ticket_desk import TicketDesk
from ui.models.ticket_table import PAGE_ROWS, QUEUE_COLUMNS, TicketTable
from ui.tasks import Lanes
from ui.tokens import PaletteName
from ui.views.ask_card import Ask, AskCard
from ui.views.page import SayingPage
from ui.views.ticket_list import TicketList
from ui.views.ticket_paper import PrintCard
from ui.widgets.basics import Tone, column, label, row, say
from ui.widgets.choice import ChoiceField, Option
from ui.widgets.verbs import Verb, VerbBar

_PAPER_PX = 420
_SHOWN = (
    Option(value=Review.UNREVIEWED, label="To review"),
    Option(value=Review.RETURNED, label="Returned"),
)


class ReviewSection(SayingPage):
    """Enter marks a ticket reviewed and goes on; R returns it with a note."""

    title = "Review"

    def __init__(self, client: Client, lanes: Lanes) -> None:
        super().__init__()
        self._client = client
        self.desk = TicketDesk(client, lanes, self)
        self._rows = Newest(lanes.store, self._show, self._failed)
        self._state = Review.UNREVIEWED
        self.which = ChoiceField("Show", _SHOWN)
        self.which.show_value(self._state)
        self.table = TicketTable(QUEUE_COLUMNS)
        self.view = TicketList(self.table, "Tickets to review")
        self.print = PrintCard(client, lanes, width=_PAPER_PX)
        self.ask = AskCard()
        self.note = label("", "", wrap=True)
        self.hint = label(agency_text.REVIEW_HINT, "small", wrap=True)
        self.empty = label("", "soft", wrap=True)
        self.verbs = VerbBar(
            (
                Verb(key="F7", words="Return with a note", do=self.give_back),
                Verb(key="F8", words="Open", do=self.open_ticket),
                Verb(key="F9", words="Reviewed", do=self.pass_on, primary=True),
            ),
            self,
        )
        self._build()
        self._connect()

    def _build(self) -> None:
        top = row(12)
        top.addWidget(self.which)
        top.addWidget(self.hint, 1, Qt.AlignmentFlag.AlignBottom)
        left = column(8)
        left.addLayout(top)
        for part in (self.said, self.ask, self.note):
            left.addWidget(part)
            part.hide()
        left.addWidget(self.empty, 1, Qt.AlignmentFlag.AlignTop)
        left.addWidget(self.view, 1)
        content = row(8, (10, 0, 10, 8))
        content.addLayout(left, 1)
        content.addWidget(self.print)
        page = column()
        page.addLayout(content, 1)
        page.addWidget(self.verbs)
        self.setLayout(page)

    def _connect(self) -> None:
        self.desk.done.connect(self._done)
        self.print.failed.connect(self._failed)
        self.which.chosen.connect(self._choose)
        self.view.activated.connect(lambda _: self.pass_on())
        self.view.selectionModel().currentRowChanged.connect(self._moved)
        back = QShortcut(QKeySequence("R"), self.view)
        back.setContext(Qt.ShortcutContext.WidgetShortcut)
        back.activated.connect(self.give_back)
        QShortcut(QKeySequence("Esc"), self).activated.connect(self.ask.close_card)

    @property
    def chosen(self) -> TicketRow | None:
        """The ticket the cursor is on."""
        index = self.view.currentIndex()
        return self.table.rows[index.row()] if index.isValid() else None

    @override
    def enter(self) -> None:
        """Show the queue, the cursor on it."""
        self.say("")
        self.reload()
        self.view.setFocus()

    @override
    def reload(self) -> None:
        """Read the queue again."""
        wanted = TicketFilter(review=self._state)
        self._rows.ask(lambda: self._read(wanted))

    def _read(self, wanted: TicketFilter) -> tuple[tuple[TicketRow, ...], int]:
        rows = self._client.tickets(wanted, limit=PAGE_ROWS)
        return rows, self._client.ticket_count(wanted)

    def _show(self, answer: tuple[tuple[TicketRow, ...], int]) -> None:
        rows, count = answer
        before, at = self.chosen, max(0, self.view.currentIndex().row())
        self.table.show_rows(rows, self._client.clock.now())
        if rows and (before is None or before != self.chosen):
            number = before.number if before is not None else ""
            place = next((n for n, r in enumerate(rows) if r.number == number), at)
            self.view.selectRow(min(place, len(rows) - 1))
        self._moved(self.view.currentIndex())
        returned = self._state is Review.RETURNED
        nothing = agency_text.NOTHING_RETURNED if returned else agency_text.NOTHING_TO_REVIEW
        self.empty.setText(nothing)
        self.empty.setVisible(not rows)
        self.view.setVisible(bool(rows))
        self.subtitle_changed.emit(agency_text.review_subtitle(count, returned=returned))

    def _moved(self, index: QModelIndex) -> None:
        ticket = self.table.rows[index.row()] if index.isValid() else None
        self.note.setVisible(bool(ticket and ticket.note))
        if ticket is None:
            self.print.show_nothing()
            return
        say(self.note, ticket.note, "warn")
        self.note.setVisible(bool(ticket.note))
        self.print.show_document(ticket.document_id)

    def _choose(self, state: object) -> None:
        if isinstance(state, Review):
            self._state = state
            self.which.show_value(state)
            self.reload()

    # --- doing -----------------------------------------------------------------------------

    def pass_on(self) -> None:
        """The chosen ticket is in order."""
        ticket = self._need()
        if ticket is not None:
            said = f"{ticket.number}: {agency_text.REVIEWED}"
            self.desk.review(ticket, Review.REVIEWED, "", said)

    def give_back(self) -> None:
        """Ask for the note; the second press returns the ticket to its officer."""
        ticket = self._need()
        if ticket is None:
            return
        self.ask.ask(
            Ask(
                key="F7",
                title=f"Return {ticket.number} to its officer?",
                why=agency_text.RETURN_WHY,
                confirm="return it",
                text=agency_text.RETURN_NOTE,
                needs_text=True,
                then=partial(self._give_back, ticket),
            )
        )

    def _give_back(self, ticket: TicketRow, _codes: tuple[str, ...], note: str) -> None:
        said = f"{ticket.number}: {agency_text.RETURNED}"
        self.desk.review(ticket, Review.RETURNED, note, said)
        self.view.setFocus()

    def open_ticket(self) -> None:
        """Open the chosen ticket with its whole life."""
        ticket = self._need()
        if ticket is not None:
            self.ticket_wanted.emit(ticket.document_id)

    def _need(self) -> TicketRow | None:
        ticket = self.chosen if self.view.isVisible() else None
        if ticket is None:
            self.say(list_text.CHOOSE_TICKET, "warn")
            return None
        obstacle = self.desk.obstacle(Right.REVIEW, ticket)
        if obstacle:
            self.say(obstacle, "warn")
            return None
        return ticket

    def _done(self, said: str, tone: Tone) -> None:
        self.say(said, tone)
        self.reload()

    @override
    def show_palette(self, name: PaletteName) -> None:
        """Wear the colors of a palette."""
        self.table.wear_palette(name)
        self.print.wear(name)
