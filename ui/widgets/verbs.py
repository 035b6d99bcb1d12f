"""The bar of verbs at the bottom of a page, each with its key, the primary one at the right."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QWidget

from tracs_mobile.overriding import override
from ui.looks import Hand
from ui.text import words
from ui.text.screen_text import two_lines
from ui.tokens import VERB_PX
from ui.widgets.basics import column, row
from ui.widgets.spoken import Role, speak_as, speak_key

_WIDE_PX = 1180
_GAP_PX, _EDGE_PX = 8, 10
_VERB_PX, _PRIMARY_PX = 30, 46
"""What a button has around its words, by the style sheet."""


class _Way(Enum):
    """How verbs are written, from much room to little.

    The key beside its words; above them; above words in two lines; verbs in two lines.
    """

    WIDE = 0
    NARROW = 1
    TIGHT = 2
    BROKEN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Verb:
    """One thing to do: its key as Qt writes it, its words, what happens."""

    key: str
    words: str
    do: Callable[[], None]
    primary: bool = False
    bound: bool = True
    """Whether the key is the page's own; one of the whole program is only written on the button."""


class VerbBar(QFrame):
    """The buttons of `verbs`, found by their key: `bar["F9"]`."""

    def __init__(self, verbs: tuple[Verb, ...], page: QWidget) -> None:
        super().__init__()
        self.setProperty("kind", "bar")
        self.page = page
        speak_as(self, Role.ToolBar, words.VERBS)
        self._buttons: dict[str, QPushButton] = {}
        self._verbs = {verb.key: verb for verb in verbs}
        self._words = {verb.key: verb.words for verb in verbs}
        self._way = _Way.WIDE
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
        first = _Way.WIDE if self.width() >= _WIDE_PX else _Way.NARROW
        ways = [way for way in _Way if way.value >= first.value]
        way = next((way for way in ways if self._fits(way, shown)), _Way.BROKEN)
        broken = self._half(shown) if way is _Way.BROKEN else 0
        if (way, broken) != (self._way, self._broken):
            self._way, self._broken = way, broken
            self._place(self._hand)
            for key in self._buttons:
                self._write(key)

    def _fits(self, way: _Way, shown: Sequence[str]) -> bool:
        """Whether all verbs stand in one line that way, their words seen whole."""
        wide = sum(self._button_px(key, way) + _GAP_PX for key in shown)
        lines = max((self._said(key, way).count("\n") + 1 for key in shown), default=1)
        line_px = max((self[key].fontMetrics().lineSpacing() for key in shown), default=0)
        return wide <= self.width() - 2 * _EDGE_PX and lines * line_px <= VERB_PX - 4

    def _half(self, shown: Sequence[str]) -> int:
        """How many verbs go into a line above the others and the primary one."""
        others = [key for key, verb in self._verbs.items() if not verb.primary]
        widths = [self._button_px(key, _Way.BROKEN) if key in shown else 0 for key in self._verbs]
        half, used = sum(widths) // 2, 0
        for at, key in enumerate(others):
            used += self._button_px(key, _Way.BROKEN) if key in shown else 0
            if used >= half:
                return at + 1
        return len(others)

    def _said(self, key: str, way: _Way) -> str:
        words = self._words[key]
        if way is _Way.WIDE:
            return f"{key}  {words}"
        plain = words.replace("\n", " ")
        shapes = {_Way.NARROW: words, _Way.TIGHT: two_lines(plain), _Way.BROKEN: plain}
        return f"{key}\n{shapes[way]}"

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

    def _button_px(self, key: str, way: _Way) -> int:
        button = self._buttons[key]
        lines = self._said(key, way).split("\n")
        longest = max(button.fontMetrics().horizontalAdvance(line) for line in lines)
        return longest + (_PRIMARY_PX if self._verbs[key].primary else _VERB_PX)

    def _write(self, key: str) -> None:
        self._buttons[key].setText(self._said(key, self._way))

    def all_verbs(self) -> tuple[tuple[str, str], ...]:
        """Every key with its words; no words where the verb is not shown."""
        return tuple(
            (key, "" if button.isHidden() else self._words[key])
            for key, button in self._buttons.items()
        )

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
        self._buttons[verb.key] = button
        if not verb.bound:
            return
        shortcut = QShortcut(QKeySequence(verb.key), page)
        # A key that is held down is one press: the second one throws away, or confirms.
        shortcut.setAutoRepeat(False)
        # click() respects a button that is disabled, so key and finger always do the same.
        shortcut.activated.connect(button.click)


def lay_verbs(holder: QWidget, hand: Hand) -> None:
    """Lay every bar of verbs inside `holder` for a hand."""
    for bar in holder.findChildren(VerbBar):
        bar.lay_for(hand)
