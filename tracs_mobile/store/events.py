"""Voids and late reasons in the database: added once, in turn with the versions of their ticket."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row, bindparam, func, insert, literal_column, select

from tracs_mobile.domain.canonical import decode
from tracs_mobile.domain.events import SignedEvent, TicketEvent
from tracs_mobile.domain.names import TicketNumber
from tracs_mobile.errors import BadInput, StoreDamaged
from tracs_mobile.store.faults import DAMAGED
from tracs_mobile.store.session import StoreSession
from tracs_mobile.store.standing import is_purged
from tracs_mobile.store.tables import document, ticket_event

_e = ticket_event.c
_ADD = insert(ticket_event)
_DOCUMENTS = (
    select(func.count()).select_from(document).where(document.c.number == bindparam("which"))
)
_EVENTS = select(func.count()).select_from(ticket_event).where(_e.number == bindparam("which"))
_OF = (
    select(ticket_event)
    .where(
        _e.number == bindparam("which"),
        literal_column(f"NOT {is_purged('ticket_event.number')}"),
    )
    .order_by(_e.seq)
)


class SqlTicketEvents:
    """`ports.TicketEvents` on SQL."""

    def __init__(self, session: StoreSession) -> None:
        self._session = session

    def next_seq(self, number: TicketNumber) -> int:
        """The sequence of the next event or version of a ticket, counted over both."""
        which = {"which": number}
        documents = int(self._session.scalar(_DOCUMENTS, which))
        return 1 + documents + int(self._session.scalar(_EVENTS, which))

    def add(self, signed: SignedEvent) -> None:
        """Keep an event; the database refuses one out of turn or of another ticket."""
        content = signed.event
        self._session.run(
            _ADD,
            {
                "number": content.number,
                "seq": content.seq,
                "document_id": content.document_id,
                "kind": content.kind.value,
                "device_id": signed.device_id,
                "digest": signed.digest,
                "signature": signed.signature,
                "body": signed.body,
            },
        )

    def of(self, number: TicketNumber) -> tuple[SignedEvent, ...]:
        """Every event of a ticket, oldest first. Raises StoreDamaged."""
        return tuple(_signed(row) for row in self._session.rows(_OF, {"which": number}))


def _signed(row: Row[Any]) -> SignedEvent:
    try:
        content = decode(TicketEvent, row.body)
    except BadInput as fault:
        raise StoreDamaged(DAMAGED) from fault
    return SignedEvent(
        event=content,
        body=row.body,
        digest=row.digest,
        signature=row.signature,
        device_id=row.device_id,
    )
