"""The stop, driven by keys as an officer drives it."""

import threading
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication

from tracs_mobile.domain.license import Scan, ScanSource
from tracs_mobile.domain.outbox import ItemAnswer, ItemStatus, Receipt
from tracs_mobile.domain.states import PrintGrade
from tracs_mobile.domain.stop import DocumentKind
from tracs_mobile.errors import AlreadyIssued, NumbersExhausted, StoreFull
from tracs_mobile.ports import DeviceState, Presence
from tracs_mobile.testing.licenses import Holder
from tracs_mobile.testing.stops import LIGHT, PHONE, SPEEDING, ready_stop

KEY = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


def fill_by_keys(screen):
    """The whole stop after the scan, with nothing but keys and Tab; the address is asked first."""
    screen.type("yn")
    screen.type("hkb 412\tvt\t2019\tsubaru\toutback\tblue\t")
    screen.key(KEY.Key_L, modifier=ALT)
    screen.type("barre c")
    screen.key(KEY.Key_Return)
    screen.type("us-302\t0.2 mi E of Berlin St\te")
    screen.key(KEY.Key_C, modifier=ALT)
    screen.type("49/35")
    screen.key(KEY.Key_Return)
    screen.type("rad")
    screen.key(KEY.Key_Return)
    screen.key(KEY.Key_S, modifier=ALT)
    screen.type("121111")


def ready(screen, *charges):
    """A stop that lacks nothing."""
    screen.scan()
    screen.form.begin(ready_stop(screen.form.draft, *(charges or (SPEEDING,))))
    screen.settle()


def result(screen):
    return screen.stop.paper.result


def test_a_whole_stop_needs_no_mouse(signed_on):
    signed_on.scan()
    fill_by_keys(signed_on)
    assert signed_on.form.problems == ()
    assert signed_on.form.draft.charges[0].method == "RADAR"
    signed_on.key(KEY.Key_F9)
    signed_on.settle()
    signed_on.settle()
    assert result(signed_on).numbers.text() == "TRAIN-0000124"
    assert "confirmed" in result(signed_on).printed.text()
    assert "48 h" in result(signed_on).queued.text()
    issued = signed_on.desk.client.tickets()
    assert [row.defendant for row in issued] == ["QUILLFEATHER, MARROW ASHBY"]
    assert issued[0].town == "Barre City"


@pytest.mark.parametrize("key", [KEY.Key_Tab, KEY.Key_Return])
def test_taking_an_offer_leads_to_the_very_next_field(signed_on, key):
    signed_on.stop.fields.jump("place.town")
    signed_on.type("barre c")
    assert signed_on.field("place.town").offers[0] == "Barre City, Washington County"
    signed_on.key(key)
    assert signed_on.form.draft.place.county == "Washington"
    assert QApplication.focusWidget() is signed_on.field("place.highway").edit


def test_offers_are_chosen_by_arrows_and_taken_away_by_escape(signed_on):
    signed_on.stop.fields.jump("charges.{at}.charge_id")
    signed_on.type("phone")
    second = signed_on.field("charges.{at}.charge_id").offers[1]
    signed_on.key(KEY.Key_Down)
    signed_on.key(KEY.Key_Return)
    assert signed_on.form.charge.title in second
    signed_on.stop.fields.jump("charges.{at}.charge_id")
    signed_on.type("seat")
    signed_on.key(KEY.Key_Escape)
    assert signed_on.field("charges.{at}.charge_id").offers == ()
    signed_on.key(KEY.Key_Tab)
    assert signed_on.form.charge.title in signed_on.field("charges.{at}.charge_id").edit.text()


def test_enter_in_a_field_goes_on(signed_on):
    signed_on.stop.fields.jump("vehicle.plate")
    signed_on.type("hkb 412")
    signed_on.key(KEY.Key_Return)
    assert QApplication.focusWidget() is signed_on.field("vehicle.state").edit
    assert signed_on.form.draft.vehicle.plate == "HKB 412"


