"""The routes of the feed: server-sent events, and the same as GeoJSON. Read-only, no persons."""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from collections.abc import AsyncIterator, Callable
from datetime import datetime, timedelta
from typing import Annotated

from fastapi import FastAPI, Header, Query, Response
from starlette.concurrency import run_in_threadpool
from starlette.responses import StreamingResponse
from starlette.types import Receive, Scope, Send

from sync.gateway.api.telling import Told, answers, takes
from sync.gateway.desk import Desk
from sync.gateway.office import feed
from sync.gateway.office.feed import FeedEvent
from sync.gateway.reading import Refused
from tracs_mobile.overriding import override

EVENTS = "text/event-stream"
GEOJSON = "application/geo+json"
POLL_S = 2.0
BEAT_S = 15.0
"""After so long without anything to tell, a comment shows that the line stands."""
MOST_STREAMS = 20
MOST_OF_ONE = 2
LONGEST = timedelta(days=31)
_DAY = timedelta(days=1)
_SUBSCRIBER: list[dict[str, list[str]]] = [{"subscriber": []}]
_KEY = Header(include_in_schema=False)
_NO_KEY: Told = {
    "description": "No key of a subscriber, or one that was revoked.",
    "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/problem"}}},
}
_FEATURES: Told = {
    GEOJSON: {
        "schema": {
            "type": "object",
            "required": ["type", "features"],
            "properties": {
                "type": {"const": "FeatureCollection"},
                "features": {"type": "array", "items": {"type": "object"}},
                "after": {"type": "integer"},
            },
        }
    }
}


class Streams:
    """How many streams are open, in all and of each subscriber."""

    def __init__(self) -> None:
        self._open: Counter[str] = Counter()

    def enter(self, key_id: str) -> None:
        """Take a place. Raises Refused (429, 503) when there is none."""
        if self._open[key_id] >= MOST_OF_ONE:
            say = f"Not more than {MOST_OF_ONE} streams with one key."
            raise Refused(429, "TOO_MANY", say, retry_after_s=30)
        if self._open.total() >= MOST_STREAMS:
            raise Refused(503, "FULL", "All places are taken. Come back later.", retry_after_s=60)
        self._open[key_id] += 1

    def leave(self, key_id: str) -> None:
        """Give the place back."""
        self._open[key_id] -= 1
        self._open += Counter()  # forget those with none

    @property
    def count(self) -> int:
        """Streams that are open."""
        return self._open.total()


class _Stream(StreamingResponse):
    """Gives its place back however the connection ends, also before the first byte."""

    def __init__(self, content: AsyncIterator[str], *, ended: Callable[[], None]) -> None:
        headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
        super().__init__(content, media_type=EVENTS, headers=headers)
        self._ended = ended

    @override
    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await super().__call__(scope, receive, send)
        finally:
            self._ended()


def add_feed(app: FastAPI, desk: Desk) -> None:
    """Add `/v1/feed/events` and `/v1/feed/tickets.geojson`."""
    streams = Streams()
    app.state.streams = streams
    app.state.closing = asyncio.Event()
    closing: asyncio.Event = app.state.closing

    @app.get(
        "/v1/feed/events",
        operation_id="feed_events",
        responses=answers({401: _NO_KEY}, 400, 429, content={EVENTS: {"schema": {}}}),
        openapi_extra=takes(security=_SUBSCRIBER),
    )
    async def events(
        authorization: Annotated[str, _KEY] = "",
        last_event_id: Annotated[str, Header(max_length=20, pattern="^[0-9]*$")] = "",
    ) -> Response:
        """Tickets as they are taken: events `ticket`, `changed` and `void`, data as GeoJSON.

        Goes on after Last-Event-ID, at most 31 days back; without it begins with what comes next.
        """
        key_id, begin = await run_in_threadpool(_begin, desk, authorization, last_event_id)
        streams.enter(key_id)
        told = _told(desk, closing, authorization, begin)
        return _Stream(told, ended=lambda: streams.leave(key_id))

    @app.get(
        "/v1/feed/tickets.geojson",
        operation_id="feed_tickets",
        responses=answers({401: _NO_KEY}, 400, content=_FEATURES),
        openapi_extra=takes(security=_SUBSCRIBER),
    )
    def tickets(
        authorization: Annotated[str, _KEY] = "",
        since: Annotated[str, Query(max_length=40)] = "",
        after: Annotated[int, Query(ge=0, le=2**31 - 1)] = 0,
    ) -> Response:
        """Tickets in force that DPS received since an instant (a day, at most 31 days)."""
        return _tickets(desk, authorization, since, after)


