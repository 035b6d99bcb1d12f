"""Keys of a scanner that types are kept from the fields, and a person's keys are not."""

import itertools
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget

from tracs_mobile.domain.devices import LinkKind, ScannerSetup
from tracs_mobile.testing.licenses import Holder, invented_holder, license_payload
from tracs_mobile.testing.scanner_keys import as_keys
from ui.wedge import WedgeFilter

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
COMMANDS = {"\n": KEY.Key_J, "\x1e": KEY.Key_AsciiCircum, "\x1d": KEY.Key_BracketRight}
NAMED = {"\r": KEY.Key_Return, "\t": KEY.Key_Tab}


class Keyboard:
    """Strikes keys as they come from the system: at the window, with the time they went down."""

    def __init__(self, window, start_ms=50_000):
        self.window = window
        self.at_ms = start_ms
        self._codes = itertools.count(10)

    def key(self, key, text="", modifiers=NONE, *, after_ms=5, up=True, repeat=False):
        self.at_ms += after_ms
        struck = (key, modifiers, next(self._codes), 0, 0, text, repeat, 1)
        self._send(QEvent.Type.ShortcutOverride, struck)
        self._send(QEvent.Type.KeyPress, struck)
        if up:
            self._send(QEvent.Type.KeyRelease, struck)
        return struck

    def release(self, struck):
        self._send(QEvent.Type.KeyRelease, struck)

    def char(self, char, **more):
        if char in COMMANDS:
            self.key(COMMANDS[char], char, CTRL, **more)
        elif char in NAMED:
            self.key(NAMED[char], char, **more)
        else:
            self.key(QKeySequence(char.upper())[0].key(), char, **more)

    def type(self, text, *, every_ms):
        for char in text:
            self.char(char, after_ms=every_ms)

    def _send(self, kind, struck):
        event = QKeyEvent(kind, *struck)
        event.setTimestamp(self.at_ms)
        QCoreApplication.sendEvent(self.window.windowHandle(), event)


