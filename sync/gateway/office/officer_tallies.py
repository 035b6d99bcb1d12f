"""What the agency's board says of each officer, counted over the days it shows."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, case, func, select

from sync.gateway.office.agency_tickets import open_refusals
from sync.gateway.office.newcomers import watched
from sync.gateway.tables import FIRST_TICKET, REVIEW, TICKET
from tracs_mobile.domain.agency_board import OfficerTally
from tracs_mobile.domain.names import LeoNumber
from tracs_mobile.domain.states import Review


def tallies(
    connection: Connection,
    agency: str,
    since: str,
    *,
    hours: int,
    names: Mapping[LeoNumber, str],
    now: datetime,
) -> tuple[OfficerTally, ...]:
    """One for each officer with a ticket since then, taken or refused, by number."""
    t = TICKET.c

    rows = connection.execute(
        select(
            t.officer,
            func.count().label("tickets"),
            _times(t.tenths > hours * 10).label("late"),
            _times(t.voided_at != "").label("voided"),
            _times(t.missing != "").label("missing"),
        )
        .where(t.agency == agency, t.received_at >= since)
        .group_by(t.officer)
    )
    counted = {row.officer: row for row in rows}
    refused = _refused(connection, agency, since)
    returned = _returned(connection, agency, since)
    new = _new(connection, agency, now)
    return tuple(
        OfficerTally(
            leo_number=LeoNumber(officer),
            name=names.get(LeoNumber(officer), ""),
            tickets=counted[officer].tickets if officer in counted else 0,
            late=counted[officer].late if officer in counted else 0,
            refused=refused.get(officer, 0),
            voided=counted[officer].voided if officer in counted else 0,
            missing_stop_data=counted[officer].missing if officer in counted else 0,
            returned=returned.get(officer, 0),
            watched=officer in new,
        )
        for officer in sorted({*counted, *refused} - {""})
    )


def _times(wanted: ColumnElement[bool]) -> ColumnElement[int]:
    """How many rows of a group fit."""
    return func.sum(case((wanted, 1), else_=0))


def _refused(connection: Connection, agency: str, since: str) -> dict[str, int]:
    found = open_refusals(agency).subquery()
    rows = connection.execute(
        select(found.c.officer, func.count(found.c.number.distinct()))
        .where(found.c.received_at >= since)
        .group_by(found.c.officer)
    )
    return {row[0]: row[1] for row in rows}


def _returned(connection: Connection, agency: str, since: str) -> dict[str, int]:
    """Tickets whose newest word is that they go back."""
    newest = (
        select(func.max(REVIEW.c.id).label("id"))
        .where(REVIEW.c.agency == agency)
        .group_by(REVIEW.c.number)
        .subquery()
    )
    rows = connection.execute(
        select(TICKET.c.officer, func.count())
        .join(REVIEW, REVIEW.c.number == TICKET.c.number)
        .join(newest, newest.c.id == REVIEW.c.id)
        .where(REVIEW.c.state == Review.RETURNED.value, TICKET.c.received_at >= since)
        .group_by(TICKET.c.officer)
    )
    return {row[0]: row[1] for row in rows}


def _new(connection: Connection, agency: str, now: datetime) -> set[str]:
    """Officers who are new to e-ticketing."""
    rows = connection.execute(select(FIRST_TICKET).where(FIRST_TICKET.c.agency == agency))
    return {row.officer for row in rows if watched(row.issued_at, row.tickets, now)}