def _key_id(desk: Desk, authorization: str) -> str:
    with desk.database.read() as connection:
        found = feed.key_of(connection, authorization.removeprefix("Bearer "))
    if found is None:
        raise Refused(401, "KEY_UNKNOWN", "DPS does not know this key, or revoked it.")
    return found


def _begin(desk: Desk, authorization: str, last: str) -> tuple[str, int]:
    key_id = _key_id(desk, authorization)
    with desk.database.read() as connection:
        newest = feed.newest(connection)
        oldest = feed.before(connection, desk.clock.now() - LONGEST) if last else newest
    return key_id, min(max(int(last or 0), oldest), newest)


async def _told(
    desk: Desk, closing: asyncio.Event, authorization: str, begin: int
) -> AsyncIterator[str]:
    """The lines of one stream, until the gateway stops or the key is revoked."""
    cursor, quiet_s = begin, 0.0
    yield f"retry: {int(POLL_S * 1000)}\n\n"
    while not closing.is_set():
        read = await run_in_threadpool(_more, desk, authorization, cursor)
        if read is None:
            return
        found, further = read
        for one in found:
            yield _lines(one)
        quiet_s = 0.0 if found else quiet_s
        if further > cursor:
            cursor = further
            continue
        if quiet_s >= BEAT_S:
            yield ": still here\n\n"
            quiet_s = 0.0
        await _pause(closing)
        quiet_s += POLL_S


async def _pause(closing: asyncio.Event) -> None:
    try:
        await asyncio.wait_for(closing.wait(), POLL_S)
    except TimeoutError:
        return  # time to look again


def _more(desk: Desk, authorization: str, cursor: int) -> tuple[tuple[FeedEvent, ...], int] | None:
    """What came since; None when the key is no longer good."""
    with desk.database.read() as connection:
        if feed.key_of(connection, authorization.removeprefix("Bearer ")) is None:
            return None
        return feed.events_after(connection, cursor)


def _lines(one: FeedEvent) -> str:
    data = json.dumps(one.feature, separators=(",", ":"), ensure_ascii=False)
    return f"id: {one.id}\nevent: {one.kind}\ndata: {data}\n\n"


def _tickets(desk: Desk, authorization: str, since: str, after: int) -> Response:
    _key_id(desk, authorization)
    now = desk.clock.now()
    begin = max(_instant(since), now - LONGEST) if since else now - _DAY
    with desk.database.read() as connection:
        features, further = feed.features_since(connection, begin, after=after)
    found: Told = {"type": "FeatureCollection", "features": list(features)}
    if further:
        found["after"] = further
    body = json.dumps(found, separators=(",", ":"), ensure_ascii=False)
    return Response(body, media_type=GEOJSON, headers={"Cache-Control": "no-store"})


def _instant(text: str) -> datetime:
    try:
        found = datetime.fromisoformat(text)
        if found.tzinfo is None:
            raise ValueError("no zone")
        # Compared with others later: an instant at the edge of the calendar has no neighbor.
        return found if 1970 <= found.year <= 9000 else datetime.fromtimestamp(0, found.tzinfo)
    except (ValueError, OverflowError) as fault:
        say = "`since` is an instant with its zone, for instance 2026-11-26T00:00:00Z."
        raise Refused(400, "PARAMETER", say) from fault
