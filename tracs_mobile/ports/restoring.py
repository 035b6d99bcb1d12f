"""What the laptop keeps of it when DPS went back to an older copy of its records."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from tracs_mobile.domain.names import TicketNumber
from tracs_mobile.domain.restoration import Doubted, Loss, Restoration


class Restorations(Protocol):
    """Which returns of DPS are known, which receipts were asked about, and what was lost."""

    def known(self) -> frozenset[str]:
        """Names of the restorations that have begun here."""
        ...

    def begin(self, restoration: Restoration, at: datetime) -> int:
        """Keep it for good, and queue again what DPS refused since: it forgot that too.

        Says how many refused events that were. One that is known changes nothing.
        """
        ...

    def doubted(self, limit: int) -> tuple[Doubted, ...]:
        """Received events whose receipt a restoration puts in doubt and nobody asked about yet.

        By number and event. Also a receipt that came late, on a stick, is found.
        """
        ...

    def note_there(self, doubted: Sequence[Doubted], at: datetime) -> None:
        """DPS has these after all; they are not asked about again."""
        ...

    def note_lost(self, doubted: Sequence[Doubted], at: datetime, due: datetime) -> None:
        """DPS lost these: they are queued again as they were signed, until `due`.

        Their receipts stay. Refused events of the same tickets go too, for DPS forgot the refusal.
        """
        ...

    def losses(self, number: TicketNumber) -> tuple[Loss, ...]:
        """What DPS lost of a ticket, oldest first."""
        ...
