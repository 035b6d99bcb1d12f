"""What happens to a ticket after it is issued, as frozen records with bytes and a signature."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from tracs_mobile.domain.agency import IssuedBy
from tracs_mobile.domain.names import DocumentId, TicketNumber
from tracs_mobile.domain.outbox import EventKind


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketEvent:
    """A void or a late-filing reason: filed like the ticket itself (4 V.S.A. § 1106(d)).

    Its canonical JSON is what is signed and sent. `replaces` is the digest in hex of the version it
    is about; `document_id` names that version. An amendment is a `Document` of its own instead.
    """

    form: str = "event/1"
    kind: EventKind
    number: TicketNumber
    seq: int
    document_id: DocumentId
    replaces: str
    reason_code: str
    reason: str
    at: datetime
    officer: IssuedBy
    judiciary_code: str
    training: bool
    salt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedEvent:
    """An event with the bytes that were signed; never changed, and blanked only by a purge."""

    event: TicketEvent
    body: bytes
    digest: bytes
    signature: bytes
    device_id: str
