"""The query behind the Tickets and Outbox pages: one line with all three states."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row, Select, and_, case, exists, func, select

from tracs_mobile.domain.names import DocumentId, LeoNumber, TicketNumber
from tracs_mobile.domain.states import Delivery, Legal, PrintGrade, Review, TicketRow
from tracs_mobile.domain.stop import DocumentKind
from tracs_mobile.store.tables import (
    document,
    kept,
    outbox,
    print_log,
    receipt,
    review,
    ticket_number,
)

PAPER = (PrintGrade.CONFIRMED.value, PrintGrade.PROBABLY.value)

_later = document.alias("later")
_other = outbox.alias("other_event")
_reviewed = review.alias("reviewed")

_GRADE = (
    select(print_log.c.grade)
    .where(print_log.c.document_id == document.c.document_id, print_log.c.grade.in_(PAPER))
    .order_by(print_log.c.attempt.desc())
    .limit(1)
    .scalar_subquery()
)
_REVIEW = (
    select(_reviewed.c.state)
    .where(_reviewed.c.document_id == document.c.document_id)
    .order_by(_reviewed.c.entry.desc())
    .limit(1)
    .scalar_subquery()
)
_LEGAL = case(
    (ticket_number.c.state == "void", Legal.VOIDED.value),
    (
        exists().where(_later.c.number == document.c.number, _later.c.seq > document.c.seq),
        Legal.AMENDED.value,
    ),
    else_=Legal.ISSUED.value,
)
_KEPT = exists().where(kept.c.document_id == document.c.document_id)

_COLUMNS = (
    document.c.number,
    document.c.document_id,
    document.c.kind,
    document.c.defendant,
    document.c.charge,
    document.c.statute,
    document.c.town,
    document.c.plate,
    document.c.officer,
    document.c.issued_at,
    _LEGAL.label("legal"),
    # A document that nobody queued or kept is shown as waiting: it must not look settled.
    case((outbox.c.state.is_not(None), outbox.c.state), (_KEPT, "kept"), else_="queued").label(
        "delivery"
    ),
    func.coalesce(_REVIEW, Review.UNREVIEWED.value).label("review"),
    func.coalesce(_GRADE, PrintGrade.OWED.value).label("printed"),
    outbox.c.deadline,
    receipt.c.received_at,
    receipt.c.receipt_id,
    outbox.c.attempts,
    outbox.c.next_try_at,
    outbox.c.problem,
)
_RECEIPT_OF = and_(receipt.c.number == outbox.c.number, receipt.c.seq == outbox.c.seq)

TICKETS: Select[Any] = select(*_COLUMNS).select_from(
    document.join(ticket_number, ticket_number.c.number == document.c.number)
    .outerjoin(
        outbox,
        outbox.c.entry
        == select(func.max(_other.c.entry))
        .where(_other.c.document_id == document.c.document_id)
        .scalar_subquery(),
    )
    .outerjoin(receipt, _RECEIPT_OF)
)
"""One row a document, with its newest event."""

EVENTS: Select[Any] = select(*_COLUMNS).select_from(
    outbox.join(document, document.c.document_id == outbox.c.document_id)
    .join(ticket_number, ticket_number.c.number == document.c.number)
    .outerjoin(receipt, _RECEIPT_OF)
)
"""One row an event."""


def ticket_row(row: Row[Any]) -> TicketRow:
    """The value of one line."""
    return TicketRow(
        number=TicketNumber(row.number),
        document_id=DocumentId(row.document_id),
        kind=DocumentKind(row.kind),
        defendant=row.defendant,
        charge=row.charge,
        statute=row.statute,
        town=row.town,
        plate=row.plate,
        officer=LeoNumber(row.officer),
        issued_at=row.issued_at,
        legal=Legal(row.legal),
        delivery=Delivery(row.delivery),
        review=Review(row.review),
        printed=PrintGrade(row.printed),
        deadline=row.deadline,
        received_at=row.received_at,
        receipt_id=row.receipt_id or "",
        attempts=row.attempts or 0,
        next_try_at=row.next_try_at,
        problem=row.problem or "",
    )
