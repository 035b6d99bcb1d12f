"""From a signed record to the event that tells DPS of it."""

from __future__ import annotations

from tracs_mobile.domain.document import Issued
from tracs_mobile.domain.events import SignedEvent
from tracs_mobile.domain.outbox import Envelope, EventKind


def envelope_of(record: Issued) -> Envelope:
    """What tells DPS of a document: an issue, or an amendment when it replaces an earlier one."""
    document = record.document
    return Envelope(
        document_id=document.document_id,
        number=document.number,
        seq=document.seq,
        kind=EventKind.ISSUE if document.replaces is None else EventKind.AMEND,
        digest=record.digest,
        device_id=record.device_id,
        signature=record.signature,
        body=record.body,
    )


def envelope_of_event(signed: SignedEvent) -> Envelope:
    """What tells DPS of a void or a late reason."""
    event = signed.event
    return Envelope(
        document_id=event.document_id,
        number=event.number,
        seq=event.seq,
        kind=event.kind,
        digest=signed.digest,
        device_id=signed.device_id,
        signature=signed.signature,
        body=signed.body,
    )
