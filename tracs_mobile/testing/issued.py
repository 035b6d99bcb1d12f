"""Issues invented tickets straight into a unit of work, the way the use case does."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import datetime, timedelta

from tracs_mobile.domain.canonical import encode
from tracs_mobile.domain.document import Issued
from tracs_mobile.domain.envelopes import envelope_of
from tracs_mobile.domain.names import DocumentId, TicketNumber
from tracs_mobile.domain.outbox import Envelope, EventKind, ItemAnswer, ItemStatus, Receipt
from tracs_mobile.domain.stop import DocumentKind
from tracs_mobile.ports import Signer, UnitOfWork
from tracs_mobile.testing.documents import a_document


def an_issued(number: TicketNumber, *, signer: Signer, **changes: object) -> Issued:
    """An issued document with this number; its identity follows from the number unless given."""
    values = {"document_id": DocumentId(f"doc-{number}"), **changes, "number": number}
    content = a_document(**values)
    body = encode(content)
    return Issued(
        document=content,
        body=body,
        digest=hashlib.sha256(body).digest(),
        signature=signer.sign(body),
        device_id=signer.device_id,
    )


def an_envelope(issued: Issued, kind: EventKind = EventKind.ISSUE) -> Envelope:
    """The event that tells DPS of a document, of whatever kind a test wants."""
    return replace(envelope_of(issued), kind=kind)


def issue_one(unit: UnitOfWork, *, signer: Signer, at: datetime, **changes: object) -> Issued:
    """Draw a number and write everything that belongs to one ticket; the caller commits."""
    number, _ordinal = unit.numbers.draw()
    values = {"answer_by": (at + timedelta(days=20)).date(), **changes}
    issued = an_issued(number, signer=signer, issued_at=at, **values)
    unit.documents.add(issued)
    if issued.document.kind is DocumentKind.COMPLAINT:
        unit.outbox.add(an_envelope(issued), deadline=at + timedelta(hours=48), queued_at=at)
    else:
        unit.outbox.keep(issued.document.document_id)
    unit.prints.owe(issued.document.document_id)
    unit.audit.append(
        kind="issue",
        actor="07A12",
        body=f"{issued.document.document_id} {number} {issued.digest.hex()}",
        at=at,
    )
    return issued


def a_receipt(envelope: Envelope, at: datetime) -> Receipt:
    """A receipt over this event; its token was signed by nobody."""
    return Receipt(
        receipt_id=f"R-{envelope.number}-{envelope.seq}",
        number=envelope.number,
        seq=envelope.seq,
        digest=envelope.digest,
        received_at=at,
        token="e30.e30.e30",  # noqa: S106  a shape, no secret
    )


def an_answer(
    envelope: Envelope, at: datetime, status: ItemStatus = ItemStatus.ACCEPTED, **words: str
) -> ItemAnswer:
    """The gateway's word on an event, with a receipt when it took it."""
    took = status in (ItemStatus.ACCEPTED, ItemStatus.DUPLICATE)
    return ItemAnswer(
        number=envelope.number,
        seq=envelope.seq,
        status=status,
        receipt=a_receipt(envelope, at) if took else None,
        **words,
    )
