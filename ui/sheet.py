"""The style sheet: how each kind of widget looks, written once for all palettes."""

from __future__ import annotations

from dataclasses import asdict
from string import Template

from ui.tokens import BASE_PX, FIELD_PX, NARROW_LINE_PX, TEXT_PX, VERB_PX, Tokens

_SHEET = Template("""
* {
    font-family: Inter; font-size: ${text_base}px; color: $ink; outline: none;
    widget-animation-duration: 0;
}
QWidget#window, QWidget#page { background: $background; }
QToolTip { background: $card; color: $ink; border: 1px solid $border; padding: 6px; }

QFrame[kind="ticket"] { background: $card; border: 1px solid $border; border-radius: 10px; }
QFrame[kind="ticket"]:focus { border: ${ring}px solid $focus; }
QFrame[kind="card"] { background: $card; border: 1px solid $border; border-radius: 10px; }
QFrame[kind="banner"] { border: none; border-bottom: 1px solid $border; }
QFrame[kind="banner"][place="beside"] { border: 1px solid $border; border-radius: 10px; }
QFrame[kind="banner"][chip="warn"] { background: $warn_back; }
QFrame[kind="banner"][chip="bad"] { background: $bad_back; }
QFrame[kind="banner"][chip="plain"] { background: $card; }
QLabel[kind="bannerhead"] { font-size: ${text_verb}px; font-weight: 700; }
QLabel[kind="bannerline"] { font-size: ${text_line}px; }
QFrame[kind="bar"] { background: $card; border: none; border-top: 1px solid $border; }
QFrame[kind="header"] { background: $card; border: none; border-bottom: 1px solid $border; }
QFrame[kind="nav"] { background: $nav; border: none; }

QLabel { background: transparent; }
QLabel[kind="brand"] { color: $brand; font-size: ${text_primary}px; font-weight: 700; }
QLabel[kind="who"] { color: $nav_ink; font-size: ${text_small}px; }
QLabel[kind="sidenote"] { color: $brand; font-size: ${text_small}px; }
QLabel[kind="training"] {
    background: $training; color: $training_ink; border-radius: 6px; padding: 5px 2px;
    font-size: ${text_small}px; font-weight: 600;
}
QLabel[kind="title"] { font-size: ${text_title}px; font-weight: 700; }
QLabel[kind="heading"] { font-size: ${text_verb}px; font-weight: $strong; }
QLabel[kind="soft"] { color: $soft; }
QLabel[kind="small"] { color: $soft; font-size: ${text_small}px; }
QLabel[kind="label"] { color: $soft; font-size: ${text_small}px; font-weight: $weight; }
QLabel[kind="label"][sign="good"] { color: $good; }
QLabel[kind="label"][sign="warn"] { color: $warn; font-weight: 600; }
QLabel[kind="label"][sign="bad"] { color: $bad; font-weight: 600; }
QLabel[kind="sum"] { font-size: ${text_line}px; font-weight: $strong; }
QLabel[kind="number"] { font-size: ${text_number}px; font-weight: 700; }
QLabel[kind="line"] { color: $soft; font-size: ${text_line}px; }

QLabel[chip="good"], QLabel[chip="warn"], QLabel[chip="bad"], QLabel[chip="plain"] {
    font-size: ${text_line}px; font-weight: 600; border-radius: 4px;
}
QLabel[kind="chip"] { padding: 4px 10px; }
QPushButton[kind="chip"] {
    font-size: ${text_line}px; font-weight: 600; border: none; border-radius: 4px; padding: 0 10px;
    margin: 8px 0; min-height: ${chip_inner}px; max-height: ${chip_inner}px;
}
QPushButton[kind="chip"][chip="good"] { background: $good_back; color: $good; }
QPushButton[kind="chip"][chip="warn"] { background: $warn_back; color: $warn; }
QPushButton[kind="chip"][chip="bad"] { background: $bad_back; color: $bad; }
QPushButton[kind="chip"][chip="plain"] { background: $background; color: $soft; }
QLabel[chip="good"] { background: $good_back; color: $good; }
QLabel[chip="warn"] { background: $warn_back; color: $warn; }
QLabel[chip="bad"] { background: $bad_back; color: $bad; }
QLabel[chip="plain"] { background: $background; color: $soft; }

QLineEdit {
    background: $field; color: $ink; border: ${edge}px solid $field_border; border-radius: 7px;
    padding: 0 7px; min-height: ${field_inner}px; max-height: ${field_inner}px;
    selection-background-color: $chosen; selection-color: $chosen_ink;
    placeholder-text-color: $soft;
}
QLineEdit[origin="good"] { border-left: 4px solid $good; padding-left: 5px; }
QLineEdit[origin="warn"] { border-left: 4px solid $warn; padding-left: 5px; }
QLineEdit[origin="bad"] { border: 2px solid $bad; padding: 0 6px; }
QLineEdit:focus { border: ${ring}px solid $focus; padding: 0 ${in_7}px; }
QLineEdit[origin="good"]:focus { border-left: 4px solid $good; padding-left: 5px; }
QLineEdit[origin="warn"]:focus { border-left: 4px solid $warn; padding-left: 5px; }
QLineEdit:disabled { color: $disabled; }

QLineEdit:read-only { background: $background; color: $soft; }
QPlainTextEdit {
    background: $field; color: $ink; border: ${edge}px solid $field_border; border-radius: 7px;
    padding: 3px 5px; selection-background-color: $chosen; selection-color: $chosen_ink;
    placeholder-text-color: $soft;
}
QPlainTextEdit:focus { border: ${ring}px solid $focus; padding: ${in_3}px ${in_5}px; }

QPushButton {
    background: $card; color: $ink; border: ${edge}px solid $field_border; border-radius: 7px;
    padding: 0 12px; min-height: ${field_inner}px;
}
QPushButton:focus { border: ${ring}px solid $focus; padding: 0 ${in_12}px; }
QPushButton:pressed { background: $background; }
QPushButton:disabled { color: $disabled; border-color: $border; }
QPushButton[kind="verb"] {
    font-size: ${text_verb}px; font-weight: $strong; border-radius: 8px; padding: 0 14px;
    min-height: ${verb_inner}px; max-height: ${verb_inner}px;
}
QPushButton[kind="verb"]:focus { padding: 0 ${in_14}px; }
QPushButton[kind="primary"] {
    font-size: ${text_primary}px; font-weight: 600; border-radius: 8px; padding: 0 22px;
    min-height: ${verb_inner}px; max-height: ${verb_inner}px;
    background: $primary; color: $primary_ink; border: ${edge}px solid $primary;
}
QPushButton[kind="primary"]:focus { border: ${ring}px solid $chosen_ring; padding: 0 ${in_22}px; }
QPushButton[kind="primary"]:disabled {
    background: $background; color: $disabled; border: ${edge}px solid $border;
}
QPushButton[kind="person"] { text-align: left; }
QPushButton[kind="person"]:checked {
    background: $chosen; color: $chosen_ink; border-color: $chosen;
}
QPushButton[kind="place"] {
    text-align: left; font-size: ${text_primary}px; font-weight: $strong; padding: 0 20px;
    border-radius: 10px;
    min-height: ${verb_inner}px;
}
QPushButton[kind="place"]:focus { padding: 0 ${in_20}px; }
QPushButton[kind="nav"] {
    background: transparent; color: $nav_ink; border: none; border-radius: 8px; text-align: left;
    padding: 0 10px; font-size: ${text_verb}px; min-height: 44px;
}
QPushButton[kind="nav"]:checked {
    background: $nav_chosen; color: $nav_chosen_ink; font-weight: 600;
}
QPushButton[kind="nav"]:focus { border: 2px solid $nav_ink; padding: 0 8px; }
QPushButton[kind="navpair"], QPushButton[kind="sideact"] {
    background: transparent; color: $nav_ink; border: 1px solid $nav_edge; border-radius: 8px;
    padding: 0 2px; font-size: ${text_small}px; min-height: ${nav_inner}px;
}
QPushButton[kind="navpair"]:pressed, QPushButton[kind="sideact"]:pressed {
    background: $nav_chosen;
}
QPushButton[kind="code"] {
    font-size: ${text_small}px; border-radius: 0; padding: 0 2px; border-left: none;
    min-height: ${field_inner}px; max-height: ${field_inner}px;
}
QPushButton[kind="code"][place="first"], QPushButton[kind="code"][place="only"] {
    border-left: ${edge}px solid $field_border;
    border-top-left-radius: 7px; border-bottom-left-radius: 7px;
}
QPushButton[kind="code"][place="last"], QPushButton[kind="code"][place="only"] {
    border-top-right-radius: 7px; border-bottom-right-radius: 7px;
}
QPushButton[kind="code"]:checked {
    background: $chosen; color: $chosen_ink; border-color: $chosen; font-weight: 600;
}
QPushButton[kind="code"][focused="yes"] {
    border-top: ${ring}px solid $focus; border-bottom: ${ring}px solid $focus;
    min-height: ${field_focused}px; max-height: ${field_focused}px;
}
QPushButton[kind="code"][focused="yes"]:checked { border-color: $chosen_ring; }
QPushButton[kind="code"][focused="yes"][place="first"],
QPushButton[kind="code"][focused="yes"][place="only"] { border-left: ${ring}px solid $focus; }
QPushButton[kind="code"][focused="yes"][place="last"],
QPushButton[kind="code"][focused="yes"][place="only"] { border-right: ${ring}px solid $focus; }
QPushButton[kind="code"]:disabled:checked {
    background: $track; color: $ink; border-color: $field_border;
}
QPushButton[kind="gutter"] { padding: 0 4px; font-size: ${text_small}px; }
QPushButton[kind="gutter"]:focus { padding: 0 ${in_4}px; }
QPushButton[kind="tab"] { padding: 0 8px; font-size: ${text_line}px; font-weight: $weight; }
QPushButton[kind="tab"]:focus { padding: 0 ${in_8}px; }
QPushButton[kind="tab"]:checked {
    background: $chosen; color: $chosen_ink; border-color: $chosen; font-weight: 600;
}
QPushButton[kind="tab"]:checked:focus, QPushButton[kind="person"]:checked:focus {
    border-color: $chosen_ring;
}
QPushButton[kind="problem"] {
    text-align: left; border: none; border-radius: 4px; padding: 0 10px; font-size: ${text_line}px;
    font-weight: 600; min-height: ${problem_px}px;
}
QPushButton[kind="problem"][narrow="yes"] { min-height: ${narrow_px}px; }
QPushButton[kind="problem"][chip="bad"] { background: $bad_back; color: $bad; }
QPushButton[kind="problem"][chip="warn"] { background: $warn_back; color: $warn; }
QPushButton[kind="problem"][chip="good"] { background: $good_back; color: $good; }
QPushButton[kind="problem"]:focus {
    border: ${ring}px solid $focus; padding: 0 ${in_problem}px; min-height: ${problem_focused}px;
}
QPushButton[kind="problem"][narrow="yes"]:focus { min-height: ${narrow_focused}px; }

QListView {
    background: $card; border: ${edge}px solid $field_border; border-radius: 8px; padding: 2px;
}
QListView::item { min-height: 43px; padding: 0 8px; border-radius: 5px; color: $ink; }
QListView::item:selected { background: $chosen; color: $chosen_ink; }
QListView::item:disabled { color: $soft; }
QTextBrowser {
    background: $card; border: ${edge}px solid $field_border; border-radius: 8px;
    selection-background-color: $chosen; selection-color: $chosen_ink;
}
QTextBrowser:focus { border: ${ring}px solid $focus; }
QTableView {
    background: $card; alternate-background-color: $card; gridline-color: transparent;
    border: ${edge}px solid $border; border-radius: 10px;
    selection-background-color: $chosen; selection-color: $chosen_ink;
}
QTableView::item { padding: 0 10px; border: none; border-bottom: 1px solid $border; }
QTableView::item:selected { background: $chosen; color: $chosen_ink; }
QHeaderView { background: $card; border: none; }
QHeaderView::section {
    background: $card; color: $soft; border: none; border-bottom: 1px solid $border;
    padding: 8px 6px 8px 13px; font-size: ${text_small}px; font-weight: 600;
}
QTableCornerButton::section { background: $card; border: none; }
QScrollArea { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 14px; margin: 2px; }
QScrollBar::handle:vertical { background: $field_border; border-radius: 5px; min-height: 43px; }
QScrollBar::add-line, QScrollBar::sub-line { height: 0; width: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar {
    background: $track; border: none; border-radius: 4px; min-height: 8px; max-height: 8px;
}
QProgressBar::chunk { border-radius: 4px; background: $good; }
QProgressBar[chip="warn"]::chunk { background: $warn; }
QProgressBar[chip="bad"]::chunk { background: $bad; }
QComboBox {
    background: $field; border: ${edge}px solid $field_border; border-radius: 7px;
    padding: 0 10px; min-height: ${field_inner}px;
}
QComboBox:focus { border: ${ring}px solid $focus; padding: 0 ${in_10}px; }
QComboBox::drop-down { border: none; width: 28px; }
""")


