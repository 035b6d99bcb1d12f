"""What a printer says about itself: DLE EOT, GS r, automatic status and process replies.

Bit layouts are Epson's, which the other makers follow: see the command manuals of TM-T81, ZQ110
and SPP-R200. Kinds of reply are told apart by their fixed bits, since several may come mixed.
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


def ask_printed(process_id: bytes) -> bytes:
    """GS ( H, function 48: send this four-character ID back when what came before is on paper."""
    return b"\x1d(H\x06\x000\x30" + process_id


class ReplyKind(Enum):
    """What kind of message a printer sent."""

    REAL_TIME = "answer to DLE EOT"
    IN_ORDER = "answer to GS r"
    CHANGE = "automatic status"
    PROCESS = "process ID"
    OTHER = "something else"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """One message of a printer with its bytes."""

    kind: ReplyKind
    raw: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """What is known to be wrong. All False: nothing is."""

    paper_out: bool = False
    cover_open: bool = False
    offline: bool = False
    hot: bool = False
    broken: bool = False

    @property
    def stops(self) -> bool:
        """Whether a print under way cannot go on by itself. A hot head can."""
        return self.paper_out or self.cover_open or self.broken

    @property
    def good(self) -> bool:
        """Whether nothing stands in the way of printing."""
        return self == Condition()


class ReplyReader:
    """Cuts the bytes of a printer into replies; keeps what is not complete yet."""

    def __init__(self) -> None:
        self._buffer = b""

    def feed(self, raw: bytes) -> Iterator[Reply]:
        """Replies that `raw` completes."""
        self._buffer += raw
        while self._buffer:
            length = _length(self._buffer)
            if len(self._buffer) < length:
                return
            message, self._buffer = self._buffer[:length], self._buffer[length:]
            yield Reply(kind=_kind(message), raw=message)


def _kind(message: bytes) -> ReplyKind:
    first = message[0]
    if first == _BLOCK:
        return ReplyKind.PROCESS if message[1:2] == b"\x22" else ReplyKind.OTHER
    if first & 0x93 == 0x12:
        return ReplyKind.REAL_TIME
    if first & 0x93 == 0x10:
        return ReplyKind.CHANGE
    if first & 0x90 == 0:
        return ReplyKind.IN_ORDER
    return ReplyKind.OTHER


_BLOCK, _TEXT = 0x37, 0x5F
_LONGEST_BLOCK = 80


def _length(buffer: bytes) -> int:
    """Bytes of the message at the start; more than there are when it is not complete."""
    first = buffer[0]
    if first in (_BLOCK, _TEXT):
        end = buffer.find(b"\x00", 1, _LONGEST_BLOCK)
        if end < 0:
            return 1 if len(buffer) >= _LONGEST_BLOCK else len(buffer) + 1
        return end + 1
    return 4 if first & 0x93 == 0x10 else 1


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


def paper_out_in_order(answer: int) -> bool:
    """Whether the answer to GS r 1 says that the paper is at its end."""
    return bool(answer & 0x0C)
