"""One event of a ticket with all that is needed to write it in somebody else's form."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from tracs_mobile.domain.document import Document
from tracs_mobile.domain.events import TicketEvent
from tracs_mobile.domain.outbox import EventKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """One event of a ticket as others get it: the court, or a records system.

    `document` is the version that is filed, or that `event` (a void, a reason for being late) is
    about. `digest` is the SHA-256 of the bytes that were signed (32 bytes), `received_at` when DPS
    had them (None: it does not yet).
    """

    document: Document
    digest: bytes
    device_id: str
    event: TicketEvent | None = None
    received_at: datetime | None = None

    @property
    def kind(self) -> EventKind:
        """What this filing does."""
        if self.event is not None:
            return self.event.kind
        return EventKind.ISSUE if self.document.replaces is None else EventKind.AMEND

    @property
    def seq(self) -> int:
        """The event's place in the life of its number."""
        return self.document.seq if self.event is None else self.event.seq

    @property
    def replaces(self) -> str:
        """The digest in hex of the version this follows; empty for a first issue."""
        found = self.document.replaces if self.event is None else self.event.replaces
        return found or ""

    @property
    def at(self) -> datetime:
        """When the event was signed."""
        return self.document.issued_at if self.event is None else self.event.at
