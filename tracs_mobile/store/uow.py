"""One durable transaction over all repositories, and the truth about a commit that failed."""

from __future__ import annotations

import logging
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine, func, select
from sqlalchemy.exc import SQLAlchemyError

from tracs_mobile.errors import StoreError, StoreFull, StoreInDoubt
from tracs_mobile.ports import (
    Audit,
    Documents,
    Drafts,
    Duties,
    Exports,
    News,
    Notes,
    Numbers,
    Outbox,
    Papers,
    Preferences,
    Prints,
    Purges,
    Records,
    Restorations,
    Reviews,
    Signer,
    Stops,
    TicketClocks,
    TicketEvents,
)
from tracs_mobile.store.audit import SqlAudit
from tracs_mobile.store.clocks import SqlTicketClocks
from tracs_mobile.store.desk import SqlDuties, SqlPapers, SqlPreferences, SqlReviews
from tracs_mobile.store.documents import SqlDocuments
from tracs_mobile.store.drafts import SqlDrafts
from tracs_mobile.store.events import SqlTicketEvents
from tracs_mobile.store.exports import SqlExports
from tracs_mobile.store.faults import DATABASE_FAULTS, store_error, translated
from tracs_mobile.store.migrate import forget_snapshots
from tracs_mobile.store.news import SqlNews
from tracs_mobile.store.numbers import SqlNumbers
from tracs_mobile.store.outbox import SqlOutbox
from tracs_mobile.store.prints import SqlPrints
from tracs_mobile.store.purges import SqlPurges
from tracs_mobile.store.raw import one_value, raw_of
from tracs_mobile.store.records import SqlRecords
from tracs_mobile.store.restorations import SqlRestorations
from tracs_mobile.store.session import StoreSession
from tracs_mobile.store.stops import SqlNotes, SqlStops
from tracs_mobile.store.tables import audit
from tracs_mobile.wording import say

log = logging.getLogger(__name__)

_IN_DOUBT = say(
    "The disk reported a fault while the record was being saved, so it is not certain that it "
    "was. Nothing was printed or sent. The program looks it up before it says anything."
)
_LAST_LINK = select(func.max(audit.c.seq))


class SqlUnitOfWork:
    """`ports.UnitOfWork` on SQL; made anew for each transaction, used on one thread."""

    numbers: Numbers
    documents: Documents
    outbox: Outbox
    prints: Prints
    audit: Audit
    drafts: Drafts
    records: Records
    events: TicketEvents
    stops: Stops
    reviews: Reviews
    notes: Notes
    papers: Papers
    duties: Duties
    purges: Purges
    preferences: Preferences
    exports: Exports
    clocks: TicketClocks
    news: News
    restorations: Restorations

    def __init__(self, engine: Engine, *, signer: Signer, database_id: str) -> None:
        self._engine = engine
        self._signer = signer
        self._database_id = database_id
        self._connection: Connection | None = None
        self._purges: SqlPurges | None = None

    def __enter__(self) -> Self:
        with translated():
            connection = self._engine.connect()
        try:
            connection.begin()
        except DATABASE_FAULTS as fault:
            connection.close()
            raise store_error(fault) from fault
        self._connection = connection
        self._open(StoreSession(connection))
        return self

    def _open(self, session: StoreSession) -> None:
        self.numbers = SqlNumbers(session)
        self.documents = SqlDocuments(session)
        self.outbox = SqlOutbox(session)
        self.prints = SqlPrints(session)
        self.audit = self._links = SqlAudit(
            session, signer=self._signer, database_id=self._database_id
        )
        self.drafts = SqlDrafts(session)
        self.records = SqlRecords(session)
        self.events = SqlTicketEvents(session)
        self.stops = SqlStops(session)
        self.reviews = SqlReviews(session)
        self.notes = SqlNotes(session)
        self.papers = SqlPapers(session)
        self.duties = SqlDuties(session)
        self.preferences = SqlPreferences(session)
        self.exports = SqlExports(session)
        self.clocks = SqlTicketClocks(session)
        self.news = SqlNews(session)
        self.restorations = SqlRestorations(session)
        path = Path(str(self._engine.url.database))
        self.purges = self._purges = SqlPurges(
            session, forget_copies=lambda: forget_snapshots(path)
        )

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        connection, self._connection = self._connection, None
        if connection is None:
            return
        try:
            connection.close()  # rolls back what was not committed
        except DATABASE_FAULTS:
            connection.invalidate()

    def commit(self) -> None:
        """Make it durable. Raises StoreFull when it certainly is not, else StoreInDoubt."""
        connection = self._connection
        if connection is None:
            raise RuntimeError("commit needs an open unit of work")
        last_link = self._links.head().seq
        self._links.forget()
        try:
            connection.commit()
        except DATABASE_FAULTS as fault:
            raise self._commit_error(connection, fault, last_link) from fault
        if self._purges is not None and self._purges.happened:
            self._purges.happened = False
            _empty_journal(connection)

    def _commit_error(
        self, connection: Connection, fault: BaseException, last_link: int
    ) -> StoreError:
        """Only a full disk can be certain, and only when a fresh look does not find our entry."""
        connection.invalidate()
        found = store_error(fault)
        if isinstance(found, StoreFull) and self._stored_link() < last_link:
            return found
        return StoreInDoubt(_IN_DOUBT)

    def _stored_link(self) -> int:
        """The last audit entry in the file; a very high number when it cannot be read."""
        try:
            with self._engine.connect() as connection:
                return int(connection.execute(_LAST_LINK).scalar() or 0)
        except SQLAlchemyError:
            return 2**62


def _empty_journal(connection: Connection) -> None:
    """Take what was expunged out of the write-ahead log too, where its old pages would stay.

    The expungement is durable already, so a fault here must not look as if it had failed: the log
    is emptied at the latest when the database is closed.
    """
    try:
        busy = one_value(raw_of(connection), "PRAGMA wal_checkpoint(TRUNCATE)")
    except DATABASE_FAULTS as fault:
        busy = type(fault).__name__
    if busy:
        log.warning("The write-ahead log still holds old pages until it is closed: %s", busy)
