"""What every printer keeps: serial line, network, file of bytes, PDF."""

import hashlib
import sys

import pytest

from printers.attempt import Limits
from printers.printer import PdfPrinter, open_printer
from tracs_mobile.domain.states import PrintGrade
from tracs_mobile.errors import BadInput
from tracs_mobile.testing.documents import a_document, a_printable
from tracs_mobile.testing.fake_devices import printer_at
from tracs_mobile.testing.printer_emulator import PrinterEmulator, Script

PROFILE = "generic-4in-832"
FAST = Limits(open_s=2, chunk_s=1, slack_s=2, silence_s=0.2, give_up_s=1)
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
