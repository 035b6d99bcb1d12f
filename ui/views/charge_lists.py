"""Lists of charges that make charging quick: an officer's favorites, an agency's shortcuts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QPushButton, QWidget

from tracs_mobile.domain.law import Charge, LawPack
from tracs_mobile.domain.names import ChargeId
from tracs_mobile.domain.search import ChargeIndex
from tracs_mobile.services.lists import Shortcut
from ui.text import agency_text, empty_text, settings_words
from ui.text.screen_text import hit_line
from ui.tokens import FIELD_PX
from ui.widgets.basics import column, label, row
from ui.widgets.empty_state import EmptyList
from ui.widgets.field import LabeledField
from ui.widgets.suggest import SuggestField, Suggestion


class ChargeList(QWidget):
    """A list of charges with a field to add one. `missing` carries what has to be done first.

    `picked` carries a charge that was chosen for adding, `taken_off` what brings back an entry
    that was just taken off.
    """

    picked = Signal(object)
    taken_off = Signal(object)
    missing = Signal(str)

    def __init__(self, law: LawPack, name: str) -> None:
        super().__init__()
        self._index = ChargeIndex(law)
        self.charge = SuggestField(agency_text.SHORTCUT_CHARGE, self._find, width=560)
        self.charge.picked.connect(self.picked)
        self.list = QListWidget()
        self.list.setAccessibleName(name)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.remove = QPushButton(settings_words.REMOVE)
        self.remove.setAccessibleName(agency_text.remove_from(name))
        self.remove.setFixedHeight(FIELD_PX)

    def _find(self, typed: str) -> tuple[Suggestion, ...]:
        return tuple(
            Suggestion(text=hit_line(hit.charge, hit.why), value=hit.charge)
            for hit in self._index.find(typed)
        )

    def show_entries(self, entries: Sequence[str]) -> None:
        """Show these lines, the cursor where it was."""
        at = max(0, self.list.currentRow())
        self.list.clear()
        self.list.addItems(list(entries))
        self.list.setCurrentRow(min(at, len(entries) - 1))

    def chosen(self) -> int | None:
        """Which line the cursor is on; says so when it is on none."""
        at = self.list.currentRow()
        if at < 0:
            self.missing.emit(agency_text.CHOOSE_ENTRY)
            return None
        return at


class FavoriteList(ChargeList):
    """The officer's favorites in their order. `changed` carries the new list of charge ids."""

    changed = Signal(object)

    def __init__(self, law: LawPack) -> None:
        super().__init__(law, settings_words.FAVORITES)
        self._charges = {charge.charge_id: charge for charge in law.charges}
        self.favorites: tuple[ChargeId, ...] = ()
        self.first = QPushButton(settings_words.MOVE_TO_THE_TOP)
        self.first.setAccessibleName(settings_words.MOVE_TO_THE_TOP_OF_FAVORITES)
        self.first.setFixedHeight(FIELD_PX)
        EmptyList(self.list, "star", empty_text.NO_FAVORITES, empty_text.ADD_FAVORITE)
        self.picked.connect(self._add)
        self.remove.clicked.connect(self.take_off)
        self.first.clicked.connect(self.to_top)
        side = column(6)
        side.addWidget(self.first)
        side.addWidget(self.remove)
        side.addStretch(1)
        lower = row(8)
        lower.addWidget(self.list, 1)
        lower.addLayout(side)
        layout = column(6)
        layout.addWidget(label(agency_text.FAVORITES_WHY, "line", wrap=True))
        layout.addWidget(self.charge)
        layout.addLayout(lower, 1)
        self.setLayout(layout)

    def show_favorites(self, favorites: Sequence[ChargeId]) -> None:
        """Show what is kept."""
        self.favorites = tuple(favorites)
        known = [self._charges[c] for c in self.favorites if c in self._charges]
        self.show_entries([agency_text.charge_words(charge) for charge in known])

    def _add(self, charge: Charge) -> None:
        self.charge.show_text("")
        self._keep((charge.charge_id, *(c for c in self.favorites if c != charge.charge_id)))

    def take_off(self) -> None:
        """Take the chosen charge off the list."""
        at = self.chosen()
        if at is not None:
            self.taken_off.emit(partial(self._keep, self.favorites))
            self._keep(tuple(c for n, c in enumerate(self.favorites) if n != at))

    def to_top(self) -> None:
        """Offer the chosen charge first."""
        at = self.chosen()
        if at is not None:
            rest = tuple(c for n, c in enumerate(self.favorites) if n != at)
            self._keep((self.favorites[at], *rest))
            self.list.setCurrentRow(0)

    def _keep(self, favorites: tuple[ChargeId, ...]) -> None:
        self.show_favorites(favorites)
        self.changed.emit(favorites)


class ShortcutList(ChargeList):
    """The agency's shortcuts. `changed` carries the new list."""

    changed = Signal(object)

    def __init__(self, law: LawPack) -> None:
        super().__init__(law, settings_words.SHORTCUTS)
        self._charges = {charge.charge_id: charge for charge in law.charges}
        self.shortcuts: tuple[Shortcut, ...] = ()
        self.words = LabeledField(agency_text.SHORTCUT_WORDS, longest=40)
        self.words.edit.returnPressed.connect(self.charge.setFocus)
        EmptyList(self.list, "scale", empty_text.NO_SHORTCUTS, empty_text.ADD_SHORTCUT)
        self.picked.connect(self._add)
        self.remove.clicked.connect(self.take_off)
        entry = row(8)
        entry.addWidget(self.words, 1)
        entry.addWidget(self.charge, 2)
        lower = row(8)
        lower.addWidget(self.list, 1)
        lower.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        layout = column(8)
        layout.addWidget(label(agency_text.SHORTCUTS_WHY, "line", wrap=True))
        layout.addLayout(entry)
        layout.addLayout(lower, 1)
        self.setLayout(layout)

    def show_shortcuts(self, shortcuts: Sequence[Shortcut]) -> None:
        """Show what is kept."""
        self.shortcuts = tuple(s for s in shortcuts if s.charge_id in self._charges)
        self.show_entries(
            [
                agency_text.shortcut_words(s.words, self._charges[s.charge_id])
                for s in self.shortcuts
            ]
        )

    def _add(self, charge: Charge) -> None:
        words = self.words.edit.text().strip()
        if not words:
            self.missing.emit(agency_text.NEED_WORDS)
            self.words.setFocus()
            return
        self.words.show_text("")
        self.charge.show_text("")
        kept = tuple(s for s in self.shortcuts if s.words.casefold() != words.casefold())
        self._keep((*kept, Shortcut(words=words, charge_id=charge.charge_id)))
        self.words.setFocus()

    def take_off(self) -> None:
        """Take the chosen shortcut off the list."""
        at = self.chosen()
        if at is not None:
            self.taken_off.emit(partial(self._keep, self.shortcuts))
            self._keep(tuple(s for n, s in enumerate(self.shortcuts) if n != at))

    def _keep(self, shortcuts: tuple[Shortcut, ...]) -> None:
        self.show_shortcuts(shortcuts)
        self.changed.emit(self.shortcuts)