class Page(QWidget):
    """Two fields, a default button, and shortcuts of the kinds that the program has."""

    def __init__(self):
        super().__init__()
        self.first, self.second, self.button = QLineEdit(), QLineEdit(), QPushButton("Issue")
        layout = QVBoxLayout(self)
        for one in (self.first, self.second, self.button):
            layout.addWidget(one)
        self.pressed = []
        self.button.clicked.connect(lambda: self.pressed.append("button"))
        self.first.returnPressed.connect(lambda: self.pressed.append("enter"))
        for keys in ("R", "F9", "Ctrl+J"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(lambda keys=keys: self.pressed.append(keys))


@pytest.fixture
def page(qtbot):
    made = Page()
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.first.setFocus()
    return made


class Catch:
    """A filter over the page, with what it caught."""

    def __init__(self, page, **more):
        self.scans = []
        self.filter = WedgeFilter(QApplication.instance(), self.scans.append, **more)
        self.filter.install()
        self.keyboard = Keyboard(page)


@pytest.fixture
def catch(page):
    made = Catch(page)
    yield made
    made.filter.remove()


RAW = license_payload(invented_holder(3), version=10)


def test_a_scan_is_caught_with_all_its_control_characters(page, catch, qtbot):
    catch.keyboard.type(RAW.decode("latin-1"), every_ms=5)
    qtbot.waitUntil(lambda: catch.scans == [RAW])
    assert page.first.text() == ""
    assert page.pressed == []


def test_a_letter_outside_latin_1_is_sent_on_as_utf_8(page, catch, qtbot):
    text = "@\n\x1e\rANSI 636024€"
    catch.keyboard.type(text, every_ms=5)
    qtbot.waitUntil(lambda: catch.scans == [text.encode()])


def test_a_button_with_the_cursor_is_not_pressed_by_the_enter_in_a_scan(page, catch, qtbot):
    page.button.setDefault(True)
    page.button.setFocus()
    catch.keyboard.type(RAW.decode("latin-1"), every_ms=5)
    qtbot.waitUntil(lambda: catch.scans == [RAW])
    assert page.pressed == []
    assert not page.button.isDown()


def test_typed_words_come_out_as_they_were_typed(page, catch, qtbot):
    catch.keyboard.type("jan@b.example 50%", every_ms=70)
    qtbot.waitUntil(lambda: page.first.text() == "jan@b.example 50%")
    assert catch.scans == []


def test_a_fast_run_that_is_no_scan_reaches_the_field_and_can_be_undone(page, catch, qtbot):
    catch.keyboard.type("before", every_ms=100)
    catch.keyboard.type("rolled", every_ms=8)
    qtbot.waitUntil(lambda: page.first.text() == "beforerolled")
    while page.first.isUndoAvailable():
        page.first.undo()
    assert page.first.text() == ""
    while page.first.isRedoAvailable():
        page.first.redo()
    assert page.first.text() == "beforerolled"


def test_held_keys_come_before_the_command_that_follows_them(page, catch):
    catch.keyboard.char("a", after_ms=900)
    assert page.first.text() == ""
    catch.keyboard.key(KEY.Key_Return, "\r", after_ms=8)
    assert page.first.text() == "a"
    assert page.pressed == ["enter"]
    catch.keyboard.char("b", after_ms=900)
    catch.keyboard.key(KEY.Key_Tab, "\t", after_ms=8)
    assert page.first.text() == "ab"
    assert page.second.hasFocus()


def test_a_program_that_types_goes_from_field_to_field(page, catch, qtbot):
    catch.keyboard.type("user\tsecret", every_ms=2)
    qtbot.waitUntil(lambda: page.second.text() == "secret")
    assert page.first.text() == "user"


def test_a_letter_that_is_a_shortcut_works_where_no_field_wants_it(page, catch, qtbot):
    page.button.setFocus()
    catch.keyboard.key(KEY.Key_R, "r", after_ms=900)
    qtbot.waitUntil(lambda: page.pressed == ["R"])
    page.first.setFocus()
    catch.keyboard.key(KEY.Key_R, "r", after_ms=900)
    qtbot.waitUntil(lambda: page.first.text() == "r")
    assert page.pressed == ["R"]


def test_a_shortcut_of_something_hidden_or_switched_off_is_none(page, catch, qtbot):
    page.button.setFocus()
    for shortcut in page.findChildren(QShortcut):
        shortcut.setEnabled(False)
    catch.keyboard.key(KEY.Key_R, "r", after_ms=900)
    qtbot.waitUntil(lambda: not catch.filter.holding)
    assert page.pressed == []


def test_a_touch_elsewhere_comes_after_the_key_that_was_held(page, catch):
    catch.keyboard.char("a", after_ms=900)
    there = page.second.mapTo(page, page.second.rect().center())
    QTest.mouseClick(page.windowHandle(), Qt.MouseButton.LeftButton, pos=there)
    assert page.first.text() == "a"
    assert page.second.hasFocus()


def test_a_key_that_was_held_is_not_lost_when_another_program_comes_to_the_front(page, catch):
    catch.keyboard.char("a", after_ms=900)
    QApplication.instance().applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    assert page.first.text() == "a"


def test_a_key_held_down_repeats_in_the_field(page, catch, qtbot):
    catch.keyboard.key(KEY.Key_A, "a", after_ms=900, up=False)
    qtbot.waitUntil(lambda: page.first.text() == "a")
    for _ in range(20):
        catch.keyboard.key(KEY.Key_A, "a", after_ms=4, up=False, repeat=True)
    assert page.first.text() == "a" * 21


def test_a_button_held_down_by_space_is_let_go_again(page, catch, qtbot):
    page.button.setFocus()
    struck = catch.keyboard.key(KEY.Key_Space, " ", after_ms=900, up=False)
    qtbot.waitUntil(page.button.isDown)
    catch.keyboard.release(struck)
    assert not page.button.isDown()
    assert page.pressed == ["button"]


def test_at_written_with_alt_gr_begins_a_scan(page, catch, qtbot):
    catch.keyboard.key(KEY.Key_At, "@", CTRL | ALT)
    catch.keyboard.type(RAW.decode("latin-1")[1:], every_ms=5)
    qtbot.waitUntil(lambda: catch.scans == [RAW])


def test_a_control_character_that_comes_as_a_bare_key_is_understood(page, catch, qtbot):
    catch.keyboard.char("@")
    catch.keyboard.key(KEY.Key_J, "", CTRL)
    catch.keyboard.key(KEY.Key_6, "6", CTRL | SHIFT)
    catch.keyboard.key(KEY.Key_M, "", CTRL)
    catch.keyboard.type("ANSI 636024", every_ms=5)
    catch.keyboard.key(KEY.Key_Underscore, "", CTRL | SHIFT)
    qtbot.waitUntil(lambda: catch.scans == [b"@\n\x1e\rANSI 636024\x1f"])


def test_a_command_key_alone_is_never_held(page, catch):
    catch.keyboard.key(KEY.Key_Left, "", after_ms=900)
    assert not catch.filter.holding
    catch.keyboard.key(KEY.Key_2, "2", ALT, after_ms=900)
    assert not catch.filter.holding


class LateClock:
    """A clock that runs a second ahead whenever it is looked at, as on a screen held up."""

    def __init__(self):
        self.looks = 0

    def __call__(self):
        self.looks += 1
        return float(self.looks)


def test_a_screen_held_up_looks_again_before_it_gives_a_scan_up(page, qtbot):
    clock = LateClock()
    late = Catch(page, clock=clock)
    try:
        late.keyboard.char("@")
        looks = clock.looks
        qtbot.waitUntil(lambda: page.first.text() == "@")
        # Each look again asks the clock twice: how late it is, and when the next one is due.
        assert clock.looks - looks >= 2 * 3
    finally:
        late.filter.remove()


def test_switched_off_or_removed_it_holds_nothing(page, catch):
    catch.keyboard.char("@", after_ms=900)
    catch.filter.enabled = False
    assert page.first.text() == "@"
    catch.keyboard.type("ab", every_ms=5)
    assert page.first.text() == "@ab"
    catch.filter.enabled = True
    catch.keyboard.char("]", after_ms=900)
    assert page.first.text() == "@ab"
    catch.filter.remove()
    catch.filter.remove()
    assert page.first.text() == "@ab]"


def test_a_field_that_closed_meanwhile_takes_nothing_more(qtbot, catch):
    other = Page()
    other.show()
    other.activateWindow()
    keyboard = Keyboard(other)
    keyboard.char("a", after_ms=900)
    assert catch.filter.holding
    other.close()
    other.deleteLater()
    QCoreApplication.sendPostedEvents(other, QEvent.Type.DeferredDelete)
    qtbot.waitUntil(lambda: not catch.filter.holding)
    assert catch.scans == []


# --- in the program -----------------------------------------------------------------------


def typed_into(screen, raw):
    Keyboard(screen.window).type("".join(one.text for one in as_keys(raw)), every_ms=4)


def test_a_scan_typed_into_a_field_fills_the_stop(signed_on, qtbot):
    signed_on.stop.fields.jump("vehicle.plate")
    typed_into(signed_on, license_payload(Holder(), version=10))
    qtbot.waitUntil(lambda: signed_on.form.draft.driver.license_number == "98760123")
    assert signed_on.form.draft.driver.family_name == "QUILLFEATHER"
    assert signed_on.form.draft.vehicle.plate == ""
    assert signed_on.desk.station.typed == [license_payload(Holder(), version=10)]


def test_a_scan_with_the_prefix_of_the_scanner_is_known_by_it(signed_on, qtbot):
    scanner = ScannerSetup(
        id="k", name="Imager", kind=LinkKind.KEYBOARD, url="keyboard:", prefix="~~"
    )
    devices = signed_on.desk.client.devices
    devices.keep(replace(devices.book(), scanners=(scanner,)))
    typed_into(signed_on, b"~~GHX 412")
    qtbot.waitUntil(lambda: signed_on.desk.station.typed == [b"GHX 412"])


def test_nothing_is_caught_before_sign_on_or_after_lock(screen, qtbot):
    assert screen.window.wedge is None
    screen.sign_on()
    screen.window.lock()
    screen.settle()
    qtbot.waitUntil(lambda: screen.desk.station.signed_off == 1)
    typed_into(screen, license_payload(Holder(), version=10))
    screen.settle()
    assert screen.desk.station.typed == []
