"""One transaction over everything stored, and what must stand outside of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from types import TracebackType
from typing import Protocol, Self

from tracs_mobile.domain.names import TicketNumber
from tracs_mobile.domain.outbox import Envelope, Receipt
from tracs_mobile.ports.carrying import Exports
from tracs_mobile.ports.desk import Drafts, Preferences, Records
from tracs_mobile.ports.life import Duties, Notes, Papers, Purges, Reviews, Stops, TicketEvents
from tracs_mobile.ports.news import News
from tracs_mobile.ports.restoring import Restorations
from tracs_mobile.ports.tickets import Audit, Documents, Numbers, Outbox, Prints
from tracs_mobile.ports.timing import TicketClocks


class UnitOfWork(Protocol):
    """One durable transaction. Leaving the block without `commit` forgets all of it.

    Raises StoreFull, StoreDamaged, StoreInDoubt. Milliseconds; never from the UI thread.
    """

    numbers: Numbers
    documents: Documents
    outbox: Outbox
    prints: Prints
    audit: Audit
    drafts: Drafts
    records: Records
    events: TicketEvents
    stops: Stops
    reviews: Reviews
    notes: Notes
    papers: Papers
    duties: Duties
    purges: Purges
    preferences: Preferences
    exports: Exports
    clocks: TicketClocks
    news: News
    restorations: Restorations

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...

    def commit(self) -> None:
        """Make it durable. Raises StoreInDoubt when it cannot be known whether it is."""
        ...


UnitOfWorkFactory = Callable[[], UnitOfWork]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """The highest number ordinal and audit seq that may have left the laptop.

    `config_version` is the newest configuration that was in force here: an older one is a replay.
    """

    ordinal: int = 0
    audit_seq: int = 0
    config_version: int = 0

    def joined(self, other: Mark) -> Mark:
        """The higher one of each."""
        return Mark(
            ordinal=max(self.ordinal, other.ordinal),
            audit_seq=max(self.audit_seq, other.audit_seq),
            config_version=max(self.config_version, other.config_version),
        )


class HighWater(Protocol):
    """The mark outside the database: written after commit, before print, spool or send."""

    def read(self) -> Mark:
        """The mark; zeros when there is none."""
        ...

    def raise_to(self, mark: Mark) -> None:
        """Durably raise the mark; a lower value changes nothing."""
        ...


class Spool(Protocol):
    """Sealed events as files: the second durable copy, sendable with nobody signed on."""

    def put(self, envelope: Envelope) -> None:
        """Durably write the sealed envelope (temp file, fsync, rename)."""
        ...

    def holds(self, number: TicketNumber, seq: int) -> bool:
        """Whether the sealed copy of this event is there."""
        ...

    def waiting(self, limit: int) -> tuple[Envelope, ...]:
        """Sealed envelopes without a stored receipt, oldest first."""
        ...

    def oldest(self) -> datetime | None:
        """When the first of the waiting envelopes was sealed, by the laptop's clock."""
        ...

    def keep_receipt(self, receipt: Receipt) -> None:
        """Store a verified receipt beside the event until the database has it."""
        ...

    def receipts(self) -> tuple[Receipt, ...]:
        """Receipts that came while nobody was signed on."""
        ...

    def drop(self, number: TicketNumber, seq: int) -> None:
        """Remove an event and its receipt, once the database holds the receipt."""
        ...
