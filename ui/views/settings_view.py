"""What an officer may set: colors and favorite charges; and what the agency set, to read."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal

from tracs_mobile.domain.names import ChargeId
from tracs_mobile.overriding import override
from tracs_mobile.services.client import Client
from ui.looks import Looks
from ui.models.undo import Undo
from ui.tasks import Lanes
from ui.text import (
    about_text,
    agency_text,
    hint_text,
    note_text,
    screen_text,
    settings_words,
    update_text,
)
from ui.views.charge_lists import FavoriteList
from ui.views.looks_card import LooksChoices
from ui.views.page import SayingPage
from ui.widgets.basics import column, label
from ui.widgets.card import Card
from ui.widgets.verbs import Verb, VerbBar


class SettingsView(SayingPage):
    """`look_wanted` carries what is to look different, and how.

    `about_wanted` asks for the page about the program, `hints_wanted` for all hints again.

    `favorites_changed` follows a new list of favorites that is kept.
    """

    title = settings_words.SETTINGS
    look_wanted = Signal(str, object)
    about_wanted = Signal()
    hints_wanted = Signal()
    favorites_changed = Signal()

    def __init__(self, client: Client, lanes: Lanes) -> None:
        super().__init__()
        self._client = client
        self._lanes = lanes
        self.looks = LooksChoices(client.settings)
        self.looks.wanted.connect(self.look_wanted)
        self.favorites = FavoriteList(client.law)
        self.favorites.changed.connect(self._keep)
        self.favorites.missing.connect(lambda said: self.say(said, "warn"))
        self.favorites.taken_off.connect(self._taken_off)
        facts = column(6)
        for line in screen_text.setting_lines(client.settings, client.law):
            facts.addWidget(label(line))
        for line in update_text.policy_lines(client.settings):
            facts.addWidget(label(line, wrap=True))
        self.verbs = VerbBar(
            (
                Verb(
                    key="F6", words=settings_words.ADD_A_FAVORITE, do=self.favorites.charge.setFocus
                ),
                Verb(key="F7", words=settings_words.REMOVE_IT, do=self.favorites.take_off),
                Verb(key="F8", words=hint_text.AGAIN, do=self.hints_wanted.emit),
                Verb(key="F9", words=settings_words.NEXT_COLORS, do=self._next),
                Verb(
                    key=about_text.KEY,
                    words=about_text.TITLE,
                    do=self.about_wanted.emit,
                    bound=False,
                ),
            ),
            self,
        )
        content = column(10, (10, 10, 10, 10))
        content.addWidget(Card(settings_words.LOOKS, [self.looks]))
        content.addWidget(self.said)
        content.addWidget(Card(settings_words.FAVORITE_CHARGES, [self.favorites]), 1)
        content.addWidget(Card(settings_words.SET_BY_YOUR_AGENCY, [facts]))
        page = column()
        page.addLayout(content, 1)
        page.addWidget(self.verbs)
        self.setLayout(page)

    def _next(self) -> None:
        self.look_wanted.emit("palette", "")

    def _taken_off(self, back: Callable[[], None]) -> None:
        self.undo_offered.emit(
            Undo(words=note_text.FAVORITE_GONE, said=note_text.FAVORITE_BACK, back=back)
        )

    @override
    def enter(self) -> None:
        """The choice of colors is where the cursor is."""
        self.say("")
        self.looks.setFocus()
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
        self.looks.show_looks(looks)
