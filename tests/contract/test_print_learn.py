"""Test and learn: what a printer answers is kept, silence teaches nothing, eyes do the rest."""

import contextlib
import hashlib
import json
import sys
import threading
from datetime import UTC, datetime

import pytest

from printers.driver.attempt import Limits
from printers.driver.printer import open_printer
from printers.profiles import profile_of
from printers.setup.learn import learn, with_learned
from printers.setup.slip_print import print_slip
from printers.setup.test_slip import slip_job, slip_of
from tracs_mobile.domain.devices import Cause, LinkKind
from tracs_mobile.domain.states import PrintGrade
from tracs_mobile.errors import BadInput
from tracs_mobile.testing.documents import a_printable
from tracs_mobile.testing.fake_devices import a_printer_setup, printer_at
from tracs_mobile.testing.printer_emulator import PrinterEmulator, Script
from tracs_mobile.testing.spooler_emulator import QUEUE, SpoolerEmulator

FAST = Limits(
    open_s=2,
    wake_s=0.4,
    chunk_s=1,
    slack_s=4,
    silence_s=1,
    give_up_s=1,
    retry_s=0.1,
    reopen_s=0.1,
    drain_s=0.5,
)
EPSON = Script(
    maker="EPSON",
    model="TM-P80II",
    firmware="1.05",
    serial="X7TK001122",
    confirms=True,
    mm_per_second=150,
)
LOGO = a_printable().logo_png


def now():
    return datetime(2026, 11, 26, 19, 5, tzinfo=UTC)


@contextlib.contextmanager
def served(script, way="tcp"):
    """An emulated printer and its setup."""
    emulator = PrinterEmulator(script)
    with emulator.on_pty() if way == "pty" else emulator.on_tcp() as url:
        yield emulator, printer_at(url)


def taught(setup, **more):
    """What `learn` gives, with the steps it told."""
    steps = []
    learned, outcome = learn(setup, steps.append, now=now, limits=FAST, **more)
    return learned, outcome, steps


def facts(setup):
    return {one.fact: json.loads(one.value) for one in setup.learned}


def came_out(emulator):
    """SHA-256 of all that lies on the paper of the last job."""
    papers = emulator.roll.jobs[-1].papers
    return hashlib.sha256(b"".join(bytes(paper.printed) for paper in papers)).hexdigest()


def said(steps):
    return [step.said for step in steps]


WAYS = [
    "tcp",
    pytest.param(
        "pty",
        marks=pytest.mark.skipif(
            sys.platform == "win32", reason="Windows has no pseudo-serial lines"
        ),
    ),
]


# --- what a printer answers ------------------------------------------------------------------


@pytest.mark.parametrize("way", WAYS)
def test_a_printer_that_answers_everything_is_known_afterwards(way):
    with served(EPSON, way) as (emulator, setup):
        learned, outcome, steps = taught(setup)

    assert learned.profile == "epson-tm-p80ii"
    assert facts(learned) == {
        "answers_status": True,
        "status_without_dle": False,
        "tells_model": True,
        "tells_changes": True,
        "answers_in_order": True,
        "confirms_print": True,
        "nv_logo": True,
    }
    assert outcome.grade is PrintGrade.CONFIRMED
    assert came_out(emulator) == outcome.job_sha256
    name = "EPSON TM-P80II, firmware 1.05, number X7TK001122"
    assert any(name in sentence for sentence in said(steps))


def test_a_plain_printer_is_told_from_one_that_can_more():
    plain = Script(tells_changes=False, tells_in_order=False, bare_status=True)
    with served(plain) as (_, setup):
        learned, _, _ = taught(setup)

    assert learned.profile == setup.profile
    assert facts(learned) == {
        "answers_status": True,
        "status_without_dle": True,
        "tells_model": False,
        "tells_changes": False,
        "answers_in_order": False,
        "confirms_print": False,
        "nv_logo": True,
    }


def test_an_answer_that_comes_before_the_paper_can_be_out_is_no_confirmation():
    with served(Script(confirms=True, mm_per_second=None)) as (_, setup):
        learned, outcome, steps = taught(setup)

    assert facts(learned)["confirms_print"] is False
    assert outcome.grade is PrintGrade.PROBABLY
    assert any("proves nothing" in sentence for sentence in said(steps))


def test_what_was_learned_is_what_the_next_ticket_is_printed_with():
    with served(EPSON) as (_, setup):
        learned, _, _ = taught(setup)
        outcome = open_printer(learned, limits=FAST).print_copies([a_printable()])

    assert profile_of(learned).width_dots == 576
    assert outcome.grade is PrintGrade.CONFIRMED


def test_a_model_that_nobody_knows_keeps_the_kind_that_was_chosen():
    with served(Script(maker="Otterworks", model="OT-9")) as (_, setup):
        learned, _, steps = taught(setup)

    assert learned.profile == setup.profile
    assert any("Otterworks OT-9" in sentence for sentence in said(steps))


def test_a_printer_that_belongs_to_a_driver_is_sent_there():
    with served(Script(maker="Brother", model="RJ-4250WB")) as (_, setup):
        _, _, steps = taught(setup)

    assert any("choose it among the installed printers" in sentence for sentence in said(steps))


def test_learning_again_takes_the_place_of_what_was_known():
    old = {"confirms_print": True, "width_dots": 576}
    with served(Script()) as (_, setup):
        learned, _, _ = taught(with_learned(setup, old))

    assert facts(learned)["confirms_print"] is False
    assert facts(learned)["width_dots"] == 576
    assert len(learned.learned) == len(facts(learned))


