"""The page of further details of a stop: organization, guardian, person, scene, notes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QPushButton, QWidget

from ui.text import stop_text, stop_words
from ui.tokens import FIELD_PX
from ui.views import stop_fields
from ui.views.stop_fields import Spec
from ui.views.stop_widgets import StopWidgets
from ui.widgets.basics import column
from ui.widgets.card import Card
from ui.widgets.flow import FlowRow


class MorePage(QWidget):
    """Stands in place of the main cards; `back` leads to them."""

    def __init__(self, fields: StopWidgets) -> None:
        super().__init__()
        self._fields = fields
        self.back = QPushButton(stop_words.BACK)
        self.back.setProperty("kind", "gutter")
        self.back.setAccessibleName(stop_words.BACK_TO_THE_STOP)
        self.back.setFixedHeight(FIELD_PX)
        self.back.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        party = self._card(stop_words.DEFENDANT, stop_fields.PARTY)
        party.gutter.insertWidget(2, self.back)
        person = self._card(stop_words.PERSON, stop_fields.PERSON)
        scene = self._card(stop_words.SCENE, stop_fields.SCENE)
        notes = Card(stop_words.NOTES, [fields.make(stop_fields.NOTES)], note=stop_text.NOTES_HINT)
        self.cards = (party, person, scene, notes)
        layout = column(6)
        for card in (party, person, scene):
            layout.addWidget(card)
        layout.addWidget(notes, 1)
        self.setLayout(layout)

    def _card(self, title: str, rows: Sequence[Sequence[Spec]]) -> Card:
        lines: list[QLayout | QWidget] = [self._row(specs) for specs in rows]
        return Card(title, lines)

    def _row(self, specs: Sequence[Spec]) -> FlowRow:
        line = FlowRow()
        for spec in specs:
            made = self._fields.make(spec)
            line.add(made, spec.width or made.sizeHint().width(), spec.needs)
        return line
