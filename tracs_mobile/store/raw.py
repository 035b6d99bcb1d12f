"""The driver's own connection, as far as the recipe and the migrations use it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Protocol, cast

from sqlalchemy import Connection


class RawCursor(Protocol):
    """Rows of one statement."""

    def fetchone(self) -> tuple[Any, ...] | None: ...

    def fetchall(self) -> list[tuple[Any, ...]]: ...

    def __iter__(self) -> Iterator[tuple[Any, ...]]: ...


class RawConnection(Protocol):
    """A connection of the driver; nothing here begins a transaction by itself."""

    isolation_level: str | None

    def execute(self, sql: str, values: Sequence[object] = ()) -> RawCursor: ...


def raw_of(connection: Connection) -> RawConnection:
    """The driver's connection under `connection`, without beginning a transaction."""
    return cast("RawConnection", connection.connection.driver_connection)


def one_value(raw: RawConnection, sql: str) -> object:
    """The first value of the first row; None when there is none."""
    row = raw.execute(sql).fetchone()
    return None if row is None else row[0]
