"""The dark screen: nothing that comes in is lost or lights it up, and what is urgent shows."""

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from tests.ui.conftest import NOW
from tracs_mobile.ports import SyncStatus
from tracs_mobile.testing.stops import SPEEDING, ready_stop
from ui.contrast import luminance

KEY = Qt.Key
DARKEST_WORD = 0.19
"""Luminance of the gray words; nothing on the dark screen is brighter."""


def brightest(image):
    step = range(0, image.width(), 3), range(0, image.height(), 3)
    return max(luminance(image.pixelColor(x, y).name()) for x in step[0] for y in step[1])


def test_a_scan_under_the_dark_is_taken_and_no_key_reaches_the_form_unseen(signed_on):
    place = signed_on.window.workplace
    signed_on.key(KEY.Key_F10)
    signed_on.scan()
    assert place.dark.isVisible()
    assert place.dark.hasFocus()
    assert "scan came in" in place.dark.news.text()
    signed_on.key(KEY.Key_X)
    assert not place.dark.isVisible()
    license_read = signed_on.card.license
    assert signed_on.form.value("driver.family_name") == license_read.family_name.value
    assert QApplication.focusWidget() is not place.dark
    assert signed_on.stop.isAncestorOf(QApplication.focusWidget())
    assert "X" not in {edit.text() for edit in signed_on.stop.findChildren(QLineEdit)}


def test_a_ticket_that_gets_late_is_a_dim_word_and_no_window_opens_over_the_dark(signed_on):
    desk, place = signed_on.desk, signed_on.window.workplace
    signed_on.scan()
    desk.client.issue(ready_stop(signed_on.form.draft, SPEEDING))
    signed_on.form.begin()
    signed_on.key(KEY.Key_F10)
    desk.clock.at = NOW + timedelta(hours=45)
    said = "No network. The tickets stay queued."
    signed_on.hear("on_sync", SyncStatus(online=False, since=NOW, said=said))
    signed_on.settle()
    assert "has not reached DPS" in place.dark.urgent.text()
    wizard = signed_on.window.wizard
    assert wizard is None or not wizard.isVisible()
    assert brightest(signed_on.grab()) <= DARKEST_WORD
    signed_on.key(KEY.Key_Space)
    assert not place.dark.isVisible()
    assert place.guide.banner.isVisible()


def test_a_dark_screen_stays_dark_when_it_locks(signed_on, qtbot):
    window = signed_on.window
    signed_on.key(KEY.Key_F10)
    window.lock()
    assert brightest(window.grab().toImage()) <= DARKEST_WORD
    qtbot.waitUntil(lambda: signed_on.desk.station.signed_off == 1)
    signed_on.settle()
    assert brightest(window.grab().toImage()) <= DARKEST_WORD
    signed_on.key(KEY.Key_Space)
    assert window.sign_on.isVisible()
    assert brightest(window.grab().toImage()) > DARKEST_WORD
