"""Coming in and going out: sign-on, its refusals, lock, and what was not foreseen."""

import sys
import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tracs_mobile.domain.states import PrintGrade
from tracs_mobile.errors import AlreadyRunning, DeviceError, LockedOut, StoreDamaged, StoreTooNew
from tracs_mobile.ports import DeviceState, Presence, SyncStatus
from tracs_mobile.ports.updating import RecordsStep
from tracs_mobile.testing.stops import ready_stop
from ui.app import Hooks
from ui.window import Window

KEY = Qt.Key


def said(screen):
    return screen.window.sign_on.said.text()


def test_training_users_and_their_secrets_stand_on_the_page(screen):
    page = screen.window.sign_on
    screen.qtbot.waitUntil(lambda: len(page.people) == 2)
    assert "covered-bridge-1" in page.people[0].text()
    page.people[0].click()
    page.enter.click()
    screen.settle()
    assert screen.window.workplace is not None


def test_a_wrong_secret_says_how_many_tries_are_left_and_empties_the_field(screen):
    screen.sign_on("wrong")
    assert said(screen) == "The secret is wrong. You have 4 more tries."
    assert screen.window.sign_on.secret.edit.text() == ""
    assert QApplication.focusWidget() is screen.window.sign_on.secret.edit
    assert screen.window.workplace is None


@pytest.mark.parametrize(
    "fault",
    [
        LockedOut("Too many wrong secrets. A Point of Contact has to release you."),
        StoreTooNew("This database was written by a newer version. Install the update."),
        StoreDamaged("The database is damaged. Call your Point of Contact."),
    ],
)
def test_what_keeps_an_officer_out_is_said_in_its_own_words(screen, fault):
    screen.desk.station.fault = fault
    screen.sign_on()
    assert said(screen) == str(fault)


@pytest.mark.parametrize(
    ("step", "words"), [(RecordsStep.COPYING, "step 1 of 2"), (RecordsStep.CHANGING, "step 2 of 2")]
)
def test_records_of_an_older_version_are_updated_before_the_officers_eyes(screen, step, words):
    screen.qtbot.waitUntil(lambda: screen.window.sign_on.settled)
    screen.desk.station.events.on_records_update(step)
    screen.qtbot.waitUntil(lambda: words in said(screen))


def test_an_empty_form_asks_for_both(screen):
    page = screen.window.sign_on
    screen.qtbot.waitUntil(lambda: page.settled)
    page.enter.click()
    assert "username and your secret" in said(screen)


def test_signing_on_never_blocks_the_screen(screen):
    screen.sign_on()
    assert threading.main_thread() not in screen.desk.station.threads


@pytest.fixture
def slow(desk, window_over, screen_over):
    """A window whose station opens only when `open` is called."""
    gate = threading.Event()
    real = desk.station.listen
    desk.station.listen = lambda events: (gate.wait(10), real(events))[1]
    with window_over(desk) as window:
        made = screen_over(window, desk)
        made.open = gate.set
        yield made
        gate.set()


def typed_ahead(slow, secret="covered-bridge-1"):
    """Name, secret and Enter, struck before anything is open."""
    page = slow.window.sign_on
    for field, typed in ((page.username, "mtremblaye"), (page.secret, secret)):
        field.edit.setFocus()
        QTest.keyClicks(field.edit, typed)
        slow.key(KEY.Key_Return, field.edit)
    return page


def test_the_cursor_stands_in_the_name_before_the_station_is_open(slow):
    assert not slow.window.sign_on.settled
    assert slow.window.focusWidget() is slow.window.sign_on.username.edit


def test_who_signs_on_before_the_station_is_open_is_let_in_when_it_is(slow):
    page = typed_ahead(slow)
    assert "signed on by itself" in page.said.text()
    assert slow.window.workplace is None
    slow.open()
    slow.qtbot.waitUntil(lambda: slow.window.workplace is not None)


def test_a_wrong_secret_typed_ahead_costs_one_try_and_is_told(slow):
    page = typed_ahead(slow, "wrong")
    slow.open()
    slow.qtbot.waitUntil(lambda: "4 more tries" in page.said.text())
    slow.settle()
    assert slow.desk.station.tries_left == 4


def test_who_goes_on_typing_after_enter_is_not_let_in_by_itself(slow):
    page = typed_ahead(slow, "covered-bridge-")
    QTest.keyClicks(page.secret.edit, "1")
    slow.open()
    slow.qtbot.waitUntil(lambda: page.settled)
    slow.settle()
    assert slow.window.workplace is None
    assert slow.desk.station.tries_left == 5
    page.submit()
    slow.settle()
    assert slow.window.workplace is not None


