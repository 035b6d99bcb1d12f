"""Lets habits pass: the Tab after the cursor has gone on by itself, the rest of a taken word."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from tracs_mobile.overriding import override

HABIT_S = 0.6
"""A Tab this soon was meant for the field before; a later one is meant."""
_HABITS = (Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class HabitGuard(QObject):
    """Swallows one Tab or Enter in the watched field, if it is the first key and comes at once.

    Before it may come the rest of a word that was taken before it was typed to its end, each of
    its letters at once after the one before. `clock` counts seconds and never jumps.
    """

    def __init__(self, parent: QObject, *, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(parent)
        self._clock = clock
        self._since = 0.0
        self._rest = ""
        self._watched: QWidget | None = None

    def watch(self, widget: QWidget, rest: str = "") -> None:
        """The cursor has just come to `widget` by itself; `rest` of the word may still come."""
        self._let_go()
        self._watched, self._since, self._rest = widget, self._clock(), rest.casefold()
        widget.installEventFilter(self)

    def _let_go(self) -> None:
        if self._watched is not None:
            self._watched.removeEventFilter(self)
            self._watched = None

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return False
        now = self._clock()
        soon = now - self._since < HABIT_S
        letter = event.text().casefold()
        if soon and letter and self._rest.startswith(letter):
            self._rest, self._since = self._rest[len(letter) :], now
            return True
        self._let_go()
        return soon and event.key() in _HABITS
