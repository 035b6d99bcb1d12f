"""The Devices page: what is set up, in which order, how it is, and everything to do with it."""

import threading
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel

from tracs_mobile.domain.devices import Cause, DeviceBook, Learned, LinkKind
from tracs_mobile.domain.license import Delivered, ScanSource, VehicleRead
from tracs_mobile.domain.states import PrintGrade, PrintOutcome
from tracs_mobile.errors import BadInput
from tracs_mobile.ports import DeviceHealth
from tracs_mobile.testing.cruiser import BOOK, FOUND, HEALTH, QUESTIONS, STEPS, equip
from tracs_mobile.testing.fake_devices import FakeDevices
from tracs_mobile.testing.stops import LIGHT, ready_stop
from ui.text.find_text import address_url, answer_keys, found_chip

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
PATIENCE_S = 10


class SlowDevices(FakeDevices):
    """Finds one device, then goes on looking until it is told to give up."""

    def __init__(self, **fields):
        super().__init__(**fields)
        self.told_one = threading.Event()
        self.stop = threading.Event()

    def find(self, on_found):
        on_found(self.found[0])
        self.told_one.set()
        if not self.stop.wait(PATIENCE_S):
            raise BadInput("Nobody gave up.")
        on_found(self.found[1])
        return self.found

    def learn(self, setup, on_step):
        on_step(self.steps[0])
        self.told_one.set()
        if not self.stop.wait(PATIENCE_S):
            raise BadInput("Nobody gave up.")
        return setup, PrintOutcome(grade=PrintGrade.CONFIRMED, printer=setup.name, said="Late.")

    def give_up(self):
        super().give_up()
        self.stop.set()


@pytest.fixture
def devices(signed_on):
    """What the laptop has."""
    equip(signed_on.desk.client.devices)
    return signed_on.desk.client.devices


@pytest.fixture
def saved_at(monkeypatch, tmp_path):
    """Where the file dialog says that a file goes."""
    target = tmp_path / "sheet.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    return str(target)


@pytest.fixture
def page(signed_on, devices):
    return open_devices(signed_on)


def open_devices(screen):
    screen.window.workplace.show_page("devices")
    screen.settle()
    return screen.window.workplace.page("devices")


def names(rows):
    return [row.name.text() for row in rows]


# --- the list -------------------------------------------------------------------------------


def test_printers_stand_in_the_order_they_are_tried(page):
    assert names(page.list.printers) == [
        "1  Bixolon SPP-R410",
        "2  Brother PocketJet PJ-763",
        "3  Save as PDF",
    ]
    assert names(page.list.scanners) == ["L-Tron 4910LR", "Laptop camera"]


def test_a_row_says_how_a_device_is_and_what_to_do(page):
    first, second, _ = page.list.printers
    assert first.state.text() == "! Paper is out"
    assert first.said.text().startswith("Load a roll")
    assert second.state.text() == "✓ Ready"
    assert page.list.scanners[0].state.text() == "! Off"
    assert "Paper is out" in first.accessibleName()


def test_where_a_printer_is_stands_in_plain_words(page):
    first = page.list.printers[0]
    assert first.where.text() == "Bluetooth 1C:00  ·  COM7, was COM5  ·  4 inch"
    assert "COM" not in first.name.text()
    assert page.list.printers[1].where.text() == "Windows printer  ·  8.5 inch"


@pytest.mark.parametrize(
    ("cause", "owed", "words"),
    [
        (Cause.NONE, False, "Test"),
        (Cause.NONE, True, "Print owed"),
        (Cause.PAPER_OUT, True, "Print owed"),
        (Cause.PAPER_OUT, False, "Check again"),
        (Cause.OFF, True, "Check again"),
        (Cause.WRONG_PORT, True, "Find again"),
        (Cause.NOT_A_PRINTER, False, "Find again"),
    ],
)
def test_the_one_button_fits_the_cause(signed_on, devices, cause, owed, words):
    devices.health["printer-1"] = DeviceHealth(cause=cause, said="So it is.")
    if owed:
        owe(signed_on)
    page = open_devices(signed_on)
    assert page.list.printers[0].button.text() == words


