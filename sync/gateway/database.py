"""The gateway's database: one engine by URL, one writer at a time, durable before it answers."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, create_engine, event, insert, select, text, update
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import SQLAlchemyError

from sync.gateway.migrate import migrate
from sync.gateway.tables import VERSION
from tracs_mobile.errors import StoreError

_WAIT = "PRAGMA busy_timeout=5000"
_PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA secure_delete=ON",
    _WAIT,
)
_SETTINGS = (
    # A request that takes longer than this has lost its caller anyway.
    "SET statement_timeout = '30s'",
    "SET idle_in_transaction_session_timeout = '60s'",
    "SET timezone = 'UTC'",
)
_WRITER_LOCK = 0x7643_7643
"""What every writer of every gateway on one PostgreSQL database holds; any number will do."""
_THREADS = 40
"""Requests at work at once, as many as the web service has threads."""

SCRUB_TRIES = 4
SCRUB_WAIT_MS = 2_000
"""How often and how long emptying the log of SQLite waits for readers; writers wait as long."""


class Database:
    """Opens `url` (SQLAlchemy form) and brings its tables up to date.

    Raises StoreError, StoreTooNew when a newer gateway wrote it. One writer at a time, also over
    several processes: so ids grow in the order in which rows become visible, and whoever reads on
    from an id misses nothing.
    """

    def __init__(self, url: str) -> None:
        try:
            # Without the parameters: a fault of the library must not put a ticket into a log.
            self._engine = create_engine(
                url, hide_parameters=True, pool_pre_ping=True, max_overflow=_THREADS
            )
        except (SQLAlchemyError, ImportError) as fault:
            raise StoreError(
                "The address of the database is not one this gateway knows."
            ) from fault
        self._sqlite = self._engine.dialect.name == "sqlite"
        self._writer = threading.Lock()
        if self._sqlite:
            event.listen(self._engine, "connect", _prepare)
            event.listen(self._engine, "begin", _begin)
        else:
            event.listen(self._engine, "connect", _set_up)
        try:
            with self.write() as connection:
                migrate(connection)
                if connection.execute(select(VERSION.c.id)).first() is None:
                    connection.execute(insert(VERSION).values(id=1, version=0))
        except SQLAlchemyError as fault:
            self._engine.dispose()
            raise StoreError("The gateway's database cannot be opened or is damaged.") from fault
        except StoreError:
            self._engine.dispose()
            raise

    @property
    def kind(self) -> str:
        """`sqlite` or `postgresql`."""
        return self._engine.dialect.name

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A transaction that changes nothing and sees one moment of the database."""
        with self._engine.connect() as plain:
            if self._sqlite:
                connection = plain.execution_options(reading=True)
            else:
                connection = plain.execution_options(
                    isolation_level="REPEATABLE READ", postgresql_readonly=True
                )
            with connection.begin():
                yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """The one writing transaction; on disk when the block has been left without a fault."""
        with self._writer, self._engine.begin() as connection:
            if not self._sqlite:
                lock = text("SELECT pg_advisory_xact_lock(:lock)")
                connection.execute(lock, {"lock": _WRITER_LOCK})
            yield connection

    def scrub(self, *tables: str) -> bool:
        """Let what was overwritten in `tables` leave the files too, as far as the database can.

        Backups and a PostgreSQL archive of its log keep it until they are thrown away. False when
        somebody read for so long that the log of SQLite still holds the old pages: they go with
        the next call, or when the last gateway on the file ends.
        """
        if self._sqlite:
            return any(self._empty_log() for _ in range(SCRUB_TRIES))
        with self._engine.connect() as plain:
            connection = plain.execution_options(isolation_level="AUTOCOMMIT")
            for name in tables:
                connection.exec_driver_sql(f"VACUUM {name}")
        return True

    def _empty_log(self) -> bool:
        """Pages of the log still hold the old rows; the database overwrote its own."""
        with self._writer:
            raw = self._engine.raw_connection()
            try:
                cursor = raw.cursor()
                cursor.execute(f"PRAGMA busy_timeout={SCRUB_WAIT_MS}")
                busy, _, _ = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
                cursor.execute(_WAIT)
            finally:
                raw.close()
        return not busy

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()


def bump(connection: Connection) -> None:
    """Something that laptops hold has changed: the next configuration version."""
    connection.execute(update(VERSION).values(version=VERSION.c.version + 1))


def version(connection: Connection) -> int:
    """The configuration version in force."""
    return int(connection.execute(select(VERSION.c.version)).scalar_one())


def _prepare(connection: DBAPIConnection, _record: object) -> None:
    # The library would begin late and commit by itself; every BEGIN here is ours.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(pragma)
    cursor.close()


def _set_up(connection: DBAPIConnection, _record: object) -> None:
    cursor = connection.cursor()
    for setting in _SETTINGS:
        cursor.execute(setting)
    cursor.close()
    connection.commit()


def _begin(connection: Connection) -> None:
    reading = connection.get_execution_options().get("reading", False)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")
