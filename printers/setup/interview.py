"""Short questions to whatever is at the end of a line, and who answers them."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum

from printers.driver.links import Link
from printers.escpos import status
from printers.escpos.status import Condition, Reply, ReplyKind, ReplyReader

Monotonic = Callable[[], float]

REPLY_S = 0.3
"""Longer than any printer takes for an answer; a second try covers a radio that slept."""

_LISTEN_S = 0.2
_WRITE_S = 0.5
_TRIES = 2

ASK_MAKER = b"\x1dIB"
ASK_MODEL = b"\x1dIC"
ASK_SERIAL = b"\x1dID"
ASK_FIRMWARE = b"\x1dIA"
"""GS I 65 to 68: answered by a text between 5F and 00."""

_TEXT = 0x5F


class Interview:
    """Asks over a line that is open; keeps all that was heard. Raises LinkLost like the line."""

    def __init__(self, link: Link, *, monotonic: Monotonic, canceled: threading.Event) -> None:
        self._link = link
        self._monotonic = monotonic
        self._canceled = canceled
        self._reader = ReplyReader()
        self.heard = b""

    @property
    def now(self) -> float:
        """Seconds of the clock that all waits here are measured by."""
        return self._monotonic()

    def say(self, data: bytes, *, within_s: float = _WRITE_S) -> bool:
        """Send all of it; False when the line does not take it in time."""
        until = self._monotonic() + within_s
        while data and not self._canceled.is_set() and self._monotonic() < until:
            data = data[self._link.write(data, deadline_s=_WRITE_S) :]
        return not data

    def listen(self, within_s: float) -> list[Reply]:
        """What comes in by itself for so long; ends at the first that comes."""
        return self._until(within_s, lambda _: True)

    def ask(
        self, question: bytes, wanted: Callable[[Reply], bool], *, within_s: float = REPLY_S
    ) -> Reply | None:
        """The first answer of the wanted kind; None when none came in time."""
        if not self.say(question):
            return None
        return next(filter(wanted, self._until(within_s, wanted)), None)

    def ask_text(self, question: bytes, *, within_s: float = REPLY_S) -> str:
        """The text that answers GS I; empty when none comes."""
        reply = self.ask(question, _is_text, within_s=within_s)
        if reply is None:
            return ""
        text = reply.raw[1:-1].decode("ascii", errors="replace")
        return "".join(char for char in text if char.isprintable()).strip()

    def _until(self, within_s: float, enough: Callable[[Reply], bool]) -> list[Reply]:
        """Replies until one is enough, time is up or the wait is given up."""
        until, replies = self._monotonic() + within_s, list[Reply]()
        while not self._canceled.is_set():
            raw = self._link.read(wait=True)
            self.heard += raw
            replies += self._reader.feed(raw)
            if any(map(enough, replies)) or self._monotonic() >= until:
                break
        return replies


def _is_text(reply: Reply) -> bool:
    return len(reply.raw) > 1 and reply.raw[0] == _TEXT and reply.raw[-1] == 0


def is_status(reply: Reply) -> bool:
    """Whether it answers DLE EOT."""
    return reply.kind is ReplyKind.REAL_TIME


_FINE = Condition()


class Heard(Enum):
    """Who is at the end of a line."""

    PRINTER = "a printer"
    OTHER = "something else"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came of asking. `bare`: it answers EOT n, without the DLE that others want."""

    who: Heard
    condition: Condition = _FINE
    maker: str = ""
    model: str = ""
    serial: str = ""
    firmware: str = ""
    bare: bool = False


def who_is_there(talk: Interview) -> Answer:
    """Ask with three bytes that no printer prints and no other device takes for an order.

    Only what answered like a printer is asked for its name, since those questions hold letters.
    """
    if _speaks_unasked(talk):
        return Answer(who=Heard.OTHER)
    for bare in (False, True):
        queries = [query[1:] if bare else query for query in status.QUERIES]
        first = _first_answer(talk, queries[0], tries=1 if bare else _TRIES)
        if first is not None:
            return _introduced(talk, queries, first, bare=bare)
        if talk.heard:
            return Answer(who=Heard.OTHER)
    return Answer(who=Heard.NOBODY)


def _speaks_unasked(talk: Interview) -> bool:
    """A position receiver or a scanner talks by itself; a printer at most of a change of state."""
    replies = talk.listen(_LISTEN_S)
    unasked = bool(talk.heard) and any(reply.kind is not ReplyKind.CHANGE for reply in replies)
    whole = sum(len(reply.raw) for reply in replies) == len(talk.heard)
    talk.heard = b""
    return unasked or not whole


def _first_answer(talk: Interview, query: bytes, *, tries: int) -> Reply | None:
    """The status byte, when that byte (and no echo, and no chatter) is what comes back."""
    for _ in range(tries):
        reply = talk.ask(query, is_status)
        if reply is not None:
            return reply if _only_status(talk.heard, tries) else None
        if talk.heard:
            return None
    return None


def _only_status(heard: bytes, most: int) -> bool:
    """Whether nothing came but answers, at most one for each question, and changes of state."""
    kinds = [reply.kind for reply in ReplyReader().feed(heard)]
    answers = kinds.count(ReplyKind.REAL_TIME)
    return answers <= most and answers + kinds.count(ReplyKind.CHANGE) == len(kinds)


def _introduced(talk: Interview, queries: Sequence[bytes], first: Reply, *, bare: bool) -> Answer:
    """Ask the rest of a device whose first answer was right; all of it has to be."""
    condition = status.from_answer(status.QUERIES[0], first.raw[0], Condition())
    for query, meaning in zip(queries[1:], status.QUERIES[1:], strict=True):
        reply = talk.ask(query, is_status)
        if not _only_status(talk.heard, _TRIES + len(queries)):
            return Answer(who=Heard.OTHER)
        if reply is not None:
            condition = status.from_answer(meaning, reply.raw[0], condition)
    model = talk.ask_text(ASK_MODEL)
    return Answer(
        who=Heard.PRINTER,
        condition=condition,
        maker=talk.ask_text(ASK_MAKER) if model else "",
        model=model,
        serial=talk.ask_text(ASK_SERIAL) if model else "",
        firmware=talk.ask_text(ASK_FIRMWARE) if model else "",
        bare=bare,
    )
