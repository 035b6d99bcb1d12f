"""The page of the Point of Contact, and what officers see of it."""

import csv
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from tracs_mobile.domain.agency import Role
from tracs_mobile.domain.names import LeoNumber
from tracs_mobile.domain.outbox import ItemAnswer, ItemStatus, Receipt
from tracs_mobile.domain.states import Review, TicketFilter
from tracs_mobile.domain.stop import CorrectionKind
from tracs_mobile.services.lists import Shortcut
from tracs_mobile.testing.issued import issue_one
from tracs_mobile.testing.stops import LIGHT, SPEEDING, ready_stop
from ui.models.board import BoardTable, Figures, figures
from ui.text import agency_text, list_text

KEY = Qt.Key
NUMBERS = ["TRAIN-0000125", "TRAIN-0000124"]


def rest(screen):
    """Until nothing follows from what was done."""
    for _ in range(4):
        screen.settle()


def sign_on_as(desk, **officer):
    """Another officer of the same laptop signs on next."""
    session = desk.client.session
    person = replace(session.officer, **officer)
    desk.client = replace(desk.client, session=replace(session, officer=person))
    desk.station.client = desk.client


@pytest.fixture
def agency(screen):
    """A Point of Contact before the agency's page; an officer issued two papers."""
    screen.sign_on()
    screen.scan()
    result = screen.desk.client.issue(ready_stop(screen.form.draft, SPEEDING, LIGHT))
    screen.desk.client.print_documents([r.document.document_id for r in result.issued])
    screen.form.begin()
    screen.window.lock()
    screen.settle()
    rest(screen)
    sign_on_as(screen.desk, leo_number=LeoNumber("07P01"), name="P. QUIMBYE", role=Role.POC)
    screen.sign_on()
    screen.window.workplace.show_page("agency")
    rest(screen)
    return screen


def page_of(screen, section="review"):
    page = screen.window.workplace.page("agency")
    page.show_section(section)
    rest(screen)
    return page.sections[section]


def rows(screen, **wanted):
    return screen.desk.client.tickets(TicketFilter(**wanted))


# --- who sees it ----------------------------------------------------------------------------


def test_only_a_point_of_contact_has_the_page(signed_on):
    assert "agency" not in signed_on.window.workplace.nav.buttons
    assert signed_on.window.workplace.nav.buttons["devices"].text() == "4  Devices"


def test_a_point_of_contact_finds_it_by_its_key(agency):
    agency.window.workplace.show_page("stop")
    agency.key(KEY.Key_4, modifier=Qt.KeyboardModifier.AltModifier)
    assert agency.window.workplace.page("agency").isVisible()
    assert agency.window.workplace.nav.buttons["agency"].isChecked()


# --- review ---------------------------------------------------------------------------------


def test_enter_marks_reviewed_and_the_next_one_follows(agency):
    section = page_of(agency)
    assert [r.number for r in section.table.rows] == NUMBERS
    assert agency.window.workplace.subtitle.text() == "2 tickets to review"
    agency.key(KEY.Key_Return, section.view)
    rest(agency)
    assert section.chosen.number == NUMBERS[1]
    assert [r.number for r in rows(agency, review=Review.REVIEWED)] == NUMBERS[:1]
    agency.key(KEY.Key_F9)
    rest(agency)
    assert section.empty.text() == agency_text.NOTHING_TO_REVIEW
    assert not any(section.verbs[key].isEnabled() for key in ("F7", "F8", "F9"))
    assert section.verbs["F5"].isEnabled() is section.queue.has_dps
    assert section.print.empty.isVisible()
    assert section.empty.isVisible()


def test_the_paper_stands_beside_the_queue(agency):
    assert all(page_of(agency).verbs[key].isEnabled() for key in ("F7", "F8", "F9"))
    section = page_of(agency)
    agency.qtbot.waitUntil(lambda: section.print.paper.picture is not None)
    assert section.print.empty.isHidden()
    before = section.print.paper.picture
    agency.key(KEY.Key_Down, section.view)
    agency.qtbot.waitUntil(lambda: section.print.paper.picture != before)


