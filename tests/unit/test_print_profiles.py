"""Printers as facts: what the file says, how it is known, and what a test of one printer adds."""

import json
import re
import tomllib
from dataclasses import replace
from importlib.resources import files

import pytest

from printers.escpos.escpos_job import encode_job
from printers.facts import (
    CodeKind,
    DensityCommand,
    Form,
    ImageCommand,
    Known,
    Paper,
    fact_names,
    read_fact,
)
from printers.paper.place import paper_rows
from printers.profiles import (
    Profile,
    known_facts,
    profile_named,
    profile_names,
    profile_of,
)
from tracs_mobile.domain.devices import Learned, LinkKind, PrinterSetup
from tracs_mobile.errors import BadInput
from tracs_mobile.testing.printer_emulator import commands
from tracs_mobile.testing.samples import samples

every = pytest.mark.parametrize("name", profile_names())
WANTED = {
    "generic-4in-832",
    "generic-3in-576",
    "bixolon-spp-r410",
    "star-sm-t300i",
    "star-sm-t400i",
    "epson-tm-p80",
    "epson-tm-p80ii",
    "seiko-mp-a40",
    "citizen-cmp-30",
    "citizen-cmp-40",
    "generic-8.5in-page",
    "generic-4in-page",
}


def a_setup(profile="generic-4in-832", **changes):
    setup = PrinterSetup(id="p", name="Car 3", kind=LinkKind.SERIAL, url="loop://", profile=profile)
    return replace(setup, **changes)


def learned(**facts):
    return tuple(Learned(fact=name, value=json.dumps(value)) for name, value in facts.items())


def test_every_printer_that_cruisers_have_is_there():
    assert set(profile_names()) == WANTED


@every
def test_every_fact_says_how_it_is_known_and_from_where(name):
    profile = profile_named(name)

    assert [fact.name for fact in profile.facts] == list(fact_names())
    assert set(fact_names()) <= set(Profile.__slots__)
    for fact in profile.facts:
        assert fact.source.strip() and fact.means.strip()
        assert getattr(profile, fact.name) == read_fact(fact.name, fact.value)


@every
def test_what_a_printer_takes_from_another_is_only_assumed_of_it(name):
    table = tomllib.loads(files("printers").joinpath("profiles.toml").read_text("utf-8"))[name]

    for fact in profile_named(name).facts:
        if fact.name not in table:
            assert fact.known is Known.UNKNOWN
            assert fact.source == f"assumed, as {table['like']}"


@every
def test_no_printer_of_the_file_was_probed_on_this_laptop(name):
    assert {fact.known for fact in profile_named(name).facts} <= {Known.DOCUMENTED, Known.UNKNOWN}


def test_the_width_of_a_printer_is_that_of_its_label():
    for name in WANTED - {"generic-8.5in-page"}:
        profile = profile_named(name)
        inches = 832 if re.search("\\b4[ -]inch", profile.label) else 576
        assert profile.width_dots == inches, profile.label


def test_only_epson_says_that_lines_are_on_paper():
    confirming = {name for name in profile_names() if profile_named(name).confirms_print}

    assert confirming == {"epson-tm-p80", "epson-tm-p80ii"}


def test_pages_are_told_with_their_size_and_nothing_of_commands():
    letter = profile_named("generic-8.5in-page")

    assert letter.paper is Paper.PAGE
    assert (letter.page_width_in, letter.page_height_in, letter.printable_width_in) == (8.5, 11, 8)
    assert {fact.name for fact in known_facts(letter)} == {
        "paper",
        "width_dots",
        "dpi",
        "page_width_in",
        "page_height_in",
        "printable_width_in",
    }
    assert "page_width_in" not in {
        fact.name for fact in known_facts(profile_named("star-sm-t300i"))
    }


def test_a_printer_as_it_left_the_maker_is_its_profile():
    assert profile_of(a_setup()) == profile_named("generic-4in-832")


def test_what_was_learned_takes_the_place_of_what_was_assumed():
    facts = learned(
        confirms_print=True,
        native_codes=["QR", "PDF417"],
        code_pages=[["cp850", 2]],
        image_command="GS 8 L",
        font_b=[8, 16],
        form="raster",
        density="GS ( K",
        mm_per_second=60,
    )

    found = profile_of(a_setup(learned=facts))

    assert found.confirms_print
    assert found.native_codes == (CodeKind.QR, CodeKind.PDF417)
    assert found.code_pages == (("cp850", 2),)
    assert found.image_command is ImageCommand.GS_8_L
    assert found.font_b == (8, 16)
    assert found.form is Form.RASTER
    assert found.density is DensityCommand.GS_K
    assert found.mm_per_second == 60
    probed = {fact.name: fact.value for fact in found.facts if fact.known is Known.PROBED}
    assert probed == {one.fact: json.loads(one.value) for one in facts}
    assert [fact.name for fact in found.facts] == list(fact_names())