def test_a_folder_is_chosen_and_a_scanner_tested_or_found_again(page):
    assert page.list.printers[2].button.text() == "Folder"
    assert [r.button.text() for r in page.list.scanners] == ["Find again", "Test"]


def owe(screen):
    """One ticket whose paper did not come out."""
    screen.scan()
    issued = screen.desk.client.issue(ready_stop(screen.form.draft, LIGHT)).issued
    screen.form.begin()
    screen.settle()
    return issued[0].document.document_id


def test_what_is_owed_is_printed_from_the_row(signed_on, devices):
    owe(signed_on)
    devices.health["printer-1"] = DeviceHealth(cause=Cause.NONE, said="Ready.")
    page = open_devices(signed_on)
    assert "1 print is owed" in page.list.printers[0].said.text()
    page.list.printers[0].button.click()
    signed_on.settle()
    signed_on.settle()
    assert signed_on.desk.client.owed() == ()
    assert "confirmed" in page.list.said.text()
    assert "owed" not in page.list.printers[0].said.text()


def test_without_devices_the_page_says_how_to_get_one(signed_on):
    page = open_devices(signed_on)
    assert page.list.no_printers.isVisible()
    assert "F2" in page.list.no_printers.text()
    assert not page.list.verbs["F9"].isEnabled()
    assert QApplication.focusWidget() is page.list.verbs["F2"]


def test_the_order_changes_by_key_and_the_cursor_goes_along(signed_on, page, devices):
    signed_on.key(KEY.Key_Down, modifier=CTRL)
    signed_on.settle()
    assert [p.id for p in devices.kept.printers] == ["printer-2", "printer-1", "printer-3"]
    assert QApplication.focusWidget() is page.list.printers[1]
    signed_on.key(KEY.Key_Up, modifier=CTRL)
    signed_on.settle()
    signed_on.key(KEY.Key_Up, modifier=CTRL)
    signed_on.settle()
    assert [p.id for p in devices.kept.printers] == ["printer-1", "printer-2", "printer-3"]
    assert page.list.said.text() == "It is already tried first."


def test_two_quick_changes_are_both_kept(signed_on, page, devices):
    let_go = threading.Event()
    signed_on.window.lanes.store.run(
        lambda: let_go.wait(PATIENCE_S), done=lambda _: None, failed=lambda _: None
    )
    page.desk.move("printer-1", 1)
    page.desk.move("printer-1", 1)
    let_go.set()
    signed_on.settle()
    assert [p.id for p in devices.kept.printers] == ["printer-2", "printer-3", "printer-1"]


def test_arrows_lead_from_row_to_row(signed_on, page):
    for _ in range(3):
        signed_on.key(KEY.Key_Down)
    assert QApplication.focusWidget() is page.list.scanners[0]
    signed_on.key(KEY.Key_Up)
    assert QApplication.focusWidget() is page.list.printers[2]


def test_a_book_that_cannot_be_written_changes_nothing_and_says_so(signed_on, page, devices):
    devices.fault = BadInput("The disk did not take the list of devices; nothing was changed.")
    signed_on.key(KEY.Key_Down, modifier=CTRL)
    signed_on.settle()
    assert devices.kept == BOOK
    assert "nothing was changed" in page.list.said.text()
    assert page.list.said.property("chip") == "bad"


def test_the_test_slip_goes_to_the_printer_the_cursor_is_on(signed_on, page, devices):
    signed_on.key(KEY.Key_Down)
    signed_on.key(KEY.Key_F4)
    signed_on.settle()
    assert [setup.id for setup in devices.tested] == ["printer-2"]
    assert "confirmed" in page.list.said.text()


# --- settings of one device -----------------------------------------------------------------


