"""What an officer may set: the colors; and what the agency has set, to read."""

from __future__ import annotations

from PySide6.QtCore import Signal
from typing_extensions import override

from tracs_mobile.services.client import Client
from ui import text
from ui.tokens import PaletteName
from ui.views.page import Page
from ui.widgets.basics import column, label, row
from ui.widgets.card import Card
from ui.widgets.choice import ChoiceField, Option
from ui.widgets.verbs import Verb, VerbBar


class SettingsView(Page):
    """`palette_wanted` carries the name of a palette; empty for the next one."""

    title = "Settings"
    palette_wanted = Signal(str)

    def __init__(self, client: Client) -> None:
        super().__init__()
        options = tuple(Option(value=v, label=w) for v, w in text.PALETTE_WORDS.items())
        self.palette_choice = ChoiceField("Colors (F12 anywhere)", options)
        self.palette_choice.show_value(client.settings.palette)
        self.palette_choice.chosen.connect(self.palette_wanted.emit)
        looks = row()
        looks.addWidget(self.palette_choice)
        looks.addStretch(1)
        facts = column(6)
        for line in text.setting_lines(client.settings, client.law):
            facts.addWidget(label(line))
        self.verbs = VerbBar((Verb(key="F9", words="Next colors", do=self._next),), self)
        content = column(10, (10, 10, 10, 10))
        content.addWidget(Card("Looks", [looks]))
        content.addWidget(Card("Set by your agency", [facts]))
        content.addStretch(1)
        page = column()
        page.addLayout(content, 1)
        page.addWidget(self.verbs)
        self.setLayout(page)

    def _next(self) -> None:
        self.palette_wanted.emit("")

    @override
    def enter(self) -> None:
        """The choice is where the cursor is."""
        self.palette_choice.setFocus()

    @override
    def show_palette(self, name: PaletteName) -> None:
        """Press the button of the palette that is worn."""
        self.palette_choice.show_value(name.value)
