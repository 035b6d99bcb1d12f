"""The agency's tickets with DPS behind the page: one list, one word, and what stays without it."""

import threading
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from tracs_mobile.domain.agency import Role
from tracs_mobile.domain.enrolment import DpsNotice, RecordExtras
from tracs_mobile.domain.names import LeoNumber
from tracs_mobile.domain.outbox import ItemStatus
from tracs_mobile.domain.states import Review, TicketFilter
from tracs_mobile.errors import SyncError, SyncFault
from tracs_mobile.services.notices import Heard
from tracs_mobile.testing.documents import a_document
from tracs_mobile.testing.fake_agency_desk import FakeAgencyDesk, an_agency_ticket
from tracs_mobile.testing.issued import an_answer
from tracs_mobile.testing.stops import SPEEDING, ready_stop
from ui.text import agency_text, board_text

KEY = Qt.Key
HERE, FAR, LATE = "TRAIN-0000124", "TRAIN-0000901", "TRAIN-0000902"
OFFLINE = SyncError(
    "DPS cannot be reached now. Try again when there is a network.", fault=SyncFault.NO_NETWORK
)


def rest(screen):
    for _ in range(5):
        screen.settle()


@pytest.fixture
def dps(desk):
    """DPS with a ticket of this laptop to come, and two of others."""
    now = desk.clock.now()
    tickets = [
        an_agency_ticket(FAR, now - timedelta(hours=2)),
        an_agency_ticket(
            LATE, now - timedelta(hours=5), officer="07A19", late=True, late_reason="No signal."
        ),
    ]
    papers = {number: a_document(number=number) for number in (FAR, LATE)}
    return FakeAgencyDesk(desk.clock, pocs=("07P01",), tickets=tickets, papers=papers)


@pytest.fixture
def agency(desk, dps, screen):
    """A Point of Contact on the agency's page; one ticket of this laptop is at DPS too."""
    screen.sign_on()
    screen.scan()
    desk.client.issue(ready_stop(screen.form.draft, SPEEDING))
    with desk.store.units() as unit:
        due = unit.outbox.due(desk.clock.now(), 9)
        unit.outbox.settle(
            [an_answer(due[0], desk.clock.now(), ItemStatus.ACCEPTED)], desk.clock.now()
        )
        unit.commit()
    dps.tickets.append(an_agency_ticket(HERE, desk.clock.now(), officer="07A12"))
    screen.form.begin()
    screen.window.lock()
    rest(screen)
    session = desk.client.session
    poc = replace(session.officer, leo_number=LeoNumber("07P01"), role=Role.POC)
    desk.client = replace(desk.client, session=replace(session, officer=poc), agency_desk=dps)
    desk.station.client = desk.client
    screen.sign_on()
    screen.window.workplace.show_page("agency")
    rest(screen)
    return screen


def section_of(screen, name="review"):
    page = screen.window.workplace.page("agency")
    page.show_section(name)
    rest(screen)
    return page.sections[name]


def at_dps(dps):
    return {t.number: (t.review, t.review_note) for t in dps.tickets}


def here(screen):
    (row,) = screen.desk.client.tickets(TicketFilter())
    return row


# --- one list -------------------------------------------------------------------------------------


def test_tickets_of_all_laptops_are_one_list_and_say_as_of_when(agency):
    section = section_of(agency)
    assert [line.number for line in section.table.rows] == [HERE, FAR, LATE]
    assert "All laptops, as DPS had it at 11/21/2026" in section.source.text()
    assert "other laptop" in section.table.index(1, 0).data()
    assert section.table.index(2, 4).data() == "! Late"


def test_the_paper_and_the_trouble_of_a_far_ticket_stand_beside_it(agency):
    section = section_of(agency)
    section.view.selectRow(2)
    agency.qtbot.waitUntil(lambda: section.print.paper.picture is not None)
    assert section.note.text() == "Late; the officer's reason: No signal."
    assert section.note.isVisible()


def test_one_key_reviews_a_ticket_of_here_and_tells_dps(agency, dps):
    section = section_of(agency)
    assert section.chosen.number == HERE
    agency.key(KEY.Key_Return, section.view)
    rest(agency)
    assert at_dps(dps)[HERE] == (Review.REVIEWED, "")
    assert here(agency).review is Review.REVIEWED
    assert [line.number for line in section.table.rows] == [FAR, LATE]
    assert section.said.text() == f"{HERE}: Reviewed."


def test_the_same_key_reviews_a_ticket_of_another_laptop(agency, dps):
    section = section_of(agency)
    section.view.selectRow(1)
    agency.key(KEY.Key_F9)
    rest(agency)
    assert at_dps(dps)[FAR] == (Review.REVIEWED, "")
    assert [line.number for line in section.table.rows] == [HERE, LATE]


def test_a_far_ticket_is_returned_with_a_note(agency, dps):
    section = section_of(agency)
    section.view.selectRow(2)
    section.view.setFocus()
    agency.key(KEY.Key_R)
    agency.type("Which road?")
    agency.key(KEY.Key_F7)
    rest(agency)
    assert at_dps(dps)[LATE] == (Review.RETURNED, "Which road?")
    section.which.chosen.emit(Review.RETURNED)
    rest(agency)
    assert [line.number for line in section.table.rows] == [LATE]
    assert section.note.text().startswith("Returned: Which road?")


