"""Reads requests from outside, bounded and checked, and says no in one form."""

from __future__ import annotations

import asyncio
import logging
from typing import TypeVar

from fastapi import Request, Response
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect

from sync import wire
from tracs_mobile.domain import canonical
from tracs_mobile.errors import BadInput, TracsError

MAX_BODY = 2_000_000
"""Bytes of a request as sent; a batch of 100 is about 30 kB with zstd."""
WITHIN_S = 60.0
"""Seconds until a whole body must be here; a laptop gives an exchange up before."""

_LARGEST = 2**53

log = logging.getLogger(__name__)

T = TypeVar("T")


class Refused(TracsError):
    """A whole request is refused; becomes an answer with `status` and a Problem."""

    def __init__(self, status: int, code: str, say: str, *, retry_after_s: int = 0) -> None:
        super().__init__(say)
        self.status = status
        self.headers = {"Retry-After": str(retry_after_s)} if retry_after_s else {}
        self.problem = wire.Problem(code=code, say=say)


def refused(_request: Request, fault: Exception) -> Response:
    """The answer that a Refused becomes."""
    if not isinstance(fault, Refused):
        raise fault
    return problem_answer(fault)


def problem_answer(fault: Refused) -> Response:
    """Its status, its headers and its Problem."""
    return Response(
        wire.encode(fault.problem),
        status_code=fault.status,
        media_type=wire.PROBLEM,
        headers=fault.headers,
    )


def bad_parameter(request: Request, _fault: Exception) -> Response:
    """The answer to a parameter that is missing or out of bounds."""
    said = "A part of the address is missing or out of bounds."
    return refused(request, Refused(400, "PARAMETER", said))


def no_route(request: Request, fault: Exception) -> Response:
    """The answer to an address or a method that does not exist."""
    if not isinstance(fault, HTTPException):
        raise fault
    told = Refused(fault.status_code, "ADDRESS", "The gateway does not answer to this address.")
    told.headers = dict(fault.headers or {})
    return refused(request, told)


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
    """The body as sent. Raises Refused: 413 above MAX_BODY, 400 when it is not whole.

    408 when it is not here within WITHIN_S seconds: a sender that never ends would keep its
    connection open for good.
    """
    found = bytearray()
    try:
        async with asyncio.timeout(WITHIN_S):
            async for chunk in request.stream():
                found += chunk
                if len(found) > MAX_BODY:
                    raise Refused(413, "TOO_LARGE", f"A request holds at most {MAX_BODY} bytes.")
    except TimeoutError as fault:
        late = Refused(408, "TOO_SLOW", "The request took too long to arrive. Send it again.")
        late.headers["Connection"] = "close"
        raise late from fault
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
        found = wire.decode_strict(kind, raw)
        _must_be_storable(canonical.to_plain(found))
    except BadInput as fault:
        raise Refused(400, "UNREADABLE", str(fault)) from fault
    return found


def _must_be_storable(plain: canonical.Plain) -> None:
    """Refuse texts and numbers that a database cannot hold. Raises BadInput."""
    if isinstance(plain, dict | list):
        for inner in plain.values() if isinstance(plain, dict) else plain:
            _must_be_storable(inner)
    elif isinstance(plain, str) and not storable(plain):
        raise BadInput("The message holds a character that stands for none.")
    elif isinstance(plain, int) and abs(plain) > _LARGEST:
        raise BadInput("The message holds a number that is too large.")


def storable(text: str) -> bool:
    """Whether every database keeps `text` as it is: no NUL, no half of a character."""
    return "\0" not in text and not any("\ud800" <= character <= "\udfff" for character in text)


def media_type(request: Request) -> str:
    """The media type of the body, without parameters."""
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()
