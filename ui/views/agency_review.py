"""The agency's tickets to review, with the paper beside them and two keys."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QShortcut

from tracs_mobile.domain.agency_line import AgencyLine
from tracs_mobile.domain.rights import Verb as Right
from tracs_mobile.domain.states import Review
from tracs_mobile.overriding import override
from tracs_mobile.services.agency_review import Wanted
from tracs_mobile.services.client import Client
from ui.looks import Looks
from ui.models.agency_queue import AgencyQueue
from ui.models.agency_table import AgencyTable
from ui.tasks import Lanes
from ui.text import agency_text, agency_words, board_text, empty_text, list_text
from ui.tokens import Tone
from ui.views.ask_card import Ask, AskCard
from ui.views.page import SayingPage
from ui.views.ticket_list import TicketList
from ui.views.ticket_paper import PrintCard
from ui.widgets.basics import column, label, row, say
from ui.widgets.choice import ChoiceField, Option
from ui.widgets.empty_state import EmptyState
from ui.widgets.field import LabeledField
from ui.widgets.sizes import fit
from ui.widgets.verbs import Verb, VerbBar

_PAPER_PX = 420
_OFFICER_PX = 110
_LEO_LENGTH = 5
_ALL = "all"
"""A button needs a value that is not None."""
DAYS = 90


class ReviewSection(SayingPage):
    """Enter marks a ticket reviewed and goes on; R returns it with a note.

    This laptop's tickets are there at once; those DPS has of all laptops join them when it answers.
    """

    title = agency_words.REVIEW

    def __init__(self, client: Client, lanes: Lanes) -> None:
        super().__init__()
        self._client = client
        self.queue = AgencyQueue(client, lanes, self)
        self.queue.wanted = Wanted(days=DAYS, review=Review.UNREVIEWED)
        options = tuple(Option(value=v or _ALL, label=w) for v, w in board_text.SHOWN)
        self.which = ChoiceField(board_text.SHOW, options)
        self.which.show_value(Review.UNREVIEWED)
        self.officer = LabeledField(
            board_text.OFFICER, name=board_text.OFFICER_NAME, capitals=True, longest=_LEO_LENGTH
        )
        fit(self.officer, wide=_OFFICER_PX)
        self.table = AgencyTable()
        self.view = TicketList(self.table, agency_words.TICKETS_OF_THE_AGENCY)
        self.print = PrintCard(client, lanes, width=_PAPER_PX)
        self.ask = AskCard()
        self.source = label("", "small", wrap=True)
        self.note = label("", "", wrap=True)
        self.hint = label(agency_text.REVIEW_HINT, "small", wrap=True)
        self.empty = EmptyState("list-checks", step=empty_text.OTHER_STATE)
        self.verbs = VerbBar(
            (
                Verb(key="F5", words=board_text.ASK_DPS, do=self.queue.ask_dps),
                Verb(key="F7", words=agency_words.RETURN_WITH_A_NOTE, do=self.give_back),
                Verb(key="F8", words=agency_words.OPEN, do=self.open_ticket),
                Verb(key="F9", words=agency_words.REVIEWED, do=self.pass_on, primary=True),
            ),
            self,
        )
        self._build()
        self._connect()
        self.verbs["F5"].setEnabled(self.queue.has_dps)

    def _build(self) -> None:
        top = row(12)
        top.addWidget(self.which)
        top.addWidget(self.officer)
        top.addWidget(self.hint, 1, Qt.AlignmentFlag.AlignBottom)
        left = column(8)
        left.addLayout(top)
        left.addWidget(self.source)
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
        self.queue.changed.connect(self._show)
        self.queue.done.connect(self._done)
        self.queue.failed.connect(self._failed)
        self.print.failed.connect(self._failed)
        self.which.chosen.connect(self._choose)
        self.officer.edit.returnPressed.connect(self._choose_officer)
        self.officer.left.connect(self._choose_officer)
        self.view.activated.connect(lambda _: self.pass_on())
        self.view.selectionModel().currentRowChanged.connect(self._moved)
        back = QShortcut(QKeySequence("R"), self.view)
        back.setContext(Qt.ShortcutContext.WidgetShortcut)
        back.activated.connect(self.give_back)
        QShortcut(QKeySequence("Esc"), self).activated.connect(self.ask.close_card)

    @property
    def chosen(self) -> AgencyLine | None:
        """The ticket the cursor is on."""
        index = self.view.currentIndex()
        return self.table.rows[index.row()] if index.isValid() else None

    # --- reading ---------------------------------------------------------------------------

    @override
    def enter(self) -> None:
        """Show the queue, the cursor on it, and ask DPS for the rest."""
        self.say("")
        self.queue.want(self.queue.wanted)
        self.view.setFocus()

    @override
    def reload(self) -> None:
        """Read this laptop's tickets again; DPS is asked when the page is entered, or by F5."""
        self.queue.read()

    @override
    def leave(self) -> None:
        """A question to DPS must keep nobody waiting."""
        self.queue.leave()

    def show_officer(self, leo_number: str) -> None:
        """Show every ticket of one officer."""
        self.officer.show_text(leo_number)
        self.which.show_value(_ALL)
        self.queue.wanted = Wanted(days=DAYS, officer=leo_number)

    def _show(self) -> None:
        lines = self.queue.lines
        before, at = self.chosen, max(0, self.view.currentIndex().row())
        self.table.show_lines(lines)
        now = self.chosen
        if lines and (now is None or before is None or before.number != now.number):
            number = before.number if before is not None else ""
            place = next((n for n, line in enumerate(lines) if line.number == number), at)
            self.view.selectRow(min(place, len(lines) - 1))
        if not lines or before != self.chosen:
            self._moved(self.view.currentIndex())
        wanted = self.queue.wanted
        self.empty.setText(_nothing(wanted.review))
        self.empty.setVisible(not lines)
        self.view.setVisible(bool(lines))
        for key in ("F7", "F8", "F9"):
            self.verbs[key].setEnabled(bool(lines))
        self._show_source()
        self.subtitle_changed.emit(board_text.queue_subtitle(len(lines), wanted.review))

    def _show_source(self) -> None:
        queue = self.queue
        said, tone = board_text.source(
            queue.page, asking=queue.asking, problem=queue.problem, has_dps=queue.has_dps
        )
        say(self.source, said, tone)

    def _moved(self, index: QModelIndex) -> None:
        line = self.table.rows[index.row()] if index.isValid() else None
        notes = board_text.notes(line) if line is not None else ""
        self.note.setVisible(bool(notes))
        say(self.note, notes, "warn")
        if line is None:
            self.print.show_nothing()
        elif line.here is not None:
            self.print.show_document(line.here.document_id)
        else:
            self.print.show_far(line.number, partial(self.queue.paper, line))

    def _choose(self, state: object) -> None:
        review = state if isinstance(state, Review) else None
        self.which.show_value(state)
        self._want(replace(self.queue.wanted, review=review))

    def _choose_officer(self) -> None:
        typed = self.officer.edit.text().strip()
        if typed and len(typed) != _LEO_LENGTH:
            self.say(board_text.NOT_WIDE, "warn")
            return
        self._want(replace(self.queue.wanted, officer=typed))

    def _want(self, wanted: Wanted) -> None:
        if wanted != self.queue.wanted:
            self.say("")
            self.queue.want(wanted)

    # --- doing -----------------------------------------------------------------------------

    def pass_on(self) -> None:
        """The chosen ticket is in order."""
        line = self._need()
        if line is not None:
            self.queue.give(line, Review.REVIEWED, "")

    def give_back(self) -> None:
        """Ask for the note; the second press returns the ticket to its officer."""
        line = self._need()
        if line is None:
            return
        self.ask.ask(
            Ask(
                key="F7",
                title=agency_text.return_title(line.number),
                why=agency_text.RETURN_WHY,
                confirm=agency_words.RETURN_IT,
                text=agency_text.RETURN_NOTE,
                needs_text=True,
                then=partial(self._give_back, line),
            )
        )

    def _give_back(self, line: AgencyLine, _codes: tuple[str, ...], note: str) -> None:
        self.queue.give(line, Review.RETURNED, note)
        self.view.setFocus()

    def open_ticket(self) -> None:
        """Open the chosen ticket with its whole life; one of another laptop shows its paper."""
        line = self.chosen
        if line is None:
            self.say(list_text.CHOOSE_TICKET, "warn")
        elif line.here is not None:
            self.ticket_wanted.emit(line.here.document_id)
        else:
            self.print.show_large()

    def _need(self) -> AgencyLine | None:
        line = self.chosen if self.view.isVisible() else None
        if line is None:
            self.say(list_text.CHOOSE_TICKET, "warn")
            return None
        obstacle = self._client.may(Right.REVIEW, line.officer)
        if line.here is not None:
            obstacle = self._client.why_not(Right.REVIEW, line.here)
        if obstacle:
            self.say(obstacle, "warn")
            return None
        return line

    def _done(self, said: str, tone: Tone) -> None:
        self.say(said, tone)

    @override
    def show_looks(self, looks: Looks) -> None:
        """Wear the colors of a palette."""
        self.table.wear(looks.tokens)
        self.print.wear(looks.tokens)


def _nothing(state: Review | None) -> str:
    if state is None:
        return agency_text.NO_TICKETS
    returned = state is Review.RETURNED
    return agency_text.NOTHING_RETURNED if returned else agency_text.NOTHING_TO_REVIEW
