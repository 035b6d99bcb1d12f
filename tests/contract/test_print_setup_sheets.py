"""The sheets that switch a scanner over: every symbol read back from the PDF, as printed."""

import shutil
import subprocess
from datetime import date

import pytest
import zxingcpp
from PIL import Image, ImageOps

from printers.pages.page import MARGIN_TOP
from printers.setup.reader_codes import MODULE, QUIET, command_symbol, license_symbol
from printers.setup.setup_page import MARGIN, SHEET_DPI, SheetWords, Step, setup_page
from printers.setup.setup_sheets import families, family_named, setup_sheet_pdf
from scanners.text.reader import scan_payload
from tracs_mobile.domain.license import ScanSource
from tracs_mobile.errors import BadInput

IDS = tuple(name for name, _ in families())
MM_AN_INCH = 25.4
every_family = pytest.mark.parametrize("family", IDS)
needs_poppler = pytest.mark.skipif(
    shutil.which("pdftoppm") is None, reason="poppler-utils is not installed"
)


@pytest.fixture(scope="module")
def found(sheets):
    """What a scanner finds on each sheet."""
    return {family: read(page) for family, page in sheets.items()}


@pytest.fixture(scope="module")
def sheets(tmp_path_factory):
    """The page of each family as a printer of 300 dots an inch gets it."""
    folder = tmp_path_factory.mktemp("sheets")
    return {family: on_paper(setup_sheet_pdf(family), folder / family) for family in IDS}


def on_paper(pdf, name, *, dpi=SHEET_DPI):
    source = name.with_suffix(".pdf")
    source.write_bytes(pdf)
    made = ["pdftoppm", "-r", str(dpi), "-gray", "-singlefile", "-png", str(source), str(name)]
    subprocess.run(made, check=True, capture_output=True)
    with Image.open(name.with_suffix(".png")) as page:
        page.load()
        return page


def read(page):
    """What a scanner finds on the page: (kind, bytes, whether it is obeyed and not sent)."""
    return [
        (str(found.format), found.bytes, bool((found.extra or {}).get("ReaderInit")))
        for found in zxingcpp.read_barcodes(page, try_rotate=False, try_invert=False)
    ]


def commands_of(family):
    return sorted(step.command for step in family_named(family).words.steps if step.command)


def words_of(family, folder):
    source = folder / f"{family}.pdf"
    source.write_bytes(setup_sheet_pdf(family))
    made = ["pdftotext", "-layout", str(source), "-"]
    return " ".join(subprocess.run(made, check=True, capture_output=True, text=True).stdout.split())


def test_the_families_keep_their_ids():
    assert families() == (
        ("honeywell", "Honeywell and L-Tron"),
        ("zebra", "Zebra (Symbol, Motorola)"),
        ("datalogic", "Datalogic"),
        ("code", "Code"),
        ("newland", "Newland"),
        ("generic", "Any other scanner"),
    )


def test_an_unknown_family_is_told_apart():
    with pytest.raises(BadInput, match="any other"):
        setup_sheet_pdf("abacus")


@every_family
def test_the_same_family_gives_the_same_bytes(family):
    assert setup_sheet_pdf(family) == setup_sheet_pdf(family)


@needs_poppler
@every_family
def test_a_printed_sheet_reads_back_as_its_commands_and_its_license(family, found):
    programming = sorted(data.decode("ascii") for kind, data, _ in found[family] if "128" in kind)
    licenses = [data for kind, data, _ in found[family] if "PDF417" in kind]
    assert programming == commands_of(family)
    assert licenses == [family_named(family).words.license.encode("latin-1")]
    assert len(found[family]) == len(programming) + 1


@needs_poppler
def test_only_the_commands_are_marked_as_orders_to_the_scanner(found):
    obeyed = {data: order for _, data, order in found["honeywell"]}
    license_ = family_named("honeywell").words.license.encode("latin-1")
    assert obeyed == {
        b"PRECA2.": True,
        b"SUFCA2.": True,
        b"TRMUSB130.": True,
        license_: False,
    }


@needs_poppler
@pytest.mark.parametrize("dpi", [200, 600])
def test_coarse_and_fine_printers_print_symbols_that_read(dpi, tmp_path):
    page = on_paper(setup_sheet_pdf("honeywell"), tmp_path / "sheet", dpi=dpi)
    assert len(read(page)) == len(commands_of("honeywell")) + 1


