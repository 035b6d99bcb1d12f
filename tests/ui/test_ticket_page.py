"""One ticket: every step after issue, by key, through the real widgets."""

import threading
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tracs_mobile.domain.outbox import EventKind, ItemAnswer, ItemStatus, Receipt
from tracs_mobile.domain.states import Delivery, Legal, PrintGrade, Review
from tracs_mobile.domain.stop import CorrectionKind, DocumentKind
from tracs_mobile.ports import Duty, DutyKind, ReviewEntry
from tracs_mobile.testing.issued import issue_one
from tracs_mobile.testing.stops import LIGHT, SPEEDING, ready_stop
from ui.text import life_text

KEY = Qt.Key
NUMBER = "TRAIN-0000124"


def rest(screen):
    """Until nothing follows from what was done: a step, the list read again, the paper."""
    for _ in range(4):
        screen.settle()


def open_ticket(screen, number=NUMBER):
    row = next(r for r in screen.desk.client.tickets() if r.number == number)
    screen.window.workplace.open_ticket(row.document_id)
    rest(screen)
    return screen.window.workplace.page("ticket")


def row_of(screen, number=NUMBER):
    return next(r for r in screen.desk.client.tickets() if r.number == number)


def answer_first(screen, status, **answer):
    with screen.desk.store.units() as unit:
        first = unit.outbox.due(screen.desk.clock.now(), 1)[0]
        accepted = status is ItemStatus.ACCEPTED
        receipt = Receipt(
            receipt_id="7c1e44aa90",
            number=first.number,
            seq=first.seq,
            digest=first.digest,
            received_at=screen.desk.clock.now(),
            token="t",
        )
        settled = ItemAnswer(
            number=first.number,
            seq=first.seq,
            status=status,
            receipt=receipt if accepted else None,
            **answer,
        )
        unit.outbox.settle([settled], screen.desk.clock.now())
        unit.commit()


@pytest.fixture
def issued(signed_on):
    """A complaint and a warning of one stop, printed, an hour ago."""
    signed_on.scan()
    result = signed_on.desk.client.issue(ready_stop(signed_on.form.draft, SPEEDING, LIGHT))
    signed_on.desk.client.print_documents([r.document.document_id for r in result.issued])
    signed_on.form.begin()
    signed_on.desk.clock.advance(timedelta(hours=1))
    return signed_on


# --- what it shows --------------------------------------------------------------------------


def test_the_states_stand_apart_and_nothing_is_claimed(issued):
    page = open_ticket(issued)
    said = {name: chip.text() for name, chip in page.states.chips.items()}
    assert said == {
        "Legal": "Issued",
        "Delivery": "… Queued · 47 h 00 m left",
        "Review": "Unreviewed",
        "Print": "✓ Printed",
    }
    assert page.open.lines[0].text() == "✓ Waits for DPS, 47 h 00 m left. It goes out by itself."


def test_the_whole_life_is_read_newest_first(issued):
    answer_first(issued, ItemStatus.ACCEPTED)
    page = open_ticket(issued)
    history = page.life.history.said
    assert "DPS received the ticket" in history[0]
    assert any("Printed" in line for line in history)
    assert "Issued as a complaint." in history[-1]
    assert page.life.versions.said == (
        f"v1, {life_text.date_time(issued.desk.clock.now() - timedelta(hours=1))}: as issued.",
    )


def test_the_other_paper_of_the_stop_is_one_press_away(issued):
    page = open_ticket(issued)
    assert [b.accessibleName() for b in page.life.others] == ["Open TRAIN-0000125"]
    page.life.others[0].click()
    rest(issued)
    assert page.states.number.text() == "TRAIN-0000125"
    issued.key(KEY.Key_Escape)
    assert issued.window.workplace.page("ticket").isVisible() is False


def test_another_paper_of_the_stop_that_is_void_says_so(issued):
    client = issued.desk.client
    warning = next(r for r in client.tickets() if r.number == "TRAIN-0000125")
    page = open_ticket(issued)
    assert page.life.others[0].text() == "TRAIN-0000125  Warning, Lights"
    client.void(warning.document_id, client.law.void_reasons[0].code, "")
    page.reload()
    rest(issued)
    assert page.life.others[0].text() == "TRAIN-0000125  × Voided:  Warning, Lights"  # noqa: RUF001