def test_a_printer_is_set_up_by_keys_alone(signed_on, page, devices):
    signed_on.key(KEY.Key_Return)
    assert page.panel is page.editor
    signed_on.type("Trunk printer")
    page.editor.profile.setFocus()
    signed_on.type("3-inch")
    signed_on.key(KEY.Key_Return)
    assert QApplication.focusWidget() is page.editor.darkness
    signed_on.key(KEY.Key_Right)
    signed_on.key(KEY.Key_Right)
    page.editor.margin.setFocus()
    signed_on.key(KEY.Key_Plus)
    page.editor.tear_off.setFocus()
    signed_on.key(KEY.Key_Minus)
    signed_on.key(KEY.Key_F9)
    signed_on.settle()
    kept = devices.kept.printers[0]
    assert kept.name == "Trunk printer"
    assert kept.profile == "generic-3in-576"
    assert (kept.darkness, kept.margin_left_mm, kept.tear_off_mm) == (2, 1, 19)
    assert "in use from now on" in page.editor.said.text()


def test_the_slip_is_printed_as_the_fields_say_before_it_is_kept(signed_on, page, devices):
    signed_on.key(KEY.Key_Return)
    page.editor.darkness.setFocus()
    signed_on.key(KEY.Key_Left)
    signed_on.key(KEY.Key_F4)
    signed_on.settle()
    assert devices.tested[0].darkness == -1
    assert devices.kept == BOOK


def test_darkness_ends_at_three(signed_on, page):
    signed_on.key(KEY.Key_Return)
    page.editor.darkness.setFocus()
    for _ in range(5):
        signed_on.key(KEY.Key_Right)
    assert page.editor.darkness.value == 3
    assert page.editor.darkness.shown.text() == "darker 3"
    assert not page.editor.darkness.more.isEnabled()


def test_a_device_keeps_a_name(signed_on, page, devices):
    signed_on.key(KEY.Key_Return)
    page.editor.name.edit.setText(" ")
    signed_on.key(KEY.Key_F9)
    signed_on.settle()
    assert devices.kept == BOOK
    assert "Give it a name" in page.editor.said.text()


def test_the_cursor_comes_back_to_the_device_that_was_set_up(signed_on, page):
    signed_on.key(KEY.Key_Down)
    signed_on.key(KEY.Key_Return)
    signed_on.key(KEY.Key_Escape)
    signed_on.settle()
    assert page.list.chosen is page.list.printers[1]
    signed_on.key(KEY.Key_F9)
    assert page.learn.device_id == BOOK.printers[1].id


def test_a_printer_is_of_a_kind_that_is_known(signed_on, page, devices):
    signed_on.key(KEY.Key_Return)
    page.editor.profile.setFocus()
    signed_on.type("zzz")
    assert page.editor.profile.offers == ()
    signed_on.key(KEY.Key_F9)
    signed_on.settle()
    assert devices.kept == BOOK
    assert "Choose the kind" in page.editor.said.text()


def test_a_removed_device_is_brought_back_at_its_place(signed_on, page, devices):
    signed_on.key(KEY.Key_Down)
    signed_on.key(KEY.Key_Return)
    signed_on.key(KEY.Key_F7)
    signed_on.settle()
    assert [p.id for p in devices.kept.printers] == ["printer-1", "printer-3"]
    assert page.panel is page.list
    assert "Ctrl+Z" in page.list.said.text()
    assert page.list.verbs["Ctrl+Z"].isVisible()
    signed_on.key(KEY.Key_Z, modifier=CTRL)
    signed_on.settle()
    assert devices.kept == BOOK
    assert not page.list.verbs["Ctrl+Z"].isVisible()


