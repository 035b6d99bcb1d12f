"""Paper through the system's own printers: the same drawing, here on a queue that writes PDF."""

import re
import shutil
import subprocess
import threading
from dataclasses import replace

import numpy as np
import pytest
import zxingcpp
from PIL import Image
from PySide6.QtPrintSupport import QPrinter

from printers.pages.sheets import faces, sheets_of, stock_of
from printers.paper.place import paper_rows
from printers.profiles import profile_named
from tracs_mobile.domain.devices import Cause, LinkKind
from tracs_mobile.domain.states import PrintGrade
from tracs_mobile.errors import BadInput
from tracs_mobile.testing.documents import a_document, a_printable
from tracs_mobile.testing.fake_devices import a_printer_setup
from tracs_mobile.testing.samples import samples
from ui.system_printer import (
    Faces,
    SystemPrinter,
    Taken,
    draw_sheets,
    installed_printers,
    pdf_queue,
)

LETTER, ROLL = "generic-8.5in-page", "generic-4in-page"
OWED = "The ticket stays issued and its print is owed."
needs_poppler = pytest.mark.skipif(
    shutil.which("pdftotext") is None, reason="poppler-utils is not installed here"
)
pytestmark = pytest.mark.usefixtures("qapp")


def our_faces():
    plain, bold = faces()
    return Faces(plain=plain, bold=bold)


def printer_on(path, *, profile=LETTER, queues=None):
    """A system printer whose queue is a PDF file, or whatever `queues` gives."""
    setup = a_printer_setup(
        name="PocketJet", kind=LinkKind.SYSTEM, url="system:PocketJet PJ-763", profile=profile
    )
    return SystemPrinter(
        setup, render=sheets_of, faces=our_faces, open_queue=queues or (lambda _: pdf_queue(path))
    )


def printed(path, copies, profile=LETTER):
    outcome = printer_on(path, profile=profile).print_copies(copies)
    assert outcome.grade is PrintGrade.SPOOLED
    return path


def words(text):
    return sorted(re.findall(r"\S+", text))


@needs_poppler
@pytest.mark.parametrize("profile", [LETTER, ROLL])
@pytest.mark.parametrize("name", samples())
def test_the_pdf_holds_the_text_of_the_roll(tmp_path, name, profile):
    paper = samples()[name]
    path = printed(tmp_path / "ticket.pdf", [paper], profile)
    found = subprocess.run(
        ["pdftotext", "-raw", path, "-"], capture_output=True, check=True, text=True
    ).stdout
    rows = paper_rows(paper, profile_named("generic-4in-832"))
    roll = "\n".join(run.text for row in rows for run in row.runs)
    assert words(found) == words(roll)


def pictures(path, folder, dpi):
    command = ["pdftoppm", "-r", str(dpi), "-gray", "-png", path, folder / "page"]
    subprocess.run(command, check=True)
    return [np.asarray(Image.open(page).convert("L")) for page in sorted(folder.glob("page*.png"))]


def in_two_tones(page):
    """What a head with only black dots makes of it."""
    return np.where(page < 128, 0, 255).astype(np.uint8)


@needs_poppler
@pytest.mark.parametrize("dpi", [200, 300])
@pytest.mark.parametrize("profile", [LETTER, ROLL])
def test_every_code_is_read_from_the_paper(tmp_path, profile, dpi):
    """At the resolutions of the printers themselves: they print dots, not shades."""
    paper = samples()["complaint"]

    def at_its_dots(_):
        queue = pdf_queue(tmp_path / "ticket.pdf")
        queue.setResolution(dpi)
        return queue

    printer = printer_on(tmp_path, profile=profile, queues=at_its_dots)
    assert printer.print_copies([paper]).grade is PrintGrade.SPOOLED
    (page,) = pictures(tmp_path / "ticket.pdf", tmp_path, dpi)
    found = {code.format.name: code.text for code in zxingcpp.read_barcodes(in_two_tones(page))}
    assert found["Code128"] == paper.document.number
    assert found["PDF417"] == paper.short_form
    assert found["QRCode"] == paper.notices.pay_url


@needs_poppler
@pytest.mark.parametrize("name", ["fullest", "longest", "translated", "complaint"])
def test_nothing_is_drawn_where_the_head_does_not_reach(tmp_path, name):
    path = printed(tmp_path / "ticket.pdf", [samples()[name]])
    for page in pictures(path, tmp_path, 72):
        inked = np.argwhere(page < 200)
        top, left = inked.min(axis=0)
        bottom, right = inked.max(axis=0)
        assert left >= 0.25 * 72 - 1
        assert right <= 8.25 * 72 + 1
        assert top >= 0.25 * 72 - 1
        assert bottom <= 10.75 * 72 + 1


