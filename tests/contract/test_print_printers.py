"""What every printer keeps: serial line, network, file of bytes, PDF."""

import errno
import hashlib
import os
import re
import sys
import threading
import time
from dataclasses import replace

import pytest

from printers.driver.attempt import Limits
from printers.driver.links import LinkLost, LinkMissing
from printers.driver.printer import PdfPrinter, open_printer
from tracs_mobile.domain.devices import Cause
from tracs_mobile.domain.states import PrintGrade
from tracs_mobile.errors import BadInput
from tracs_mobile.testing.documents import a_document, a_printable
from tracs_mobile.testing.fake_devices import printer_at
from tracs_mobile.testing.printer_emulator import PrinterEmulator, Script

PROFILE = "generic-4in-832"
FAST = Limits(open_s=2, chunk_s=1, slack_s=2, silence_s=0.2, give_up_s=1, retry_s=0.1)
QUERY = b"\x10"
TWO = (a_printable(), a_printable(copy="DEFENDANT'S COPY 2 OF 2"))

needs_pty = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-serial lines")


@pytest.fixture(params=[pytest.param("pty", marks=needs_pty), "tcp", "url", "file", "pdf"])
def printer(request, tmp_path):
    """One of each kind, with its good grade."""
    if request.param == "file":
        yield open_printer(printer_at(f"file:{tmp_path}/job.bin", PROFILE)), PrintGrade.SAVED
    elif request.param == "pdf":
        yield PdfPrinter(tmp_path / "ticket.pdf", PROFILE), PrintGrade.SAVED
    else:
        emulator = PrinterEmulator()
        with emulator.on_pty() if request.param == "pty" else emulator.on_tcp() as where:
            url = where.replace("tcp://", "socket://") if request.param == "url" else where
            yield open_printer(printer_at(url, PROFILE), limits=FAST), PrintGrade.PROBABLY


def test_a_print_tells_its_grade_its_bytes_and_a_sentence(printer):
    device, good = printer

    outcome = device.print_copies(TWO)

    assert outcome.grade is good
    assert outcome.sent_bytes == outcome.job_bytes > 5_000
    assert len(outcome.job_sha256) == 64
    assert outcome.said.endswith((".", "owed."))
    assert outcome.printer == device.name
    assert outcome.paper_came_out is (good is PrintGrade.PROBABLY)


def test_the_same_printer_prints_again(printer):
    device, good = printer

    first, second = device.print_copies(TWO[:1]), device.print_copies(TWO[:1])

    assert (first.grade, second.grade) == (good, good)
    assert first.job_sha256 == second.job_sha256


def test_a_cancel_with_nothing_under_way_does_no_harm(printer):
    device, good = printer

    device.cancel()

    assert device.print_copies(TWO[:1]).grade is good


def test_what_cannot_be_drawn_is_not_started_and_said(printer):
    device, _ = printer

    outcome = device.print_copies([a_printable(short_form="Š")])

    assert outcome.grade is PrintGrade.NOT_STARTED
    assert "short form" in outcome.said
    assert "stays issued" in outcome.said


@pytest.mark.parametrize("kind", [pytest.param("pty", marks=needs_pty), "tcp"])
def test_the_printer_gets_the_whole_job_once(kind):
    emulator = PrinterEmulator()
    with emulator.on_pty() if kind == "pty" else emulator.on_tcp() as url:
        outcome = open_printer(printer_at(url, PROFILE), limits=FAST).print_copies(TWO)

    job = emulator.received[: outcome.job_bytes]
    assert hashlib.sha256(job).hexdigest() == outcome.job_sha256
    assert emulator.received[outcome.job_bytes :] == b"\x1dr\x01"
    assert emulator.papers == 2


def test_only_a_printer_that_says_so_has_printed_for_sure():
    emulator = PrinterEmulator(Script(confirms=True))
    with emulator.on_tcp() as url:
        sure = open_printer(printer_at(url, "epson-tm-p80ii"), limits=FAST).print_copies(TWO)
        likely = open_printer(printer_at(url, "generic-3in-576"), limits=FAST).print_copies(TWO)

    assert sure.grade is PrintGrade.CONFIRMED
    assert likely.grade is PrintGrade.PROBABLY


