"""What the store in memory holds; copied for each unit of work, so that leaving forgets it."""

from __future__ import annotations

import copy
from dataclasses import dataclass, field
from datetime import datetime

from tracs_mobile.domain.agency import Agency, Officer
from tracs_mobile.domain.audit import AuditEntry
from tracs_mobile.domain.document import Issued, PaperKit
from tracs_mobile.domain.enrolment import NO_EXTRAS, RecordExtras
from tracs_mobile.domain.events import SignedEvent
from tracs_mobile.domain.names import DocumentId, DraftId, StopId, TicketNumber
from tracs_mobile.domain.news import TicketNews
from tracs_mobile.domain.numbering import NumberBlock
from tracs_mobile.domain.outbox import Envelope, EventKind, Receipt
from tracs_mobile.domain.restoration import Restoration
from tracs_mobile.domain.stop_record import StopRecord
from tracs_mobile.domain.trusted_time import Moment
from tracs_mobile.ports import Duty, Note, PrintRecord, ReviewEntry

EventKey = tuple[TicketNumber, int]


@dataclass(slots=True, kw_only=True)
class FakeNumber:
    """One number and its one-way state."""

    number: TicketNumber
    state: str = "free"
    reason: str | None = None


@dataclass(slots=True, kw_only=True)
class FakeEvent:
    """One event of the outbox."""

    envelope: Envelope
    deadline: datetime
    queued_at: datetime
    state: str = "queued"
    attempts: int = 0
    next_try_at: datetime | None = None
    sent_at: datetime | None = None
    settled_at: datetime | None = None
    settled: int = 0
    code: str = ""
    field: str = ""
    problem: str = ""
    due: datetime | None = None
    """Set when DPS lost it: what counts then in place of `deadline`."""


@dataclass(slots=True, kw_only=True)
class FakeDraft:
    """One unfinished stop."""

    officer: str
    at: datetime
    body: bytes
    finished: bool = False


@dataclass(slots=True, kw_only=True)
class FakeState:
    """Everything the store holds."""

    blocks: dict[str, NumberBlock] = field(default_factory=dict)
    numbers: dict[int, FakeNumber] = field(default_factory=dict)
    floor: tuple[int, str] | None = None
    documents: dict[DocumentId, Issued] = field(default_factory=dict)
    events: dict[EventKey, FakeEvent] = field(default_factory=dict)
    settled: int = 0
    kept: set[DocumentId] = field(default_factory=set)
    receipts: dict[EventKey, Receipt] = field(default_factory=dict)
    owed: list[DocumentId] = field(default_factory=list)
    prints: list[PrintRecord] = field(default_factory=list)
    audit: list[AuditEntry] = field(default_factory=list)
    drafts: dict[DraftId, FakeDraft] = field(default_factory=dict)
    agency: Agency | None = None
    officers: tuple[Officer, ...] = ()
    extras: RecordExtras = NO_EXTRAS
    logo_png: bytes = b""
    version: int = 0
    ticket_events: list[SignedEvent] = field(default_factory=list)
    stops: list[StopRecord] = field(default_factory=list)
    reviews: list[tuple[DocumentId, ReviewEntry]] = field(default_factory=list)
    notes: list[tuple[StopId, Note]] = field(default_factory=list)
    papers: dict[str, PaperKit] = field(default_factory=dict)
    duties: list[Duty] = field(default_factory=list)
    purged: dict[TicketNumber, str] = field(default_factory=dict)
    preferences: dict[tuple[str, str], bytes] = field(default_factory=dict)
    news: dict[int, TicketNews] = field(default_factory=dict)
    news_cursor: int = 0
    clocks: dict[DocumentId, tuple[Moment, int]] = field(default_factory=dict)
    exported: dict[tuple[TicketNumber, int, str], datetime] = field(default_factory=dict)
    restored: dict[str, Restoration] = field(default_factory=dict)
    asked: set[tuple[TicketNumber, int, str]] = field(default_factory=set)
    losses: dict[EventKey, list[datetime]] = field(default_factory=dict)
    receipts_again: dict[EventKey, tuple[Receipt, ...]] = field(default_factory=dict)

    def fork(self) -> FakeState:
        """A copy that can change without touching this one; frozen values are shared."""
        twin = copy.copy(self)
        for name in _CHANGING:
            held = getattr(self, name)
            setattr(twin, name, {key: copy.copy(value) for key, value in held.items()})
        for name in _GROWING:
            setattr(twin, name, copy.copy(getattr(self, name)))
        return twin

    def is_void(self, number: TicketNumber) -> bool:
        """Whether the number is void."""
        return any(row.number == number and row.state == "void" for row in self.numbers.values())

    def versions(self, number: TicketNumber) -> list[Issued]:
        """Every version of a ticket, oldest first; also of an expunged one."""
        return [d for d in self.documents.values() if d.document.number == number]

    def is_purged(self, document_id: DocumentId) -> bool:
        """Whether the ticket of a document was expunged."""
        held = self.documents.get(document_id)
        return held is not None and held.document.number in self.purged

    def events_of(self, number: TicketNumber) -> list[FakeEvent]:
        """The events of a ticket in the outbox, oldest first."""
        found = [event for key, event in self.events.items() if key[0] == number]
        return sorted(found, key=lambda event: event.envelope.seq)

    def superseded(self, event: FakeEvent) -> bool:
        """Whether DPS has a later amendment or the void, so that a refusal is history."""
        return event.state == "refused" and any(
            other.envelope.seq > event.envelope.seq
            and other.envelope.kind in (EventKind.AMEND, EventKind.VOID)
            and other.state == "received"
            for other in self.events_of(event.envelope.number)
        )

    def unsettled(self, event: FakeEvent) -> bool:
        """Whether DPS still owes a receipt for an event."""
        return event.state != "received" and not self.superseded(event)


_CHANGING = ("numbers", "events", "drafts", "losses")
_GROWING = (
    *("blocks", "documents", "kept", "receipts", "owed", "prints", "audit", "ticket_events"),
    *("stops", "reviews", "notes", "papers", "duties", "purged", "preferences"),
    *("exported", "news", "clocks", "restored", "asked", "receipts_again"),
)
