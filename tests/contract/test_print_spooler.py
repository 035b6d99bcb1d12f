"""A printer in a queue of the system: nothing stays behind in the queue, nothing is claimed."""

import threading
from dataclasses import replace

import pytest

from printers.driver.attempt import Limits
from printers.driver.printer import open_printer
from printers.escpos import status
from tracs_mobile.domain.devices import Cause, LinkKind
from tracs_mobile.domain.states import PrintGrade
from tracs_mobile.ports.raw_queue import QueueFlag
from tracs_mobile.testing.documents import a_printable
from tracs_mobile.testing.fake_devices import printer_at
from tracs_mobile.testing.printer_emulator import PrinterEmulator, Script
from tracs_mobile.testing.spooler_emulator import QUEUE, QueueScript, SpoolerEmulator

FAST = Limits(open_s=1, slack_s=0.5, give_up_s=0.3, check_s=1)
TWO = (a_printable(), a_printable(copy="DEFENDANT'S COPY 2 OF 2"))
OWED = "its print is owed"
NAME = "Bixolon SPP-R410"


def a_printer(spooler, *, queue=QUEUE, limits=FAST):
    setup = replace(printer_at(f"spooler:{queue}"), name=NAME, kind=LinkKind.SPOOLER)
    quick = replace(setup, learned=())
    return open_printer(quick, spooler=spooler, limits=limits)


def test_a_job_goes_out_whole_and_once_and_stays_owed():
    spooler = SpoolerEmulator()

    outcome = a_printer(spooler).print_copies(TWO)

    assert outcome.grade is PrintGrade.SPOOLED
    assert outcome.cause is Cause.NONE
    assert not outcome.paper_came_out
    assert outcome.may_have_left_paper
    assert [len(body) for body in spooler.printed] == [outcome.job_bytes]
    assert outcome.sent_bytes == outcome.job_bytes
    assert OWED in outcome.said
    assert spooler.open_handles == 0


def test_the_printer_behind_the_queue_gets_the_whole_ticket():
    emulator = PrinterEmulator()
    with emulator.on_tcp() as url:
        spooler = SpoolerEmulator(printer_url=url)
        outcome = a_printer(spooler).print_copies(TWO)
        settled = spooler.settle()

    assert settled
    assert outcome.grade is PrintGrade.SPOOLED
    assert emulator.papers == len(TWO)
    assert len(emulator.received) == outcome.job_bytes


def test_the_name_of_the_job_names_no_ticket_and_nobody():
    spooler = SpoolerEmulator()

    a_printer(spooler).print_copies(TWO)

    assert spooler.titles == ["TraCS Mobile"]


@pytest.mark.parametrize(
    ("script", "cause", "words"),
    [
        (QueueScript(flags=QueueFlag.WORK_OFFLINE), Cause.OFF, "is off or not connected"),
        (QueueScript(flags=QueueFlag.OFFLINE), Cause.OFF, "is off or not connected"),
        (QueueScript(flags=QueueFlag.PAUSED), Cause.STALLED, "is paused in Windows"),
        (QueueScript(flags=QueueFlag.PAPER_OUT), Cause.PAPER_OUT, "is out of paper"),
        (QueueScript(flags=QueueFlag.DOOR_OPEN), Cause.COVER_OPEN, "The cover of"),
        (QueueScript(flags=QueueFlag.ERROR), Cause.FAULT, "reports a fault"),
        (QueueScript(waiting=1), Cause.BUSY, "Another print is still waiting in Windows"),
        (QueueScript(refuses=True), Cause.FAULT, "Windows did not take the print"),
    ],
)
def test_what_could_come_out_later_is_never_put_into_the_queue(script, cause, words):
    spooler = SpoolerEmulator(script)
    printer = a_printer(spooler)

    outcome = printer.print_copies(TWO)
    before = len(spooler.state(1).jobs)
    spooler.mend()

    assert (outcome.grade, outcome.cause) == (PrintGrade.NOT_STARTED, cause)
    assert words in outcome.said
    assert NAME in outcome.said
    assert OWED in outcome.said
    assert spooler.settle()
    assert [len(body) for body in spooler.printed] == [0] * before, "ours came out later"
    assert spooler.open_handles == 0


def test_a_queue_that_is_not_there_is_told():
    outcome = a_printer(SpoolerEmulator(), queue="Gone").print_copies(TWO)

    assert (outcome.grade, outcome.cause) == (PrintGrade.NOT_STARTED, Cause.OFF)
    assert f"Windows knows no printer for the {NAME}." in outcome.said


@pytest.mark.parametrize(
    ("script", "cause"),
    [
        (QueueScript(holds=True), Cause.STALLED),
        (QueueScript(then_flags=QueueFlag.OFFLINE), Cause.OFF),
        (QueueScript(then_flags=QueueFlag.PAPER_OUT), Cause.PAPER_OUT),
        (QueueScript(then_flags=QueueFlag.DOOR_OPEN), Cause.COVER_OPEN),
        (QueueScript(disk_full_after=5_000), Cause.STALLED),
        (QueueScript(disk_full_after=0), Cause.STALLED),
    ],
)
def test_what_does_not_go_out_in_time_is_taken_back_and_never_comes_out_later(script, cause):
    spooler = SpoolerEmulator(script)
    quick = replace(FAST, slack_s=0.3)
    printer = a_printer(spooler, limits=quick)
    printer._profile = replace(printer._profile, bytes_per_second=10**9, mm_per_second=10**9)

    outcome = printer.print_copies(TWO)
    spooler.mend()

    assert (outcome.grade, outcome.cause) == (PrintGrade.INTERRUPTED, cause)
    assert OWED in outcome.said
    assert spooler.settle()
    assert spooler.printed == []
    assert len(spooler.taken_back) == 1
    assert spooler.state(1).jobs == ()