def test_an_officer_narrows_the_list_and_a_wrong_number_is_said(agency):
    section = section_of(agency)
    section.officer.setFocus()
    agency.type("07a19")
    agency.key(KEY.Key_Return)
    rest(agency)
    assert [line.number for line in section.table.rows] == [LATE]
    section.officer.edit.setText("07")
    agency.key(KEY.Key_Return, section.officer.edit)
    assert section.said.text() == board_text.NOT_WIDE


def test_a_far_ticket_opens_as_its_paper(agency):
    section = section_of(agency)
    section.view.selectRow(1)
    agency.qtbot.waitUntil(lambda: section.print.paper.picture is not None)
    agency.key(KEY.Key_F8)
    rest(agency)
    (overlay,) = section.print.overlays.values()
    assert overlay.isVisible()
    assert agency.window.workplace.page("agency").isVisible()


# --- without DPS ----------------------------------------------------------------------------------


def test_without_dps_what_was_read_stays_and_says_its_age(agency, dps):
    section = section_of(agency)
    dps.fault = OFFLINE
    agency.key(KEY.Key_F5)
    rest(agency)
    assert [line.number for line in section.table.rows] == [HERE, FAR, LATE]
    assert section.source.text().startswith(str(OFFLINE))
    assert "as of 11/21/2026 22:41" in section.source.text()


def test_without_dps_from_the_start_this_laptops_tickets_are_there(agency, dps):
    dps.fault = OFFLINE
    section = section_of(agency)
    section.which.chosen.emit("all")
    rest(agency)
    assert [line.number for line in section.table.rows] == [HERE]
    assert "this laptop's tickets only" in section.source.text()


def test_a_word_given_without_dps_is_kept_here_and_told_later(agency, dps):
    section = section_of(agency)
    dps.fault = OFFLINE
    agency.key(KEY.Key_F9)
    rest(agency)
    assert here(agency).review is Review.REVIEWED
    assert "kept on this laptop" in section.said.text()
    assert at_dps(dps)[HERE][0] is Review.UNREVIEWED
    dps.fault = None
    agency.key(KEY.Key_F5)
    rest(agency)
    assert at_dps(dps)[HERE][0] is Review.REVIEWED
    assert "DPS was told 1 review of this laptop" in section.source.text()


def test_a_word_on_a_far_ticket_without_dps_changes_nothing(agency, dps):
    section = section_of(agency)
    section.view.selectRow(1)
    rest(agency)
    dps.fault = OFFLINE
    agency.key(KEY.Key_F9)
    rest(agency)
    assert section.said.text() == str(OFFLINE)
    assert [line.number for line in section.table.rows] == [HERE, FAR, LATE]


def test_leaving_the_page_ends_a_question_that_nobody_waits_for_any_more(agency, dps):
    asked, go_on = threading.Event(), threading.Event()
    board = dps.board

    def slow(*given, **named):
        asked.set()
        go_on.wait(20)
        return board(*given, **named)

    dps.board = slow
    closed = dps.close
    dps.close = lambda: (closed(), go_on.set())
    section_of_quick(agency)
    agency.qtbot.waitUntil(asked.is_set)
    agency.window.workplace.show_page("stop")
    agency.qtbot.waitUntil(lambda: dps.closed == 1)
    rest(agency)


def section_of_quick(screen):
    """Enter the section without waiting for its answers."""
    screen.window.workplace.page("agency").show_section("review")


# --- figures --------------------------------------------------------------------------------------


def test_the_figures_of_dps_come_by_officer_and_lead_to_their_tickets(agency):
    section = section_of(agency, "board")
    assert [t.leo_number for t in section.tallies.rows] == ["07A12", "07A15", "07A19"]
    assert section.tallies.index(2, 3).data() == "! 1"
    section.dps_view.selectRow(2)
    agency.key(KEY.Key_F8)
    rest(agency)
    page = agency.window.workplace.page("agency")
    assert page.shown == "review"
    assert [line.number for line in page.section.table.rows] == [LATE]


def test_the_figures_of_this_laptop_are_one_tap_away(agency, dps):
    dps.fault = OFFLINE
    section = section_of(agency, "board")
    assert section.source.text().startswith(str(OFFLINE))
    section.counted.chosen.emit("here")
    assert [f.officer for f in section.table.rows] == ["07A12"]
    assert "every number is accounted for" in section.numbers.text()
    assert section.numbers.isVisible()


# --- notices --------------------------------------------------------------------------------------


def test_a_notice_is_told_once_at_sign_on_and_stays_on_the_page_until_it_was_read(agency):
    desk = agency.desk
    records = desk.client.session
    notice = DpsNotice(notice_id="n1", at=desk.clock.now(), text="The records are ready.")
    with desk.store.units() as unit:
        unit.records.put(
            agency=records.agency,
            officers=(records.officer,),
            logo_png=b"",
            version=7,
            extras=RecordExtras(notices=(notice,)),
        )
        unit.commit()
    sign_on_again(agency)
    assert agency.stop.told == agency_text.notice_at_sign_on((notice,))
    agency.window.workplace.show_page("agency")
    rest(agency)
    strip = agency.window.workplace.page("agency").notices
    assert strip.said.text() == "DPS, 11/21/2026: The records are ready."
    sign_on_again(agency)
    assert agency.stop.told != agency_text.notice_at_sign_on((notice,))
    agency.window.workplace.show_page("agency")
    rest(agency)
    strip = agency.window.workplace.page("agency").notices
    assert strip.isVisible()
    strip.button.click()
    rest(agency)
    assert not strip.isVisible()
    assert desk.client.notices(Heard.PUT_AWAY) == ()


def sign_on_again(screen):
    screen.window.lock()
    rest(screen)
    screen.sign_on()
    rest(screen)
