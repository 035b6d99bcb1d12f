"""An independent reader of ESC/POS takes every job apart and rebuilds the paper from it."""

import functools
import io
import json
import os
import shutil
import subprocess
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from printers.escpos.escpos_job import Form, encode_job
from printers.escpos.native import native_code
from printers.escpos.nv_logo import logo_digest, store_logo
from printers.facts import CodeKind, DensityCommand, ImageCommand, Paper
from printers.pages.page import MARGIN_TOP, page_image
from printers.paper.ink import without_commands
from printers.paper.opening import for_defendant
from printers.paper.place import code_page_for, logo_raster, paper_rows, sent_as_picture
from printers.profiles import profile_named, profile_names
from tracs_mobile.domain.stop import DocumentKind
from tracs_mobile.testing.samples import samples

NPOS = Path(__file__).parents[1] / "npos"
WIDTHS = ["generic-4in-832", "generic-3in-576"]
UNLIKE = [*WIDTHS, "epson-tm-p80ii"]
"""Printers whose jobs differ; the others send the pictures of one of these."""

EVERY_CODE = tuple(CodeKind)
STORE, PRINT = 80, 81
"""Functions of GS ( k."""


def _npos_is_there():
    homes = [NPOS / "node_modules", *map(Path, os.environ.get("NODE_PATH", "").split(os.pathsep))]
    return any((home / "npos/package.json").is_file() for home in homes)


pytestmark = [
    pytest.mark.skipif(shutil.which("node") is None, reason="node is not installed"),
    pytest.mark.skipif(not _npos_is_there(), reason="npos is not installed in tests/npos"),
]


@functools.cache
def printers():
    """Every profile of an ESC/POS printer, and printers set up in ways that no profile has."""
    shipped = {
        name: profile_named(name)
        for name in profile_names()
        if profile_named(name).paper is Paper.ROLL
    }
    wide, narrow = (shipped[name] for name in WIDTHS)
    logo = samples()["complaint"].logo_png
    special = {
        "columns-832": replace(wide, image_command=ImageCommand.ESC_STAR),
        "columns-576": replace(narrow, image_command=ImageCommand.ESC_STAR),
        "long-graphics": replace(wide, image_command=ImageCommand.GS_8_L),
        "never-doubled": replace(narrow, double_height_raster=False, native_codes=EVERY_CODE),
        "own-logo": replace(wide, nv_logo=True, logo_stored=logo_digest(logo, wide)),
        "margin-dark": replace(
            wide, margin_left_dots=40, width_dots=792, density=DensityCommand.GS_K, darkness=-2
        ),
        "large-letters": replace(narrow, font_b=(12, 24), motion_units=False),
    }
    return {**shipped, **special}


@functools.cache
def papers():
    """The samples, made once."""
    return samples()


@dataclass(frozen=True)
class Job:
    """One paper on one printer, as bytes."""

    printer: str
    name: str
    form: Form

    @property
    def profile(self):
        return printers()[self.printer]

    @property
    def paper(self):
        return papers()[self.name]

    @property
    def rows(self):
        return paper_rows(self.paper, self.profile, self.form)


SHIPPED = [n for n in profile_names() if profile_named(n).paper is Paper.ROLL]
FEW = ("complaint", "rare-letters", "fullest")
"""Samples that stand for all where all would take too long."""


def jobs_of(printer, form):
    """Every sample on a printer that we ship; a few on one that is set up in a rare way."""
    names = samples() if printer in SHIPPED else FEW
    return [Job(printer, name, form) for name in names]


def has_dots(job):
    """Whether the pictures of a job are rebuilt and compared.

    All are on the printers that the others are like; of jobs that are all dots, a few are.
    """
    few = FEW if job.printer in WIDTHS else FEW[:1]
    some = few if job.form is Form.RASTER else FEW
    return job.name in some or (job.form is not Form.RASTER and job.printer in UNLIKE)


@pytest.fixture(scope="module")
def read(tmp_path_factory):
    """What npos says of every job; equal jobs are read once."""
    folder = tmp_path_factory.mktemp("jobs")
    numbers, raw, wanted = {}, {}, {}
    for printer in printers():
        for job in (job for form in Form for job in jobs_of(printer, form)):
            made = encode_job([job.paper], job.profile, job.form)
            wanted[job] = numbers.setdefault(made, len(numbers))
            raw[made] = raw.get(made, False) or has_dots(job)
    readings = read_jobs(folder, raw)
    return {job: readings[number] for job, number in wanted.items()}


