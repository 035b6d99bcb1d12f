"""The bytes of a job and the page that shows them."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from printers.escpos.escpos_job import encode_job
from printers.escpos.images import picture_commands
from printers.pages.page import page_image, render_page
from printers.paper.ink import Raster, draw_raster, raster_of, without_commands
from printers.paper.place import paper_rows
from printers.profiles import profile_named, profile_names
from tracs_mobile.domain import canonical
from tracs_mobile.domain.document import Printable
from tracs_mobile.errors import BadInput
from tracs_mobile.services.reference import load_law_pack
from tracs_mobile.testing.documents import a_document, a_driver, a_printable, a_vehicle, a_violation
from tracs_mobile.testing.job_listing import listing
from tracs_mobile.testing.printer_emulator import commands
from tracs_mobile.testing.samples import samples

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests/golden/print"
PROFILES = ["generic-4in-832", "generic-3in-576"]
both = pytest.mark.parametrize("profile", PROFILES)
every = pytest.mark.parametrize("name", sorted(samples()))


def job(paper, profile=PROFILES[0]):
    return encode_job([paper], profile_named(profile))


@both
@every
def test_a_copy_has_at_most_forty_thousand_bytes(name, profile):
    assert len(job(samples()[name], profile)) <= 40_000


@both
@pytest.mark.parametrize("name", ["fullest", "every-field", "notice", "warning"])
def test_with_the_shipped_wording_and_both_courtesy_texts_it_is_no_more(name, profile):
    notices = load_law_pack().notices
    paper = replace(samples()[name], notices=notices, languages=("es", "fr"))

    assert len(job(paper, profile)) <= 40_000


@pytest.mark.parametrize("name", sorted(set(samples()) - {"preview"}))
def test_the_stored_samples_are_those_of_the_builder(name):
    stored = (GOLDEN / f"{name}.json").read_bytes()

    assert stored == canonical.encode(samples()[name])
    assert canonical.decode(Printable, stored) == samples()[name]


@both
@pytest.mark.parametrize("name", ["complaint", "warning"])
def test_the_commands_of_a_job_are_the_known_good_ones(name, profile):
    known = (GOLDEN / f"{name}.{profile}.txt").read_text("utf-8")

    assert listing(job(samples()[name], profile)) == known


def test_another_process_makes_the_same_bytes(tmp_path):
    command = [sys.executable, "-m", "printers", "render", "--profile", PROFILES[0]]
    command += ["--out", str(tmp_path), str(GOLDEN / "complaint.json")]

    subprocess.run(command, check=True, cwd=ROOT)

    assert (tmp_path / "ticket.bin").read_bytes() == job(samples()["complaint"])


def test_every_reset_is_followed_by_the_code_page():
    raw = encode_job([samples()["complaint"], samples()["warning"]], profile_named(PROFILES[0]))
    found = list(commands(raw))

    resets = [at for at, command in enumerate(found) if command == b"\x1b@"]
    assert len(resets) == 2
    assert {found[at + 1] for at in resets} == {b"\x1bt\x10"}


@both
@every
def test_nothing_in_a_job_reads_as_a_real_time_command(name, profile):
    raw = job(samples()[name], profile)

    assert without_commands(raw) == raw


@both
@every
def test_pictures_come_in_short_bands_of_one_width(name, profile):
    for command in commands(job(samples()[name], profile)):
        if command.startswith(b"\x1dv0"):
            assert int.from_bytes(command[4:6], "little") * 8 <= profile_named(profile).width_dots
            assert int.from_bytes(command[6:8], "little") <= 128


@both
def test_the_paper_moves_as_far_as_the_page_is_high(profile):
    paper, found = samples()["complaint"], profile_named(profile)
    moved = spacing = 0
    for command in commands(job(paper, profile)):
        if command.startswith(b"\x1b3"):
            spacing = command[2]
        elif command.startswith(b"\x1bJ"):
            moved += command[2]
        elif command == b"\n":
            moved += spacing
        elif command.startswith(b"\x1dv0"):
            moved += int.from_bytes(command[6:8], "little") * (2 if command[3] == 2 else 1)

    assert moved == sum(row.height for row in paper_rows(paper, found)) + 160


def test_accents_go_out_in_the_code_page_of_the_printer():
    paper = a_printable(document=a_document(defendant=a_driver(family_name="NÚÑEZ-CŒUR D'ÉÇA")))

    assert "NÚÑEZ-CŒUR D'ÉÇA, NOÉMIE R".encode("cp1252") in job(paper)


@both
def test_a_line_that_no_code_page_holds_goes_out_as_a_picture_of_its_letters(profile):
    found = profile_named(profile)
    rows = paper_rows(samples()["rare-letters"], found)
    odd = [row for row in rows if any("NGUYỄN" in run.text for run in row.runs)]
    raw = job(samples()["rare-letters"], profile)

    assert len(odd) == 2, "caption and defendant"
    for row in odd:
        assert picture_commands(raster_of(row, found.width_dots), found) in raw
    assert b"NGUY" not in raw


def test_a_printer_without_doubling_gets_every_row():
    plain = replace(profile_named(PROFILES[0]), double_height_raster=False)
    raw = encode_job([samples()["complaint"]], plain)

    assert {c[3] for c in commands(raw) if c.startswith(b"\x1dv0")} == {0}
    assert without_commands(raw) == raw


ANY = st.text(max_size=30)


@settings(max_examples=60)
@given(family=ANY, street=ANY, plate=ANY, facts=ANY, license_number=ANY)
def test_control_bytes_hidden_in_a_license_never_reach_the_printer(
    family, street, plate, facts, license_number
):
    evil = "\x1b@\x1d(A\x02\x00\x00\x02\x10\x14\x01\x00\x01\x7f\x9b"
    document = a_document(
        defendant=a_driver(
            family_name=evil + family, street=street + evil, license_number=license_number + evil
        ),
        vehicle=a_vehicle(plate=plate + evil),
        violation=a_violation(facts=facts + evil, title=evil),
    )

    found = list(commands(job(a_printable(document=document))))

    assert found.count(b"\x1b@") == 1
    allowed = {b"\x1b" + bytes([c]) for c in b"@tR3JEM$!"} | {b"\x1d" + bytes([c]) for c in b"Pav!"}
    for command in found:
        if len(command) > 1:
            assert command[:2] in allowed
        else:
            assert command == b"\n" or command >= b" "
            assert command != b"\x7f"


def test_the_page_shows_what_is_sent_dot_for_dot():
    profile = profile_named(PROFILES[0])
    rows = paper_rows(samples()["complaint"], profile)
    page = page_image(rows, profile)
    y = 12
    seen = 0
    for row in rows:
        if row.pictures:
            raster = raster_of(row, profile.width_dots)
            strip = Image.new("1", (profile.width_dots, row.height), 1)
            draw_raster(strip, raster, 0)
            assert page.crop((0, y, page.width, y + row.height)).tobytes() == strip.tobytes()
            seen += 1
        y += row.height
    assert seen > 8


@both
def test_the_page_image_is_as_wide_as_the_paper(profile):
    image = render_page(a_printable(), profile)

    assert image.width == profile_named(profile).width_dots
    assert len(image.pixels) == image.width * image.height
    assert set(image.pixels) == {0, 255}


def test_a_picture_with_a_command_in_it_loses_one_dot_there():
    assert (
        without_commands(b"\xff\x10\x04\x01\x10\x14\x10\x05\x02")
        == b"\xff\0\x04\x01\0\x14\0\x05\x02"
    )
    assert without_commands(b"\x10\x10\x04\x02") == b"\x10\x00\x04\x02"


def test_the_library_leaves_no_folder_and_no_log_handler_behind(tmp_path):
    code = (
        "import logging, sys, tempfile\n"
        "from printers.escpos.escpos_library import collector\n"
        "collector()\n"
        "print(logging.root.handlers, tempfile.tempdir)\n"
    )
    environment = {"TMPDIR": str(tmp_path), "PATH": "", "PYTHONPATH": str(ROOT)}

    out = subprocess.run(
        [sys.executable, "-c", code], env=environment, check=True, capture_output=True, text=True
    )

    assert list(tmp_path.iterdir()) == []
    assert out.stdout.startswith("[]")


def test_an_unknown_profile_is_refused_with_the_names_there_are():
    with pytest.raises(BadInput, match="generic-4in-832, generic-3in-576"):
        profile_named("laser")
    assert profile_names()[:2] == tuple(PROFILES)


@pytest.mark.parametrize("logo", [b"", b"not a picture", b"\x89PNG\r\n\x1a\n broken"])
@both
def test_a_logo_that_cannot_be_read_is_left_out(logo, profile):
    whole = render_page(a_printable(), profile)

    assert render_page(a_printable(logo_png=logo), profile).height <= whole.height
    assert b"BARRE CITY POLICE" in job(a_printable(logo_png=logo), profile)


def test_a_raster_knows_its_height_on_paper():
    raster = Raster(top=0, stride=1, height=5, bits=bytes(5), tall=True)

    assert raster.dots_high == 10


def test_only_a_paper_without_a_number_calls_itself_a_preview():
    issued = listing(job(a_printable(copy="")))
    preview = listing(job(samples()["preview"]))

    assert "PREVIEW" not in issued
    assert "PREVIEW" in preview
