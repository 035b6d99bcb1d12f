"""The bar of verbs at the bottom of a page, each with its key, the primary one at the right."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from ui.looks import Hand
from ui.text import words
from ui.tokens import VERB_PX
from ui.widgets.basics import column, row
from ui.widgets.spoken import Role, speak_as, speak_key

_WIDE_PX = 1180
_GAP_PX, _EDGE_PX = 8, 10
_VERB_PX, _PRIMARY_PX = 30, 46
"""What a button has around its words, by the style sheet."""
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
        speak_as(self, Role.ToolBar, words.VERBS)
        self._buttons: dict[str, QPushButton] = {}
        self._verbs = {verb.key: verb for verb in verbs}
        self._words = {verb.key: verb.words for verb in verbs}
        self._narrow = False
        self._broken = 0
        # It takes the width there is and never asks for more: the window must not grow.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._line, self._second = row(_GAP_PX), row(_GAP_PX)
        lines = column(6, (_EDGE_PX, 6, _EDGE_PX, 6))
        lines.addLayout(self._line)
        lines.addLayout(self._second)
        for verb in verbs:
            self._button(verb, page)
        self._place(Hand.RIGHT)
        self.setLayout(lines)

    def lay_for(self, hand: Hand) -> None:
        """Put the primary verb at the right, or at the left; the others keep their order."""
        if hand is not self._hand:
            self._place(hand)

    def _place(self, hand: Hand) -> None:
        self._hand = hand
        for line in (self._line, self._second):
            while line.takeAt(0) is not None:
                pass
        primary = [self._buttons[key] for key, verb in self._verbs.items() if verb.primary]
        others = [self._buttons[key] for key, verb in self._verbs.items() if not verb.primary]
        above, beside = others[: self._broken], others[self._broken :]
        for button in above:
            self._line.addWidget(button)
        if above:
            self._line.addStretch(1)
        first, last = (primary, beside) if hand is Hand.LEFT else (beside, primary)
        line = self._second if above else self._line
        for button in first:
            line.addWidget(button)
        line.addStretch(1)
        for button in last:
            line.addWidget(button)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.fit()

    def fit(self) -> None:
        """Put each key above its words instead of cutting them, where there is little room."""
        shown = [key for key, button in self._buttons.items() if not button.isHidden()]
        self._arrange(shown)

    def _arrange(self, shown: Sequence[str]) -> None:
        if not self.isVisible():
            return  # only then it is known how much room there is
        wide = sum(self._button_px(key) + _GAP_PX for key in shown) + 2 * _EDGE_PX
        narrow = self.width() < _WIDE_PX or wide > self.width()
        broken = self._break(shown) if narrow else 0
        if (narrow, broken) != (self._narrow, self._broken):
            self._narrow, self._broken = narrow, broken
            self._place(self._hand)
            for key in self._buttons:
                self._write(key)

    def _break(self, shown: Sequence[str]) -> int:
        """How many verbs go into a line above the others, so that no word is cut; mostly none."""
        widths = [(key, self._button_px(key, narrow=True) + _GAP_PX) for key in shown]
        room = self.width() - 2 * _EDGE_PX
        if sum(wide for _, wide in widths) <= room and self._high_enough(shown):
            return 0
        others = [key for key, verb in self._verbs.items() if not verb.primary]
        half = sum(wide for _, wide in widths) // 2
        taken = [wide for key, wide in widths if key in others]
        count = next((at for at in range(len(taken)) if sum(taken[:at]) >= half), len(taken))
        last = [key for key, _ in widths if key in others][:count]
        return others.index(last[-1]) + 1 if last else 0

    def _high_enough(self, shown: Sequence[str]) -> bool:
        """Whether a key above two lines of words is seen whole."""
        lines = 2 + max((self._words[key].count("\n") for key in shown), default=0)
        line_px = max((self[key].fontMetrics().lineSpacing() for key in shown), default=0)
        return lines * line_px <= VERB_PX - 4

    def fit_text(self) -> None:
        """The text has another size."""
        self.fit()

    def show_verbs(self, shown: Mapping[str, bool]) -> None:
        """Show some verbs and hide others."""
        there = {key: not button.isHidden() for key, button in self._buttons.items()}
        there.update(shown)
        # Room is made first: a button that is shown before it fits makes the window wider.
        self._arrange([key for key, seen in there.items() if seen])
        for key, seen in sorted(shown.items(), key=lambda pair: pair[1]):
            self._buttons[key].setVisible(seen)

    def _button_px(self, key: str, *, narrow: bool = False) -> int:
        button = self._buttons[key]
        text = f"{key}{_APART[narrow]}{self._words[key]}"
        longest = max(button.fontMetrics().horizontalAdvance(line) for line in text.split("\n"))
        return longest + (_PRIMARY_PX if self._verbs[key].primary else _VERB_PX)

    def _write(self, key: str) -> None:
        words = self._words[key].replace("\n", " ") if self._broken else self._words[key]
        self._buttons[key].setText(f"{key}{_APART[self._narrow]}{words}")

    def __getitem__(self, key: str) -> QPushButton:
        return self._buttons[key]

    def __contains__(self, key: str) -> bool:
        return key in self._buttons

    def rename(self, key: str, words: str) -> None:
        """Give a verb other words."""
        if words == self._words[key]:
            return  # asked at every key that is struck
        self._words[key] = words
        self._write(key)
        self._buttons[key].setAccessibleName(words)
        self.fit()

    def _button(self, verb: Verb, page: QWidget) -> None:
        button = QPushButton(f"{verb.key}  {verb.words}")
        speak_key(button, verb.key)
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


def lay_verbs(holder: QWidget, hand: Hand) -> None:
    """Lay every bar of verbs inside `holder` for a hand."""
    for bar in holder.findChildren(VerbBar):
        bar.lay_for(hand)
