"""A line that takes too long to open holds nobody up, and is not left open."""

import threading
import time

import pytest

from printers.driver.links import LinkHeld, LinkMissing
from printers.driver.patient import open_within
from tracs_mobile.domain.devices import Cause


class Line:
    """A line that only knows whether it was closed."""

    def __init__(self):
        self.closed = threading.Event()

    def close(self, *, discard):
        assert discard
        self.closed.set()


def opened(open_link, deadline_s=5.0, canceled=None):
    return open_within(
        open_link,
        deadline_s,
        monotonic=time.monotonic,
        canceled=canceled or threading.Event(),
    )


def test_an_open_line_is_handed_over_open():
    line = Line()

    assert opened(lambda _: line) is line
    assert not line.closed.is_set()


def test_the_deadline_goes_to_who_opens():
    asked = []

    opened(lambda deadline_s: (asked.append(deadline_s), Line())[1], deadline_s=3.0)

    assert asked == [3.0]


def test_a_line_that_opens_too_late_is_closed_again():
    line, go_on = Line(), threading.Event()

    with pytest.raises(LinkMissing) as told:
        opened(lambda _: (go_on.wait(10), line)[1], deadline_s=0.1)
    go_on.set()

    assert told.value.cause is Cause.OUT_OF_RANGE
    assert line.closed.wait(5)


def test_a_wait_that_is_given_up_ends_at_once():
    line, go_on, canceled = Line(), threading.Event(), threading.Event()
    canceled.set()

    with pytest.raises(LinkMissing):
        opened(lambda _: (go_on.wait(10), line)[1], deadline_s=60, canceled=canceled)
    go_on.set()

    assert line.closed.wait(5)


def test_why_a_line_did_not_open_is_told():
    def held(_):
        raise LinkHeld("somebody has it")

    with pytest.raises(LinkHeld, match="somebody has it"):
        opened(held)


@pytest.mark.expects_log_warnings
def test_a_driver_that_fails_in_an_unknown_way_is_a_line_that_is_missing(log_warnings):
    def fails(_):
        raise RuntimeError

    with pytest.raises(LinkMissing) as told:
        opened(fails)

    assert told.value.cause is Cause.FAULT
    assert len(log_warnings) == 1
