"""A finger does what a key does; lists follow it; and nothing on the screen moves by itself."""

import itertools
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QScroller, QStyle

from tracs_mobile.settings import load_settings
from tracs_mobile.testing.stops import SPEEDING, ready_stop
from ui.looks import Hand, looks_of
from ui.models.ticket_table import PAGE_ROWS
from ui.tokens import VERB_PX
from ui.widgets.verbs import VerbBar


@pytest.fixture(scope="module")
def finger():
    return QTest.createTouchDevice()


def tap(finger, widget):
    at = widget.rect().center()
    QTest.touchEvent(widget, finger).press(0, at, widget).commit()
    QTest.touchEvent(widget, finger).release(0, at, widget).commit()
    QApplication.processEvents()


def test_the_main_verbs_take_a_tap_of_a_finger(signed_on, finger):
    place = signed_on.window.workplace
    tap(finger, signed_on.stop.verbs["F6"])
    assert len(signed_on.form.draft.charges) == 2
    tap(finger, place.nav.buttons["tickets"])
    signed_on.settle()
    assert place.pages.currentWidget() is place.page("tickets")
    tap(finger, place.nav.dim)
    signed_on.settle()
    assert signed_on.window.wardrobe.looks.dim == 1
    tap(finger, place.nav.bright)
    signed_on.settle()
    assert signed_on.window.wardrobe.looks.dim == 0
    tap(finger, place.nav.dark)
    assert place.dark.isVisible()
    tap(finger, place.dark)
    assert not place.dark.isVisible()


def test_one_tap_issues_once(signed_on, finger):
    signed_on.scan()
    signed_on.form.begin(ready_stop(signed_on.form.draft, SPEEDING))
    # On this side of the window: touches beyond the screen of the test, 800 wide, are cut off.
    signed_on.window.wardrobe.choose_hand("left")
    signed_on.settle()
    tap(finger, signed_on.stop.verbs["F9"])
    signed_on.settle()
    assert len(signed_on.desk.client.tickets()) == 1


def test_a_list_follows_the_finger_and_stays_where_it_was_left(signed_on, finger):
    signed_on.scan()
    desk = signed_on.desk
    read = signed_on.form.draft
    for _ in range(25):
        fresh = replace(desk.client.new_stop(), driver=read.driver, origins=read.origins)
        desk.client.issue(ready_stop(fresh, SPEEDING))
    signed_on.window.workplace.show_page("tickets")
    signed_on.settle()
    view = signed_on.window.workplace.page("tickets").view
    bar = view.verticalScrollBar()
    assert 0 < len(view.model().rows) <= PAGE_ROWS
    assert bar.maximum() > 60
    bar.setValue(0)
    ground = view.viewport()
    spots = [QPoint(300, 300 - step) for step in range(0, 160, 8)]
    QTest.touchEvent(ground, finger).press(0, spots[0], ground).commit()
    for spot in spots:
        QTest.touchEvent(ground, finger).move(0, spot, ground).commit()
        QApplication.processEvents()
    signed_on.qtbot.waitUntil(lambda: bar.value() > 0)
    QTest.touchEvent(ground, finger).release(0, spots[-1], ground).commit()
    still = QScroller.State.Inactive
    signed_on.qtbot.waitUntil(lambda: QScroller.scroller(ground).state() is still)
    left = bar.value()
    for _ in range(5):
        QApplication.processEvents()
    assert bar.value() == left > 0


def test_nothing_slides_or_fades(signed_on):
    effects = (Qt.UIEffect.UI_AnimateMenu, Qt.UIEffect.UI_FadeMenu, Qt.UIEffect.UI_AnimateCombo)
    tips = (Qt.UIEffect.UI_AnimateTooltip, Qt.UIEffect.UI_FadeTooltip, Qt.UIEffect.UI_General)
    assert not any(QApplication.isEffectEnabled(effect) for effect in (*effects, *tips))
    button = signed_on.stop.verbs["F9"]
    hint = QStyle.StyleHint.SH_Widget_Animation_Duration
    assert button.style().styleHint(hint, None, button) == 0


@pytest.mark.parametrize("hand", Hand)
def test_the_primary_verb_and_the_pages_lie_on_the_side_of_the_hand(signed_on, hand):
    window, place = signed_on.window, signed_on.window.workplace
    window.wardrobe.choose_hand(hand.value)
    for name in ("stop", "tickets", "outbox", "devices"):
        place.show_page(name)
        signed_on.settle()
        bar = next(b for b in place.page(name).findChildren(VerbBar) if b.isVisible())
        shown = [b for b in bar.findChildren(QPushButton) if b.isVisible()]
        primary = [b for b in shown if b.property("kind") == "primary"]
        others = [b for b in shown if b not in primary]
        assert others == sorted(others, key=lambda button: button.x())
        sides = {p.x() < o.x() for p, o in itertools.product(primary, others)}
        assert sides == {hand is Hand.LEFT}
        assert all(button.height() >= VERB_PX - 1 for button in shown)
    assert (place.nav.x() > place.pages.x()) is (hand is Hand.LEFT)


def test_the_hand_and_the_brightness_are_kept_for_the_next_start(signed_on):
    signed_on.key(Qt.Key.Key_F11, modifier=Qt.KeyboardModifier.ControlModifier)
    signed_on.window.wardrobe.choose_hand("left")
    signed_on.settle()
    kept = looks_of(load_settings(signed_on.desk.settings.data_dir))
    assert (kept.dim, kept.hand) == (1, Hand.LEFT)
    signed_on.key(Qt.Key.Key_F12, modifier=Qt.KeyboardModifier.ControlModifier)
    signed_on.settle()
    assert looks_of(load_settings(signed_on.desk.settings.data_dir)).dim == 0


def test_light_and_colors_change_on_the_first_page_and_under_a_cover_too(screen, qtbot):
    looks = screen.window.wardrobe
    screen.key(Qt.Key.Key_F11, modifier=Qt.KeyboardModifier.ControlModifier)
    assert looks.looks.dim == 1
    screen.sign_on()
    screen.scan()
    screen.form.begin(ready_stop(screen.form.draft, SPEEDING))
    screen.key(Qt.Key.Key_F8)
    screen.settle()
    assert screen.stop.overlay.isVisible()
    screen.key(Qt.Key.Key_F11, modifier=Qt.KeyboardModifier.ControlModifier)
    assert looks.looks.dim == 2
    assert screen.stop.overlay.isVisible()
    screen.key(Qt.Key.Key_F2)
    assert screen.form.touched
