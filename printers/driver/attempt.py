"""One attempt to print a job: ask, send it once, wait for the printer's word.

The ladder of what can be known (facts of the makers): a process ID comes back when the paper is
out; an answer in order only says that the bytes were taken up; nothing else proves anything.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass

from printers.driver import causes
from printers.driver.errand import Monotonic, Verdict, interrupted, not_started
from printers.driver.inquiry import battery_question, standing
from printers.driver.links import Link, LinkLost
from printers.driver.talk import Limits, Talk
from printers.driver.visit import Visit, Way
from printers.escpos import status
from printers.escpos.status import Condition, Reply, ReplyKind
from printers.profiles import Profile
from tracs_mobile.domain.devices import Cause, LinkKind
from tracs_mobile.domain.states import PrintGrade
from tracs_mobile.overriding import override

__all__ = ["Attempt", "Job", "Limits", "filling"]

CHUNK_BYTES = 512

BAND_ROWS = 128
"""No picture in a job is sent in taller pieces."""


def filling(profile: Profile) -> bytes:
    """Enough of nothing to fill the picture that a print before may have been stopped in.

    A printer in the middle of a picture takes the next ticket for the rest of it; outside a picture
    it passes zeros over.
    """
    return bytes(BAND_ROWS * -(-profile.width_dots // 8))


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What is to be printed: its bytes, how long its paper takes, and the mark of its end.

    Before it the printer is `cleared_first`; if it does not say that it did, `preface` fills up the
    picture that a print before was stopped in.
    """

    body: bytes
    paper_s: float
    process_id: bytes
    cleared_first: bool = False
    preface: bytes = b""