def read_jobs(folder, raw):
    """What npos says of jobs, in their order; `raw` tells of each whether its dots are wanted."""
    asked = []
    for number, (job, dots) in enumerate(raw.items()):
        path = folder / f"{number}.bin"
        path.write_bytes(job)
        asked.append({"path": str(path), "dots": dots})
    listed = folder / "jobs.json"
    listed.write_text(json.dumps(asked), "utf-8")
    out = subprocess.run(
        ["node", "read_job.js", str(listed)], cwd=NPOS, check=True, capture_output=True, text=True
    )
    return [json.loads(line) for line in out.stdout.splitlines()]


def test_every_byte_of_every_job_is_accounted_for(read):
    assert len(read) >= len(SHIPPED) * len(samples()) * len(Form)
    lost = {job: told for job, told in read.items() if told.get("covered") != told.get("size")}
    assert lost == {}
    assert min(told["size"] for told in read.values()) > 4_000


@pytest.mark.parametrize("form", Form)
@pytest.mark.parametrize("printer", printers())
def test_the_paper_rebuilt_from_the_pictures_is_ours_to_the_dot(read, printer, form):
    for job in filter(has_dots, jobs_of(printer, form)):
        paper, moved = rebuilt(read[job]["events"], job.profile)
        ours = our_pictures(job)

        assert moved == len(ours) + job.profile.tear_off_dots
        theirs = {y: line for y, line in sorted(paper.items()) if any(line)}
        inked = {y: line for y, line in enumerate(ours) if any(line)}
        assert list(theirs.values()) == list(inked.values())
        assert list(theirs) == list(inked) or moves_in_strips(job)


def moves_in_strips(job):
    """ESC * moves 24 dots at a time, so a thin picture pushes down what follows it."""
    return job.profile.image_command is ImageCommand.ESC_STAR and job.form is not Form.RASTER


