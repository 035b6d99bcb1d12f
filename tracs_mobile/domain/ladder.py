"""How hard the laptop asks for its tickets to reach DPS: six rungs, by what is left of the time.

Computed on the laptop alone, with no network. What must be brought by hand (a notice for the
Diversion Program) and charges with a shorter time of their own stand on the same ladder: what
counts is the time that is left, not the age.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from tracs_mobile.domain.deadline import Urgency, urgency

_ORDER = tuple(Urgency)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ladder:
    """Where the laptop stands at `now`, on the scale of deadlines.

    `waiting` events are on their way, `refused` ones wait for a person, `by_hand` notices for the
    officer. `due` is the earliest deadline of all of these, `doubt` whether it may be nearer.
    `on_stick` counts those of them that left on a stick. `late` complaints have no reason yet.
    `why` is what the last try came to, a sentence; empty when nothing was tried.
    """

    now: datetime
    submit_within_h: int = 48
    waiting: int = 0
    refused: int = 0
    by_hand: int = 0
    on_stick: int = 0
    late: int = 0
    due: datetime | None = None
    doubt: bool = False
    why: str = ""

    @property
    def rung(self) -> Urgency:
        """The rung; the lowest one when nothing is open."""
        if self.due is None:
            return Urgency.CALM
        return urgency(self.now, self.due, submit_within_h=self.submit_within_h)

    @property
    def unsent(self) -> int:
        """What DPS does not have and should."""
        return self.waiting + self.refused

    @property
    def open(self) -> bool:
        """Whether anything is left for DPS or for the officer to bring."""
        return bool(self.unsent or self.by_hand)

    @property
    def all_on_stick(self) -> bool:
        """Whether everything for DPS left on a stick, so that another one changes nothing."""
        return self.unsent > 0 and self.on_stick >= self.unsent

    def at_least(self, rung: Urgency) -> bool:
        """Whether the laptop stands on `rung` or above."""
        return _ORDER.index(self.rung) >= _ORDER.index(rung)

    @property
    def wants_stick(self) -> bool:
        """Whether the wizard opens by itself: four hours are left, and nothing carries them."""
        return self.unsent > 0 and not self.all_on_stick and self.at_least(Urgency.CRITICAL)

    def left(self) -> timedelta:
        """What is left until the earliest deadline; negative when it is over."""
        return timedelta(0) if self.due is None else self.due - self.now


def rank(rung: Urgency) -> int:
    """The place of a rung, 0 for the lowest."""
    return _ORDER.index(rung)
