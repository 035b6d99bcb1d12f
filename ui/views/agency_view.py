"""The page of the Point of Contact: review, officers, shortcuts, stop data, expungement."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget
from typing_extensions import override

from tracs_mobile.services.client import Client
from ui import agency_text
from ui.tasks import Lanes
from ui.tokens import PaletteName
from ui.views.agency_board import BoardSection
from ui.views.agency_records import ExpungeSection, StopDataSection
from ui.views.agency_review import ReviewSection
from ui.views.agency_shortcuts import ShortcutSection
from ui.views.page import Page
from ui.widgets.basics import Tone, column, label, row
from ui.widgets.choice import ChoiceField, Option


class AgencyView(Page):
    """Sections behind one row of buttons; Ctrl+Page Down leads to the next.

    `shortcuts_changed` follows a new list of shortcuts that is kept.
    """

    title = "Agency"
    shortcuts_changed = Signal()

    def __init__(self, client: Client, lanes: Lanes) -> None:
        super().__init__()
        options = tuple(Option(value=n, label=w) for n, w in agency_text.SECTIONS)
        self.choice = ChoiceField("Section", options)
        shortcuts = ShortcutSection(client, lanes)
        self.sections: dict[str, Page] = {
            "review": ReviewSection(client, lanes),
            "board": BoardSection(client, lanes),
            "shortcuts": shortcuts,
            "stops": StopDataSection(client, lanes),
            "expunge": ExpungeSection(client, lanes),
        }
        self.stack = QStackedWidget()
        for section in self.sections.values():
            self.stack.addWidget(section)
            section.subtitle_changed.connect(self._subtitle)
            section.ticket_wanted.connect(self.ticket_wanted)
        shortcuts.changed.connect(self.shortcuts_changed)
        self.choice.chosen.connect(self.show_section)
        for key, step in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            QShortcut(QKeySequence(key), self).activated.connect(partial(self._step, step))
        top = row(12, (10, 6, 10, 0))
        top.addWidget(self.choice)
        keys = label(agency_text.SECTION_KEYS, "small")
        top.addWidget(keys)
        top.addStretch(1)
        page = column(6)
        page.addLayout(top)
        page.addWidget(self.stack, 1)
        self.setLayout(page)
        self.shown = "review"
        self.choice.show_value(self.shown)

    @property
    def section(self) -> Page:
        """The section on the screen."""
        return self.sections[self.shown]

    def show_section(self, name: object) -> None:
        """Bring a section to the screen."""
        self.shown = str(name)
        self.choice.show_value(self.shown)
        self.stack.setCurrentWidget(self.section)
        self.subtitle_changed.emit("")
        self.section.enter()

    def _step(self, step: int) -> None:
        names = tuple(self.sections)
        self.show_section(names[(names.index(self.shown) + step) % len(names)])

    def _subtitle(self, said: str) -> None:
        if self.sender() is self.section:
            self.subtitle_changed.emit(said)

    @override
    def enter(self) -> None:
        self.section.enter()

    @override
    def reload(self) -> None:
        self.section.reload()

    @override
    def say(self, said: str, tone: Tone = "plain") -> None:
        self.section.say(said, tone)

    @override
    def show_palette(self, name: PaletteName) -> None:
        for section in self.sections.values():
            section.show_palette(name)
