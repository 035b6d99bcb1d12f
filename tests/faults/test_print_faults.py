"""Printers that fail: every fault is an outcome with a sentence, and nothing ever hangs."""

import os
import socket
import sys
import threading
import time
from dataclasses import replace

import pytest
import serial

from printers.driver.attempt import Limits
from printers.driver.links import Link, LinkLost, SerialLink
from printers.driver.printer import EscposPrinter, open_printer
from printers.profiles import profile_named
from tracs_mobile.domain.devices import Cause, Learned, LinkKind
from tracs_mobile.domain.states import PrintGrade
from tracs_mobile.testing.documents import a_printable
from tracs_mobile.testing.fake_devices import printer_at
from tracs_mobile.testing.printer_emulator import PrinterEmulator, Script

if sys.platform != "win32":
    import pty
    import tty

PROFILE = "generic-4in-832"
NAME = "Bixolon SPP-R410"
FAST = Limits(
    open_s=1,
    wake_s=0.2,
    chunk_s=0.5,
    slack_s=1,
    silence_s=0.2,
    give_up_s=0.5,
    cool_s=0.5,
    retry_s=0.1,
    drain_s=0.2,
)
COPIES = (a_printable(), a_printable(copy="DEFENDANT'S COPY 2 OF 2"))
OWED = "The ticket stays issued and its print is owed."

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows has no pseudo-serial lines"
)
both = pytest.mark.parametrize("line", ["on_pty", "on_tcp"])


def a_setup(url, **changes):
    return replace(printer_at(url, PROFILE), name=NAME, **changes)


def print_on(script, line, **changes):
    emulator = PrinterEmulator(script)
    with getattr(emulator, line)() as url:
        return open_printer(a_setup(url, **changes), limits=FAST).print_copies(COPIES), emulator


@both
@pytest.mark.parametrize(
    ("script", "cause", "words"),
    [
        (Script(paper_out=True), Cause.PAPER_OUT, f"The {NAME} is out of paper. Nothing was"),
        (Script(cover_open=True), Cause.COVER_OPEN, f"The cover of the {NAME} is open. Nothing"),
        (Script(hot=True), Cause.HEAD_HOT, "too hot or its battery is low"),
        (Script(mute=True), Cause.SILENT, "is connected but does not answer"),
    ],
)
def test_a_printer_that_is_not_ready_gets_not_a_byte_of_the_ticket(script, cause, words, line):
    outcome, emulator = print_on(script, line)

    assert outcome.grade is PrintGrade.NOT_STARTED
    assert outcome.cause is cause
    assert outcome.sent_bytes == 0
    assert emulator.papers == 0
    assert words in outcome.said
    assert OWED in outcome.said


@both
def test_paper_that_ends_in_the_middle_is_an_interrupted_print(line):
    outcome, emulator = print_on(Script(paper_ends_after=900), line)

    assert outcome.grade is PrintGrade.INTERRUPTED
    assert outcome.cause is Cause.PAPER_OUT
    assert outcome.said.startswith(f"The {NAME} is out of paper.")
    assert OWED in outcome.said
    assert emulator.papers == 1


@both
def test_after_a_new_roll_the_next_print_is_whole(line):
    emulator = PrinterEmulator(Script(paper_out=True))
    with getattr(emulator, line)() as url:
        printer = open_printer(a_setup(url), limits=FAST)
        first = printer.print_copies(COPIES)
        emulator.load_paper()
        second = printer.print_copies(COPIES)

    assert (first.grade, second.grade) == (PrintGrade.NOT_STARTED, PrintGrade.PROBABLY)
    assert emulator.papers == len(COPIES)


@both
def test_a_printer_that_hangs_up_in_the_middle_is_an_interrupted_print(line):
    outcome, _ = print_on(Script(hangs_up_after=9_000), line)

    assert outcome.grade is PrintGrade.INTERRUPTED
    assert "broke in the middle" in outcome.said
    assert OWED in outcome.said