def test_a_cancel_takes_the_job_back():
    spooler = SpoolerEmulator(QueueScript(holds=True))
    printer = a_printer(spooler, limits=replace(FAST, slack_s=60))
    outcomes = []
    thread = threading.Thread(target=lambda: outcomes.append(printer.print_copies(TWO)))
    original, put_in = spooler.end, threading.Event()
    spooler.end = lambda handle: (original(handle), put_in.set())
    thread.start()
    assert put_in.wait(5)
    printer.cancel()
    thread.join(5)
    spooler.mend()

    assert (outcomes[0].grade, outcomes[0].cause) == (PrintGrade.INTERRUPTED, Cause.CANCELED)
    assert spooler.settle()
    assert spooler.printed == []


def test_a_driver_that_hangs_in_a_write_keeps_nobody_waiting_and_prints_nothing_later():
    spooler = SpoolerEmulator()
    printer = a_printer(spooler, limits=replace(FAST, slack_s=0.1))
    printer._profile = replace(printer._profile, bytes_per_second=10**9, mm_per_second=10**9)
    with spooler.hanging():
        outcome = printer.print_copies(TWO)
        assert spooler.writing.is_set()
    assert printer._lane.is_settled(5)

    assert (outcome.grade, outcome.cause) == (PrintGrade.INTERRUPTED, Cause.STALLED)
    assert outcome.took_ms < 3_000
    assert spooler.settle()
    assert spooler.printed == []


def test_a_queue_that_doubles_a_job_leaves_it_owed():
    spooler = SpoolerEmulator(QueueScript(doubles=True))

    outcome = a_printer(spooler).print_copies(TWO)

    assert outcome.grade is PrintGrade.SPOOLED
    assert not outcome.paper_came_out


def test_paper_that_ends_behind_the_queue_is_taken_back():
    emulator = PrinterEmulator(Script(paper_ends_after=400))
    with emulator.on_tcp() as url:
        spooler = SpoolerEmulator(printer_url=url)
        printer = a_printer(spooler, limits=replace(FAST, slack_s=0.3))
        printer._profile = replace(printer._profile, bytes_per_second=10**9, mm_per_second=10**9)
        outcome = printer.print_copies(TWO)
        settled = spooler.settle()

    assert settled
    assert outcome.grade in (PrintGrade.INTERRUPTED, PrintGrade.SPOOLED)
    assert not outcome.paper_came_out
    assert spooler.state(1).jobs == ()


def test_a_check_looks_at_the_queue_and_speaks_of_no_ticket():
    ready = a_printer(SpoolerEmulator()).check()
    paused = a_printer(SpoolerEmulator(QueueScript(flags=QueueFlag.PAUSED))).check()
    gone = a_printer(SpoolerEmulator(), queue="Gone").check()

    assert ready.cause is Cause.NONE
    assert paused.said == (
        f"The {NAME} is paused in Windows. Let it go on in the list of printers of Windows."
    )
    assert gone.cause is Cause.OFF
    assert "ticket" not in f"{paused.said} {gone.said}"


def test_without_windows_a_queue_is_told_as_not_reachable():
    printer = open_printer(replace(printer_at(f"spooler:{QUEUE}"), name=NAME), limits=FAST)

    outcome, health = printer.print_copies(TWO), printer.check()

    assert (outcome.grade, outcome.cause) == (PrintGrade.NOT_STARTED, Cause.NOT_SET_UP)
    assert "this is no Windows laptop" in outcome.said
    assert health.cause is Cause.NOT_SET_UP


def test_what_is_no_ticket_owes_nothing():
    spooler = SpoolerEmulator()
    printer = a_printer(spooler)

    good = printer.print_job(b"\x1b@slip\n", papers=1)
    spooler.flags = QueueFlag.PAPER_OUT
    bad = printer.print_job(b"\x1b@slip\n", papers=1)

    assert good.grade is PrintGrade.SPOOLED
    assert spooler.printed == [b"\x1b@slip\n"]
    assert bad.cause is Cause.PAPER_OUT
    assert "owed" not in f"{good.said} {bad.said}"


def test_a_job_after_one_that_was_taken_back_fills_up_the_picture_it_was_stopped_in():
    spooler = SpoolerEmulator(QueueScript(then_flags=QueueFlag.PAPER_OUT))
    printer = a_printer(spooler)

    first = printer.print_copies(TWO)
    spooler.mend()
    second, third = printer.print_copies(TWO), printer.print_copies(TWO)

    assert first.grade is PrintGrade.INTERRUPTED
    assert (second.grade, third.grade) == (PrintGrade.SPOOLED, PrintGrade.SPOOLED)
    assert second.job_sha256 == third.job_sha256 == first.job_sha256
    before, nothing = (body[: -second.job_bytes] for body in spooler.printed)
    assert before == status.CLEAR + bytes(128 * 104)
    assert nothing == b""
    assert second.sent_bytes == second.job_bytes


def test_a_disk_that_is_full_is_not_told_as_a_fault_of_the_printer():
    outcome = a_printer(SpoolerEmulator(QueueScript(disk_full_after=9_000))).print_copies(TWO)

    assert "Windows did not take the whole print" in outcome.said
    assert "disk of this laptop is full" in outcome.said