def test_r_returns_with_a_note_that_the_officer_sees(agency):
    section = page_of(agency)
    section.view.selectRow(1)
    section.view.setFocus()
    agency.key(KEY.Key_R)
    assert section.ask.isVisible()
    agency.key(KEY.Key_F7)
    assert section.ask.isVisible()
    agency.type("Add the direction of travel.")
    agency.key(KEY.Key_F7)
    rest(agency)
    assert [r.note for r in rows(agency, review=Review.RETURNED)] == [
        "Add the direction of travel."
    ]
    section.which.chosen.emit(Review.RETURNED)
    rest(agency)
    assert section.note.text() == "Returned: Add the direction of travel."
    back_as_the_officer(agency)
    assert agency.window.workplace.status.returned.text() == "! 1 ticket returned"
    ticket = rows(agency, review=Review.RETURNED)[0]
    agency.window.workplace.open_ticket(ticket.document_id)
    rest(agency)
    agency.key(KEY.Key_F9)
    rest(agency)
    assert agency.form.draft.correction.kind is CorrectionKind.AMEND


def back_as_the_officer(screen):
    screen.window.lock()
    rest(screen)
    sign_on_as(screen.desk, leo_number=LeoNumber("07A12"), name="M. TREMBLAYE", role=Role.OFFICER)
    screen.sign_on()
    rest(screen)


def test_escape_returns_nothing(agency):
    section = page_of(agency)
    section.view.setFocus()
    agency.key(KEY.Key_R)
    agency.type("Half a")
    agency.key(KEY.Key_Escape)
    assert not section.ask.isVisible()
    assert rows(agency, review=Review.RETURNED) == ()


def test_a_ticket_of_the_queue_opens_with_its_life_and_leads_back(agency):
    page_of(agency)
    agency.key(KEY.Key_F8)
    rest(agency)
    opened = agency.window.workplace.page("ticket")
    assert opened.states.number.text() == NUMBERS[0]
    assert agency.window.workplace.nav.buttons["agency"].isChecked()
    agency.key(KEY.Key_Escape)
    assert agency.window.workplace.page("agency").isVisible()


def test_control_page_down_leads_through_the_sections(agency):
    page = agency.window.workplace.page("agency")
    seen = [page.shown]
    for _ in agency_text.SECTIONS:
        agency.key(KEY.Key_PageDown, modifier=Qt.KeyboardModifier.ControlModifier)
        rest(agency)
        seen.append(page.shown)
    names = [name for name, _ in agency_text.SECTIONS]
    assert seen == [*names, names[0]]


# --- board ----------------------------------------------------------------------------------


def test_the_board_counts_by_officer(agency):
    with agency.desk.store.units() as unit:
        due = unit.outbox.due(agency.desk.clock.now(), 1)[0]
        answer = ItemAnswer(
            number=due.number, seq=1, status=ItemStatus.REJECTED, code="X", say="No."
        )
        unit.outbox.settle([answer], agency.desk.clock.now())
        unit.commit()
    section = page_of(agency, "board")
    assert section.table.rows == (
        Figures(officer="07A12", complaints=1, warnings=1, refused=1, missing=1),
    )
    assert "every number is accounted for" in section.numbers.text()


def test_late_is_what_came_late_or_still_has_not_come(agency):
    now = agency.desk.clock.now()
    with agency.desk.store.units() as unit:
        due = unit.outbox.due(now, 1)[0]
        receipt = Receipt(
            receipt_id="r",
            number=due.number,
            seq=due.seq,
            digest=due.digest,
            received_at=now + timedelta(hours=60),
            token="t",
        )
        settled = ItemAnswer(number=due.number, seq=1, status=ItemStatus.ACCEPTED, receipt=receipt)
        unit.outbox.settle([settled], now + timedelta(hours=60))
        issue_one(unit, signer=agency.desk.client.issuing.signer, at=now, document_id="late")
        unit.commit()
    listed = rows(agency)
    assert [(f.late, f.missing) for f in figures(listed, now)] == [(1, 1)]
    assert [(f.late, f.missing) for f in figures(listed, now + timedelta(hours=49))] == [(2, 1)]


def test_several_officers_have_their_sum(agency):
    mine = rows(agency)
    theirs = tuple(replace(r, officer="07Z99") for r in mine)
    counted = figures((*mine, *theirs), agency.desk.clock.now())
    assert [f.officer for f in counted] == ["07A12", "07Z99", "All"]
    assert [f.complaints for f in counted] == [1, 1, 2]


