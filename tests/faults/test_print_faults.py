"""Printers that fail: every fault is an outcome with a sentence, and nothing ever hangs."""

import os
import socket
import sys
import threading
import time
from dataclasses import replace

import pytest
import serial

from printers.attempt import Limits
from printers.links import Link
from printers.printer import EscposPrinter, open_printer
from printers.profiles import profile_named
from tracs_mobile.domain.states import PrintGrade
from tracs_mobile.testing.documents import a_printable
from tracs_mobile.testing.fake_devices import printer_at
from tracs_mobile.testing.printer_emulator import PrinterEmulator, Script

if sys.platform != "win32":
    import pty
    import tty

PROFILE = "generic-4in-832"
FAST = Limits(open_s=1, chunk_s=0.5, slack_s=1, silence_s=0.2, give_up_s=0.5)
COPIES = (a_printable(), a_printable(copy="DEFENDANT'S COPY 2 OF 2"))
OWED = "The ticket stays issued and its print is owed."

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows has no pseudo-serial lines"
)
both = pytest.mark.parametrize("line", ["on_pty", "on_tcp"])


def print_on(script, line, profile=PROFILE):
    emulator = PrinterEmulator(script)
    with getattr(emulator, line)() as url:
        return open_printer(printer_at(url, profile), limits=FAST).print_copies(COPIES), emulator


@both
@pytest.mark.parametrize(
    ("script", "words"),
    [
        (Script(paper_out=True), "The printer is out of paper. Nothing was printed."),
        (Script(cover_open=True), "The printer's cover is open. Nothing was printed."),
        (Script(hot=True), "too hot or its battery is low"),
        (Script(mute=True), "is connected but does not answer"),
    ],
)
def test_a_printer_that_is_not_ready_gets_not_a_byte_of_the_ticket(script, words, line):
    outcome, emulator = print_on(script, line)

    assert outcome.grade is PrintGrade.NOT_STARTED
    assert outcome.sent_bytes == 0
    assert emulator.papers == 0
    assert words in outcome.said
    assert OWED in outcome.said


@both
def test_paper_that_ends_in_the_middle_is_an_interrupted_print(line):
    outcome, emulator = print_on(Script(paper_ends_after=900), line)

    assert outcome.grade is PrintGrade.INTERRUPTED
    assert outcome.said.startswith("The printer is out of paper.")
    assert OWED in outcome.said
    assert emulator.papers == 1


@both
def test_after_a_new_roll_the_next_print_is_whole(line):
    emulator = PrinterEmulator(Script(paper_out=True))
    with getattr(emulator, line)() as url:
        printer = open_printer(printer_at(url, PROFILE), limits=FAST)
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
        printer = open_printer(printer_at(url, PROFILE), limits=patient)
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
        printer = open_printer(printer_at(url, PROFILE), limits=patient)
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
        outcome = open_printer(printer_at(os.ttyname(theirs), PROFILE), limits=FAST).print_copies(
            COPIES
        )
    finally:
        os.close(ours)
        os.close(theirs)

    assert outcome.grade is PrintGrade.NOT_STARTED
    assert "does not answer" in outcome.said
    assert outcome.took_ms < 3_000


def test_a_mute_printer_known_to_be_mute_is_printed_to_and_nothing_is_claimed():
    emulator = PrinterEmulator(Script(mute=True))
    mute = replace(profile_named(PROFILE), answers_status=False, answers_in_order=False)
    with emulator.on_pty() as url:
        probe = open_printer(printer_at(url, PROFILE), limits=FAST)
        printer = EscposPrinter(
            where=url,
            profile=mute,
            open_link=probe._open_link,
            limits=FAST,
            monotonic=time.monotonic,
        )
        outcome = printer.print_copies(COPIES)

    assert outcome.grade is PrintGrade.PROBABLY
    assert "tells nothing" in outcome.said


def test_a_port_that_is_not_there_is_named(tmp_path):
    outcome = open_printer(printer_at(f"{tmp_path}/ttyUSB7", PROFILE)).print_copies(COPIES)

    assert outcome.grade is PrintGrade.NOT_STARTED
    assert f"no printer at {tmp_path}/ttyUSB7" in outcome.said
    assert OWED in outcome.said


@pytest.mark.parametrize("url", ["", "nonsense://x", "loop"])
def test_a_name_that_is_no_port_is_an_outcome_too(url):
    outcome = open_printer(printer_at(url, PROFILE)).print_copies(COPIES)

    assert outcome.grade is PrintGrade.NOT_STARTED
    assert OWED in outcome.said


def test_a_port_that_another_program_holds_is_named():
    with PrinterEmulator().on_pty() as url:
        with serial.Serial(url, exclusive=True):
            held = open_printer(printer_at(url, PROFILE), limits=FAST).print_copies(COPIES)
        free = open_printer(printer_at(url, PROFILE), limits=FAST).print_copies(COPIES)

    assert held.grade is PrintGrade.NOT_STARTED
    assert f"Another program is using {url}" in held.said
    assert free.grade is PrintGrade.PROBABLY


def test_a_network_printer_that_is_off_is_named():
    with socket.create_server(("127.0.0.1", 0)) as gone:
        port = gone.getsockname()[1]

    outcome = open_printer(printer_at(f"tcp://127.0.0.1:{port}", PROFILE)).print_copies(COPIES)

    assert outcome.grade is PrintGrade.NOT_STARTED
    assert f"no printer at tcp://127.0.0.1:{port}" in outcome.said


class Stuck:
    """A driver call that does not come back until the test lets it."""

    def __init__(self):
        self.released = threading.Event()

    def __call__(self) -> Link:
        self.released.wait()
        raise OSError("gone")


@pytest.mark.expects_log_warnings
def test_a_driver_that_hangs_keeps_nobody_waiting(log_warnings):
    stuck = Stuck()
    hasty = replace(FAST, open_s=0.1, chunk_s=0.1, slack_s=0.1, give_up_s=0.1)
    quick = replace(profile_named(PROFILE), bytes_per_second=10**9, mm_per_second=10**9)
    printer = EscposPrinter(
        where="COM5", profile=quick, open_link=stuck, limits=hasty, monotonic=time.monotonic
    )

    first, second = printer.print_copies(COPIES), printer.print_copies(COPIES)
    stuck.released.set()
    printer._thread.join(5)

    assert first.grade is PrintGrade.NOT_STARTED
    assert first.took_ms < 3_000
    assert "still busy" in second.said
    assert "OSError" in log_warnings[0].getMessage()


def test_no_fault_of_a_printer_is_logged_with_a_persons_name(caplog):
    with caplog.at_level("DEBUG"):
        print_on(Script(hangs_up_after=9_000), "on_tcp")

    assert "BÉLANGEOIX" not in caplog.text
