"""Who follows only the manual's chapter for a new laptop holds a printed training ticket."""

from pathlib import Path

import pytest
import zxingcpp
from PIL import Image, ImageOps

from tests.e2e.manual_steps import Act, Reader, steps_of
from tracs_mobile.bootstrap import open_desk
from tracs_mobile.enrolling_here import FirstStepsHere
from tracs_mobile.settings import Settings
from tracs_mobile.testing.escpos_commands import commands
from tracs_mobile.testing.printer_emulator import PrinterEmulator, Script
from ui.rehearsal import Rehearsal

CHAPTER = Path(__file__).parents[2] / "docs" / "manual" / "poc" / "first-print.md"
FOUND_BY_SEARCH = ("Set up the printer", 2)
"""A printer on loopback is none that a search may find; its address is typed as step 3 says."""
NUMBER = "TRAIN-0000001"
PICTURE = b"\x1dv0"
"""GS v 0: rows of dots, as wide as two bytes of it say."""


@pytest.fixture
def fresh(tmp_path):
    """A laptop that nobody has used, and the printer on its desk."""
    printer = PrinterEmulator(Script(confirms=True, mm_per_second=400))
    settings = Settings(data_dir=tmp_path / "data", argon2_memory_kib=19_456)
    steps = FirstStepsHere(settings)
    with printer.on_tcp() as url:
        screen = Rehearsal(lambda: open_desk(steps.settings), settings, lambda: steps)
        try:
            yield screen, printer, url.removeprefix("tcp://")
        finally:
            screen.close()


def test_the_chapter_has_steps_of_every_kind():
    steps = steps_of(CHAPTER.read_text("utf-8"))
    assert {mark.act for step in steps for mark in step.marks} == set(Act)
    assert FOUND_BY_SEARCH in {(step.heading, step.number) for step in steps}
    by_heading = {}
    for step in steps:
        by_heading.setdefault(step.heading, []).append(step.number)
    assert all(numbers == list(range(1, len(numbers) + 1)) for numbers in by_heading.values())


@pytest.mark.slow
def test_following_the_chapter_prints_a_training_ticket(fresh):
    screen, printer, address = fresh
    a_step_that_the_screen_does_not_have_is_named(screen)
    reader = Reader(screen, instead={"192.168.1.20": address})
    reader.follow(steps_of(CHAPTER.read_text("utf-8")))
    screen.wait("the print", lambda: screen.workplace.client.owed() == ())
    printer.settle()
    *_, ticket = printer.roll.jobs
    assert len(printer.roll.jobs) > 1  # the slip of the test came first
    assert ticket.ended
    assert len(ticket.papers) == 2  # both copies of the defendant
    for paper in ticket.papers:
        assert NUMBER in codes_on(paper)
    (row,) = screen.workplace.client.tickets()
    assert (row.number, row.defendant) == (NUMBER, "QUIMBYEAU, MARGUERITE")
    violation = screen.workplace.client.printable(row.document_id).document.violation
    assert (violation.method, violation.facts) == ("RADAR", "Steady tone 49, visual estimate 50.")


def a_step_that_the_screen_does_not_have_is_named(screen):
    wrong = "## Begin\n\n1. Press {kbd}`Tab` *No such button*.\n"
    with pytest.raises(AssertionError, match="'Begin', step 1: says 'No such button'"):
        Reader(screen, instead={}).follow(steps_of(wrong))


def codes_on(paper):
    """What a scanner reads from the dots that are on the paper."""
    rows = b""
    for command in commands(paper.printed):
        if command[:3] == PICTURE:
            wide = int.from_bytes(command[4:6], "little")
            rows += command[8:]
    dots = Image.frombytes("1", (wide * 8, len(rows) // wide), rows)
    return {code.text for code in zxingcpp.read_barcodes(ImageOps.invert(dots.convert("L")))}
