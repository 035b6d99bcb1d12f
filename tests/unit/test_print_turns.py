"""Whose turn it is at a printer: a cancel is never lost, and a check never keeps a print away."""

import threading

import pytest

from printers.driver import lane_printer
from printers.driver.attempt import Limits
from printers.driver.errand import Errand, Verdict, not_started
from printers.driver.lane import Lane
from printers.driver.printer import SpoolerPrinter, open_printer
from printers.profiles import profile_named
from tracs_mobile.domain.devices import Cause
from tracs_mobile.domain.states import PrintGrade
from tracs_mobile.testing.documents import a_printable
from tracs_mobile.testing.fake_devices import printer_at
from tracs_mobile.testing.printer_emulator import PrinterEmulator
from tracs_mobile.testing.spooler_emulator import QUEUE, SpoolerEmulator

WAIT_S = 10
LIMITS = Limits(check_s=5, give_up_s=5)
PROFILE = profile_named("generic-4in-832")
STOPPED = (PrintGrade.NOT_STARTED, Cause.CANCELED)


def standing_still():
    """A clock by which nothing is ever late."""
    return 0.0


class Look(Errand):
    """A check that stays until it is told to end."""

    gives_way = True

    def __init__(self):
        super().__init__(limits=LIMITS, monotonic=standing_still, within_s=60)
        self.began = threading.Event()

    def _do(self) -> Verdict:
        self.began.set()
        self.canceled.wait(WAIT_S)
        return self._stopped()


def a_lane():
    return Lane(limits=LIMITS, monotonic=standing_still)


def in_thread(work):
    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    return thread


def test_a_print_takes_over_from_a_check_that_has_not_begun_to_ask():
    lane, look = a_lane(), Look()
    has_turn, go_on, verdicts, turns = threading.Event(), threading.Event(), [], []

    def check():
        with lane.turn():
            has_turn.set()
            go_on.wait(WAIT_S)
            verdicts.append(lane.run(look))

    def print_():
        with lane.turn(waits=True) as mine:
            turns.append(mine)

    checking = in_thread(check)
    assert has_turn.wait(WAIT_S)
    printing = in_thread(print_)
    printing.join(0.2)
    go_on.set()
    printing.join(WAIT_S)
    checking.join(WAIT_S)
    assert turns == [True]
    assert verdicts == [not_started(Cause.CANCELED)]


def test_a_cancel_while_a_print_waits_for_a_check_is_heard():
    lane, look = a_lane(), Look()
    canceled = threading.Event()

    def check():
        with lane.turn():
            lane.run(look)
            canceled.wait(WAIT_S)

    checking = in_thread(check)
    assert look.began.wait(WAIT_S)
    heard = []

    def print_():
        with lane.turn(waits=True) as mine:
            heard.append((mine, not lane.pause(0)))

    printing = in_thread(print_)
    assert look.canceled.wait(WAIT_S)
    lane.cancel()
    canceled.set()
    printing.join(WAIT_S)
    checking.join(WAIT_S)
    assert heard == [(True, True)]


def test_a_cancel_from_before_stops_no_later_print():
    lane = a_lane()
    lane.cancel()
    with lane.turn(waits=True) as mine:
        assert mine
        assert lane.pause(0)


def test_a_print_beside_a_print_does_not_wait():
    lane = a_lane()
    with lane.turn(waits=True), lane.turn(waits=True) as mine:
        assert not mine


@pytest.fixture
def canceled_while_encoding(monkeypatch):
    """Cancels the printer that is given while a job is made, and makes the job all the same."""
    printers = []

    encode = lane_printer.encode_job

    def encoded(copies, profile):
        printers[0].cancel()
        return encode(copies, profile)

    monkeypatch.setattr(lane_printer, "encode_job", encoded)
    return printers


def test_a_cancel_while_the_job_is_made_is_heard_on_a_line(canceled_while_encoding):
    emulator = PrinterEmulator()
    with emulator.on_tcp() as url:
        printer = open_printer(printer_at(url))
        canceled_while_encoding.append(printer)
        outcome = printer.print_copies((a_printable(),))
    assert (outcome.grade, outcome.cause) == STOPPED
    assert emulator.papers == 0


def test_a_cancel_while_the_job_is_made_is_heard_at_a_queue(canceled_while_encoding):
    spooler = SpoolerEmulator()
    printer = SpoolerPrinter(name="Bixolon", queue=QUEUE, profile=PROFILE, spooler=spooler)
    canceled_while_encoding.append(printer)
    outcome = printer.print_copies((a_printable(),))
    assert (outcome.grade, outcome.cause) == STOPPED
    assert spooler.printed == []