def test_after_an_issue_the_next_stop_is_ready_and_shows_the_result(signed_on):
    ready(signed_on)
    signed_on.key(KEY.Key_F9)
    signed_on.settle()
    assert not signed_on.form.touched
    assert signed_on.stop.verbs["F9"].isEnabled()
    assert QApplication.focusWidget() is signed_on.field("driver.family_name").edit
    assert signed_on.stop.paper.stack.currentWidget() is result(signed_on)
    signed_on.type("G")
    signed_on.settle()
    signed_on.qtbot.waitUntil(
        lambda: signed_on.stop.paper.stack.currentWidget() is signed_on.stop.paper.paper
    )


def test_the_result_says_when_dps_has_signed_for_it(signed_on, settle_all):
    ready(signed_on)
    signed_on.key(KEY.Key_F9)
    signed_on.settle()
    signed_on.settle()
    assert "Queued for DPS" in result(signed_on).queued.text()
    settle_all(signed_on.desk)
    signed_on.desk.station.events.on_outbox()
    signed_on.settle()
    assert "signed receipt" in result(signed_on).queued.text()


def test_a_second_press_while_issuing_issues_nothing_more(signed_on):
    ready(signed_on)
    with signed_on.desk.store.lock:  # the disk takes its time
        signed_on.key(KEY.Key_F9)
        assert not signed_on.stop.verbs["F9"].isEnabled()
        assert signed_on.stop.verbs["F9"].text() == "F9  Issuing…"
        signed_on.key(KEY.Key_F9)
    signed_on.settle()
    assert len(signed_on.desk.client.tickets()) == 1


def test_three_charges_become_three_documents_each_with_its_number(signed_on):
    ready(signed_on, SPEEDING, replace(PHONE, charge_id="23-1095b-first"), LIGHT)
    assert [tab.text() for tab in signed_on.stop.paper.tabs] == [
        "1  49/35",
        "2  Handheld",
        "3  Warning",
    ]
    signed_on.key(KEY.Key_F9)
    signed_on.settle()
    assert result(signed_on).numbers.text().split() == [
        "TRAIN-0000124",
        "TRAIN-0000125",
        "TRAIN-0000126",
    ]


def test_f6_adds_a_violation_and_f7_makes_it_a_warning(signed_on):
    ready(signed_on)
    signed_on.key(KEY.Key_F6)
    assert QApplication.focusWidget() is signed_on.field("charges.{at}.charge_id").edit
    signed_on.type("1243")
    signed_on.key(KEY.Key_Return)
    signed_on.key(KEY.Key_F7)
    assert signed_on.form.entry.kind is DocumentKind.WARNING
    assert signed_on.stop.violation.title.text() == "Warning\n2 of 2"
    assert "Ticket instead" in signed_on.stop.verbs["F7"].text()
    assert signed_on.form.ready


def test_charges_are_changed_by_key_and_by_tab(signed_on):
    ready(signed_on, SPEEDING, LIGHT)
    signed_on.key(KEY.Key_PageDown, modifier=CONTROL)
    assert signed_on.form.current == 1
    signed_on.stop.paper.tabs[0].click()
    assert signed_on.form.current == 0


def test_the_base_penalty_is_asked_only_when_the_table_does_not_know_it(signed_on):
    field = signed_on.field("charges.{at}.base_cents")
    unknown = next(
        c
        for c in signed_on.desk.client.law.charges
        if c.base_cents is None and not c.speed and c.civil and c.category == "equipment"
    )
    ready(signed_on)
    assert not field.isVisible()
    ready(signed_on, replace(SPEEDING, charge_id=unknown.charge_id))
    assert field.isVisible()
    assert not signed_on.field("charges.{at}.speed_mph").isVisible()
    signed_on.key(KEY.Key_F9)
    assert QApplication.focusWidget() is field.edit
    signed_on.type("100")
    assert "waiver $162.00 = 100 penalty" in signed_on.stop.money.text()
    assert "provisional" in signed_on.stop.money.text()


