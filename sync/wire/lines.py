"""Events as lines of JSON: one line an event, a batch is lines; a bad line spoils only itself."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Iterable, Sequence
from typing import Any

from sync.wire.messages import VERSION, ItemProblem
from tracs_mobile.domain import canonical
from tracs_mobile.domain.names import DocumentId, TicketNumber
from tracs_mobile.domain.outbox import Envelope, EventKind
from tracs_mobile.errors import BadInput

MAX_LINE = 256_000
MAX_ITEMS = 500


def encode_line(envelope: Envelope) -> bytes:
    """One event as one JSON line, without the line feed."""
    line: dict[str, Any] = {
        "v": VERSION,
        "number": envelope.number,
        "seq": envelope.seq,
        "kind": envelope.kind.value,
        "document_id": envelope.document_id,
        "digest": envelope.digest.hex(),
        "device": envelope.device_id,
    }
    if envelope.sealed:
        line["sealed"] = _b64(envelope.sealed)
    else:
        line["payload"] = envelope.body.decode()
        line["signature"] = _b64(envelope.signature)
    return json.dumps(line, ensure_ascii=False, separators=(",", ":")).encode()


def decode_line(raw: bytes) -> Envelope | ItemProblem:
    """Read one line from outside; a line that cannot be used is told, never raised."""
    try:
        line = canonical.load_object(raw, limit=MAX_LINE)
        if line.get("v") != VERSION:
            return ItemProblem(
                code="VERSION_UNKNOWN", at="/v", say="The line is of a version not known here."
            )
        return _envelope(line)
    except (BadInput, KeyError, TypeError, ValueError):
        return ItemProblem(
            code="LINE_UNREADABLE", say="The line is not a complete event of version 1."
        )


def _envelope(line: dict[str, Any]) -> Envelope:
    if ("sealed" in line) == ("payload" in line):
        raise ValueError("exactly one of payload and sealed")
    digest = bytes.fromhex(_text(line["digest"], 64))
    if len(digest) != 32 or type(line["seq"]) is not int:
        raise ValueError("digest or seq")
    plain = "payload" in line
    return Envelope(
        document_id=DocumentId(_text(line["document_id"])),
        number=TicketNumber(_text(line["number"])),
        seq=line["seq"],
        kind=EventKind(line["kind"]),
        digest=digest,
        device_id=_text(line["device"]),
        signature=_unb64(line["signature"]) if plain else b"",
        body=_text(line["payload"], MAX_LINE).encode() if plain else b"",
        sealed=b"" if plain else _unb64(line["sealed"]),
    )


def _text(value: object, limit: int = 100) -> str:
    if not isinstance(value, str) or not value or len(value) > limit or "\0" in value:
        raise ValueError("not a usable text")
    value.encode()  # half a letter cannot be stored anywhere: raises, as a ValueError
    return value


def encode_batch(envelopes: Iterable[Envelope]) -> bytes:
    """Lines joined by line feeds, one for each event."""
    return b"\n".join(encode_line(e) for e in envelopes) + b"\n"


def split_batch(raw: bytes) -> list[bytes]:
    """Every line that is not empty, in order. Raises BadInput above MAX_ITEMS lines."""
    lines = [line for line in raw.split(b"\n") if line.strip()]
    if len(lines) > MAX_ITEMS:
        raise BadInput(f"A batch holds at most {MAX_ITEMS} events.")
    return lines


def decode_batch(raw: bytes) -> tuple[Envelope | ItemProblem, ...]:
    """What each line of `split_batch` holds. Raises BadInput above MAX_ITEMS lines."""
    return tuple(decode_line(line) for line in split_batch(raw))


def by_size(envelopes: Sequence[Envelope], *, items: int, size: int) -> list[list[Envelope]]:
    """Cut a run into batches of at most `items` events and `size` bytes (one event at least)."""
    batches: list[list[Envelope]] = []
    held = size
    for envelope in envelopes:
        weight = len(envelope.body) + len(envelope.sealed)
        if not batches or held + weight > size or len(batches[-1]) >= items:
            batches.append([])
            held = 0
        batches[-1].append(envelope)
        held += weight
    return batches


def _b64(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")


def _unb64(text: object) -> bytes:
    try:
        return base64.b64decode(_text(text, MAX_LINE), validate=True)
    except binascii.Error as fault:
        raise ValueError("not base64") from fault
