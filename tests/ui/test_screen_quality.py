"""What the stop, the rules and the lists owe their officer; the pages have tests of their own."""

import ast
import inspect
import re
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.page_checks import CELL_PADDING, is_in, place
from tests.ui.page_walk import opened
from tracs_mobile.domain import rules_charges, rules_combined, rules_driver, rules_scene
from tracs_mobile.domain.states import Delivery, Legal, PrintGrade, Review
from tracs_mobile.domain.stop import DocumentKind
from ui.text.screen_text import short_problem


@pytest.fixture(params=["day", "night", "sun"])
def full(request, tmp_path, qapp):
    """The program in one palette with a full stop of three charges and some tickets."""
    with opened("full", tmp_path, palette=request.param) as walk:
        yield walk


def test_tab_goes_over_the_stop_as_the_eye_does(full):
    full.show("stop")
    screen = full.screen
    screen.form.show_charge(0)
    first = screen.field("driver.family_name").edit
    first.setFocus()
    seen = [first]
    for _ in range(100):
        screen.key(Qt.Key.Key_Tab)
        if QApplication.focusWidget() is first:
            break
        seen.append(QApplication.focusWidget())
    cards = [w for w in seen if is_in(w, screen.stop) and not is_in(w, screen.stop.verbs)]
    left = [
        w for w in cards if not is_in(w, screen.stop.paper) and not is_in(w, screen.stop.blocks)
    ]
    spots = [(place(w).bottom() // 10, place(w).left()) for w in left if w.objectName() != "remove"]
    fields = [s for s, w in zip(spots, left, strict=True) if w is not screen.stop.remove]
    assert len(fields) > 35
    assert fields == sorted(fields)
    assert seen[-1] is screen.stop.verbs["F9"]


@pytest.mark.parametrize("size", [(1366, 768), (1280, 800)])
def test_every_sentence_of_the_rules_fits_its_line(signed_on, law_messages, size):
    signed_on.window.resize(*size)
    line = signed_on.stop.blocks.problems.lines[0]
    signed_on.form.set_text("driver.family_name", "G")
    signed_on.settle()
    too_long = []
    for message in law_messages:
        line.setText(message)
        if not line.fits:
            too_long.append(message)
    assert too_long == []


def test_no_state_of_the_list_is_cut(full):
    full.show("tickets")
    page, desk = full.place.page("tickets"), full.screen.desk
    font, now = page.view.fontMetrics(), desk.clock.now()
    some = desk.client.tickets()[0]
    kinds = (("kind", DocumentKind), ("legal", Legal), ("delivery", Delivery))
    changes = [{"deadline": now - timedelta(hours=120), "delivery": Delivery.QUEUED}]
    for name, values in (*kinds, ("printed", PrintGrade), ("review", Review)):
        changes += [{name: value} for value in values]
    rows = [replace(some, number="TRAIN-0000888", **change) for change in changes]
    cut = [
        line
        for column in page.table.columns
        for row in rows
        for line in column.said(row, now).split("\n")
        if column.width and font.horizontalAdvance(line) > column.width - CELL_PADDING
    ]
    assert cut == []


@pytest.fixture
def law_messages():
    """Every sentence of the rules as the list shows it, found in their source."""
    modules = (rules_charges, rules_combined, rules_driver, rules_scene)
    trees = [ast.parse(inspect.getsource(module)) for module in modules]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    silent = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}  # docstrings
    texts = [_words(node) for node in nodes if id(node) not in silent]
    return [short_problem(t, blocks=True) for t in texts if " " in t and t.endswith(".")]


def _words(node):
    """The text of a string; what is put into it while running counts as four letters."""
    if isinstance(node, ast.JoinedStr):
        parts = [p.value if isinstance(p, ast.Constant) else "1234" for p in node.values]
        return "".join(parts)
    text = node.value if isinstance(node, ast.Constant) else ""
    return re.sub(r"\{[^}]*\}", "1234", text) if isinstance(text, str) else ""
