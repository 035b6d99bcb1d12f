"""One attempt to print a job: open, ask, send, wait for the printer's word. Runs on its own thread.

The ladder of what can be known (facts of the makers): a process ID comes back when the paper is
out; an answer in order only says that the bytes were taken up; nothing else proves anything.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass

from printers import said, status
from printers.links import Link, LinkHeld, LinkLost, LinkMissing
from printers.profiles import Profile
from printers.status import Condition, Reply, ReplyKind, ReplyReader
from tracs_mobile.domain.states import PrintGrade

log = logging.getLogger(__name__)

CHUNK_BYTES = 512
PROCESS_ID = b"TRAC"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How long each step may take, in seconds."""

    open_s: float = 10.0
    reply_s: float = 0.3
    chunk_s: float = 5.0
    slack_s: float = 15.0
    silence_s: float = 2.0
    give_up_s: float = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """How an attempt ended."""

    grade: PrintGrade
    said: str


class Attempt:
    """Sends one job. `run` belongs to one thread; everything else may be used by any."""

    def __init__(
        self,
        job: bytes,
        *,
        profile: Profile,
        where: str,
        open_link: Callable[[], Link],
        limits: Limits,
        monotonic: Callable[[], float],
        ends_at: float,
    ) -> None:
        self._job = job
        self._profile = profile
        self._where = where
        self._open_link = open_link
        self._limits = limits
        self._monotonic = monotonic
        self.ends_at = ends_at
        self._link: Link | None = None
        self.canceled = threading.Event()
        self._replies = ReplyReader()
        self._condition = Condition()
        self._kept: dict[ReplyKind, Reply] = {}
        self.sent = 0
        self.heard = b""
        self.verdict: Verdict | None = None
        self.decided = threading.Event()

    def cancel(self) -> None:
        """Give up soon."""
        self.canceled.set()
        if self._link is not None:
            self._link.abort()

    def run(self) -> None:
        """Do it all; leaves the verdict before it lets go of the line, which may take a while."""
        try:
            self.verdict = self._opened()
        except Exception as fault:  # noqa: BLE001  (the thread's edge: a verdict there must be)
            log.error("A print job ended with %s", type(fault).__name__)  # noqa: TRY400
            self.verdict = self._interrupted(said.LOST) if self.sent else _not_started(said.FAULT)
        self.decided.set()
        if self._link is not None:
            self._link.close(discard=self.verdict.grade not in _FINISHED)

    def _opened(self) -> Verdict:
        try:
            self._link = self._open_link()
        except LinkHeld:
            return _not_started(said.held(self._where))
        except (LinkMissing, LinkLost):
            return _not_started(said.missing(self._where))
        try:
            return self._ready(self._link) or self._send(self._link) or self._finish(self._link)
        except LinkLost:
            if not self.sent:
                return _not_started(said.LOST_EARLY)
            return self._interrupted(said.LOST)

    def _ready(self, link: Link) -> Verdict | None:
        """Ask before sending; None when nothing stands in the way."""
        if self.canceled.is_set():
            return _not_started(said.CANCELED)
        if not self._profile.answers_status:
            return None
        if self._ask_all(link) == 0:
            canceled = self.canceled.is_set()
            return _not_started(said.CANCELED if canceled else said.SILENT)
        return None if self._condition.good else _not_started(said.before(self._condition))

    def _ask_all(self, link: Link) -> int:
        """Send each query and take its answer; how many were answered. Stops at a silent one."""
        answered = 0
        for query in status.QUERIES:
            link.write(query, deadline_s=self._limits.reply_s)
            answer = self._await(link, ReplyKind.REAL_TIME, self._limits.reply_s)
            if answer is None:
                if not answered:
                    return 0
                continue
            answered += 1
            self._condition = status.from_answer(query, answer.raw[0], self._condition)
        return answered

    def _send(self, link: Link) -> Verdict | None:
        """Send the job in chunks; None when all of it is gone."""
        job = self._job + self._fence()
        while self.sent < len(job):
            self._kept.clear()  # nothing that came before the last byte can speak of the end
            taken = link.write(
                job[self.sent : self.sent + CHUNK_BYTES], deadline_s=self._limits.chunk_s
            )
            self.sent += taken
            if self.canceled.is_set():
                return self._stopped()
            self._listen(link, wait=not taken)
            if not taken or self._condition.stops:
                return self._interrupted(said.STALLED)
            if self._monotonic() > self.ends_at:
                return self._interrupted(said.TIMEOUT)
        return None

    def _fence(self) -> bytes:
        if self._profile.confirms_print:
            return status.ask_printed(PROCESS_ID)
        return status.ASK_IN_ORDER if self._profile.answers_in_order else b""

    def _finish(self, link: Link) -> Verdict:
        """All bytes are gone: wait for what the printer says of them."""
        if not self._profile.answers_status:
            return Verdict(grade=PrintGrade.PROBABLY, said=said.MUTE)
        kind = ReplyKind.PROCESS if self._profile.confirms_print else ReplyKind.IN_ORDER
        reply = self._await_end(link, kind)
        if self.canceled.is_set():
            return self._stopped()
        if reply is None:
            return self._unanswered(link)
        if kind is ReplyKind.PROCESS and PROCESS_ID in reply.raw:
            return Verdict(grade=PrintGrade.CONFIRMED, said=said.CONFIRMED)
        if kind is ReplyKind.IN_ORDER and status.paper_out_in_order(reply.raw[0]):
            return self._interrupted(said.during(Condition(paper_out=True)))
        return Verdict(grade=PrintGrade.PROBABLY, said=said.PROBABLY)

    def _await_end(self, link: Link, kind: ReplyKind) -> Reply | None:
        """The answer to the fence; None when time is up or nothing at all is heard any more."""
        silent = 0
        while silent < _SILENT_TIMES and self._monotonic() < self.ends_at:
            reply = self._await(link, kind, self._limits.silence_s)
            if reply is not None or self.canceled.is_set() or self._condition.stops:
                return reply
            link.write(status.ASK_PRINTER, deadline_s=self._limits.reply_s)
            alive = self._await(link, ReplyKind.REAL_TIME, self._limits.reply_s)
            silent = 0 if alive is not None else silent + 1
        return None

    def _unanswered(self, link: Link) -> Verdict:
        """No word of the end, though there was time enough: ask once more how things stand."""
        if self._condition.stops:
            return self._interrupted(said.UNFINISHED)
        self._condition = Condition()
        if self._ask_all(link) < len(status.QUERIES):
            return self._interrupted(said.UNFINISHED)
        if self._condition.good and not self._profile.answers_in_order:
            return Verdict(grade=PrintGrade.PROBABLY, said=said.PROBABLY)
        return self._interrupted(said.UNFINISHED)

    def _interrupted(self, sentence: str) -> Verdict:
        """Something went out; the printer's own word for the cause is better than ours."""
        if not self._condition.good:
            sentence = said.during(self._condition)
        return Verdict(grade=PrintGrade.INTERRUPTED, said=sentence)

    def _stopped(self) -> Verdict:
        if not self.sent:
            return _not_started(said.CANCELED)
        return Verdict(grade=PrintGrade.INTERRUPTED, said=said.CANCELED_LATE)

    def _await(self, link: Link, kind: ReplyKind, within_s: float) -> Reply | None:
        """The next reply of a kind; changes of state on the way are noted, and end the wait."""
        until = self._monotonic() + within_s
        while not self.canceled.is_set():
            heard = self._listen(link, wait=kind not in self._kept)
            if kind in self._kept:
                return self._kept.pop(kind)
            found = next((reply for reply in heard if reply.kind is kind), None)
            if found is not None:
                return found
            if self._monotonic() >= until or (self.sent and self._condition.stops):
                return None
        return None

    def _listen(self, link: Link, *, wait: bool) -> list[Reply]:
        raw = link.read(wait=wait)
        self.heard += raw
        replies = list(self._replies.feed(raw))
        for reply in replies:
            if reply.kind is ReplyKind.CHANGE:
                self._condition = status.from_change(reply.raw)
            elif reply.kind in _ENDS:
                # It may come while something else is asked; it comes only once.
                self._kept[reply.kind] = reply
        return replies


_SILENT_TIMES = 3
_ENDS = (ReplyKind.IN_ORDER, ReplyKind.PROCESS)
_FINISHED = (PrintGrade.CONFIRMED, PrintGrade.PROBABLY)


def _not_started(sentence: str) -> Verdict:
    return Verdict(grade=PrintGrade.NOT_STARTED, said=sentence)
