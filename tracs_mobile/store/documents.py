"""Issued documents in the database: added once, never changed, blanked only by an expungement."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, bindparam, func, insert, literal_column, select

from tracs_mobile.domain.canonical import decode
from tracs_mobile.domain.document import Document, Issued
from tracs_mobile.domain.listing import listed_defendant, search_text
from tracs_mobile.domain.names import DocumentId, StopId, TicketNumber
from tracs_mobile.domain.states import TicketFilter, TicketRow
from tracs_mobile.errors import BadInput, StoreDamaged
from tracs_mobile.store.faults import DAMAGED
from tracs_mobile.store.finding import Finder
from tracs_mobile.store.session import StoreSession
from tracs_mobile.store.sounds import sounds_of
from tracs_mobile.store.standing import is_purged
from tracs_mobile.store.tables import document, ticket, ticket_line
from tracs_mobile.store.ticket_rows import FACTS, LISTED, ticket_row

_d = document.c
_t = ticket.c
_NOT_PURGED: Any = literal_column(f"NOT {is_purged('document.number')}")
_READ = select(_d.body, _d.digest, _d.signature, _d.device_id).where(_NOT_PURGED)
_BY_ID = _READ.where(_d.document_id == bindparam("which"))
_BY_NUMBER = _READ.where(_d.number == bindparam("which")).order_by(_d.seq.desc()).limit(1)
_VERSIONS = _READ.where(_d.number == bindparam("which")).order_by(_d.seq)
_ADD = insert(document)
_COUNT = select(func.count()).select_from(document)
_ENTRIES = LISTED.where(_t.entry.in_(bindparam("entries", expanding=True))).add_columns(_t.entry)
_ROW = FACTS.where(
    ticket_line.c.document_id == bindparam("which"),
    literal_column(f"NOT {is_purged('ticket_line.number')}"),
)
_ALL_ROWS = FACTS.order_by(ticket_line.c.entry)
_OF_STOP = LISTED.where(_t.stop_id == bindparam("which")).order_by(_t.entry)
_RECENT = (
    select(_d.body)
    .select_from(ticket.join(document, _d.entry == _t.entry))
    .where(_t.officer == bindparam("who"))
    .order_by(_t.entry.desc())
    .limit(bindparam("top"))
)
_CHUNK = 1000


class SqlDocuments:
    """`ports.Documents` on SQL."""

    def __init__(self, session: StoreSession) -> None:
        self._session = session
        self._finder = Finder(session)

    def add(self, issued: Issued) -> None:
        """Keep an issued document; the database refuses one whose number is not drawn."""
        self._session.run(_ADD, document_values(issued))

    def get(self, document_id: DocumentId) -> Issued | None:
        """The document, read back from the file. Raises StoreDamaged."""
        return _issued(self._session.first(_BY_ID, {"which": document_id}))

    def by_number(self, number: TicketNumber) -> Issued | None:
        """The newest document that carries `number`."""
        return _issued(self._session.first(_BY_NUMBER, {"which": number}))

    def versions(self, number: TicketNumber) -> tuple[Issued, ...]:
        """Every version that carries `number`, oldest first."""
        found = self._session.rows(_VERSIONS, {"which": number})
        return tuple(issued for row in found if (issued := _issued(row)) is not None)

    def find(self, wanted: TicketFilter, *, limit: int, offset: int = 0) -> tuple[TicketRow, ...]:
        """The newest version of each ticket that fits, newest first; purged ones never.

        A search puts what has every word before what only sounds like it.
        """
        # First the entries, so that the states are looked up for one page only.
        entries = self._finder.entries(wanted, limit=limit, offset=offset)
        rows: dict[int, TicketRow] = {}
        for start in range(0, len(entries), _CHUNK):
            rows |= self._rows_of(entries[start : start + _CHUNK])
        return tuple(rows[entry] for entry in entries)

    def _rows_of(self, entries: Sequence[int]) -> dict[int, TicketRow]:
        found = self._session.rows(_ENTRIES, {"entries": entries})
        return {row.entry: ticket_row(row) for row in found}

    def row(self, document_id: DocumentId) -> TicketRow | None:
        """The line of one document, also of an earlier version."""
        row = self._session.first(_ROW, {"which": document_id})
        return None if row is None else ticket_row(row)

    def all_rows(self) -> tuple[TicketRow, ...]:
        """Every document with every version, oldest first; purged ones with empty texts."""
        return tuple(ticket_row(row) for row in self._session.rows(_ALL_ROWS))

    def count(self, wanted: TicketFilter | None = None) -> int:
        """How many tickets fit; all documents with all versions when nothing is asked for."""
        if wanted is None:
            return int(self._session.scalar(_COUNT))
        return self._finder.count(wanted)

    def recent(self, officer: str, limit: int) -> tuple[Document, ...]:
        """What the officer issued last, newest first. Raises StoreDamaged."""
        found = self._session.rows(_RECENT, {"who": officer, "top": limit})
        return tuple(_content(row.body) for row in found)

    def of_stop(self, stop_id: StopId) -> tuple[TicketRow, ...]:
        """The tickets of one stop, oldest first."""
        found = self._session.rows(_OF_STOP, {"which": stop_id})
        return tuple(ticket_row(row) for row in found)


def document_values(issued: Issued) -> dict[str, Any]:
    """The columns of one row of `document`."""
    content = issued.document
    return {
        "document_id": content.document_id,
        "number": content.number,
        "seq": content.seq,
        "kind": content.kind.value,
        "officer": content.officer.leo_number,
        "issued_at": content.issued_at,
        "stop_id": content.stop_id,
        "defendant": listed_defendant(content),
        "plate": content.vehicle.plate,
        "town": content.place.town,
        "statute": content.violation.statute,
        "charge": content.violation.title,
        "search": search_text(content, sounds_of),
        "device_id": issued.device_id,
        "digest": issued.digest,
        "signature": issued.signature,
        "body": issued.body,
    }


def _issued(row: Row[Any] | None) -> Issued | None:
    if row is None:
        return None
    return Issued(
        document=_content(row.body),
        body=row.body,
        digest=row.digest,
        signature=row.signature,
        device_id=row.device_id,
    )


def _content(body: bytes) -> Document:
    try:
        return decode(Document, body)
    except BadInput as fault:
        raise StoreDamaged(DAMAGED) from fault
