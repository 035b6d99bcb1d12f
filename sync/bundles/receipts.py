"""The way back: what DPS said of each event of a bundle, signed by the gateway as one file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sync import wire
from sync.bundles.form import LARGEST_FILE
from tracs_mobile.domain.mending import draft_path
from tracs_mobile.domain.names import TicketNumber
from tracs_mobile.domain.outbox import ItemAnswer, ItemStatus, Receipt
from tracs_mobile.errors import BadInput, BadSignature, SyncError
from tracs_mobile.ports import ReceiptVerifier
from tracs_mobile.wording import say

_TAKEN = (ItemStatus.ACCEPTED, ItemStatus.DUPLICATE)


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleReceipts:
    """The gateway's word on one bundle: an item for each of its events, in their order."""

    v: int = wire.VERSION
    use: str = "bundle-receipts"
    bundle_id: str
    device: str
    gateway: str
    imported_at: datetime
    items: tuple[wire.ItemResult, ...]


class OtherLaptop(BadInput):
    """The receipts are for another laptop."""


def receipts_file(said: BundleReceipts, token: Callable[[object], str]) -> bytes:
    """The bytes of the file; `token` signs with the gateway's key."""
    return token(said).encode("ascii")


def read_receipts(
    raw: bytes, *, device_id: str, verify: ReceiptVerifier
) -> tuple[BundleReceipts, tuple[ItemAnswer, ...]]:
    """What the gateway said, every receipt verified by itself too.

    An answer whose receipt does not hold is left out. Raises BadInput for a file that is not
    whole, that DPS did not sign or that is for another laptop (OtherLaptop).
    """
    try:
        if len(raw) > LARGEST_FILE:
            raise BadInput("larger than any of ours")
        said = wire.decode(BundleReceipts, verify(raw.decode("ascii").strip()))
    except (BadSignature, BadInput, SyncError, UnicodeDecodeError) as fault:
        raise BadInput(
            say(
                "The file with receipts is not whole, or DPS did not sign it. Nothing was marked "
                "as received. Ask DPS to write the receipts again."
            )
        ) from fault
    if said.device != device_id:
        raise OtherLaptop(
            say(
                "These receipts are for another laptop ({device}). Read them there; nothing "
                "changes here.",
                device=said.device,
            )
        )
    answers = (answer_of(item, device_id=device_id, verify=verify) for item in said.items)
    return said, tuple(answer for answer in answers if answer is not None)


def answer_of(
    item: wire.ItemResult, *, device_id: str, verify: ReceiptVerifier
) -> ItemAnswer | None:
    """The answer that an item is for us; None when it names nothing or is not proven."""
    if not item.number:
        return None
    receipt = receipt_of(item.receipt, verify) if item.status in _TAKEN else None
    if item.status in _TAKEN:
        claimed = None if receipt is None else (receipt[0].number, receipt[0].seq, receipt[1])
        if claimed != (item.number, item.seq, device_id):
            return None
    first = item.errors[0] if item.errors else wire.ItemProblem(code="", say="")
    return ItemAnswer(
        number=TicketNumber(item.number),
        seq=item.seq,
        status=item.status,
        receipt=None if receipt is None else receipt[0],
        code=first.code,
        field=draft_path(first.at),
        say=first.say,
    )


def receipt_of(token: str, verify: ReceiptVerifier) -> tuple[Receipt, str] | None:
    """The receipt of a signed token and the device it is for; None for what DPS did not sign."""
    try:
        claims = wire.decode(wire.ReceiptClaims, verify(token))
        digest = bytes.fromhex(claims.digest)
    except (BadSignature, SyncError, ValueError):
        return None
    receipt = Receipt(
        receipt_id=claims.receipt_id,
        number=claims.number,
        seq=claims.seq,
        digest=digest,
        received_at=claims.received_at,
        token=token,
    )
    return receipt, claims.device
