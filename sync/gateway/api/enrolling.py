"""The route by which a laptop becomes known: whoever knows a one-time code, once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from fastapi import FastAPI, Request, Response
from starlette.concurrency import run_in_threadpool

from sync import wire
from sync.gateway import reading
from sync.gateway.api.telling import NOBODY, answers, plain, takes
from sync.gateway.desk import Desk
from sync.gateway.office import enrolling
from sync.gateway.reading import Refused
from sync.gateway.web.throttle import Throttle


def add_enrolling(app: FastAPI, desk: Desk) -> None:
    """Add `/v1/enrol` and `/v1/enrol-again`.

    Wrong codes are counted by address; a code itself cannot be guessed.
    """
    throttle = Throttle()

    @app.post(
        "/v1/enrol",
        operation_id="enrol",
        responses=answers(None, 400, 403, 409, 413, 415, 429, content=plain("enrol-answer")),
        openapi_extra=takes(plain("enrol-request"), security=NOBODY),
    )
    async def enrol(request: Request) -> Response:
        """Make a laptop known: request and answer are each proved with the one-time code."""
        raw = await reading.body(request)
        return await run_in_threadpool(_enrol, desk, throttle, request, raw)

    @app.post(
        "/v1/enrol-again",
        operation_id="enrol_again",
        responses=answers(None, 400, 403, 409, 413, 415, 429, content=plain("enrol-answer")),
        openapi_extra=takes(plain("enrol-again-request"), security=NOBODY),
    )
    async def enrol_again(request: Request) -> Response:
        """Know a laptop as it was that a restored backup lacks; proved like an enrollment."""
        raw = await reading.body(request)
        return await run_in_threadpool(_enrol_again, desk, throttle, request, raw)


def _enrol(desk: Desk, throttle: Throttle, request: Request, raw: bytes) -> Response:
    asked = reading.message(wire.EnrolRequest, reading.plain(request, raw))
    return _guarded(
        desk, throttle, request, lambda now: enrolling.enrol(desk.database, desk.keys, asked, now)
    )


def _enrol_again(desk: Desk, throttle: Throttle, request: Request, raw: bytes) -> Response:
    asked = reading.message(wire.EnrolAgainRequest, reading.plain(request, raw))
    return _guarded(
        desk,
        throttle,
        request,
        lambda now: enrolling.enrol_again(desk.database, desk.keys, asked, now),
    )


def _guarded(
    desk: Desk,
    throttle: Throttle,
    request: Request,
    answer_at: Callable[[datetime], wire.EnrolAnswer],
) -> Response:
    """The answer, unless too many wrong codes came from this address."""
    caller = request.client.host if request.client is not None else ""
    now = desk.clock.now()
    wait = throttle.wait(caller, now)
    if wait:
        raise _too_many(wait)
    try:
        answer = answer_at(now)
    except Refused as fault:
        if fault.problem.code != "CODE_WRONG":
            throttle.forgive(caller)
        raise
    throttle.forgive(caller)
    return Response(wire.encode(answer), media_type=wire.JSON)


def _too_many(wait: timedelta) -> Refused:
    return Refused(
        429,
        "TOO_MANY",
        "Too many wrong codes came from this address. Wait five minutes, then compare the code "
        "group by group.",
        retry_after_s=int(wait.total_seconds()) + 1,
    )
