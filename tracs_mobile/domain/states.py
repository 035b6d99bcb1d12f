"""The three states of a ticket, kept apart: legal, delivery, review; and what its print did."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from tracs_mobile.domain.devices import Cause
from tracs_mobile.domain.names import NO_STOP, DocumentId, LeoNumber, StopId, TicketNumber
from tracs_mobile.domain.outbox import EventKind
from tracs_mobile.domain.stop import DocumentKind


class Legal(Enum):
    """Where the document stands in law.

    `AMENDED` is in force and corrects an earlier version; `REPLACED` is such an earlier version.
    """

    ISSUED = "issued"
    VOIDED = "voided"
    AMENDED = "amended"
    REPLACED = "replaced"


class Delivery(Enum):
    """Where the document is on its way to DPS."""

    KEPT = "kept"
    QUEUED = "queued"
    SENT = "sent"
    RECEIVED = "received"
    REFUSED = "refused"
    CONFLICT = "conflict"
    HAND_OVER = "to hand over"
    """A Diversion notice that the officer still has to bring or mail to the program."""
    HANDED_OVER = "handed over"


class Court(Enum):
    """What became of it at the Judicial Bureau; told by DPS, later than its receipt."""

    NOT_YET = ""
    FILED = "filed"
    ACCEPTED = "court accepted"
    REFUSED = "court refused"


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
    SPOOLED = "handed to the system's printer"
    """Windows has it; whether it came out nobody but the officer can tell."""
    SEEN = "seen by the officer"
    """The officer looked and said that the whole paper came out."""


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
    cause: Cause = Cause.NONE

    @property
    def paper_came_out(self) -> bool:
        """True when the print is not owed any more."""
        return self.grade in (PrintGrade.CONFIRMED, PrintGrade.PROBABLY, PrintGrade.SEEN)

    @property
    def may_have_left_paper(self) -> bool:
        """Whether another print of the same ticket has to be marked as a reprint."""
        return self.paper_came_out or self.grade in (PrintGrade.INTERRUPTED, PrintGrade.SPOOLED)


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
    code: str = ""
    """Machine word of a refusal; `field` is the field of the draft that has to change."""
    field: str = ""
    seq: int = 1
    stop_id: StopId = NO_STOP
    event: EventKind = EventKind.ISSUE
    """The newest event of the number; the delivery state is that event's."""
    note: str = ""
    """What the Point of Contact wrote when returning it."""
    cure_until: datetime | None = None
    cure_shown: bool = False
    explained: bool = False
    """Whether the officer gave a reason for being late."""
    court: Court = Court.NOT_YET
    late_before: bool = False
    """Whether DPS got any version of the ticket after its time."""
    offset_ms: int = 0
    """How far the scale of deadlines was ahead of the clock at issue (`domain.trusted_time`)."""
    shift_ms: int = 0
    """What `deadline` is later on that scale than counted from the printed time."""
    doubt: bool = False
    """Whether more of its time may have passed than could be counted."""

    @property
    def since(self) -> datetime:
        """When it was issued, on the scale of deadlines."""
        return self.issued_at + timedelta(milliseconds=self.offset_ms)

    @property
    def deadline_as_printed(self) -> datetime | None:
        """The deadline as DPS counts it, from the printed time: what its receipts are held to."""
        if self.deadline is None:
            return None
        return self.deadline - timedelta(milliseconds=self.shift_ms)


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketFilter:
    """What the list of tickets is narrowed by; the default shows everything, newest first.

    `text` finds words by their beginnings in number, name, plate, license, place and section;
    `sounds_like` also finds names that sound like it. `officer` empty: everybody's.
    """

    text: str = ""
    sounds_like: bool = True
    kind: DocumentKind | None = None
    legal: Legal | None = None
    delivery: Delivery | None = None
    review: Review | None = None
    print_owed: bool = False
    cure_open: bool = False
    officer: str = ""
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryEntry:
    """One step in the life of a ticket. `what` is a sentence without the person's name."""

    at: datetime
    actor: str
    what: str
    seq: int = 1
