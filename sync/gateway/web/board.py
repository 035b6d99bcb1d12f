"""The page that shows what arrived: counts on top, one line an event, no name of a defendant."""

from __future__ import annotations

import statistics
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from fastapi import FastAPI, Request, Response
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined
from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Table,
    and_,
    bindparam,
    exists,
    func,
    select,
)

from sync.gateway.desk import Desk
from sync.gateway.intake.filed import VERSIONS
from sync.gateway.intake.history import DOUBTFUL
from sync.gateway.reading import Refused
from sync.gateway.tables import (
    AGENCY,
    CONFLICT,
    REASON,
    REFUSAL,
    SUBMISSION,
    instant,
    instant_text,
)
from tracs_mobile.domain.outbox import EventKind

PAGE = 200
DAYS = 30
ON_TIME_H = 48.0
SOON_H = 12.0
_EASTERN = ZoneInfo("America/New_York")
_NEAR = ("127.0.0.1", "::1")
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'",
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}

_VERSIONS = tuple(kind.value for kind in VERSIONS)
_WORDS = {
    EventKind.VOID.value: "voided",
    EventKind.AMEND.value: "amended",
    EventKind.LATE.value: "reason for being late",
}

_earlier = SUBMISSION.alias("earlier")
_ISSUED_FIRST = (
    select(func.min(REFUSAL.c.issued_at))
    .where(
        REFUSAL.c.number == SUBMISSION.c.number,
        REFUSAL.c.event.in_(_VERSIONS),
        REFUSAL.c.code.not_in(DOUBTFUL),
        REFUSAL.c.issued_at != "",
        REFUSAL.c.issued_at < SUBMISSION.c.issued_at,
    )
    .scalar_subquery()
)
# A ticket counts once, with the first version that was taken; its time began with the first issue,
# even if that was refused and mended.
_FIRST = select(
    func.coalesce(_ISSUED_FIRST, SUBMISSION.c.issued_at).label("issued_at"),
    SUBMISSION.c.received_at,
    SUBMISSION.c.training,
).where(
    SUBMISSION.c.received_at >= bindparam("since"),
    SUBMISSION.c.event.in_(_VERSIONS),
    ~exists().where(
        _earlier.c.number == SUBMISSION.c.number,
        _earlier.c.event.in_(_VERSIONS),
        _earlier.c.id < SUBMISSION.c.id,
    ),
)
_REFUSED = select(func.count(REFUSAL.c.number.distinct())).where(
    ~exists().where(
        SUBMISSION.c.number == REFUSAL.c.number, SUBMISSION.c.event != EventKind.LATE.value
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One event as the page shows it. `tone` is good, fair or poor; `state` says the same."""

    number: str
    agency: str
    officer: str
    kind: str
    training: bool
    issued: str
    received: str
    hours: str
    state: str
    tone: str
    since: str
    """What became of the ticket after this line, or why this event was filed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """The figures at the top of the page; `total` are tickets, whatever versions they have."""

    total: int
    on_time: str
    on_time_note: str
    median: str
    median_note: str
    training: int
    conflicts: int
    refused: int


def add_board(app: FastAPI, desk: Desk) -> None:
    """Put the page at `/`, for this computer only: nobody signs in to it yet."""
    pages = Environment(
        loader=PackageLoader("sync.gateway.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )

    @app.get("/", include_in_schema=False)
    def board(request: Request) -> Response:
        if request.client is None or request.client.host not in _NEAR:
            raise Refused(403, "NOT_HERE", "This page is shown on the gateway's own computer only.")
        now = desk.clock.now()
        with desk.database.read() as connection:
            page = pages.get_template("board.html").render(
                gateway=desk.keys.gateway_id,
                now=_clock(now, "%A %m/%d/%Y %H:%M %Z"),
                days=DAYS,
                counts=counts(connection, now),
                lines=lines(connection),
                page=PAGE,
            )
        return HTMLResponse(page, headers=_HEADERS)


def counts(connection: Connection, now: datetime) -> Counts:
    """Figures of the last DAYS days."""
    rows = connection.execute(_FIRST, {"since": instant_text(now - timedelta(days=DAYS))}).all()
    hours = sorted(_hours(row.issued_at, row.received_at) for row in rows)
    in_time = sum(h <= ON_TIME_H for h in hours)
    return Counts(
        total=len(rows),
        on_time=f"{100 * in_time / len(hours):.1f} %" if hours else "none",
        on_time_note=f"received within 48 h ({in_time:,} of {len(hours):,})",
        median=f"{statistics.median(hours):.1f} h" if hours else "none",
        median_note=(
            f"median, issue to receipt (p95 {_p95(hours):.1f} h)"
            if hours
            else "median, issue to receipt"
        ),
        training=sum(row.training for row in rows),
        conflicts=connection.execute(select(func.count()).select_from(CONFLICT)).scalar_one(),
        refused=connection.execute(_REFUSED).scalar_one(),
    )


def lines(connection: Connection) -> tuple[Line, ...]:
    """The newest PAGE events, last received first."""
    rows = connection.execute(
        select(SUBMISSION, AGENCY.c.name, REASON.c.code)
        .join(AGENCY, AGENCY.c.judiciary_code == SUBMISSION.c.agency)
        .outerjoin(REASON, _same(REASON))
        .order_by(SUBMISSION.c.id.desc())
        .limit(PAGE)
    ).all()
    later = _events(connection, {row.number for row in rows})
    return tuple(_line(row, later.get(row.number, ())) for row in rows)


def _same(other: Table) -> ColumnElement[bool]:
    return and_(other.c.number == SUBMISSION.c.number, other.c.seq == SUBMISSION.c.seq)


def _events(
    connection: Connection, numbers: Collection[str]
) -> dict[str, tuple[tuple[int, str], ...]]:
    """What was filed about each ticket after its issue: sequence and words, in order."""
    rows = connection.execute(
        select(SUBMISSION.c.number, SUBMISSION.c.seq, SUBMISSION.c.event, REASON.c.code)
        .outerjoin(REASON, _same(REASON))
        .where(SUBMISSION.c.number.in_(numbers), SUBMISSION.c.event != EventKind.ISSUE.value)
        .order_by(SUBMISSION.c.number, SUBMISSION.c.seq)
    )
    found: dict[str, tuple[tuple[int, str], ...]] = {}
    for row in rows:
        words = f"{_WORDS[row.event]} ({row.code})" if row.code else _WORDS[row.event]
        found[row.number] = (*found.get(row.number, ()), (row.seq, words))
    return found


def _line(row: Row[tuple[object, ...]], filed: Sequence[tuple[int, str]]) -> Line:
    hours = _hours(row.issued_at, row.received_at)
    state, tone = _state(hours)
    corrected = "" if row.event == EventKind.ISSUE.value else f", {row.event}"
    is_version = row.event in _VERSIONS
    since = ", ".join(words for seq, words in filed if seq > row.seq) if is_version else row.code
    return Line(
        number=row.number,
        agency=f"{row.name} · {row.agency}",
        officer=row.officer,
        kind=f"{row.kind}{corrected}",
        training=row.training,
        issued=_clock(instant(row.issued_at), "%m/%d/%Y %H:%M"),
        received=_clock(instant(row.received_at), "%m/%d/%Y %H:%M"),
        hours=f"{hours:.1f} h",
        state=state,
        tone=tone,
        since=since or "",
    )


def _state(hours: float) -> tuple[str, str]:
    if hours <= SOON_H:
        return "received", "good"
    if hours <= ON_TIME_H:
        return f"received, {ON_TIME_H - hours:.0f} h left", "fair"
    return f"late by {hours - ON_TIME_H:.0f} h", "poor"


def _hours(issued: str, received: str) -> float:
    """Hours from issue to receipt; a laptop clock that ran ahead counts as none."""
    return max((instant(received) - instant(issued)).total_seconds() / 3600, 0.0)


def _p95(hours: list[float]) -> float:
    return hours[min(len(hours) - 1, int(len(hours) * 0.95))]


def _clock(at: datetime, form: str) -> str:
    return at.astimezone(_EASTERN).strftime(form)
