"""Where each command of an ESC/POS stream ends, written from the makers' manuals."""

from __future__ import annotations

from collections.abc import Callable, Iterator

_ESC = {
    "@": 0, "2": 0, "L": 0, "S": 0, "\x0c": 0, "i": 0, "m": 0,
    "t": 1, "R": 1, "3": 1, "J": 1, "K": 1, "d": 1, "e": 1, "E": 1, "G": 1, "M": 1, "!": 1,
    "a": 1, "-": 1, "{": 1, "V": 1, " ": 1, "=": 1, "T": 1, "r": 1,
    "$": 2, "\\": 2, "c": 2, "p": 3, "W": 8,
}  # fmt: skip
_GS = {
    "!": 1, "r": 1, "a": 1, "I": 1, "B": 1, "b": 1, "h": 1, "w": 1, "f": 1, "H": 1, "T": 1,
    "/": 1, ":": 0, "P": 2, "L": 2, "W": 2, "$": 2, "\\": 2, "^": 3,
}  # fmt: skip
_FS = {".": 0, "&": 0, "p": 2, "!": 1, "-": 1, "S": 2, "W": 1, "C": 1}
_DLE = b"\x10"
_REAL_TIME = {
    0x04: dict.fromkeys((1, 2, 3, 4), 3),
    0x05: dict.fromkeys((0, 1, 2), 3),
    0x14: {1: 5, 2: 5, 3: 7, 7: 4, 8: 10},
    # Bixolon's GS I in real time.
    0x1D: {0x49: 4},
}
"""What may follow DLE, and the length of the whole; anything else is data like any other."""

_TEXT_FORM_LAST = 6
_CUT_WITH_FEED = b"ABad"
"""Forms of GS V that say how far to feed first."""


def commands(job: bytes) -> Iterator[bytes]:
    """A job cut into its commands; a byte of text is a command of its own."""
    at = 0
    while at < len(job):
        head = job[at : at + 16]
        length = command_length(head) if _is_short(head) else command_length(job[at:])
        yield job[at : at + length]
        at += length


def _is_short(head: bytes) -> bool:
    """Whether the start alone tells how long the command is; a code ended by NUL does not."""
    return head[:2] not in (b"\x1dk", b"\x1bD")


def command_length(queue: bytes) -> int:
    """Bytes of the command or the byte of text at the start; more than there are if cut off."""
    second = chr(queue[1]) if len(queue) > 1 else ""
    if queue[0] == 0x1B:
        return _escape_length(queue, second)
    if queue[0] == 0x1D:
        return _group_length(queue, second)
    if queue[0] == 0x1C:
        return _sized(queue, 3, 2) if second == "(" else 2 + _FS.get(second, 0)
    return 1


def _escape_length(queue: bytes, second: str) -> int:
    if second == "*":
        if len(queue) < 5:
            return 5
        dots_high = 3 if queue[2] >= 32 else 1
        return 5 + dots_high * int.from_bytes(queue[3:5], "little")
    if second == "(":
        return _sized(queue, 3, 2)
    if second == "D":
        end = queue.find(b"\x00", 2)
        return len(queue) + 1 if end < 0 else end + 1
    return 2 + _ESC.get(second, 0)


def _group_length(queue: bytes, second: str) -> int:
    if second in _OF_THEIR_OWN:
        return _OF_THEIR_OWN[second](queue)
    return 2 + _GS.get(second, 0)


def _raster_length(queue: bytes) -> int:
    if len(queue) < 8:
        return 8
    wide, high = queue[4:6], queue[6:8]
    return 8 + int.from_bytes(wide, "little") * int.from_bytes(high, "little")


def _cut_length(queue: bytes) -> int:
    return 4 if queue[2:3] and queue[2] in _CUT_WITH_FEED else 3


def _download_length(queue: bytes) -> int:
    return 4 if len(queue) < 4 else 4 + queue[2] * queue[3] * 8


def _code_length(queue: bytes) -> int:
    """GS k: its older form ends with NUL, its newer one says its length."""
    if len(queue) < 4:
        return 4
    if queue[2] > _TEXT_FORM_LAST:
        return 4 + queue[3]
    end = queue.find(b"\x00", 3)
    return len(queue) + 1 if end < 0 else end + 1


def _sized(queue: bytes, at: int, width: int) -> int:
    """A command that says at `at`, in `width` bytes, how many bytes follow."""
    if len(queue) < at + width:
        return at + width
    return at + width + int.from_bytes(queue[at : at + width], "little")


class RealTimeSplitter:
    """Takes the commands that a printer does at once out of what comes in, however it is cut."""

    def __init__(self) -> None:
        self._held = b""

    def feed(self, raw: bytes) -> Iterator[tuple[bytes, bool]]:
        """The pieces in order, each with whether it is a real-time command."""
        raw, self._held = self._held + raw, b""
        while (at := raw.find(_DLE)) >= 0:
            yield raw[:at], False
            raw = raw[at:]
            length = _real_time_length(raw)
            if length > len(raw):
                self._held = raw
                return
            yield raw[:length], length > 1
            raw = raw[length:]
        yield raw, False


def _real_time_length(raw: bytes) -> int:
    """Bytes of the DLE command at the start, 1 when it is none; more than there are if cut off."""
    if len(raw) < 2:
        return 2
    known = _REAL_TIME.get(raw[1])
    if known is None:
        return 1
    return known.get(raw[2], 1) if len(raw) > 2 else 3


_OF_THEIR_OWN: dict[str, Callable[[bytes], int]] = {
    "v": _raster_length,
    "(": lambda queue: _sized(queue, 3, 2),
    "8": lambda queue: _sized(queue, 3, 4),
    "k": _code_length,
    "V": _cut_length,
    "*": _download_length,
}
"""Commands of GS whose length is in their data."""