def test_a_scanner_that_types_has_its_prefix_and_no_paper(signed_on, devices):
    keyboard = replace(BOOK.scanners[0], kind=LinkKind.KEYBOARD, url="keyboard:", hardware="")
    devices.kept = DeviceBook(scanners=(keyboard,))
    page = open_devices(signed_on)
    signed_on.key(KEY.Key_Return)
    assert page.editor.prefix.isVisible()
    assert not page.editor.paper.isVisible()
    page.editor.prefix.setFocus()
    signed_on.type("~")
    signed_on.key(KEY.Key_F9)
    signed_on.settle()
    assert devices.kept.scanners[0].prefix == "~"


# --- who may --------------------------------------------------------------------------------


@pytest.fixture
def not_approved(desk, window_over, screen_over):
    """Signed on as an officer without approval: devices are not theirs to change."""
    session = desk.client.session
    officer = replace(session.officer, approved_on=None)
    desk.client = replace(desk.client, session=replace(session, officer=officer))
    desk.station.client = desk.client
    equip(desk.client.devices)
    with window_over(desk) as window:
        screen = screen_over(window, desk)
        screen.sign_on()
        yield screen


def test_who_may_not_set_up_devices_may_still_look_test_and_find(not_approved):
    page = open_devices(not_approved)
    devices = not_approved.desk.client.devices
    assert "COM" not in page.list.printers[0].where.text()
    not_approved.key(KEY.Key_F4)
    not_approved.settle()
    assert len(devices.tested) == 1
    not_approved.key(KEY.Key_F2)
    not_approved.settle()
    assert len(page.finder.rows) == len(FOUND)


@pytest.mark.parametrize("key", [KEY.Key_F5, KEY.Key_F6, KEY.Key_F7, KEY.Key_F9])
def test_a_refused_change_says_whom_to_ask(not_approved, key):
    page = open_devices(not_approved)
    not_approved.key(KEY.Key_Return)
    not_approved.key(key)
    not_approved.settle()
    assert "ask your Point of Contact" in page.editor.said.text()
    assert not_approved.desk.client.devices.kept == BOOK


def test_a_found_device_is_not_used_by_who_may_not(not_approved):
    page = open_devices(not_approved)
    not_approved.key(KEY.Key_F2)
    not_approved.settle()
    page.finder.rows[1].button.click()
    not_approved.settle()
    assert "ask your Point of Contact" in page.finder.said.text()
    assert page.finder.rows[1].button.isEnabled()
    assert not_approved.desk.client.devices.kept == BOOK


# --- finding --------------------------------------------------------------------------------


def test_found_devices_say_how_sure_they_are(signed_on, page):
    signed_on.key(KEY.Key_F2)
    signed_on.settle()
    assert [r.state.text() for r in page.finder.rows] == [
        "✓ On your list",
        "✓ Answered",
        "? Not sure",
        "✓ Known maker",
        "Camera",
    ]
    assert page.finder.rows[1].where.text() == "Printer  ·  Network  ·  192.168.1.77"
    assert page.finder.rows[2].where.text() == "Printer  ·  Cable  ·  COM3"
    assert "5 devices found" in page.finder.state.text()


def test_a_camera_that_gives_a_picture_says_so():
    assert found_chip(replace(FOUND[4], certain=True)) == ("✓ Gives a picture", "good")


def test_a_found_device_is_used_with_one_key(signed_on, page, devices):
    signed_on.key(KEY.Key_F2)
    signed_on.settle()
    page.finder.rows[1].button.setFocus()
    signed_on.key(KEY.Key_F9)
    signed_on.settle()
    last = devices.kept.printers[-1]
    assert (last.name, last.url, last.profile) == (FOUND[1].name, FOUND[1].url, FOUND[1].profile)
    assert len({p.id for p in devices.kept.printers}) == 4
    assert page.finder.rows[1].state.text() == "✓ Set up"
    # On this page F9 is for the next device.
    assert "Esc goes back; there F9 tests it" in page.finder.said.text()


def test_a_known_printer_is_used_at_its_new_place(signed_on, page, devices):
    signed_on.key(KEY.Key_F2)
    signed_on.settle()
    page.finder.rows[0].button.click()
    signed_on.settle()
    first = devices.kept.printers[0]
    assert (first.id, first.url, first.was_url) == ("printer-1", "COM9", "COM7")
    assert len(devices.kept.printers) == 3