def test_a_problem_leads_to_its_field(signed_on):
    ready(signed_on)
    signed_on.form.set_text("vehicle.state", "")
    line = signed_on.stop.blocks.problems.lines[0]
    assert "state of the plate" in line.text()
    signed_on.key(KEY.Key_Space, line)
    assert QApplication.focusWidget() is signed_on.field("vehicle.state").edit


@pytest.mark.parametrize(
    ("fault", "word"),
    [
        (StoreFull("The disk is full. Free some space, then press F9 again."), "disk is full"),
        (NumbersExhausted("No ticket number is left. Connect once."), "No ticket number"),
    ],
)
def test_a_failed_issue_says_what_happened_and_keeps_the_draft(signed_on, fault, word):
    ready(signed_on)
    before = signed_on.form.draft
    signed_on.desk.store.commit_fault = fault
    signed_on.key(KEY.Key_F9)
    signed_on.settle()
    assert signed_on.stop.blocks.notice.text().startswith("Not issued. ")
    assert word in signed_on.stop.blocks.notice.text()
    assert signed_on.form.draft == before
    assert signed_on.stop.verbs["F9"].isEnabled()
    signed_on.key(KEY.Key_F9)
    signed_on.settle()
    assert len(signed_on.desk.client.tickets()) == 1


def test_what_was_issued_before_is_not_called_not_issued(signed_on):
    ready(signed_on)
    signed_on.desk.store.commit_fault = AlreadyIssued("Its tickets stand under Tickets.")
    signed_on.key(KEY.Key_F9)
    signed_on.settle()
    assert signed_on.stop.blocks.notice.text() == "Its tickets stand under Tickets."


def test_a_new_stop_is_not_begun_while_one_is_being_issued(signed_on):
    ready(signed_on)
    signed_on.key(KEY.Key_F9)
    signed_on.stop.new_stop()
    signed_on.stop.new_stop()
    signed_on.settle()
    assert len(signed_on.desk.client.tickets()) == 1
    assert result(signed_on).numbers.text() == "TRAIN-0000124"


def test_paper_that_does_not_come_out_is_owed_and_the_ticket_issued(signed_on):
    ready(signed_on)
    signed_on.desk.printer.outcome = replace(
        signed_on.desk.printer.outcome,
        grade=PrintGrade.NOT_STARTED,
        said="The printer does not answer.",
    )
    signed_on.key(KEY.Key_F9)
    signed_on.settle()
    signed_on.settle()
    assert result(signed_on).numbers.text() == "TRAIN-0000124"
    assert result(signed_on).printed.text() == (
        "Print owed. The printer does not answer. F5 prints it."
    )
    assert signed_on.window.workplace.status.owed.text() == "! 1 print owed"
    assert signed_on.stop.verbs["F5"].isVisible()


def test_a_scan_that_is_no_license_keeps_the_form_and_says_so(signed_on):
    ready(signed_on)
    before = signed_on.form.draft
    said = "This is not the bar code of a license. Scan the wide bar code on the back."
    bad = Scan(source=ScanSource.SERIAL, problem=said)
    thread = threading.Thread(target=signed_on.desk.station.events.on_scan, args=(bad,))
    thread.start()
    thread.join()
    signed_on.settle()
    assert signed_on.stop.blocks.notice.text() == said
    assert signed_on.form.draft == before


def test_an_expired_license_warns_and_does_not_block(signed_on):
    ready(signed_on)
    signed_on.scan(Holder(expires=date(2025, 4, 23)))
    fields = [p.field for p in signed_on.form.problems]
    assert "driver.license_expires" in fields


def test_a_doubtful_field_is_marked_by_a_sign_and_not_by_color_alone(signed_on, a_scan):
    scan = a_scan()
    doubted = replace(scan.license.birth_date, warning="Check the date.")
    signed_on.form.take_scan(replace(scan, license=replace(scan.license, birth_date=doubted)))
    assert signed_on.field("driver.birth_date").label.text() == "? Born"
    assert signed_on.field("driver.family_name").label.text() == "✓ Last name"


