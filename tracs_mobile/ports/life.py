"""What the encrypted store keeps of the life of a ticket after its issue, and of its stop."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Protocol

from tracs_mobile.domain.document import PaperKit
from tracs_mobile.domain.events import SignedEvent
from tracs_mobile.domain.names import DocumentId, StopId, TicketNumber
from tracs_mobile.domain.states import Review
from tracs_mobile.domain.stop_record import StopRecord


class TicketEvents(Protocol):
    """Voids and late reasons: added once, never changed."""

    def next_seq(self, number: TicketNumber) -> int:
        """The sequence of the next event or version of a ticket, counted over both."""
        ...

    def add(self, signed: SignedEvent) -> None:
        """Keep an event; its seq must be the next one of its number."""
        ...

    def of(self, number: TicketNumber) -> tuple[SignedEvent, ...]:
        """Every event of a ticket, oldest first."""
        ...


class Stops(Protocol):
    """Roadside stop data, one record a stop; a later version replaces an earlier one."""

    def put(self, record: StopRecord) -> None:
        """Keep a version; it must be the next one of its stop."""
        ...

    def get(self, stop_id: StopId) -> StopRecord | None:
        """The newest version."""
        ...

    def between(self, since: datetime, until: datetime) -> tuple[StopRecord, ...]:
        """The newest version of every stop in `since` <= at < `until`, oldest first."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewEntry:
    """One word of a Point of Contact on a document."""

    at: datetime
    by: str
    state: Review
    note: str


class Reviews(Protocol):
    """Quality review, append-only; the newest entry is the state."""

    def add(self, document_id: DocumentId, entry: ReviewEntry) -> None:
        """Append an entry."""
        ...

    def log(self, document_id: DocumentId) -> tuple[ReviewEntry, ...]:
        """Every entry for one document, oldest first."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What an officer wrote for himself; never printed, never sent."""

    at: datetime
    by: str
    text: str


class Notes(Protocol):
    """Officers' notes on a stop, append-only."""

    def add(self, stop_id: StopId, note: Note) -> None:
        """Append a note."""
        ...

    def of(self, stop_id: StopId) -> tuple[Note, ...]:
        """Every note, oldest first."""
        ...


class Papers(Protocol):
    """Wording and logo that documents were printed with, kept once each by their digest."""

    def put(self, kit: PaperKit) -> str:
        """Keep a kit; the SHA-256 of its canonical form in hex."""
        ...

    def get(self, digest: str) -> PaperKit | None:
        """The kit of that digest."""
        ...


class DutyKind(Enum):
    """What is still to be done about an issued document."""

    HAND_OVER = "hand over"
    CURE = "cure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """Something with a time limit: a notice to hand over, proof that may be shown."""

    document_id: DocumentId
    kind: DutyKind
    until: datetime
    what: str = ""
    done_at: datetime | None = None
    done_by: str = ""


class Duties(Protocol):
    """Time limits of issued documents; each is met at most once."""

    def add(self, duty: Duty) -> None:
        """Note a duty; part of the issuing transaction."""
        ...

    def done(self, document_id: DocumentId, kind: DutyKind, *, by: str, at: datetime) -> None:
        """It was done. Raises StoreError when there is none, or it was done before."""
        ...

    def of(self, document_id: DocumentId) -> tuple[Duty, ...]:
        """The duties of one document."""
        ...


class Purges(Protocol):
    """Expungement by ticket number (23 V.S.A. § 2303): bodies blanked, numbers and chain kept."""

    def purge(self, number: TicketNumber, *, by: str, reason: str, at: datetime) -> None:
        """Blank every text and body of a ticket for good, in every table. Raises StoreError."""
        ...

    def numbers(self) -> frozenset[TicketNumber]:
        """Every purged number."""
        ...
