"""What a screen reader is told: roles, keys, answers, problems, results; and the list of keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from tracs_mobile.testing.stops import LIGHT, ready_stop
from ui.text import keys_text
from ui.views.overlays import Overlay
from ui.widgets import spoken
from ui.widgets.basics import column, label, say
from ui.widgets.choice import ChoiceField, Option
from ui.widgets.field import LabeledField
from ui.widgets.stepper import Stepper
from ui.widgets.suggest import SuggestField, Suggestion

Role, Text = QAccessible.Role, QAccessible.Text


@pytest.fixture(autouse=True)
def listened():
    """An assistive technology is there."""
    spoken.install()
    was = QAccessible.isActive()
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(was)


@pytest.fixture
def heard(monkeypatch):
    """What was announced, with whether it was urgent."""
    told = []

    def deliver(event):
        if event.type() is QAccessible.Event.Announcement:
            polite = QAccessible.AnnouncementPoliteness
            told.append((event.message(), event.politeness() is polite.Assertive))

    monkeypatch.setattr(spoken, "deliver", deliver)
    return told


def read(widget):
    """What assistive technologies get of a widget."""
    return QAccessible.queryAccessibleInterface(widget)


@pytest.fixture
def sex(qtbot: QtBot):
    made = ChoiceField("Sex", [Option(value="F", label="Female"), Option(value="M", label="Male")])
    qtbot.addWidget(made)
    made.chosen.connect(made.show_value)
    made.show()
    return made


def test_a_question_is_a_group_of_answers_one_of_which_is_pressed(sex):
    group, female = read(sex), read(sex.buttons[0])
    assert (group.role(), group.text(Text.Name)) == (Role.Grouping, "Sex")
    assert (female.role(), female.text(Text.Name)) == (Role.RadioButton, "Sex: Female")
    assert female.text(Text.Accelerator) == "F"
    female.actionInterface().doAction("Press")
    assert read(sex.buttons[0]).state().checked
    assert group.text(Text.Description) == "Female"


def test_an_answer_by_key_is_said_aloud(sex, qtbot, heard):
    qtbot.keyClicks(sex, "m")
    assert heard == [("Male", False)]


def test_what_is_wrong_with_an_answer_belongs_to_the_question(sex):
    sex.show_problem("Ask for it.")
    assert read(sex).state().invalid
    assert "Ask for it." in read(sex).text(Text.Description)
    sex.show_problem("")
    assert not read(sex).state().invalid


def test_a_field_tells_its_problem_before_where_its_text_came_from(qtbot):
    field = LabeledField("Born", name="Date of birth")
    qtbot.addWidget(field)
    field.show_sign("warn", "Scanned, but doubtful.")
    field.show_problem("Enter it.")
    assert read(field.edit).text(Text.Name) == "Date of birth"
    assert read(field.edit).text(Text.Description) == "Enter it. Scanned, but doubtful."


def test_text_that_is_put_in_without_a_key_counts_as_typed(qtbot):
    field = LabeledField("Last name", capitals=True)
    qtbot.addWidget(field)
    field.show()
    typed = []
    field.edited.connect(typed.append)
    read(field.edit).setText(Text.Value, "Quimbye")
    assert (typed, field.edit.text()) == (["QUIMBYE"], "QUIMBYE")
    field.show_text("TREMBLAYE")
    assert typed == ["QUIMBYE"]


def test_a_key_is_told_once_of_what_is_typed(qtbot):
    field = LabeledField("Last name", capitals=True)
    qtbot.addWidget(field)
    typed = []
    field.edited.connect(typed.append)
    qtbot.keyClicks(field.edit, "ab")
    assert typed == ["A", "AB"]


def test_the_offer_that_enter_takes_is_said_with_its_place(qtbot, heard):
    towns = [Suggestion(text=name, value=name) for name in ("Barre City", "Barre Town")]
    field = SuggestField("Town", lambda _typed: towns)
    qtbot.addWidget(field)
    field.show()
    qtbot.keyClicks(field.edit, "b")
    qtbot.keyClick(field.edit, Qt.Key.Key_Down)
    assert [said for said, _ in heard] == ["Barre City, 1 of 2", "Barre Town, 2 of 2"]


def test_a_number_that_is_moved_is_said_aloud(qtbot, heard):
    made = Stepper("Darkness", least=-2, most=2, words=lambda n: f"{n} steps")
    qtbot.addWidget(made)
    qtbot.keyClick(made, Qt.Key.Key_Right)
    assert read(made).role() is Role.SpinBox
    assert heard == [(f"{made.value} steps", False)]


def test_a_sentence_that_changes_is_said_once_and_a_bad_one_interrupts(qtbot, heard):
    line = label()
    qtbot.addWidget(line)
    say(line, "Kept.")
    say(line, "Kept.")
    say(line, "The disk is full.", "bad")
    assert heard == [("Kept.", False), ("The disk is full.", True)]


def test_nothing_is_made_for_nobody(qtbot, heard):
    QAccessible.setActive(False)
    line = label()
    qtbot.addWidget(line)
    say(line, "Kept.")
    assert heard == []


def test_tab_stays_inside_what_covers_the_window(qtbot):
    page = QPushButton("page")
    qtbot.addWidget(page)
    cover = Overlay(page, "A question")
    fields = [QLineEdit(), QLineEdit()]
    lines = column()
    for field in fields:
        lines.addWidget(field)
    cover.setLayout(lines)
    page.show()
    fields[0].setFocus()
    for expected in (fields[1], fields[0], fields[1]):
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        assert page.focusWidget() is expected
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Backtab)
    assert page.focusWidget() is fields[0]
    assert read(cover).role() is Role.Dialog


def test_the_result_of_issuing_is_said_with_its_number(signed_on, heard):
    signed_on.scan()
    signed_on.form.begin(ready_stop(signed_on.form.draft, LIGHT))
    signed_on.stop.issue()
    signed_on.settle()
    (number,) = (row.number for row in signed_on.desk.client.tickets())
    issued = [said for said, urgent in heard if urgent and str(number) in said]
    assert len(issued) == 1
    assert issued[0].startswith("✓ Issued")


def test_one_key_lists_what_works_here_and_everywhere_and_gives_the_cursor_back(signed_on, qtbot):
    field = signed_on.field("driver.family_name").edit
    field.setFocus()
    signed_on.window.keys.open()
    panel = signed_on.window.keys.panel
    assert keys_text.line("F9", "Issue and print") in panel.here.said
    assert keys_text.line("Alt+C", "charge") in panel.here.said
    assert keys_text.line("F10", keys_text.EVERYWHERE["F10"]) in panel.always.said
    qtbot.keyClick(panel.here, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert QApplication.focusWidget() is field


def test_the_picture_of_the_print_says_to_whom_for_what_and_how_much(signed_on, qtbot):
    signed_on.scan()
    signed_on.form.begin(ready_stop(signed_on.form.draft, LIGHT))
    signed_on.form.set_text("place.where", "AT THE BRIDGE")
    paper = signed_on.stop.paper.paper
    qtbot.waitUntil(lambda: bool(paper.accessibleDescription()))
    told = read(paper).text(Text.Description)
    assert read(paper).role() is Role.Document
    assert signed_on.form.draft.driver.family_name in told
    assert signed_on.form.charge.statute in told
    assert "nothing to pay" in told
