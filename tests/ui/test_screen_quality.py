"""What every screen owes its officer: nothing clipped, names for all, room for a gloved finger."""

import ast
import inspect
import itertools
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QWidget,
)

from tracs_mobile.domain import rules_charges, rules_combined, rules_driver, rules_scene
from tracs_mobile.domain.agency import Role
from tracs_mobile.domain.devices import Cause
from tracs_mobile.domain.license import Delivered, ScanSource
from tracs_mobile.domain.outbox import ItemAnswer, ItemStatus
from tracs_mobile.domain.problem import Severity
from tracs_mobile.domain.states import (
    Delivery,
    Legal,
    PrintGrade,
    PrintOutcome,
    Review,
    TicketFilter,
)
from tracs_mobile.domain.stop import DocumentKind
from tracs_mobile.ports import DeviceState, Duty, DutyKind, Presence, ReviewEntry
from tracs_mobile.testing.cruiser import equip
from tracs_mobile.testing.fake_devices import FakePrinter
from tracs_mobile.testing.stops import LIGHT, PHONE, SPEEDING, ready_stop
from ui.text.screen_text import short_problem
from ui.tokens import PaletteName
from ui.views.ticket_asks import late_ask
from ui.widgets.choice import ChoiceField
from ui.widgets.wrapped import WrappedButton

PAGES = (
    *("stop", "tickets", "outbox", "settings"),
    *("devices", "devices find", "devices learn", "devices editor", "devices scan_test"),
    "stop doubt",
    *("ticket", "ticket asks", "outbox asks"),
    *("agency review", "agency board", "agency shortcuts", "agency stops", "agency expunge"),
    "agency readiness",
    *("agency request/agency", "agency request/people", "agency request/logo"),
    *("agency request/officers", "agency request/changes", "agency request/send"),
    "agency asks",
)
"""Pages by name; of the agency its sections; of the devices the panels, each filled; and what asks
for a reason or for a look at the paper."""
PALETTES = [palette.value for palette in PaletteName]
WINDOW = (1366, 768)
CELL_PADDING = 28
"""Of a cell of the list, by the style sheet and by Qt, at both sides together."""
VERB_14_MM, FIELD_9_MM = 66, 43
"""14 mm and 9 mm at 120 dots per inch."""


@pytest.fixture(params=PALETTES)
def full(request, desk_with, window_over, qtbot, screen_over):
    """The program in one palette with a full stop of three charges and some tickets."""
    desk = desk_with(palette=request.param)
    session = desk.client.session
    officer = replace(session.officer, role=Role.POC)
    desk.client = replace(desk.client, session=replace(session, officer=officer))
    desk.station.client = desk.client
    equip(desk.client.devices)
    with window_over(desk) as window:
        screen = screen_over(window, desk)
        screen.sign_on()
        tell_devices(desk.station.events)
        screen.scan()
        draft = ready_stop(screen.form.draft, SPEEDING, LIGHT)
        issued = desk.client.issue(draft).issued
        give_trouble(desk, issued[0].document)
        phone = replace(PHONE, charge_id="23-1095b-first")
        screen.form.begin(ready_stop(screen.form.draft, SPEEDING, phone, LIGHT))
        screen.form.set_text("vehicle.vin", "4S4BSANC6K3212345")
        screen.form.set_text("driver.given_name", "MAXIMILIANE")
        screen.settle()
        yield screen


def tell_devices(events):
    """The longest words of the strip."""
    for name, cause in (("printer", Cause.OUT_OF_RANGE), ("scanner", Cause.LINE_BROKE)):
        state = DeviceState(name=name, presence=Presence.LOST, cause=cause, said="It is gone.")
        events.on_device(state)


def give_trouble(desk, document):
    """Refused by DPS, returned by the reviewer, its paper owed, proof to be shown."""
    now = desk.clock.now()
    document_id = document.document_id
    refused = ItemAnswer(
        number=document.number,
        seq=1,
        status=ItemStatus.REJECTED,
        code="NAME_MISSING",
        field="driver.given_name",
        say="The first name is missing.",
    )
    note = "Add the direction of travel; the place is not clear from the words."
    entry = ReviewEntry(at=now, by="07P01", state=Review.RETURNED, note=note)
    until = now + timedelta(days=9)
    with desk.store.units() as unit:
        unit.outbox.settle([refused], now)
        unit.reviews.add(document_id, entry)
        unit.duties.add(Duty(document_id=document_id, kind=DutyKind.CURE, until=until))
        unit.commit()


