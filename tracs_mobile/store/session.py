"""Runs statements of one unit of work; no error of a database library leaves it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Executable, Row

from tracs_mobile.store.faults import translated

Values = Mapping[str, Any]


class StoreSession:
    """The open transaction, as the repositories use it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def run(self, statement: Executable, values: Values | None = None) -> int:
        """Change rows; says how many."""
        with translated():
            return self._connection.execute(statement, values).rowcount

    def run_many(self, statement: Executable, values: Sequence[Values]) -> None:
        """One statement for many rows."""
        if not values:
            return
        with translated():
            self._connection.execute(statement, values)

    def rows(self, statement: Executable, values: Values | None = None) -> Sequence[Row[Any]]:
        """All rows."""
        with translated():
            return self._connection.execute(statement, values).all()

    def first(self, statement: Executable, values: Values | None = None) -> Row[Any] | None:
        """The first row, if any."""
        with translated():
            return self._connection.execute(statement, values).first()

    def scalar(self, statement: Executable, values: Values | None = None) -> Any:  # noqa: ANN401  a cell
        """The first value of the first row, if any."""
        with translated():
            return self._connection.execute(statement, values).scalar()
