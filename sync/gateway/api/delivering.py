"""The routes by which tickets arrive, and by which their receipts are found again."""

from __future__ import annotations

from typing import Annotated

from fastapi import FastAPI, Header, Query, Request, Response
from starlette.concurrency import run_in_threadpool

from sync import wire
from sync.gateway import reading
from sync.gateway.api.telling import answers, plain, takes
from sync.gateway.desk import Desk
from sync.gateway.intake import archive
from sync.gateway.reading import Refused
from sync.gateway.tables import LAST_ID
from tracs_mobile.errors import BadInput

_LINES = {
    wire.NDJSON: {
        "schema": {
            "type": "string",
            "description": "One event a line, at most 500; each line fits the schema event-line.",
        }
    }
}
_OF_THE_FIRST = {
    "look it up": {
        "operationId": "lookup",
        "description": "the same receipt again",
        "requestBody": {
            "v": 1,
            "items": [
                {
                    "number": "$response.body#/items/0/number",
                    "seq": 1,
                    "digest": "0" * 64,
                }
            ],
        },
    },
    "as the Point of Contact sees it": {
        "operationId": "agency_ticket",
        "parameters": {"path.number": "$response.body#/items/0/number"},
    },
}
_NEXT_PAGE = {
    "next page": {
        "operationId": "receipts",
        "parameters": {"query.since": "$response.body#/cursor"},
    }
}


def add_delivering(app: FastAPI, desk: Desk) -> None:
    """Add `/v1/batches`, `/v1/lookup` and `/v1/receipts`."""

    @app.post(
        "/v1/batches",
        operation_id="batches",
        responses=answers(
            None,
            400,
            401,
            413,
            415,
            content=plain("batch-result", wire.BATCH_RESULT),
            said="On disk; one result for each line, in the order of the lines.",
            links=_OF_THE_FIRST,
        ),
        openapi_extra=takes(_LINES),
    )
    async def batches(request: Request) -> Response:
        """Judge events line by line and keep what is taken, before the answer."""
        raw = await reading.body(request)
        return await run_in_threadpool(_take, desk, request, raw)

    @app.post(
        "/v1/lookup",
        operation_id="lookup",
        responses=answers(
            None, 400, 401, 413, 415, content=plain("batch-result", wire.BATCH_RESULT)
        ),
        openapi_extra=takes(plain("lookup-request")),
    )
    async def lookup(request: Request) -> Response:
        """Stored receipts of events that may have arrived; deferred for those that did not."""
        raw = await reading.body(request)
        return await run_in_threadpool(_lookup, desk, request, raw)

    @app.get(
        "/v1/receipts",
        operation_id="receipts",
        responses=answers(None, 400, 401, content=plain("receipt-page"), links=_NEXT_PAGE),
        openapi_extra=takes(),
    )
    def receipts(
        since: Annotated[int, Query(ge=0, le=LAST_ID)] = 0,
        authorization: Annotated[str, Header(include_in_schema=False)] = "",
    ) -> Response:
        """All receipts of this laptop after a cursor, oldest first."""
        device = desk.caller(authorization)
        with desk.database.read() as connection:
            page = archive.receipts_since(connection, device, since)
        return Response(wire.encode(page), media_type=wire.JSON)


def _take(desk: Desk, request: Request, raw: bytes) -> Response:
    desk.caller(request.headers.get("authorization", ""))
    if reading.media_type(request) != wire.NDJSON:
        raise Refused(415, "MEDIA_TYPE", f"A batch is sent as {wire.NDJSON}.")
    try:
        result = desk.ingest.take(reading.plain(request, raw))
    except BadInput as fault:
        raise Refused(413, "TOO_LARGE", str(fault)) from fault
    return Response(wire.encode(result), media_type=wire.BATCH_RESULT)


def _lookup(desk: Desk, request: Request, raw: bytes) -> Response:
    device = desk.caller(request.headers.get("authorization", ""))
    wanted = reading.message(wire.LookupRequest, reading.plain(request, raw))
    with desk.database.read() as connection:
        items = archive.lookup(connection, device, wanted)
    result = wire.BatchResult(
        gateway=desk.keys.gateway_id, received_at=desk.clock.now(), items=items
    )
    return Response(wire.encode(result), media_type=wire.BATCH_RESULT)