def show(screen, page):
    place = screen.window.workplace
    name, _, part = page.partition(" ")
    if name == "ticket":
        refused = TicketFilter(delivery=Delivery.REFUSED)
        place.open_ticket(screen.desk.client.tickets(refused)[0].document_id)
    else:
        place.show_page(name)
    screen.settle()
    screen.settle()
    if name == "agency":
        section, _, step = part.partition("/")
        place.page("agency").show_section("review" if part == "asks" else section)
        if step:
            place.page("agency").section.show_step(step)
        screen.settle()
    if name == "devices" and part:
        show_panel(screen, place.page("devices"), part)
    if part == "doubt":
        ask_whether_it_is_whole(screen)
    if part == "asks":
        ask(place.page(name), name)
        screen.settle()


def show_panel(screen, page, part):
    open_panel = {
        "find": page.show_find,
        "learn": lambda: page.show_learn("printer-1"),
        "editor": lambda: page.show_editor("printer-1"),
        "scan_test": page.show_scan_test,
    }
    open_panel[part]()
    screen.settle()
    if part == "scan_test":
        got = Delivered(
            size_bytes=312, separators=("LF",), what="VT license, version 10", symbology="PDF417"
        )
        page.take_scan(replace(screen.card, source=ScanSource.WEDGE, delivered=got))
        screen.settle()


def ask_whether_it_is_whole(screen):
    """The second printer has it, and cannot say whether it came out."""
    said = "Sent to Windows, which cannot say more. Look whether it came out."
    screen.desk.printer.outcome = PrintOutcome(
        grade=PrintGrade.NOT_STARTED, printer="Bixolon SPP-R410", said="", cause=Cause.PAPER_OUT
    )
    second = FakePrinter(
        outcome=PrintOutcome(grade=PrintGrade.SPOOLED, printer="Brother PocketJet", said=said)
    )
    screen.desk.client.devices.chain = (screen.desk.printer, second)
    screen.form.begin(ready_stop(screen.form.draft, LIGHT))
    screen.stop.issue()
    screen.settle()
    screen.settle()


def ask(page, name):
    if name == "ticket":
        page.void()
    elif name == "agency":
        page.section.which.chosen.emit(Review.RETURNED)
        page.section.view.setFocus()
        page.section.give_back()
    else:
        law, row = page._client.law, page.lines[0].ticket
        page.ask.ask(late_ask("F7", row, law, lambda *_: None))


def visible(window, kind):
    return [w for w in window.findChildren(kind) if w.isVisible()]


def place(widget):
    return QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())


def interactive(window):
    found = [
        *visible(window, QAbstractButton),
        *visible(window, QLineEdit),
        *visible(window, ChoiceField),
    ]
    return [w for w in found if w.objectName() != "qt_toolbar_ext_button"]


@pytest.mark.parametrize("page", PAGES)
def test_every_page_fits_a_patrol_laptop_without_scrolling(full, page):
    show(full, page)
    assert (full.window.width(), full.window.height()) == WINDOW
    bars = [b for b in visible(full.window, QScrollBar) if b.maximum() > b.minimum()]
    # The e-mail to DPS is as long as the agency has officers.
    bars = [b for b in bars if not isinstance(b.parent().parent(), QPlainTextEdit)]
    assert bars == []
    inside = QRect(0, 0, *WINDOW)
    outside = [
        w.accessibleName() for w in interactive(full.window) if not inside.contains(place(w))
    ]
    assert outside == []


@pytest.mark.parametrize("page", PAGES)
def test_no_word_is_clipped(full, page):
    show(full, page)
    clipped = [w.text() for w in visible(full.window, QLabel) if not label_fits(w)]
    clipped += [b.text() for b in visible(full.window, QAbstractButton) if not button_fits(b)]
    clipped += [e.text() for e in visible(full.window, QLineEdit) if not edit_fits(e)]
    assert clipped == []