def test_the_paper_is_seen_small_and_at_enter_large(issued):
    page = open_ticket(issued)
    issued.qtbot.waitUntil(lambda: page.print.paper.picture is not None)
    issued.key(KEY.Key_Return, page.print.paper)
    overlay = next(iter(page.print.overlays.values()))
    assert overlay.isVisible()
    issued.key(KEY.Key_Escape)
    assert not overlay.isVisible()


# --- void -----------------------------------------------------------------------------------


def test_a_void_needs_a_reason_and_a_second_press(issued):
    page = open_ticket(issued)
    issued.key(KEY.Key_F3)
    assert page.ask.isVisible()
    assert row_of(issued).legal is Legal.ISSUED
    issued.key(KEY.Key_F3)
    assert page.ask.said.text() in (life_text.CHOOSE_REASON, life_text.WRITE_REASON)
    assert row_of(issued).legal is Legal.ISSUED
    answer(issued, page)
    issued.key(KEY.Key_F3)
    rest(issued)
    row = row_of(issued)
    assert (row.legal, row.event) == (Legal.VOIDED, EventKind.VOID)
    assert page.said.text() == f"{NUMBER} is void. DPS is told. The number stays on record."
    assert any("Voided" in line for line in page.life.history.said)
    assert page.states.chips["Legal"].text() == "× Voided"  # noqa: RUF001


def answer(screen, page, words="Read from the wrong card."):
    """Choose the first reason by its digit, if there is a list, and write some words."""
    if page.ask.fields:
        page.ask.fields[0].setFocus()
        screen.key(KEY.Key_1)
    page.ask.words.edit.setFocus()
    screen.type(words)


def test_escape_leaves_the_ticket_as_it_is(issued):
    page = open_ticket(issued)
    issued.key(KEY.Key_F3)
    issued.key(KEY.Key_Escape)
    assert not page.ask.isVisible()
    assert page.life.isVisible()
    assert page.isVisible()
    assert row_of(issued).legal is Legal.ISSUED


def test_a_verb_that_does_not_fit_says_why_by_key_and_by_tap(issued):
    issued.desk.client.void(row_of(issued).document_id, *a_reason(issued))
    page = open_ticket(issued)
    assert not page.verbs["F3"].isEnabled()
    assert "void, and stays so" in page.verbs["F3"].toolTip()
    issued.key(KEY.Key_F3)
    assert "void, and stays so" in page.said.text()
    page.say("")
    middle = page.verbs["F2"].rect().center()
    spot = page.verbs["F2"].mapTo(page.verbs, QPoint(middle))
    QTest.mouseClick(page.verbs, Qt.MouseButton.LeftButton, pos=spot)
    assert "void, and stays so" in page.said.text()


def a_reason(screen):
    reasons = screen.desk.client.law.void_reasons
    return (reasons[0].code if reasons else "", "Read from the wrong card.")


# --- corrections ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        (KEY.Key_F2, CorrectionKind.AMEND),
        (KEY.Key_F4, CorrectionKind.REISSUE),
        (KEY.Key_F7, CorrectionKind.COPY),
    ],
)
def test_a_correction_goes_on_on_the_stop_page(issued, key, kind):
    open_ticket(issued)
    issued.key(key)
    rest(issued)
    assert issued.stop.isVisible()
    correction = issued.form.draft.correction
    assert (correction.kind, correction.number) == (kind, NUMBER)
    assert issued.form.draft.driver.family_name == "QUILLFEATHER"
    assert issued.desk.client.unfinished() == issued.form.draft


def test_a_stop_on_the_screen_is_never_lost_to_a_correction(issued):
    issued.form.set_text("driver.family_name", "QUIMBYE")
    page = open_ticket(issued)
    issued.key(KEY.Key_F2)
    rest(issued)
    assert page.isVisible()
    assert page.said.text() == "Issue or throw away the stop on the screen first."
    assert issued.form.draft.driver.family_name == "QUIMBYE"
    assert issued.form.draft.correction.kind is CorrectionKind.NONE


def test_a_refused_ticket_opens_the_field_that_must_change(issued):
    answer_first(
        issued,
        ItemStatus.REJECTED,
        code="NAME_MISSING",
        field="driver.given_name",
        say="The first name is missing.",
    )
    page = open_ticket(issued)
    assert page.verbs["F9"].accessibleName() == "Mend it"
    assert "The first name is missing." in page.open.lines[0].text()
    issued.key(KEY.Key_F9)
    rest(issued)
    assert issued.form.draft.correction.kind is CorrectionKind.AMEND
    assert issued.field("driver.given_name").edit.hasFocus()


