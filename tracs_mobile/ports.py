"""What the core needs from outside, as small promises; adapters fit them and do not inherit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from types import TracebackType
from typing import Protocol, Self

from tracs_mobile.domain.agency import Agency, Officer
from tracs_mobile.domain.audit import AuditEntry, AuditHead
from tracs_mobile.domain.document import Document, Issued, PaperKit, Printable
from tracs_mobile.domain.events import SignedEvent
from tracs_mobile.domain.names import DocumentId, DraftId, StopId, TicketNumber
from tracs_mobile.domain.numbering import NumberAccount, NumberBlock
from tracs_mobile.domain.outbox import Envelope, EventKind, ItemAnswer, OutboxSummary, Receipt
from tracs_mobile.domain.states import PrintOutcome, Review, TicketFilter, TicketRow
from tracs_mobile.domain.stop_record import StopRecord
from tracs_mobile.errors import SyncError


class Clock(Protocol):
    """Tells the time; never goes through the system clock anywhere else."""

    def now(self) -> datetime:
        """The present instant, UTC and aware."""
        ...


# --- devices ---------------------------------------------------------------------------------


class Presence(Enum):
    """Whether a device can be used now."""

    ABSENT = "not set up"
    READY = "ready"
    LOST = "lost"
    BUSY = "working"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceState:
    """State of one device with the sentence for the officer."""

    name: str
    presence: Presence
    said: str = ""


class Scanner(Protocol):
    """Delivers scans. Calls `on_scan` and `on_state` (given when made) on its own thread."""

    def start(self) -> None:
        """Begin to listen. Never raises for a missing device; it is reported as a state."""
        ...

    def close(self) -> None:
        """Stop and release the device. Safe to call twice."""
        ...


class Printer(Protocol):
    """Puts documents on paper. Blocks for seconds; one job at a time, from the print lane."""

    @property
    def name(self) -> str:
        """How the officer knows it."""
        ...

    def print_copies(self, copies: Sequence[Printable]) -> PrintOutcome:
        """Print all copies as one job. Never raises for a device fault: the outcome tells."""
        ...

    def cancel(self) -> None:
        """Give up the job under way; `print_copies` returns soon. Called from another thread."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class PageImage:
    """A page as the printer would make it: 8-bit gray, `width * height` bytes, row by row."""

    width: int
    height: int
    pixels: bytes


PageRenderer = Callable[[Printable, str], PageImage]
"""(printable, profile name) -> the exact page."""


# --- the encrypted store ---------------------------------------------------------------------


class Numbers(Protocol):
    """Ticket numbers with one-way states: free -> issued -> void, free -> void."""

    def add_block(self, block: NumberBlock) -> None:
        """Take a block in; adding the same block again changes nothing."""
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
        self, envelopes: Sequence[Envelope], *, next_try_at: datetime, problem: str
    ) -> None:
        """The attempt failed; try again then. Counts an attempt."""
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


class Preferences(Protocol):
    """Small lists that belong to an officer (by LEO number) or an agency (by judiciary code)."""

    def get(self, owner: str, name: str) -> bytes | None:
        """The canonical bytes kept under a name."""
        ...

    def put(self, owner: str, name: str, value: bytes) -> None:
        """Keep bytes under a name, in place of what was there."""
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


class Drafts(Protocol):
    """Unfinished stops, as canonical bytes."""

    def save(self, draft_id: DraftId, body: bytes, *, officer: str, at: datetime) -> None:
        """Keep the newest state of a draft."""
        ...

    def latest(self, officer: str) -> bytes | None:
        """The officer's draft saved last, if one is unfinished."""
        ...

    def finish(self, draft_id: DraftId) -> bool:
        """The draft was issued or thrown away; it is never offered again, even if saved later.

        False when it was finished before: nothing of it may be issued a second time.
        """
        ...


class Records(Protocol):
    """Agency and officer records as DPS signed them, the logo, and the configuration version."""

    def put(
        self, *, agency: Agency, officers: Sequence[Officer], logo_png: bytes, version: int
    ) -> None:
        """Replace the records by a newer version; an older or equal one changes nothing."""
        ...

    def agency(self) -> Agency | None:
        """The agency of this laptop."""
        ...

    def officers(self) -> tuple[Officer, ...]:
        """Officers who may sign on here."""
        ...

    def logo_png(self) -> bytes:
        """The agency's logo, or no bytes."""
        ...

    def version(self) -> int:
        """Version of the records; 0 when there are none."""
        ...


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
    """The highest number ordinal and audit seq that may have left the laptop."""

    ordinal: int = 0
    audit_seq: int = 0


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

    def keep_receipt(self, receipt: Receipt) -> None:
        """Store a verified receipt beside the event until the database has it."""
        ...

    def receipts(self) -> tuple[Receipt, ...]:
        """Receipts that came while nobody was signed on."""
        ...

    def drop(self, number: TicketNumber, seq: int) -> None:
        """Remove an event and its receipt, once the database holds the receipt."""
        ...


# --- keys ------------------------------------------------------------------------------------


class Signer(Protocol):
    """Signs with the device key (ES256, P-256). The key never leaves the vault."""

    @property
    def device_id(self) -> str:
        """The name DPS knows the device by."""
        ...

    def sign(self, body: bytes) -> bytes:
        """64 bytes, r then s."""
        ...


Sealer = Callable[[bytes], bytes]
"""Encrypts bytes to the gateway's public key (HPKE); nobody here can open them again."""

ReceiptVerifier = Callable[[str], bytes]
"""The payload of a JWS that the gateway signed. Raises BadSignature."""


# --- delivery --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class GatewayConfig:
    """What DPS hands to a laptop: its agency, officers, logo and numbers."""

    version: int
    agency: Agency
    officers: tuple[Officer, ...]
    logo_png: bytes
    blocks: tuple[NumberBlock, ...]


class Transport(Protocol):
    """Talks to the gateway. Every method raises SyncError and blocks up to its deadline."""

    def hello(self) -> datetime:
        """The gateway's signed time; proves that it is the gateway that answers."""
        ...

    def send(self, envelopes: Sequence[Envelope]) -> tuple[ItemAnswer, ...]:
        """Deliver a batch; one answer for each item, receipts already verified.

        May be called from two threads at once; the other methods may not.
        """
        ...

    def config(self, known_version: int) -> GatewayConfig | None:
        """The signed configuration, or None when `known_version` is the newest."""
        ...

    def more_numbers(self, account: NumberAccount) -> tuple[NumberBlock, ...]:
        """Further number blocks for this device, when the gateway grants them."""
        ...

    def close(self) -> None:
        """Drop connections. Safe to call twice."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class SyncStatus:
    """What is known of the link to DPS. `said` is the sentence for the officer."""

    online: bool
    since: datetime
    said: str = ""
    last_contact: datetime | None = None
    next_try_at: datetime | None = None


class Courier(Protocol):
    """What the sync worker carries: collects what is due and settles the answers."""

    def collect(self, limit: int) -> tuple[Envelope, ...]:
        """Up to `limit` events that are due now."""
        ...

    def settle(self, answers: Sequence[ItemAnswer]) -> None:
        """Store what the gateway answered."""
        ...

    def failed(self, envelopes: Sequence[Envelope], error: SyncError) -> None:
        """The attempt failed as a whole; plan the next one."""
        ...

    def met(self, transport: Transport) -> None:
        """DPS answers: ask for what else is new, and let what was put off go. May raise SyncError.

        Called after a silence and now and then, on the sync thread.
        """
        ...
