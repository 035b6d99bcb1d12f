"""The printer's word that a job is through: it comes once, and may come at any moment."""

import itertools

import pytest

from printers.driver.attempt import Attempt, Job, Limits
from printers.driver.errand import interrupted
from printers.driver.visit import Rest, Way
from printers.profiles import profile_named
from tracs_mobile.domain.devices import Cause, LinkKind
from tracs_mobile.domain.states import PrintGrade

READY = b"\x12"
"""All is well, as answer to DLE EOT."""
THROUGH = b"\x00"
"""Paper is there, as answer to GS r 1, given when everything before it was taken."""
QUERY = b"\x10\x04"
FENCE = b"\x1dr\x01"
JOB = b"\x1b@" + b"text\n" * 300


class Line:
    """A printer that answers queries at once, and the fence when `when` says so."""

    torn = False

    def __init__(self, when, stray=b""):
        self.when = when
        self.stray = stray
        self.fenced = False
        self.asked_after_fence = 0
        self.waiting = b""

    def write(self, data, *, deadline_s):
        if data.startswith(QUERY):
            self._answer_query()
            return len(data)
        if data.endswith(FENCE):
            self.fenced = True
            self.waiting += THROUGH if self.when == "at once" else b""
        return len(data)

    def _answer_query(self):
        late = self.fenced and self.when == "with the next answer" and not self.asked_after_fence
        self.asked_after_fence += self.fenced
        self.waiting += (THROUGH if late else b"") + READY + (b"" if self.fenced else self.stray)

    def read(self, *, wait):
        found, self.waiting = self.waiting, b""
        return found

    def drop(self):
        """Nothing is waiting."""

    def abort(self):
        """Nothing to give up."""

    def close(self, *, discard):
        """Nothing to let go of."""


def grade_of(line):
    return attempt_on(line).verdict.grade


def attempt_on(line):
    ticks = itertools.count(step=0.01)

    def monotonic():
        return next(ticks)

    attempt = Attempt(
        Job(body=JOB, paper_s=5.0, process_id=b"0001"),
        profile=profile_named("generic-4in-832"),
        way=Way(kind=LinkKind.SERIAL, open_link=lambda _: line, rest=Rest(0.0, monotonic)),
        limits=Limits(silence_s=0.2, reply_s=0.1),
        monotonic=monotonic,
    )
    attempt.run()
    return attempt


@pytest.mark.parametrize("when", ["at once", "with the next answer"])
def test_the_answer_to_the_fence_counts_whenever_it_comes(when):
    assert grade_of(Line(when)) is PrintGrade.PROBABLY


def test_a_stray_answer_before_the_end_does_not_count():
    assert grade_of(Line("never", stray=THROUGH)) is PrintGrade.INTERRUPTED


HOT = b"\x18\x40\x00\x0f"
COOL = b"\x10\x00\x00\x0f"
HALF = 1_000


class Resting(Line):
    """Takes half of the job, is too hot for `refusals` writes, and then goes on if it cools."""

    def __init__(self, refusals, *, torn=False):
        super().__init__("at once")
        self.refusals, self.torn, self.body = refusals, torn, b""

    def write(self, data, *, deadline_s):
        if data.startswith(QUERY):
            return super().write(data, deadline_s=deadline_s)
        if len(self.body) >= HALF and self.refusals > 0:
            self.refusals -= 1
            self.waiting += HOT if self.refusals else COOL
            return 0
        self.body += data
        return super().write(data, deadline_s=deadline_s)


def test_a_head_that_is_too_hot_in_the_middle_gets_time_and_no_byte_twice():
    line = Resting(refusals=5)

    attempt = attempt_on(line)

    assert attempt.verdict.grade is PrintGrade.PROBABLY
    assert line.body == JOB + FENCE


def test_a_head_that_does_not_cool_is_the_cause():
    attempt = attempt_on(Resting(refusals=100_000))

    assert attempt.verdict == interrupted(Cause.HEAD_HOT)


def test_a_line_that_does_not_count_what_it_took_gets_nothing_more_of_the_ticket():
    line = Resting(refusals=5, torn=True)

    attempt = attempt_on(line)

    assert attempt.verdict.grade is PrintGrade.INTERRUPTED
    assert len(line.body) < len(JOB)
