"""The page about relays: pair, be one, keys, and what it says when something is wrong."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tracs_mobile.errors import SyncError, SyncFault
from tracs_mobile.ports import RELAY
from tracs_mobile.testing.issued import issue_one
from ui.text import relay_text


def open_panel(screen):
    screen.window.workplace.show_page("outbox")
    screen.settle()
    screen.key(Qt.Key.Key_F3)
    screen.settle()
    return screen.window.relay


def press(screen, key, widget=None):
    QTest.keyClick(widget or QApplication.focusWidget() or screen.window.relay, key)
    screen.settle()


def test_a_relay_is_paired_by_what_its_screen_shows(signed_on, desk):
    panel = open_panel(signed_on)
    assert panel.using.text() == relay_text.NO_RELAY
    QTest.keyClicks(panel.address.edit, "192.0.2.7:8471")
    press(signed_on, Qt.Key.Key_Return, panel.address.edit)
    assert panel.code.edit.hasFocus()
    QTest.keyClicks(panel.code.edit, "7K2QF-M3XWD")
    press(signed_on, Qt.Key.Key_Return, panel.code.edit)
    assert panel.said.text() == relay_text.PAIRED
    assert desk.station.relay.now.pairings[0].code == "7K2QF-M3XWD"
    assert "POST-1" in panel.removers[0].text()
    panel.removers[0].click()
    signed_on.settle()
    assert panel.said.text() == relay_text.UNPAIRED
    assert panel.removers == []


def test_both_are_needed(signed_on):
    panel = open_panel(signed_on)
    press(signed_on, Qt.Key.Key_F9)
    assert panel.said.text() == relay_text.NEED_BOTH


def test_a_relay_that_does_not_answer_is_told_and_what_was_typed_stays(signed_on, desk):
    desk.station.relay.fault = SyncError("The relay does not answer.", fault=SyncFault.NO_NETWORK)
    panel = open_panel(signed_on)
    panel.address.edit.setText("192.0.2.7")
    panel.code.edit.setText("7K2QFM3XWD")
    press(signed_on, Qt.Key.Key_F9)
    assert panel.said.text() == "The relay does not answer."
    assert panel.address.edit.text() == "192.0.2.7"
    assert panel.pair_button.isEnabled()


def test_this_laptop_becomes_a_relay_and_shows_address_and_code(signed_on, desk):
    panel = open_panel(signed_on)
    assert [line.text() for line in panel.serving][:1] == [relay_text.OFF]
    assert not panel.code_button.isEnabled()
    press(signed_on, Qt.Key.Key_F6)
    shown = [line.text() for line in panel.serving]
    assert shown[:2] == ["Address  192.0.2.20:8471", "Code  7K2QF-M3XWD"]
    press(signed_on, Qt.Key.Key_F7)
    assert panel.said.text() == relay_text.NEW_CODE_MADE
    assert desk.station.relay.codes == 1
    press(signed_on, Qt.Key.Key_F6)
    assert panel.said.text() == relay_text.SWITCHED_OFF
    assert desk.station.relay.now.serving == ""


def test_escape_gives_the_window_back(signed_on):
    panel = open_panel(signed_on)
    press(signed_on, Qt.Key.Key_Escape)
    assert not panel.isVisible()


def test_a_ticket_that_is_with_a_relay_says_so_in_the_outbox(signed_on, desk):
    with desk.store.units() as unit:
        issued = issue_one(unit, signer=desk.store.signer, at=desk.clock.now())
        name = (issued.document.number, 1)
        unit.exports.add([name], bundle_id=f"{RELAY}POST-1", at=desk.clock.now())
        unit.commit()
    signed_on.window.workplace.show_page("outbox")
    signed_on.settle()
    (line,) = signed_on.window.workplace.page("outbox").lines
    assert line.why.text().startswith("With relay POST-1 since")
    assert "waiting for the receipt" in line.why.text()
