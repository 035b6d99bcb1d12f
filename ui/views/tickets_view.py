"""Everything that was issued on this laptop: searched as you type, narrowed by buttons."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut

from tracs_mobile.domain.names import DocumentId
from tracs_mobile.domain.rights import Verb as Right
from tracs_mobile.domain.states import PrintOutcome, TicketFilter, TicketRow
from tracs_mobile.overriding import override
from tracs_mobile.services.client import Client
from ui.looks import Looks
from ui.models.issue_desk import IssueDesk, Printed
from ui.models.newest import Newest
from ui.models.ticket_filter import Narrowing
from ui.models.ticket_table import PAGE_ROWS, TicketTable
from ui.models.undo import Undo
from ui.tasks import Doing, Lanes
from ui.text import empty_text, list_text, note_text, screen_text, ticket_words
from ui.views.filter_bar import FilterBar
from ui.views.page import SayingPage
from ui.views.print_keys import PrintKeys
from ui.views.ticket_list import TicketList
from ui.widgets.basics import column
from ui.widgets.empty_state import EmptyState
from ui.widgets.verbs import Verb, VerbBar

_WAIT_MS = 40
"""Pause after a key until the store is asked: two quick keys make one question."""
_WHOLE_PAGES = 5
"""Up to here the list is read again as a whole."""

_STEPS = {
    list_text.NO_TICKETS: empty_text.TO_STOP,
    list_text.NO_MATCH: empty_text.OTHER_WORDS,
}


class TicketsView(SayingPage):
    """A list with a search. Typing searches, Enter opens a ticket."""

    title = ticket_words.TICKETS

    def __init__(self, client: Client, lanes: Lanes, desk: IssueDesk) -> None:
        super().__init__()
        self._client = client
        self._lanes = lanes
        self._desk = desk
        self.filters = FilterBar(sees_others=not client.may(Right.SEE_OTHERS))
        self.filter = self.filters.search
        self.table = TicketTable()
        self.view = TicketList(self.table)
        self.empty = EmptyState("files", list_text.NO_TICKETS)
        self.print_keys = PrintKeys(desk, again_key="F6")
        self.verbs = VerbBar(
            (
                Verb(key="F4", words=ticket_words.SEARCH, do=self.filter.setFocus),
                Verb(key="F5", words=ticket_words.PRINT_AGAIN_ONE_LINE, do=self.print_again),
                Verb(key="F6", words=ticket_words.PRINT_ALL_OWED, do=self.print_owed),
                Verb(key="F7", words=ticket_words.SHOW_ALL, do=self.show_all),
                Verb(key="F8", words=ticket_words.SAVE_AS_PDF, do=self.choose_pdf),
                *self.print_keys.verbs(),
                Verb(key="F9", words=ticket_words.OPEN, do=self.open_ticket, primary=True),
            ),
            self,
        )
        self.print_keys.attach(self.verbs)
        self._limit, self._offset = PAGE_ROWS, 0
        self._rows = Newest(lanes.store, self._show, self._failed, note_text.SEARCHING)
        self._count = Newest(lanes.store, self._counted, self._failed)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_WAIT_MS)
        self._soon.timeout.connect(self._ask_from_top)
        self._build()
        self._connect()

    def _build(self) -> None:
        content = column(8, (10, 6, 10, 8))
        content.addWidget(self.filters)
        content.addWidget(self.said)
        content.addWidget(self.empty, 1, Qt.AlignmentFlag.AlignTop)
        content.addWidget(self.view, 1)
        page = column()
        page.addLayout(content, 1)
        page.addWidget(self.verbs)
        self.setLayout(page)

    def _connect(self) -> None:
        self.filters.changed.connect(self._soon.start)
        self.filter.edit.returnPressed.connect(self.view.setFocus)
        down = QShortcut(QKeySequence("Down"), self.filter.edit)
        down.setContext(Qt.ShortcutContext.WidgetShortcut)
        down.activated.connect(self.view.setFocus)
        self.view.activated.connect(lambda _: self.open_ticket())
        self.view.typed.connect(self._type_on)
        self.table.more_wanted.connect(self._read_more)
        self._desk.printed.connect(self._printed)
        self._desk.printing.connect(self.print_keys.show)

    def show_all(self) -> None:
        """Narrow the list by nothing; what it was narrowed by can come back."""
        before = self.filters.narrowing
        if before != Narrowing():
            back = partial(self.filters.take, before)
            self.undo_offered.emit(
                Undo(words=note_text.FILTERS_GONE, said=note_text.FILTERS_BACK, back=back)
            )
        self.filters.clear()

    @property
    def chosen(self) -> TicketRow | None:
        """The ticket the cursor is on."""
        index = self.view.currentIndex()
        return self.table.rows[index.row()] if index.isValid() else None

    @override
    def enter(self) -> None:
        """Show the newest state, the cursor on the list."""
        self.say("")
        super().enter()
        self.view.setFocus()

    # --- reading ---------------------------------------------------------------------------

    @override
    def reload(self) -> None:
        """Read what is on the screen again, as far down as it was read."""
        if self._pages <= _WHOLE_PAGES:
            self._ask(self._pages * PAGE_ROWS)
        else:
            # Far down a long list only what is seen is read again; other work shares the store.
            seen = max(0, self.view.rowAt(0))
            self._ask(2 * PAGE_ROWS, offset=seen // PAGE_ROWS * PAGE_ROWS)

    @property
    def _pages(self) -> int:
        """How many pages of rows are here, a begun one counted."""
        return max(1, -(-len(self.table.rows) // PAGE_ROWS))

    def _ask_from_top(self) -> None:
        self._ask(PAGE_ROWS)

    def _ask(self, limit: int, offset: int = 0) -> None:
        wanted = self._wanted()
        self._limit, self._offset = limit, offset
        self._rows.ask(lambda: self._client.tickets(wanted, limit=limit, offset=offset))
        self._count.ask(lambda: self._client.ticket_count(wanted))

    def _read_more(self) -> None:
        wanted, narrowing = self._wanted(), self.filters.narrowing
        offset = len(self.table.rows)

        def add(rows: tuple[TicketRow, ...]) -> None:
            # Meanwhile another list may be on the screen; these rows are none of it.
            if narrowing == self.filters.narrowing and offset == len(self.table.rows):
                self.table.add_rows(rows)
            else:
                self.table.give_up()

        def failed(error: Exception) -> None:
            self.table.give_up()
            self._failed(error)

        self._lanes.store.run(
            lambda: self._client.tickets(wanted, limit=PAGE_ROWS, offset=offset),
            done=add,
            failed=failed,
        )

    def _wanted(self) -> TicketFilter:
        me = self._client.session.officer.leo_number
        return self.filters.narrowing.wanted(self._client.clock.now(), me)

    def _show(self, rows: tuple[TicketRow, ...]) -> None:
        if self._offset:
            if not self.table.renew(self._offset, rows, self._client.moment().now):
                # Something was issued meanwhile and moved every row: read all that was read.
                self._ask(self._pages * PAGE_ROWS)
            return
        before = self.chosen
        self.table.show_rows(rows, self._client.moment().now, more=len(rows) == self._limit)
        if rows and (before is None or self.chosen is None):
            number = before.number if before else ""
            at = next((n for n, r in enumerate(rows) if r.number == number), 0)
            self.view.selectRow(at)
        nothing = list_text.nothing_found(
            typed=bool(self.filter.edit.text().strip()), narrowed=self.filters.narrowed
        )
        self.empty.setText(nothing)
        self.empty.show_step(_STEPS.get(nothing, ""))
        self.empty.setVisible(not rows)
        self.view.setVisible(bool(rows))

    def _counted(self, count: int) -> None:
        self.subtitle_changed.emit(list_text.tickets_subtitle(count))

    def _type_on(self, typed: str) -> None:
        """A letter typed on the list goes to the search field."""
        self.filter.setFocus()
        self.filter.edit.setText(typed)

    # --- doing -----------------------------------------------------------------------------

    def print_again(self) -> None:
        """Print the chosen ticket."""
        ticket = self._need()
        if ticket is not None:
            self.say(screen_text.PRINTING)
            self._desk.print_again((ticket.document_id,))

    def print_owed(self) -> None:
        """Print everything whose paper has not come out."""
        self.say(screen_text.PRINTING)
        self._desk.print_owed()

    def _printed(self, result: Printed) -> None:
        self.say(*self.print_keys.take(result))
        self.reload()

    def choose_pdf(self) -> None:
        """Ask where the PDF goes, then write it."""
        from PySide6.QtWidgets import QFileDialog

        ticket = self._need()
        if ticket is None:
            return
        path, _ = QFileDialog.getSaveFileName(
            self, list_text.SAVE_PDF, f"{ticket.number}.pdf", ticket_words.PDF_PDF
        )
        if path:
            self.save_pdf(ticket.document_id, path)

    def save_pdf(self, document_id: DocumentId, path: str) -> None:
        """Write the print of a ticket as a PDF."""
        self._lanes.print.run(
            lambda: self._client.save_pdf(document_id, path),
            done=self._saved,
            failed=self._failed,
            doing=Doing(words=note_text.WRITING_PDF, can_stop=False),
        )

    def _saved(self, outcome: PrintOutcome) -> None:
        self.say(outcome.said, "good")
        self.reload()

    def open_ticket(self) -> None:
        """Open the chosen ticket."""
        ticket = self._need()
        if ticket is not None:
            self.ticket_wanted.emit(ticket.document_id)

    def _need(self) -> TicketRow | None:
        if self.chosen is None:
            self.say(list_text.CHOOSE_TICKET, "warn")
        return self.chosen

    @override
    def show_looks(self, looks: Looks) -> None:
        """The words of the states wear the colors of the palette."""
        self.table.wear(looks.tokens)
