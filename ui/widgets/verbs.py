"""The bar of verbs at the bottom of a page, each with its key, the primary one at the right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from ui.tokens import VERB_PX
from ui.widgets.basics import row


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

    def __getitem__(self, key: str) -> QPushButton:
        return self._buttons[key]

    def rename(self, key: str, words: str) -> None:
        """Give a verb other words."""
        self._buttons[key].setText(f"{key}  {words}")
        self._buttons[key].setAccessibleName(words)

    def _button(self, verb: Verb, page: QWidget) -> QPushButton:
        button = QPushButton(f"{verb.key}  {verb.words}")
        button.setProperty("kind", "primary" if verb.primary else "verb")
        button.setAccessibleName(verb.words)
        button.setFixedHeight(VERB_PX)
        button.clicked.connect(verb.do)
        shortcut = QShortcut(QKeySequence(verb.key), page)
        # click() respects a button that is disabled, so key and finger always do the same.
        shortcut.activated.connect(button.click)
        self._buttons[verb.key] = button
        return button
