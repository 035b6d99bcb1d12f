"""DPS went back to an older copy of its records: what a laptop then asks, and sends once more."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from tracs_mobile.domain.outbox import Envelope
from tracs_mobile.wording import say

MARGIN = timedelta(hours=1)
"""How much earlier than the copy, and later than the return to it, a receipt is still asked about:
a copy takes its time, and the clock of another computer may differ. A needless question harms
nothing."""
LOST = "DPS_RESTORED"
"""Code of an event that is sent again because DPS lost it."""
SAY_LOST = say(
    "DPS had to go back to an older copy of its records and lost this ticket after it had received "
    "it. It is sent again as it was signed; nobody has to do anything."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Restoration:
    """At `at` DPS went back to what it knew at `since`. The name is new each time."""

    restoration_id: str
    at: datetime
    since: datetime

    @property
    def asks_from(self) -> datetime:
        """Receipts from then on are asked about."""
        return self.since - MARGIN

    @property
    def asks_until(self) -> datetime:
        """Receipts up to then are asked about."""
        return self.at + MARGIN


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubted:
    """An event whose receipt may be of what DPS lost. The envelope names it and has no content."""

    envelope: Envelope
    restorations: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """DPS received event `seq` of a ticket at `received_at` and lost it; found out at `at`."""

    seq: int
    received_at: datetime
    at: datetime