@both
def test_a_printer_that_hangs_up_at_once_has_not_started(line):
    outcome, _ = print_on(Script(hangs_up_after=4), line)

    assert outcome.grade is PrintGrade.NOT_STARTED
    assert outcome.sent_bytes == 0
    assert OWED in outcome.said


@both
def test_a_printer_that_stops_reading_ends_in_an_outcome(line):
    began = time.monotonic()

    outcome, emulator = print_on(Script(stops_reading_after=9_000), line)

    assert outcome.grade is PrintGrade.INTERRUPTED
    assert OWED in outcome.said
    assert emulator.stalled.is_set()
    assert time.monotonic() - began < 8


def test_a_stalled_serial_line_is_told_apart_from_a_silent_end():
    outcome, _ = print_on(Script(stops_reading_after=9_000), "on_pty")

    assert "stopped reading" in outcome.said
    assert outcome.sent_bytes < outcome.job_bytes


@both
def test_a_cancel_in_the_middle_returns_at_once(line):
    emulator = PrinterEmulator(Script(stops_reading_after=9_000))
    patient = replace(FAST, chunk_s=60, slack_s=60, silence_s=60)
    with getattr(emulator, line)() as url:
        printer = open_printer(a_setup(url), limits=patient)
        outcomes = []
        thread = threading.Thread(target=lambda: outcomes.append(printer.print_copies(COPIES)))
        thread.start()
        assert emulator.stalled.wait(5)
        printer.cancel()
        thread.join(5)

    assert not thread.is_alive()
    assert outcomes[0].grade is PrintGrade.INTERRUPTED
    assert "You stopped the print." in outcomes[0].said


def test_a_second_print_while_one_is_under_way_is_refused():
    emulator = PrinterEmulator(Script(stops_reading_after=9_000))
    patient = replace(FAST, chunk_s=60, slack_s=60)
    with emulator.on_pty() as url:
        printer = open_printer(a_setup(url), limits=patient)
        thread = threading.Thread(target=printer.print_copies, args=(COPIES,))
        thread.start()
        assert emulator.stalled.wait(5)
        second = printer.print_copies(COPIES)
        printer.cancel()
        thread.join(5)

    assert second.grade is PrintGrade.NOT_STARTED
    assert "still busy" in second.said
    assert emulator.papers == 1


def test_a_line_on_which_nobody_reads_or_answers_ends_soon():
    ours, theirs = pty.openpty()
    tty.setraw(theirs)
    try:
        outcome = open_printer(a_setup(os.ttyname(theirs)), limits=FAST).print_copies(COPIES)
    finally:
        os.close(ours)
        os.close(theirs)

    assert outcome.grade is PrintGrade.NOT_STARTED
    assert "does not answer" in outcome.said
    assert outcome.took_ms < 3_000


def mute(**changes):
    learned = tuple(
        Learned(fact=fact, value="false") for fact in ("answers_status", "answers_in_order")
    )
    return {"learned": learned, **changes}


def test_a_mute_printer_known_to_be_mute_is_printed_to_and_nothing_is_claimed():
    outcome, emulator = print_on(Script(mute=True), "on_pty", **mute())

    assert outcome.grade is PrintGrade.PROBABLY
    assert "tells nothing" in outcome.said
    assert emulator.papers == len(COPIES)


def test_a_port_that_is_not_there_is_a_printer_that_is_off(tmp_path):
    printer = open_printer(a_setup(f"{tmp_path}/ttyUSB7"), limits=FAST)

    outcome = printer.print_copies(COPIES)

    assert outcome.grade is PrintGrade.NOT_STARTED
    assert outcome.cause is Cause.OFF
    assert outcome.said.startswith(f"The {NAME} is off or not connected. Nothing was printed.")
    assert OWED in outcome.said


