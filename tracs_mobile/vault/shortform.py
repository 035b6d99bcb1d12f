"""The signed short form of a ticket: what the two-dimensional code on the paper says."""

from __future__ import annotations

import json
from datetime import UTC
from typing import Any

from tracs_mobile.domain.canonical import load_object
from tracs_mobile.domain.document import Issued
from tracs_mobile.domain.stop import DocumentKind
from tracs_mobile.errors import BadInput, BadSignature
from tracs_mobile.ports import Signer
from tracs_mobile.vault.jws import VerifyKey, b64, unb64

LONGEST = 320
"""Characters; more would need a bar code too dense for a 203 dpi printer."""

_MARK = "TM1"
_DIGEST_BYTES = 16
_KINDS = {DocumentKind.COMPLAINT: "C", DocumentKind.WARNING: "W"}
_NAMES = {
    "n": "number",
    "k": "kind",
    "t": "issued_at",
    "l": "leo_number",
    "j": "judiciary_code",
    "s": "statute",
    "c": "total_cents",
    "p": "points",
    "d": "digest",
}


def short_form(issued: Issued, signer: Signer) -> str:
    """`TM1.<payload>.<signature>`, ASCII, at most 320 characters, nothing about a person.

    The payload ties the paper to the record by the first 16 bytes of its digest. Raises BadInput
    when the ticket's own codes are too long to fit.
    """
    document = issued.document
    payload = {
        "n": document.number,
        "k": _KINDS[document.kind],
        "t": document.issued_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "l": document.officer.leo_number,
        "j": document.agency.judiciary_code,
        "s": document.violation.statute,
        "c": document.waiver.total_cents,
        "p": document.points,
        "d": b64(issued.digest[:_DIGEST_BYTES]),
    }
    raw = json.dumps(payload, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    signed = f"{_MARK}.{b64(raw)}"
    text = f"{signed}.{b64(signer.sign(signed.encode('ascii')))}"
    if len(text) > LONGEST:
        raise BadInput("The number, statute or codes of this ticket are too long for its bar code.")
    return text


def read_short_form(text: str, key: VerifyKey) -> dict[str, Any]:
    """What a scanned short form says, once `key` (the device's) has verified it.

    Keys: number, kind ("complaint" or "warning"), issued_at, leo_number, judiciary_code, statute,
    total_cents, points, digest (32 hex digits). Raises BadSignature.
    """
    parts = text.split(".")
    if len(text) > LONGEST or len(parts) != 3 or parts[0] != _MARK:
        raise BadSignature("This is not the code of a TraCS Mobile ticket.")
    payload, signature = unb64(parts[1]), unb64(parts[2])
    key.verify(f"{parts[0]}.{parts[1]}".encode("ascii"), signature)
    try:
        found = load_object(payload, limit=LONGEST)
        named = {name: found[short] for short, name in _NAMES.items()}
        named["kind"] = {short: kind.value for kind, short in _KINDS.items()}[found["k"]]
        named["digest"] = unb64(found["d"]).hex()
    except (BadInput, KeyError, TypeError) as fault:
        raise BadSignature("The code of this ticket is of another version.") from fault
    return named
