"""The charge shortcuts of the agency: words that officers type, and the charge they mean."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal

from tracs_mobile.overriding import override
from tracs_mobile.services.client import Client
from tracs_mobile.services.lists import Shortcut
from ui.models.undo import Undo
from ui.tasks import Lanes
from ui.text import agency_text, agency_words, note_text
from ui.views.charge_lists import ShortcutList
from ui.views.page import SayingPage
from ui.widgets.basics import column
from ui.widgets.verbs import Verb, VerbBar


class ShortcutSection(SayingPage):
    """Every change is kept at once; `changed` follows."""

    title = agency_words.SHORTCUTS
    changed = Signal()

    def __init__(self, client: Client, lanes: Lanes) -> None:
        super().__init__()
        self._client = client
        self._lanes = lanes
        self.list = ShortcutList(client.law)
        self.verbs = VerbBar(
            (
                Verb(key="F7", words=agency_words.REMOVE, do=self.list.take_off),
                Verb(
                    key="F9",
                    words=agency_words.NEW_SHORTCUT,
                    do=self.list.words.setFocus,
                    primary=True,
                ),
            ),
            self,
        )
        self.list.changed.connect(self._keep)
        self.list.missing.connect(lambda said: self.say(said, "warn"))
        self.list.taken_off.connect(self._taken_off)
        content = column(8, (10, 0, 10, 8))
        content.addWidget(self.said)
        content.addWidget(self.list, 1)
        page = column()
        page.addLayout(content, 1)
        page.addWidget(self.verbs)
        self.setLayout(page)

    @override
    def enter(self) -> None:
        """Show what is kept, the cursor in the field for a new one."""
        self.say("")
        self._lanes.store.run(
            self._client.shortcuts, done=self.list.show_shortcuts, failed=self._failed
        )
        self.list.words.setFocus()

    def _keep(self, shortcuts: tuple[Shortcut, ...]) -> None:
        self._lanes.store.run(
            lambda: self._client.set_shortcuts(shortcuts),
            done=self._kept,
            failed=self._failed,
        )

    def _taken_off(self, back: Callable[[], None]) -> None:
        self.undo_offered.emit(
            Undo(words=note_text.SHORTCUT_GONE, said=note_text.SHORTCUT_BACK, back=back)
        )

    def _kept(self, _: None) -> None:
        self.say(agency_text.KEPT, "good")
        self.changed.emit()
