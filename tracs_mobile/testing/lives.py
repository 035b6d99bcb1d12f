"""What happens to invented tickets after issue, straight in a unit of work."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta
from typing import Any

from tracs_mobile.domain.agency import IssuedBy
from tracs_mobile.domain.canonical import encode
from tracs_mobile.domain.document import Issued
from tracs_mobile.domain.envelopes import envelope_of_event
from tracs_mobile.domain.events import SignedEvent, TicketEvent
from tracs_mobile.domain.names import DocumentId, LeoNumber, StopId
from tracs_mobile.domain.outbox import Envelope, EventKind
from tracs_mobile.domain.stop import StopData
from tracs_mobile.domain.stop_record import StopRecord
from tracs_mobile.ports import Signer, UnitOfWork
from tracs_mobile.testing.issued import an_envelope, an_issued

BY = IssuedBy(leo_number=LeoNumber("07A12"), name="M. TREMBLAYE", title="Officer")


def an_event(
    issued: Issued, *, signer: Signer, at: datetime, seq: int, kind: EventKind = EventKind.VOID
) -> SignedEvent:
    """A signed void (or late reason) of a version."""
    event = TicketEvent(
        kind=kind,
        number=issued.document.number,
        seq=seq,
        document_id=issued.document.document_id,
        replaces=issued.digest.hex(),
        reason_code="wrong-person",
        reason="Wrong twin charged.",
        at=at,
        officer=BY,
        judiciary_code="1234",
        training=True,
        salt="00" * 16,
    )
    body = encode(event)
    return SignedEvent(
        event=event,
        body=body,
        digest=hashlib.sha256(body).digest(),
        signature=signer.sign(body),
        device_id=signer.device_id,
    )


def file_one(
    unit: UnitOfWork,
    issued: Issued,
    *,
    signer: Signer,
    at: datetime,
    kind: EventKind = EventKind.VOID,
) -> Envelope:
    """Keep and queue a void or a late reason; a void makes the number void."""
    number = issued.document.number
    signed = an_event(issued, signer=signer, at=at, seq=unit.events.next_seq(number), kind=kind)
    unit.events.add(signed)
    if kind is EventKind.VOID:
        unit.numbers.void(number, "wrong-person")
    envelope = envelope_of_event(signed)
    unit.outbox.add(envelope, deadline=at + timedelta(hours=48), queued_at=at)
    return envelope


def amend_one(
    unit: UnitOfWork, issued: Issued, *, signer: Signer, at: datetime, **changes: object
) -> Issued:
    """Add and queue a later version of a complaint."""
    number = issued.document.number
    seq = unit.events.next_seq(number)
    later = an_issued(
        number,
        signer=signer,
        seq=seq,
        document_id=DocumentId(f"doc-{number}-{seq}"),
        stop_id=issued.document.stop_id,
        replaces=issued.digest.hex(),
        issued_at=at,
        **changes,
    )
    unit.documents.add(later)
    envelope = an_envelope(later, EventKind.AMEND)
    unit.outbox.add(envelope, deadline=at + timedelta(hours=48), queued_at=at)
    unit.prints.owe(later.document.document_id)
    return later


def a_stop_record(at: datetime, **changes: object) -> StopRecord:
    """Stop data of an invented stop."""
    values: dict[str, Any] = {
        "stop_id": StopId("stop-1"),
        "at": at,
        "officer": LeoNumber("07A12"),
        "agency": "1234",
        "agency_name": "BARRE CITY POLICE",
        "where": "300 NORTH MAINE ST",
        "town": "Barre City",
        "county": "Washington",
        "age": 34,
        "data": StopData(race="W", gender="F", age=34, reason="M"),
        "outcomes": ("T",),
    }
    return StopRecord(**{**values, **changes})
