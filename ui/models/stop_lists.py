"""What an officer reaches for first: recent people, cars and places, favorites, shortcuts."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from tracs_mobile.domain.law import Charge
from tracs_mobile.domain.names import ChargeId
from tracs_mobile.domain.search import ChargeHit
from tracs_mobile.domain.words import split_words
from tracs_mobile.services.client import Client
from tracs_mobile.services.lists import Shortcut
from tracs_mobile.services.recents import Recents
from ui.tasks import TaskRunner
from ui.text import stop_text

_NOTHING = Recents()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lists:
    recents: Recents
    favorites: tuple[ChargeId, ...]
    shortcuts: tuple[Shortcut, ...]


class StopLists(QObject):
    """Read in the store lane, shown from memory. `changed` follows new lists, `failed` an error."""

    changed = Signal()
    failed = Signal(object)

    def __init__(self, client: Client, store: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._client = client
        self._store = store
        self._charges = {c.charge_id: c for c in client.law.charges}
        self.recents = _NOTHING
        self.favorites: tuple[ChargeId, ...] = ()
        self.shortcuts: tuple[Shortcut, ...] = ()

    def load(self) -> None:
        """Read the lists again."""
        self._store.run(self._read, done=self._take, failed=self.failed.emit)

    def _read(self) -> _Lists:
        client = self._client
        return _Lists(
            recents=client.recents(),
            favorites=client.favorites(),
            shortcuts=client.shortcuts(),
        )

    def _take(self, lists: _Lists) -> None:
        self.recents = lists.recents
        self.favorites = lists.favorites
        self.shortcuts = lists.shortcuts
        self.changed.emit()

    def opening_hits(self) -> tuple[ChargeHit, ...]:
        """What is offered before anything is typed: favorites, then the agency's shortcuts."""
        stars = [
            ChargeHit(charge=c, why=stop_text.FAVORITE)
            for c in map(self._known, self.favorites)
            if c
        ]
        starred = {hit.charge.charge_id for hit in stars}
        cuts = [hit for hit in self._cuts("") if hit.charge.charge_id not in starred]
        return (*stars, *cuts)

    def shortcut_hits(self, typed: str) -> tuple[ChargeHit, ...]:
        """The agency's shortcuts whose words begin as typed."""
        return tuple(self._cuts(typed)) if typed.strip() else ()

    def _cuts(self, typed: str) -> list[ChargeHit]:
        wanted = " ".join(split_words(typed))
        found = [
            (self._known(s.charge_id), s.words)
            for s in self.shortcuts
            if " ".join(split_words(s.words)).startswith(wanted)
        ]
        return [ChargeHit(charge=c, why=stop_text.shortcut(w)) for c, w in found if c is not None]

    def _known(self, charge_id: ChargeId) -> Charge | None:
        return self._charges.get(charge_id)

    def is_favorite(self, charge_id: ChargeId) -> bool:
        """Whether the officer starred this charge."""
        return charge_id in self.favorites

    def toggle_favorite(self, charge_id: ChargeId) -> None:
        """Star a charge, newest first, or take the star away."""
        if not charge_id:
            return
        if charge_id in self.favorites:
            wanted = tuple(c for c in self.favorites if c != charge_id)
        else:
            wanted = (charge_id, *self.favorites)
        before, self.favorites = self.favorites, wanted
        self.changed.emit()
        self._store.run(
            lambda: self._client.set_favorites(wanted),
            done=lambda _: None,
            failed=lambda error: self._undo(before, error),
        )

    def _undo(self, before: tuple[ChargeId, ...], error: Exception) -> None:
        self.favorites = before
        self.changed.emit()
        self.failed.emit(error)
