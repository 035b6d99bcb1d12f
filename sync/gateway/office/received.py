"""The newest events one by one, and what became of each ticket after them; no name of anybody."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Table, and_, select

from sync.gateway.intake.filed import VERSIONS
from sync.gateway.intake.hours import ON_TIME, SOON
from sync.gateway.tables import AGENCY, CLAIM, REASON, SUBMISSION, instant
from tracs_mobile.domain.outbox import EventKind

PAGE = 200
_VERSIONS = tuple(kind.value for kind in VERSIONS)
_WORDS = {
    EventKind.VOID.value: "voided",
    EventKind.AMEND.value: "amended",
    EventKind.LATE.value: "reason for being late",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One event as the page shows it. `tone` is good, fair or poor; `state` says the same.

    `since` is what became of the ticket after this line, or why this event was filed.
    """

    number: str
    agency: str
    officer: str
    kind: str
    training: bool
    channel: str
    issued: datetime
    received: datetime
    hours: float
    state: str
    tone: str
    since: str


def lines(connection: Connection, *, before: int = 0) -> tuple[tuple[Line, ...], int]:
    """PAGE events, last received first, and where the next page begins; 0: there is none."""
    query = (
        select(SUBMISSION, AGENCY.c.name, REASON.c.code)
        .join(AGENCY, AGENCY.c.judiciary_code == SUBMISSION.c.agency)
        .outerjoin(REASON, _same(SUBMISSION))
        .order_by(SUBMISSION.c.id.desc())
        .limit(PAGE + 1)
    )
    if before:
        query = query.where(SUBMISSION.c.id < before)
    rows = connection.execute(query).all()
    shown = rows[:PAGE]
    later = _events(connection, {row.number for row in shown})
    found = tuple(_line(row, later.get(row.number, ())) for row in shown)
    return found, shown[-1].id if len(rows) > PAGE else 0


def _same(other: Table) -> ColumnElement[bool]:
    return and_(other.c.number == REASON.c.number, other.c.seq == REASON.c.seq)


def _events(
    connection: Connection, numbers: Collection[str]
) -> dict[str, tuple[tuple[int, str], ...]]:
    """What was filed about each ticket after its issue: sequence and words, in order."""
    rows = connection.execute(
        select(CLAIM.c.number, CLAIM.c.seq, CLAIM.c.event, REASON.c.code)
        .outerjoin(REASON, _same(CLAIM))
        .where(CLAIM.c.number.in_(numbers), CLAIM.c.event != EventKind.ISSUE.value)
        .order_by(CLAIM.c.number, CLAIM.c.seq)
    )
    found: dict[str, tuple[tuple[int, str], ...]] = {}
    for row in rows:
        words = f"{_WORDS[row.event]} ({row.code})" if row.code else _WORDS[row.event]
        found[row.number] = (*found.get(row.number, ()), (row.seq, words))
    return found


def _line(row: Row[Any], filed: Sequence[tuple[int, str]]) -> Line:
    issued, received = instant(row.issued_at), instant(row.received_at)
    # A laptop's clock that ran ahead counts as none.
    hours = max((received - issued).total_seconds() / 3600, 0.0)
    state, tone = state_of(hours, ON_TIME / 10)
    corrected = "" if row.event == EventKind.ISSUE.value else f", {row.event}"
    is_version = row.event in _VERSIONS
    since = ", ".join(words for seq, words in filed if seq > row.seq) if is_version else row.code
    return Line(
        number=row.number,
        agency=f"{row.name} · {row.agency}",
        officer=row.officer,
        kind=f"{row.kind}{corrected}",
        training=row.training,
        channel=row.channel,
        issued=issued,
        received=received,
        hours=hours,
        state=state,
        tone=tone,
        since=since or "",
    )


def state_of(hours: float, limit: float) -> tuple[str, str]:
    """What a time from issue to receipt means, in words and as a tone."""
    if hours <= SOON / 10:
        return "received", "good"
    if hours <= limit:
        return f"received, {limit - hours:.0f} h left", "fair"
    return f"late by {hours - limit:.0f} h", "poor"
