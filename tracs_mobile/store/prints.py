"""The append-only print log in the database, and what is still owed on paper."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, func, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from tracs_mobile.domain.devices import Cause
from tracs_mobile.domain.names import DocumentId
from tracs_mobile.domain.states import PrintGrade, PrintOutcome
from tracs_mobile.ports import PrintRecord
from tracs_mobile.store.desk import shown
from tracs_mobile.store.session import StoreSession
from tracs_mobile.store.tables import document, print_log, print_owed, ticket

_p = print_log.c
_OWE = upsert(print_owed).on_conflict_do_nothing()
_LAST = select(func.max(_p.attempt)).where(_p.document_id == bindparam("which"))
_LOG = (
    select(print_log)
    .where(_p.document_id == bindparam("which"), shown("print_log"))
    .order_by(_p.attempt)
)
_OWED = (
    select(document.c.document_id)
    .select_from(
        ticket.join(document, document.c.entry == ticket.c.entry).join(
            print_owed, print_owed.c.document_id == document.c.document_id
        )
    )
    .where(ticket.c.owed == 1)
    .order_by(print_owed.c.entry)
)


class SqlPrints:
    """`ports.Prints` on SQL."""

    def __init__(self, session: StoreSession) -> None:
        self._session = session

    def owe(self, document_id: DocumentId) -> None:
        """A print of this document is owed."""
        self._session.run(_OWE, {"document_id": document_id})

    def record(self, document_id: DocumentId, outcome: PrintOutcome, at: datetime) -> int:
        """Append the outcome of an attempt; returns the attempt's number, from 1."""
        attempt = int(self._session.scalar(_LAST, {"which": document_id}) or 0) + 1
        self._session.run(
            insert(print_log),
            {
                "document_id": document_id,
                "attempt": attempt,
                "at": at,
                "grade": outcome.grade.value,
                "printer": outcome.printer,
                "said": outcome.said,
                "sent_bytes": outcome.sent_bytes,
                "job_bytes": outcome.job_bytes,
                "job_sha256": outcome.job_sha256,
                "status_hex": outcome.status_hex,
                "took_ms": outcome.took_ms,
                "cause": outcome.cause.value,
            },
        )
        return attempt

    def owed(self) -> tuple[DocumentId, ...]:
        """Documents whose paper has not come out, oldest first; none of a void ticket."""
        return tuple(DocumentId(row.document_id) for row in self._session.rows(_OWED))

    def log(self, document_id: DocumentId) -> tuple[PrintRecord, ...]:
        """Every attempt for one document, oldest first."""
        return tuple(_record(row) for row in self._session.rows(_LOG, {"which": document_id}))


def _record(row: Row[Any]) -> PrintRecord:
    outcome = PrintOutcome(
        grade=PrintGrade(row.grade),
        printer=row.printer,
        said=row.said,
        sent_bytes=row.sent_bytes,
        job_bytes=row.job_bytes,
        job_sha256=row.job_sha256,
        status_hex=row.status_hex,
        took_ms=row.took_ms,
        cause=Cause(row.cause),
    )
    return PrintRecord(
        document_id=DocumentId(row.document_id), attempt=row.attempt, at=row.at, outcome=outcome
    )
