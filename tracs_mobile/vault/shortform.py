"""The signed short form of a ticket: what the two-dimensional code on the paper says.

Plain fields, not JSON in base64: a third shorter, and the picture of it is the largest part of
a print job.
"""

from __future__ import annotations

from datetime import UTC
from typing import Any

from tracs_mobile.domain.document import Issued
from tracs_mobile.domain.stop import DocumentKind
from tracs_mobile.errors import BadInput, BadSignature
from tracs_mobile.ports import Signer
from tracs_mobile.vault.jws import VerifyKey, b64, unb64
from tracs_mobile.wording import say

LONGEST = 320
"""Characters; more would need a bar code too dense for a 203 dpi printer."""

_FIRST, _LATER = "TM1", "TM2"
_BETWEEN = "|"
_DIGEST_BYTES = 16
_KINDS = {DocumentKind.COMPLAINT: "C", DocumentKind.WARNING: "W", DocumentKind.NOTICE: "N"}
# The section sign is no ASCII, and scanners disagree about everything else.
_ASCII_SECTIONS = ((" §§ ", " SS "), (" § ", " S "))


def short_form(issued: Issued, signer: Signer) -> str:
    """`TM1|number|kind|issued|LEO|agency|statute|cents|points|digest|signature`.

    A corrected version is `TM2|number|version|kind|…`, so that two papers of one number are told
    apart. ASCII, at most 320 characters, nothing about a person. The first 16 bytes of the digest
    tie the paper to the record. Raises BadInput when the ticket's own codes do not fit.
    """
    document = issued.document
    name = (
        (_FIRST, document.number)
        if document.seq == 1
        else (_LATER, document.number, str(document.seq))
    )
    fields = (
        *name,
        _KINDS[document.kind],
        document.issued_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        document.officer.leo_number,
        document.agency.judiciary_code,
        _ascii(document.violation.statute),
        _or_blank(document.waiver.total_cents),
        _or_blank(document.points),
        b64(issued.digest[:_DIGEST_BYTES]),
    )
    signed = _BETWEEN.join(fields)
    if not signed.isascii() or signed.count(_BETWEEN) != len(fields) - 1:
        raise BadInput(
            say("The number, statute or codes of this ticket cannot stand in its bar code.")
        )
    text = f"{signed}{_BETWEEN}{b64(signer.sign(signed.encode('ascii')))}"
    if len(text) > LONGEST:
        raise BadInput(
            say("The number, statute or codes of this ticket are too long for its bar code.")
        )
    return text


def read_short_form(text: str, key: VerifyKey) -> dict[str, Any]:
    """What a scanned short form says, once `key` (the device's) has verified it.

    Keys: number, seq (the version, 1 as first issued), kind ("complaint", "warning" or "notice"),
    issued_at, leo_number, judiciary_code, statute, total_cents, points, digest (32 hex digits).
    Raises BadSignature.
    """
    signed, _, signature = text.rpartition(_BETWEEN)
    mark, _, rest = signed.partition(_BETWEEN)
    if len(text) > LONGEST or not text.isascii() or mark not in (_FIRST, _LATER):
        raise BadSignature(say("This is not the code of a TraCS Mobile ticket."))
    key.verify(signed.encode("ascii"), unb64(signature))
    try:
        number, rest = rest.split(_BETWEEN, 1)
        seq, rest = ("1", rest) if mark == _FIRST else rest.split(_BETWEEN, 1)
        kind, issued_at, leo, agency, statute, cents, points, digest = rest.split(_BETWEEN)
        return {
            "number": number,
            "seq": int(seq),
            "kind": {short: kind.value for kind, short in _KINDS.items()}[kind],
            "issued_at": issued_at,
            "leo_number": leo,
            "judiciary_code": agency,
            "statute": _with_signs(statute),
            "total_cents": int(cents) if cents else None,
            "points": int(points) if points else None,
            "digest": unb64(digest).hex(),
        }
    except (KeyError, ValueError) as fault:
        raise BadSignature(say("The code of this ticket is of another version.")) from fault


def _or_blank(figure: int | None) -> str:
    return "" if figure is None else str(figure)


def _ascii(statute: str) -> str:
    for signs, letters in _ASCII_SECTIONS:
        statute = statute.replace(signs, letters)
    return statute


def _with_signs(statute: str) -> str:
    for signs, letters in _ASCII_SECTIONS:
        statute = statute.replace(letters, signs)
    return statute
