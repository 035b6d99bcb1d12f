"""What an officer's keys lead to: the way through the stop, second thoughts, owed paper."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from tracs_mobile.domain.states import PrintGrade
from tracs_mobile.testing.stops import SPEEDING, ready_stop
from ui.models.issue_desk import Printed
from ui.text import screen_text

KEY = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


def ready(screen):
    """A stop that lacks nothing."""
    screen.scan()
    screen.form.begin(ready_stop(screen.form.draft, SPEEDING))
    screen.settle()


def result(screen):
    return screen.stop.paper.result


def test_f5_prints_what_is_owed_and_the_stop_says_no_more_of_it(signed_on):
    ready(signed_on)
    works = signed_on.desk.printer.outcome
    signed_on.desk.printer.outcome = replace(
        works, grade=PrintGrade.NOT_STARTED, said="The printer does not answer."
    )
    signed_on.key(KEY.Key_F9)
    signed_on.settle()
    signed_on.settle()
    signed_on.desk.printer.outcome = works
    signed_on.key(KEY.Key_F5)
    signed_on.settle()
    signed_on.settle()
    assert signed_on.desk.client.owed() == ()
    assert result(signed_on).printed.text() == works.said
    assert not signed_on.window.workplace.status.owed.isVisible()
    assert not signed_on.stop.verbs["F5"].isVisible()


def test_paper_that_fails_is_told_when_the_next_stop_is_written_already(signed_on):
    signed_on.fill("driver.family_name", "NEXT")
    failed = Printed(said="Print owed. The printer does not answer.", all_out=False)
    signed_on.window.workplace.desk.printed.emit(failed)
    assert signed_on.stop.blocks.notice.text() == f"{failed.said} F5 prints it."


def test_a_scan_leads_to_what_is_asked_at_the_window_and_then_to_the_plate(signed_on):
    signed_on.scan()
    signed_on.type("y")
    assert signed_on.form.draft.address_confirmed
    assert QApplication.focusWidget() is signed_on.field("military")
    signed_on.type("n")
    assert QApplication.focusWidget() is signed_on.field("vehicle.plate").edit


def test_enter_alone_never_confirms_an_address(signed_on):
    signed_on.scan()
    signed_on.key(KEY.Key_Return)
    assert not signed_on.form.draft.address_confirmed
    assert QApplication.focusWidget() is not signed_on.field("address_confirmed")


def test_the_letter_of_a_confirmed_address_does_not_take_it_back(signed_on):
    signed_on.scan()
    signed_on.type("y")
    signed_on.stop.fields.jump("address_confirmed")
    signed_on.type("y")
    assert signed_on.form.draft.address_confirmed
    signed_on.stop.fields.jump("address_confirmed")
    signed_on.type(" ")
    assert not signed_on.form.draft.address_confirmed


def test_a_typed_address_is_followed_by_the_license(signed_on):
    signed_on.stop.fields.jump("address_confirmed")
    signed_on.type("y")
    assert QApplication.focusWidget() is signed_on.field("driver.license_number").edit


def test_speeds_typed_with_the_charge_lead_to_how_they_were_measured(signed_on):
    signed_on.stop.fields.jump("charges.{at}.charge_id")
    signed_on.type("49/35")
    signed_on.key(KEY.Key_Return)
    assert QApplication.focusWidget() is signed_on.field("charges.{at}.method").edit


def test_two_presses_with_writing_between_them_throw_nothing_away(signed_on):
    ready(signed_on)
    signed_on.key(KEY.Key_F2)
    signed_on.fill("vehicle.plate", "ZZZ 999")
    signed_on.key(KEY.Key_F2)
    assert signed_on.form.draft.vehicle.plate == "ZZZ 999"
    assert "throw it away" in signed_on.stop.blocks.notice.text()


def test_a_sentence_about_a_scan_goes_when_the_officer_writes_on(signed_on):
    signed_on.key(KEY.Key_F3)
    assert signed_on.stop.blocks.notice.text()
    signed_on.fill("vehicle.plate", "Z")
    assert not signed_on.stop.blocks.notice.isVisible()


def test_every_page_is_reached_by_key(signed_on):
    pages = []
    for key in (KEY.Key_2, KEY.Key_3, KEY.Key_4, KEY.Key_5, KEY.Key_1):
        signed_on.key(key, modifier=ALT)
        signed_on.settle()
        pages.append(signed_on.window.workplace.title.text().split(" ")[0])
    assert pages == ["Tickets", "Outbox", "Devices", "Settings", "Stop"]


def test_an_empty_stop_is_never_called_ready(signed_on):
    signed_on.key(KEY.Key_F3)
    lines = signed_on.stop.blocks.problems.lines
    assert signed_on.stop.blocks.notice.isVisible()
    assert not any(line.isVisible() for line in lines)


def test_a_section_keeps_its_points_where_a_sentence_is_cut():
    said = "Enter the base penalty for 23 V.S.A. § 1095. The table does not have it."
    assert screen_text.short_problem(said, blocks=True) == (
        "! Enter the base penalty for 23 V.S.A. § 1095"
    )


def test_a_tab_says_as_much_as_it_has_room_for():
    assert screen_text.tab_words("2  Entertainment", 2) == "2  Entertainment"
    assert screen_text.tab_words("2  Entertainment", 3) == "2  Entertai…"
    assert screen_text.tab_words("2  Entertainment", 5) == "2"


def test_a_small_window_scrolls_to_the_field_and_cuts_no_verb(signed_on):
    signed_on.window.resize(1024, 600)
    signed_on.settle()
    signed_on.stop.fields.jump("stop_data.force")
    field = signed_on.field("stop_data.force")
    assert field.visibleRegion().boundingRect().height() == field.height()
    for button in signed_on.stop.verbs.findChildren(QPushButton):
        assert button.isHidden() or button.width() >= button.sizeHint().width()
    signed_on.window.resize(1366, 768)
    signed_on.settle()
    assert signed_on.stop.verbs["F9"].text() == "F9  Issue and print"


@pytest.mark.parametrize("key", [KEY.Key_Tab, KEY.Key_Return])
def test_a_whole_name_in_the_first_field_is_spread_and_leads_to_the_birth(signed_on, key):
    signed_on.fill("driver.family_name", "dunnebrooke, odette rune iii")
    signed_on.key(key)
    driver = signed_on.form.draft.driver
    assert (driver.family_name, driver.given_name, driver.middle_name, driver.suffix) == (
        "DUNNEBROOKE",
        "ODETTE",
        "RUNE",
        "III",
    )
    assert signed_on.field("driver.family_name").edit.text() == "DUNNEBROOKE"
    assert QApplication.focusWidget() is signed_on.field("driver.birth_date").edit


@pytest.mark.parametrize("key", [KEY.Key_Tab, KEY.Key_Return])
def test_a_whole_address_in_the_street_is_spread_and_leads_to_its_confirmation(signed_on, key):
    signed_on.fill("driver.street", "41 lantern loop, apt 2, st johnsbury vt 05819-1234")
    signed_on.key(key)
    driver = signed_on.form.draft.driver
    assert (driver.street, driver.city, driver.state, driver.postal_code) == (
        "41 LANTERN LOOP, APT 2",
        "ST JOHNSBURY",
        "VT",
        "05819-1234",
    )
    assert QApplication.focusWidget() is signed_on.field("address_confirmed")


def test_an_address_in_quebec_is_spread_too(signed_on):
    signed_on.fill("driver.street", "12 rue du moulin, coaticook qc j1a 2b3\t")
    driver = signed_on.form.draft.driver
    assert (driver.city, driver.state, driver.postal_code) == ("COATICOOK", "QC", "J1A 2B3")


@pytest.mark.parametrize(
    ("path", "typed"),
    [
        ("driver.family_name", "DUNNEBROOKE"),
        ("driver.family_name", "DUNNEBROOKE,"),
        ("driver.street", "41 LANTERN LOOP, APT 2"),
        ("driver.street", "41 LANTERN LOOP VT 05602"),
    ],
)
def test_what_is_no_whole_name_or_address_stays_as_typed(signed_on, path, typed):
    signed_on.fill(path, typed)
    before = QApplication.focusWidget()
    signed_on.key(KEY.Key_Tab)
    assert signed_on.form.value(path) == typed
    assert QApplication.focusWidget() is not before


def test_a_name_is_not_spread_over_one_that_stands_there(signed_on):
    signed_on.scan()
    signed_on.fill("driver.family_name", "DUNNEBROOKE, ODETTE\t")
    assert signed_on.form.draft.driver.given_name == "MARROW"
    assert signed_on.form.draft.driver.family_name == "DUNNEBROOKE, ODETTE"


def test_leaving_by_finger_spreads_but_keeps_the_cursor_where_it_was_put(signed_on):
    signed_on.fill("driver.family_name", "dunnebrooke, odette")
    plate = signed_on.field("vehicle.plate").edit
    QTest.mouseClick(plate, Qt.MouseButton.LeftButton)
    assert signed_on.form.draft.driver.given_name == "ODETTE"
    assert QApplication.focusWidget() is plate
