"""A whole number that is moved by a tap or an arrow key, one step at a time."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from tracs_mobile.overriding import override
from ui.text.words import LESS, MORE
from ui.tokens import FIELD_PX
from ui.widgets.basics import column, label, restyle, row
from ui.widgets.field import LABEL_PX
from ui.widgets.sizes import fit
from ui.widgets.spoken import Role, announce, speak_as

_SHOWN_PX = 86
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Minus: -1,
    Qt.Key.Key_Plus: 1,
    Qt.Key.Key_Equal: 1,
}


class Stepper(QWidget):
    """One number from `least` to `most`. One tab stop; Left, Right, minus and plus move it.

    `moved` carries the new number; `words` says how a number is written.
    """

    moved = Signal(int)

    def __init__(
        self, title: str, *, least: int, most: int, words: Callable[[int], str] = str
    ) -> None:
        super().__init__()
        self.value = least
        self._range = range(least, most + 1)
        self._words = words
        self._title = title
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        speak_as(self, Role.SpinBox)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.label = label(title, "label")
        fit(self.label, high=LABEL_PX)
        self.less = self._button("−", LESS, "first", -1)  # noqa: RUF001 - a minus, not a hyphen
        self.shown = QPushButton()
        self.shown.setProperty("kind", "code")
        self.shown.setProperty("place", "")
        fit(self.shown, wide=_SHOWN_PX)
        self.shown.setFixedHeight(FIELD_PX)
        self.shown.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.shown.clicked.connect(partial(self.setFocus, Qt.FocusReason.MouseFocusReason))
        self.more = self._button("+", MORE, "last", 1)
        line = row()
        for part in (self.less, self.shown, self.more):
            line.addWidget(part)
        line.addStretch(1)
        layout = column()
        layout.addWidget(self.label)
        layout.addLayout(line)
        self.setLayout(layout)
        self.show_value(least)

    def _button(self, sign: str, name: str, place: str, step: int) -> QPushButton:
        made = QPushButton(sign)
        made.setProperty("kind", "code")
        made.setProperty("place", place)
        made.setAccessibleName(f"{self._title}: {name}")
        made.setFixedSize(FIELD_PX + 5, FIELD_PX)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.clicked.connect(partial(self._step, step))
        return made

    def show_value(self, value: int) -> None:
        """Show a number; one beyond the ends is shown as the end."""
        self.value = max(self._range[0], min(value, self._range[-1]))
        said = self._words(self.value)
        self.shown.setText(said)
        self.shown.setAccessibleName(f"{self._title}: {said}")
        self.setAccessibleName(f"{self._title}: {said}")
        self.less.setEnabled(self.value > self._range[0])
        self.more.setEnabled(self.value < self._range[-1])

    def _step(self, step: int) -> None:
        if self.value + step in self._range:
            self.show_value(self.value + step)
            self.moved.emit(self.value)
            announce(self, self._words(self.value))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self._step(step)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._frame("yes")

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._frame("")

    def _frame(self, focused: str) -> None:
        for part in (self.less, self.shown, self.more):
            restyle(part, "focused", focused)
