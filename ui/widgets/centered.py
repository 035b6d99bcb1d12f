"""A card in the middle of the window, for pages with nobody signed on."""

from __future__ import annotations

from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from ui.widgets.basics import column, frame, row
from ui.widgets.sizes import fit


def centered(inside: QLayout, *, width_px: int) -> QVBoxLayout:
    """The layout of a page whose card holds `inside`."""
    card = frame("card")
    fit(card, wide=width_px)
    card.setLayout(inside)
    middle = row()
    middle.addStretch(1)
    middle.addWidget(card)
    middle.addStretch(1)
    page = column()
    page.addStretch(1)
    page.addLayout(middle)
    page.addStretch(1)
    return page


def beside(*parts: QWidget) -> QWidget:
    """Widgets in one row, each as wide as the others."""
    made = QWidget()
    line = row(12)
    for part in parts:
        line.addWidget(part, 1)
    made.setLayout(line)
    return made
