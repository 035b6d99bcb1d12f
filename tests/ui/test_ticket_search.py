"""The list of tickets: search as you type, buttons that narrow, pages that follow."""

import threading
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication

from tracs_mobile.domain.agency import Role
from tracs_mobile.domain.numbering import NumberBlock
from tracs_mobile.domain.states import Delivery, Legal, Review
from tracs_mobile.domain.stop import DocumentKind
from tracs_mobile.testing.issued import issue_one
from tracs_mobile.testing.stops import LIGHT, PHONE, SPEEDING, ready_stop
from ui.models.newest import Newest
from ui.models.ticket_filter import Narrowing
from ui.models.ticket_table import PAGE_ROWS, TicketTable
from ui.tasks import TaskRunner

KEY = Qt.Key
MANY = 2 * PAGE_ROWS + 10


def open_list(screen):
    screen.window.workplace.show_page("tickets")
    screen.settle()
    return screen.window.workplace.page("tickets")


@pytest.fixture
def issued(signed_on):
    """Two complaints and a warning."""
    signed_on.scan()
    phone = replace(PHONE, charge_id="23-1095b-first")
    signed_on.desk.client.issue(ready_stop(signed_on.form.draft, SPEEDING, phone, LIGHT))
    return signed_on


@pytest.fixture
def many(screen):
    """More tickets than two pages hold."""
    with screen.desk.store.units() as unit:
        unit.numbers.add_block(_block())
        for n in range(MANY):
            at = screen.desk.clock.now() - timedelta(minutes=n)
            issue_one(unit, signer=screen.desk.client.issuing.signer, at=at, document_id=f"m-{n}")
        unit.commit()
    screen.sign_on()
    return screen


def _block():
    return NumberBlock(block_id="more", prefix="TRAIN-", first=1000, last=9999)


def numbers(page):
    return [row.number for row in page.table.rows]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("0000125", ["TRAIN-0000125"]),
        ("1095", ["TRAIN-0000125"]),
        ("qxz", ["TRAIN-0000126", "TRAIN-0000125", "TRAIN-0000124"]),
        ("nobody", []),
    ],
)
def test_the_list_is_searched_as_one_types(issued, typed, found):
    page = open_list(issued)
    issued.type(typed)  # the cursor is on the list; what is typed there goes to the search
    issued.qtbot.waitUntil(lambda: numbers(page) == found)
    assert page.filter.edit.text() == typed
    assert page.filter.edit.hasFocus()


def test_the_count_stands_beside_the_title(issued):
    page = open_list(issued)
    issued.key(KEY.Key_F4)
    issued.type("1095")
    issued.qtbot.waitUntil(lambda: issued.window.workplace.subtitle.text() == "1 ticket")
    issued.key(KEY.Key_F7)
    issued.qtbot.waitUntil(lambda: issued.window.workplace.subtitle.text() == "3 tickets")
    assert page.filter.edit.text() == ""


def test_down_and_enter_lead_from_the_search_into_the_list(issued):
    page = open_list(issued)
    for key in (KEY.Key_Down, KEY.Key_Return):
        page.filter.edit.setFocus()
        issued.key(key)
        assert page.view.hasFocus()


def test_buttons_narrow_and_the_same_tap_takes_it_back(issued):
    page = open_list(issued)
    warning = page.filters.kind.buttons[1]
    warning.click()
    issued.qtbot.waitUntil(lambda: numbers(page) == ["TRAIN-0000126"])
    warning.click()
    issued.qtbot.waitUntil(lambda: len(numbers(page)) == 3)
    assert not warning.isChecked()


def test_buttons_and_text_narrow_together_and_say_which_way_out(issued):
    page = open_list(issued)
    page.filters.delivery.chosen.emit(Delivery.REFUSED)
    issued.qtbot.waitUntil(page.empty.isVisible)
    assert "F7 shows all again" in page.empty.text()
    issued.key(KEY.Key_F7)
    issued.qtbot.waitUntil(lambda: len(numbers(page)) == 3)


def test_what_is_tapped_becomes_what_the_store_is_asked(desk):
    now = desk.clock.now()
    taps = Narrowing(text=" trem ")
    for name, value in (
        ("kind", DocumentKind.NOTICE),
        ("legal", Legal.AMENDED),
        ("delivery", Delivery.HAND_OVER),
        ("review", Review.RETURNED),
        ("span_h", 48),
    ):
        taps = taps.tapped(name, value)
    wanted = taps.marked("print").marked("cure").marked("mine").wanted(now, "07A12")
    assert (wanted.text, wanted.kind, wanted.legal) == ("trem", DocumentKind.NOTICE, Legal.AMENDED)
    assert (wanted.delivery, wanted.review) == (Delivery.HAND_OVER, Review.RETURNED)
    assert wanted.since == now - timedelta(hours=48)
    assert (wanted.print_owed, wanted.cure_open, wanted.officer) == (True, True, "07A12")
    assert taps.marked("mine").marked("mine") == taps