def test_what_dps_refused_for_something_else_is_sent_again(issued):
    answer_first(
        issued, ItemStatus.REJECTED, code="OFFICER_UNKNOWN", say="DPS knows no such officer."
    )
    page = open_ticket(issued)
    assert page.verbs["F9"].accessibleName() == "Send again"
    issued.key(KEY.Key_F9)
    rest(issued)
    assert row_of(issued).delivery is Delivery.QUEUED
    assert page.said.text() == life_text.SENT_AGAIN


def test_a_returned_ticket_shows_the_note_and_is_amended_with_one_press(issued):
    give_back(issued, "Add the direction of travel.")
    issued.window.workplace.read_summary()
    rest(issued)
    assert issued.window.workplace.status.returned.text() == "! 1 ticket returned"
    page = open_ticket(issued)
    assert "Add the direction of travel." in page.open.lines[0].text()
    assert page.states.chips["Review"].text() == "! Returned"
    issued.key(KEY.Key_F9)
    rest(issued)
    assert issued.form.draft.correction.kind is CorrectionKind.AMEND


def give_back(screen, note):
    document_id = row_of(screen).document_id
    entry = ReviewEntry(at=screen.desk.clock.now(), by="07P01", state=Review.RETURNED, note=note)
    with screen.desk.store.units() as unit:
        unit.reviews.add(document_id, entry)
        unit.commit()


# --- duties ---------------------------------------------------------------------------------


def test_the_reason_for_a_late_ticket_is_asked_and_kept(issued):
    issued.desk.clock.advance(timedelta(hours=50))
    page = open_ticket(issued)
    assert "Late by 3 h 00 m at DPS" in page.open.lines[0].text()
    issued.key(KEY.Key_F9)
    assert page.ask.isVisible()
    answer(issued, page, "No network at the camp.")
    issued.key(KEY.Key_F9)
    rest(issued)
    assert row_of(issued).explained
    assert page.said.text() == life_text.LATE_KEPT


def test_proof_that_was_shown_is_noted_at_the_second_press(issued):
    add_duty(issued, row_of(issued).document_id, DutyKind.CURE)
    page = open_ticket(issued)
    assert page.verbs["F9"].accessibleName() == "Proof was shown"
    issued.key(KEY.Key_F9)
    assert not row_of(issued).cure_shown
    issued.key(KEY.Key_F9)
    rest(issued)
    assert row_of(issued).cure_shown
    assert any("Proof was shown" in line for line in page.life.history.said)


def add_duty(screen, document_id, kind):
    until = screen.desk.clock.now() + timedelta(days=5)
    with screen.desk.store.units() as unit:
        unit.duties.add(Duty(document_id=document_id, kind=kind, until=until))
        unit.commit()


def test_a_notice_is_handed_over_at_the_second_press(issued):
    with issued.desk.store.units() as unit:
        made = issue_one(
            unit,
            signer=issued.desk.client.issuing.signer,
            at=issued.desk.clock.now(),
            kind=DocumentKind.NOTICE,
        )
        unit.commit()
    number = made.document.number
    add_duty(issued, made.document.document_id, DutyKind.HAND_OVER)
    page = open_ticket(issued, number)
    assert page.verbs["F9"].accessibleName() == "Handed over"
    issued.key(KEY.Key_F9)
    issued.key(KEY.Key_F9)
    rest(issued)
    assert row_of(issued, number).delivery is Delivery.HANDED_OVER
    assert page.said.text() == life_text.HANDED_OVER


def test_a_note_is_kept_with_enter(issued):
    page = open_ticket(issued)
    page.life.note.setFocus()
    issued.type("Driver was calm.")
    issued.key(KEY.Key_Return)
    rest(issued)
    assert page.life.notes.said[0].endswith("Driver was calm.")
    assert page.life.note.edit.text() == ""
    issued.key(KEY.Key_Return, page.life.note.edit)
    assert page.said.text() == life_text.NO_NOTE


# --- paper ----------------------------------------------------------------------------------


