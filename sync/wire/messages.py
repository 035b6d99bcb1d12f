"""Every message of the wire as a value, and how messages become bytes and are read back."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from sync.wire.later import with_whole_numbers, without_later_keys
from tracs_mobile.domain import canonical
from tracs_mobile.domain.agency_board import AgencyBoard
from tracs_mobile.domain.heartbeat import Heartbeat
from tracs_mobile.domain.names import TicketNumber
from tracs_mobile.domain.news import NewsPage
from tracs_mobile.domain.numbering import NumberAccount, NumberBlock
from tracs_mobile.domain.outbox import ItemStatus
from tracs_mobile.domain.states import Review
from tracs_mobile.errors import BadInput, SyncError, SyncFault
from tracs_mobile.ports import GatewayConfig
from tracs_mobile.wording import say

__all__ = [
    "MAX_MESSAGE",
    "VERSION",
    "BatchResult",
    "BoardClaims",
    "ConfigClaims",
    "EnrolAgainRequest",
    "EnrolAnswer",
    "EnrolRequest",
    "Heartbeat",
    "HeldBlocks",
    "HelloClaims",
    "ItemProblem",
    "ItemResult",
    "LookupItem",
    "LookupRequest",
    "NewsClaims",
    "NumbersClaims",
    "NumbersRequest",
    "Problem",
    "ReceiptClaims",
    "ReceiptPage",
    "RequestClaims",
    "ReviewRequest",
    "TicketClaims",
    "decode",
    "decode_strict",
    "encode",
]

VERSION = 1
MAX_MESSAGE = 4_000_000
"""Bytes of one message or one batch, after inflating."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemProblem:
    """Why one line was refused: machine word, JSON pointer of the field, sentence."""

    code: str
    at: str = ""
    say: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemResult:
    """The gateway's word on line `line` (from 0). `receipt` is a JWS or empty."""

    line: int
    number: str = ""
    seq: int = 0
    status: ItemStatus
    receipt: str = ""
    errors: tuple[ItemProblem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchResult:
    """One result for each line, in the order of the lines."""

    v: int = VERSION
    gateway: str
    received_at: datetime
    items: tuple[ItemResult, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptClaims:
    """What a receipt says. `digest` is the SHA-256 of the event's bytes in hex."""

    v: int = VERSION
    use: str = "receipt"
    receipt_id: str
    number: TicketNumber
    seq: int
    digest: str
    device: str
    received_at: datetime
    gateway: str
    channel: str = "https"


@dataclass(frozen=True, slots=True, kw_only=True)
class HelloClaims:
    """The gateway's time, bound to the nonce that asked for it."""

    v: int = VERSION
    use: str = "hello"
    nonce: str
    now: datetime
    gateway: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfigClaims:
    """Records and numbers for one device."""

    v: int = VERSION
    use: str = "config"
    device: str
    config: GatewayConfig


@dataclass(frozen=True, slots=True, kw_only=True)
class NumbersClaims:
    """Every number block that is granted to one device."""

    v: int = VERSION
    use: str = "numbers"
    device: str
    blocks: tuple[NumberBlock, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestClaims:
    """A device's word that it makes this request, good for a few minutes."""

    v: int = VERSION
    use: str = "request"
    device: str
    issued_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class NumbersRequest:
    """What a device says of its numbers when it asks for more."""

    v: int = VERSION
    account: NumberAccount


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldBlocks:
    """The blocks a device was granted, told to a gateway that went back to an older copy."""

    v: int = VERSION
    blocks: tuple[NumberBlock, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LookupItem:
    """Names one event to look for. `digest` in hex."""

    number: str
    seq: int
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LookupRequest:
    """Events whose receipts a device wants again."""

    v: int = VERSION
    items: tuple[LookupItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptPage:
    """Receipts after a cursor; ask again from `cursor` until `receipts` is empty."""

    v: int = VERSION
    cursor: int
    receipts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Why a whole request was refused: machine word and sentence (RFC 9457 in spirit)."""

    v: int = VERSION
    code: str
    say: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EnrolRequest:
    """A laptop asks to become known. Nothing in it is secret.

    `code_id` names the one-time code (`vault.enrolment_ids`), `proof` is the HMAC-SHA256 in hex,
    keyed with the code, over everything else in canonical form with an empty `proof`. Who knows
    the code is believed, once.
    """

    v: int = VERSION
    code_id: str
    public_pem: str
    device_name: str
    version: str
    nonce: str
    proof: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EnrolAgainRequest:
    """A laptop that DPS forgot, by going back to an older copy, asks to be known as it was.

    Proved with a new one-time code like an `EnrolRequest`. `device_id` and `public_pem` are those
    that its tickets are signed with: key, numbers and queue stay as they are.
    """

    v: int = VERSION
    code_id: str
    device_id: str
    public_pem: str
    version: str
    nonce: str
    proof: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EnrolAnswer:
    """What an enrolled laptop starts with: its name, the keys it must trust, its records.

    `proof` is made like that of the request with the same code, over `nonce` and all of this:
    so the laptop knows that the keys come from whoever gave it the code.
    """

    v: int = VERSION
    use: str = "enrolment"
    nonce: str
    device_id: str
    receipt_keys: tuple[tuple[str, str], ...]
    seal_key: str
    import_key: str
    recovery_keys: tuple[str, ...]
    config: GatewayConfig
    proof: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsClaims:
    """News of one device's tickets after a cursor."""

    v: int = VERSION
    use: str = "news"
    device: str
    page: NewsPage


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardClaims:
    """The agency's tickets, for the Point of Contact who asked."""

    v: int = VERSION
    use: str = "board"
    device: str
    board: AgencyBoard


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketClaims:
    """One ticket of the agency: the bytes its laptop signed, as text."""

    v: int = VERSION
    use: str = "ticket"
    device: str
    number: str
    seq: int
    payload: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewRequest:
    """The word of a Point of Contact on a ticket."""

    v: int = VERSION
    poc: str
    number: str
    state: Review
    note: str


def encode(message: object) -> bytes:
    """A message or the payload of a token, as canonical JSON."""
    return canonical.encode(message)


def decode(kind: type[T], raw: bytes) -> T:
    """Read a message on the client; keys added by later versions pass. Raises SyncError GARBLED."""
    try:
        return decode_strict(kind, raw, later_keys=True)
    except BadInput as fault:
        raise SyncError(
            say(
                "DPS answered, but the answer could not be understood. The tickets stay queued and "
                "will be tried again."
            ),
            fault=SyncFault.GARBLED,
        ) from fault


def decode_strict(kind: type[T], raw: bytes, *, later_keys: bool = False) -> T:
    """Read a message; version and `use` must be those of `kind`. Raises BadInput."""
    plain = with_whole_numbers(canonical.load_object(raw, limit=MAX_MESSAGE))
    fields = {f.name: f for f in dataclasses.fields(kind)}  # type: ignore[arg-type] # dataclasses only
    if later_keys:
        plain = without_later_keys(kind, plain)
    for name in ("v", "use"):
        if name in fields and plain.get(name) != fields[name].default:
            raise BadInput(
                say(
                    "The message is not a {name} of version {version}.",
                    name=kind.__name__,
                    version=VERSION,
                )
            )
    return canonical.from_plain(kind, plain)
