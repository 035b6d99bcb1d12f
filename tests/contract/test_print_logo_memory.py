"""The logo in a printer's own memory: there only when the printer's memory shows it."""

import pytest

from printers.driver.attempt import Limits
from printers.driver.printer import open_printer
from printers.escpos.nv_logo import logo_digest
from printers.profiles import profile_of
from printers.setup.learn import with_learned
from printers.setup.logo_memory import store_logo_in
from tracs_mobile.domain.states import PrintGrade
from tracs_mobile.errors import BadInput
from tracs_mobile.testing.documents import a_printable
from tracs_mobile.testing.fake_devices import printer_at
from tracs_mobile.testing.printer_emulator import PrinterEmulator, Script

FAST = Limits(open_s=2, wake_s=0.4, chunk_s=1, slack_s=4, silence_s=1, give_up_s=1, retry_s=0.1)
LOGO = a_printable().logo_png


def keeps_logo(setup):
    return with_learned(setup, {"nv_logo": True})


def test_the_logo_is_stored_once_and_then_left_alone():
    emulator = PrinterEmulator()
    with emulator.on_tcp() as url:
        setup = keeps_logo(printer_at(url))
        once, first = store_logo_in(setup, LOGO, limits=FAST)
        received = len(emulator.received)
        twice, again = store_logo_in(once, LOGO, limits=FAST)

    assert once.logo_stored == logo_digest(LOGO, profile_of(setup))
    assert (first.good, again.good) == (True, True)
    assert twice is once
    assert len(emulator.received) == received
    assert emulator.dots == 0


def test_a_logo_that_finds_no_room_is_sent_with_each_ticket_as_before():
    with PrinterEmulator(Script(nv_bytes=100)).on_tcp() as url:
        kept, step = store_logo_in(keeps_logo(printer_at(url)), LOGO, limits=FAST)

    assert kept.logo_stored == ""
    assert not step.good


def test_a_logo_for_a_printer_that_is_off_changes_nothing(tmp_path):
    setup = keeps_logo(printer_at(str(tmp_path / "none")))

    kept, step = store_logo_in(setup, LOGO, limits=FAST)

    assert kept is setup
    assert not step.good


def test_a_printer_that_keeps_no_logo_is_not_asked_to():
    with pytest.raises(BadInput, match="not known to keep a logo"):
        store_logo_in(printer_at("tcp://127.0.0.1:1"), LOGO, limits=FAST)


def test_a_ticket_is_shorter_once_its_logo_is_stored():
    with PrinterEmulator().on_tcp() as url:
        setup = keeps_logo(printer_at(url))
        before = open_printer(setup, limits=FAST).print_copies([a_printable()])
        stored, _ = store_logo_in(setup, LOGO, limits=FAST)
        after = open_printer(stored, limits=FAST).print_copies([a_printable()])

    assert (before.grade, after.grade) == (PrintGrade.PROBABLY, PrintGrade.PROBABLY)
    assert after.job_bytes < before.job_bytes


def test_a_printer_that_says_nothing_is_not_believed_to_keep_the_logo():
    with PrinterEmulator(Script(mute=True)).on_tcp() as url:
        kept, step = store_logo_in(keeps_logo(printer_at(url)), LOGO, limits=FAST)

    assert (kept.logo_stored, step.good) == ("", False)