def test_a_found_scanner_joins_the_scanners(signed_on, page, devices):
    signed_on.key(KEY.Key_F2)
    signed_on.settle()
    page.finder.rows[3].button.click()
    signed_on.settle()
    assert devices.kept.scanners[-1].name == "Zebra DS8178"
    assert devices.kept.scanners[-1].hardware == FOUND[3].hardware


def test_two_devices_never_share_a_name(signed_on, page, devices):
    devices.found = (replace(FOUND[1], name="Laptop camera"),)
    signed_on.key(KEY.Key_F2)
    signed_on.settle()
    page.finder.rows[0].button.click()
    signed_on.settle()
    assert devices.kept.printers[-1].name == "Laptop camera 2"


def test_a_search_that_finds_nothing_says_what_to_do(signed_on, page, devices):
    devices.found = ()
    signed_on.key(KEY.Key_F2)
    signed_on.settle()
    assert "Pair a Bluetooth printer" in page.finder.state.text()
    assert page.finder.verbs["F2"].isEnabled()


@pytest.fixture
def slow(desk, window_over, screen_over):
    """A search and a test that go on until they are given up."""
    made = SlowDevices(chain=(desk.printer,))
    equip(made)
    desk.client = replace(desk.client, devices=made)
    desk.station.client = desk.client
    with window_over(desk) as window:
        screen = screen_over(window, desk)
        screen.sign_on()
        yield screen
        made.stop.set()


def test_each_device_appears_while_the_search_goes_on_and_leaving_ends_it(slow, qtbot):
    page, devices = open_devices(slow), slow.desk.client.devices
    slow.key(KEY.Key_F2)
    qtbot.waitUntil(lambda: len(page.finder.rows) == 1)
    assert devices.told_one.is_set()
    assert "Looking at cables" in page.finder.state.text()
    assert not page.finder.verbs["F2"].isEnabled()
    slow.key(KEY.Key_Escape)
    slow.settle()
    assert devices.given_up == 1
    assert page.panel is page.list
    # What the ended search still came across is told to nobody.
    assert len(page.finder.rows) == 1


def test_another_page_ends_a_test_so_that_no_ticket_waits_for_it(slow, qtbot):
    page, devices = open_devices(slow), slow.desk.client.devices
    slow.key(KEY.Key_F9)
    qtbot.waitUntil(lambda: page.learn.steps.said != ())
    slow.window.workplace.show_page("stop")
    slow.settle()
    assert devices.given_up == 1
    assert page.learn.result is None


def test_a_test_that_waits_behind_a_print_is_never_begun_once_it_is_given_up(slow, qtbot):
    page, devices = open_devices(slow), slow.desk.client.devices
    held, begun = threading.Event(), threading.Event()

    def print_on():
        begun.set()
        return held.wait(PATIENCE_S)

    slow.window.lanes.print.run(print_on, done=lambda _: None, failed=lambda _: None)
    qtbot.waitUntil(begun.is_set)
    slow.key(KEY.Key_F9)
    slow.key(KEY.Key_Escape)
    held.set()
    slow.settle()
    assert not devices.told_one.is_set()
    assert page.learn.result is None


def test_a_lock_ends_a_search(slow, qtbot):
    page, devices = open_devices(slow), slow.desk.client.devices
    slow.key(KEY.Key_F2)
    qtbot.waitUntil(lambda: len(page.finder.rows) == 1)
    slow.window.lock()
    slow.settle()
    assert devices.given_up == 1
    qtbot.waitUntil(lambda: slow.desk.station.signed_off == 1)