def rebuilt(events, profile):
    """Rows of dots by how far the paper had moved, and how far it moved in all.

    A native bar code and a stored logo take no paper here: nobody but the printer draws them.
    """
    y = spacing = 0
    paper = {}
    for event in events:
        if event["kind"] == "feed":
            y += event["dots"]
        elif event["kind"] == "spacing":
            spacing = event["dots"]
        elif event["kind"] == "text":
            y += spacing * event["text"].count("\n")
        elif "rows" in event:
            doubled = 2 if event.get("doubled") else 1
            lines = [bytes.fromhex(row) for row in event["rows"] for _ in range(doubled)]
            for at, line in enumerate(lines):
                paper[y + at] = line.ljust(profile.width_dots // 8, b"\0")
            y += len(lines) if event["kind"] == "picture" else 0
    return paper, y


def our_pictures(job):
    """Our page as rows of dots, white where the printer's own letters stand."""
    profile = job.profile
    rows = tuple(row for row in job.rows if not drawn_by_printer(row, job))
    page = rows_of(page_image(rows, profile, job.form))
    codec, _ = code_page_for(rows, profile)
    lines, y = [], MARGIN_TOP
    for row in rows:
        sent = job.form is Form.RASTER or sent_as_picture(row, codec, profile)
        lines += page[y : y + row.height] if sent else [bytes(len(page[0]))] * row.height
        y += row.height
    return lines


def drawn_by_printer(row, job):
    """Whether the printer draws a row out of its own head or memory."""
    if job.form is Form.RASTER:
        return False
    by_key = row.logo and job.profile.logo_stored
    return by_key or (job.form is Form.NATIVE and row.code and native_code(row.code, job.profile))


def rows_of(image):
    raw, wide = image.tobytes("raw", "1;I"), image.width // 8
    return [raw[at : at + wide] for at in range(0, len(raw), wide)]


@pytest.mark.parametrize("form", [Form.HYBRID, Form.RASTER])
@pytest.mark.parametrize("printer", [*UNLIKE, "columns-832", "columns-576", "margin-dark"])
def test_every_code_reads_back_from_the_rebuilt_paper(read, printer, form):
    for job in filter(has_dots, jobs_of(printer, form)):
        paper, _ = rebuilt(read[job]["events"], job.profile)

        found = {code.text for code in zxingcpp.read_barcodes(picture(paper, job.profile))}

        assert codes_of(job.paper) <= found, job


def codes_of(paper):
    """The number, the signed short form, where to pay, on the agency's copy the whole ticket."""
    shown = {paper.document.number, paper.short_form, paper.whole_form}
    if answers_are_asked(paper):
        shown.add(paper.notices.pay_url)
    return shown - {""}


def answers_are_asked(paper):
    complaint = paper.document.kind is DocumentKind.COMPLAINT
    return complaint and not paper.voided and for_defendant(paper)


def picture(paper, profile):
    """The rebuilt paper as it lies before a camera: white around it."""
    wide, high = profile.width_dots, max(paper) + 1
    blank = bytes(wide // 8)
    raw = b"".join(paper.get(y, blank) for y in range(high))
    quiet = 40
    image = Image.new("L", (wide + 2 * quiet, high + 2 * quiet), 255)
    image.paste(Image.frombytes("1", (wide, high), raw, "raw", "1;I"), (quiet, quiet))
    return image


@pytest.mark.parametrize("printer", SHIPPED)
def test_the_words_of_the_ticket_are_in_the_text(read, printer):
    for job in jobs_of(printer, Form.HYBRID) + jobs_of(printer, Form.NATIVE):
        text = "".join(e["text"] for e in read[job]["events"] if e["kind"] == "text")
        squeezed = "".join(text.split())
        document = job.paper.document
        for words in (document.violation.statute, document.violation.title, document.vehicle.vin):
            assert "".join(words.split()) in squeezed


@pytest.mark.parametrize("printer", ["epson-tm-p80ii", "bixolon-spp-r410", "never-doubled"])
def test_codes_that_the_printer_draws_hold_what_the_ticket_says(read, printer):
    for job in jobs_of(printer, Form.NATIVE):
        events = read[job]["events"]
        stored = {e["body"][1:] for e in events if e["kind"] == "symbol" and e["fn"] == STORE}
        bars = {e["body"].removeprefix("{B") for e in events if e["kind"] == "bars"}

        assert stored | bars == codes_of(job.paper)
        printed = [e for e in events if e["kind"] == "symbol" and e["fn"] == PRINT]
        assert len(printed) == len(stored)


def test_a_stored_logo_is_the_one_of_the_ticket_and_is_printed_by_its_key(read, tmp_path):
    profile = replace(printers()["own-logo"], logo_stored="")
    logo = papers()["complaint"].logo_png
    (told,) = read_jobs(tmp_path, {store_logo(logo, profile): True})

    assert told["covered"] == told["size"]
    (stored,) = [e for e in told["events"] if e["kind"] == "stored logo"]
    raster = logo_raster(logo, profile)
    assert b"".join(map(bytes.fromhex, stored["rows"])) == without_commands(raster.bits)
    for job in jobs_of("own-logo", Form.HYBRID):
        keys = [e["key"] for e in read[job]["events"] if e["kind"] == "logo"]
        assert keys == [stored["key"]]


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="tesseract-ocr is not installed")
@pytest.mark.parametrize("printer", WIDTHS)
def test_a_stranger_reads_the_paper_rebuilt_from_a_job_that_is_all_dots(read, printer):
    job = Job(printer, "complaint", Form.RASTER)
    paper, _ = rebuilt(read[job]["events"], job.profile)
    page = picture(paper, job.profile)
    page = page.resize((page.width * 2, page.height * 2), Image.Resampling.LANCZOS)
    raw = io.BytesIO()
    page.save(raw, format="PNG", compress_level=1)

    out = subprocess.run(
        ["tesseract", "-", "-", "--psm", "4", "--dpi", "406"],
        input=raw.getvalue(),
        capture_output=True,
        check=True,
        env={**os.environ, "OMP_THREAD_LIMIT": "1"},
    )

    said = "".join(out.stdout.decode("utf-8").split())
    for words in ("VERMONT CIVIL VIOLATION COMPLAINT", "$144.00", "NO CONTEST", "12/12/2026"):
        assert "".join(words.split()) in said