def label_fits(label):
    needed = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
    wide_enough = label.wordWrap() or label.sizeHint().width() <= label.width()
    return wide_enough and needed <= label.height()


def button_fits(button):
    if isinstance(button, WrappedButton):
        return button.fits
    font = QFontMetrics(button.font())
    lines = button.text().split("\n")
    wide = max(font.horizontalAdvance(line) for line in lines)
    return wide <= button.width() - 4 and font.lineSpacing() * len(lines) <= button.height()


def edit_fits(edit):
    # 2 pixels of margin on each side are QLineEdit's own, beside border and padding.
    room = edit.width() - 2 * 8 - 4
    return edit.fontMetrics().horizontalAdvance(edit.text()) <= room or edit.width() > 400


@pytest.mark.parametrize("page", PAGES)
def test_nothing_lies_over_anything_else(full, page):
    show(full, page)
    leaves = [w for w in interactive(full.window) if not isinstance(w, ChoiceField)]
    hits = [
        (a.accessibleName(), b.accessibleName())
        for a, b in itertools.combinations(leaves, 2)
        if place(a).intersects(place(b)) and not a.isAncestorOf(b) and not b.isAncestorOf(a)
    ]
    assert hits == []


@pytest.mark.parametrize("page", PAGES)
def test_everything_that_can_be_used_has_a_name(full, page):
    show(full, page)
    for widget in interactive(full.window):
        spoken = QAccessible.queryAccessibleInterface(widget)
        assert spoken.text(QAccessible.Text.Name).strip(), widget
        assert widget.accessibleName().strip(), widget


@pytest.mark.parametrize("page", PAGES)
def test_targets_are_large_enough_for_a_gloved_finger(full, page):
    show(full, page)
    for widget in interactive(full.window):
        least = VERB_14_MM if widget.property("kind") in ("verb", "primary") else FIELD_9_MM
        assert widget.height() >= least, widget.accessibleName()
        if isinstance(widget, QAbstractButton):
            assert widget.width() >= FIELD_9_MM, widget.accessibleName()


def test_tab_goes_over_the_stop_as_the_eye_does(full):
    show(full, "stop")
    full.form.show_charge(0)
    first = full.field("driver.family_name").edit
    first.setFocus()
    seen = [first]
    for _ in range(100):
        full.key(Qt.Key.Key_Tab)
        if QApplication.focusWidget() is first:
            break
        seen.append(QApplication.focusWidget())
    cards = [w for w in seen if is_in(w, full.stop) and not is_in(w, full.stop.verbs)]
    left = [w for w in cards if not is_in(w, full.stop.paper) and not is_in(w, full.stop.blocks)]
    spots = [(place(w).bottom() // 10, place(w).left()) for w in left if w.objectName() != "remove"]
    fields = [s for s, w in zip(spots, left, strict=True) if w is not full.stop.remove]
    assert len(fields) > 35
    assert fields == sorted(fields)
    assert seen[-1] is full.stop.verbs["F9"]


def is_in(widget, holder):
    return isinstance(widget, QWidget) and holder.isAncestorOf(widget)


def test_the_empty_stop_fits_as_well(signed_on):
    signed_on.stop.issue()
    signed_on.settle()
    clipped = [b.text() for b in visible(signed_on.window, QAbstractButton) if not button_fits(b)]
    assert clipped == []
    assert signed_on.form.problems[0].severity is Severity.BLOCK


def test_every_sentence_of_the_rules_fits_its_line(signed_on, law_messages):
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
    show(full, "tickets")
    page = full.window.workplace.page("tickets")
    font, now = page.view.fontMetrics(), full.desk.clock.now()
    some = full.desk.client.tickets()[0]
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


def test_training_is_said_on_every_page(full):
    for page in PAGES:
        show(full, page)
        said = [w.text() for w in visible(full.window, QLabel)]
        assert any("TRAINING" in words for words in said)


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
    return text if isinstance(text, str) else ""
