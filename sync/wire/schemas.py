"""The published JSON Schemas of messages, made from the records themselves.

`python docs/refresh_wire.py` writes them into `sync/schema`; a test compares. Those of events,
results and receipts are written by hand there.
"""

from __future__ import annotations

import dataclasses
import functools
import types
import typing
from datetime import date, datetime
from enum import Enum

from sync.wire import messages
from tracs_mobile.domain.canonical import Plain

MADE: dict[str, type] = {
    "board-claims": messages.BoardClaims,
    "config-claims": messages.ConfigClaims,
    "enrol-again-request": messages.EnrolAgainRequest,
    "enrol-answer": messages.EnrolAnswer,
    "enrol-request": messages.EnrolRequest,
    "heartbeat": messages.Heartbeat,
    "held-blocks": messages.HeldBlocks,
    "hello-claims": messages.HelloClaims,
    "lookup-request": messages.LookupRequest,
    "news-claims": messages.NewsClaims,
    "numbers-claims": messages.NumbersClaims,
    "numbers-request": messages.NumbersRequest,
    "problem": messages.Problem,
    "receipt-page": messages.ReceiptPage,
    "request-claims": messages.RequestClaims,
    "review-request": messages.ReviewRequest,
    "ticket-claims": messages.TicketClaims,
}
"""Messages whose schema is made; the name is that of the file."""
REQUESTS = frozenset(
    {"enrol-request", "heartbeat", "lookup-request", "numbers-request", "request-claims"}
    | {"review-request", "enrol-again-request", "held-blocks"}
)
"""What the gateway reads, and where it takes no key it does not know."""
BY_HAND = {
    "batch-result": messages.BatchResult,
    "receipt": messages.ReceiptClaims,
}
"""Messages whose schema is written by hand, beside event-line and ticket-event."""

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_INSTANT = "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+(Z|[+-][0-9]{2}:[0-9]{2})$"
_LARGEST = 2**53
_COUNT: Plain = {"type": "integer", "minimum": 0, "maximum": 999_999_999}
"""What a laptop counts: no series of numbers is longer."""
_NO_CONTROL = "^[^\\u0000]*$"
_HINTS: dict[str, Plain] = {
    "digest": {"pattern": "^[0-9a-f]{64}$"},
    "code_id": {"pattern": "^[0-9a-f]{16}$"},
    "proof": {"pattern": "^([0-9a-f]{64})?$", "description": "HMAC-SHA256 in hex"},
    "nonce": {"minLength": 8, "maxLength": 100},
    "receipts": {"description": "compact JWS each"},
    "judiciary_code": {"pattern": "^[0-9]{4}$"},
    "payload": {"description": "the bytes that were signed, as text"},
}


def made(name: str) -> Plain:
    """The schema of one message, complete with the records in it."""
    kind = MADE[name]
    definitions: dict[str, Plain] = {}
    found = _record(kind, definitions)
    if name in REQUESTS:
        for record in (found, *definitions.values()):
            record["additionalProperties"] = False
    return {
        "$schema": DIALECT,
        "title": _title(kind),
        **found,
        **({"$defs": dict(sorted(definitions.items()))} if definitions else {}),
    }


def _title(kind: type) -> str:
    return (kind.__doc__ or kind.__name__).partition("\n")[0].rstrip(".")


def _record(kind: type, definitions: dict[str, Plain]) -> Plain:
    hints = typing.get_type_hints(kind)
    properties: dict[str, Plain] = {}
    required = []
    for field in dataclasses.fields(kind):
        rule = _rule(hints[field.name], definitions)
        if field.name in ("v", "use"):
            rule = {"const": field.default}
            required.append(field.name)
        elif kind is messages.LookupItem:
            pass  # an event that cannot be is answered like one that did not arrive
        elif kind is messages.Heartbeat and rule.get("type") == "integer":
            rule = _COUNT
        elif field.name in _HINTS and rule.get("type") in ("string", "array"):
            rule = {**rule, **_HINTS[field.name]}
        properties[field.name] = rule
        if field.default is dataclasses.MISSING and field.name not in required:
            required.append(field.name)
    return {"type": "object", "required": required, "properties": properties}


def _rule(kind: Plain, definitions: dict[str, Plain]) -> Plain:
    if isinstance(kind, typing.NewType):
        return _rule(kind.__supertype__, definitions)
    origin: Plain = typing.get_origin(kind)
    if origin in (typing.Union, types.UnionType):
        inner = next(a for a in typing.get_args(kind) if a is not types.NoneType)
        return {"anyOf": [_rule(inner, definitions), {"type": "null"}]}
    if origin is tuple:
        return _tuple(typing.get_args(kind), definitions)
    if dataclasses.is_dataclass(kind):
        name = typing.cast("type", kind).__name__
        if name not in definitions:
            definitions[name] = {}
            definitions[name] = _record(typing.cast("type", kind), definitions)
        return {"$ref": f"#/$defs/{name}"}
    return _leaf(kind)


def _tuple(arguments: tuple[Plain, ...], definitions: dict[str, Plain]) -> Plain:
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        return {"type": "array", "items": _rule(arguments[0], definitions)}
    return {
        "type": "array",
        "prefixItems": [_rule(a, definitions) for a in arguments],
        "items": False,
        "minItems": len(arguments),
    }


@functools.cache
def _leaf(kind: type) -> Plain:
    if issubclass(kind, Enum):
        return {"enum": [member.value for member in kind]}
    return {
        str: {"type": "string", "pattern": _NO_CONTROL},
        bool: {"type": "boolean"},
        int: {"type": "integer", "minimum": -_LARGEST, "maximum": _LARGEST},
        float: {"type": "number"},
        bytes: {"type": "string", "contentEncoding": "base64"},
        datetime: {"type": "string", "pattern": _INSTANT, "format": "date-time"},
        date: {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "format": "date"},
    }[kind]