def test_a_figure_to_look_after_has_a_sign(qtmodeltester):
    table = BoardTable()
    table.show_figures([Figures(officer="07A12", complaints=3, late=2)])
    said = [table.index(0, at).data() for at in range(table.columnCount())]
    assert said[:2] == ["07A12", "3"]
    assert "! 2" in said
    qtmodeltester.check(table)


# --- shortcuts and favorites ----------------------------------------------------------------


def test_a_shortcut_is_added_found_by_its_charge_and_taken_off(agency):
    section = page_of(agency, "shortcuts")
    agency.type("head lamp")
    agency.key(KEY.Key_Return)
    agency.type("1243")
    assert "1243" in section.list.charge.offers[0]
    agency.key(KEY.Key_Return)
    rest(agency)
    (kept,) = agency.desk.client.shortcuts()
    assert (kept.words, kept.charge_id) == ("head lamp", "23-1243")
    assert section.said.text() == agency_text.KEPT
    assert section.list.list.item(0).text().startswith("head lamp")
    assert agency.form.lists.shortcuts == (kept,)
    agency.key(KEY.Key_F7)
    rest(agency)
    assert agency.desk.client.shortcuts() == ()


def test_a_shortcut_needs_words(agency):
    section = page_of(agency, "shortcuts")
    section.list.charge.setFocus()
    agency.type("1243")
    agency.key(KEY.Key_Return)
    assert section.said.text() == agency_text.NEED_WORDS
    assert section.list.words.edit.hasFocus()


def test_the_same_words_mean_one_charge(agency):
    agency.desk.client.set_shortcuts((Shortcut(words="Lamp", charge_id="23-1243"),))
    section = page_of(agency, "shortcuts")
    agency.type("lamp")
    agency.key(KEY.Key_Return)
    agency.type("1095")
    agency.key(KEY.Key_Return)
    rest(agency)
    assert [s.words for s in section.list.shortcuts] == ["lamp"]


def test_an_officer_keeps_favorites_in_order(signed_on):
    signed_on.window.workplace.show_page("settings")
    rest(signed_on)
    page = signed_on.window.workplace.page("settings")
    for typed in ("1243", "1095"):
        signed_on.key(KEY.Key_F6)
        signed_on.type(typed)
        signed_on.key(KEY.Key_Return)
        rest(signed_on)
    first, second = signed_on.desk.client.favorites()
    assert second == "23-1243"
    page.favorites.list.setCurrentRow(1)
    page.favorites.first.click()
    rest(signed_on)
    assert signed_on.desk.client.favorites() == (second, first)
    signed_on.key(KEY.Key_F7)
    rest(signed_on)
    assert signed_on.desk.client.favorites() == (first,)
    assert signed_on.form.lists.favorites == (first,)


# --- stop data ------------------------------------------------------------------------------


def test_the_stop_data_of_some_days_is_saved(agency, tmp_path):
    section = page_of(agency, "stops")
    section.export(str(tmp_path / "stops.csv"))
    rest(agency)
    assert section.said.text() == "Saved 1 stop, one row each."
    with (tmp_path / "stops.csv").open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.reader(file))) == 2


def test_other_days_hold_no_stop(agency, tmp_path):
    section = page_of(agency, "stops")
    section.since.edit.setText("01/01/2020")
    section.until.edit.setText("01/31/2020")
    section.export(str(tmp_path / "stops.csv"))
    rest(agency)
    assert section.said.text() == "Saved 0 stops, one row each."


@pytest.mark.parametrize(
    ("since", "until", "said"),
    [
        ("11/40/2026", "11/21/2026", "There is no such day; check month and day."),
        ("11/21/2026", "11/20/2026", agency_text.WRONG_ORDER),
    ],
)
def test_days_that_make_no_sense_are_said(agency, tmp_path, since, until, said):
    section = page_of(agency, "stops")
    section.since.edit.setText(since)
    section.until.edit.setText(until)
    section.export(str(tmp_path / "stops.csv"))
    assert section.said.text() == said
    assert not (tmp_path / "stops.csv").exists()


