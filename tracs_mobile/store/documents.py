"""Issued documents in the database: added once, never changed."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row, bindparam, func, insert, select

from tracs_mobile.domain.canonical import decode
from tracs_mobile.domain.document import Document, Issued
from tracs_mobile.domain.listing import defendant_name, search_text
from tracs_mobile.domain.names import DocumentId, TicketNumber
from tracs_mobile.domain.states import TicketRow
from tracs_mobile.domain.words import split_words
from tracs_mobile.errors import BadInput, StoreDamaged
from tracs_mobile.store.faults import DAMAGED
from tracs_mobile.store.session import StoreSession
from tracs_mobile.store.tables import document
from tracs_mobile.store.ticket_rows import TICKETS, ticket_row

_d = document.c
_READ = select(_d.body, _d.digest, _d.signature, _d.device_id)
_BY_ID = _READ.where(_d.document_id == bindparam("which"))
_BY_NUMBER = _READ.where(_d.number == bindparam("which")).order_by(_d.seq.desc()).limit(1)
_ADD = insert(document)
_COUNT = select(func.count()).select_from(document)


class SqlDocuments:
    """`ports.Documents` on SQL."""

    def __init__(self, session: StoreSession) -> None:
        self._session = session

    def add(self, issued: Issued) -> None:
        """Keep an issued document; the database refuses one whose number is not drawn."""
        content = issued.document
        self._session.run(
            _ADD,
            {
                "document_id": content.document_id,
                "number": content.number,
                "seq": content.seq,
                "kind": content.kind.value,
                "officer": content.officer.leo_number,
                "issued_at": content.issued_at,
                "defendant": defendant_name(content.defendant),
                "plate": content.vehicle.plate,
                "town": content.place.town,
                "statute": content.violation.statute,
                "charge": content.violation.title,
                "search": search_text(content),
                "device_id": issued.device_id,
                "digest": issued.digest,
                "signature": issued.signature,
                "body": issued.body,
            },
        )

    def get(self, document_id: DocumentId) -> Issued | None:
        """The document, read back from the file. Raises StoreDamaged."""
        return _issued(self._session.first(_BY_ID, {"which": document_id}))

    def by_number(self, number: TicketNumber) -> Issued | None:
        """The newest document that carries `number`."""
        return _issued(self._session.first(_BY_NUMBER, {"which": number}))

    def rows(self, *, limit: int, offset: int = 0, text: str = "") -> tuple[TicketRow, ...]:
        """Newest first; every word of `text` must be found. Case and accents do not matter."""
        # First the entries, so that the states are looked up for one page only. A search goes
        # through the index of the search texts (`+ 0` keeps it there), never through the bodies.
        wanted = split_words(text)
        page = select(_d.entry).order_by((_d.entry + 0 if wanted else _d.entry).desc())
        for word in wanted:
            page = page.where(_d.search.contains(word, autoescape=True))
        shown = page.limit(limit).offset(offset)
        query = TICKETS.where(_d.entry.in_(shown)).order_by(_d.entry.desc())
        return tuple(ticket_row(row) for row in self._session.rows(query))

    def count(self) -> int:
        """How many documents there are."""
        return int(self._session.scalar(_COUNT))


def _issued(row: Row[Any] | None) -> Issued | None:
    if row is None:
        return None
    try:
        content = decode(Document, row.body)
    except BadInput as fault:
        raise StoreDamaged(DAMAGED) from fault
    return Issued(
        document=content,
        body=row.body,
        digest=row.digest,
        signature=row.signature,
        device_id=row.device_id,
    )