@pytest.mark.parametrize("url", ["", "nonsense://x", "loop"])
def test_a_name_that_is_no_port_is_an_outcome_too(url):
    outcome = open_printer(a_setup(url), limits=FAST).print_copies(COPIES)

    assert outcome.grade is PrintGrade.NOT_STARTED
    assert outcome.cause in (Cause.WRONG_PORT, Cause.OFF, Cause.SILENT)
    assert OWED in outcome.said


def test_a_port_that_another_program_holds_is_named():
    with PrinterEmulator().on_pty() as url:
        with serial.Serial(url, exclusive=True):
            held = open_printer(a_setup(url), limits=FAST).print_copies(COPIES)
        free = open_printer(a_setup(url), limits=FAST).print_copies(COPIES)

    assert held.grade is PrintGrade.NOT_STARTED
    assert held.cause is Cause.PORT_HELD
    assert held.said.startswith(f"Another program is using the {NAME}.")
    assert free.grade is PrintGrade.PROBABLY


def a_free_port():
    with socket.create_server(("127.0.0.1", 0)) as gone:
        return gone.getsockname()[1]


def test_a_host_that_refuses_is_not_where_the_printer_was_set_up():
    url = f"tcp://127.0.0.1:{a_free_port()}"

    outcome = open_printer(a_setup(url), limits=FAST).print_copies(COPIES)

    assert outcome.grade is PrintGrade.NOT_STARTED
    assert outcome.cause is Cause.WRONG_PORT
    assert "Look for it again on the Devices page" in outcome.said


def test_a_host_that_refuses_though_it_printed_before_is_off():
    emulator = PrinterEmulator()
    with emulator.on_tcp() as url:
        printer = open_printer(a_setup(url), limits=FAST)
        first = printer.print_copies(COPIES)
    second = printer.print_copies(COPIES)

    assert first.grade is PrintGrade.PROBABLY
    assert (second.grade, second.cause) == (PrintGrade.NOT_STARTED, Cause.OFF)


@pytest.mark.parametrize("line", ["on_pty", "on_tcp"])
@pytest.mark.parametrize(
    "url_of", [lambda url: url, lambda url: url.replace("tcp://", "socket://")]
)
def test_no_sentence_says_where_the_printer_is_connected(line, url_of):
    emulator = PrinterEmulator(Script(paper_ends_after=900))
    with getattr(emulator, line)() as url:
        printer = open_printer(a_setup(url_of(url)), limits=FAST)
        sentences = [printer.print_copies(COPIES).said, printer.check().said]
        with serial.serial_for_url(url_of(url).replace("tcp://", "socket://")):
            sentences.append(printer.print_copies(COPIES).said)
    sentences.append(printer.print_copies(COPIES).said)

    where = url.removeprefix("tcp://")
    assert [said for said in sentences if where in said or "://" in said or "/dev" in said] == []
    assert all(NAME in said for said in sentences)


def printer_on(open_link, *, limits=FAST, kind=LinkKind.SERIAL, profile=PROFILE):
    return EscposPrinter(
        name=NAME,
        kind=kind,
        profile=replace(profile_named(profile), bytes_per_second=10**9, mm_per_second=10**9),
        open_link=open_link,
        limits=limits,
        monotonic=time.monotonic,
    )


class Stuck:
    """A driver call that does not come back until the test lets it; then it opens `url`."""

    def __init__(self, url=""):
        self.url = url
        self.released = threading.Event()
        self.calls = 0

    def __call__(self, deadline_s) -> Link:
        self.calls += 1
        if self.calls == 1:
            self.released.wait()
            if not self.url:
                raise OSError("gone")
        return SerialLink(self.url)


HASTY = replace(FAST, open_s=0.1, chunk_s=0.1, slack_s=0.1, give_up_s=0.1, retry_s=0.0)


