"""What a printer says about itself: DLE EOT, GS r, automatic status, blocks with a header.

Bit layouts are Epson's, which the other makers follow: see the command manuals of TM-T81, TM-P60,
ZQ110, SPP-R200 and SPP-R210. Kinds of reply are told apart by their fixed bits, since several may
come mixed, cut in pieces, or without having been asked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum

ASK_PRINTER = b"\x10\x04\x01"
ASK_OFFLINE_CAUSE = b"\x10\x04\x02"
ASK_ERROR = b"\x10\x04\x03"
ASK_PAPER = b"\x10\x04\x04"
QUERIES = (ASK_PRINTER, ASK_OFFLINE_CAUSE, ASK_ERROR, ASK_PAPER)
"""DLE EOT 1 to 4, in the order in which a printer is asked before a job."""

TELL_CHANGES = b"\x1da\xff"
"""GS a: from now on tell every change of state."""

ASK_IN_ORDER = b"\x1dr\x01"
"""GS r 1: answered only when everything before it was taken up."""

CLEAR = b"\x10\x05\x02" + b"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08"
"""DLE ENQ 2 and DLE DC4 8: drop what waits to be printed, at once (Epson; others pass it over)."""

ASK_BATTERY_EPSON = b"\x10\x14\x07\x05"
"""DLE DC4, function 7, m = 5 (TM-P60)."""

ASK_BATTERY_BIXOLON = b"\x10\x1dIb"
"""GS I b, in real time after DLE (SPP-R210, SPP-R300)."""


def ask_printed(process_id: bytes) -> bytes:
    """GS ( H, function 48: send this four-character ID back when what came before is on paper."""
    return b"\x1d(H\x06\x000\x30" + process_id


def plain(query: bytes) -> bytes:
    """DLE EOT n as EOT n, the form in the manuals of ZQ110 and SPP-R200."""
    return query[1:]


class ReplyKind(Enum):
    """What kind of message a printer sent."""

    REAL_TIME = "answer to DLE EOT"
    IN_ORDER = "answer to GS r"
    CHANGE = "automatic status"
    PROCESS = "process ID"
    OFFLINE = "offline response"
    BATTERY = "battery"
    CLEARED = "buffers cleared"
    TEXT = "answer to GS I"
    BLOCK = "another block"
    OTHER = "something else"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """One message of a printer with its bytes."""

    kind: ReplyKind
    raw: bytes

    @property
    def text(self) -> str:
        """What stands between the header and the end of a block."""
        return self.raw[1:].rstrip(b"\x00").decode("ascii", "replace")


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """What is known to be wrong. All False: nothing is."""

    paper_out: bool = False
    cover_open: bool = False
    offline: bool = False
    hot: bool = False
    broken: bool = False
    battery_low: bool = False

    @property
    def stops(self) -> bool:
        """Whether a print under way cannot go on by itself. A hot head can."""
        return self.paper_out or self.cover_open or self.broken

    @property
    def good(self) -> bool:
        """Whether nothing stands in the way of printing. A low battery alone does not."""
        return replace(self, battery_low=False) == Condition()


class ReplyReader:
    """Cuts the bytes of a printer into replies; keeps what is not complete yet.

    XON and XOFF are no replies and may come even inside one; they are dropped.
    """

    def __init__(self) -> None:
        self._buffer = b""

    def feed(self, raw: bytes) -> Iterator[Reply]:
        """Replies that `raw` completes. The same bytes in other pieces give the same replies."""
        self._buffer += raw.translate(None, _FLOW)
        while self._buffer:
            length = _length(self._buffer)
            if length is None:
                return
            message, self._buffer = self._buffer[:length], self._buffer[length:]
            yield Reply(kind=_kind(message), raw=message)


_FLOW = b"\x11\x13"
_BLOCK, _TEXT = 0x37, 0x5F
_HEADERS = frozenset({_BLOCK, _TEXT, 0x39, 0x3B, 0x3D})
"""GS ( and GS I from 65 on; also extended status, power-off notice and GS I's information A."""

_LONGEST_BLOCK = 80
_CHANGE_BYTES = 4
_KIND_OF_BLOCK = {
    0x22: ReplyKind.PROCESS,
    0x23: ReplyKind.OFFLINE,
    0x25: ReplyKind.CLEARED,
    0x45: ReplyKind.BATTERY,
}


def _kind(message: bytes) -> ReplyKind:
    first = message[0]
    if first in _HEADERS:
        return _kind_of_block(message)
    if first & 0x93 == 0x12:
        return ReplyKind.REAL_TIME
    if first & 0x93 == 0x10:
        return ReplyKind.CHANGE if len(message) == _CHANGE_BYTES else ReplyKind.OTHER
    if first & 0x90 == 0:
        return ReplyKind.IN_ORDER
    return ReplyKind.OTHER


def _kind_of_block(message: bytes) -> ReplyKind:
    if message[-1] != 0:
        return ReplyKind.OTHER
    if message[0] == _TEXT:
        return ReplyKind.TEXT
    if message[0] == _BLOCK:
        return _KIND_OF_BLOCK.get(message[1], ReplyKind.BLOCK)
    return ReplyKind.BLOCK


def _length(buffer: bytes) -> int | None:
    """Bytes of the message at the start; None when it is not complete, 1 when it is none."""
    first = buffer[0]
    if first in _HEADERS:
        return _length_of_block(buffer)
    if first & 0x93 != 0x10:
        return 1
    tail = buffer[1:_CHANGE_BYTES]
    if any(byte & 0x90 for byte in tail):
        return 1
    return _CHANGE_BYTES if len(buffer) >= _CHANGE_BYTES else None


def _length_of_block(buffer: bytes) -> int | None:
    for at, byte in enumerate(buffer[1:_LONGEST_BLOCK], start=1):
        if byte == 0:
            return at + 1
        if not 0x20 <= byte <= 0x7E:
            return 1
    return None if len(buffer) < _LONGEST_BLOCK else 1


def from_answer(query: bytes, answer: int, known: Condition) -> Condition:
    """`known` with what the answer to one DLE EOT adds or takes back."""
    if query == ASK_PRINTER:
        return replace(known, offline=bool(answer & 0x08))
    if query == ASK_OFFLINE_CAUSE:
        out = bool(answer & 0x20)
        return replace(known, cover_open=bool(answer & 0x04), paper_out=known.paper_out or out)
    if query == ASK_ERROR:
        return replace(known, broken=bool(answer & 0x2C), hot=bool(answer & 0x40))
    return replace(known, paper_out=bool(answer & 0x60))


def from_change(message: bytes) -> Condition:
    """What the four bytes of an automatic status say."""
    printer, error, paper = message[0], message[1], message[2]
    return Condition(
        paper_out=bool(paper & 0x0C),
        cover_open=bool(printer & 0x20),
        offline=bool(printer & 0x08),
        hot=bool(error & 0x40),
        broken=bool(error & 0x2C),
    )


def battery_low(message: bytes) -> bool:
    """Whether a battery block says that little is left.

    Epson sends the source (0x31: battery) and an amount that counts down to 0x30; Bixolon sends
    the amount only, which counts up to 0x33, low.
    """
    body = message[2:-1]
    if len(body) == 1:
        return body[0] >= 0x33
    return len(body) == 2 and body[0] == 0x31 and body[1] <= 0x31


def paper_out_in_order(answer: int) -> bool:
    """Whether the answer to GS r 1 says that the paper is at its end."""
    return bool(answer & 0x0C)
