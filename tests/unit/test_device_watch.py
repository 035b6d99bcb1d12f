"""How printers are watched: a change told once and logged once, and a moved one found again."""

import logging
import queue
import threading

import pytest

from tracs_mobile.device_watch import DeviceWatch
from tracs_mobile.domain.devices import Cause
from tracs_mobile.domain.states import PrintGrade, PrintOutcome
from tracs_mobile.errors import BadInput
from tracs_mobile.listed_printer import ListedPrinter
from tracs_mobile.ports import DeviceHealth
from tracs_mobile.testing.documents import a_printable
from tracs_mobile.testing.fake_devices import READY, FakePrinter, a_printer_setup

WAIT_S = 10
OFF = DeviceHealth(cause=Cause.OFF, said="Off.")
NO_PAPER = DeviceHealth(cause=Cause.PAPER_OUT, said="No paper.")
BUSY = DeviceHealth(cause=Cause.BUSY, said="Printing.")
GONE = PrintOutcome(grade=PrintGrade.NOT_STARTED, printer="p", said="Off.", cause=Cause.OFF)


class Hall:
    """One listed printer whose port may change, and everything it said."""

    def __init__(self, *, moved_to=None, hardware="bt:74F07D4A1C00", **at):
        self.at = {"COM7": FakePrinter(), "COM9": FakePrinter(), **at}
        self.told = queue.Queue()
        self.moves = []
        self.moved_to = moved_to
        self.at_look = lambda: None
        self.printer = ListedPrinter(
            a_printer_setup(url="COM7", was_url="", hardware=hardware),
            open_printer=lambda setup: self.at[setup.url],
            find_again=self.find_again,
            moved=self.moves.append,
            tell=self.tell,
        )
        self.listener = None

    def tell(self, device_id, health):
        self.told.put(health.cause)
        if self.listener is not None:
            self.listener.note(device_id, health)

    def find_again(self, setup):
        self.at_look()
        if self.moved_to is None:
            return None
        return a_printer_setup(url=self.moved_to, was_url=setup.url)

    def causes(self):
        return [self.told.get_nowait() for _ in range(self.told.qsize())]


def test_a_print_is_told_before_and_after():
    hall = Hall()
    assert hall.printer.print_copies([a_printable()]).paper_came_out
    assert hall.causes() == [Cause.BUSY, Cause.NONE]


def test_a_printer_at_another_port_is_found_and_prints_once():
    hall = Hall(moved_to="COM9")
    hall.at["COM7"].outcome = GONE
    outcome = hall.printer.print_copies([a_printable()])
    assert outcome.paper_came_out
    assert len(hall.at["COM9"].jobs) == 1
    assert [(s.url, s.was_url) for s in hall.moves] == [("COM9", "COM7")]
    assert hall.causes() == [Cause.BUSY, Cause.NONE]


@pytest.mark.parametrize("grade", [PrintGrade.INTERRUPTED, PrintGrade.PROBABLY])
def test_a_print_that_may_have_begun_is_never_sent_to_another_port(grade):
    hall = Hall(moved_to="COM9")
    hall.at["COM7"].outcome = PrintOutcome(grade=grade, printer="p", said="", cause=Cause.OFF)
    hall.printer.print_copies([a_printable()])
    assert hall.at["COM9"].jobs == []


def test_a_print_stopped_while_the_printer_is_looked_for_is_not_made():
    hall = Hall(moved_to="COM9")
    hall.at["COM7"].outcome = GONE
    hall.at_look = hall.printer.cancel
    outcome = hall.printer.print_copies([a_printable()])
    assert (outcome.grade, outcome.cause) == (PrintGrade.NOT_STARTED, Cause.CANCELED)
    assert hall.at["COM9"].jobs == []
    assert "its print is owed" in outcome.said


def test_a_print_follows_where_a_check_found_the_printer_first():
    checks = []

    class Slow(FakePrinter):
        def print_copies(self, copies):
            checks.append(hall.printer.check())
            return super().print_copies(copies)

    hall = Hall(moved_to="COM9", COM7=Slow(outcome=GONE, health=OFF))
    assert hall.printer.print_copies([a_printable()]).paper_came_out
    assert checks == [READY]


