"""Settings behind one row of buttons: looks, the link to DPS, officers, updates."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget

from tracs_mobile.overriding import override
from tracs_mobile.services.client import Client
from ui.looks import Looks
from ui.tasks import Lanes
from ui.text import agency_text, enrol_text, settings_words
from ui.tokens import Tone
from ui.views.page import Page
from ui.views.settings_link import LinkSection
from ui.views.settings_officers import OfficerSection
from ui.views.settings_updates import UpdateSection
from ui.views.settings_view import SettingsView
from ui.widgets.basics import column, label, row
from ui.widgets.choice import ChoiceField, Option


class SettingsPages(Page):
    """Sections; Ctrl+Page Down leads to the next. Signals as of `SettingsView`."""

    title = settings_words.SETTINGS
    look_wanted = Signal(str, object)
    about_wanted = Signal()
    hints_wanted = Signal()
    favorites_changed = Signal()

    def __init__(self, client: Client, lanes: Lanes) -> None:
        super().__init__()
        looks = SettingsView(client, lanes)
        looks.look_wanted.connect(self.look_wanted)
        looks.about_wanted.connect(self.about_wanted)
        looks.hints_wanted.connect(self.hints_wanted)
        looks.favorites_changed.connect(self.favorites_changed)
        self.sections: dict[str, Page] = {
            "looks": looks,
            "link": LinkSection(client, lanes),
            "officers": OfficerSection(client, lanes),
            "updates": UpdateSection(client, lanes),
        }
        options = tuple(Option(value=n, label=w) for n, w in enrol_text.SECTIONS)
        self.choice = ChoiceField(settings_words.SECTION, options)
        self.stack = QStackedWidget()
        for section in self.sections.values():
            self.stack.addWidget(section)
            self.hold(section)
        self.choice.chosen.connect(self.show_section)
        for key, step in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            QShortcut(QKeySequence(key), self).activated.connect(partial(self._step, step))
        top = row(12, (10, 6, 10, 0))
        top.addWidget(self.choice)
        top.addWidget(label(agency_text.SECTION_KEYS, "small"))
        top.addStretch(1)
        page = column(6)
        page.addLayout(top)
        page.addWidget(self.stack, 1)
        self.setLayout(page)
        self.shown = "looks"
        self.choice.show_value(self.shown)

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
        self.section.enter()

    def _step(self, step: int) -> None:
        names = tuple(self.sections)
        self.show_section(names[(names.index(self.shown) + step) % len(names)])

    @property
    @override
    def part(self) -> str:
        return self.shown

    @override
    def enter(self) -> None:
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