@pytest.mark.parametrize(
    ("fact", "value"),
    [
        ("colour", "true"),
        ("confirms_print", "1"),
        ("confirms_print", "maybe"),
        ("width_dots", "830"),
        ("width_dots", "-8"),
        ("width_dots", "true"),
        ("mm_per_second", "0"),
        ("mm_per_second", "80.5"),
        ("code_pages", "[]"),
        ("code_pages", '[["cp1252"]]'),
        ("code_pages", '[["cp9999", 1]]'),
        ("code_pages", '[["cp1252", 256]]'),
        ("code_pages", '[["utf-8", 16]]'),
        ("code_pages", '[["utf-16", 16]]'),
        ("native_codes", '"QR"'),
        ("native_codes", '["Aztec"]'),
        ("image_command", '"GS v 1"'),
        ("font_b", "[9]"),
        ("font_b", "[9, 0]"),
        ("page_width_in", "NaN"),
        ("page_width_in", '"8.5"'),
        ("form", "null"),
    ],
)
def test_a_damaged_lesson_is_refused_with_a_sentence(fact, value):
    with pytest.raises(BadInput, match="Run Test and learn again"):
        profile_of(a_setup(learned=(Learned(fact=fact, value=value),)))


def test_a_left_margin_narrows_the_ticket_and_lays_it_out_anew():
    found = profile_of(a_setup(margin_left_mm=5))

    assert (found.margin_left_dots, found.width_dots) == (40, 792)
    job = list(commands(encode_job([samples()["complaint"]], found)))
    assert b"\x1dL\x28\x00" in job
    assert b"\x1dW" + (792).to_bytes(2, "little") in job
    widest = max(
        max((run.x + run.width for run in row.runs), default=0)
        for row in paper_rows(samples()["complaint"], found)
    )
    assert widest <= 792


@pytest.mark.parametrize(("profile", "most"), [("generic-4in-832", 48), ("generic-3in-576", 16)])
def test_every_margin_that_is_allowed_holds_every_ticket(profile, most):
    for millimeters in (1, most):
        found = profile_of(a_setup(profile, margin_left_mm=millimeters))
        for paper in samples().values():
            for row in paper_rows(paper, found):
                for placed in row.pictures:
                    assert placed.x >= 0
                    assert placed.x + placed.picture.width <= found.width_dots
                for run in row.runs:
                    assert run.x >= 0
                    assert run.x + run.width <= found.width_dots
    with pytest.raises(BadInput, match=f"Choose 0 to {most} mm"):
        profile_of(a_setup(profile, margin_left_mm=most + 1))


def test_the_white_before_tearing_off_is_as_long_as_it_was_set():
    usual = encode_job([samples()["warning"]], profile_of(a_setup()))
    short = encode_job([samples()["warning"]], profile_of(a_setup(tear_off_mm=5)))

    assert moved(usual) - moved(short) == 15 * 8


def moved(job):
    """Dots fed by ESC J."""
    return sum(c[2] for c in commands(job) if c.startswith(b"\x1bJ"))


@pytest.mark.parametrize(("darkness", "told"), [(3, b"\x06"), (-1, b"\xfe"), (-3, b"\xfa")])
def test_darkness_is_told_to_a_printer_that_knows_it(darkness, told):
    setup = a_setup("epson-tm-p80ii", darkness=darkness)

    assert b"\x1d(K\x02\x00\x31" + told in encode_job([samples()["warning"]], profile_of(setup))


def test_darkness_is_not_told_to_a_printer_that_may_not_know_it():
    plain, dark = (profile_of(a_setup(darkness=d)) for d in (0, 3))
    paper = samples()["warning"]

    assert encode_job([paper], dark) == encode_job([paper], plain)


@pytest.mark.parametrize(
    "wrong",
    [
        {"margin_left_mm": -1},
        {"tear_off_mm": -1},
        {"tear_off_mm": 101},
        {"darkness": 4},
        {"profile": "laser"},
    ],
)
def test_what_no_printer_can_do_is_refused(wrong):
    with pytest.raises(BadInput):
        profile_of(a_setup(**wrong))


def test_a_logo_is_not_looked_for_in_a_printer_that_keeps_none():
    digest = "0" * 64

    assert profile_of(a_setup(logo_stored=digest)).logo_stored == ""
    assert profile_of(a_setup("epson-tm-p80ii", logo_stored=digest)).logo_stored == digest
    kept = profile_of(a_setup(logo_stored=digest, learned=learned(nv_logo=True)))
    assert kept.logo_stored == digest
