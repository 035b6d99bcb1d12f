"""Whether a receipt that was kept is one that DPS signed, over exactly the event it names."""

from __future__ import annotations

from sync import wire
from tracs_mobile.domain.outbox import Receipt
from tracs_mobile.errors import BadSignature, SyncError
from tracs_mobile.ports import ReceiptVerifier


def proven(receipt: Receipt, verify: ReceiptVerifier) -> bool:
    """True when the signed token says what the other fields of `receipt` say."""
    try:
        claims = wire.decode(wire.ReceiptClaims, verify(receipt.token))
    except (BadSignature, SyncError):
        return False
    said = (claims.receipt_id, claims.number, claims.seq, claims.digest, claims.received_at)
    return said == (
        receipt.receipt_id,
        receipt.number,
        receipt.seq,
        receipt.digest.hex(),
        receipt.received_at,
    )
