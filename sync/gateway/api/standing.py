"""The routes by which a laptop says how it stands, and hears what became of its tickets."""

from __future__ import annotations

from typing import Annotated

from fastapi import FastAPI, Header, Query, Request, Response
from starlette.concurrency import run_in_threadpool

from sync import wire
from sync.gateway import reading
from sync.gateway.api.telling import answers, plain, signed, takes
from sync.gateway.desk import Desk
from sync.gateway.office import news as office_news
from sync.gateway.office.numbers import MOST_OF_A_SERIES
from sync.gateway.reading import Refused
from sync.gateway.tables import LAST_ID

LONGEST_BEAT = 4_000
"""Bytes of a heartbeat; ours have about 300. Every look at the board reads one of each laptop."""


def add_standing(app: FastAPI, desk: Desk) -> None:
    """Add `/v1/heartbeat` and `/v1/news`."""

    @app.post(
        "/v1/heartbeat",
        operation_id="heartbeat",
        status_code=204,
        responses=answers({204: {"description": "Kept."}}, 400, 401, 413, 415),
        openapi_extra=takes(plain("heartbeat")),
    )
    async def heartbeat(request: Request) -> Response:
        """Counts and times of this laptop; no person."""
        raw = await reading.body(request)
        return await run_in_threadpool(_heartbeat, desk, request, raw)

    @app.get(
        "/v1/news",
        operation_id="news",
        responses=answers(None, 400, 401, content=signed("news-claims")),
        openapi_extra=takes(),
    )
    def news(
        since: Annotated[int, Query(ge=0, le=LAST_ID)] = 0,
        authorization: Annotated[str, Header(include_in_schema=False)] = "",
    ) -> Response:
        """What the court and the Point of Contact said of this laptop's tickets, after a cursor."""
        device = desk.caller(authorization)
        with desk.database.read() as connection:
            page = office_news.page(connection, desk.keys, device.device_id, since)
        claims = wire.NewsClaims(device=device.device_id, page=page)
        return Response(desk.keys.token(claims), media_type=wire.JOSE)


def _heartbeat(desk: Desk, request: Request, raw: bytes) -> Response:
    device = desk.caller(request.headers.get("authorization", ""))
    plain = reading.plain(request, raw)
    if len(plain) > LONGEST_BEAT:
        raise Refused(413, "TOO_LARGE", f"A heartbeat holds at most {LONGEST_BEAT} bytes.")
    desk.seen(device, _likely(reading.message(wire.Heartbeat, plain)))
    return Response(status_code=204)


def _likely(beat: wire.Heartbeat) -> wire.Heartbeat:
    """The heartbeat, for the boards add its counts up. Raises Refused (400) for absurd ones."""
    numbers = (beat.highest_used, beat.used, beat.kept, beat.free)
    counts = (beat.waiting, beat.exported, beat.config_version, *numbers)
    if not all(0 <= count <= MOST_OF_A_SERIES for count in counts):
        raise Refused(400, "UNREADABLE", "No laptop has so many numbers, or less than none.")
    return beat