def test_two_who_ask_at_once_are_answered_one_after_the_other():
    inside, busy = threading.Lock(), []

    class OneAtATime(FakePrinter):
        def check(self):
            if not inside.acquire(blocking=False):
                busy.append(True)
                return BUSY
            try:
                both.wait(0.2)
                return READY
            finally:
                inside.release()

    both = threading.Event()
    hall = Hall(COM7=OneAtATime())
    threads = [threading.Thread(target=hall.printer.check) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(WAIT_S)
    assert busy == []
    assert hall.causes() == [Cause.NONE, Cause.NONE]


@pytest.mark.parametrize("moved_to", [None, "COM7"])
def test_a_printer_that_is_nowhere_is_told_as_it_is(moved_to):
    hall = Hall(moved_to=moved_to)
    hall.at["COM7"].health = OFF
    assert hall.printer.check() == OFF
    assert hall.causes() == [Cause.OFF]
    assert hall.moves == []


def test_a_printer_known_by_its_address_only_is_not_looked_for():
    hall = Hall(moved_to="COM9", hardware="")
    hall.at["COM7"].health = OFF
    assert hall.printer.check() == OFF


def test_a_check_while_it_prints_says_nothing_new():
    hall = Hall()
    hall.at["COM7"].health = BUSY
    hall.printer.check()
    assert hall.causes() == []


def test_a_setup_that_names_no_printer_is_refused():
    def refuse(setup):
        raise BadInput("No such profile.")

    with pytest.raises(BadInput):
        ListedPrinter(
            a_printer_setup(),
            open_printer=refuse,
            find_again=lambda setup: None,
            moved=lambda setup: None,
            tell=lambda id_, health: None,
        )


# --- the watch -------------------------------------------------------------------------------


@pytest.fixture
def changes():
    return queue.Queue()


def watch_over(changes, *printers, **more):
    return DeviceWatch(
        lambda: printers, on_change=lambda _, health: changes.put(health.cause), **more
    )


def test_a_change_is_told_once_and_logged_once(changes, caplog):
    caplog.set_level(logging.INFO)
    watch = watch_over(changes)
    for health in (READY, READY, NO_PAPER, NO_PAPER, BUSY, NO_PAPER, BUSY, READY):
        watch.note("p", health)
    told = [changes.get_nowait() for _ in range(changes.qsize())]
    assert told == [
        *(Cause.NONE, Cause.PAPER_OUT, Cause.BUSY, Cause.PAPER_OUT, Cause.BUSY, Cause.NONE)
    ]
    assert caplog.messages == ["Printer lost: paper out", "Printer back"]
    assert watch.health("p") == READY
    assert watch.health("another") is None


def test_it_looks_at_once_and_again_when_asked(changes):
    hall = Hall()
    watch = hall.listener = watch_over(changes, hall.printer, ready_every_s=600)
    watch.start()
    watch.start()
    try:
        assert changes.get(timeout=WAIT_S) is Cause.NONE
        hall.at["COM7"].health = NO_PAPER
        watch.look()
        assert changes.get(timeout=WAIT_S) is Cause.PAPER_OUT
        assert hall.causes() == [Cause.NONE, Cause.PAPER_OUT]
    finally:
        watch.close()


def test_a_lost_printer_is_looked_for_by_itself(changes):
    hall = Hall()
    hall.at["COM7"].health = OFF
    watch = watch_over(changes, hall.printer, ready_every_s=600, lost_every_s=0.01)
    hall.listener = watch
    watch.start()
    try:
        assert changes.get(timeout=WAIT_S) is Cause.OFF
        hall.at["COM7"].health = READY
        assert changes.get(timeout=WAIT_S) is Cause.NONE
    finally:
        watch.close()


def test_no_printer_is_asked_while_somebody_looks_for_devices(changes):
    hall = Hall()
    watch = hall.listener = watch_over(changes, hall.printer, ready_every_s=600)
    with watch.paused():
        watch.start()
        with pytest.raises(queue.Empty):
            changes.get(timeout=0.1)
    try:
        assert changes.get(timeout=WAIT_S) is Cause.NONE
    finally:
        watch.close()


@pytest.mark.expects_log_warnings
def test_a_driver_that_raises_does_not_end_the_watch(changes, caplog):
    class Broken(FakePrinter):
        def check(self):
            if not self.jobs:
                self.jobs.append(())
                raise RuntimeError("a driver")
            return READY

    hall = Hall(COM7=Broken())
    watch = hall.listener = watch_over(changes, hall.printer, lost_every_s=0.01)
    watch.start()
    try:
        assert changes.get(timeout=WAIT_S) is Cause.NONE
    finally:
        watch.close()
    assert "A check of a printer failed: RuntimeError" in caplog.messages
