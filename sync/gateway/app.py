"""The routes of the gateway. Bodies are read raw and bounded; every fault becomes a Problem."""

from __future__ import annotations

from fastapi import FastAPI, Header, Query, Request, Response
from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool

from sync import wire
from sync.gateway import reading
from sync.gateway.database import Database
from sync.gateway.desk import Desk
from sync.gateway.intake import archive
from sync.gateway.intake.records import config_for
from sync.gateway.keys import GatewayKeys
from sync.gateway.reading import Refused
from sync.gateway.web.pages import add_pages
from tracs_mobile.errors import BadInput
from tracs_mobile.ports import Clock


def create_app(database_url: str, keys: GatewayKeys, clock: Clock) -> FastAPI:
    """The gateway on the database at `database_url`, made on first use."""
    desk = Desk(database=Database(database_url), keys=keys, clock=clock)
    app = FastAPI(title="VCVC gateway", version=str(wire.VERSION), docs_url=None, redoc_url=None)
    app.state.desk = desk
    app.add_exception_handler(Refused, reading.refused)
    app.add_exception_handler(SQLAlchemyError, reading.out_of_order)
    app.router.add_event_handler("shutdown", desk.database.close)
    _add_greetings(app, desk)
    _add_batches(app, desk)
    _add_archive(app, desk)
    add_pages(app, desk)
    return app


def _add_greetings(app: FastAPI, desk: Desk) -> None:
    @app.get("/v1/hello")
    def hello(nonce: str = Query(min_length=8, max_length=100)) -> Response:
        claims = wire.HelloClaims(nonce=nonce, now=desk.clock.now(), gateway=desk.keys.gateway_id)
        return Response(desk.keys.token(claims), media_type=wire.JOSE)

    @app.get("/v1/config")
    def config(authorization: str = Header(""), if_none_match: str = Header("")) -> Response:
        device = desk.caller(authorization)
        with desk.database.read() as connection:
            found = config_for(connection, device)
        tag = f'"{found.version}"'
        if if_none_match == tag:
            return Response(status_code=304, headers={"ETag": tag})
        claims = wire.ConfigClaims(device=device.device_id, config=found)
        return Response(desk.keys.token(claims), media_type=wire.JOSE, headers={"ETag": tag})


def _add_batches(app: FastAPI, desk: Desk) -> None:
    @app.post("/v1/batches")
    async def batches(request: Request) -> Response:
        raw = await reading.body(request)
        return await run_in_threadpool(_take, desk, request, raw)

    @app.post("/v1/number-blocks")
    async def number_blocks(request: Request) -> Response:
        raw = await reading.body(request)
        return await run_in_threadpool(_numbers, desk, request, raw)

    @app.post("/v1/heartbeat")
    async def heartbeat(request: Request) -> Response:
        raw = await reading.body(request)
        return await run_in_threadpool(_heartbeat, desk, request, raw)


def _add_archive(app: FastAPI, desk: Desk) -> None:
    @app.post("/v1/lookup")
    async def lookup(request: Request) -> Response:
        raw = await reading.body(request)
        return await run_in_threadpool(_lookup, desk, request, raw)

    @app.get("/v1/receipts")
    def receipts(
        since: int = Query(0, ge=0, le=2**62), authorization: str = Header("")
    ) -> Response:
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


def _numbers(desk: Desk, request: Request, raw: bytes) -> Response:
    device = desk.caller(request.headers.get("authorization", ""))
    reading.message(wire.NumbersRequest, reading.plain(request, raw))
    claims = wire.NumbersClaims(device=device.device_id, blocks=device.blocks)
    return Response(desk.keys.token(claims), media_type=wire.JOSE)


def _heartbeat(desk: Desk, request: Request, raw: bytes) -> Response:
    device = desk.caller(request.headers.get("authorization", ""))
    desk.seen(device, reading.message(wire.Heartbeat, reading.plain(request, raw)))
    return Response(status_code=204)


def _lookup(desk: Desk, request: Request, raw: bytes) -> Response:
    device = desk.caller(request.headers.get("authorization", ""))
    wanted = reading.message(wire.LookupRequest, reading.plain(request, raw))
    with desk.database.read() as connection:
        items = archive.lookup(connection, device, wanted)
    result = wire.BatchResult(
        gateway=desk.keys.gateway_id, received_at=desk.clock.now(), items=items
    )
    return Response(wire.encode(result), media_type=wire.BATCH_RESULT)
