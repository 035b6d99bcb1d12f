"""The request to DPS, typed, pasted and saved as a Point of Contact does it."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from printers.paper.header_logo import header_logo
from tracs_mobile.domain.agency import Officer, Role
from tracs_mobile.domain.logo import LogoStyle
from tracs_mobile.domain.names import LeoNumber
from tracs_mobile.domain.request import ChangeKind, RequestKind
from tracs_mobile.domain.request_logo import logo_size
from tracs_mobile.domain.request_reading import read_request
from tracs_mobile.testing.documents import a_logo_png
from ui.text import request_text
from ui.views.request_send import mail_url

KEY = Qt.Key
TABLE = (
    "Title\tName\tLEO\tUsername\n"
    "Lieutenant\tP. QUIMBYE\t07P01\tpquimbye\n"
    "Officer\tM. TREMBLAYE\t07A12\tmtremblaye\n"
)
TYPED = {
    "judiciary_code": "1234",
    "agency_name": "Maple Hollow Police",
    "address": "12 Main St, Maple Hollow VT 05000",
    "phone": "802-555-0123",
    "head.name": "J. BÉLANGEOIX",
    "head.title": "Chief",
    "head.email": "chief@maplehollow.example",
    "contact.name": "P. QUIMBYE",
    "contact.leo_number": "07P01",
    "contact.email": "poc@maplehollow.example",
    "contact.phone": "802-555-0124",
}


def rest(screen):
    for _ in range(5):
        screen.settle()


def sign_on_as_poc(desk, **session):
    poc = replace(desk.client.session.officer, leo_number=LeoNumber("07P01"), role=Role.POC)
    desk.client = replace(desk.client, session=replace(desk.client.session, officer=poc, **session))
    desk.station.client = desk.client


@pytest.fixture
def agency(desk, screen):
    sign_on_as_poc(desk)
    desk.client.devices.convert = header_logo
    screen.sign_on()
    return screen


def request_section(screen):
    screen.window.workplace.show_page("agency")
    page = screen.window.workplace.page("agency")
    page.show_section("request")
    rest(screen)
    return page.sections["request"]


def fill(section, **changes):
    for path, value in {**TYPED, **changes}.items():
        section.form.put(path, value)


def wrong(section):
    """The sentences of the check list, in order."""
    return [line.text() for line in section.check.wrong if not line.isHidden()]


# --- fields ---------------------------------------------------------------------------------------


def test_every_rule_is_checked_while_it_is_typed_and_the_sentence_leads_to_the_field(agency):
    section = request_section(agency)
    panel = section.panels["agency"]
    assert section.training.isVisible()
    agency.type("123")
    assert "has four digits" in wrong(section)[0]
    section.show_step("send")
    section.check.wrong[0].click()
    rest(agency)
    assert section.shown == "agency"
    assert panel.fields["judiciary_code"].edit.hasFocus()
    agency.type("1234")
    assert not any("judiciary code" in said.casefold() for said in wrong(section)[:1])
    assert section.check.good[0].text() == "✓ Judiciary code, four digits"


def test_enter_leads_through_the_fields_and_on_to_the_next_step(agency):
    section = request_section(agency)
    for typed in ("1234", "Maple Hollow Police", "12 Main St, Maple Hollow VT 05000", "8025550123"):
        agency.type(typed)
        agency.key(KEY.Key_Return)
    assert section.form.request.address == "12 Main St, Maple Hollow VT 05000"
    agency.key(KEY.Key_Return)
    agency.key(KEY.Key_Return)
    assert section.shown == "people"


def test_a_field_is_marked_only_when_somebody_was_there(agency):
    section = request_section(agency)
    name = section.panels["agency"].fields["agency_name"]
    assert name.label.text() == request_text.FIELDS["agency_name"]
    name.setFocus()
    agency.key(KEY.Key_Tab)
    assert name.label.text() == f"! {request_text.FIELDS['agency_name']}"
    assert "proper name is missing" in name.edit.toolTip()


def test_what_was_typed_survives_a_restart(agency):
    section = request_section(agency)
    agency.type("4321")
    agency.window.lock()
    rest(agency)
    agency.sign_on()
    section = request_section(agency)
    assert section.panels["agency"].fields["judiciary_code"].edit.text() == "4321"


def test_start_over_needs_two_presses_and_escape_keeps_everything(agency):
    section = request_section(agency)
    fill(section)
    agency.key(KEY.Key_F7)
    agency.key(KEY.Key_Escape)
    agency.key(KEY.Key_F7)
    assert section.form.request.judiciary_code == "1234"
    agency.key(KEY.Key_F7)
    assert section.form.request.judiciary_code == ""
    assert section.panels["agency"].fields["judiciary_code"].edit.text() == ""


# --- officers -------------------------------------------------------------------------------------


def test_rows_of_a_spreadsheet_are_pasted_and_a_second_paste_takes_their_place(agency):
    section = request_section(agency)
    fill(section)
    section.show_step("officers")
    QGuiApplication.clipboard().setText(TABLE)
    agency.key(KEY.Key_F4)
    panel = section.panels["officers"]
    assert panel.said.text() == "2 officers taken over."
    QGuiApplication.clipboard().setText(TABLE.replace("Officer\tM.", "Sergeant\tM."))
    agency.key(KEY.Key_V, panel.view, Qt.KeyboardModifier.ControlModifier)
    assert [(o.title, o.leo_number) for o in section.form.request.officers] == [
        ("Lieutenant", "07P01"),
        ("Sergeant", "07A12"),
    ]


def test_an_empty_clipboard_is_told(agency):
    section = request_section(agency)
    section.show_step("officers")
    QGuiApplication.clipboard().setText("")
    agency.key(KEY.Key_F4)
    assert section.panel.said.text() == request_text.NOTHING_TO_PASTE


def test_a_cell_is_typed_into_checked_and_found_from_the_check_list(agency):
    section = request_section(agency)
    fill(section)
    section.show_step("officers")
    agency.key(KEY.Key_F5)
    agency.type("Officer")
    agency.key(KEY.Key_Tab)
    agency.type("M. TREMBLAYE")
    agency.key(KEY.Key_Tab)
    agency.type("07a1")
    agency.key(KEY.Key_Return)
    officer = section.form.request.officers[0]
    assert (officer.title, officer.name, officer.leo_number) == ("Officer", "M. TREMBLAYE", "07A1")
    rows = section.panels["officers"].rows
    assert rows.index(0, 2).data() == "✗ 07A1"
    section.show_step("agency")
    section.jump("officers.0.leo_number")
    rest(agency)
    assert section.shown == "officers"
    assert section.panels["officers"].view.currentIndex() == rows.index(0, 2)


def test_a_row_is_removed(agency):
    section = request_section(agency)
    section.show_step("officers")
    agency.key(KEY.Key_F7)
    assert section.panel.said.text() == request_text.CHOOSE_ROW
    section.form.paste_officers(TABLE)
    section.panel.view.setCurrentIndex(section.panel.rows.index(0, 0))
    agency.key(KEY.Key_F7)
    assert [o.leo_number for o in section.form.request.officers] == ["07A12"]


def test_the_table_of_officers_is_a_proper_model(agency, qtmodeltester):
    section = request_section(agency)
    section.form.paste_officers(TABLE)
    qtmodeltester.check(section.panels["officers"].rows)


# --- logo -----------------------------------------------------------------------------------------


def test_a_logo_is_converted_shown_in_its_header_and_tuned(agency, tmp_path):
    section = request_section(agency)
    fill(section)
    section.show_step("logo")
    panel = section.panels["logo"]
    path = tmp_path / "logo.png"
    path.write_bytes(a_logo_png(300))
    section.form.choose_logo(str(path))
    rest(agency)
    first = section.form.request.logo_png
    assert logo_size(first).height == 80
    assert "80 by 80 dots" in panel.state.text() or "by 80 dots" in panel.state.text()
    agency.qtbot.waitUntil(lambda: panel.paper.picture is not None)
    panel.inverted.chosen.emit(True)
    rest(agency)
    assert section.form.request.logo_png != first
    panel.style_choice.chosen.emit(LogoStyle.SHADED)
    panel.darkness.chosen.emit(2)
    rest(agency)
    assert (section.form.wish.style, section.form.wish.darkness) == (LogoStyle.SHADED, 2)
    agency.key(KEY.Key_F7)
    assert section.form.request.logo_png == b""
    assert panel.state.text() == request_text.LOGO_NONE


def test_a_file_that_is_no_picture_is_refused_in_a_sentence(agency, tmp_path):
    section = request_section(agency)
    section.show_step("logo")
    path = tmp_path / "logo.png"
    path.write_bytes(b"<svg/>")
    section.form.choose_logo(str(path))
    rest(agency)
    assert "no PNG and no JPEG" in section.panel.said.text()
    assert section.form.request.logo_png == b""


# --- changes --------------------------------------------------------------------------------------


@pytest.fixture
def enrolled(desk, window_over, screen_over):
    """The live program of an agency with two officers."""
    session = desk.client.session
    poc = Officer(
        leo_number=LeoNumber("07P01"),
        name="P. QUIMBYE",
        title="Lieutenant",
        username="pquimbye",
        role=Role.POC,
    )
    with desk.store.units() as unit:
        unit.records.put(
            agency=session.agency, officers=(session.officer, poc), logo_png=b"", version=2
        )
        unit.commit()
    sign_on_as_poc(desk, training=False)
    with window_over(desk) as window:
        screen = screen_over(window, desk)
        screen.sign_on()
        yield screen


def test_an_officer_of_the_records_gets_a_new_title_from_a_day_on(enrolled):
    section = request_section(enrolled)
    assert section.form.request.kind is RequestKind.CHANGE
    assert not section.training.isVisible()
    section.show_step("changes")
    panel = section.panels["changes"]
    panel.present.setCurrentRow(0)
    assert panel.leo.edit.text() == "07A12"
    panel.new_title.edit.setText("Sergeant")
    panel.day.edit.setText("12/01/2026")
    enrolled.key(KEY.Key_F5)
    (change,) = section.form.request.changes
    assert (change.kind, change.leo_number, change.title, change.effective) == (
        ChangeKind.TITLE,
        "07A12",
        "Sergeant",
        date(2026, 12, 1),
    )
    assert panel.asked.item(0).text() == ("✓ 07A12 M. TREMBLAYE: title Sergeant from 12/01/2026")


def test_a_leaver_needs_a_last_day_and_nothing_else(enrolled):
    section = request_section(enrolled)
    section.show_step("changes")
    panel = section.panels["changes"]
    panel.kind.chosen.emit(ChangeKind.LEAVER)
    assert panel.day.label.text() == "Last day"
    assert not panel.new_title.isVisible()
    panel.present.setCurrentRow(0)
    enrolled.key(KEY.Key_F5)
    assert panel.asked.item(0).text().startswith("✗ 07A12")
    assert any("last day" in said for said in wrong(section))
    assert section.check.steps["changes"].text() == "✗ 5 Changes: 1 to put right"
    panel.asked.setCurrentRow(0)
    enrolled.key(KEY.Key_F7)
    assert section.form.request.changes == ()
    panel.day.edit.setText("31/31")
    enrolled.key(KEY.Key_F5)
    assert "Write the date" in panel.said.text()
    assert section.form.request.changes == ()


def test_a_move_names_the_other_agency(enrolled):
    section = request_section(enrolled)
    section.show_step("changes")
    panel = section.panels["changes"]
    panel.kind.chosen.emit(ChangeKind.AFFILIATION)
    panel.present.setCurrentRow(0)
    panel.agency.edit.setText("4321")
    panel.day.edit.setText("01/02/2027")
    enrolled.key(KEY.Key_F5)
    assert section.form.request.changes[0].agency == "4321"


# --- out ------------------------------------------------------------------------------------------


def ready(screen):
    section = request_section(screen)
    fill(section)
    section.form.paste_officers(TABLE)
    section.show_step("send")
    rest(screen)
    return section


def test_what_dps_gets_is_shown_saved_and_read_back(agency, tmp_path):
    section = ready(agency)
    panel = section.panels["send"]
    assert "Judiciary code: 1234" in panel.text.toPlainText()
    assert agency.window.workplace.subtitle.text() == "ready to send"
    path = tmp_path / "request.eml"
    panel.to.edit.setText("etickets@dps.example")
    panel.write(str(path))
    rest(agency)
    assert panel.said.text().startswith(f"Saved as {path}")
    assert read_request(path.read_bytes()).request == section.form.request
    panel.write(str(tmp_path / "request.json"))
    rest(agency)
    assert "Attach it" in panel.said.text()
    panel.write(str(tmp_path / "none" / "request.eml"))
    rest(agency)
    assert "could not be written" in panel.said.text()


def test_a_request_with_holes_leaves_by_no_way(agency):
    section = request_section(agency)
    section.show_step("send")
    QGuiApplication.clipboard().setText("before")
    for key in (KEY.Key_F5, KEY.Key_F6, KEY.Key_F7, KEY.Key_F9):
        agency.key(key)
        assert "must be put right first" in section.panel.said.text()
        section.panel.say("")
    assert QGuiApplication.clipboard().text() == "before"


def test_the_text_goes_to_the_clipboard(agency):
    ready(agency)
    agency.key(KEY.Key_F5)
    assert "Proper name on the e-ticket: Maple Hollow Police" in QGuiApplication.clipboard().text()


def test_a_mail_program_gets_the_text_when_it_is_short_enough():
    short = mail_url("a@dps.example", "Request", "Line 1\nLine 2")
    assert short.toString(short.ComponentFormattingOption.FullyEncoded) == (
        "mailto:a@dps.example?subject=Request&body=Line%201%0D%0ALine%202"
    )
    long = mail_url("a@dps.example", "Request", "x" * 3000)
    assert long.toString() == "mailto:a@dps.example?subject=Request"
