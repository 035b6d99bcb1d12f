"""One ticket: its states, what is open, its whole life, its paper, and everything to do with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from tracs_mobile.domain.names import NO_DOCUMENT, DocumentId
from tracs_mobile.domain.rights import Verb as Right
from tracs_mobile.domain.states import TicketRow
from tracs_mobile.overriding import override
from tracs_mobile.services.client import Client
from tracs_mobile.services.tickets import TicketDetail
from ui.looks import Looks
from ui.models.issue_desk import IssueDesk, Printed, sentence
from ui.models.newest import Newest
from ui.models.open_items import Step, as_tried, for_person, open_items
from ui.models.ticket_desk import TicketDesk
from ui.tasks import Lanes
from ui.text import life_text, list_text, note_text, screen_text, ticket_words
from ui.tokens import Tone
from ui.views import ticket_asks
from ui.views.ask_card import Ask, AskCard
from ui.views.page import SayingPage
from ui.views.print_keys import CANCEL, YES
from ui.views.ticket_paper import PrintCard
from ui.views.ticket_parts import LifeCard, OpenCard, StateCard
from ui.widgets.basics import column, row
from ui.widgets.saying_bar import SayingBar
from ui.widgets.scroll import FollowingArea
from ui.widgets.verbs import Verb

_PAPER_PX = 396
_RIGHTS = {
    "F2": Right.AMEND,
    "F3": Right.VOID,
    "F4": Right.REISSUE,
    "F5": Right.PRINT,
    "F6": Right.PRINT,
    "F7": Right.COPY,
    "F8": Right.PRINT,
    "Alt+S": Right.PRINT,
}


class TicketView(SayingPage):
    """`back_wanted` leads to where the ticket was opened; `changed` follows every step."""

    title = ticket_words.TICKET
    back_wanted = Signal()
    changed = Signal()

    def __init__(self, client: Client, lanes: Lanes, desk: IssueDesk) -> None:
        super().__init__()
        self._client = client
        self._issues = desk
        self.desk = TicketDesk(client, lanes, self)
        self.detail: TicketDetail | None = None
        self._wanted = NO_DOCUMENT
        self._fresh = False
        self.states = StateCard()
        self.open = OpenCard()
        self.life = LifeCard()
        self.print = PrintCard(client, lanes, width=_PAPER_PX)
        self.ask = AskCard()
        self.verbs = SayingBar(self._verbs(), self)
        self._details = Newest(lanes.store, self._show, self._not_read, note_text.READING_TICKET)
        self._build()
        self._connect()

    def _verbs(self) -> tuple[Verb, ...]:
        return (
            Verb(key="Esc", words=ticket_words.BACK, do=self.back),
            Verb(key="F2", words=ticket_words.AMEND, do=self.amend),
            Verb(key="F3", words=ticket_words.VOID, do=self.void),
            Verb(key="F4", words=ticket_words.VOID_AND_REISSUE, do=self.reissue),
            Verb(key="F5", words=ticket_words.PRINT_AGAIN, do=self.print_again),
            Verb(key="F6", words=ticket_words.PRINT_A_COPY, do=self.print_copy),
            Verb(key="F7", words=ticket_words.COPY_TO_NEW_TICKET, do=self.copy),
            Verb(key="F8", words=ticket_words.SAVE_PDF, do=self.choose_pdf),
            Verb(key="Alt+S", words=ticket_words.SHOW_TO_DRIVER, do=self.show_driver),
            Verb(key=YES, words=ticket_words.IT_IS_WHOLE, do=self.seen_whole),
            Verb(key=CANCEL, words=ticket_words.CANCEL_PRINT, do=self._cancel_print),
            Verb(key="F9", words=ticket_words.BACK, do=self.settle_first, primary=True),
        )

    def _build(self) -> None:
        left = column(8)
        for part in (self.states, self.said, self.open, self.ask):
            left.addWidget(part)
        left.addWidget(self.life, 100)
        left.addStretch(1)
        holder = QWidget()
        holder.setLayout(left)
        content = row(8, (10, 8, 10, 8))
        # With many open things on a small screen it scrolls instead of growing out of the window.
        content.addWidget(FollowingArea(holder, ticket_words.THE_TICKET), 1)
        content.addWidget(self.print)
        page = column()
        page.addLayout(content, 1)
        page.addWidget(self.verbs)
        self.setLayout(page)
        for key in ("F4", "F5", "F6", "F7", "F8", "Alt+S", YES, CANCEL):
            button = self.verbs[key]
            button.setAccessibleName(button.accessibleName().replace("\n", " "))

    def _connect(self) -> None:
        self.desk.done.connect(self._done)
        self.desk.drafted.connect(self.draft_wanted)
        self.desk.printing.connect(self._issues.count_prints)
        self._issues.printed.connect(self._printed)
        self._issues.printing.connect(self._show_print_verbs)
        self.print.failed.connect(self._failed)
        self.open.wanted.connect(self._take_step)
        self.life.opened.connect(self.ticket_wanted)
        self.life.noted.connect(self._note)
        self.ask.closed.connect(partial(self.life.setVisible, True))
        self.verbs.refused.connect(lambda said: self.say(said, "warn"))

    # --- reading ---------------------------------------------------------------------------

    def show_ticket(self, document_id: DocumentId) -> None:
        """Turn to another ticket; it is read when the page comes to the screen."""
        self._wanted = document_id
        self._fresh = True
        self._show_nothing(life_text.READING)
        self.ask.close_card()
        self.say("")
        self.print.show_nothing()

    def _show_nothing(self, why: str) -> None:
        """No ticket is on the screen: no key may reach the one that was there before."""
        self.detail = None
        self._show_parts(False)
        for key in _RIGHTS:
            self.verbs.allow(key, why)
        self._show_print_verbs()

    def _show_parts(self, shown: bool) -> None:
        for part in (self.states, self.open, self.print):
            part.setVisible(shown)
        self.life.setVisible(shown and self.ask.pending is None)

    @property
    def ticket(self) -> TicketRow | None:
        """The line of the ticket on the screen."""
        return self.detail.row if self.detail is not None else None

    @override
    def reload(self) -> None:
        """Read the ticket again."""
        wanted = self._wanted
        if wanted:
            self._details.ask(lambda: self._client.ticket(wanted))

    def _show(self, detail: TicketDetail) -> None:
        detail = replace(detail, row=as_tried(detail.row, detail.prints))
        before, self.detail = self.detail, detail
        self._show_parts(True)
        ticket = detail.row
        now = self._client.moment().now
        self.states.show_ticket(ticket, now)
        mine = for_person(open_items(ticket, now), lambda verb: self.desk.obstacle(verb, ticket))
        self.open.show_items(mine)
        self.life.show_detail(detail)
        # What is open stands above the life of the ticket, also for Tab.
        for line, after in pairwise((*self.open.lines, self.life.history)):
            QWidget.setTabOrder(line, after)
        self._show_verbs(ticket)
        self.subtitle_changed.emit(list_text.KINDS[ticket.kind].lower())
        stale = before is None or before.row != ticket
        if stale or self._fresh:
            self.print.show_document(ticket.document_id)
        if self._fresh:
            self._fresh = False
            first = self.open.first_line
            (first if first is not None else self.verbs["F9"]).setFocus(
                Qt.FocusReason.TabFocusReason
            )

    def _show_verbs(self, ticket: TicketRow) -> None:
        for key, right in _RIGHTS.items():
            self.verbs.allow(key, self.desk.obstacle(right, ticket))
        self._show_print_verbs()

    def _show_print_verbs(self, _printing: bool = False) -> None:
        """The verbs that come and go with a print, and the step on the primary one."""
        step = self.open.first_step if self.detail is not None else None
        self.verbs.rename("F9", step.words if step is not None else ticket_words.BACK)
        asked = self.detail is not None and Step.SEEN in {i.step for i in self.open.items}
        printing = self._issues.prints > 0
        self.verbs.show_verbs({YES: asked and not printing, CANCEL: printing})

    # --- steps -----------------------------------------------------------------------------

    def settle_first(self) -> None:
        """The one step for what is most urgent; with nothing open, back to the list."""
        if self.ask.pending is not None and self.ask.pending.key == "F9":
            self.ask.answer()
            return
        step = self.open.first_step if self.detail is not None else None
        if step is None:
            self.back()
        else:
            self._take_step(step)

    def _take_step(self, step: Step) -> None:
        ticket = self.ticket
        if ticket is None:
            return
        steps: dict[Step, Callable[[], None]] = {
            Step.PRINT: self.print_again,
            Step.SEEN: self.seen_whole,
            Step.MEND: partial(self.desk.amend, ticket, ticket.field),
            Step.AMEND: self.amend,
            Step.RESEND: partial(self.desk.resend, ticket),
            Step.EXPLAIN: partial(self._explain, ticket),
            Step.CURE: partial(self._cure, ticket),
            Step.HAND_OVER: partial(self._hand_over, ticket),
        }
        steps[step]()

    def amend(self) -> None:
        """Begin a corrected version on the stop page."""
        if self.ticket is not None:
            self.desk.amend(self.ticket)

    def reissue(self) -> None:
        """Begin a ticket that takes the place of this one."""
        if self.ticket is not None:
            self.desk.reissue(self.ticket)

    def copy(self) -> None:
        """Begin a further ticket for the same stop."""
        if self.ticket is not None:
            self.desk.copy(self.ticket)

    def void(self) -> None:
        """Ask for the reason; the second press voids."""
        ticket = self.ticket
        if ticket is not None:
            then = partial(self.desk.void, ticket)
            self._ask(ticket_asks.void_ask("F3", ticket, self._client.law, then))

    def _explain(self, ticket: TicketRow) -> None:
        then = partial(self.desk.explain_late, ticket)
        self._ask(ticket_asks.late_ask("F9", ticket, self._client.law, then))

    def _cure(self, ticket: TicketRow) -> None:
        self._ask(ticket_asks.cure_ask("F9", ticket, partial(self.desk.show_cure, ticket)))

    def _hand_over(self, ticket: TicketRow) -> None:
        self._ask(ticket_asks.hand_ask("F9", ticket, partial(self.desk.hand_over, ticket)))

    def _ask(self, ask: Ask) -> None:
        self.life.hide()
        self.say("")
        self.ask.ask(ask)

    def _note(self, written: str) -> None:
        ticket = self.ticket
        if ticket is None or not written:
            self.say(life_text.NO_NOTE, "warn")
            return
        self.life.note.show_text("")
        self.desk.add_note(ticket, written)

    def back(self) -> None:
        """Give up what is asked, else leave the ticket."""
        if self.ask.pending is not None:
            self.ask.close_card()
        else:
            self.back_wanted.emit()

    # --- paper -----------------------------------------------------------------------------

    def print_again(self) -> None:
        """Print the ticket."""
        if self.ticket is not None:
            self.say(screen_text.PRINTING)
            self._issues.print_again((self.ticket.document_id,))

    def seen_whole(self) -> None:
        """The officer looked: the whole paper came out."""
        if self.detail is not None and Step.SEEN in {i.step for i in self.open.items}:
            self._issues.seen_whole((self.detail.row.document_id,))

    def _cancel_print(self) -> None:
        self._issues.cancel()

    def print_copy(self) -> None:
        """Ask whose copy, then print it."""
        ticket = self.ticket
        if ticket is not None:
            then = partial(self._print_copy, ticket)
            self._ask(ticket_asks.copy_ask("F6", ticket, self._client, then))

    def _print_copy(self, ticket: TicketRow, copy: str, languages: tuple[str, ...]) -> None:
        self.say(screen_text.PRINTING)
        self.desk.print_copy(ticket.document_id, copy, languages)

    def choose_pdf(self) -> None:
        """Ask where the PDF goes, then write it."""
        from PySide6.QtWidgets import QFileDialog

        if self.ticket is None:
            return
        path, _ = QFileDialog.getSaveFileName(
            self, list_text.SAVE_PDF, f"{self.ticket.number}.pdf", ticket_words.PDF_PDF
        )
        if path:
            self.desk.save_pdf(self.ticket.document_id, path)

    def show_driver(self) -> None:
        """The paper on the screen for the driver; while paper is owed the reason is kept."""
        ticket = self.ticket
        if ticket is None:
            return
        if ticket.printed in list_text.PAPER_OUT:
            self.print.show_large(life_text.SHOW_TITLE)
        else:
            self._ask(ticket_asks.show_ask("Alt+S", partial(self._shown, ticket)))

    def _shown(self, ticket: TicketRow, reason: str, more: str) -> None:
        self.desk.shown(ticket.document_id, life_text.shown_reason(reason, more))
        self.print.show_large(life_text.SHOW_TITLE)

    # --- answers ---------------------------------------------------------------------------

    def _done(self, said: str, tone: Tone) -> None:
        self.say(said, tone)
        self.reload()
        self.changed.emit()

    def _printed(self, result: Printed) -> None:
        if self.isVisible():
            self.say(result.said, "good" if result.all_out else "warn")
            self.reload()

    def _not_read(self, error: Exception) -> None:
        said = sentence(error)
        self._show_nothing(said)
        self.say(said, "bad")
        self.verbs["F9"].setFocus()

    @override
    def show_looks(self, looks: Looks) -> None:
        """Wear the paper color of a palette."""
        self.print.wear(looks.tokens)
