"""Tickets, outbox, devices and settings."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from tracs_mobile.domain.outbox import ItemAnswer, ItemStatus, Receipt
from tracs_mobile.domain.restoration import LOST, Restoration
from tracs_mobile.domain.states import Delivery, PrintGrade
from tracs_mobile.domain.stop import DocumentKind
from tracs_mobile.ports import Duty, DutyKind
from tracs_mobile.testing.issued import issue_one
from tracs_mobile.testing.stops import LIGHT, PHONE, SPEEDING, ready_stop
from ui.models.ticket_table import COLUMNS, TicketTable
from ui.text.list_text import outbox_reason, waits_for

KEY = Qt.Key


@pytest.fixture
def issued(signed_on):
    """Two complaints and a warning, 12 hours ago."""
    signed_on.scan()
    phone = replace(PHONE, charge_id="23-1095b-first")
    draft = ready_stop(signed_on.form.draft, SPEEDING, phone, LIGHT)
    result = signed_on.desk.client.issue(draft)
    signed_on.desk.client.print_documents([result.issued[0].document.document_id])
    signed_on.desk.clock.advance(timedelta(hours=12))
    return signed_on


def open_page(screen, name):
    screen.window.workplace.show_page(name)
    screen.settle()
    return screen.window.workplace.page(name)


def cells(page, column):
    at = [c.title for c in COLUMNS].index(column)
    return [page.table.index(row, at).data() for row in range(page.table.rowCount())]


def test_tickets_show_three_states_and_the_print_in_words(issued):
    page = open_page(issued, "tickets")
    numbers = ["TRAIN-0000126\nWarning", "TRAIN-0000125", "TRAIN-0000124"]
    assert cells(page, "Number") == numbers
    assert cells(page, "Legal") == ["Issued"] * 3
    left = "… Queued\n36 h 00 m left"
    assert cells(page, "Delivery") == ["✓ Kept", left, left]
    assert cells(page, "Review") == ["Unreviewed"] * 3
    assert cells(page, "Print") == ["! Print\nowed", "! Print\nowed", "✓ Printed"]
    assert issued.window.workplace.subtitle.text() == "3 tickets"


def test_the_filter_narrows_while_it_is_typed(issued):
    page = open_page(issued, "tickets")
    issued.key(KEY.Key_F4)
    issued.type("1095")
    issued.qtbot.waitUntil(lambda: cells(page, "Number") == ["TRAIN-0000125"])
    issued.type("zzz")
    issued.qtbot.waitUntil(page.empty.isVisible)
    assert page.empty.text() == "No record exists."


def test_all_owed_prints_come_out_at_one_key(issued):
    page = open_page(issued, "tickets")
    issued.key(KEY.Key_F6)
    issued.qtbot.waitUntil(lambda: cells(page, "Print") == ["✓ Printed"] * 3)
    issued.key(KEY.Key_F6)
    issued.qtbot.waitUntil(lambda: page.said.text() == "No print is owed.")


def test_one_ticket_is_printed_again(issued):
    page = open_page(issued, "tickets")
    page.view.selectRow(2)
    issued.key(KEY.Key_F5)
    issued.settle()
    issued.settle()
    again = issued.desk.printer.jobs[-1][0]
    assert (again.document.number, again.reprint) == ("TRAIN-0000124", 1)
    assert "confirmed" in page.said.text()


def test_a_print_that_fails_says_so_beside_the_list(issued):
    page = open_page(issued, "tickets")
    issued.desk.printer.outcome = replace(
        issued.desk.printer.outcome, grade=PrintGrade.NOT_STARTED, said="Paper is out."
    )
    issued.key(KEY.Key_F5)
    issued.settle()
    issued.settle()
    assert page.said.text() == "Print owed. Paper is out. F6 prints it."


def test_a_ticket_is_saved_as_a_pdf_and_its_print_stays_owed(issued, tmp_path):
    page = open_page(issued, "tickets")
    page.save_pdf(page.chosen.document_id, str(tmp_path / "x.pdf"))
    issued.settle()
    issued.settle()
    assert page.said.text() != ""


@pytest.mark.parametrize("key", [KEY.Key_F9, KEY.Key_Return])
def test_a_ticket_opens_and_escape_leads_back_to_the_list(issued, key):
    page = open_page(issued, "tickets")
    issued.key(key)
    issued.settle()
    opened = issued.window.workplace.page("ticket")
    assert opened.isVisible()
    assert opened.states.number.text() == "TRAIN-0000126"
    issued.key(KEY.Key_Escape)
    assert page.isVisible()


def test_without_a_ticket_a_verb_says_what_is_missing(signed_on):
    page = open_page(signed_on, "tickets")
    assert page.empty.isVisible()
    signed_on.key(KEY.Key_F5)
    assert page.said.text() == "Choose a ticket first."


def test_the_table_keeps_the_promises_of_a_model(issued, qtmodeltester):
    model = TicketTable()
    model.show_rows(issued.desk.client.tickets())
    qtmodeltester.check(model)


def settle_first(screen, status, **answer):
    with screen.desk.store.units() as unit:
        first = unit.outbox.due(screen.desk.clock.now(), 1)[0]
        receipt = Receipt(
            receipt_id="7c1e44aa90",
            number=first.number,
            seq=first.seq,
            digest=first.digest,
            received_at=screen.desk.clock.now(),
            token="t",
        )
        accepted = status is ItemStatus.ACCEPTED
        unit.outbox.settle(
            [
                ItemAnswer(
                    number=first.number,
                    seq=first.seq,
                    status=status,
                    receipt=receipt if accepted else None,
                    **answer,
                )
            ],
            screen.desk.clock.now(),
        )
        unit.commit()


def test_the_outbox_counts_down_and_says_why_something_waits(issued):
    with issued.desk.store.units() as unit:
        due = unit.outbox.due(issued.desk.clock.now(), 5)
        unit.outbox.mark_retry(
            due[:1],
            next_try_at=issued.desk.clock.now() + timedelta(minutes=7),
            problem="No network.",
        )
        unit.commit()
    page = open_page(issued, "outbox")
    assert [line.left.text() for line in page.lines[:2]] == ["36 h 00 m left"] * 2
    assert page.lines[0].bar.value() == 250
    reasons = {line.number.text(): line.why.text() for line in page.lines}
    assert reasons["TRAIN-0000124"].startswith("First try: No network. Next try at ")
    assert reasons["TRAIN-0000125"] == "Saved and sealed on this laptop. Goes out by itself."
    assert issued.window.workplace.subtitle.text() == "2 waiting, 0 delivered"


def test_a_signed_receipt_is_shown_with_its_name(issued):
    settle_first(issued, ItemStatus.ACCEPTED)
    page = open_page(issued, "outbox")
    line = next(line for line in page.lines if line.number.text() == "TRAIN-0000124")
    assert line.state.text() == "Received"
    assert "7c1e44aa" in line.why.text()
    assert line.left.text() == "took 12 h 00 m"


def test_a_refusal_stands_among_what_waits_with_its_reason(issued):
    settle_first(issued, ItemStatus.REJECTED, code="plate-state", say="The plate state is missing.")
    page = open_page(issued, "outbox")
    line = next(line for line in page.lines if line.number.text() == "TRAIN-0000124")
    assert line.state.text() == "! Refused by DPS"
    assert page.titles[0].text() == "Needs you"
    assert "plate state is missing" in line.why.text()


def test_warnings_of_this_shift_stand_in_the_outbox_as_kept(issued):
    page = open_page(issued, "outbox")
    assert page.lines[-1].number.text() == "TRAIN-0000126"
    assert page.lines[-1].state.text() == "Kept"
    assert "not sent to the court" in page.lines[-1].why.text()
    issued.desk.clock.advance(timedelta(days=1))
    page.reload()
    issued.settle()
    assert [line.number.text() for line in page.lines] == ["TRAIN-0000124", "TRAIN-0000125"]


@pytest.mark.parametrize("key", [KEY.Key_F9, KEY.Key_Return])
def test_the_ticket_of_a_line_in_the_outbox_opens(issued, key):
    page = open_page(issued, "outbox")
    assert page.lines[0].hasFocus()
    issued.key(KEY.Key_Down)
    assert page.lines[1].hasFocus()
    issued.key(key)
    issued.settle()
    opened = issued.window.workplace.page("ticket")
    assert opened.states.number.text() == page.lines[1].number.text()
    issued.key(KEY.Key_Escape)
    assert page.isVisible()


def test_every_event_of_a_ticket_has_its_line_with_what_it_is(issued):
    client = issued.desk.client
    row = next(r for r in client.tickets() if r.number == "TRAIN-0000124")
    reasons = client.law.void_reasons
    client.void(row.document_id, reasons[0].code if reasons else "", "Read from the wrong card.")
    page = open_page(issued, "outbox")
    numbers = [line.number.text() for line in page.lines]
    assert "TRAIN-0000124" in numbers
    assert "TRAIN-0000124  ·  void" in numbers


def test_what_a_void_took_the_place_of_needs_nobody(issued):
    client = issued.desk.client
    settle_first(issued, ItemStatus.REJECTED, code="NAME_MISSING", say="The name is missing.")
    row = next(r for r in client.tickets() if r.number == "TRAIN-0000124")
    page = open_page(issued, "outbox")
    assert page.titles[0].isVisible()
    assert page.lines[0].number.text() == "TRAIN-0000124"
    reasons = client.law.void_reasons
    client.void(row.document_id, reasons[0].code if reasons else "", "Read from the wrong card.")
    page.reload()
    issued.settle()
    assert not page.titles[0].isVisible()
    refused = next(line for line in page.lines if line.number.text() == "TRAIN-0000124")
    assert refused.why.text() == "DPS refused it, and what came after took its place."


def test_a_late_ticket_asks_for_its_reason_on_its_line(issued):
    issued.desk.clock.advance(timedelta(hours=40))
    page = open_page(issued, "outbox")
    assert "F7 asks for your reason" in page.lines[0].why.text()
    issued.key(KEY.Key_F7)
    assert page.ask.isVisible()
    if page.ask.fields:
        issued.key(KEY.Key_1)
    page.ask.words.edit.setFocus()
    issued.type("No network at the camp.")
    issued.key(KEY.Key_F7)
    for _ in range(4):
        issued.settle()
    explained = [r.number for r in issued.desk.client.tickets() if r.explained]
    assert len(explained) == 1
    assert any("late reason" in line.number.text() for line in page.lines)


def test_a_notice_to_hand_over_has_its_line_and_its_key(issued):
    until = issued.desk.clock.now() + timedelta(days=3)
    with issued.desk.store.units() as unit:
        made = issue_one(
            unit,
            signer=issued.desk.client.issuing.signer,
            at=issued.desk.clock.now(),
            kind=DocumentKind.NOTICE,
        )
        document_id = made.document.document_id
        unit.duties.add(Duty(document_id=document_id, kind=DutyKind.HAND_OVER, until=until))
        unit.commit()
    page = open_page(issued, "outbox")
    line = page.lines[0]
    assert (line.state.text(), line.left.text()) == ("To hand over", "72 h 00 m left")
    assert "1 to hand over" in issued.window.workplace.subtitle.text()
    line.setFocus()
    issued.key(KEY.Key_F8)
    issued.key(KEY.Key_F8)
    for _ in range(4):
        issued.settle()
    assert [x.state.text() for x in page.lines if x.number.text() == made.document.number] == [
        "Handed over"
    ]


def test_a_refused_line_opens_the_field_that_must_change(issued):
    issued.form.begin()
    settle_first(
        issued,
        ItemStatus.REJECTED,
        code="NAME_MISSING",
        field="driver.given_name",
        say="The first name is missing.",
    )
    open_page(issued, "outbox")
    issued.key(KEY.Key_F6)
    for _ in range(4):
        issued.settle()
    assert issued.form.draft.correction.number == "TRAIN-0000124"
    assert issued.field("driver.given_name").edit.hasFocus()


def test_what_was_mended_is_not_said_to_have_failed_for_the_old_reason(issued):
    row = issued.desk.client.tickets()[-1]
    refusal = {"code": "NAME_MISSING", "problem": "The first name is missing."}
    mended = replace(row, attempts=1, delivery=Delivery.QUEUED, **refusal)
    said = outbox_reason(mended)
    assert said == "Mended, and queued again. DPS had refused it: The first name is missing."
    tried = replace(mended, code="", problem="No network.")
    assert outbox_reason(tried).startswith("First try: No network.")


def test_what_dps_lost_is_not_said_to_have_been_refused(issued):
    settle_first(issued, ItemStatus.ACCEPTED)
    store, now = issued.desk.store, issued.desk.clock.now()
    with store.units() as unit:
        told = Restoration(restoration_id="r", at=now, since=now - timedelta(hours=1))
        unit.restorations.begin(told, now)
        lost = unit.restorations.doubted(9)
        unit.restorations.note_lost(lost, now, now + timedelta(hours=48))
        unit.commit()
    page = open_page(issued, "outbox")
    row = next(r for r in issued.desk.client.outbox() if r.code == LOST)
    assert outbox_reason(row) == row.problem
    assert waits_for(row) == "DPS lost it"
    line = next(line for line in page.lines if line.number.text() == row.number)
    assert "sent again as it was signed" in line.why.text()
    assert line.left.text() == "48 h 00 m left"


def test_a_key_that_does_not_fit_the_line_says_why(issued):
    page = open_page(issued, "outbox")
    for key, said in (
        (KEY.Key_F6, "nothing to mend"),
        (KEY.Key_F7, "not late"),
        (KEY.Key_F8, "no notice to hand over"),
    ):
        issued.key(key)
        assert said in page.said.text()


def test_print_setup_says_which_wording_is_not_official(issued):
    page = open_page(issued, "devices")
    said = " ".join(line.text() for line in page.list.wording)
    law = issued.desk.client.law
    assert law.version in said
    assert law.notices.version in said
    assert ("PROVISIONAL" in said) == (law.waiver.provisional or law.notices.provisional)


def test_try_now_makes_everything_due(issued):
    with issued.desk.store.units() as unit:
        due = unit.outbox.due(issued.desk.clock.now(), 5)
        later = issued.desk.clock.now() + timedelta(hours=1)
        unit.outbox.mark_retry(due, next_try_at=later, problem="No network.")
        unit.commit()
    page = open_page(issued, "outbox")
    issued.key(KEY.Key_F5)
    issued.settle()
    with issued.desk.store.units() as unit:
        assert len(unit.outbox.due(issued.desk.clock.now(), 5)) == 2
    assert "Trying now" in page.said.text()


def test_the_outbox_follows_delivery_while_it_is_open(issued):
    page = open_page(issued, "outbox")
    settle_first(issued, ItemStatus.ACCEPTED)
    issued.desk.station.events.on_outbox()
    issued.settle()
    issued.settle()
    assert "Received" in [line.state.text() for line in page.lines]
    assert issued.window.workplace.nav.buttons["outbox"].text() == "3  Outbox  1"


def test_the_oldest_unsent_ticket_is_a_chip_with_its_time(issued):
    issued.window.workplace.read_summary()
    issued.settle()
    assert issued.window.workplace.status.oldest.text() == "2 waiting, oldest 36 h left"


def test_settings_change_the_colors(signed_on):
    page = open_page(signed_on, "settings")
    signed_on.type("3")
    signed_on.settle()
    assert page.looks.palette_choice.buttons[2].isChecked()
