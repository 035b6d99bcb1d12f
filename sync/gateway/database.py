"""The gateway's database: one engine by URL, one writer at a time, durable before it answers."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, create_engine, event, insert, select, update
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import SQLAlchemyError

from sync.gateway.tables import METADATA, VERSION
from tracs_mobile.errors import StoreError

_PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA secure_delete=ON",
    "PRAGMA busy_timeout=5000",
)


class Database:
    """Opens `url` (SQLAlchemy form) and makes the tables that are missing. Raises StoreError."""

    def __init__(self, url: str) -> None:
        try:
            # Without the parameters: a fault of the library must not put a ticket into a log.
            self._engine = create_engine(url, hide_parameters=True)
        except (SQLAlchemyError, ImportError) as fault:
            raise StoreError(
                "The address of the database is not one this gateway knows."
            ) from fault
        self._sqlite = self._engine.dialect.name == "sqlite"
        self._writer = threading.Lock()
        if self._sqlite:
            event.listen(self._engine, "connect", _prepare)
            event.listen(self._engine, "begin", _begin)
        try:
            with self.write() as connection:
                METADATA.create_all(connection)
                if connection.execute(select(VERSION.c.id)).first() is None:
                    connection.execute(insert(VERSION).values(id=1, version=0))
        except SQLAlchemyError as fault:
            self._engine.dispose()
            raise StoreError("The gateway's database cannot be opened or is damaged.") from fault

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A transaction that changes nothing."""
        with self._engine.connect() as plain:
            connection = plain.execution_options(reading=True)
            with connection.begin():
                yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """The one writing transaction; on disk when the block has been left without a fault."""
        with self._writer, self._engine.begin() as connection:
            yield connection

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


def _begin(connection: Connection) -> None:
    reading = connection.get_execution_options().get("reading", False)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")
