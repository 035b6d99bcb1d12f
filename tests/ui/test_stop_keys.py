"""What an officer's keys lead to: the way through the stop, second thoughts, owed paper."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from tracs_mobile.domain.states import PrintGrade
from tracs_mobile.testing.stops import SPEEDING, ready_stop
from ui import text
from ui.models.issue_desk import Printed

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
    assert text.short_problem(said, blocks=True) == (
        "! Enter the base penalty for 23 V.S.A. § 1095"
    )


def test_a_tab_says_as_much_as_it_has_room_for():
    assert text.tab_words("2  Entertainment", 2) == "2  Entertainment"
    assert text.tab_words("2  Entertainment", 3) == "2  Entertai…"
    assert text.tab_words("2  Entertainment", 5) == "2"


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