def test_a_folder_gets_a_file_named_after_the_ticket(tmp_path):
    outcome = PdfPrinter(tmp_path, PROFILE).print_copies(TWO)

    assert outcome.grade is PrintGrade.SAVED
    assert [p.name for p in tmp_path.iterdir()] == [f"{a_document().number}.pdf"]


def test_a_file_that_cannot_be_written_is_named(tmp_path):
    outcome = PdfPrinter(tmp_path / "none" / "x.pdf", PROFILE).print_copies(TWO)

    assert outcome.grade is PrintGrade.NOT_STARTED
    assert "cannot be written" in outcome.said


@pytest.mark.parametrize("url", ["tcp://", "tcp://host:port", "tcp://[::1", "tcp:9100"])
def test_an_address_that_is_none_is_refused_at_once(url):
    with pytest.raises(BadInput, match="Write it like tcp://"):
        open_printer(printer_at(url, PROFILE))


# --- how a printer is asked how it stands ------------------------------------------------------


@pytest.mark.parametrize("kind", [pytest.param("pty", marks=needs_pty), "tcp"])
@pytest.mark.parametrize(
    ("script", "cause"),
    [
        (Script(), Cause.NONE),
        (Script(paper_out=True), Cause.PAPER_OUT),
        (Script(cover_open=True), Cause.COVER_OPEN),
        (Script(hot=True), Cause.HEAD_HOT),
        (Script(battery_low=True, tells_battery=True), Cause.BATTERY_LOW),
        (Script(mute=True), Cause.SILENT),
        (Script(garbage=b"\xa5\x5a\xc3"), Cause.NOT_A_PRINTER),
        (Script(garbage=b"$GPGGA,123519,4415.3,N\r\n"), Cause.WRONG_PORT),
        (Script(half_replies=True), Cause.NONE),
        (Script(bare_status=True), Cause.NONE),
    ],
)
def test_a_check_tells_the_cause_within_three_seconds_and_moves_no_paper(kind, script, cause):
    emulator = PrinterEmulator(script)
    began = time.monotonic()
    with emulator.on_pty() if kind == "pty" else emulator.on_tcp() as url:
        health = open_printer(printer_at(url, PROFILE)).check()

    assert health.cause is cause
    assert time.monotonic() - began < 3
    assert emulator.dots == 0
    assert "ticket" not in health.said
    heard = not script.mute and cause not in (Cause.NOT_A_PRINTER, Cause.WRONG_PORT)
    assert (health.status_hex != "") is heard


def test_a_check_gives_way_to_a_print():
    emulator = PrinterEmulator(Script(mute=True))
    with emulator.on_tcp() as url:
        printer = open_printer(printer_at(url, PROFILE), limits=replace(FAST, wake_s=2.0))
        opened = threading.Event()
        opener = printer._way.open_link

        def open_link(deadline_s):
            if opened.is_set():
                emulator.repair()
                emulator.settle()  # it must not hang up on the line that is opened next
            link = opener(deadline_s)
            opened.set()
            return link

        printer._way = replace(printer._way, open_link=open_link)
        healths = []
        thread = threading.Thread(target=lambda: healths.append(printer.check()))
        thread.start()
        assert opened.wait(5)
        outcome = printer.print_copies(TWO)
        thread.join(5)

    assert outcome.grade is PrintGrade.PROBABLY
    assert healths[0].cause is Cause.BUSY


def test_a_check_during_a_print_says_that_the_printer_is_busy():
    emulator = PrinterEmulator(Script(stops_reading_after=9_000))
    with emulator.on_tcp() as url:
        patient = replace(FAST, chunk_s=60, slack_s=60, silence_s=60)
        printer = open_printer(printer_at(url, PROFILE), limits=patient)
        thread = threading.Thread(target=printer.print_copies, args=(TWO,))
        thread.start()
        assert emulator.stalled.wait(5)
        health = printer.check()
        printer.cancel()
        thread.join(5)

    assert health.cause is Cause.BUSY


