"""The lines of the lists, worked out from what the store in memory holds."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import takewhile

from tracs_mobile.domain.document import Issued
from tracs_mobile.domain.listing import listed_defendant
from tracs_mobile.domain.names import NO_STOP, DocumentId, TicketNumber
from tracs_mobile.domain.outbox import EventKind
from tracs_mobile.domain.states import Court, Delivery, Legal, PrintGrade, Review, TicketRow
from tracs_mobile.ports import Duty, DutyKind
from tracs_mobile.testing.fake_state import FakeEvent, FakeState

_COURT = frozenset(court.value for court in Court) - {""}


def document_row(state: FakeState, issued: Issued) -> TicketRow:
    """The line of one version of a ticket."""
    content = issued.document
    event = _deciding(state, content.number)
    row = _row(state, issued, event)
    trouble = [
        e
        for e in state.events_of(content.number)
        if e.state in ("refused", "conflict") and state.unsettled(e)
    ]
    told = trouble[-1] if trouble else event
    by_hand = _duties(state, content.document_id, DutyKind.HAND_OVER)
    return replace(
        row,
        delivery=_delivery(state, issued, event),
        deadline=(event.due or event.deadline)
        if event
        else min((d.until for d in by_hand), default=None),
        code=told.code if told else "",
        field=told.field if told else "",
        problem=told.problem if told else "",
    )


def event_row(state: FakeState, event: FakeEvent) -> TicketRow:
    """The line of one event of the outbox."""
    return _row(state, state.documents[event.envelope.document_id], event)


def newest(state: FakeState) -> list[Issued]:
    """The newest version of every ticket that was not expunged, oldest first."""
    documents = list(state.documents.values())
    last = {issued.document.number: issued for issued in documents}
    return [
        issued
        for issued in documents
        if last[issued.document.number] is issued and issued.document.number not in state.purged
    ]


def owes_print(state: FakeState, issued: Issued) -> bool:
    """Whether paper of the newest version is still to come."""
    document_id = issued.document.document_id
    return (
        document_id in state.owed
        and not state.is_void(issued.document.number)
        and _printed(state, document_id) is PrintGrade.OWED
    )


def cure_is_open(state: FakeState, issued: Issued) -> bool:
    """Whether proof that would undo the charge may still be shown."""
    duties = _duties(state, issued.document.document_id, DutyKind.CURE)
    still = any(duty.done_at is None for duty in duties)
    return still and not state.is_void(issued.document.number)


def _deciding(state: FakeState, number: TicketNumber) -> FakeEvent | None:
    """The newest event; that a reason for lateness arrived says nothing about the ticket."""
    found = [
        event
        for event in state.events_of(number)
        if not (event.envelope.kind is EventKind.LATE and event.state == "received")
    ]
    return found[-1] if found else None


def _delivery(state: FakeState, issued: Issued, event: FakeEvent | None) -> Delivery:
    if event is not None:
        return Delivery(event.state)
    document_id = issued.document.document_id
    by_hand = _duties(state, document_id, DutyKind.HAND_OVER)
    if any(duty.done_at is None for duty in by_hand) and not state.is_void(issued.document.number):
        return Delivery.HAND_OVER
    if any(duty.done_at is not None for duty in by_hand):
        return Delivery.HANDED_OVER
    return Delivery.KEPT if document_id in state.kept else Delivery.QUEUED


def _legal(state: FakeState, issued: Issued) -> Legal:
    content = issued.document
    if state.is_void(content.number):
        return Legal.VOIDED
    if any(later.document.seq > content.seq for later in state.versions(content.number)):
        return Legal.REPLACED
    return Legal.AMENDED if content.seq > 1 else Legal.ISSUED


def _printed(state: FakeState, document_id: DocumentId) -> PrintGrade:
    log = [r.outcome.grade for r in state.prints if r.document_id == document_id]
    grades = set(takewhile(lambda grade: grade is not PrintGrade.OWED, reversed(log)))
    best = (PrintGrade.CONFIRMED, PrintGrade.PROBABLY, PrintGrade.SEEN)
    return next((grade for grade in best if grade in grades), PrintGrade.OWED)


def _court(state: FakeState, issued: Issued) -> Court:
    """What the court did with this version or with what came after it."""
    content = issued.document
    said = [
        (one.seq, one.cursor, one.kind.value)
        for one in state.news.values()
        if one.number == content.number and one.seq >= content.seq and one.kind.value in _COURT
    ]
    return Court(max(said)[2]) if said else Court.NOT_YET


def _late_before(state: FakeState, number: TicketNumber) -> bool:
    """Whether DPS got any version of the ticket after its time."""
    for event in state.events_of(number):
        got = state.receipts.get((number, event.envelope.seq))
        _moment, shift_ms = state.clocks.get(event.envelope.document_id, (None, 0))
        shift = timedelta(milliseconds=shift_ms)
        told = event.envelope.kind in (EventKind.ISSUE, EventKind.AMEND)
        if told and got is not None and got.received_at > event.deadline - shift:
            return True
    return False


def _duties(state: FakeState, document_id: DocumentId, kind: DutyKind) -> list[Duty]:
    return [d for d in state.duties if d.document_id == document_id and d.kind is kind]


def _row(state: FakeState, issued: Issued, event: FakeEvent | None) -> TicketRow:
    content = issued.document
    document_id = content.document_id
    moment, shift_ms = state.clocks.get(document_id, (None, 0))
    there = event is not None and event.state == "received"
    got = (
        state.receipts.get((event.envelope.number, event.envelope.seq)) if event and there else None
    )
    said = [entry for which, entry in state.reviews if which == document_id]
    review = said[-1].state if said else Review.UNREVIEWED
    cures = sorted(
        _duties(state, document_id, DutyKind.CURE),
        key=lambda duty: (duty.done_at is not None, duty.until),
    )
    row = TicketRow(
        number=content.number,
        document_id=document_id,
        kind=content.kind,
        defendant=listed_defendant(content),
        charge=content.violation.title,
        statute=content.violation.statute,
        town=content.place.town,
        plate=content.vehicle.plate,
        officer=content.officer.leo_number,
        issued_at=content.issued_at,
        legal=_legal(state, issued),
        delivery=Delivery(event.state) if event else Delivery.QUEUED,
        review=review,
        printed=_printed(state, document_id),
        deadline=(event.due or event.deadline) if event else None,
        received_at=got.received_at if got else None,
        receipt_id=got.receipt_id if got else "",
        attempts=event.attempts if event else 0,
        next_try_at=event.next_try_at if event else None,
        problem=event.problem if event else "",
        code=event.code if event else "",
        field=event.field if event else "",
        seq=content.seq,
        stop_id=content.stop_id,
        event=event.envelope.kind if event else EventKind.ISSUE,
        note=said[-1].note if review is Review.RETURNED else "",
        cure_until=cures[0].until if cures else None,
        cure_shown=bool(cures) and all(duty.done_at for duty in cures),
        explained=any(
            e.event.number == content.number and e.event.kind is EventKind.LATE
            for e in state.ticket_events
        ),
        court=_court(state, issued),
        late_before=_late_before(state, content.number),
        offset_ms=0 if moment is None else moment.offset_ms,
        shift_ms=shift_ms,
    )
    if content.number not in state.purged:
        return row
    return replace(
        row, stop_id=NO_STOP, defendant="", charge="", statute="", town="", plate="", note=""
    )
