"""Wrong tries of one slot: counted in two places, written before the key work (CJIS AC-7)."""

from __future__ import annotations

import hmac
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from tracs_mobile.domain import canonical
from tracs_mobile.errors import LockedOut, WrongSecret
from tracs_mobile.vault import wrap
from tracs_mobile.wording import plural, say

MOST_TRIES = 5
WINDOW = timedelta(minutes=15)
MOST_WITHOUT_SUCCESS = 20
"""Wrong tries in a row that lock however far apart: setting the clock forward gains no more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tries:
    """What is known about wrong tries since the last success or release.

    `turn` only rises: of two records the one with the higher turn counts, so that neither an older
    copy nor a deleted second place forgets a try.
    """

    turn: int = 0
    recent: tuple[datetime, ...] = ()
    in_a_row: int = 0
    locked: bool = False

    def one_more(self, now: datetime) -> Tries:
        """A try began at `now`; it counts as wrong until `forgotten` says otherwise."""
        # A clock set back must not make old tries look as if they were still to come.
        moment = max((now, *self.recent))
        recent = (*self._within(moment), moment)
        in_a_row = self.in_a_row + 1
        locked = len(recent) >= MOST_TRIES or in_a_row >= MOST_WITHOUT_SUCCESS
        return Tries(turn=self.turn + 1, recent=recent, in_a_row=in_a_row, locked=locked)

    def forgotten(self) -> Tries:
        """A success or a release."""
        return Tries(turn=self.turn + 1)

    def left(self, now: datetime) -> int:
        """How many tries may still be made."""
        if self.locked:
            return 0
        used = len(self._within(max((now, *self.recent))))
        return max(0, min(MOST_TRIES - used, MOST_WITHOUT_SUCCESS - self.in_a_row))

    def _within(self, moment: datetime) -> tuple[datetime, ...]:
        return tuple(at for at in self.recent if at > moment - WINDOW)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counter:
    """The tries of one slot with their MAC under the machine secret: an editor cannot lower it."""

    slot_id: str
    tries: Tries
    mac: bytes

    @classmethod
    def of(cls, slot_id: str, tries: Tries, key: bytes) -> Counter:
        """`tries` of the slot, with the MAC made by `key` (32 bytes)."""
        return cls(slot_id=slot_id, tries=tries, mac=_mac(slot_id, tries, key))

    def honest(self, slot_id: str, key: bytes) -> bool:
        """Whether this is the slot's counter and unchanged."""
        expected = _mac(slot_id, self.tries, key)
        return self.slot_id == slot_id and hmac.compare_digest(self.mac, expected)


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """The second place: the counters of all slots."""

    counters: tuple[Counter, ...] = ()

    def of(self, slot_id: str) -> Counter | None:
        """The counter of a slot, None when this place does not know it."""
        return next((c for c in self.counters if c.slot_id == slot_id), None)

    def holding(self, counter: Counter) -> Board:
        """A board with this counter in place of the slot's older one."""
        others = tuple(c for c in self.counters if c.slot_id != counter.slot_id)
        return Board(counters=(*others, counter))


def judged(first: Counter | None, second: Counter | None, *, slot_id: str, key: bytes) -> Tries:
    """The record that counts: of `first` (the slot file) and `second` the one with the higher turn.

    The slot file always has a counter; the second place may be lost. A counter that is missing
    from the slot file or was changed by hand locks the slot, since nobody can say what it was.
    """
    known = [counter for counter in (first, second) if counter is not None]
    newest = max((counter.tries for counter in known), key=lambda t: t.turn, default=Tries())
    if first is not None and all(counter.honest(slot_id, key) for counter in known):
        return newest
    return replace(newest, locked=True)


def locked_out() -> LockedOut:
    """The fault when no try is left."""
    return LockedOut(
        say(
            "Too many wrong secrets. Sign-on is locked until a Point of Contact releases it. "
            "Tickets that wait are still delivered."
        )
    )


def wrong_secret(tries_left: int) -> WrongSecret:
    """The fault after a wrong try, with what is left."""
    more = say("You have {tries}.", tries=plural(tries_left, "more try", "more tries"))
    if tries_left == 0:
        more = say(
            "Sign-on is now locked until a Point of Contact releases it. "
            "Tickets that wait are still delivered."
        )
    return WrongSecret(f"The secret is wrong. {more}", tries_left=tries_left)


def _mac(slot_id: str, tries: Tries, key: bytes) -> bytes:
    return wrap.mac(key, slot_id.encode() + b"|" + canonical.encode(tries))
