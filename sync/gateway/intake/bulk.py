"""Writes many rows of one table at once, by the quickest way each database has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table, insert
from sqlalchemy.exc import DBAPIError

Row = Mapping[str, Any]

_FEW = 4
"""Below this the set-up of a COPY costs more than it saves."""


def insert_all(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Insert `rows`, which all name the same columns. Raises SQLAlchemyError.

    PostgreSQL takes them by COPY: one statement however many rows, and no parameters to bind.
    SQLite takes them as they are, for all of our types are its own.
    """
    if not rows:
        return
    names = tuple(rows[0])
    values = [tuple(row[name] for name in names) for row in rows]
    # Names are those of our own tables; values are bound and never part of the statement.
    into = f"{table.name} ({', '.join(names)})"
    if connection.dialect.name == "postgresql" and len(rows) >= _FEW:
        _copy(connection, f"COPY {into} FROM STDIN", values)
    elif connection.dialect.name == "sqlite":
        marks = ", ".join("?" * len(names))
        connection.exec_driver_sql(f"INSERT INTO {into} VALUES ({marks})", values)  # noqa: S608
    else:
        connection.execute(insert(table), [dict(row) for row in rows])


def _copy(connection: Connection, statement: str, values: Sequence[tuple[Any, ...]]) -> None:
    dbapi = connection.dialect.loaded_dbapi
    raw = connection.connection.cursor()
    try:
        with raw.copy(statement) as copy:
            for row in values:
                copy.write_row(row)
    except dbapi.Error as fault:
        raise DBAPIError.instance(
            statement, None, fault, dbapi.Error, hide_parameters=True
        ) from fault
    finally:
        raw.close()
