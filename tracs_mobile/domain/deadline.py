"""The 48-hour rule: when a ticket is due at DPS and how urgent that is.

The hours are program policy, not statute (V.R.C.P. 80.6(c) allows 30 days), so they are a setting.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import Enum

from tracs_mobile.wording import say


class Urgency(Enum):
    """Steps of the ladder, by age of the oldest unsent ticket."""

    CALM = "calm"
    NOTICE = "notice"
    WARN = "warn"
    URGENT = "urgent"
    CRITICAL = "critical"
    LATE = "late"


_LADDER = (
    (12 / 48, Urgency.CALM),
    (24 / 48, Urgency.NOTICE),
    (36 / 48, Urgency.WARN),
    (44 / 48, Urgency.URGENT),
    (1.0, Urgency.CRITICAL),
)


def deadline(issued_at: datetime, *, submit_within_h: int) -> datetime:
    """When the gateway must have the ticket."""
    return issued_at + timedelta(hours=submit_within_h)


def due_at_dps(
    issued_at: datetime, occurred_at: datetime, *, submit_within_h: int, file_within_h: int
) -> datetime:
    """When the gateway must have a ticket whose charge may have a shorter time of its own.

    `file_within_h` counts from the event (furnishing tobacco: 24, 7 V.S.A. § 1007(a)); 0: none.
    """
    usual = deadline(issued_at, submit_within_h=submit_within_h)
    if not file_within_h:
        return usual
    return min(usual, occurred_at + timedelta(hours=file_within_h))


def urgency(now: datetime, due: datetime, *, submit_within_h: int) -> Urgency:
    """Which step of the ladder `now` stands on; the steps scale with the setting."""
    age = timedelta(hours=submit_within_h) - (due - now)
    share = age / timedelta(hours=submit_within_h)
    return next((step for limit, step in _LADDER if share < limit), Urgency.LATE)


def time_left(now: datetime, due: datetime, *, doubt: bool = False) -> str:
    """`41 h 12 m left`, or `late by 3 h 05 m`; in doubt `… left or less`, `… or more`.

    `doubt`: more time may have passed than could be counted (`domain.trusted_time`).
    """
    late = now > due
    minutes = int(abs(due - now).total_seconds() // 60)
    span = f"{minutes // 60} h {minutes % 60:02d} m"
    if late:
        return (
            say("late by {span} or more", span=span) if doubt else say("late by {span}", span=span)
        )
    return say("{span} left or less", span=span) if doubt else say("{span} left", span=span)
