"""What a route tells of itself in OpenAPI: its body, every answer, and what may follow."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sync import wire

Told = dict[str, Any]

_SAID = {
    400: "The request cannot be read: not whole, of another version, or a parameter out of bounds.",
    401: "No word of an enrolled laptop, or one too old (code CLOCK: ask /v1/hello, then again).",
    403: "Refused; the code and the sentence say why.",
    404: "Nothing of that name.",
    408: "The body took too long to arrive; nothing of it was taken. Send it again.",
    409: "The code was used for another laptop.",
    413: "Larger than the gateway takes; send less at once.",
    415: "Of another media type or coding than the gateway reads.",
    429: "Too many tries; come back after the seconds of Retry-After.",
    503: "The gateway cannot store or read at the moment; come back after Retry-After.",
}
_LATER = {"Retry-After": {"description": "seconds", "schema": {"type": "integer", "minimum": 0}}}
DEVICE: list[dict[str, list[str]]] = [{"device": []}]
"""The call is made in the name of a laptop."""
NOBODY: list[dict[str, list[str]]] = []
"""Anybody may call."""


def schema(name: str) -> Told:
    """A reference to one of the published schemas, by its file name without the ending."""
    return {"$ref": f"#/components/schemas/{name}"}


def signed(name: str) -> Told:
    """An answer that the gateway signs; its payload fits the schema `name`."""
    token = {
        "type": "string",
        "pattern": "^[A-Za-z0-9_-]+[.][A-Za-z0-9_-]+[.][A-Za-z0-9_-]+$",
        "contentMediaType": wire.JOSE,
        "contentSchema": schema(name),
    }
    return {wire.JOSE: {"schema": token}}


def plain(name: str, media_type: str = wire.JSON) -> Told:
    """An answer in JSON that fits the schema `name`."""
    return {media_type: {"schema": schema(name)}}


def answers(
    good: Mapping[int, Told] | None = None,
    *faults: int,
    content: Told | None = None,
    said: str = "As asked.",
    links: Told | None = None,
) -> dict[int | str, Told]:
    """Every answer of a route: 200 with `content`, `good` ones beside it, and Problems.

    503 always; the other `faults` as the route can have them, and 408 where a body may be too large
    (413): whatever reads one waits only so long.
    """
    found: dict[int | str, Told] = {}
    if content is not None:
        found[200] = {"description": said, "content": content}
        if links:
            found[200]["links"] = links
    for status, told in (good or {}).items():
        found[status] = told
    slow = {408} if 413 in faults else set()
    for status in sorted({*faults, *slow, 503}):
        problem: Told = {
            "description": _SAID[status],
            "content": {wire.PROBLEM: {"schema": schema("problem")}},
        }
        if status in (429, 503):
            problem["headers"] = _LATER
        found[status] = problem
    return found


def takes(
    content: Told | None = None,
    *,
    security: list[dict[str, list[str]]] | None = None,
) -> Told:
    """The body a route takes, and in whose name it is called (a laptop's unless told)."""
    told: Told = {"security": DEVICE if security is None else security}
    if content is not None:
        told["requestBody"] = {
            "required": True,
            "description": "Content-Encoding zstd or gzip may be used, and Content-Digest "
            "(RFC 9530, sha-256 over the body as sent) is checked when it is there.",
            "content": content,
        }
    return told