def test_a_network_printer_is_added_by_its_address(signed_on, page, devices):
    signed_on.key(KEY.Key_F2)
    signed_on.settle()
    page.finder.address.setFocus()
    signed_on.type("192.168.1.20")
    signed_on.key(KEY.Key_Return)
    signed_on.settle()
    last = devices.kept.printers[-1]
    assert (last.url, last.kind) == ("tcp://192.168.1.20:9100", LinkKind.NETWORK)
    assert last.name == "Network printer"
    assert page.finder.address.edit.text() == ""


@pytest.mark.parametrize(
    ("typed", "url"),
    [
        ("192.168.1.20", "tcp://192.168.1.20:9100"),
        (" tcp://printer.local:9101 ", "tcp://printer.local:9101"),
        ("192.168.1.20:70000", ""),
        ("", ""),
        ("two words", ""),
        ("-x", ""),
    ],
)
def test_an_address_is_understood_as_it_is_written(typed, url):
    assert address_url(typed) == url


def test_a_folder_for_pdfs_is_added(signed_on, page, devices, monkeypatch, tmp_path):
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    signed_on.key(KEY.Key_F2)
    signed_on.settle()
    signed_on.key(KEY.Key_F7)
    signed_on.settle()
    last = devices.kept.printers[-1]
    assert (last.kind, last.url) == (LinkKind.FOLDER, f"pdf:{tmp_path}")
    assert last.name == "Save as PDF 2"


def test_the_folder_of_a_row_is_changed(signed_on, page, devices, monkeypatch, tmp_path):
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    page.list.printers[2].button.click()
    signed_on.settle()
    assert devices.kept.printers[2].url == f"pdf:{tmp_path}"


# --- test and learn -------------------------------------------------------------------------


def test_a_test_tells_its_steps_asks_the_eyes_and_is_kept(signed_on, page, devices):
    signed_on.key(KEY.Key_F9)
    signed_on.settle()
    panel = page.learn
    assert len(panel.steps.said) == len(STEPS)
    assert panel.steps.said[2].startswith("? Confirms a print")
    assert tuple(card.question for card in panel.cards) == QUESTIONS
    assert QApplication.focusWidget() is panel.cards[0].choice
    signed_on.type("7A")
    for _ in QUESTIONS[2:]:
        signed_on.key(KEY.Key_Return)
    assert QApplication.focusWidget() is panel.verbs["F9"]
    signed_on.key(KEY.Key_F9)
    signed_on.settle()
    assert set(devices.kept.printers[0].learned) == {
        Learned(fact="width_dots", value="576"),
        Learned(fact="code_pages", value='[["cp1252",16]]'),
    }
    assert "next ticket prints" in panel.said.text()


@pytest.mark.parametrize(
    ("answers", "keys"),
    [
        (("100", "80", "70", "60"), ("1", "8", "7", "6")),
        (("All", "Only A", "Only B", "None"), ("", "A", "B", "N")),
        (("All", "Only 1", "Only 2", "1 and 2", "None"), ("A", "1", "2", "", "N")),
        (("Yes", "No, or it is not there"), ("Y", "N")),
    ],
)
def test_an_answer_has_the_key_that_its_words_suggest(answers, keys):
    assert answer_keys(answers) == keys


def test_an_open_question_and_an_answer_of_nothing_learn_nothing(signed_on, page, devices):
    signed_on.key(KEY.Key_F9)
    signed_on.settle()
    page.learn.cards[1].choice.buttons[3].click()
    signed_on.key(KEY.Key_F9)
    signed_on.settle()
    assert devices.kept.printers[0].learned == ()


def test_an_answer_takes_the_place_of_what_was_learned_before(signed_on, devices):
    old = (Learned(fact="width_dots", value="832"), Learned(fact="answers_status", value="true"))
    first = replace(BOOK.printers[0], learned=old)
    devices.kept = replace(BOOK, printers=(first, *BOOK.printers[1:]))
    page = open_devices(signed_on)
    signed_on.key(KEY.Key_F9)
    signed_on.settle()
    page.learn.cards[0].choice.buttons[1].click()
    signed_on.key(KEY.Key_F9)
    signed_on.settle()
    learned = devices.kept.printers[0].learned
    assert sorted((fact.fact, fact.value) for fact in learned) == [
        ("answers_status", "true"),
        ("width_dots", "640"),
    ]