@needs_poppler
def test_two_copies_are_two_sheets(tmp_path):
    path = printed(tmp_path / "two.pdf", [a_printable(), a_printable(copy="COPY 2 OF 2")])
    assert len(pictures(path, tmp_path, 40)) == 2


# --- sheets ----------------------------------------------------------------------------------


def a_long_complaint():
    facts = " ".join(f"The vehicle passed marker {at}." for at in range(260))
    content = a_document()
    return a_printable(document=replace(content, violation=replace(content.violation, facts=facts)))


def test_a_ticket_on_several_sheets_says_which_part_each_is():
    sheets = sheets_of([a_long_complaint()], LETTER)
    assert len(sheets) == 2
    number = a_document().number
    heads = [min(sheet.texts, key=lambda text: text.baseline).text for sheet in sheets]
    assert heads == [f"{number}, part 1 of 2", f"{number}, part 2 of 2"]


@pytest.mark.parametrize("name", [*samples(), "long"])
def test_columns_stand_apart_and_inside_the_sheet(name):
    paper = a_long_complaint() if name == "long" else samples()[name]
    stock = stock_of(profile_named(LETTER))
    left, right = stock.left(0), stock.left(1)
    for sheet in sheets_of([paper], LETTER):
        for text in sheet.texts:
            ends = text.x + len(text.text) * text.cell_width
            assert ends <= (right if text.x < right else sheet.width - stock.margin)
            assert text.x >= left
            assert stock.margin < text.baseline <= sheet.height - stock.margin
        for picture in sheet.pictures:
            assert picture.y + picture.image.height <= sheet.height - stock.margin
            edge = right if picture.x < right else sheet.width - stock.margin
            assert picture.x + picture.image.width <= edge


