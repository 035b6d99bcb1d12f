"""A card: its title and a note in a narrow column at the left, its rows at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QLayout, QWidget

from ui.widgets.basics import column, label, row
from ui.widgets.sizes import fit
from ui.widgets.spoken import Role, speak_as

GUTTER_PX = 80


class Card(QFrame):
    """`title` and `note` may change; rows are given when it is made."""

    def __init__(self, title: str, rows: Sequence[QLayout | QWidget], *, note: str = "") -> None:
        super().__init__()
        self.setProperty("kind", "card")
        speak_as(self, Role.Grouping, title.replace("\n", " "))
        self.title = label(title, "heading", wrap=True)
        self.note = label(note, "small", wrap=True)
        gutter = column(3)
        self.gutter = gutter
        gutter.addWidget(self.title)
        gutter.addWidget(self.note)
        gutter.addStretch(1)
        self._side = side = QWidget()
        fit(side, wide=GUTTER_PX)
        side.setLayout(gutter)
        body = column(2)
        for part in rows:
            if isinstance(part, QWidget):
                body.addWidget(part)
            else:
                body.addLayout(part)
        layout = row(6, (10, 4, 8, 6))
        layout.addWidget(side)
        layout.addLayout(body, 1)
        self.setLayout(layout)

    def narrow(self, wide_px: int) -> None:
        """Give the column of the title another width, of normal text."""
        fit(self._side, wide=wide_px)
