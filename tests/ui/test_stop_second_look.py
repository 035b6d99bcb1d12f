"""Noticed at the window: digits that mean numbers, second presses, sentences that were cut."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget

from tracs_mobile.domain.stop import Correction, CorrectionKind, DocumentKind
from tracs_mobile.testing.stops import SPEEDING, ready_stop
from ui.models.stop_edits import correction_problems
from ui.text import list_text, screen_text, stop_text

KEY = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
TEN_OVER = replace(SPEEDING, speed_mph=50, limit_mph=40)


def ready(screen, *charges):
    screen.scan()
    screen.form.begin(ready_stop(screen.form.draft, *charges))
    screen.settle()


@pytest.mark.parametrize(("digit", "points"), [("2", "lower"), ("3", "higher"), ("1", "")])
def test_the_digit_of_the_points_means_that_many_points(signed_on, digit, points):
    ready(signed_on, TEN_OVER)
    signed_on.key(KEY.Key_Q, modifier=ALT)
    question = QApplication.focusWidget()
    assert [button.text() for button in question.buttons] == ["2 points", "3 points"]
    signed_on.type(digit)
    answers = dict(signed_on.form.entry.answers)
    assert "".join(answers.values()) == points


@pytest.mark.parametrize(
    ("path", "letter", "flag"),
    [
        ("vehicle", "c", "vehicle.commercial"),
        ("vehicle", "h", "vehicle.hazmat"),
        ("charges.{at}", "s", "charges.0.school_zone"),
    ],
)
def test_a_switch_is_thrown_by_its_letter(signed_on, path, letter, flag):
    ready(signed_on)
    signed_on.stop.fields.jump(path)
    for wanted in (True, False):
        signed_on.type(letter)
        assert signed_on.form.value(flag) is wanted


def test_a_second_press_after_issuing_accuses_nobody(signed_on):
    ready(signed_on)
    signed_on.key(KEY.Key_F9)
    signed_on.settle()
    signed_on.key(KEY.Key_F9)
    blocks = signed_on.stop.blocks
    assert blocks.notice.text() == screen_text.NOTHING_NEW
    assert not any(line.isVisible() for line in blocks.problems.lines)
    assert len(signed_on.desk.client.tickets()) == 1
    signed_on.type("zwickelbauer")
    assert not blocks.notice.isVisible()
    signed_on.key(KEY.Key_F9)
    assert blocks.problems.lines[0].isVisible()


@pytest.mark.parametrize(
    ("whole", "shown"),
    [
        (
            "The driver is under 18; ask for the name of a parent or guardian, whom the court"
            " needs to hear from.",
            "? The driver is under 18; ask for the name of a parent or guardian",
        ),
        (
            "The license expired on 04/04/2024; think of a charge for it.",
            "? The license expired on 04/04/2024; think of a charge for it",
        ),
        ("Enter the plate.", "? Enter the plate"),
    ],
)
def test_a_line_says_what_to_do_where_it_has_the_room(whole, shown):
    assert screen_text.short_problem(whole, blocks=False) == shown


def test_a_sentence_without_a_pause_shows_that_it_is_cut():
    assert screen_text.short_problem("word " * 30, blocks=True).endswith("word…")


def test_a_correction_that_is_taken_up_again_is_called_one(signed_on):
    draft = signed_on.form.draft
    amends = Correction(kind=CorrectionKind.AMEND, document_id="d", number="TRAIN-0000012", seq=2)
    assert "correction" in screen_text.resumed(replace(draft, correction=amends))
    assert "stop you had not issued" in screen_text.resumed(draft)


@pytest.mark.parametrize(
    ("path", "typed", "known"),
    [("charges.{at}.charge_id", "xyzzyq", "phone"), ("place.town", "xyzzyq", "barre c")],
)
def test_words_that_find_nothing_are_told_and_kept(signed_on, path, typed, known):
    signed_on.stop.fields.jump(path)
    field = signed_on.field(path)
    signed_on.type(typed)
    (said,) = [one for one in visible_lists(signed_on) if "fits" in one]
    assert said.startswith(("No charge fits.", "No town fits."))
    assert field.offers == ()
    signed_on.key(KEY.Key_Down)
    signed_on.key(KEY.Key_Return)
    assert QApplication.focusWidget() is field.edit
    assert field.edit.text() == typed
    field.edit.selectAll()
    signed_on.type(known)
    assert field.offers
    signed_on.key(KEY.Key_Return)
    assert QApplication.focusWidget() is not field.edit


def visible_lists(screen):
    """The rows of every list that lies over the page."""
    lists = [one for one in screen.window.findChildren(QListWidget) if one.isVisible()]
    return [one.item(at).text() for one in lists for at in range(one.count())]


def choose(screen, typed):
    screen.stop.fields.jump("charges.{at}.charge_id")
    screen.type(typed)
    screen.key(KEY.Key_Return)


def unread(screen):
    return [p.field for p in screen.form.problems if p.code == "not-read"]


def test_an_amount_that_cannot_be_read_does_not_block_a_charge_that_needs_none(signed_on):
    choose(signed_on, "open container")
    signed_on.stop.fields.jump("charges.{at}.base_cents")
    signed_on.type("half")
    assert unread(signed_on) == ["charges.0.base_cents"]
    choose(signed_on, "phone")
    assert not signed_on.field("charges.{at}.base_cents").isVisible()
    assert unread(signed_on) == []


def test_an_amount_that_cannot_be_read_does_not_block_a_warning(signed_on):
    choose(signed_on, "open container")
    signed_on.stop.fields.jump("charges.{at}.base_cents")
    signed_on.type("half")
    signed_on.key(KEY.Key_F7)
    assert unread(signed_on) == []


def test_an_age_that_cannot_be_read_does_not_block_the_ticket_begun_after_it(signed_on):
    signed_on.key(KEY.Key_N, modifier=ALT)
    signed_on.stop.fields.jump("stop_data.age")
    signed_on.type("old")
    assert unread(signed_on) == ["stop_data.age"]
    signed_on.key(KEY.Key_F6)
    assert unread(signed_on) == []


def test_enter_presses_the_button_that_has_the_cursor(signed_on):
    signed_on.stop.violation.remove.setFocus()
    signed_on.key(KEY.Key_Return)
    assert not signed_on.form.has_charge


def test_enter_never_issues(signed_on):
    ready(signed_on)
    signed_on.stop.verbs["F9"].setFocus()
    signed_on.key(KEY.Key_Return)
    signed_on.settle()
    assert signed_on.desk.client.tickets() == ()
    signed_on.key(KEY.Key_F9)
    signed_on.settle()
    assert len(signed_on.desk.client.tickets()) == 1


def test_a_key_that_is_held_down_is_one_press(signed_on):
    keys = {s.key().toString(): s for s in signed_on.stop.findChildren(QShortcut)}
    assert {f"F{n}" for n in range(2, 10)} <= keys.keys()
    assert not any(keys[f"F{n}"].autoRepeat() for n in range(2, 10))


def test_enter_on_the_button_signs_on(screen):
    page = screen.window.sign_on
    screen.qtbot.waitUntil(lambda: page.settled)
    page.username.edit.setText("mtremblaye")
    page.secret.edit.setText("covered-bridge-1")
    page.enter.setFocus()
    asked = []
    page.wanted.connect(asked.append)
    QTest.keyClick(page.enter, KEY.Key_Return)
    assert asked == [("mtremblaye", "covered-bridge-1")]


def test_the_reason_of_a_warning_s_correction_is_not_said_to_be_read_by_the_court(signed_on):
    ready(signed_on)
    amends = Correction(kind=CorrectionKind.AMEND, document_id="d", number="TRAIN-0000012", seq=2)
    law = signed_on.form.law
    said = [
        problem.message
        for kind in (DocumentKind.COMPLAINT, DocumentKind.WARNING)
        for problem in correction_problems(
            replace(
                ready_stop(signed_on.form.draft, replace(SPEEDING, kind=kind)), correction=amends
            ),
            law,
        )
    ]
    assert said == [stop_text.REASON_MISSING, stop_text.REASON_MISSING_HERE]


def test_dropping_a_correction_says_that_the_ticket_stays(signed_on):
    amends = Correction(kind=CorrectionKind.AMEND, document_id="d", number="TRAIN-0000012", seq=2)
    ready(signed_on)
    signed_on.form.begin(replace(signed_on.form.draft, correction=amends))
    signed_on.key(KEY.Key_F2)
    assert "the ticket stays as it was" in signed_on.stop.blocks.notice.text()
    assert signed_on.form.draft.correction == amends


def test_a_filter_is_set_by_the_letter_or_the_digit_on_its_button(signed_on):
    signed_on.window.workplace.show_page("tickets")
    signed_on.settle()
    page = signed_on.window.workplace.page("tickets")
    page.filters.kind.setFocus()
    signed_on.type("w")
    assert page.filters.narrowing.kind is DocumentKind.WARNING
    page.filters.span.setFocus()
    signed_on.type("7")
    assert page.filters.narrowing.span_h == 7 * 24


def test_the_outbox_says_whose_ticket_it_is_that_one_may_not_read(signed_on):
    ready(signed_on)
    signed_on.key(KEY.Key_F9)
    signed_on.settle()
    (row,) = signed_on.desk.client.tickets()
    assert list_text.outbox_line(row) == f"{row.defendant}  ·  {row.charge}"
    hidden = replace(row, defendant="", charge="", officer="07A19")
    assert list_text.outbox_line(hidden) == "Written by another officer, LEO 07A19"
