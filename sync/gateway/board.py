"""The page that shows what arrived: counts on top, one line an event, no name of a defendant."""

from __future__ import annotations

import statistics
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from fastapi import FastAPI, Request, Response
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined
from sqlalchemy import Connection, Row, func, select

from sync.gateway.desk import Desk
from sync.gateway.reading import Refused
from sync.gateway.tables import AGENCY, CONFLICT, SUBMISSION, instant, instant_text
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """The figures at the top of the page."""

    total: int
    on_time: str
    on_time_note: str
    median: str
    median_note: str
    training: int
    conflicts: int


def add_board(app: FastAPI, desk: Desk) -> None:
    """Put the page at `/`, for this computer only: nobody signs in to it yet."""
    pages = Environment(
        loader=PackageLoader("sync.gateway"),
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
    since = instant_text(now - timedelta(days=DAYS))
    rows = connection.execute(
        select(SUBMISSION.c.issued_at, SUBMISSION.c.received_at, SUBMISSION.c.training).where(
            SUBMISSION.c.received_at >= since
        )
    ).all()
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
    )


def lines(connection: Connection) -> tuple[Line, ...]:
    """The newest PAGE events, last received first."""
    rows = connection.execute(
        select(SUBMISSION, AGENCY.c.name)
        .join(AGENCY, AGENCY.c.judiciary_code == SUBMISSION.c.agency)
        .order_by(SUBMISSION.c.id.desc())
        .limit(PAGE)
    )
    return tuple(_line(row) for row in rows)


def _line(row: Row[tuple[object, ...]]) -> Line:
    hours = _hours(row.issued_at, row.received_at)
    state, tone = _state(hours)
    corrected = "" if row.event == EventKind.ISSUE.value else f", {row.event}"
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
