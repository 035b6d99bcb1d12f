"""What DPS lost, in the store in memory."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from tracs_mobile.domain.names import TicketNumber
from tracs_mobile.domain.restoration import LOST, SAY_LOST, Doubted, Loss, Restoration
from tracs_mobile.testing.fake_state import EventKey, FakeEvent, FakeState


class FakeRestorations:
    """`ports.Restorations` in memory."""

    def __init__(self, state: FakeState) -> None:
        self._state = state

    def known(self) -> frozenset[str]:
        """Names of the restorations that have begun here."""
        return frozenset(self._state.restored)

    def begin(self, restoration: Restoration, at: datetime) -> int:
        """Keep it for good, and queue again what DPS refused since."""
        state = self._state
        if restoration.restoration_id in state.restored:
            return 0
        state.restored[restoration.restoration_id] = restoration
        since = restoration.asks_from
        found = [
            event
            for event in state.events.values()
            if event.state == "refused"
            and event.settled_at is not None
            and event.settled_at >= since
            and event.envelope.number not in state.purged
        ]
        for event in found:
            _queue(event)
        return len(found)

    def doubted(self, limit: int) -> tuple[Doubted, ...]:
        """Received events whose receipt is in doubt and nobody asked about yet."""
        found = []
        for key, event in sorted(self._state.events.items()):
            names = tuple(self._doubts(key))
            if event.state == "received" and names and key[0] not in self._state.purged:
                found.append(Doubted(envelope=event.envelope, restorations=names))
        return tuple(found[:limit])

    def _doubts(self, key: EventKey) -> Iterator[str]:
        state = self._state
        first = (state.receipts[key],) if key in state.receipts else ()
        held = (*first, *state.receipts_again.get(key, ()))
        for name, one in sorted(state.restored.items()):
            span = any(one.asks_from <= r.received_at <= one.asks_until for r in held)
            if span and (*key, name) not in state.asked:
                yield name

    def note_there(self, doubted: Sequence[Doubted], at: datetime) -> None:
        """DPS has these after all."""
        for one in doubted:
            self._ask(one)

    def note_lost(self, doubted: Sequence[Doubted], at: datetime, due: datetime) -> None:
        """DPS lost these: they are queued again as they were signed, until `due`."""
        state = self._state
        for one in doubted:
            key = self._ask(one)
            state.losses.setdefault(key, []).append(at)
            event = state.events[key]
            _queue(event, code=LOST, problem=SAY_LOST)
            event.due = due
            for other in state.events_of(key[0]):
                if other.state == "refused":
                    _queue(other)

    def _ask(self, one: Doubted) -> EventKey:
        key = (one.envelope.number, one.envelope.seq)
        self._state.asked |= {(*key, name) for name in one.restorations}
        return key

    def losses(self, number: TicketNumber) -> tuple[Loss, ...]:
        """What DPS lost of a ticket, oldest first."""
        state = self._state
        return tuple(
            Loss(seq=key[1], received_at=state.receipts[key].received_at, at=at)
            for key, times in state.losses.items()
            for at in times
            if key[0] == number
        )


def _queue(event: FakeEvent, *, code: str = "", problem: str = "") -> None:
    event.state, event.next_try_at, event.settled_at = "queued", None, None
    event.field, event.code, event.problem = "", code, problem