def test_a_second_copy_is_told_where_the_first_is(desk, qtbot):
    def refuse():
        raise AlreadyRunning("TraCS Mobile is already open on this laptop.")

    window = Window(QApplication.instance(), refuse, desk.settings)
    qtbot.addWidget(window)
    window.open()
    QTest.keyClicks(window.sign_on.username.edit, "mtremblaye")
    QTest.keyClicks(window.sign_on.secret.edit, "covered-bridge-1")
    window.sign_on.submit()
    qtbot.waitUntil(lambda: "already open" in window.sign_on.said.text())
    assert not window.sign_on.enter.isEnabled()


def test_what_devices_said_before_sign_on_is_shown_after_it(screen):
    page = screen.window.sign_on
    screen.qtbot.waitUntil(lambda: page.settled)
    events = screen.desk.station.events
    events.on_device(DeviceState(name="printer", presence=Presence.READY))
    events.on_sync(SyncStatus(online=True, since=screen.desk.clock.now()))
    screen.sign_on()
    status = screen.window.workplace.status
    assert status.printer.text() == "✓ Printer"
    assert status.link.text() == "✓ Online"


def test_lock_forgets_the_keys_and_gives_the_draft_back(signed_on):
    signed_on.fill("driver.family_name", "gray")
    signed_on.key(KEY.Key_L, modifier=Qt.KeyboardModifier.ControlModifier)
    assert signed_on.window.workplace is None
    signed_on.qtbot.waitUntil(lambda: signed_on.desk.station.signed_off == 1)
    signed_on.sign_on()
    signed_on.settle()
    assert signed_on.form.draft.driver.family_name == "GRAY"
    assert "had not issued" in signed_on.stop.blocks.notice.text()
    assert QApplication.focusWidget() is signed_on.field("driver.given_name").edit


def test_a_print_under_way_is_finished_and_recorded_before_the_keys_are_forgotten(signed_on):
    signed_on.scan()
    signed_on.form.begin(ready_stop(signed_on.form.draft))
    go_on = threading.Event()
    printer, real = signed_on.desk.printer, signed_on.desk.printer.print_copies
    printer.print_copies = lambda copies: (go_on.wait(5), real(copies))[1]
    signed_on.key(KEY.Key_F9)
    signed_on.qtbot.waitUntil(lambda: not signed_on.window.lanes.print.idle)
    signed_on.window.lock()
    assert signed_on.desk.station.signed_off == 0
    go_on.set()
    signed_on.qtbot.waitUntil(lambda: signed_on.desk.station.signed_off == 1)
    assert signed_on.desk.client.tickets()[0].printed is PrintGrade.CONFIRMED


def test_an_idle_laptop_locks_itself(desk_with, window_over, screen_over, qtbot):
    desk = desk_with(lock_after_min=1)
    with window_over(desk) as window:
        screen = screen_over(window, desk)
        screen.sign_on()
        assert window._idle.isActive()
        assert window._idle.interval() == 60_000
        window._idle.timeout.emit()
        screen.settle()
        assert window.workplace is None


def test_closing_the_window_saves_the_draft_and_closes_the_station(signed_on):
    signed_on.fill("driver.family_name", "gray")
    signed_on.window.closeEvent(QCloseEvent())
    assert signed_on.desk.station.closed
    assert signed_on.desk.client.unfinished().driver.family_name == "GRAY"


@pytest.mark.expects_log_warnings
def test_a_fault_nobody_foresaw_is_logged_without_persons_and_said_calmly(signed_on, log_warnings):
    hooks = Hooks(signed_on.window)
    hooks.install()
    try:
        thread = threading.Thread(target=lambda: {}["QUILLFEATHER"])
        thread.start()
        thread.join()
        try:
            raise ValueError("QUILLFEATHER")
        except ValueError:
            sys.excepthook(*sys.exc_info())
    finally:
        hooks.remove()
    signed_on.settle()
    assert "did not expect" in signed_on.stop.blocks.notice.text()
    told = [record.getMessage() for record in log_warnings]
    assert len(told) == 2
    assert not any("QUILLFEATHER" in line for line in told)
    assert "KeyError" in told[0]


def test_f11_takes_the_whole_screen_and_gives_it_back(signed_on):
    signed_on.key(KEY.Key_F11)
    assert signed_on.window.isFullScreen()
    signed_on.key(KEY.Key_F11)
    assert not signed_on.window.isFullScreen()


def test_f12_changes_the_colors_and_keeps_the_choice(signed_on):
    before = signed_on.grab().pixelColor(700, 22).name()
    signed_on.key(KEY.Key_F12)
    signed_on.settle()
    assert signed_on.grab().pixelColor(700, 22).name() != before
    kept = (signed_on.desk.settings.data_dir / "settings.json").read_text("utf-8")
    assert '"palette": "night"' in kept


def test_a_station_whose_devices_do_not_start_is_put_down_and_the_reason_told(
    desk, window_over, screen_over, qtbot
):
    def refuse(events):
        raise DeviceError("The training gateway cannot be started. Restart the program.")

    desk.station.listen = refuse
    with window_over(desk) as window:
        screen = screen_over(window, desk)
        qtbot.waitUntil(lambda: said(screen).startswith("The training gateway"))
    assert desk.station.closed
