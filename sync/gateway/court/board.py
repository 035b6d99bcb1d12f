"""What was handed over to the court, and how it stands there: ages, refusals, what to do again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, func, select

from sync.gateway.court import outbox
from sync.gateway.tables import CLAIM, FORWARD, TICKET, instant, instant_text

PAGE = 50
DAYS = 30
FILE_WITHIN = timedelta(days=30)
"""A complaint is filed within 30 days of service (V.R.C.P. 80.6(c))."""
_OPEN = (outbox.QUEUED, outbox.REFUSED, outbox.NOT_FILED)


@dataclass(frozen=True, slots=True, kw_only=True)
class CourtFigures:
    """What is open now, and of the last days what is out, what came back and how much was in time.

    `in_time` counts tickets of these days that were handed over within 30 days of service.
    """

    queued: int
    refused: int
    not_filed: int
    filed: int
    accepted: int
    oldest_queued: datetime | None
    handed: int
    in_time: int

    @property
    def share(self) -> float | None:
        """In percent, of what was handed over."""
        return 100 * self.in_time / self.handed if self.handed else None


@dataclass(frozen=True, slots=True, kw_only=True)
class CourtLine:
    """One event in the second outbox."""

    submission_id: int
    number: str
    seq: int
    event: str
    state: str
    received: datetime | None
    filed: datetime | None
    answered: datetime | None
    attempts: int
    file: str
    problem: str
    note: str

    @property
    def may_go_again(self) -> bool:
        """Whether somebody may hand it over once more."""
        return self.state in (outbox.FILED, outbox.REFUSED, outbox.NOT_FILED)


def court_figures(connection: Connection, now: datetime) -> CourtFigures:
    """The figures at the top of the page."""
    kept = FORWARD.c
    still = _by_state(connection, kept.state.in_(_OPEN))
    first = _first_id(connection, now)
    recent = _by_state(connection, kept.submission_id >= first)
    oldest = connection.execute(
        select(func.min(CLAIM.c.received_at))
        .join(FORWARD, _same())
        .where(kept.state == outbox.QUEUED)
    ).scalar()
    handed, in_time = _in_time(connection, first)
    return CourtFigures(
        queued=still.get(outbox.QUEUED, 0),
        refused=still.get(outbox.REFUSED, 0),
        not_filed=still.get(outbox.NOT_FILED, 0),
        filed=recent.get(outbox.FILED, 0),
        accepted=recent.get(outbox.ACCEPTED, 0),
        oldest_queued=instant(oldest) if oldest else None,
        handed=handed,
        in_time=in_time,
    )


def _by_state(connection: Connection, wanted: ColumnElement[bool]) -> dict[str, int]:
    state = FORWARD.c.state
    rows = connection.execute(select(state, func.count()).where(wanted).group_by(state))
    return {row[0]: row[1] for row in rows}


def _same() -> ColumnElement[bool]:
    return (CLAIM.c.number == FORWARD.c.number) & (CLAIM.c.seq == FORWARD.c.seq)


def _first_id(connection: Connection, now: datetime) -> int:
    """The first submission of the last days; ids are in the order of receipt."""
    since = instant_text(now - timedelta(days=DAYS))
    found = connection.execute(
        select(func.min(TICKET.c.submission_id)).where(TICKET.c.received_at >= since)
    ).scalar()
    return int(found) if found is not None else 2**31 - 1


def _in_time(connection: Connection, first: int) -> tuple[int, int]:
    """Tickets of the last days that were handed over, and those of them within 30 days."""
    rows = connection.execute(
        select(TICKET.c.issued_at, FORWARD.c.filed_at)
        .select_from(FORWARD)
        .join(TICKET, TICKET.c.submission_id == FORWARD.c.submission_id)
        .where(FORWARD.c.submission_id >= first, FORWARD.c.filed_at != "")
    ).all()
    in_time = sum(instant(r.filed_at) - instant(r.issued_at) <= FILE_WITHIN for r in rows)
    return len(rows), in_time


def court_lines(
    connection: Connection, *, state: str = "", before: int = 0, number: str = ""
) -> tuple[tuple[CourtLine, ...], int]:
    """A page of events: what needs a person first, then the newest; and where the next begins."""
    rows = connection.execute(_query(state, before, number)).all()
    after = rows[PAGE - 1].submission_id if len(rows) > PAGE else 0
    return tuple(_line(row) for row in rows[:PAGE]), after


def _query(state: str, before: int, number: str) -> Select[Any]:
    query: Select[Any] = (
        select(FORWARD, CLAIM.c.event, CLAIM.c.received_at)
        .select_from(FORWARD)
        .outerjoin(CLAIM, _same())
        .order_by(FORWARD.c.submission_id.desc())
        .limit(PAGE + 1)
    )
    if state == "open":
        query = query.where(FORWARD.c.state.in_((outbox.REFUSED, outbox.NOT_FILED)))
    elif state:
        query = query.where(FORWARD.c.state == state)
    if number:
        query = query.where(FORWARD.c.number == number)
    return query.where(FORWARD.c.submission_id < before) if before else query


def _line(row: Row[Any]) -> CourtLine:
    return CourtLine(
        submission_id=row.submission_id,
        number=row.number,
        seq=row.seq,
        event=row.event or "",
        state=row.state,
        received=instant(row.received_at) if row.received_at else None,
        filed=instant(row.filed_at) if row.filed_at else None,
        answered=instant(row.answered_at) if row.answered_at else None,
        attempts=row.attempts,
        file=row.file,
        problem=row.problem,
        note=row.court_note,
    )


def open_count(connection: Connection) -> int:
    """How many events the court refused or could not be given, for the tab."""
    wanted = FORWARD.c.state.in_((outbox.REFUSED, outbox.NOT_FILED))
    query = select(func.count()).select_from(FORWARD).where(wanted)
    return int(connection.execute(query).scalar_one())