def test_leaving_a_test_keeps_nothing(signed_on, page, devices):
    signed_on.key(KEY.Key_F9)
    signed_on.settle()
    page.learn.cards[0].choice.buttons[1].click()
    signed_on.key(KEY.Key_Escape)
    signed_on.settle()
    assert devices.kept == BOOK


# --- testing a scanner ----------------------------------------------------------------------

WHOLE = Delivered(
    size_bytes=312,
    separators=("LF", "RS", "CR"),
    what="VT license, version 10",
    symbology="PDF417",
)


def test_a_test_scan_fills_no_stop_and_shows_no_person(signed_on, page, a_scan):
    signed_on.key(KEY.Key_F6)
    scan = replace(a_scan(), delivered=WHOLE)
    signed_on.hear("on_scan", scan)
    assert not signed_on.form.touched
    shown = shown_words(page.scan_test)
    assert "VT license, version 10" in shown
    assert "312 bytes" in shown
    assert "PDF417" in shown
    for secret in (scan.license.family_name.value, scan.license.number.value):
        assert secret not in shown
    assert [m.text() for m in page.scan_test.marks][:3] == ["✓ LF", "✓ RS", "✓ CR"]
    assert "in order" in page.scan_test.verdict.text()


def shown_words(panel):
    return "\n".join(part.text() for part in panel.findChildren(QLabel) if part.isVisible())


def test_a_keyboard_scanner_that_lost_its_marks_is_told_to_be_switched_over(
    signed_on, page, devices, a_scan, saved_at
):
    signed_on.key(KEY.Key_F6)
    lost = replace(WHOLE, separators=("LF",))
    signed_on.hear("on_scan", replace(a_scan(), source=ScanSource.WEDGE, delivered=lost))
    panel = page.scan_test
    assert [m.text() for m in panel.marks] == ["✓ LF", "✗ RS", "✗ CR", "FS not used", "GS not used"]
    assert "setup sheet" in panel.verdict.text()
    assert panel.verdict.property("chip") == "warn"
    assert QApplication.focusWidget() is panel.families
    signed_on.key(KEY.Key_1)
    signed_on.key(KEY.Key_F9)
    signed_on.settle()
    assert devices.sheets == [("honeywell", saved_at)]
    assert saved_at in panel.said.text()


def test_a_sheet_needs_its_maker(signed_on, page, devices):
    signed_on.key(KEY.Key_F6)
    signed_on.key(KEY.Key_F9)
    signed_on.settle()
    assert devices.sheets == []
    assert "maker" in page.scan_test.said.text()


def test_a_scan_that_cannot_be_read_and_a_vehicle_say_what_they_are(signed_on, page, a_scan):
    signed_on.key(KEY.Key_F6)
    signed_on.hear("on_scan", replace(a_scan(), license=None, problem="This is a shop's bar code."))
    assert page.scan_test.verdict.text() == "This is a shop's bar code."
    assert not page.scan_test.marks[0].isVisible()
    vehicle = VehicleRead(kind="VIN label")
    signed_on.hear("on_scan", replace(a_scan(), license=None, vehicle=vehicle, delivered=WHOLE))
    assert "back of a license" in page.scan_test.verdict.text()


def test_outside_the_test_a_scan_leads_to_the_stop(signed_on, page):
    signed_on.scan()
    assert signed_on.window.workplace.pages.currentWidget() is signed_on.stop
    assert signed_on.form.touched


def test_every_device_is_asked_again_after_a_change(signed_on, page, devices):
    devices.health = {**HEALTH, "printer-1": DeviceHealth(cause=Cause.NONE, said="Ready.")}
    signed_on.key(KEY.Key_Down, modifier=CTRL)
    signed_on.settle()
    assert page.list.printers[1].state.text() == "✓ Ready"
