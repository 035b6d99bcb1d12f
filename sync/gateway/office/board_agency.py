"""One agency on the 48-hour board: its officers, its laptops, its tickets by number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, Select, case, func, select

from sync.gateway.intake.content import EASTERN
from sync.gateway.intake.hours import Counted, summed
from sync.gateway.office.agency_tickets import open_refusals
from sync.gateway.office.board import DAYS, Figures, figures, first_day
from sync.gateway.office.configuring import submit_within
from sync.gateway.office.laptops import Laptop, laptops
from sync.gateway.office.newcomers import watched
from sync.gateway.office.received import state_of
from sync.gateway.tables import (
    AGENCY,
    FIRST_TICKET,
    OFFICER,
    TALLY_OFFICER,
    TICKET,
    instant,
    instant_text,
)
from tracs_mobile.domain import canonical
from tracs_mobile.domain.agency import Officer, serving
from tracs_mobile.errors import BadInput

PAGE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficerLine:
    """One officer over the days of the board. `missing` are tickets without all stop data."""

    leo_number: str
    name: str
    figures: Figures
    refused: int
    voided: int
    missing: int
    watched: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketLine:
    """One ticket: its number and what became of it, and nobody's name.

    `tone` is good, fair or poor and `state` says the same; `since` is what happened afterwards.
    """

    id: int
    number: str
    agency: str
    officer: str
    statute: str
    issued: datetime
    received: datetime
    hours: float
    state: str
    tone: str
    late_reason: str
    since: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyView:
    """Everything of one agency over the days of the board."""

    code: str
    name: str
    hours: int
    figures: Figures
    officers: tuple[OfficerLine, ...]
    laptops: tuple[Laptop, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tickets:
    """Which tickets: of an agency and officer (empty: all), only the late, before an id."""

    agency: str = ""
    officer: str = ""
    late: bool = False
    training: bool = False
    before: int = 0


def agency_view(
    connection: Connection, code: str, now: datetime, *, training: bool, days: int = DAYS
) -> AgencyView:
    """The agency with this judiciary code. Raises BadInput when there is none."""
    row = connection.execute(select(AGENCY.c.name).where(AGENCY.c.judiciary_code == code)).first()
    if row is None:
        raise BadInput(f"There is no agency {code}.")
    hours = submit_within(connection)
    counted = _counted(connection, code, first_day(now, days), training)
    return AgencyView(
        code=code,
        name=row.name,
        hours=hours,
        figures=figures(summed(counted.values()), hours * 10),
        officers=_officers(connection, code, counted, hours, now, training=training, days=days),
        laptops=laptops(connection, code),
    )


def _counted(
    connection: Connection, agency: str, since: str, training: bool
) -> dict[str, dict[int, tuple[int, int]]]:
    t = TALLY_OFFICER.c
    rows = connection.execute(
        select(t.officer, t.step, func.sum(t.tickets), func.sum(t.total))
        .where(t.agency == agency, t.day >= since, t.training.is_(training))
        .group_by(t.officer, t.step)
    )
    found: dict[str, dict[int, tuple[int, int]]] = {}
    for officer, step, tickets, total in rows:
        found.setdefault(officer, {})[step] = (int(tickets), int(total))
    return found


def _officers(
    connection: Connection,
    agency: str,
    counted: Mapping[str, Counted],
    hours: int,
    now: datetime,
    *,
    training: bool,
    days: int,
) -> tuple[OfficerLine, ...]:
    since = instant_text(_midnight(date.fromisoformat(first_day(now, days))))
    names = _names(connection, agency, now.astimezone(EASTERN).date())
    faults = _faults(connection, agency, since, training)
    refused = _refused(connection, agency, since)
    new = {
        row.officer
        for row in connection.execute(
            select(FIRST_TICKET).where(
                FIRST_TICKET.c.agency == agency, FIRST_TICKET.c.training.is_(training)
            )
        )
        if watched(row.issued_at, row.tickets, now)
    }
    return tuple(
        OfficerLine(
            leo_number=leo,
            name=names.get(leo, ""),
            figures=figures(counted.get(leo, {}), hours * 10),
            refused=refused.get(leo, 0),
            voided=faults.get(leo, (0, 0))[0],
            missing=faults.get(leo, (0, 0))[1],
            watched=leo in new,
        )
        for leo in sorted({*names, *counted, *refused} - {""})
    )


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=EASTERN)


def _names(connection: Connection, agency: str, day: date) -> dict[str, str]:
    rows = connection.execute(select(OFFICER.c.record).where(OFFICER.c.agency == agency))
    terms = [canonical.decode(Officer, row.record) for row in rows]
    return {str(o.leo_number): o.name for o in serving(terms, day)}


def _faults(
    connection: Connection, agency: str, since: str, training: bool
) -> dict[str, tuple[int, int]]:
    """Voids, and tickets without all stop data, by officer."""
    t = TICKET.c
    rows = connection.execute(
        select(
            t.officer,
            func.sum(case((t.voided_at != "", 1), else_=0)),
            func.sum(case((t.missing != "", 1), else_=0)),
        )
        .where(t.agency == agency, t.received_at >= since, t.training.is_(training))
        .group_by(t.officer)
    )
    return {row[0]: (int(row[1]), int(row[2])) for row in rows}


def _refused(connection: Connection, agency: str, since: str) -> dict[str, int]:
    found = open_refusals(agency).subquery()
    rows = connection.execute(
        select(found.c.officer, func.count(found.c.number.distinct()))
        .where(found.c.received_at >= since)
        .group_by(found.c.officer)
    )
    return {row[0]: row[1] for row in rows}


def tickets(
    connection: Connection, asked: Tickets, now: datetime, *, days: int = DAYS
) -> tuple[tuple[TicketLine, ...], int]:
    """A page of tickets, last received first, and where the next begins; 0: there is none."""
    hours = submit_within(connection)
    rows = connection.execute(_query(asked, hours, now - timedelta(days=days))).all()
    return tuple(_ticket(row, hours) for row in rows[:PAGE]), (
        rows[PAGE - 1].submission_id if len(rows) > PAGE else 0
    )


def _query(asked: Tickets, hours: int, since: datetime) -> Select[Any]:
    t = TICKET.c
    query = (
        select(TICKET)
        .where(t.received_at >= instant_text(since), t.training.is_(asked.training))
        .order_by(t.received_at.desc(), t.submission_id.desc())
        .limit(PAGE + 1)
    )
    if asked.agency:
        query = query.where(t.agency == asked.agency)
    if asked.officer:
        query = query.where(t.officer == asked.officer)
    if asked.late:
        query = query.where(t.tenths > hours * 10)
    if asked.before:
        query = query.where(t.submission_id < asked.before)
    return query


def _ticket(row: Row[Any], limit: int) -> TicketLine:
    issued, received = instant(row.issued_at), instant(row.received_at)
    hours = max((received - issued) / timedelta(hours=1), 0.0)
    state, tone = state_of(hours, limit)
    return TicketLine(
        id=row.submission_id,
        number=row.number,
        agency=row.agency,
        officer=row.officer,
        statute=row.statute,
        issued=issued,
        received=received,
        hours=hours,
        state=state,
        tone=tone,
        late_reason=row.late_reason,
        since=", ".join(_since(row)),
    )


def _since(row: Row[Any]) -> Iterable[str]:
    if row.voided_at:
        yield "voided"
    if row.amended_at:
        yield "amended"
    if row.missing:
        yield f"no answer to {row.missing.replace(',', ', ')}"


def has_only_training(connection: Connection, agency: str) -> bool:
    """Whether everything that an agency ever sent was training."""
    t = FIRST_TICKET.c
    kinds = connection.execute(select(t.training).where(t.agency == agency).distinct()).scalars()
    return set(kinds) == {True}
