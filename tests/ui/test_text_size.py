"""The size of the words: as the computer says, large, extra-large; everything follows at once."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QLabel, QWidget

import ui
from tests.ui.page_checks import place
from tracs_mobile.settings import load_settings
from ui.tokens import BASE_PX, LARGE_PX, MOST_PX, TextSize, base_px, next_text_size
from ui.widgets.flow import FlowRow

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.mark.parametrize(
    ("size", "system", "px"),
    [
        (TextSize.SYSTEM, 1.0, BASE_PX),
        (TextSize.SYSTEM, 0.8, BASE_PX),
        (TextSize.SYSTEM, 1.15, LARGE_PX),
        (TextSize.SYSTEM, 2.25, MOST_PX),
        (TextSize.LARGE, 1.0, LARGE_PX),
        (TextSize.EXTRA_LARGE, 1.0, MOST_PX),
    ],
)
def test_the_system_is_followed_as_far_as_the_pages_hold(size, system, px):
    assert base_px(size, system) == px


def test_the_steps_end_at_both_ends():
    sizes = list(TextSize)
    assert [next_text_size(size, 1) for size in sizes] == [*sizes[1:], sizes[-1]]
    assert [next_text_size(size, -1) for size in sizes] == [sizes[0], *sizes[:-1]]


def test_keys_change_the_words_at_once_and_back_again_and_it_is_kept(signed_on, desk):
    before, wide = signed_on.stop.cards.grab().toImage(), signed_on.window.workplace.nav.width()
    for _ in range(2):
        signed_on.key(Qt.Key.Key_Plus, signed_on.window, CONTROL)
        signed_on.settle()
    assert signed_on.window.workplace.nav.width() == round(wide * MOST_PX / BASE_PX)
    assert signed_on.field("driver.family_name").edit.fontInfo().pixelSize() == MOST_PX
    assert load_settings(desk.settings.data_dir).text_size == "extra-large"
    signed_on.key(Qt.Key.Key_0, signed_on.window, CONTROL)
    signed_on.settle()
    signed_on.settle()
    assert load_settings(desk.settings.data_dir).text_size == "system"
    assert signed_on.window.workplace.nav.width() == wide
    assert signed_on.stop.cards.grab().toImage() == before


def test_a_field_that_takes_the_cursor_scrolls_into_view(signed_on):
    signed_on.window.wardrobe.choose_text("extra-large")
    signed_on.settle()
    signed_on.stop.fields.jump("stop_data.force")
    signed_on.settle()
    field = signed_on.field("stop_data.force")
    assert QRect(0, 0, 1366, 768).contains(place(field))
    assert not place(field).intersects(place(signed_on.stop.verbs))
    signed_on.stop.fields.jump("driver.family_name")
    signed_on.settle()
    assert place(signed_on.field("driver.family_name")).top() > 40


def test_no_font_has_a_size_of_its_own():
    folder = Path(ui.__file__).parent
    own = re.compile(r"font-size: \d|setPixelSize\(\d|setPointSize")
    found = [p.name for p in folder.rglob("*.py") if own.search(p.read_text("utf-8"))]
    assert found == ["tray.py"]  # an icon in the task bar has the size it has


# --- rows that break ------------------------------------------------------------------------


def row_of(*needs):
    holder, flow = QWidget(), FlowRow(spacing=10, line_spacing=2)
    parts = [QLabel("x") for _ in needs]
    for part, px in zip(parts, needs, strict=True):
        part.setFixedHeight(40)
        part.setSizePolicy(part.sizePolicy().Policy.Ignored, part.sizePolicy().verticalPolicy())
        flow.add(part, px, px)
    holder.setLayout(flow)
    return holder, flow, parts


def lay(holder, flow, wide):
    holder.resize(wide, flow.heightForWidth(wide))
    flow.setGeometry(QRect(0, 0, wide, holder.height()))


def test_a_row_shares_its_width_while_all_fit(qapp):
    holder, flow, parts = row_of(100, 200, 100)
    lay(holder, flow, 820)
    assert flow.heightForWidth(820) == 40
    assert [(p.x(), p.width()) for p in parts] == [(0, 200), (210, 400), (620, 200)]


def test_a_row_breaks_evenly_into_as_few_lines_as_hold_all(qapp):
    holder, flow, parts = row_of(100, 100, 100, 100)
    lay(holder, flow, 330)
    assert flow.heightForWidth(330) == 82
    assert [(p.x(), p.y(), p.width()) for p in parts] == [
        (0, 0, 160),
        (170, 0, 160),
        (0, 42, 160),
        (170, 42, 160),
    ]


def test_what_is_hidden_takes_no_room(qapp):
    holder, flow, parts = row_of(100, 100, 100, 100)
    parts[1].hide()
    flow.invalidate()
    lay(holder, flow, 330)
    assert flow.heightForWidth(330) == 40
    assert [p.x() for p in (parts[0], *parts[2:])] == [0, 113, 226]


def test_what_needs_more_than_its_share_gets_it_at_the_others_cost(qapp):
    holder, flow = QWidget(), FlowRow(spacing=0)
    small, large = QLabel("x"), QLabel("x")
    flow.add(small, 3, 30)
    flow.add(large, 1, 100)
    holder.setLayout(flow)
    lay(holder, flow, 200)
    assert (small.width(), large.width()) == (100, 100)
