"""What the store in memory holds; copied for each unit of work, so that leaving forgets it."""

from __future__ import annotations

import copy
from dataclasses import dataclass, field
from datetime import datetime

from tracs_mobile.domain.agency import Agency, Officer
from tracs_mobile.domain.audit import AuditEntry
from tracs_mobile.domain.document import Issued
from tracs_mobile.domain.names import DocumentId, DraftId, TicketNumber
from tracs_mobile.domain.numbering import NumberBlock
from tracs_mobile.domain.outbox import Envelope, Receipt
from tracs_mobile.ports import PrintRecord

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
    state: str = "queued"
    attempts: int = 0
    next_try_at: datetime | None = None
    settled: int = 0
    problem: str = ""


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
    logo_png: bytes = b""
    version: int = 0

    def fork(self) -> FakeState:
        """A copy that can change without touching this one; frozen values are shared."""
        twin = copy.copy(self)
        for name in ("blocks", "documents", "kept", "receipts", "owed", "prints", "audit"):
            setattr(twin, name, copy.copy(getattr(self, name)))
        for name in ("numbers", "events", "drafts"):
            held = getattr(self, name)
            setattr(twin, name, {key: copy.copy(value) for key, value in held.items()})
        return twin
