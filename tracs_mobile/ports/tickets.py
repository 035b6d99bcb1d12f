"""What the encrypted store keeps of tickets: numbers, documents, their way to DPS, their prints."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from tracs_mobile.domain.audit import AuditEntry, AuditHead
from tracs_mobile.domain.document import Document, Issued
from tracs_mobile.domain.names import DocumentId, StopId, TicketNumber
from tracs_mobile.domain.numbering import NumberAccount, NumberBlock
from tracs_mobile.domain.outbox import Envelope, EventKind, ItemAnswer, OutboxSummary, Receipt
from tracs_mobile.domain.states import PrintOutcome, TicketFilter, TicketRow


class Numbers(Protocol):
    """Ticket numbers with one-way states: free -> issued -> void, free -> void."""

    def add_block(self, block: NumberBlock) -> None:
        """Take a block in; adding the same block again changes nothing."""
        ...

    def blocks(self) -> tuple[NumberBlock, ...]:
        """Every block that was taken in, lowest first."""
        ...

    def draw(self) -> tuple[TicketNumber, int]:
        """The lowest free number and its ordinal, now issued. Raises NumbersExhausted."""
        ...

    def void(self, number: TicketNumber, reason: str) -> None:
        """Mark a number void, with the reason, for good."""
        ...

    def account(self) -> NumberAccount:
        """Every number accounted for."""
        ...

    def highest_used(self) -> int:
        """The highest ordinal that is issued or void; 0 if none."""
        ...

    def burn_through(self, ordinal: int, reason: str) -> int:
        """Void every free number up to `ordinal`; says how many. For a restored database."""
        ...


class Documents(Protocol):
    """Issued documents: added once, never changed."""

    def add(self, issued: Issued) -> None:
        """Keep an issued document. Its number must be drawn in the same unit of work."""
        ...

    def get(self, document_id: DocumentId) -> Issued | None:
        """The document, read back from the file."""
        ...

    def by_number(self, number: TicketNumber) -> Issued | None:
        """The document that carries `number`."""
        ...

    def versions(self, number: TicketNumber) -> tuple[Issued, ...]:
        """Every version that carries `number`, oldest first."""
        ...

    def find(self, wanted: TicketFilter, *, limit: int, offset: int = 0) -> tuple[TicketRow, ...]:
        """The newest version of each ticket that fits, newest first; purged ones never."""
        ...

    def row(self, document_id: DocumentId) -> TicketRow | None:
        """The line of one document, also of an earlier version."""
        ...

    def all_rows(self) -> tuple[TicketRow, ...]:
        """Every document with every version, oldest first; purged ones with empty texts."""
        ...

    def count(self, wanted: TicketFilter | None = None) -> int:
        """How many tickets fit; all documents with all versions when nothing is asked for."""
        ...

    def recent(self, officer: str, limit: int) -> tuple[Document, ...]:
        """What the officer issued last, newest first."""
        ...

    def of_stop(self, stop_id: StopId) -> tuple[TicketRow, ...]:
        """The tickets of one stop, oldest first."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class EventState:
    """Where one event of a ticket is on its way."""

    seq: int
    kind: EventKind
    state: str
    queued_at: datetime
    deadline: datetime
    sent_at: datetime | None = None
    settled_at: datetime | None = None
    code: str = ""
    field: str = ""
    problem: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Backlog:
    """What DPS cannot see of a laptop: since when something waits, and numbers it never gets.

    `kept_numbers` counts warnings, notices that go by hand, and numbers made void without a ticket.
    """

    oldest_at: datetime | None = None
    kept_numbers: int = 0


class Outbox(Protocol):
    """What waits for DPS. Rows are only ever added and marked."""

    def add(self, envelope: Envelope, *, deadline: datetime, queued_at: datetime) -> None:
        """Queue an event in the issuing transaction."""
        ...

    def keep(self, document_id: DocumentId) -> None:
        """Note that a document is never sent (a warning, a notice): delivery state `kept`."""
        ...

    def resend(self, number: TicketNumber) -> int:
        """Queue the refused events of a ticket again, as they were; says how many."""
        ...

    def timeline(self, number: TicketNumber) -> tuple[EventState, ...]:
        """Where every event of a ticket stands, oldest first."""
        ...

    def due(self, now: datetime, limit: int) -> tuple[Envelope, ...]:
        """Queued events whose next try is not in the future, oldest first."""
        ...

    def unreceipted(self) -> tuple[Envelope, ...]:
        """Every event that DPS has not receipted, whatever its next try."""
        ...

    def mark_sent(self, envelopes: Sequence[Envelope], at: datetime) -> None:
        """A request with these went out; no answer yet."""
        ...

    def mark_retry(
        self, envelopes: Sequence[Envelope], *, next_try_at: datetime, problem: str, code: str = ""
    ) -> None:
        """The attempt failed; try again then. Counts an attempt. `code`: the name of the fault."""
        ...

    def settle(
        self, answers: Sequence[ItemAnswer], at: datetime
    ) -> frozenset[tuple[TicketNumber, int]]:
        """Store receipts, refusals and conflicts. An answer already stored changes nothing.

        Returns the (number, seq) of those whose valid receipt is stored now.
        """
        ...

    def wake(self) -> None:
        """Make everything queued due now (the officer asked, or the network came back)."""
        ...

    def rows(self, *, limit: int) -> tuple[TicketRow, ...]:
        """Waiting first (least time left first), then what was settled, newest first."""
        ...

    def receipts(self) -> tuple[Receipt, ...]:
        """All stored receipts, oldest first."""
        ...

    def summary(self) -> OutboxSummary:
        """Counts for the status strip."""
        ...

    def unexplained(self, now: datetime) -> int:
        """How many complaints are late, at DPS or on their way, and have no reason yet.

        `now` stands on the scale of deadlines.
        """
        ...

    def backlog(self) -> Backlog:
        """What DPS is told of what it cannot see."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintRecord:
    """One entry of the append-only print log."""

    document_id: DocumentId
    attempt: int
    at: datetime
    outcome: PrintOutcome


class Prints(Protocol):
    """The append-only print log and what is still owed."""

    def owe(self, document_id: DocumentId) -> None:
        """A print of this document is owed; part of the issuing transaction."""
        ...

    def record(self, document_id: DocumentId, outcome: PrintOutcome, at: datetime) -> int:
        """Append the outcome of an attempt; returns the attempt's number, from 1."""
        ...

    def owed(self) -> tuple[DocumentId, ...]:
        """Documents whose paper has not come out, oldest first."""
        ...

    def log(self, document_id: DocumentId) -> tuple[PrintRecord, ...]:
        """Every attempt for one document, oldest first."""
        ...


class Audit(Protocol):
    """The hash chain. Entries are appended in the same unit of work as what they record."""

    def append(self, *, kind: str, actor: str, body: str, at: datetime) -> AuditEntry:
        """Add a link, signed by the device. `body` names identifiers and counts only."""
        ...

    def head(self) -> AuditHead:
        """The newest link (seq 0 and the genesis hash when empty)."""
        ...

    def entries(self, *, after: int = 0, limit: int = 100_000) -> tuple[AuditEntry, ...]:
        """Links with a higher seq, in order."""
        ...

    def entry_of(self, document_id: DocumentId) -> AuditEntry | None:
        """The `issue` link of a document; its body starts with the document's id and a blank."""
        ...

    def about(self, subject: str) -> tuple[AuditEntry, ...]:
        """Every link whose body begins with the word `subject`, a document's id, oldest first."""
        ...
