"""The three states of a ticket, kept apart: legal, delivery, review; and what its print did."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from tracs_mobile.domain.names import DocumentId, LeoNumber, TicketNumber
from tracs_mobile.domain.stop import DocumentKind


class Legal(Enum):
    """Where the document stands in law."""

    ISSUED = "issued"
    VOIDED = "voided"
    AMENDED = "amended"


class Delivery(Enum):
    """Where the document is on its way to DPS."""

    KEPT = "kept"
    QUEUED = "queued"
    SENT = "sent"
    RECEIVED = "received"
    REFUSED = "refused"
    CONFLICT = "conflict"


class Review(Enum):
    """What the Point of Contact said of it."""

    UNREVIEWED = "unreviewed"
    REVIEWED = "reviewed"
    RETURNED = "returned"


class PrintGrade(Enum):
    """What is known about a print; nothing more is ever claimed."""

    OWED = "print owed"
    CONFIRMED = "printed"
    PROBABLY = "probably printed"
    INTERRUPTED = "interrupted"
    NOT_STARTED = "not started"
    SAVED = "saved as a file"


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintOutcome:
    """What one print attempt did. `said` is the sentence for the officer."""

    grade: PrintGrade
    printer: str
    said: str
    sent_bytes: int = 0
    job_bytes: int = 0
    job_sha256: str = ""
    status_hex: str = ""
    took_ms: int = 0

    @property
    def paper_came_out(self) -> bool:
        """True when the print is not owed any more."""
        return self.grade in (PrintGrade.CONFIRMED, PrintGrade.PROBABLY)


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketRow:
    """One line of the Tickets and Outbox pages."""

    number: TicketNumber
    document_id: DocumentId
    kind: DocumentKind
    defendant: str
    charge: str
    statute: str
    town: str
    plate: str
    officer: LeoNumber
    issued_at: datetime
    legal: Legal
    delivery: Delivery
    review: Review
    printed: PrintGrade
    deadline: datetime | None = None
    received_at: datetime | None = None
    receipt_id: str = ""
    attempts: int = 0
    next_try_at: datetime | None = None
    problem: str = ""