# --- expungement ----------------------------------------------------------------------------


def deliver_all(screen):
    now = screen.desk.clock.now()
    with screen.desk.store.units() as unit:
        answers = [
            ItemAnswer(
                number=e.number,
                seq=e.seq,
                status=ItemStatus.ACCEPTED,
                receipt=Receipt(
                    receipt_id=f"r-{e.number}",
                    number=e.number,
                    seq=e.seq,
                    digest=e.digest,
                    received_at=now,
                    token="t",
                ),
            )
            for e in unit.outbox.due(now, 9)
        ]
        unit.outbox.settle(answers, now)
        unit.commit()


def test_a_ticket_is_expunged_at_the_second_press_and_no_record_exists(agency):
    deliver_all(agency)
    section = page_of(agency, "expunge")
    agency.type(NUMBERS[1])
    agency.key(KEY.Key_Return)
    agency.type("Docket 12-3-26")
    agency.key(KEY.Key_F9)
    assert NUMBERS[1] in section.said.text()
    assert len(rows(agency)) == 2
    agency.key(KEY.Key_F9)
    rest(agency)
    assert section.said.text() == f"{NUMBERS[1]}: No record exists."
    assert [r.number for r in rows(agency)] == NUMBERS[:1]
    agency.window.workplace.show_page("tickets")
    agency.settle()
    page = agency.window.workplace.page("tickets")
    agency.type(NUMBERS[1])
    agency.qtbot.waitUntil(page.empty.isVisible)
    assert page.empty.text() == list_text.NO_MATCH == "No record exists."


def test_another_number_takes_the_first_press_back(agency):
    deliver_all(agency)
    section = page_of(agency, "expunge")
    section.number.edit.setText(NUMBERS[1])
    section.order.edit.setText("Docket 1")
    agency.key(KEY.Key_F9)
    section.order.setFocus()
    agency.type("2")
    agency.key(KEY.Key_F9)
    rest(agency)
    assert len(rows(agency)) == 2
    agency.key(KEY.Key_Escape)
    agency.key(KEY.Key_F9)
    rest(agency)
    assert len(rows(agency)) == 2


def test_without_number_or_order_nothing_is_asked(agency):
    section = page_of(agency, "expunge")
    agency.key(KEY.Key_F9)
    assert section.said.text() == agency_text.NEED_NUMBER
    agency.type(NUMBERS[1])
    agency.key(KEY.Key_F9)
    assert section.said.text() == agency_text.NEED_ORDER
    assert section.order.edit.hasFocus()


def test_what_still_waits_for_dps_cannot_be_expunged(agency):
    section = page_of(agency, "expunge")
    section.number.edit.setText(NUMBERS[1])
    section.order.edit.setText("Docket 1")
    agency.key(KEY.Key_F9)
    agency.key(KEY.Key_F9)
    rest(agency)
    assert "still waits for DPS" in section.said.text()
    assert len(rows(agency)) == 2


# --- an officer who is not approved ---------------------------------------------------------


def test_an_officer_without_approval_sees_what_is_possible(desk, window_over, screen_over):
    session = replace(desk.client.session, training=False)
    desk.client = replace(desk.client, session=session)
    sign_on_as(desk, approved_on=None)
    with window_over(desk) as window:
        screen = screen_over(window, desk)
        screen.sign_on()
        place = window.workplace
        assert place.status.standing.isVisible()
        assert place.status.standing.text() == list_text.NOT_APPROVED_CHIP
        assert place.status.standing.toolTip() == list_text.NOT_APPROVED
        assert place.nav.standing.text() == list_text.NOT_APPROVED


def test_in_training_the_same_officer_may_practice_and_is_told_so(desk, window_over, screen_over):
    sign_on_as(desk, approved_on=None)
    with window_over(desk) as window:
        screen = screen_over(window, desk)
        screen.sign_on()
        assert window.workplace.status.standing.text() == list_text.PRACTICE_CHIP
        assert window.workplace.nav.standing.text() == list_text.PRACTICE


def test_an_approved_officer_sees_no_such_sentence(signed_on):
    assert not signed_on.window.workplace.status.standing.isVisible()
    assert not signed_on.window.workplace.nav.standing.isVisible()
