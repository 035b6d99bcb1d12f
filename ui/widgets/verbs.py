"""The bar of verbs at the bottom of a page, each with its key, the primary one at the right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QPushButton, QWidget
from typing_extensions import override

from ui.tokens import VERB_PX
from ui.widgets.basics import row

_WIDE_PX = 1180
_APART = ("  ", "\n")
"""Between a key and its words: beside each other, or above each other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verb:
    """One thing to do: its key as Qt writes it, its words, what happens."""

    key: str
    words: str
    do: Callable[[], None]
    primary: bool = False


class VerbBar(QFrame):
    """The buttons of `verbs`, found by their key: `bar["F9"]`."""

    def __init__(self, verbs: tuple[Verb, ...], page: QWidget) -> None:
        super().__init__()
        self.setProperty("kind", "bar")
        self._buttons: dict[str, QPushButton] = {}
        self._verbs = {verb.key: verb for verb in verbs}
        layout = row(8, (10, 6, 10, 6))
        stretched = False
        for verb in verbs:
            if verb.primary and not stretched:
                layout.addStretch(1)
                stretched = True
            layout.addWidget(self._button(verb, page))
        if not stretched:
            layout.addStretch(1)
        self.setLayout(layout)
        self._narrow = False

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # In a narrow window each key stands above its words instead of cutting them.
        narrow = self.width() < _WIDE_PX
        if narrow != self._narrow:
            self._narrow = narrow
            for button in self._buttons.values():
                key, words = button.text().split(_APART[not narrow], maxsplit=1)
                button.setText(f"{key}{_APART[narrow]}{words}")

    def __getitem__(self, key: str) -> QPushButton:
        return self._buttons[key]

    def rename(self, key: str, words: str) -> None:
        """Give a verb other words."""
        self._buttons[key].setText(f"{key}{_APART[self._narrow]}{words}")
        self._buttons[key].setAccessibleName(words)

    def _button(self, verb: Verb, page: QWidget) -> QPushButton:
        button = QPushButton(f"{verb.key}  {verb.words}")
        button.setProperty("kind", "primary" if verb.primary else "verb")
        button.setAccessibleName(verb.words)
        button.setFixedHeight(VERB_PX)
        button.clicked.connect(verb.do)
        shortcut = QShortcut(QKeySequence(verb.key), page)
        # A key that is held down is one press: the second one throws away, or confirms.
        shortcut.setAutoRepeat(False)
        # click() respects a button that is disabled, so key and finger always do the same.
        shortcut.activated.connect(button.click)
        self._buttons[verb.key] = button
        return button
