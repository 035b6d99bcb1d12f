"""Tickets through another laptop: hand the sealed copies over, ask for receipts, take them in."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from tracs_mobile.domain.outbox import EVER, Envelope, ItemAnswer
from tracs_mobile.errors import StoreError, SyncError
from tracs_mobile.ports import (
    RELAY,
    Clock,
    EventName,
    KeptThere,
    Pairing,
    RelayBook,
    RelayWire,
    Spool,
    UnitOfWorkFactory,
)
from tracs_mobile.wording import say

log = logging.getLogger(__name__)

_MOST, _ALL = 1_000, 100_000


@dataclass(slots=True, kw_only=True)
class RelaySending:
    """Sends through every paired relay. All methods block; any thread may call them.

    Only sealed copies are handed over, so a relay can read nothing, signed on or not. An event a
    relay keeps is not received by that: it stays queued, and may arrive twice without being
    doubled. `settle` stores answers where the deliverer would.
    """

    book: RelayBook
    link: Callable[[Pairing], RelayWire]
    spool: Spool
    clock: Clock
    settle: Callable[[Sequence[ItemAnswer]], None]
    on_change: Callable[[], None]
    said: str = field(default="", init=False)
    _units: UnitOfWorkFactory | None = field(default=None, init=False)
    _links: dict[Pairing, RelayWire] = field(default_factory=dict, init=False)
    _refused: set[EventName] = field(default_factory=set, init=False)
    _one: threading.Lock = field(default_factory=threading.Lock, init=False)
    _writing: threading.RLock = field(default_factory=threading.RLock, init=False)
    """Held while the book is read and written again; never while a relay is asked."""

    def sign_on(self, units: UnitOfWorkFactory) -> None:
        """Note in the database what relays keep; from now on too."""
        self._units = units
        self._refused.clear()
        self._note()

    def sign_off(self) -> None:
        """The database is about to be closed. Waits for no relay."""
        with self._writing:
            self._units = None

    def send(self) -> int:
        """Hand over what waits and take in what came back; says how many answers did.

        A relay that does not answer is told in `said` and tried again next time. Raises StoreError
        when this laptop's disk did not take an answer.
        """
        with self._one:
            waiting = self._waiting()
            pairings = self.book.pairings()
            if not pairings:
                self.said = ""
                return 0
            self._forget_done({(e.number, e.seq) for e in waiting})
            return sum(self._through(one, waiting) for one in pairings) if waiting else 0

    def _waiting(self) -> tuple[Envelope, ...]:
        """Sealed copies of what is queued; never of what DPS refused and nobody has mended yet."""
        sealed = self.spool.waiting(_MOST)
        with self._writing:
            if self._units is None:
                return tuple(e for e in sealed if (e.number, e.seq) not in self._refused)
            with self._units() as unit:
                queued = {(e.number, e.seq) for e in unit.outbox.due(EVER, _ALL)}
        return tuple(e for e in sealed if (e.number, e.seq) in queued)

    def _through(self, pairing: Pairing, waiting: Sequence[Envelope]) -> int:
        wire = self._links.setdefault(pairing, self.link(pairing))
        there = {e for k in self.book.kept() if k.relay_id == pairing.relay_id for e in k.events}
        try:
            fresh = [e for e in waiting if (e.number, e.seq) not in there]
            kept = wire.keep(fresh) if fresh else ()
            self._remember(pairing, [(e.number, e.seq) for e in kept])
            there.update((e.number, e.seq) for e in kept)
            asked = [e for e in waiting if (e.number, e.seq) in there]
            answers = wire.answers(asked) if asked else ()
        except SyncError as fault:
            self.said = f"{pairing.name}: {fault}"
            return 0
        found = [answer for answer in answers if answer is not None]
        if found:
            self.settle(found)
            self._let_go(pairing, found)
        self.said = say("{name} was reached.", name=pairing.name)
        if found or kept:
            self.on_change()
        return len(found)

    def _remember(self, pairing: Pairing, events: Sequence[EventName]) -> None:
        if not events:
            return
        now = self.clock.now()
        new = KeptThere(relay_id=pairing.relay_id, events=tuple(events), at=now)
        with self._writing:
            self.book.set_kept((*self.book.kept(), new))
            self._note()

    def _let_go(self, pairing: Pairing, answers: Sequence[ItemAnswer]) -> None:
        """Answered: what comes of it later (sent again after a refusal) is handed over anew."""
        done = {(answer.number, answer.seq) for answer in answers}
        self._refused.update((a.number, a.seq) for a in answers if a.receipt is None)
        self._without({pairing.relay_id: done})

    def _forget_done(self, waiting: set[EventName]) -> None:
        """What waits no more came another way; nobody has to ask a relay for it."""
        gone = {
            k.relay_id: {e for other in self.book.kept() for e in other.events} - waiting
            for k in self.book.kept()
        }
        self._without(gone)

    def _without(self, gone: Mapping[str, set[EventName]]) -> None:
        with self._writing:
            before = self.book.kept()
            left = (
                replace(k, events=tuple(e for e in k.events if e not in gone.get(k.relay_id, ())))
                for k in before
            )
            after = tuple(k for k in left if k.events)
            if after != before:
                self.book.set_kept(after)

    def _note(self) -> None:
        """Tell the database which events are with a relay: the Outbox shows it."""
        with self._writing:
            units, kept = self._units, self.book.kept()
            fresh = [k for k in kept if not k.noted]
            if units is None or not fresh:
                return
            names = {pairing.relay_id: pairing.name for pairing in self.book.pairings()}
            try:
                with units() as unit:
                    for k in fresh:
                        name = f"{RELAY}{names.get(k.relay_id, 'of another laptop')}"
                        unit.exports.add(k.events, bundle_id=name, at=k.at)
                    unit.commit()
                self.book.set_kept([replace(k, noted=True) for k in kept])
            except StoreError as error:
                log.warning("What a relay keeps could not be noted: %s", type(error).__name__)