def test_a_file_is_ready_when_its_folder_can_be_written(tmp_path):
    good = open_printer(printer_at(f"pdf:{tmp_path}", PROFILE)).check()
    gone = open_printer(printer_at(f"pdf:{tmp_path}/none", PROFILE))

    assert good.cause is Cause.NONE
    assert gone.check().cause is Cause.FOLDER_MISSING
    assert gone.print_copies(TWO).cause is Cause.FOLDER_MISSING
    assert not (tmp_path / "none").exists()


def test_a_full_disk_leaves_no_half_ticket(tmp_path, monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, "no space left")

    printer = open_printer(printer_at(f"pdf:{tmp_path}", PROFILE))
    whole = printer.print_copies(TWO)
    (saved,) = tmp_path.iterdir()
    before = saved.read_bytes()
    monkeypatch.setattr(os, "fsync", full)
    outcome = printer.print_copies(TWO)

    assert whole.grade is PrintGrade.SAVED
    assert (outcome.grade, outcome.cause) == (PrintGrade.NOT_STARTED, Cause.FOLDER_MISSING)
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [before]


def test_bytes_that_are_no_ticket_print_and_owe_nothing():
    emulator = PrinterEmulator(Script(confirms=True))
    with emulator.on_tcp() as url:
        printer = open_printer(printer_at(url, "epson-tm-p80ii"), limits=FAST)
        outcome = printer.print_job(b"\x1b@slip\n", papers=1)

    assert outcome.grade is PrintGrade.CONFIRMED
    assert "ticket" not in outcome.said
    assert emulator.papers == 1


# --- a ticket is sent once -------------------------------------------------------------------


class Counted:
    """A line that counts how often the beginning of a ticket went out, and fails as told."""

    torn = False

    def __init__(self, link, log, *, breaks_after=None):
        self.link, self.log, self.left = link, log, breaks_after

    def write(self, data, *, deadline_s):
        if not data.startswith(QUERY):
            self.log.append(data)
            if self.left is not None:
                self.left -= len(data)
                if self.left < 0:
                    raise LinkLost("broken on purpose")
        return self.link.write(data, deadline_s=deadline_s)

    def read(self, *, wait):
        return self.link.read(wait=wait)

    def drop(self):
        self.link.drop()

    def abort(self):
        self.link.abort()

    def close(self, *, discard):
        self.link.close(discard=discard)


@pytest.mark.parametrize("breaks_after", [0, 1, 512, 5_000, 30_000, None])
def test_after_any_byte_of_the_ticket_nothing_is_sent_again(breaks_after):
    log, opened = [], []
    emulator = PrinterEmulator()
    with emulator.on_tcp() as url:
        printer = open_printer(printer_at(url, PROFILE), limits=FAST)
        opener = printer._way.open_link

        def open_link(deadline_s):
            opened.append(1)
            return Counted(opener(deadline_s), log, breaks_after=breaks_after)

        printer._way = replace(printer._way, open_link=open_link)
        outcome = printer.print_copies(TWO)

    sent = b"".join(log)
    assert len(opened) == 1
    assert sent.count(b"\x1b@") <= len(TWO)
    if breaks_after is None:
        assert outcome.grade is PrintGrade.PROBABLY
    else:
        assert (outcome.grade, outcome.cause) == (PrintGrade.INTERRUPTED, Cause.LINE_BROKE)
        assert outcome.may_have_left_paper


@pytest.mark.parametrize(
    ("cause", "tries"),
    [
        (Cause.OFF, 2),
        (Cause.OUT_OF_RANGE, 2),
        (Cause.PORT_HELD, 1),
        (Cause.WRONG_PORT, 1),
        (Cause.NOT_SET_UP, 1),
    ],
)
def test_a_printer_that_is_not_there_is_tried_once_more_and_nothing_else_is(cause, tries):
    opened = []

    def open_link(deadline_s):
        opened.append(time.monotonic())
        raise LinkMissing("not there", cause=cause)

    printer = open_printer(printer_at("COM7", PROFILE), limits=replace(FAST, retry_s=0.2))
    printer._way = replace(printer._way, open_link=open_link)
    outcome = printer.print_copies(TWO)

    assert (outcome.grade, outcome.cause) == (PrintGrade.NOT_STARTED, cause)
    assert len(opened) == tries
    assert opened[-1] - opened[0] >= 0.2 * (tries - 1)


