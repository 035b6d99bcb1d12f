"""The queries behind the Tickets and Outbox pages: one line with all three states."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Row,
    Select,
    Table,
    and_,
    case,
    func,
    literal_column,
    select,
)

from tracs_mobile.domain.names import DocumentId, LeoNumber, StopId, TicketNumber
from tracs_mobile.domain.outbox import EventKind
from tracs_mobile.domain.states import Court, Delivery, Legal, PrintGrade, Review, TicketRow
from tracs_mobile.domain.stop import DocumentKind
from tracs_mobile.store.standing import due_of, is_purged
from tracs_mobile.store.tables import outbox, receipt, ticket, ticket_clock, ticket_line

# Dictionaries, because a page has two hundred lines and an enumeration takes its time for each.
_KIND: Final = {state.value: state for state in DocumentKind}
_LEGAL: Final = {state.value: state for state in Legal}
_DELIVERY: Final = {state.value: state for state in Delivery}
_REVIEW: Final = {state.value: state for state in Review}
_GRADE: Final = {state.value: state for state in PrintGrade}
_COURT: Final = {state.value: state for state in Court}
_EVENT: Final = {state.value: state for state in EventKind}


def _columns(table: Table, **others: ColumnElement[Any]) -> list[ColumnElement[Any]]:
    """The columns in the order `ticket_row` takes them; `others` in place of those named so."""
    names = (
        *("number", "document_id", "seq", "stop_id", "kind", "officer", "issued_at", "defendant"),
        *("plate", "town", "statute", "charge", "legal", "delivery", "review", "note", "printed"),
        *("cure_until", "cure_shown", "explained", "event", "deadline", "attempts", "next_try_at"),
        *("code", "field", "problem", "received_at", "receipt_id", "court", "late_before"),
    )
    found = [others.get(name, table.c[name]).label(name) for name in names]
    return [*found, _CLOCK.offset_ms, _CLOCK.shift_ms]


_CLOCK = ticket_clock.c


def _with_clock(table: Table) -> FromClause:
    """Beside what was known of the clock; older documents have nothing of the kind."""
    return table.outerjoin(ticket_clock, _CLOCK.document_id == table.c.document_id)


LISTED: Select[Any] = select(*_columns(ticket)).select_from(_with_clock(ticket))
"""The newest version of every ticket that was not expunged, as the list keeps it."""

FACTS: Select[Any] = select(*_columns(ticket_line)).select_from(_with_clock(ticket_line))
"""Every version, expunged ones too, worked out anew."""

_THERE = outbox.c.state == "received"
EVENTS: Select[Any] = (
    select(
        *_columns(
            ticket_line,
            delivery=outbox.c.state,
            event=outbox.c.kind,
            deadline=literal_column(due_of("outbox"), outbox.c.deadline.type),
            attempts=outbox.c.attempts,
            next_try_at=outbox.c.next_try_at,
            code=outbox.c.code,
            field=outbox.c.field,
            problem=outbox.c.problem,
            received_at=case((_THERE, receipt.c.received_at)),
            receipt_id=case((_THERE, func.coalesce(receipt.c.receipt_id, "")), else_=""),
        )
    )
    .select_from(
        outbox.join(ticket_line, ticket_line.c.document_id == outbox.c.document_id)
        .outerjoin(
            receipt, and_(receipt.c.number == outbox.c.number, receipt.c.seq == outbox.c.seq)
        )
        .outerjoin(ticket_clock, _CLOCK.document_id == outbox.c.document_id)
    )
    .where(literal_column(f"NOT {is_purged('outbox.number')}"))
)
"""One line an event of the outbox."""


def ticket_row(row: Row[Any]) -> TicketRow:
    """The value of one line; what stands behind its columns is left alone."""
    cells: Sequence[Any] = row
    number, document_id, seq, stop_id, kind, officer, issued_at, defendant = cells[:8]
    plate, town, statute, charge, legal, delivery, review, note, printed = cells[8:17]
    cure_until, cure_shown, explained, event, deadline, attempts, next_try_at = cells[17:24]
    code, field, problem, received_at, receipt_id, court, late_before = cells[24:31]
    offset_ms, shift_ms = cells[31:33]
    return TicketRow(
        number=TicketNumber(number),
        document_id=DocumentId(document_id),
        kind=_KIND[kind],
        defendant=defendant,
        charge=charge,
        statute=statute,
        town=town,
        plate=plate,
        officer=LeoNumber(officer),
        issued_at=issued_at,
        legal=_LEGAL[legal],
        delivery=_DELIVERY[delivery],
        review=_REVIEW[review],
        printed=_GRADE[printed],
        deadline=deadline,
        received_at=received_at,
        receipt_id=receipt_id,
        attempts=attempts,
        next_try_at=next_try_at,
        problem=problem,
        code=code,
        field=field,
        seq=seq,
        stop_id=StopId(stop_id),
        event=_EVENT[event],
        note=note,
        cure_until=cure_until,
        cure_shown=bool(cure_shown),
        explained=bool(explained),
        court=_COURT[court],
        late_before=bool(late_before),
        offset_ms=offset_ms or 0,
        shift_ms=shift_ms or 0,
    )
