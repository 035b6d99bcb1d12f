"""One conversation with a printer over an open line: questions, answers, and what comes unasked."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from printers.driver import causes
from printers.driver.links import Link
from printers.escpos import status
from printers.escpos.status import Condition, Reply, ReplyKind, ReplyReader
from tracs_mobile.domain.devices import Cause


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How long each step may take, in seconds."""

    open_s: float = 10.0
    reply_s: float = 0.3
    wake_s: float = 1.0
    """A printer that sleeps is asked again for so long."""
    chunk_s: float = 5.0
    slack_s: float = 15.0
    silence_s: float = 2.0
    give_up_s: float = 2.0
    cool_s: float = 60.0
    """A head that is too hot in the middle of a ticket may cool for so long."""
    retry_s: float = 2.0
    """Pause before the one second try on a printer that was not there."""
    reopen_s: float = 0.5
    """Bluetooth lines want so long between closing and opening (Star's advice)."""
    drain_s: float = 10.0
    """At most so long a line is kept open for a printer that cannot say that it is through."""
    check_s: float = 2.5
    """For a check, opening included."""


class Talk:
    """Belongs to one thread. All methods raise LinkLost when the line breaks."""

    def __init__(
        self,
        link: Link,
        *,
        limits: Limits,
        monotonic: Callable[[], float],
        canceled: threading.Event,
    ) -> None:
        self.link = link
        self.condition = Condition()
        self.heard = b""
        self.in_job = False
        self._limits = limits
        self._monotonic = monotonic
        self._canceled = canceled
        self._reader = ReplyReader()
        self._replies: list[Reply] = []
        self._kept: dict[ReplyKind, Reply] = {}
        self._without_dle = False

    def wake(self) -> bool:
        """Ask for a sign of life, twice, in both forms of the question; False: nobody answers."""
        reply_s, wake_s = self._limits.reply_s, self._limits.wake_s
        for without_dle, within_s in ((False, reply_s), (False, wake_s / 2), (True, wake_s / 2)):
            self._without_dle = without_dle
            if self._ask(status.ASK_PRINTER, within_s) is not None:
                return True
        self._without_dle = False
        return False

    def ask_all(self, queries: Sequence[bytes] = status.QUERIES) -> int:
        """Send each query and take its answer; how many were answered. Stops at a silent first."""
        answered = 0
        for query in queries:
            if self._ask(query, self._limits.reply_s) is not None:
                answered += 1
            elif not answered:
                break
        return answered

    def ask_battery(self, query: bytes) -> None:
        """Note whether the battery is low, if the printer says so."""
        if query:
            self.link.write(query, deadline_s=self._limits.reply_s)
            self.reply(ReplyKind.BATTERY, self._limits.reply_s)

    def is_alive(self) -> bool:
        """Whether it answers at all."""
        return self._ask(status.ASK_PRINTER, self._limits.reply_s) is not None

    def _ask(self, query: bytes, within_s: float) -> Reply | None:
        sent = status.plain(query) if self._without_dle else query
        self.link.write(sent, deadline_s=self._limits.reply_s)
        answer = self.reply(ReplyKind.REAL_TIME, within_s)
        if answer is not None:
            self.condition = status.from_answer(query, answer.raw[0], self.condition)
        return answer

    def stranger(self) -> Cause | None:
        """What else than a printer talks here; asked before a job."""
        return causes.stranger(self.heard, self._replies)

    def forget_replies(self) -> None:
        """What was kept cannot speak of what is sent from now on."""
        self._kept.clear()

    def clear(self) -> bool:
        """Have the printer drop what it holds, also after a cancel; whether it says it did.

        What waits on our side goes first, or it would stand before the command.
        """
        self.link.drop()
        self.link.write(status.CLEAR, deadline_s=self._limits.reply_s)
        until = self._monotonic() + self._limits.reply_s
        while self._monotonic() < until:
            if any(reply.kind is ReplyKind.CLEARED for reply in self.listen(wait=True)):
                return True
        return False

    def reply(self, kind: ReplyKind, within_s: float) -> Reply | None:
        """The next reply of a kind; a change of state on the way is noted, and ends a job's wait.

        None also when canceled.
        """
        until = self._monotonic() + within_s
        while not self._canceled.is_set():
            heard = self.listen(wait=kind not in self._kept)
            if kind in self._kept:
                return self._kept.pop(kind)
            found = next((reply for reply in heard if reply.kind is kind), None)
            if found is not None:
                return found
            if self._monotonic() >= until or (self.in_job and self.condition.stops):
                return None
        return None

    def listen(self, *, wait: bool) -> list[Reply]:
        """What has come in."""
        raw = self.link.read(wait=wait)
        self.heard += raw
        replies = list(self._reader.feed(raw))
        self._replies += replies
        for reply in replies:
            self._note(reply)
        return replies

    def _note(self, reply: Reply) -> None:
        if reply.kind is ReplyKind.CHANGE:
            low = self.condition.battery_low
            self.condition = replace(status.from_change(reply.raw), battery_low=low)
        elif reply.kind is ReplyKind.OFFLINE:
            self.condition = replace(self.condition, offline=True)
        elif reply.kind is ReplyKind.BATTERY:
            self.condition = replace(self.condition, battery_low=status.battery_low(reply.raw))
        elif reply.kind in _ENDS:
            # It may come while something else is asked; it comes only once.
            self._kept[reply.kind] = reply


_ENDS = (ReplyKind.IN_ORDER, ReplyKind.PROCESS)