def test_it_prints_again_with_the_number_of_the_reprint(issued):
    page = open_ticket(issued)
    issued.key(KEY.Key_F5)
    rest(issued)
    assert issued.desk.printer.jobs[-1][0].reprint == 1
    assert "confirmed" in page.said.text()


def test_one_copy_is_printed_for_whom_it_is_and_in_a_second_language(issued):
    page = open_ticket(issued)
    issued.key(KEY.Key_F6)
    names = issued.desk.client.copy_names(row_of(issued))
    page.ask.choose(0, names[-1])
    spoken = issued.desk.client.languages()
    if spoken:
        page.ask.choose(1, spoken[0][0])
    issued.key(KEY.Key_F6)
    rest(issued)
    (copy,) = issued.desk.printer.jobs[-1]
    assert copy.copy == names[-1]
    assert copy.languages == tuple(code for code, _ in spoken[:1])


def test_a_pdf_is_written_and_said(issued, tmp_path):
    page = open_ticket(issued)
    page.desk.save_pdf(page.ticket.document_id, str(tmp_path / "x.pdf"))
    rest(issued)
    assert page.said.text() != ""


def test_the_driver_reads_it_on_the_screen_with_the_reason_kept(issued):
    issued.desk.printer.outcome = replace(
        issued.desk.printer.outcome, grade=PrintGrade.NOT_STARTED, said="Paper is out."
    )
    with issued.desk.store.units() as unit:
        made = issue_one(unit, signer=issued.desk.client.issuing.signer, at=issued.desk.clock.now())
        unit.commit()
    page = open_ticket(issued, made.document.number)
    issued.key(KEY.Key_S, modifier=Qt.KeyboardModifier.AltModifier)
    assert page.ask.isVisible()
    issued.key(KEY.Key_1)
    issued.key(KEY.Key_S, modifier=Qt.KeyboardModifier.AltModifier)
    rest(issued)
    overlay = page.print.overlays[life_text.SHOW_TITLE]
    assert overlay.isVisible()
    issued.key(KEY.Key_Escape)
    assert "The printer failed" in page.said.text()
    assert page.states.chips["Print"].text().startswith("! ")


def test_paper_that_came_out_is_shown_without_a_question(issued):
    page = open_ticket(issued)
    issued.qtbot.waitUntil(lambda: page.print.paper.picture is not None)
    issued.key(KEY.Key_S, modifier=Qt.KeyboardModifier.AltModifier)
    assert page.print.overlays[life_text.SHOW_TITLE].isVisible()
    issued.key(KEY.Key_Escape)


# --- keys -----------------------------------------------------------------------------------


def test_tab_reaches_everything_on_the_page(issued):
    page = open_ticket(issued)
    seen = set()
    for _ in range(40):
        issued.key(KEY.Key_Tab)
        seen.add(QApplication.focusWidget())
    wanted = {page.life.note.edit, page.life.history, page.print.paper, page.verbs["F9"]}
    assert wanted <= seen
    assert {page.verbs[key] for key in ("F2", "F3", "F5", "F7")} <= seen


def test_without_anything_open_f9_leads_back(issued):
    answer_first(issued, ItemStatus.ACCEPTED)
    issued.window.workplace.show_page("tickets")
    issued.settle()
    page = open_ticket(issued)
    assert page.verbs["F9"].accessibleName() == "Back"
    assert page.open.lines[0].text() == life_text.NOTHING_OPEN
    issued.key(KEY.Key_F9)
    assert issued.window.workplace.page("tickets").isVisible()


def test_a_ticket_that_is_gone_leaves_nothing_of_another_on_the_screen(issued):
    page = open_ticket(issued)
    issued.window.workplace.open_ticket("nobody-knows")
    rest(issued)
    assert page.said.text() == "No record exists."
    assert not page.states.isVisible()
    issued.key(KEY.Key_F3)
    assert not page.ask.isVisible()
    assert row_of(issued).legal is Legal.ISSUED


def test_a_key_before_the_ticket_is_read_does_nothing_to_the_one_before(issued):
    page = open_ticket(issued)
    other = row_of(issued, "TRAIN-0000125").document_id
    gate = threading.Event()
    issued.window.lanes.store.run(gate.wait, done=lambda _: None, failed=lambda _: None)
    issued.window.workplace.open_ticket(other)
    issued.key(KEY.Key_F3)
    assert not page.ask.isVisible()
    gate.set()
    rest(issued)
    assert page.states.number.text() == "TRAIN-0000125"