def style_sheet(tokens: Tokens, text: int = BASE_PX) -> str:
    """The style sheet of `tokens` with fields of `text` pixels.

    Heights are of the whole widget, borders included.
    """
    problem, narrow = (round(px * text / BASE_PX) for px in (FIELD_PX, NARROW_LINE_PX))
    values = {
        **asdict(tokens),
        **{f"text_{kind}": round(px * text / BASE_PX) for kind, px in TEXT_PX.items()},
        "problem_px": problem,
        "problem_focused": problem - 2 * tokens.ring,
        "narrow_px": narrow,
        "narrow_focused": narrow - 2 * tokens.ring,
        # A ring takes its room from the padding: no word moves when the cursor comes.
        **{
            f"in_{px}": px - (tokens.ring - tokens.edge)
            for px in (3, 4, 5, 7, 8, 10, 12, 14, 20, 22)
        },
        "in_problem": 10 - tokens.ring,
        "field_inner": FIELD_PX - 2 * tokens.edge,
        "field_focused": FIELD_PX - 2 * tokens.ring,
        "verb_inner": VERB_PX - 2 * tokens.edge,
        "chip_inner": FIELD_PX - 2 * 8,
        "nav_inner": FIELD_PX - 2,
    }
    return _SHEET.substitute(values)
