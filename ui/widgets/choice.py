"""A row of buttons that answers one question with one tap, one digit or one letter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from tracs_mobile.overriding import override
from ui.text import words
from ui.tokens import FIELD_PX
from ui.widgets.basics import column, label, restyle
from ui.widgets.field import LABEL_PX
from ui.widgets.flow import FlowRow
from ui.widgets.sizes import fit
from ui.widgets.spoken import Role, announce, speak_as, speak_key, speak_problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One answer: its value, the words on its button (a line break is kept), its letter."""

    value: object
    label: str
    key: str = ""
    name: str = ""


class ChoiceField(QWidget):
    """One question. One tab stop; digits count from 1, unless a digit stands on a button itself.

    `chosen` carries the value.

    With `several` each button is switched on and off by itself, and `chosen` carries the value of
    the button that was tapped. An answer by key, or Enter, leads on to the next field, or to
    `after`.
    """

    chosen = Signal(object)

    def __init__(
        self, title: str, options: Sequence[Option], *, several: bool = False, name: str = ""
    ) -> None:
        super().__init__()
        self._options = _lettered(options)
        self._several = several
        self._title = title
        self.after: QWidget | None = None
        self.onward: Callable[[], None] | None = None
        """What leads on instead of the order of the fields."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        speak_as(self, Role.Grouping, name or title)
        # Not fixed in height: in large text the buttons may need two lines.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.label = label(title, "label")
        fit(self.label, high=LABEL_PX)
        self.buttons = tuple(self._button(option, name or title) for option in self._options)
        line = FlowRow(0)
        for at, button in enumerate(self.buttons):
            button.setProperty("place", _place(at, len(self.buttons)))
            line.add(button, button.sizeHint().width())
        layout = column()
        layout.addWidget(self.label)
        layout.addLayout(line)
        layout.addStretch(1)
        self.setLayout(layout)

    def _button(self, option: Option, question: str) -> QPushButton:
        button = QPushButton(option.label)
        speak_key(button, option.key, Role.CheckBox if self._several else Role.RadioButton)
        said = option.name or option.label.replace("\n", " ")
        button.setProperty("kind", "code")
        button.setCheckable(True)
        button.setAccessibleName(f"{question}: {said}")
        button.setToolTip(said)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setFixedHeight(FIELD_PX)
        self._widen(button)
        button.clicked.connect(partial(self._tapped, option))
        return button

    def _widen(self, button: QPushButton) -> None:
        longest = max(self.fontMetrics().horizontalAdvance(s) for s in button.text().split("\n"))
        button.setMinimumWidth(max(FIELD_PX, int(longest * 0.9) + 10))

    @property
    def unbroken_px(self) -> int:
        """Pixels in which all buttons stand in one line."""
        return sum(button.minimumWidth() for button in self.buttons)

    def fit_text(self) -> None:
        """Each button is as wide as its words are now."""
        for button in self.buttons:
            self._widen(button)

    def _round_ends(self) -> None:
        """Where the buttons break into lines, each line has its own round ends."""
        lines: dict[int, list[QPushButton]] = {}
        for button in self.buttons:
            lines.setdefault(button.y(), []).append(button)
        for line in lines.values():
            for at, button in enumerate(line):
                restyle(button, "place", _place(at, len(line)))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._round_ends()

    @property
    def answered(self) -> str:
        """What is answered now, in the words of the buttons."""
        pairs = zip(self._options, self.buttons, strict=True)
        pressed = [option for option, button in pairs if button.isChecked()]
        return ", ".join(o.name or o.label.replace("\n", " ") for o in pressed)

    def show_value(self, value: object) -> None:
        """Press the button of `value`; with `several`, of every value in it."""
        values = value if isinstance(value, tuple) else (value,)
        for option, button in zip(self._options, self.buttons, strict=True):
            button.setChecked(option.value in values)

    def show_sign(self, sign: str) -> None:
        """Mark the question."""
        restyle(self.label, "sign", sign)
        self.label.setText(words.SIGNS[sign] + self._title)

    def show_problem(self, said: str) -> None:
        """Tell who hears the question what is wrong with its answer."""
        speak_problem(self, said)

    def _tapped(self, option: Option) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._choose(option)

    def _choose(self, option: Option) -> None:
        self.chosen.emit(option.value)
        announce(self, self.answered)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        option = self._option_of(event)
        if option is not None:
            self._choose(option)
            if not self._several:
                self.go_on()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go_on()
        else:
            super().keyPressEvent(event)

    def go_on(self) -> None:
        """Lead to the next field."""
        if self.after is not None:
            self.after.setFocus(Qt.FocusReason.TabFocusReason)
        elif self.onward is not None:
            self.onward()
        else:
            self.focusNextChild()

    def _option_of(self, event: QKeyEvent) -> Option | None:
        typed = event.text().upper()
        if event.modifiers() not in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ShiftModifier,
            Qt.KeyboardModifier.KeypadModifier,
        ):
            return None
        meant = next((o for o in self._options if typed and o.key == typed), None)
        # `2` means "2 points" wherever that button stands: places count only among words.
        counted = not any(option.key.isdecimal() for option in self._options)
        if meant is None and counted and typed.isdecimal() and 1 <= int(typed) <= len(self.buttons):
            return self._options[int(typed) - 1]
        return meant

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._frame_buttons("yes")

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._frame_buttons("")

    def _frame_buttons(self, focused: str) -> None:
        for button in self.buttons:
            restyle(button, "focused", focused)


class ConfirmField(ChoiceField):
    """One thing to confirm. Its letter or digit confirms and leads on; Space switches it.

    Enter only leads on: who runs through the fields must not confirm what nobody asked.
    """

    confirmed = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.buttons[0].click()
        elif self._option_of(event) is not None:
            if not self.buttons[0].isChecked():
                self.buttons[0].click()
            self.confirmed.emit()
        else:
            super().keyPressEvent(event)


def _place(at: int, count: int) -> str:
    """Which end of the row a button stands at; the ends are round."""
    if count == 1:
        return "only"
    return "first" if at == 0 else "last" if at == count - 1 else ""


def _lettered(options: Sequence[Option]) -> tuple[Option, ...]:
    """Options that name no letters are answered by their first ones."""
    if any(option.key for option in options):
        return tuple(options)
    keys = letters([(option.label, option.label) for option in options])
    return tuple(replace(option, key=key) for option, key in zip(options, keys, strict=True))


def letters(options: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """The letter that answers each (code, words): the code if one letter, else the first letter.

    A letter that would mean two answers means none; the digits remain.
    """
    single = all(len(code) == 1 for code, _ in options)
    wanted = [code if single else words[:1].upper() for code, words in options]
    return tuple(key if wanted.count(key) == 1 else "" for key in wanted)