def test_a_picture_that_is_dropped_is_read(signed_on, a_scan, tmp_path):
    signed_on.desk.station.picture = a_scan()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "license.png"))])
    signed_on.window.workplace.dropEvent(
        QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    signed_on.settle()
    assert signed_on.form.draft.driver.family_name == "QUILLFEATHER"


def test_f3_says_whether_the_scanner_listens(signed_on):
    signed_on.key(KEY.Key_F3)
    assert "No scanner" in signed_on.stop.blocks.notice.text()
    signed_on.desk.station.events.on_device(DeviceState(name="scanner", presence=Presence.READY))
    signed_on.key(KEY.Key_F3)
    assert "listens" in signed_on.stop.blocks.notice.text()


def test_a_new_stop_throws_away_only_when_asked_twice(signed_on):
    ready(signed_on)
    signed_on.key(KEY.Key_F2)
    assert signed_on.form.touched
    signed_on.key(KEY.Key_Escape)
    signed_on.key(KEY.Key_F2)
    assert signed_on.form.touched
    signed_on.key(KEY.Key_F2)
    signed_on.settle()
    assert not signed_on.form.touched
    assert signed_on.desk.client.unfinished() is None


def test_heads_up_darkens_everything_and_keeps_the_draft(signed_on):
    ready(signed_on)
    before = signed_on.form.draft
    signed_on.stop.fields.jump("vehicle.plate")
    signed_on.key(KEY.Key_F10)
    image = signed_on.grab()
    corners = [(5, 5), (1360, 5), (5, 760), (1360, 760), (300, 300)]
    assert {image.pixelColor(x, y).name() for x, y in corners} == {"#000000"}
    signed_on.key(KEY.Key_F9)
    assert not signed_on.window.workplace.dark.isVisible()
    assert signed_on.form.draft == before
    assert signed_on.desk.client.tickets() == ()
    assert QApplication.focusWidget() is signed_on.field("vehicle.plate").edit


def test_f8_shows_the_paper_large_and_escape_leads_back(signed_on):
    ready(signed_on)
    signed_on.key(KEY.Key_F8)
    signed_on.settle()
    overlay = signed_on.stop.overlay
    assert overlay.isVisible()
    assert overlay.paper.picture.width() == 832
    signed_on.key(KEY.Key_Escape)
    assert not overlay.isVisible()
    assert signed_on.form.touched


def test_the_newest_preview_wins_and_none_is_made_on_the_screen_thread(signed_on):
    asked = []
    real = signed_on.window.workplace.preview._render

    def render(printable):
        asked.append((threading.current_thread(), printable.document.vehicle.plate))
        return real(printable)

    signed_on.settle()
    signed_on.window.workplace.preview._render = render
    ready(signed_on)
    signed_on.stop.fields.jump("vehicle.plate")
    signed_on.type("ABCDEFG")
    signed_on.qtbot.waitUntil(lambda: bool(asked) and asked[-1][1] == "ABCDEFG")
    assert threading.main_thread() not in {thread for thread, _ in asked}
    assert len(asked) < 6


@pytest.fixture
def settle_all():
    """DPS signs for everything that waits."""

    def settle(desk):
        now = desk.clock.now()
        with desk.store.units() as unit:
            due = unit.outbox.due(now, 100)
            receipts = [
                Receipt(
                    receipt_id=f"R-{e.number}",
                    number=e.number,
                    seq=e.seq,
                    digest=e.digest,
                    received_at=now,
                    token="t",
                )
                for e in due
            ]
            answers = [
                ItemAnswer(number=r.number, seq=r.seq, status=ItemStatus.ACCEPTED, receipt=r)
                for r in receipts
            ]
            unit.outbox.settle(answers, now)
            unit.commit()

    return settle
