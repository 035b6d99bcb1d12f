"""The routes of a laptop that says hello: the time, its configuration, the law, its numbers."""

from __future__ import annotations

from typing import Annotated

from fastapi import FastAPI, Header, Path, Query, Request, Response
from starlette.concurrency import run_in_threadpool

from sync import wire
from sync.gateway import reading
from sync.gateway.api.telling import NOBODY, answers, plain, signed, takes
from sync.gateway.desk import Desk
from sync.gateway.office import law_packs, numbers, restoring
from sync.gateway.office.configuring import config_of
from sync.gateway.reading import Refused
from tracs_mobile.errors import BadInput

_TAG = {"ETag": {"schema": {"type": "string"}, "description": "the version, in quotes"}}
_CONFIG = answers(
    {
        200: {
            "description": "The configuration in force for this laptop.",
            "content": signed("config-claims"),
            "headers": _TAG,
            "links": {
                "unchanged": {
                    "operationId": "config",
                    "parameters": {"header.If-None-Match": "$response.header.ETag"},
                }
            },
        },
        304: {"description": "The version named in If-None-Match is in force.", "headers": _TAG},
    },
    400,
    401,
)
_ZIP = {wire.ZIP: {"schema": {"type": "string", "contentMediaType": wire.ZIP}}}


def add_greeting(app: FastAPI, desk: Desk) -> None:
    """Add `/v1/hello`, `/v1/config`, the law, `/v1/number-blocks` and `/v1/held-blocks`."""

    @app.get(
        "/v1/hello",
        operation_id="hello",
        responses=answers(None, 400, content=signed("hello-claims")),
        openapi_extra=takes(security=NOBODY),
    )
    def hello(nonce: Annotated[str, Query(min_length=8, max_length=100)]) -> Response:
        """The gateway's signed time, bound to the caller's nonce."""
        claims = wire.HelloClaims(nonce=nonce, now=desk.clock.now(), gateway=desk.keys.gateway_id)
        return Response(desk.keys.token(claims), media_type=wire.JOSE)

    @app.get("/v1/config", operation_id="config", responses=_CONFIG, openapi_extra=takes())
    def config(
        authorization: Annotated[str, Header(include_in_schema=False)] = "",
        if_none_match: Annotated[str, Header(max_length=200)] = "",
    ) -> Response:
        """Agency, officers, logo, numbers and what else this laptop should hold now.

        The version goes on only when something in it is new for this laptop.
        """
        return _config(desk, authorization, if_none_match)

    @app.get(
        "/v1/law-packs/{digest}",
        operation_id="law_pack",
        responses=answers(None, 400, 401, 404, content=_ZIP),
        openapi_extra=takes(),
    )
    def law_pack(
        digest: Annotated[str, Path(pattern="^[0-9a-f]{64}$")],
        authorization: Annotated[str, Header(include_in_schema=False)] = "",
    ) -> Response:
        """The signed law pack whose archive has this SHA-256, as the configuration offers it."""
        desk.caller(authorization)
        with desk.database.read() as connection:
            archive = law_packs.archive_of(connection, digest)
        if archive is None:
            raise Refused(404, "UNKNOWN", "DPS does not offer a law pack of that name.")
        return Response(archive, media_type=wire.ZIP)

    @app.post(
        "/v1/number-blocks",
        operation_id="number_blocks",
        responses=answers(None, 400, 401, 413, 415, content=signed("numbers-claims")),
        openapi_extra=takes(plain("numbers-request")),
    )
    async def number_blocks(request: Request) -> Response:
        """Every block this laptop may draw from; a new one when it says that it runs low."""
        raw = await reading.body(request)
        return await run_in_threadpool(_numbers, desk, request, raw)

    @app.post(
        "/v1/held-blocks",
        operation_id="held_blocks",
        responses=answers(None, 400, 401, 413, 415, content=signed("numbers-claims")),
        openapi_extra=takes(plain("held-blocks")),
    )
    async def held_blocks(request: Request) -> Response:
        """Take in what blocks this laptop was granted that a restored backup lacks."""
        raw = await reading.body(request)
        return await run_in_threadpool(_held, desk, request, raw)


def _config(desk: Desk, authorization: str, known: str) -> Response:
    device = desk.caller(authorization)
    held = known.removeprefix("W/")
    found = config_of(desk.database, device, desk.clock.now(), known=_version_of(held))
    tag = f'"{found.version}"'
    if held == tag:
        return Response(status_code=304, headers={"ETag": tag})
    claims = wire.ConfigClaims(device=device.device_id, config=found)
    return Response(desk.keys.token(claims), media_type=wire.JOSE, headers={"ETag": tag})


def _version_of(tag: str) -> int:
    """The version that a tag of ours names; 0 for any other."""
    inner = tag.strip('"')
    return int(inner) if inner.isascii() and inner.isdigit() and len(inner) <= 10 else 0


def _numbers(desk: Desk, request: Request, raw: bytes) -> Response:
    device = desk.caller(request.headers.get("authorization", ""))
    asked = reading.message(wire.NumbersRequest, reading.plain(request, raw))
    blocks = numbers.refill(
        desk.database,
        device_id=device.device_id,
        account=asked.account,
        now=desk.clock.now(),
    )
    claims = wire.NumbersClaims(device=device.device_id, blocks=blocks)
    return Response(desk.keys.token(claims), media_type=wire.JOSE)


def _held(desk: Desk, request: Request, raw: bytes) -> Response:
    device = desk.caller(request.headers.get("authorization", ""))
    told = reading.message(wire.HeldBlocks, reading.plain(request, raw))
    try:
        blocks = restoring.take_in(
            desk.database, device_id=device.device_id, blocks=told.blocks, now=desk.clock.now()
        )
    except BadInput as fault:
        raise Refused(400, "UNREADABLE", str(fault)) from fault
    claims = wire.NumbersClaims(device=device.device_id, blocks=blocks)
    return Response(desk.keys.token(claims), media_type=wire.JOSE)
