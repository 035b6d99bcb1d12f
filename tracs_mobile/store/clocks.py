"""What was known of the laptop's clock when a document was issued."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import insert, select

from tracs_mobile.domain.names import DocumentId
from tracs_mobile.domain.trusted_time import Moment
from tracs_mobile.store.session import StoreSession
from tracs_mobile.store.tables import document, ticket_clock

_c = ticket_clock.c
_ADD = insert(ticket_clock)
_NEWEST = (
    select(document.c.issued_at, _c.offset_ms, _c.suspect, _c.boot, _c.up_ms)
    .join(ticket_clock, _c.document_id == document.c.document_id)
    .order_by(document.c.entry.desc())
    .limit(1)
)


class SqlTicketClocks:
    """`ports.TicketClocks` on SQL."""

    def __init__(self, session: StoreSession) -> None:
        self._session = session

    def add(self, document_id: DocumentId, moment: Moment, *, shift_ms: int) -> None:
        """Keep the moment of an issue, in the same unit of work as its document."""
        self._session.run(
            _ADD,
            {
                "document_id": document_id,
                "offset_ms": moment.offset_ms,
                "suspect": int(moment.suspect),
                "boot": moment.boot,
                "up_ms": moment.up_ms,
                "shift_ms": shift_ms,
            },
        )

    def newest(self) -> Moment | None:
        """The moment of the newest document; of a moment only what `add` keeps."""
        row = self._session.first(_NEWEST)
        if row is None:
            return None
        return Moment(
            now=row.issued_at + timedelta(milliseconds=row.offset_ms),
            wall=row.issued_at,
            boot=row.boot,
            up_ms=row.up_ms,
            suspect=bool(row.suspect),
        )
