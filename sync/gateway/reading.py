"""Reads requests from outside, bounded and checked, and says no in one form."""

from __future__ import annotations

import logging
from typing import TypeVar

from fastapi import Request, Response
from starlette.requests import ClientDisconnect

from sync import wire
from tracs_mobile.errors import BadInput, TracsError

MAX_BODY = 2_000_000
"""Bytes of a request as sent; a batch of 100 is about 30 kB with zstd."""

log = logging.getLogger(__name__)

T = TypeVar("T")


class Refused(TracsError):
    """A whole request is refused; becomes an answer with `status` and a Problem."""

    def __init__(self, status: int, code: str, say: str) -> None:
        super().__init__(say)
        self.status = status
        self.problem = wire.Problem(code=code, say=say)


def refused(_request: Request, fault: Exception) -> Response:
    """The answer that a Refused becomes."""
    if not isinstance(fault, Refused):
        raise fault
    return Response(wire.encode(fault.problem), status_code=fault.status, media_type=wire.PROBLEM)


def out_of_order(_request: Request, fault: Exception) -> Response:
    """The answer while the database cannot be written: nothing was taken, come back later."""
    log.error("The database failed: %s", type(fault).__name__)
    said = wire.Problem(code="STORE", say="DPS cannot store tickets at the moment.")
    return Response(
        wire.encode(said),
        status_code=503,
        media_type=wire.PROBLEM,
        headers={"Retry-After": "30"},
    )


async def body(request: Request) -> bytes:
    """The body as sent. Raises Refused: 413 above MAX_BODY, 400 when it is not whole."""
    found = bytearray()
    try:
        async for chunk in request.stream():
            found += chunk
            if len(found) > MAX_BODY:
                raise Refused(413, "TOO_LARGE", f"A request holds at most {MAX_BODY} bytes.")
    except ClientDisconnect as fault:
        raise Refused(400, "NOT_WHOLE", "The request did not arrive whole.") from fault
    return bytes(found)


def plain(request: Request, raw: bytes) -> bytes:
    """The body inflated, its digest checked when one was sent. Raises Refused (400, 413, 415)."""
    digest = request.headers.get("content-digest", "")
    if digest and digest != wire.content_digest(raw):
        raise Refused(400, "DIGEST_MISMATCH", "The request was changed on its way.")
    encoding = request.headers.get("content-encoding", "").strip().lower()
    if encoding not in ("", "identity", "zstd", "gzip"):
        raise Refused(415, "ENCODING", "Requests are sent plain, as zstd or as gzip.")
    try:
        return wire.inflate(raw, encoding)
    except wire.TooLarge as fault:
        raise Refused(413, "TOO_LARGE", str(fault)) from fault
    except BadInput as fault:
        raise Refused(400, "NOT_WHOLE", str(fault)) from fault


def message(kind: type[T], raw: bytes) -> T:
    """A message of version 1. Raises Refused (400)."""
    try:
        return wire.decode_strict(kind, raw)
    except BadInput as fault:
        raise Refused(400, "UNREADABLE", str(fault)) from fault


def media_type(request: Request) -> str:
    """The media type of the body, without parameters."""
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()