@pytest.mark.parametrize("name", [*samples(), "long"])
def test_a_sheet_never_parts_the_answer_from_its_signature(name):
    paper = a_long_complaint() if name == "long" else samples()[name]
    where = {}
    for at, sheet in enumerate(sheets_of([paper], LETTER)):
        for text in sheet.texts:
            where.setdefault(text.text.split("  ")[0][:12], (at, text.x // 900))
    asked = [key for key in ("ANSWER BY", "[ ] ADMITTED", "Signature ___") if key in where]
    assert len({where[key] for key in asked}) <= 1


def test_a_roll_for_commands_has_no_sheets():
    with pytest.raises(BadInput, match="has no pages"):
        sheets_of([a_printable()], "generic-3in-576")


# --- outcomes --------------------------------------------------------------------------------


def test_what_the_system_took_is_handed_over_and_never_called_printed(tmp_path):
    printer = printer_on(tmp_path / "ticket.pdf")
    outcome = printer.print_copies([a_printable()])
    assert (outcome.grade, outcome.printer) == (PrintGrade.SPOOLED, "PocketJet")
    assert not outcome.paper_came_out
    assert outcome.sent_bytes == outcome.job_bytes > 0
    assert len(outcome.job_sha256) == 64
    assert "Look whether the whole ticket comes out" in outcome.said
    assert printer.print_copies([a_printable()]).job_sha256 == outcome.job_sha256


def test_a_printer_that_is_not_installed_prints_nothing_and_says_so():
    printer = SystemPrinter(
        a_printer_setup(name="PocketJet", url="system:No such printer", profile=LETTER),
        render=sheets_of,
        faces=our_faces,
    )
    outcome = printer.print_copies([a_printable()])
    assert (outcome.grade, outcome.cause) == (PrintGrade.NOT_STARTED, Cause.OFF)
    assert outcome.said.startswith("PocketJet is not installed on this computer any more.")
    assert outcome.said.endswith(OWED)
    assert printer.check().cause is Cause.OFF
    assert "choose another printer" in printer.check().said


def test_a_queue_that_cannot_be_written_is_a_fault(tmp_path, qtlog):
    with qtlog.disabled():
        outcome = printer_on(tmp_path / "no folder" / "x.pdf").print_copies([a_printable()])
    assert (outcome.grade, outcome.cause) == (PrintGrade.NOT_STARTED, Cause.FAULT)
    assert "Windows reports a fault of PocketJet" in outcome.said


def test_a_profile_without_pages_is_told_and_the_print_owed(tmp_path):
    printer = printer_on(tmp_path / "x.pdf", profile="generic-4in-832")
    outcome = printer.print_copies([a_printable()])
    assert outcome.grade is PrintGrade.NOT_STARTED
    assert "has no pages" in outcome.said
    assert not (tmp_path / "x.pdf").exists()


def test_a_cancel_before_the_job_is_handed_over_takes_it_back(tmp_path):
    def canceled_meanwhile(_):
        printer.cancel()
        return pdf_queue(tmp_path / "x.pdf")

    printer = printer_on(tmp_path, queues=canceled_meanwhile)
    outcome = printer.print_copies([a_printable()])
    assert (outcome.grade, outcome.cause) == (PrintGrade.NOT_STARTED, Cause.CANCELED)
    assert printer_on(tmp_path / "y.pdf").print_copies([a_printable()]).grade is PrintGrade.SPOOLED


class Queue(QPrinter):
    """A queue to a PDF file on which something happens at its second sheet, or at a late moment."""

    def __init__(self, path, *, at_new_page=lambda: True, at_drawing=lambda: None):
        super().__init__(QPrinter.PrinterMode.HighResolution)
        self.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        self.setOutputFileName(str(path))
        self._at_new_page, self._at_drawing = at_new_page, at_drawing

    def newPage(self):
        return self._at_new_page() and super().newPage()

    def resolution(self):
        self._at_drawing()
        return super().resolution()


def test_a_cancel_after_the_first_sheet_may_have_left_paper(tmp_path):
    def stop():
        printer.cancel()
        return True

    printer = printer_on(tmp_path, queues=lambda _: Queue(tmp_path / "x.pdf", at_new_page=stop))
    outcome = printer.print_copies([a_printable(), a_printable()])
    assert (outcome.grade, outcome.cause) == (PrintGrade.INTERRUPTED, Cause.CANCELED)
    assert outcome.said == f"You stopped the print. {OWED} Throw away what comes out."


def test_a_job_that_broke_after_its_first_sheet_may_have_left_paper(tmp_path):
    queue = Queue(tmp_path / "x.pdf", at_new_page=lambda: False)
    outcome = printer_on(tmp_path, queues=lambda _: queue).print_copies(
        [a_printable(), a_printable()]
    )
    assert (outcome.grade, outcome.cause) == (PrintGrade.INTERRUPTED, Cause.FAULT)
    assert outcome.may_have_left_paper


def test_a_cancel_that_came_too_late_does_not_hide_that_windows_has_the_job(tmp_path):
    path = tmp_path / "x.pdf"
    printer = printer_on(path, queues=lambda _: Queue(path, at_drawing=printer.cancel))
    outcome = printer.print_copies([a_printable()])
    assert path.exists()
    assert outcome.grade is PrintGrade.SPOOLED


def test_a_cancel_while_the_sheets_are_made_is_heard(tmp_path):
    def render(copies, profile):
        printer.cancel()
        return sheets_of(copies, profile)

    printer = SystemPrinter(
        a_printer_setup(url="system:PocketJet", profile=LETTER),
        render=render,
        faces=our_faces,
        open_queue=lambda _: pdf_queue(tmp_path / "x.pdf"),
    )
    outcome = printer.print_copies([a_printable()])
    assert (outcome.grade, outcome.cause) == (PrintGrade.NOT_STARTED, Cause.CANCELED)


def test_a_second_job_meanwhile_is_refused(tmp_path):
    inner = []

    def while_printing(_):
        inner.append(printer.print_copies([a_printable()]))
        return pdf_queue(tmp_path / "x.pdf")

    printer = printer_on(tmp_path, queues=while_printing)
    assert printer.print_copies([a_printable()]).grade is PrintGrade.SPOOLED
    assert (inner[0].grade, inner[0].cause) == (PrintGrade.NOT_STARTED, Cause.BUSY)


def test_it_prints_from_a_thread_of_its_own(tmp_path):
    outcomes = []
    printer = printer_on(tmp_path / "x.pdf")
    lane = threading.Thread(target=lambda: outcomes.append(printer.print_copies([a_printable()])))
    lane.start()
    lane.join(timeout=30)
    assert [outcome.grade for outcome in outcomes] == [PrintGrade.SPOOLED]


def test_installed_printers_are_offered_by_their_names():
    for found in installed_printers():
        assert found.kind is LinkKind.SYSTEM
        assert found.url == f"system:{found.name}"


def test_no_sheet_draws_nothing_and_is_not_taken(tmp_path):
    done = draw_sheets((), pdf_queue(tmp_path / "x.pdf"), our_faces(), canceled=threading.Event())
    assert done is Taken.NOTHING
    assert isinstance(pdf_queue(tmp_path / "x.pdf"), QPrinter)