@pytest.mark.parametrize("today", [date(2026, 11, 26), date(2090, 1, 1)])
def test_the_test_license_is_whole_and_without_a_doubt(today):
    raw = family_named("generic").words.license.encode("latin-1")
    scan = scan_payload(raw, source=ScanSource.SERIAL, today=today)
    assert scan.problem == ""
    assert scan.license.warnings == ()
    assert scan.license.family_name.value == "TREMBLAYE"
    assert scan.license.birth_date.value == date(1990, 1, 1)


def test_the_test_license_shows_what_its_sheet_promises():
    words = family_named("generic").words
    scan = scan_payload(
        words.license.encode("latin-1"), source=ScanSource.SERIAL, today=date(2026, 11, 26)
    )
    assert f'"{scan.delivered.what}"' in words.test
    assert set(scan.delivered.separators) == {"LF", "RS", "CR"}


@needs_poppler
@every_family
def test_the_words_of_a_sheet_can_be_found_and_copied(family, tmp_path):
    said = words_of(family, tmp_path)
    words = family_named(family).words
    for expected in (words.title, words.mark, words.intro, words.defaults, words.source):
        assert " ".join(expected.split()) in said
    for expected in ("Scan this last.", "If it does not work", "not checked on a device", "LF, RS"):
        assert expected.lower() in said.lower()
    for number in range(1, len(words.steps) + 2):
        assert f" {number} " in said


@needs_poppler
@every_family
def test_nothing_stands_where_an_office_printer_cannot_print(family, sheets):
    page = sheets[family]
    assert page.size == (2550, 3300)
    left, top, right, bottom = ImageOps.invert(page).getbbox()
    # A letter may lean a dot or two over the edge of its cell.
    assert min(left, top) >= MARGIN - 3
    assert right <= page.width - MARGIN + 3
    assert bottom <= page.height - MARGIN + 3


@needs_poppler
@every_family
def test_the_dots_of_a_sheet_are_black_or_white_and_300_to_the_inch(family, tmp_path):
    source = tmp_path / "sheet.pdf"
    source.write_bytes(setup_sheet_pdf(family))
    made = ["pdfimages", "-list", str(source)]
    listed = subprocess.run(made, check=True, capture_output=True, text=True).stdout.splitlines()
    names, _, *pictures = listed
    told = dict(zip(names.split(), pictures[0].split(), strict=False))
    assert len(pictures) == 1
    assert told["bpc"] == "1"
    assert " 300   300 " in pictures[0]


def test_bars_are_wide_enough_for_a_hand_scanner():
    assert MODULE / SHEET_DPI * MM_AN_INCH >= 0.33


@every_family
def test_white_is_left_around_every_symbol(family):
    """Ten bars at both sides (Code 128 asks for ten, PDF417 for two), and two above and below."""
    page = setup_page(family_named(family).words)
    top = MARGIN_TOP
    for row in page.rows:
        for placed in row.pictures:
            picture = placed.picture
            if picture.height < 3 * MODULE:  # a rule
                continue
            x, y = placed.x, top + placed.y
            around = page.image.crop(
                (x - QUIET, y - 2 * MODULE, x + picture.width + QUIET, y + picture.height + 8)
            ).convert("L")
            around.paste(255, (QUIET, 2 * MODULE, QUIET + picture.width, around.height - 8))
            assert around.getextrema() == (255, 255)
        top += row.height


def test_a_sheet_that_is_too_long_is_refused_and_not_cut():
    long = SheetWords(
        title="T",
        for_models="M",
        intro="I",
        steps=tuple(Step(text="Scan this.", command="PRECA2.") for _ in range(12)),
        test="Scan this last.",
        license=family_named("generic").words.license,
        trouble=(),
        defaults="D",
        mark="M",
        source="S",
    )
    with pytest.raises(BadInput, match="too long"):
        setup_page(long)


@pytest.mark.parametrize("command", ["", "É", "A\nB"])
def test_a_command_that_code_128_cannot_carry_here_is_refused(command):
    with pytest.raises(BadInput):
        command_symbol(command)


def test_a_license_outside_latin_1_is_refused():
    with pytest.raises(BadInput):
        license_symbol("@\n\x1e\rANSI \u0141")
