"""At every rung of the ladder the stop fits a patrol laptop's screen, and nothing moves."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLabel, QScrollBar

from tracs_mobile.ports import SyncStatus
from tracs_mobile.testing.issued import issue_one
from tracs_mobile.testing.stops import LIGHT, PHONE, SPEEDING, ready_stop
from ui.text import bundle_text, ladder_text
from ui.tokens import PaletteName

HOUR = timedelta(hours=1)
RUNGS_H = (14, 26, 38, 45, 50)
PALETTES = [palette.value for palette in PaletteName]


@pytest.fixture
def at_rung(desk_with, window_over, screen_over):
    """Signed on with three tickets, the oldest of this age, and no network."""
    opened = []

    def begin(age_h, palette="day"):
        desk = desk_with(palette=palette)
        now = desk.clock.now()
        with desk.store.units() as unit:
            for hours in (age_h, 2, 1):
                at = now - hours * HOUR
                issue_one(unit, signer=desk.client.issuing.signer, at=at)
            unit.commit()
        window = window_over(desk)
        screen = screen_over(window.__enter__(), desk)
        opened.append(window)
        screen.sign_on()
        said = "No network. The tickets stay queued."
        screen.hear("on_sync", SyncStatus(online=False, since=now, said=said))
        screen.settle()
        return screen

    yield begin
    for window in opened:
        window.__exit__(None, None, None)


def without_wizard(screen):
    if screen.window.wizard is not None:
        screen.window.wizard.end()
    screen.settle()
    return screen.window.workplace.guide.banner


def bars(screen):
    return [
        bar.maximum()
        for bar in screen.window.findChildren(QScrollBar)
        if bar.isVisible() and bar.maximum() > bar.minimum()
    ]


def clipped(screen):
    shown = [w for w in screen.stop.cards.side.parentWidget().findChildren(QLabel) if w.isVisible()]
    return [w.text() for w in shown if w.heightForWidth(w.width()) > w.height()]


@pytest.mark.parametrize("palette", PALETTES)
@pytest.mark.parametrize("age_h", RUNGS_H)
def test_the_empty_stop_fits_with_the_banner_and_nothing_is_cut(at_rung, age_h, palette):
    screen = at_rung(age_h, palette)
    banner = without_wizard(screen)
    assert banner.isVisible()
    assert (screen.window.width(), screen.window.height()) == (1366, 768)
    assert bars(screen) == []
    assert clipped(screen) == []
    screen.stop.cards.toggle_details()
    screen.settle()
    assert bars(screen) == []


@pytest.mark.parametrize("age_h", RUNGS_H)
def test_no_field_moves_under_the_hand_at_the_first_key(at_rung, age_h):
    screen = at_rung(age_h)
    banner = without_wizard(screen)
    fields = screen.stop.fields.by_path
    window = screen.window
    before = {path: field.mapTo(window, QPoint()) for path, field in fields.items()}
    screen.fill("driver.family_name", "T")
    screen.settle()
    assert not banner.isVisible()
    assert {path: field.mapTo(window, QPoint()) for path, field in fields.items()} == before


@pytest.mark.parametrize("palette", PALETTES)
def test_the_result_of_three_tickets_fits_beside_the_banner(at_rung, palette):
    screen = at_rung(45, palette)
    without_wizard(screen)
    screen.scan()
    phone = replace(PHONE, charge_id="23-1095b-first")
    screen.form.begin(ready_stop(screen.form.draft, SPEEDING, phone, LIGHT))
    screen.settle()
    screen.stop.issue()
    screen.settle()
    screen.stop.tell("No bar code was found. Hold the license closer, or type what it says.")
    screen.settle()
    assert screen.stop.paper.result.isVisible()
    assert screen.window.workplace.guide.banner.isVisible()
    assert bars(screen) == []
    assert clipped(screen) == []


def test_the_banner_stands_under_the_header_of_every_other_page(at_rung):
    screen = at_rung(38)
    place, banner = screen.window.workplace, without_wizard(screen)
    assert banner.width() < 320
    place.show_page("outbox")
    screen.settle()
    assert banner.isVisible()
    assert banner.width() == place.width() - place.nav.width()
    assert banner.mapTo(screen.window, QPoint()).y() == 44
    place.show_page("stop")
    screen.settle()
    assert banner.isVisible()
    assert banner.width() < 320


@pytest.mark.parametrize(("age_h", "why"), [(45, "3 h 00 m left"), (50, "late by 2 h 00 m")])
def test_the_wizard_that_came_by_itself_says_why_and_every_way_there_is(at_rung, age_h, why):
    screen = at_rung(age_h)
    wizard = screen.window.wizard
    assert wizard.isVisible()
    assert why in wizard.why.text()
    assert wizard.why.property("chip") == "bad"
    assert wizard.said.text() == bundle_text.NO_STICK
    ways = [way.text() for way in wizard.ways if way.isVisible()]
    assert [("hotspot" in way, "F6" in way) for way in ways] == [
        (False, False),
        (True, False),
        (False, True),
    ]
    for line in (wizard.why, wizard.lead, *wizard.ways):
        assert line.heightForWidth(line.width()) <= line.height()


def test_the_ways_go_when_a_stick_is_in_or_receipts_are_read(at_rung):
    screen = at_rung(45)
    wizard = screen.window.wizard
    wizard.read_now()
    QApplication.processEvents()
    assert not any(way.isVisible() for way in wizard.ways)
    screen.settle()
    assert wizard.said.text() == bundle_text.NO_RECEIPTS
    assert not any(way.isVisible() for way in wizard.ways)


def test_the_banner_says_its_action_in_the_narrow_column(at_rung):
    banner = without_wizard(at_rung(50))
    for button in (banner.act, banner.other):
        assert button.fontMetrics().horizontalAdvance(button.text()) <= button.width() - 4
    assert banner.act.text() == ladder_text.REASON