@pytest.mark.expects_log_warnings
def test_a_driver_that_hangs_keeps_nobody_waiting(log_warnings):
    stuck = Stuck()
    printer = printer_on(stuck, limits=HASTY)

    outcome = printer.print_copies(COPIES)
    stuck.released.set()

    assert outcome.grade is PrintGrade.NOT_STARTED
    assert outcome.cause is Cause.FAULT
    assert outcome.took_ms < 3_000
    assert printer._lane.is_settled(5)
    assert "OSError" in log_warnings[0].getMessage()


def test_after_a_driver_that_hung_the_next_print_goes_on_over_a_new_line():
    emulator = PrinterEmulator()
    with emulator.on_pty() as url:
        stuck = Stuck(url)
        hung = printer_on(stuck, limits=HASTY)
        first = hung.print_copies(COPIES)
        hung._limits = hung._lane._limits = FAST
        second = hung.print_copies(COPIES)
        stuck.released.set()
        for thread in hung._lane._threads:
            thread.join(5)
        settled = hung._lane.is_settled()

    assert first.grade is PrintGrade.NOT_STARTED
    assert second.grade is PrintGrade.PROBABLY
    assert settled
    assert emulator.papers == len(COPIES), "the print that hung must send nothing any more"


def test_a_port_that_our_own_hung_driver_holds_is_busy_and_not_another_programs():
    emulator = PrinterEmulator()
    released = threading.Event()

    class HangsOnWrite(SerialLink):
        def write(self, data, *, deadline_s):
            released.wait()
            return 0

    with emulator.on_pty() as url:
        lines = iter([HangsOnWrite, SerialLink])
        printer = printer_on(lambda _: next(lines)(url), limits=HASTY)
        first, second = printer.print_copies(COPIES), printer.print_copies(COPIES)
        released.set()
        settled = printer._lane.is_settled(5)

    assert first.cause is Cause.STALLED
    assert (second.grade, second.cause) == (PrintGrade.NOT_STARTED, Cause.BUSY)
    assert "switch it off and on" in second.said
    assert settled


def test_a_first_write_that_hangs_may_have_left_paper():
    released = threading.Event()

    class HangsOnTheTicket(SerialLink):
        def write(self, data, *, deadline_s):
            if data.startswith(b"\x1b@"):
                released.wait()
            return super().write(data, deadline_s=deadline_s)

    emulator = PrinterEmulator()
    with emulator.on_pty() as url:
        printer = printer_on(lambda _: HangsOnTheTicket(url), limits=HASTY)
        outcome = printer.print_copies(COPIES)
        released.set()
        settled = printer._lane.is_settled(5)

    assert outcome.grade is PrintGrade.INTERRUPTED
    assert outcome.cause is Cause.STALLED
    assert settled


def test_no_fault_of_a_printer_is_logged_with_a_persons_name(caplog):
    with caplog.at_level("DEBUG"):
        print_on(Script(hangs_up_after=9_000), "on_tcp")

    assert "BÉLANGEOIX" not in caplog.text


def test_paper_that_ends_in_lines_that_were_taken_up_but_not_printed_is_told():
    whole = PrinterEmulator()
    with whole.on_tcp() as url:
        open_printer(a_setup(url), limits=FAST).print_copies(COPIES)
    script = Script(
        line_buffer_dots=200, mm_per_second=400.0, paper_ends_after=whole.dots - 60, clears=True
    )

    outcome, emulator = print_on(script, "on_tcp")

    assert emulator.dots < whole.dots
    assert (outcome.grade, outcome.cause) == (PrintGrade.INTERRUPTED, Cause.PAPER_OUT)


def test_a_line_that_is_hung_up_right_after_the_last_answer_takes_nothing_back():
    class HangsUp(SerialLink):
        fenced = False

        def write(self, data, *, deadline_s):
            if self.fenced:
                raise LinkLost("gone after the answer")
            self.fenced = data.endswith(b"\x1dr\x01")
            return super().write(data, deadline_s=deadline_s)

    with PrinterEmulator().on_pty() as url:
        outcome = printer_on(lambda _: HangsUp(url)).print_copies(COPIES)

    assert outcome.grade is PrintGrade.PROBABLY
