"""How much of what is refused is kept: a laptop that lies, or is broken, must not fill the disk."""

from __future__ import annotations

import logging
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Table, case, func, select

from sync.gateway.tables import CONFLICT, REFUSAL, instant_text

log = logging.getLogger(__name__)

MOST_A_DAY = 2_000
"""Refusals and conflicts of one laptop and day (UTC) that are kept. All others are answered, and
the laptop has them still; a laptop of a busy shift has about 60 tickets."""
NOBODY = ""
"""Whom those count for of which nobody knows who made them: all of them together."""
UNPROVEN = frozenset(
    {"SEAL_BROKEN", "SEAL_MISMATCH", "DEVICE_UNKNOWN", "DIGEST_MISMATCH", "SIGNATURE_BAD"}
)
"""Refusals of events that no enrolled laptop signed: the name of a laptop in them is a claim, and
must not use up what that laptop may send."""


class Keeping:
    """What may still be kept today, inside one writing transaction."""

    def __init__(self, connection: Connection, received_at: datetime) -> None:
        self._connection = connection
        self._today = instant_text(received_at)[:10]
        self._kept: dict[str, int] = {}

    def may(self, device_id: str, code: str = "") -> bool:
        """Whether one more is kept; counts it. `code` is that of a refusal, empty for a conflict.

        The log tells of the last one that is, and so once a day of each laptop.
        """
        who = NOBODY if code in UNPROVEN else device_id
        kept = self._kept.get(who)
        if kept is None:
            kept = _kept_since(self._connection, self._today, who)
        if kept >= MOST_A_DAY:
            self._kept[who] = kept
            return False
        self._kept[who] = kept + 1
        if kept + 1 == MOST_A_DAY:
            said = f"laptop {who}" if who else "laptops that nobody knows"
            log.warning("DPS refused %d events of %s today and keeps no more.", MOST_A_DAY, said)
        return True


def full(connection: Connection, since: datetime) -> tuple[tuple[str, str], ...]:
    """Days (YYYY-MM-DD, UTC) from `since` on and laptops of which not everything was kept."""
    rows: dict[tuple[str, str], int] = {}
    for table in (REFUSAL, CONFLICT):
        day = func.substr(table.c.received_at, 1, 10)
        who = _who(table)
        found = connection.execute(
            select(day, who, func.count())
            .where(table.c.received_at >= instant_text(since)[:10])
            .group_by(day, who)
        )
        for at, device_id, kept in found:
            rows[at, device_id] = rows.get((at, device_id), 0) + kept
    return tuple(sorted(key for key, kept in rows.items() if kept >= MOST_A_DAY))


def _kept_since(connection: Connection, day: str, who: str) -> int:
    counts = (
        select(func.count()).where(table.c.received_at >= day, _who(table) == who)
        for table in (REFUSAL, CONFLICT)
    )
    return sum(int(connection.execute(count).scalar_one()) for count in counts)


def _who(table: Table) -> ColumnElement[str]:
    """Whom a kept row counts for."""
    if table is CONFLICT:
        return table.c.device_id
    return case((table.c.code.in_(UNPROVEN), NOBODY), else_=table.c.device_id)
