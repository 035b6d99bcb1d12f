"""Write a signed event of an issued ticket, a void or a late reason, and let it go to DPS."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from tracs_mobile.domain.deadline import deadline
from tracs_mobile.domain.envelopes import envelope_of_event
from tracs_mobile.domain.events import SignedEvent, TicketEvent
from tracs_mobile.domain.life import NO_RECORD
from tracs_mobile.domain.names import DocumentId, TicketNumber
from tracs_mobile.domain.outbox import EventKind
from tracs_mobile.errors import NotLawful
from tracs_mobile.ports import Mark, UnitOfWork
from tracs_mobile.services.committing import change
from tracs_mobile.services.marking import mark_of
from tracs_mobile.services.recording import (
    Issuing,
    add_event,
    is_filed,
    let_go,
    sign_event,
)
from tracs_mobile.services.session import Session


def write_event(
    unit: UnitOfWork,
    document_id: DocumentId,
    kind: EventKind,
    *,
    code: str,
    words: str,
    session: Session,
    tools: Issuing,
    now: datetime,
) -> SignedEvent:
    """Sign an event about a version of a ticket and write it; queued when the ticket is filed."""
    issued = unit.documents.get(document_id)
    if issued is None:
        raise NotLawful(NO_RECORD)
    document = issued.document
    event = TicketEvent(
        kind=kind,
        number=document.number,
        seq=unit.events.next_seq(document.number),
        document_id=document_id,
        replaces=issued.digest.hex(),
        reason_code=code,
        reason=words.strip(),
        at=now,
        officer=session.issued_by(now),
        judiciary_code=session.agency.judiciary_code,
        training=session.training,
        salt=tools.token_hex(16),
    )
    signed = sign_event(event, tools.signer)
    due = _due(unit, document.number, now=tools.moment().now, submit_within_h=tools.submit_within_h)
    add_event(unit, signed, filed=is_filed(document), due=due)
    return signed


def _due(
    unit: UnitOfWork, number: TicketNumber, *, now: datetime, submit_within_h: int
) -> datetime:
    """When DPS must have an event: never later than what it still owes a receipt for.

    `now` stands on the scale of deadlines.

    Or a late ticket would look on time again as soon as it is void, or its lateness explained.
    """
    states = unit.outbox.timeline(number)
    # A refusal before a version that arrived is history; a reason that arrived mends nothing.
    taken = (s.seq for s in states if s.state == "received" and s.kind is not EventKind.LATE)
    last = max(taken, default=0)
    waiting = [s.deadline for s in states if s.state != "received" and s.seq > last]
    return min(waiting, default=deadline(now, submit_within_h=submit_within_h))


def file_event(work: Callable[[UnitOfWork], SignedEvent], *, tools: Issuing) -> SignedEvent:
    """Do `work` in one transaction, then raise the mark and write the sealed copy.

    Raises what `work` raises, StoreError, and StoreInDoubt when it cannot be told whether it is
    saved.
    """
    written: list[SignedEvent] = []

    def marked(unit: UnitOfWork) -> tuple[SignedEvent, Mark, bool]:
        signed = work(unit)
        written.append(signed)
        number, seq = signed.event.number, signed.event.seq
        queued = any(state.seq == seq for state in unit.outbox.timeline(number))
        return signed, mark_of(unit), queued

    signed, mark, queued = change(tools.units, marked, landed=lambda unit: _landed(unit, written))
    let_go((envelope_of_event(signed),) if queued else (), mark, tools)
    return signed


def _landed(unit: UnitOfWork, written: list[SignedEvent]) -> bool:
    return any(
        kept.digest == signed.digest
        for signed in written
        for kept in unit.events.of(signed.event.number)
    )
