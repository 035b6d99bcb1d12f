"""Officers new to e-ticketing: how their first tickets fare, until somebody has looked at them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, func, or_, select, update

from sync.gateway.database import Database
from sync.gateway.office import chain
from sync.gateway.office.configuring import submit_within
from sync.gateway.tables import FIRST_TICKET, REFUSAL, TICKET, instant, instant_text
from tracs_mobile.errors import BadInput

TICKETS = 25
DAYS = 30
KEPT_DAYS = 90
"""So long somebody whose first tickets had faults stays listed, unless looked at before."""
LONGEST_NOTE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Newcomer:
    """The first tickets of one officer: at most 25, of at most 30 days."""

    officer: str
    agency: str
    since: datetime
    watched: bool
    tickets: int
    late: int
    refused: int
    voided: int
    missing: int
    what_is_missing: tuple[str, ...]
    looked_at: datetime | None
    looked_by: str
    note: str

    @property
    def faults(self) -> int:
        """How many things somebody should talk about with the officer."""
        return self.late + self.refused + self.voided + self.missing

    @property
    def open(self) -> bool:
        """Whether somebody should still look."""
        return self.looked_at is None and (self.watched or self.faults > 0)


def watched(first_issued_at: str, tickets: int, now: datetime) -> bool:
    """Whether an officer is new to e-ticketing.

    That ends with the 25th ticket or 30 days after the first one, whichever comes first; what was
    found until then stays listed until somebody has looked at it.
    """
    return tickets < TICKETS and now < instant(first_issued_at) + timedelta(days=DAYS)


def newcomers(
    connection: Connection, now: datetime, *, training: bool = False, agency: str = ""
) -> tuple[Newcomer, ...]:
    """Officers who are watched, or who were and nobody has looked; most faults first."""
    kept = FIRST_TICKET.c
    wanted: list[ColumnElement[bool]] = [
        kept.training.is_(training),
        or_(
            and_(kept.issued_at > _ago(now, DAYS), kept.tickets < TICKETS),
            and_(kept.issued_at > _ago(now, KEPT_DAYS), kept.looked_at == ""),
        ),
    ]
    if agency:
        wanted.append(kept.agency == agency)
    rows = connection.execute(select(FIRST_TICKET).where(*wanted)).all()
    firsts = _first_tickets(connection, rows, training=training)
    refused = _refused(connection, rows)
    limit = submit_within(connection) * 10
    found = (
        _newcomer(row, firsts.get(row.officer, []), refused.get(row.officer, 0), limit, now)
        for row in rows
    )
    listed = [new for new in found if new.watched or new.open]
    return tuple(sorted(listed, key=lambda n: (not n.open, -n.faults, n.agency, n.officer)))


def look_at(
    database: Database, officer: str, note: str, *, training: bool, by: str, now: datetime
) -> None:
    """Somebody has looked at an officer's first tickets. Raises BadInput when there are none."""
    with database.write() as connection:
        named = (FIRST_TICKET.c.officer == officer, FIRST_TICKET.c.training.is_(training))
        values = {
            "looked_at": instant_text(now),
            "looked_by": by,
            "note": note.strip()[:LONGEST_NOTE],
        }
        if not connection.execute(update(FIRST_TICKET).where(*named).values(values)).rowcount:
            raise BadInput("There is no ticket of such an officer.")
        chain.note(connection, by, "new-officer-looked-at", {"officer": officer}, now)


def _ago(now: datetime, days: int) -> str:
    return instant_text(now - timedelta(days=days))


def _first_tickets(
    connection: Connection, rows: Sequence[Row[Any]], *, training: bool
) -> dict[str, list[Row[Any]]]:
    """The first tickets of each officer, in the order of issue."""
    until = {row.officer: _until(row) for row in rows}
    if not until:
        return {}
    t = TICKET.c
    place = func.row_number().over(partition_by=t.officer, order_by=(t.issued_at, t.number))
    ranked = (
        select(t.officer, t.issued_at, t.tenths, t.voided_at, t.missing, place.label("place"))
        .where(
            t.officer.in_(until),
            t.training.is_(training),
            t.received_at >= min(row.issued_at for row in rows),
        )
        .subquery()
    )
    found: dict[str, list[Row[Any]]] = {}
    for row in connection.execute(select(ranked).where(ranked.c.place <= TICKETS)):
        if row.issued_at < until[row.officer]:
            found.setdefault(row.officer, []).append(row)
    return found


def _until(row: Row[Any]) -> str:
    return instant_text(instant(row.issued_at) + timedelta(days=DAYS))


def _refused(connection: Connection, rows: Sequence[Row[Any]]) -> dict[str, int]:
    """How many numbers of each officer's first days DPS refused at first."""
    until = {row.officer: (row.issued_at, _until(row)) for row in rows}
    if not until:
        return {}
    kept = REFUSAL.c
    found = connection.execute(
        select(kept.officer, kept.number, func.min(kept.issued_at).label("issued_at"))
        .where(kept.officer.in_(until), kept.issued_at != "")
        .group_by(kept.officer, kept.number)
    )
    counted: dict[str, int] = {}
    for row in found:
        begin, end = until[row.officer]
        # The very first ticket may be among the refused, and then the beginning is not known.
        if row.issued_at < end and row.issued_at >= _ago(instant(begin), DAYS):
            counted[row.officer] = counted.get(row.officer, 0) + 1
    return counted


def _newcomer(
    row: Row[Any], firsts: Sequence[Row[Any]], refused: int, limit: int, now: datetime
) -> Newcomer:
    return Newcomer(
        officer=row.officer,
        agency=row.agency,
        since=instant(row.issued_at),
        watched=watched(row.issued_at, row.tickets, now),
        tickets=len(firsts),
        late=sum(t.tenths > limit for t in firsts),
        refused=refused,
        voided=sum(t.voided_at != "" for t in firsts),
        missing=sum(t.missing != "" for t in firsts),
        what_is_missing=tuple(sorted(set(_missing(firsts)))),
        looked_at=instant(row.looked_at) if row.looked_at else None,
        looked_by=row.looked_by,
        note=row.note,
    )


def _missing(tickets: Sequence[Row[Any]]) -> Iterator[str]:
    for ticket in tickets:
        yield from (name for name in ticket.missing.split(",") if name)
