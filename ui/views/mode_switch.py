"""The switch between practice and the real thing, on every page before sign-on."""

from __future__ import annotations

from ui.text import words
from ui.widgets.choice import ChoiceField, Option


class ModeSwitch(ChoiceField):
    """`chosen` carries True for practice. Which side is shown, `show_value` says."""

    def __init__(self) -> None:
        options = tuple(Option(value=v, label=w, key=w[:1]) for v, w in words.MODES)
        super().__init__(words.MODE, options)
        widest = max(button.sizeHint().width() for button in self.buttons)
        for button in self.buttons:
            button.setMinimumWidth(widest)
