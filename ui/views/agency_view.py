"""The page of the Point of Contact: review, officers, request, readiness, shortcuts, records."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget

from tracs_mobile.domain.readiness import Mend
from tracs_mobile.overriding import override
from tracs_mobile.services.client import Client
from ui.looks import Looks
from ui.models.issue_desk import sentence
from ui.tasks import Lanes
from ui.text import agency_text, agency_words
from ui.tokens import Tone
from ui.views.agency_board import BoardSection
from ui.views.agency_notices import NoticeStrip
from ui.views.agency_readiness import ReadinessSection
from ui.views.agency_records import ExpungeSection, StopDataSection
from ui.views.agency_request import RequestSection
from ui.views.agency_review import ReviewSection
from ui.views.agency_shortcuts import ShortcutSection
from ui.views.page import Page
from ui.widgets.basics import column, label, row
from ui.widgets.choice import ChoiceField, Option


class AgencyView(Page):
    """Sections behind one row of buttons; Ctrl+Page Down leads to the next.

    `shortcuts_changed` follows a new list of shortcuts that is kept; `page_wanted` carries another
    page of the workplace.
    """

    title = agency_words.AGENCY
    shortcuts_changed = Signal()
    page_wanted = Signal(str)

    def __init__(self, client: Client, lanes: Lanes) -> None:
        super().__init__()
        options = tuple(Option(value=n, label=w) for n, w in agency_text.SECTIONS)
        self.choice = ChoiceField(agency_words.SECTION, options)
        self.notices = NoticeStrip(client, lanes)
        self.review = ReviewSection(client, lanes)
        board, readiness = BoardSection(client, lanes), ReadinessSection(client, lanes)
        shortcuts = ShortcutSection(client, lanes)
        self.sections: dict[str, Page] = {
            "review": self.review,
            "board": board,
            "request": RequestSection(client, lanes),
            "readiness": readiness,
            "shortcuts": shortcuts,
            "stops": StopDataSection(client, lanes),
            "expunge": ExpungeSection(client, lanes),
        }
        self.stack = QStackedWidget()
        for section in self.sections.values():
            self.stack.addWidget(section)
            self.hold(section)
            section.subtitle_changed.connect(self._subtitle)
            section.ticket_wanted.connect(self.ticket_wanted)
        shortcuts.changed.connect(self.shortcuts_changed)
        board.officer_wanted.connect(self.show_officer)
        readiness.page_wanted.connect(self._leave_for)
        self.notices.failed.connect(lambda error: self.say(sentence(error), "bad"))
        self.choice.chosen.connect(self.show_section)
        for key, step in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            QShortcut(QKeySequence(key), self).activated.connect(partial(self._step, step))
        self._build()
        self.shown = "review"
        self.choice.show_value(self.shown)

    def _build(self) -> None:
        top = row(12, (10, 6, 10, 0))
        top.addWidget(self.choice)
        keys = label(agency_text.SECTION_KEYS, "small")
        top.addWidget(keys)
        top.addStretch(1)
        strip = row(0, (10, 0, 10, 0))
        strip.addWidget(self.notices)
        page = column(6)
        page.addLayout(top)
        page.addLayout(strip)
        page.addWidget(self.stack, 1)
        self.setLayout(page)

    @property
    def section(self) -> Page:
        """The section on the screen."""
        return self.sections[self.shown]

    def show_section(self, name: object) -> None:
        """Bring a section to the screen."""
        self.section.leave()
        self.shown = str(name)
        self.choice.show_value(self.shown)
        self.stack.setCurrentWidget(self.section)
        self.subtitle_changed.emit("")
        self.section.enter()

    def show_officer(self, leo_number: str) -> None:
        """Every ticket of one officer."""
        self.review.show_officer(leo_number)
        self.show_section("review")

    def _leave_for(self, name: str) -> None:
        """Where a line of the readiness check is mended."""
        if name == Mend.REQUEST.value:
            self.show_section("request")
        else:
            self.page_wanted.emit(name)

    def _step(self, step: int) -> None:
        names = tuple(self.sections)
        self.show_section(names[(names.index(self.shown) + step) % len(names)])

    def _subtitle(self, said: str) -> None:
        if self.sender() is self.section:
            self.subtitle_changed.emit(said)

    @property
    @override
    def part(self) -> str:
        return self.shown

    @override
    def enter(self) -> None:
        self.notices.reload()
        self.section.enter()

    @override
    def reload(self) -> None:
        self.section.reload()

    @override
    def leave(self) -> None:
        self.section.leave()

    @override
    def say(self, said: str, tone: Tone = "plain") -> None:
        self.section.say(said, tone)

    @override
    def show_looks(self, looks: Looks) -> None:
        for section in self.sections.values():
            section.show_looks(looks)
