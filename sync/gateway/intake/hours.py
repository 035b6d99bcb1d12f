"""Hours from issue to receipt on steps: fine where tickets usually lie, exact at 12 h and 48 h."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from datetime import datetime
from typing import Final

from sync.gateway.tables import instant

SOON = 120
"""Twelve hours in tenths."""
ON_TIME = 480
"""Forty-eight hours in tenths: the program's promise."""

STEPS: Final[tuple[int, ...]] = (
    *range(0, 40),
    *range(40, 120, 5),
    *range(120, 1_680, 10),
    *range(1_680, 87_601, 240),
)
"""Upper ends in tenths of an hour: a step holds what is above the step before, up to itself."""

_TENTH_S = 360.0


def tenths(issued: datetime, received: datetime) -> int:
    """The step of the time between; a laptop's clock that ran ahead counts as none."""
    exact = (received - issued).total_seconds() / _TENTH_S
    return STEPS[min(bisect_left(STEPS, exact), len(STEPS) - 1)]


def text_tenths(issued: str, received: str) -> int:
    """`tenths` of two instants as the tables keep them."""
    return tenths(instant(issued), instant(received))


def quantile_h(counted: Iterable[tuple[int, int]], share: float) -> float | None:
    """Hours within which at least `share` of the tickets arrived; None for none.

    `counted` are (step, tickets). It is the upper end of a step: never less than what was true.
    """
    steps = sorted(counted)
    wanted = max(share * sum(tickets for _, tickets in steps), 1)
    below = 0
    for step, tickets in steps:
        below += tickets
        if below >= wanted:
            return step / 10
    return None
