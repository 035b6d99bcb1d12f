"""The card where an officer chooses how the program looks."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tracs_mobile.settings import Settings
from ui.looks import Looks, looks_of
from ui.text import looks_text, screen_text, settings_words
from ui.widgets.basics import column, row
from ui.widgets.choice import ChoiceField, Option


class LooksChoices(QWidget):
    """`wanted` carries what is to change (`palette`, `dim`, `hand`, `text`) and how."""

    wanted = Signal(str, object)

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.palette_choice = self._choice(
            "palette", settings_words.COLORS, tuple(screen_text.PALETTE_WORDS.items())
        )
        self.dim = self._choice("dim", looks_text.BRIGHTNESS_FIELD, looks_text.BRIGHTNESS_STEPS)
        self.hand = self._choice("hand", looks_text.HAND, looks_text.HANDS)
        self.text = self._choice("text", looks_text.TEXT_FIELD, looks_text.TEXTS)
        self.setFocusProxy(self.palette_choice)
        lines = column(6)
        for pair in ((self.palette_choice, self.dim), (self.hand, self.text)):
            line = row(16)
            for choice in pair:
                line.addWidget(choice)
            line.addStretch(1)
            lines.addLayout(line)
        self.setLayout(lines)
        self.show_looks(looks_of(settings))

    def _choice(self, kind: str, title: str, words: tuple[tuple[object, str], ...]) -> ChoiceField:
        made = ChoiceField(title, tuple(Option(value=v, label=w) for v, w in words))
        made.chosen.connect(partial(self.wanted.emit, kind))
        return made

    def show_looks(self, looks: Looks) -> None:
        """Press the buttons of what is worn."""
        self.palette_choice.show_value(looks.palette.value)
        self.dim.show_value(looks.dim)
        self.hand.show_value(looks.hand.value)
        self.text.show_value(looks.text.value)