def test_a_printer_that_wakes_up_meanwhile_gets_the_ticket_once():
    emulator = PrinterEmulator()
    with emulator.on_tcp() as url:
        printer = open_printer(printer_at(url, PROFILE), limits=replace(FAST, retry_s=0.0))
        opener, opened = printer._way.open_link, []

        def open_link(deadline_s):
            opened.append(1)
            if len(opened) == 1:
                raise LinkMissing("asleep")
            return opener(deadline_s)

        printer._way = replace(printer._way, open_link=open_link)
        outcome = printer.print_copies(TWO)

    assert outcome.grade is PrintGrade.PROBABLY
    assert emulator.papers == len(TWO)


def test_a_cancel_in_the_pause_before_the_second_try_returns_at_once():
    absent = threading.Event()

    def open_link(deadline_s):
        absent.set()
        raise LinkMissing("not there")

    printer = open_printer(printer_at("COM7", PROFILE), limits=replace(FAST, retry_s=60.0))
    printer._way = replace(printer._way, open_link=open_link)
    outcomes = []
    thread = threading.Thread(target=lambda: outcomes.append(printer.print_copies(TWO)))
    thread.start()
    assert absent.wait(5)
    printer.cancel()
    thread.join(5)

    assert not thread.is_alive()
    assert (outcomes[0].grade, outcomes[0].cause) == (PrintGrade.NOT_STARTED, Cause.CANCELED)


# --- after a print that was stopped ----------------------------------------------------------


@pytest.mark.parametrize("clears", [True, False])
def test_a_ticket_after_one_that_was_stopped_amid_a_picture_is_whole(clears):
    emulator = PrinterEmulator(Script(clears=clears))
    with emulator.on_tcp() as url:
        printer = open_printer(printer_at(url, PROFILE), limits=FAST)
        opener, log = printer._way.open_link, []

        class Canceling(Counted):
            def write(self, data, *, deadline_s):
                taken = super().write(data, deadline_s=deadline_s)
                if b"\x1dv0" in b"".join(self.log) and not self.link._abort.is_set():
                    printer.cancel()
                return taken

        printer._way = replace(
            printer._way, open_link=lambda within_s: Canceling(opener(within_s), log)
        )
        first = printer.print_copies(TWO)
        printer._way = replace(printer._way, open_link=opener)
        second = printer.print_copies(TWO)

    assert (first.grade, first.cause) == (PrintGrade.INTERRUPTED, Cause.CANCELED)
    assert first.sent_bytes < first.job_bytes
    assert second.grade is PrintGrade.PROBABLY
    assert emulator.roll.times_whole(second.job_sha256) == 1


def test_a_printer_that_clears_needs_nothing_before_the_next_ticket():
    emulator = PrinterEmulator(Script(paper_ends_after=900))
    with emulator.on_tcp() as url:
        printer = open_printer(printer_at(url, PROFILE), limits=FAST)
        first = printer.print_copies(TWO)
        emulator.load_paper()
        before = len(emulator.received)
        second = printer.print_copies(TWO)

    assert first.cause is Cause.PAPER_OUT
    assert second.grade is PrintGrade.PROBABLY
    assert bytes(5_000) not in emulator.received[before:]
    assert emulator.roll.times_whole(second.job_sha256) == 1


def test_each_job_has_its_own_mark_so_that_an_old_word_confirms_nothing():
    emulator = PrinterEmulator(Script(confirms=True))
    with emulator.on_tcp() as url:
        printer = open_printer(printer_at(url, "epson-tm-p80ii"), limits=FAST)
        outcomes = [printer.print_copies(TWO[:1]) for _ in range(3)]

    marks = re.findall(rb"\x1d\(H\x06\x000\x30(....)", emulator.received, re.DOTALL)
    assert [outcome.grade for outcome in outcomes] == [PrintGrade.CONFIRMED] * 3
    assert marks == [b"0001", b"0002", b"0003"]