def test_rows_follow_page_by_page_as_one_scrolls(many):
    page = open_list(many)
    assert page.table.rowCount() == PAGE_ROWS
    assert many.window.workplace.subtitle.text() == f"{MANY} tickets"
    many.key(KEY.Key_End, page.view, Qt.KeyboardModifier.ControlModifier)
    many.qtbot.waitUntil(lambda: page.table.rowCount() == 2 * PAGE_ROWS)
    many.settle()
    many.key(KEY.Key_End, page.view, Qt.KeyboardModifier.ControlModifier)
    many.qtbot.waitUntil(lambda: page.table.rowCount() == MANY)
    assert len(set(numbers(page))) == MANY
    assert not page.table.canFetchMore(QModelIndex())


def test_who_reads_far_down_keeps_the_place_when_the_list_is_read_again(many):
    page = open_list(many)
    page.table.fetchMore(QModelIndex())
    many.settle()
    page.view.selectRow(300)
    chosen = page.chosen.number
    page.reload()
    many.settle()
    assert page.table.rowCount() == 2 * PAGE_ROWS
    assert page.chosen.number == chosen


def test_far_down_a_long_list_only_what_is_seen_is_read_again(many, monkeypatch):
    monkeypatch.setattr("ui.views.tickets_view._WHOLE_PAGES", 1)
    page = open_list(many)
    page.table.fetchMore(QModelIndex())
    many.settle()
    page.view.scrollToBottom()
    many.settle()
    many.settle()
    seen = page.table.rows[page.view.rowAt(0)]
    many.desk.client.void(seen.document_id, *a_reason(many))
    before = numbers(page)
    page.reload()
    many.settle()
    assert numbers(page) == before
    assert page.table.rows[page.view.rowAt(0)].legal is Legal.VOIDED


def test_a_ticket_that_is_issued_meanwhile_moves_the_long_list(many, monkeypatch):
    monkeypatch.setattr("ui.views.tickets_view._WHOLE_PAGES", 1)
    page = open_list(many)
    page.table.fetchMore(QModelIndex())
    many.settle()
    page.view.scrollToBottom()
    many.settle()
    many.settle()
    with many.desk.store.units() as unit:
        at = many.desk.clock.now() + timedelta(minutes=1)
        new = issue_one(unit, signer=many.desk.client.issuing.signer, at=at, document_id="new")
        unit.commit()
    page.reload()
    many.settle()
    many.settle()
    assert numbers(page)[0] == new.document.number
    assert len(numbers(page)) > PAGE_ROWS


def a_reason(screen):
    reasons = screen.desk.client.law.void_reasons
    return (reasons[0].code if reasons else "", "Read from the wrong card.")


def test_an_officer_is_not_asked_whose_tickets_and_a_point_of_contact_is(issued):
    page = open_list(issued)
    assert [b.text() for b in page.filters.marks.buttons] == ["Print\nowed", "Proof\nopen"]


def test_a_point_of_contact_can_ask_for_own_tickets_only(desk, window_over, screen_over):
    session = desk.client.session
    officer = replace(session.officer, role=Role.POC)
    desk.client = replace(desk.client, session=replace(session, officer=officer))
    desk.station.client = desk.client
    with window_over(desk) as window:
        screen = screen_over(window, desk)
        screen.sign_on()
        page = open_list(screen)
        assert page.filters.marks.buttons[-1].text() == "Mine"


def test_a_ticket_that_moved_down_meanwhile_is_not_shown_twice(many):
    rows = many.desk.client.tickets(limit=6)
    table = TicketTable()
    table.show_rows(rows[:3], more=True)
    table.add_rows(rows[2:5])
    assert [r.number for r in table.rows] == [r.number for r in rows[:5]]


def test_the_table_keeps_the_promises_of_a_model_while_it_grows(many, qtmodeltester):
    rows = many.desk.client.tickets(limit=PAGE_ROWS)
    table = TicketTable()
    table.show_rows(rows[:150], more=True)
    table.add_rows(rows[150:])
    qtmodeltester.check(table)


# --- the newest answer wins -----------------------------------------------------------------


def test_only_the_newest_question_is_asked_and_answered(qtbot):
    lane = TaskRunner()
    answers, asked = [], []
    newest = Newest(lane, answers.append, answers.append)

    def question(n):
        return lambda: asked.append(n) or n

    for n in range(5):
        newest.ask(question(n))
    qtbot.waitUntil(lambda: newest.idle)
    assert answers == [4]
    assert asked == [0, 4]
    lane.close()


def test_a_fault_of_a_stale_question_is_not_told(qtbot):
    lane = TaskRunner()
    answers, faults = [], []

    def breaks():
        raise OSError("disk")

    newest = Newest(lane, answers.append, faults.append)
    newest.ask(breaks)
    newest.ask(lambda: "fine")
    qtbot.waitUntil(lambda: newest.idle)
    assert (answers, faults) == (["fine"], [])
    newest.ask(breaks)
    qtbot.waitUntil(lambda: newest.idle)
    assert [str(fault) for fault in faults] == ["disk"]
    lane.close()


def test_typing_never_waits_for_the_store(issued):
    """Keys are taken while the store is still busy with an earlier question."""
    page = open_list(issued)
    gate = threading.Event()
    issued.window.lanes.store.run(gate.wait, done=lambda _: None, failed=lambda _: None)
    page.filter.edit.setFocus()
    issued.type("1095")
    assert page.filter.edit.text() == "1095"
    gate.set()
    issued.qtbot.waitUntil(lambda: numbers(page) == ["TRAIN-0000125"])
    assert QApplication.focusWidget() is page.filter.edit
