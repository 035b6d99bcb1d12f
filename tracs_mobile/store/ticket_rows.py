"""The query behind the Tickets and Outbox pages: one line with all three states."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row, Select, Text, and_, func, literal_column, select

from tracs_mobile.domain.names import DocumentId, LeoNumber, StopId, TicketNumber
from tracs_mobile.domain.outbox import EventKind
from tracs_mobile.domain.states import Delivery, Legal, PrintGrade, Review, TicketRow
from tracs_mobile.domain.stop import DocumentKind
from tracs_mobile.store import standing
from tracs_mobile.store.tables import document, duty, outbox, receipt, ticket_event
from tracs_mobile.store.tables import review as review_table

_NUMBER, _ID = "document.number", "document.document_id"
_trouble = outbox.alias("trouble")
_reviewed = review_table.alias("reviewed")
_cure = duty.alias("cure")
_way = duty.alias("hand_over")

NOT_PURGED: Any = literal_column(f"NOT {standing.is_purged(_NUMBER)}")
"""Left out of every answer but the count of all documents: as if there were no record."""


def _text(sql: str) -> Any:  # noqa: ANN401  an expression; the library's type names no columns
    return literal_column(sql, Text)


_REVIEW = _text(standing.review(_ID))
_NOTE = (
    select(_reviewed.c.note)
    .where(_reviewed.c.document_id == document.c.document_id)
    .order_by(_reviewed.c.entry.desc())
    .limit(1)
    .scalar_subquery()
)
_CURES = (_cure.c.document_id == document.c.document_id, _cure.c.kind == "cure")
_CURE_UNTIL = (
    select(_cure.c.until)
    .where(*_CURES)
    .order_by(_cure.c.done_at.is_not(None), _cure.c.until)
    .limit(1)
    .scalar_subquery()
)
_CURE_OPEN = select(_cure.c.entry).where(*_CURES, _cure.c.done_at.is_(None)).exists()
_HAND_OVER_UNTIL = (
    select(func.min(_way.c.until))
    .where(_way.c.document_id == document.c.document_id, _way.c.kind == "hand over")
    .scalar_subquery()
)
_EXPLAINED = (
    select(ticket_event.c.entry)
    .where(ticket_event.c.number == document.c.number, ticket_event.c.kind == "late")
    .exists()
)
_SHARED = (
    document.c.entry,
    document.c.number,
    document.c.document_id,
    document.c.seq,
    document.c.stop_id,
    document.c.kind,
    document.c.defendant,
    document.c.charge,
    document.c.statute,
    document.c.town,
    document.c.plate,
    document.c.officer,
    document.c.issued_at,
    _text(standing.legal(_NUMBER, "document.seq")).label("legal"),
    _REVIEW.label("review"),
    _NOTE.label("note"),
    _text(standing.printed(_ID)).label("printed"),
    _CURE_UNTIL.label("cure_until"),
    _CURE_OPEN.label("cure_open"),
    _EXPLAINED.label("explained"),
    receipt.c.received_at,
    receipt.c.receipt_id,
    outbox.c.kind.label("event"),
    outbox.c.attempts,
    outbox.c.next_try_at,
)
_RECEIPT_OF = and_(receipt.c.number == outbox.c.number, receipt.c.seq == outbox.c.seq)

TICKETS: Select[Any] = select(
    *_SHARED,
    _text(standing.delivery(_NUMBER, _ID)).label("delivery"),
    func.coalesce(outbox.c.deadline, _HAND_OVER_UNTIL, type_=outbox.c.deadline.type).label(
        "deadline"
    ),
    func.coalesce(_trouble.c.code, outbox.c.code).label("code"),
    func.coalesce(_trouble.c.field, outbox.c.field).label("field"),
    func.coalesce(_trouble.c.problem, outbox.c.problem).label("problem"),
).select_from(
    document.outerjoin(outbox, outbox.c.entry == _text(standing.deciding_event(_NUMBER, "entry")))
    .outerjoin(_trouble, _trouble.c.entry == _text(standing.newest_trouble(_NUMBER)))
    .outerjoin(receipt, _RECEIPT_OF)
)
"""One row a document; how it is on its way is told of the whole ticket, by its newest event."""

EVENTS: Select[Any] = (
    select(
        *_SHARED,
        outbox.c.state.label("delivery"),
        outbox.c.deadline,
        outbox.c.code,
        outbox.c.field,
        outbox.c.problem,
    )
    .select_from(
        outbox.join(document, document.c.document_id == outbox.c.document_id).outerjoin(
            receipt, _RECEIPT_OF
        )
    )
    .where(NOT_PURGED)
)
"""One row an event."""


def ticket_row(row: Row[Any]) -> TicketRow:
    """The value of one line."""
    review = Review(row.review)
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
        review=review,
        printed=PrintGrade(row.printed),
        deadline=row.deadline,
        received_at=row.received_at,
        receipt_id=row.receipt_id or "",
        attempts=row.attempts or 0,
        next_try_at=row.next_try_at,
        problem=row.problem or "",
        code=row.code or "",
        field=row.field or "",
        seq=row.seq,
        stop_id=StopId(row.stop_id),
        event=EventKind(row.event or "issue"),
        note=row.note if review is Review.RETURNED else "",
        cure_until=row.cure_until,
        cure_shown=row.cure_until is not None and not row.cure_open,
        explained=bool(row.explained),
    )