class Attempt(Visit):
    """Sends one job."""

    def __init__(
        self, job: Job, *, profile: Profile, way: Way, limits: Limits, monotonic: Monotonic
    ) -> None:
        super().__init__(way=way, limits=limits, monotonic=monotonic)
        self._job = job
        self._profile = profile
        self._ends_at = 0.0
        self._through_at = 0.0
        self._cooled = False
        self._taken = 0
        self._preface = b""
        self.cleared = False
        """Whether the printer said that it holds nothing of this job any more."""

    @property
    def sent(self) -> int:
        """Bytes of the body that the line took."""
        return min(max(0, self._taken - len(self._preface)), len(self._job.body))

    @property
    def draining_s(self) -> float:
        """Seconds that the line is still kept open for a printer that cannot say it is through."""
        return max(0.0, self._through_at - self._monotonic())

    @override
    def _longest_s(self) -> float:
        """Asking, the bytes, the paper, and some slack."""
        limits = self._limits
        moving = len(self._job.preface + self._job.body) / self._profile.bytes_per_second
        whole = moving + self._job.paper_s + limits.slack_s + limits.wake_s
        self._ends_at = self._monotonic() + whole
        return whole + limits.chunk_s + _LAST_QUESTIONS * limits.reply_s

    @override
    def _converse(self, talk: Talk) -> Verdict:
        verdict = self._ready(talk) or self._send(talk) or self._finish(talk)
        if verdict.grade is PrintGrade.INTERRUPTED and not self.abandoned:
            # What the printer still holds would come out with the next roll of paper.
            with contextlib.suppress(LinkLost):
                self.cleared = talk.clear()
        return verdict

    def _ready(self, talk: Talk) -> Verdict | None:
        """Ask before sending; None when nothing stands in the way."""
        if self.canceled.is_set():
            return self._stopped()
        if not self._profile.answers_status:
            return None
        cause = standing(talk, self._profile)
        if self.canceled.is_set():
            return self._stopped()
        return None if cause is Cause.NONE else not_started(cause)

    def _send(self, talk: Talk) -> Verdict | None:
        """Send the job in chunks, once; None when all of it is gone."""
        if self._job.cleared_first and not talk.clear():
            self._preface = self._job.preface
        job = self._preface + self._job.body + self._fence()
        if not self._may_begin():
            return self._stopped()
        talk.in_job = True
        while self._taken < len(job):
            if self.canceled.is_set():
                return self._stopped()
            talk.forget_replies()  # nothing that came before the last byte can speak of the end
            taken = talk.link.write(
                job[self._taken : self._taken + CHUNK_BYTES], deadline_s=self._limits.chunk_s
            )
            self._taken += taken
            rested = self._cools(talk)
            talk.listen(wait=not taken)
            waits = (self._cools(talk) or rested) and not talk.link.torn
            if talk.condition.stops or not (taken or waits or self.canceled.is_set()):
                return self._why_stalled(talk)
            if self._monotonic() > self._ends_at:
                return self._interrupted(talk, Cause.STALLED)
        return None

    def _cools(self, talk: Talk) -> bool:
        """Whether the printer said that it rests because it is hot; it gets time to cool, once.

        It is not asked: a question amid a picture would become part of the picture.
        """
        condition = talk.condition
        resting = condition.hot and not condition.stops and not condition.battery_low
        if resting and not self._cooled:
            self._cooled = True
            self._ends_at += self._limits.cool_s
            self._last_moment += self._limits.cool_s
        return resting

    def _why_stalled(self, talk: Talk) -> Verdict:
        """A Bluetooth line that takes nothing and brings nothing is one that is out of range."""
        cause = Cause.STALLED
        if not talk.condition.stops:
            alive = talk.ask_all()
            if not alive and self._way.kind is LinkKind.BLUETOOTH:
                cause = Cause.OUT_OF_RANGE
        return self._interrupted(talk, cause)

    def _fence(self) -> bytes:
        if self._profile.confirms_print:
            return status.ask_printed(self._job.process_id)
        return status.ASK_IN_ORDER if self._profile.answers_in_order else b""

    def _finish(self, talk: Talk) -> Verdict:
        """All bytes are gone: wait for what the printer says of them."""
        if not self._profile.answers_status:
            if self._way.kind is LinkKind.BLUETOOTH:
                drain_s = min(self._limits.drain_s, self._job.paper_s)
                self._through_at = self._monotonic() + drain_s
            return Verdict(grade=PrintGrade.PROBABLY)
        if not self._profile.confirms_print and not self._profile.answers_in_order:
            return self._without_fence(talk)
        return self._with_fence(talk)

    def _with_fence(self, talk: Talk) -> Verdict:
        kind = ReplyKind.PROCESS if self._profile.confirms_print else ReplyKind.IN_ORDER
        reply = self._own_reply(talk, kind, 0)
        silent = 0
        while reply is None and silent < _SILENT_TIMES and self._goes_on(talk):
            reply = self._own_reply(talk, kind, self._limits.silence_s)
            if reply is None and self._goes_on(talk):
                silent = 0 if talk.is_alive() else silent + 1
        if self.canceled.is_set():
            return self._stopped()
        if reply is None:
            return self._interrupted(talk, self._why_unfinished(talk))
        if kind is ReplyKind.PROCESS:
            return Verdict(grade=PrintGrade.CONFIRMED)
        if status.paper_out_in_order(reply.raw[0]):
            return interrupted(Cause.PAPER_OUT)
        return self._last_lines(talk)

    def _own_reply(self, talk: Talk, kind: ReplyKind, wait_s: float) -> Reply | None:
        """The word on this job; that on another one, come late, settles nothing here."""
        reply = talk.reply(kind, wait_s)
        if reply is None or kind is not ReplyKind.PROCESS:
            return reply
        return reply if reply.raw[2:-1] == self._job.process_id else None

    def _last_lines(self, talk: Talk) -> Verdict:
        """The data was taken up, which is before its last lines are on paper: look once more."""
        until = self._monotonic() + _LAST_LINES_MM / self._profile.mm_per_second
        with contextlib.suppress(LinkLost):
            while self._monotonic() < until and not talk.condition.stops:
                talk.listen(wait=True)
            talk.ask_all()
        if talk.condition.stops:
            return self._interrupted(talk, Cause.STALLED)
        return Verdict(grade=PrintGrade.PROBABLY)

    def _goes_on(self, talk: Talk) -> bool:
        if talk.condition.hot and not self._cooled:
            talk.ask_battery(battery_question(self._profile))
            self._cools(talk)
        dead = talk.condition.stops or (talk.condition.hot and talk.condition.battery_low)
        return self._monotonic() < self._ends_at and not self.canceled.is_set() and not dead

    def _without_fence(self, talk: Talk) -> Verdict:
        """Wait as long as the paper takes, then ask: clean before and after is all there is."""
        until = self._monotonic() + self._job.paper_s
        while self._monotonic() < until and self._goes_on(talk):
            talk.listen(wait=True)
        if self.canceled.is_set():
            return self._stopped()
        known, talk.condition = talk.condition, Condition()
        if talk.ask_all() == len(status.QUERIES) and talk.condition.good:
            return Verdict(grade=PrintGrade.PROBABLY)
        talk.condition = known
        return self._interrupted(talk, self._why_unfinished(talk))

    def _why_unfinished(self, talk: Talk) -> Cause:
        """No word of the end, though there was time enough: ask once more how things stand.

        What was told last stands when there is no answer.
        """
        if talk.condition.stops:
            return Cause.SILENT
        known, talk.condition = talk.condition, Condition()
        if not talk.ask_all():
            talk.condition = known
            if self._way.kind is LinkKind.BLUETOOTH:
                return Cause.OUT_OF_RANGE
        return Cause.SILENT

    def _interrupted(self, talk: Talk, cause: Cause) -> Verdict:
        """Something went out; the printer's own word for the cause is better than ours."""
        if talk.condition.hot:
            talk.ask_battery(battery_question(self._profile))
        told = causes.cause_of_condition(talk.condition)
        return interrupted(cause if told is Cause.NONE else told)

    @override
    def _let_go(self, link: Link, verdict: Verdict) -> None:
        """Close the line, not before a mute Bluetooth printer had time to take what it was sent."""
        if verdict.cause is Cause.NONE and self.draining_s:
            self.canceled.wait(self.draining_s)
        super()._let_go(link, verdict)


_LAST_LINES_MM = 30
"""More than any printer holds back between taking a line up and printing it."""

_SILENT_TIMES = 3
_LAST_QUESTIONS = 8
"""Each written and waited for: how it stands, its battery, the order to clear; and some more."""
