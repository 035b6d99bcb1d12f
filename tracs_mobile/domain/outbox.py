"""What waits for delivery: the envelope of one event, the answer to it, and when to try again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import Enum

from tracs_mobile.domain.names import DocumentId, TicketNumber

EVER = datetime.max.replace(tzinfo=UTC)
"""Later than any next try: what is due by then is everything that waits."""


class EventKind(Enum):
    """What happened to a ticket."""

    ISSUE = "issue"
    VOID = "void"
    AMEND = "amend"
    LATE = "late"
    """The officer's reason why a ticket reached DPS after its deadline."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """One event on its way. Exactly one of `body` and `sealed` is set.

    `body` is the canonical bytes frozen at issue and `signature` the device's over them; `sealed`
    is the same envelope encrypted to the gateway's key, which only the gateway can open.
    `digest` is the SHA-256 of `body` (32 bytes). (`number`, `seq`) names the event for good.
    """

    document_id: DocumentId
    number: TicketNumber
    seq: int
    kind: EventKind
    digest: bytes
    device_id: str
    signature: bytes = b""
    body: bytes = b""
    sealed: bytes = b""


SPOILS_BATCH = "SPOILS_BATCH"
"""Code of an event that makes DPS refuse whatever is sent with it, while the others are taken."""


class ItemStatus(Enum):
    """What the gateway did with one item."""

    ACCEPTED = "accepted"
    DUPLICATE = "duplicate"
    CONFLICT = "conflict"
    REJECTED = "rejected"
    OUT_OF_ORDER = "out_of_order"
    DEFERRED = "deferred"


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """DPS has the event. `token` is the signed form (JWS, ES256) and the only proof that counts."""

    receipt_id: str
    number: TicketNumber
    seq: int
    digest: bytes
    received_at: datetime
    token: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemAnswer:
    """The gateway's word on one event. A verified receipt comes with accepted and duplicate.

    `code` is the machine word of a refusal, `say` a sentence, `field` the field of the draft that
    must change (`domain.mending`), empty when that lies outside the ticket.
    """

    number: TicketNumber
    seq: int
    status: ItemStatus
    receipt: Receipt | None = None
    code: str = ""
    field: str = ""
    say: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutboxSummary:
    """What the status strip says about delivery."""

    waiting: int = 0
    refused: int = 0
    delivered: int = 0
    oldest_deadline: datetime | None = None


def backoff(*, attempt: int, roll: float, cap: timedelta = timedelta(minutes=15)) -> timedelta:
    """Full jitter: `roll` (0..1) times two seconds doubled per attempt, at most `cap`."""
    longest = min(cap.total_seconds(), 2.0 * 2 ** min(attempt, 20))
    return timedelta(seconds=longest * roll)