# --- what only eyes can tell -----------------------------------------------------------------


def test_the_questions_come_after_the_slip_and_each_once():
    with served(Script()) as (_, setup):
        _, _, steps = taught(setup)

    titles = [step.title for step in steps]
    asked = [step.ask.fact for step in steps if step.ask]
    assert asked == [
        "width_dots",
        "code_pages",
        "form",
        "image_command",
        "double_height_raster",
        "native_codes",
    ]
    first = next(at for at, step in enumerate(steps) if step.ask)
    assert titles.index("Test slip") < first


def test_a_mute_printer_is_printed_to_and_only_the_paper_shows_that_it_is_one():
    with served(Script(mute=True)) as (emulator, setup):
        learned, outcome, steps = taught(setup)
        emulator.settle()

    assert facts(learned) == {}
    assert outcome.grade is PrintGrade.PROBABLY
    assert slip_job(slip_of(setup, now=now, trying=True)) in emulator.received
    first = next(step.ask for step in steps if step.ask)
    assert (first.fact, first.answers[0].value) == ("answers_status", "false")


# --- when it cannot be tested ----------------------------------------------------------------


def test_a_printer_that_is_not_there_is_told_and_nothing_is_learned(tmp_path):
    learned, outcome, steps = taught(printer_at(str(tmp_path / "none")))

    assert learned.learned == ()
    assert (outcome.grade, outcome.cause) == (PrintGrade.NOT_STARTED, Cause.OFF)
    assert [step.good for step in steps] == [False]


def test_something_that_is_no_printer_gets_no_slip():
    with served(Script(garbage=b"\xe1\xe2\xe3\xe4\xe5")) as (emulator, setup):
        _, outcome, _ = taught(setup)

    assert outcome.cause is Cause.NOT_A_PRINTER
    assert emulator.dots == 0


@pytest.mark.parametrize(
    ("script", "cause"),
    [
        (Script(paper_out=True, confirms=True), Cause.PAPER_OUT),
        (Script(cover_open=True, confirms=True), Cause.COVER_OPEN),
    ],
)
def test_a_printer_that_cannot_print_now_learns_no_confirmation_and_asks_no_eyes(script, cause):
    with served(script) as (emulator, setup):
        learned, outcome, steps = taught(setup)

    assert outcome.cause is cause
    assert "ticket" not in outcome.said
    assert "confirms_print" not in facts(learned)
    assert not any(step.ask for step in steps)
    assert emulator.dots == 0


def test_a_printer_that_hangs_up_while_it_is_asked_keeps_what_was_learned():
    with served(Script(hangs_up_after=24)) as (_, setup):
        learned, outcome, _ = taught(setup)

    assert facts(learned)["answers_status"] is True
    assert outcome.grade is PrintGrade.NOT_STARTED


def test_a_test_that_is_given_up_prints_nothing():
    canceled = threading.Event()
    canceled.set()
    with served(Script()) as (emulator, setup):
        _, outcome, _ = taught(setup, canceled=canceled)

    assert (outcome.grade, outcome.cause) == (PrintGrade.NOT_STARTED, Cause.CANCELED)
    assert emulator.received == b""


def test_a_slip_under_way_can_be_given_up():
    canceled = threading.Event()
    with served(Script(stops_reading_after=2_000)) as (emulator, setup):
        stop = threading.Thread(target=lambda: (emulator.stalled.wait(10), canceled.set()))
        stop.start()
        outcome = print_slip(setup, now=now, limits=FAST, canceled=canceled)
        stop.join()

    assert outcome.grade is PrintGrade.INTERRUPTED
    assert outcome.cause in (Cause.CANCELED, Cause.STALLED)


def test_a_queue_of_windows_takes_the_slip_and_answers_nothing():
    queue = SpoolerEmulator()
    setup = a_printer_setup(kind=LinkKind.SPOOLER, url=f"spooler:{QUEUE}")

    learned, outcome, steps = taught(setup, spooler=queue)

    assert learned == setup
    assert outcome.grade is PrintGrade.SPOOLED
    assert "ticket" not in outcome.said
    assert [hashlib.sha256(job).hexdigest() for job in queue.printed] == [outcome.job_sha256]
    assert next(step.ask.fact for step in steps if step.ask) == "width_dots"


def test_a_folder_answers_nothing_either():
    setup = a_printer_setup(kind=LinkKind.FOLDER, url="pdf:/nowhere/slip.pdf")

    learned, outcome, steps = taught(setup)

    assert learned == setup
    assert outcome.cause is Cause.FOLDER_MISSING
    assert "only the slip" in steps[0].said.casefold()


def test_a_setup_that_cannot_be_is_refused_before_anything_is_opened():
    with pytest.raises(BadInput, match="no printer profile"):
        learn(printer_at("tcp://127.0.0.1:1", "none"), list, now=now, limits=FAST)


# --- the test slip alone ---------------------------------------------------------------------


@pytest.mark.parametrize("way", WAYS)
def test_the_short_slip_comes_out_whole(way):
    with served(Script(), way) as (emulator, setup):
        outcome = print_slip(setup, now=now, limits=FAST)

    assert outcome.grade is PrintGrade.PROBABLY
    assert "ticket" not in outcome.said
    assert came_out(emulator) == outcome.job_sha256
