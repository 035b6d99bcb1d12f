"""What passes between a laptop and a relay: lines of the wire one way, answers the other."""

from __future__ import annotations

from dataclasses import dataclass

from sync import wire
from sync.bundles.receipts import receipt_of
from tracs_mobile.domain.names import TicketNumber
from tracs_mobile.domain.outbox import Envelope, ItemAnswer, ItemStatus
from tracs_mobile.ports import ReceiptVerifier

KEEP = "/relay/v1/keep"
ANSWERS = "/relay/v1/answers"
HELLO = "/relay/v1/hello"
MAX_BODY = 2_000_000
MAX_LINES = 100

ANSWERED = "answered"
KEPT = "kept"
NOT_HERE = "not here"
FULL = "full"
UNUSABLE = "unusable"

_TAKEN = (ItemStatus.ACCEPTED, ItemStatus.DUPLICATE)


@dataclass(frozen=True, slots=True, kw_only=True)
class RelayItem:
    """How one event stands at a relay: `state` is kept, not here, full, unusable or answered.

    Answered: then `status` and the rest are DPS's word. Only `receipt`, which DPS signed, proves
    that DPS has the ticket; that a relay keeps it is no more than that.
    """

    number: str
    seq: int
    digest: str
    state: str
    status: str = ""
    receipt: str = ""
    code: str = ""
    field: str = ""
    say: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RelayItems:
    """One item for each event asked for, in its order."""

    v: int = 1
    use: str = "relay-items"
    items: tuple[RelayItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RelayLookup:
    """Events whose answers the laptop `device` asks for."""

    v: int = 1
    use: str = "relay-lookup"
    device: str
    items: tuple[wire.LookupItem, ...]


def answered(envelope: Envelope, answer: ItemAnswer) -> RelayItem:
    """The word of DPS on an event, as the relay gives it out."""
    return RelayItem(
        number=envelope.number,
        seq=envelope.seq,
        digest=envelope.digest.hex(),
        state=ANSWERED,
        status=answer.status.value,
        receipt=answer.receipt.token if answer.receipt is not None else "",
        code=answer.code,
        field=answer.field,
        say=answer.say,
    )


def answer_of(item: RelayItem, envelope: Envelope, verify: ReceiptVerifier) -> ItemAnswer | None:
    """What an item says of our event; None while there is no answer, or one without proof."""
    if item.state != ANSWERED:
        return None
    try:
        status = ItemStatus(item.status)
    except ValueError:
        return None
    receipt = None
    if status in _TAKEN:
        found = receipt_of(item.receipt, verify)
        ours = (envelope.number, envelope.seq, envelope.digest, envelope.device_id)
        if found is None or (found[0].number, found[0].seq, found[0].digest, found[1]) != ours:
            return None
        receipt = found[0]
    return ItemAnswer(
        number=TicketNumber(envelope.number),
        seq=envelope.seq,
        status=status,
        receipt=receipt,
        code=item.code,
        field=item.field,
        say=item.say,
    )
