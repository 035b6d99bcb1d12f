"""Hours from issue to receipt, in tenths; and the steps on which the boards count them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Final

from sync.gateway.tables import instant

SOON = 120
"""Twelve hours in tenths."""
ON_TIME = 480
"""Forty-eight hours in tenths: the program's promise."""
LONGEST = 87_600
"""A year; whatever takes longer counts as that."""

STEPS: Final[tuple[int, ...]] = (
    *(0, 1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50, 60, 80, 100, 120),
    *(180, 240, 300, 360, 420, 480, 540, 600, 720, 960, 1_200, 1_440, 1_680),
    *(2_400, 4_800, 9_600, 19_200, LONGEST),
)
"""Upper ends in tenths: a step holds what is above the one before, up to itself.

Few, so that a board over thirty days reads few rows however many tickets there are. A limit that
ends a step (6, 12, 18 … 60, 72 h) is counted exactly; beyond another one a whole step is late.
"""

_TENTH = timedelta(minutes=6)

Counted = Mapping[int, tuple[int, int]]
"""By step: how many tickets, and the sum of their tenths."""


def tenths(issued: datetime, received: datetime) -> int:
    """Tenths of an hour begun between; a laptop's clock that ran ahead counts as none."""
    begun = -((issued - received) // _TENTH)
    return min(max(begun, 0), LONGEST)


def text_tenths(issued: str, received: str) -> int:
    """`tenths` of two instants as the tables keep them."""
    return tenths(instant(issued), instant(received))


def step_of(exact: int) -> int:
    """The step that counts a ticket of so many tenths."""
    return STEPS[bisect_left(STEPS, exact)]


def quantile_h(counted: Counted, share: float) -> float | None:
    """Hours within which at least `share` of the tickets arrived; None for none.

    It is the mean of the tickets on the step where that happens: exact when they are alike, and
    never off by more than the step is wide.
    """
    wanted = max(share * sum(tickets for tickets, _ in counted.values()), 1)
    below = 0
    for step in sorted(counted):
        tickets, total = counted[step]
        below += tickets
        if below >= wanted:
            return total / tickets / 10
    return None


def summed(every: Iterable[Counted]) -> dict[int, tuple[int, int]]:
    """Several counts as one."""
    found: dict[int, tuple[int, int]] = {}
    for counted in every:
        for step, (tickets, total) in counted.items():
            before = found.get(step, (0, 0))
            found[step] = (before[0] + tickets, before[1] + total)
    return found
