"""The test slip shows all that a ticket needs, on every printer, and cannot be taken for one."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from printers.facts import CodeKind, ImageCommand, Paper
from printers.pages.sheets import sheets_of_rows
from printers.paper.ink import without_commands
from printers.profiles import profile_named, profile_names, profile_of
from printers.setup.slip_print import print_slip, slip_pdf
from printers.setup.slip_questions import did_it_come_out, questions
from printers.setup.test_slip import (
    ACCENTS,
    NOT_A_TICKET,
    pages_tried,
    rows_of,
    slip_height_mm,
    slip_job,
    slip_of,
    slip_page,
    slip_rows,
)
from tracs_mobile.domain.devices import Learned, LinkKind
from tracs_mobile.domain.states import PrintGrade
from tracs_mobile.errors import BadInput
from tracs_mobile.testing.fake_devices import a_printer_setup, printer_at
from tracs_mobile.testing.job_listing import listing

GOLDEN = Path(__file__).parents[1] / "golden" / "slip"
WIDTHS = ("generic-4in-832", "generic-3in-576")
ROLLS = [name for name in profile_names() if profile_named(name).paper is Paper.ROLL]


def now():
    return datetime(2026, 11, 26, 19, 5, tzinfo=UTC)


def setup_of(profile, **more):
    return a_printer_setup(profile=profile, name="Car 12", **more)


def texts(rows):
    return [run.text for row in rows for run in row.runs]


def codes_on(page):
    """Every code that a stranger reads from the page, upright and upside down alike."""
    image = Image.frombytes("L", (page.width, page.height), page.pixels)
    larger = image.resize((2 * image.width, 2 * image.height))
    return {code.text: code.format for code in zxingcpp.read_barcodes(larger)}


@pytest.mark.parametrize("profile", ROLLS)
@pytest.mark.parametrize("trying", [False, True])
def test_every_code_of_the_slip_is_read_from_its_picture(profile, trying):
    found = codes_on(slip_page(setup_of(profile), now=now, trying=trying))

    expected = {
        "TEST-0000000",
        f"{NOT_A_TICKET} 11/26/2026 14:05 EST {profile}",
        NOT_A_TICKET,
    }
    if trying:
        expected |= {f"TEST-{number}" for number, _ in enumerate(CodeKind, start=1)}
    assert set(found) == expected


@pytest.mark.parametrize("profile", WIDTHS)
@pytest.mark.parametrize("trying", [False, True])
def test_the_slip_says_of_itself_what_it_is(profile, trying):
    said = texts(rows_of(slip_of(setup_of(profile), now=now, trying=trying)))

    assert said.count(NOT_A_TICKET) == 2
    assert "Car 12" in said
    assert "Thu 11/26/2026 14:05 EST" in said
    assert profile_named(profile).label in said


@pytest.mark.parametrize("profile", WIDTHS)
@pytest.mark.parametrize("kind", ["short", "learning"])
def test_the_job_is_the_one_that_was_looked_at(profile, kind):
    strips = slip_of(setup_of(profile), now=now, trying=kind == "learning")

    golden = (GOLDEN / f"{kind}.{profile}.txt").read_text("utf-8")
    assert listing(slip_job(strips)) == golden


@pytest.mark.parametrize("profile", ROLLS)
def test_only_the_end_of_the_slip_is_fed_past_the_tear_bar(profile):
    strips = slip_of(setup_of(profile, tear_off_mm=30), now=now, trying=True)

    assert [strip.profile.tear_off_dots for strip in strips] == [0] * (len(strips) - 1) + [240]


def test_all_that_the_ruler_shows_can_be_printed():
    narrow = setup_of("generic-3in-576", margin_left_mm=5)

    (ruler,) = {
        row.pictures[0].picture.width
        for row in rows_of(slip_of(narrow, now=now))
        if row.height == 40 and row.pictures and not row.tall
    } - {96}

    assert ruler == 576 - 40


def test_a_width_that_is_not_known_yet_is_measured_with_the_widest_ruler():
    strips = slip_of(setup_of("generic-3in-576"), now=now, trying=True)

    assert max(strip.profile.width_dots for strip in strips) == 832
    assert "100" in texts(rows_of(strips))
    margin = slip_of(setup_of("generic-3in-576", margin_left_mm=9), now=now, trying=True)
    assert {strip.profile.margin_left_dots for strip in margin} == {0}


def test_the_accents_go_out_in_the_slot_of_each_page_that_is_tried():
    profile = profile_named("generic-4in-832")
    job = slip_job(slip_of(setup_of(profile.name), now=now, trying=True))

    for letter, (codec, slot) in zip("ABC", pages_tried(profile), strict=True):
        begin = job.index(f"{letter} {ACCENTS}".encode(codec))
        assert job[:begin].rpartition(b"\x1bt")[2][0] == slot


def test_every_picture_command_is_tried_and_the_usual_one_first():
    setup = setup_of("generic-4in-832", learned=(Learned(fact="image_command", value='"ESC *"'),))

    strips = slip_of(setup, now=now, trying=True)
    tried = [
        strip.profile.image_command
        for strip in strips
        if any(row.height == 48 and row.pictures for row in strip.rows)
        and not any(row.tall and row.height == 48 for row in strip.rows)
    ]

    assert tried[0] is ImageCommand.ESC_STAR
    assert set(tried) == set(ImageCommand)


@pytest.mark.parametrize("profile", ROLLS)
def test_a_printer_with_a_command_for_darkness_shows_every_step(profile):
    strips = slip_of(setup_of(profile), now=now)
    steps = {strip.profile.darkness for strip in strips}

    knows = profile_named(profile).density.value != "none"
    assert steps == (set(range(-3, 4)) if knows else {0})


@pytest.mark.parametrize("profile", ROLLS)
def test_no_picture_of_the_slip_holds_a_command_of_its_own(profile):
    job = slip_job(slip_of(setup_of(profile), now=now, trying=True))

    assert without_commands(job) == job


@pytest.mark.parametrize("profile", ROLLS)
def test_the_slip_is_short(profile):
    short = slip_of(setup_of(profile), now=now)
    whole = slip_of(setup_of(profile), now=now, trying=True)

    assert slip_height_mm(short) < 180
    assert slip_height_mm(whole) < 330
    assert len(slip_job(whole)) < 40_000


def test_a_setup_that_cannot_be_is_refused():
    with pytest.raises(BadInput, match="left margin"):
        slip_of(setup_of("generic-3in-576", margin_left_mm=40), now=now)


# --- the questions ---------------------------------------------------------------------------


@pytest.mark.parametrize("profile", ROLLS)
def test_every_answer_to_a_question_is_a_fact_that_the_printer_can_be_set_up_with(profile):
    base = setup_of(profile)
    asked = (*questions(profile_of(base)), did_it_come_out())

    for question in asked:
        assert question.words.endswith("?")
        assert len(question.answers) >= 2
        for answer in filter(lambda a: a.value, question.answers):
            learned = (Learned(fact=question.fact, value=answer.value),)
            profile_of(setup_of(profile, learned=learned))


# --- other ways ------------------------------------------------------------------------------


def test_the_slip_is_laid_on_sheets_of_an_installed_printer():
    rows = slip_rows(setup_of("generic-8.5in-page", kind=LinkKind.SYSTEM), now=now)

    (sheet,) = sheets_of_rows([rows], "generic-8.5in-page")
    assert NOT_A_TICKET in {piece.text for piece in sheet.texts}


def test_the_slip_is_saved_as_a_pdf_in_a_folder(tmp_path):
    outcome = print_slip(printer_at(f"pdf:{tmp_path}"), now=now)

    assert outcome.grade is PrintGrade.SAVED
    assert (tmp_path / "printer-test.pdf").read_bytes() == slip_pdf(
        slip_of(printer_at(f"pdf:{tmp_path}"), now=now)
    )


def test_the_slip_is_saved_as_the_bytes_of_a_job(tmp_path):
    setup = printer_at(f"file:{tmp_path}/slip.bin")

    outcome = print_slip(setup, now=now)

    assert outcome.said == f"The test slip is saved as {tmp_path}/slip.bin."
    assert (tmp_path / "slip.bin").read_bytes() == slip_job(slip_of(setup, now=now))


def test_a_folder_that_is_gone_is_told(tmp_path):
    outcome = print_slip(printer_at(f"pdf:{tmp_path}/none/slip.pdf"), now=now)

    assert outcome.grade is PrintGrade.NOT_STARTED
    assert "Choose another folder" in outcome.said


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils is not installed")
def test_the_text_of_the_pdf_can_be_read(tmp_path):
    import subprocess

    print_slip(printer_at(f"pdf:{tmp_path}"), now=now)
    done = subprocess.run(
        ["pdftotext", "-layout", tmp_path / "printer-test.pdf", "-"],
        capture_output=True,
        check=True,
    )

    assert NOT_A_TICKET in done.stdout.decode()
