"""What an officer may set: colors and favorite charges; and what the agency set, to read."""

from __future__ import annotations

from PySide6.QtCore import Signal
from typing_extensions import override

from tracs_mobile.domain.names import ChargeId
from tracs_mobile.services.client import Client
from ui.looks import Looks
from ui.tasks import Lanes
from ui.text import agency_text, screen_text, settings_words
from ui.views.charge_lists import FavoriteList
from ui.views.page import SayingPage
from ui.widgets.basics import column, label, row
from ui.widgets.card import Card
from ui.widgets.choice import ChoiceField, Option
from ui.widgets.verbs import Verb, VerbBar


class SettingsView(SayingPage):
    """`palette_wanted` carries the name of a palette; empty for the next one.

    `favorites_changed` follows a new list of favorites that is kept.
    """

    title = settings_words.SETTINGS
    palette_wanted = Signal(str)
    favorites_changed = Signal()

    def __init__(self, client: Client, lanes: Lanes) -> None:
        super().__init__()
        self._client = client
        self._lanes = lanes
        options = tuple(Option(value=v, label=w) for v, w in screen_text.PALETTE_WORDS.items())
        self.palette_choice = ChoiceField(settings_words.COLORS, options)
        self.palette_choice.show_value(client.settings.palette)
        self.palette_choice.chosen.connect(self.palette_wanted.emit)
        looks = row()
        looks.addWidget(self.palette_choice)
        looks.addStretch(1)
        self.favorites = FavoriteList(client.law)
        self.favorites.changed.connect(self._keep)
        self.favorites.missing.connect(lambda said: self.say(said, "warn"))
        facts = column(6)
        for line in screen_text.setting_lines(client.settings, client.law):
            facts.addWidget(label(line))
        self.verbs = VerbBar(
            (
                Verb(
                    key="F6", words=settings_words.ADD_A_FAVORITE, do=self.favorites.charge.setFocus
                ),
                Verb(key="F7", words=settings_words.REMOVE_IT, do=self.favorites.take_off),
                Verb(key="F9", words=settings_words.NEXT_COLORS, do=self._next),
            ),
            self,
        )
        content = column(10, (10, 10, 10, 10))
        content.addWidget(Card(settings_words.LOOKS, [looks]))
        content.addWidget(self.said)
        content.addWidget(Card(settings_words.FAVORITE_CHARGES, [self.favorites]), 1)
        content.addWidget(Card(settings_words.SET_BY_YOUR_AGENCY, [facts]))
        page = column()
        page.addLayout(content, 1)
        page.addWidget(self.verbs)
        self.setLayout(page)

    def _next(self) -> None:
        self.palette_wanted.emit("")

    @override
    def enter(self) -> None:
        """The choice of colors is where the cursor is."""
        self.say("")
        self.palette_choice.setFocus()
        self._lanes.store.run(
            self._client.favorites, done=self.favorites.show_favorites, failed=self._failed
        )

    def _keep(self, favorites: tuple[ChargeId, ...]) -> None:
        self._lanes.store.run(
            lambda: self._client.set_favorites(favorites), done=self._kept, failed=self._failed
        )

    def _kept(self, _: None) -> None:
        self.say(agency_text.KEPT, "good")
        self.favorites_changed.emit()

    @override
    def show_looks(self, looks: Looks) -> None:
        """Press the button of the palette that is worn."""
        self.palette_choice.show_value(looks.palette.value)
