"""The months of `submission` on PostgreSQL, each a table of its own; on SQLite there is one table.

A month's table is made before the month begins. What is dated otherwise, by a clock that was set
wrong, lies in the default table and moves when the table of its month is made.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, text

from sync.gateway.tables import SUBMISSION

DEFAULT = "submission_default"
AHEAD = 2
"""Months that are made before they begin."""


class Months:
    """Which months are known to have a table; one for each process."""

    def __init__(self) -> None:
        self._known: frozenset[str] = frozenset()

    def ready(self, connection: Connection, at: datetime) -> frozenset[str]:
        """See that the month of `at` and the next ones have tables; give the answer to `settle`.

        The caller holds the writer's lock, so that no two make the same month.
        """
        wanted = frozenset(months(at, AHEAD))
        if connection.dialect.name != "postgresql" or wanted <= self._known:
            return frozenset()
        for month in sorted(wanted - self._known):
            _make(connection, month)
        return wanted

    def settle(self, ready: frozenset[str]) -> None:
        """The transaction has been committed."""
        self._known |= ready


def months(at: datetime, ahead: int) -> tuple[str, ...]:
    """The month of `at` and the `ahead` ones after it, as YYYY-MM."""
    first = at.year * 12 + at.month - 1
    return tuple(f"{m // 12:04d}-{m % 12 + 1:02d}" for m in range(first, first + ahead + 1))


def _make(connection: Connection, month: str) -> None:
    name = f"{SUBMISSION.name}_{month.replace('-', '_')}"
    if connection.execute(text("SELECT to_regclass(:name)"), {"name": name}).scalar() is not None:
        return
    begin, end = months(datetime.fromisoformat(f"{month}-01"), 1)
    # Names and months are made of digits above; DDL takes no parameters.
    for statement in (
        f"CREATE TABLE {name} (LIKE {SUBMISSION.name} INCLUDING DEFAULTS)",
        f"WITH moved AS (DELETE FROM {DEFAULT} WHERE received_at >= '{begin}' "  # noqa: S608
        f"AND received_at < '{end}' RETURNING *) INSERT INTO {name} SELECT * FROM moved",
        f"ALTER TABLE {SUBMISSION.name} ATTACH PARTITION {name} "
        f"FOR VALUES FROM ('{begin}') TO ('{end}')",
    ):
        connection.execute(text(statement))
