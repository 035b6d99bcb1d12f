"""A card in the middle of the window, for pages with nobody signed on."""

from __future__ import annotations

from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from ui.text import words
from ui.widgets.basics import column, frame, row
from ui.widgets.scroll import FollowingArea
from ui.widgets.sizes import fit


def centered(inside: QLayout, *, width_px: int) -> QVBoxLayout:
    """The layout of a page whose card holds `inside`; where that is too high, it scrolls."""
    card = frame("card")
    fit(card, wide=width_px)
    card.setLayout(inside)
    middle = row()
    middle.addStretch(1)
    middle.addWidget(card)
    middle.addStretch(1)
    whole = QWidget()
    lines = column()
    lines.addStretch(1)
    lines.addLayout(middle)
    lines.addStretch(1)
    whole.setLayout(lines)
    page = column()
    page.addWidget(FollowingArea(whole, words.PRODUCT))
    return page


def beside(*parts: QWidget) -> QWidget:
    """Widgets in one row, each as wide as the others."""
    made = QWidget()
    line = row(12)
    for part in parts:
        line.addWidget(part, 1)
    made.setLayout(line)
    return made
