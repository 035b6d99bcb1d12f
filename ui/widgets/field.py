"""A text field with its label above it, and the signs of where its text came from."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from tracs_mobile.overriding import override
from ui.text import words
from ui.tokens import FIELD_PX
from ui.widgets.basics import column, label, restyle
from ui.widgets.sizes import fit

Sign = Literal["", "good", "warn", "bad"]
LABEL_PX = 15


class Edit(QLineEdit):
    """A line of text that selects itself when it is reached by key."""

    focused = Signal()
    left_by_key = False
    """Whether Tab or Enter is what ended the last stay."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.left_by_key = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.left_by_key = self.left_by_key or event.reason() is Qt.FocusReason.TabFocusReason
        super().focusOutEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.left_by_key = False
        self.selectAll()
        self.focused.emit()


class LabeledField(QWidget):
    """One field. `edited` carries the text as typed; `left` follows when the officer leaves it."""

    edited = Signal(str)
    left = Signal()

    def __init__(
        self, title: str, *, name: str = "", capitals: bool = False, longest: int = 120
    ) -> None:
        super().__init__()
        self._title = title
        self._sign: Sign = ""
        self._why = self._problem = ""
        self._capitals = capitals
        self.label = label(title, "label")
        fit(self.label, high=LABEL_PX)
        self.edit = Edit()
        self.edit.setAccessibleName(name or title)
        self.edit.setFixedHeight(FIELD_PX)
        self.edit.setMaxLength(longest)
        fit(self.edit, least_wide=40)
        self.edit.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.label.setBuddy(self.edit)
        self.setFocusProxy(self.edit)
        layout = column()
        layout.addWidget(self.label)
        layout.addWidget(self.edit)
        self.setLayout(layout)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._known = ""
        self.edit.textEdited.connect(self._typed)
        self.edit.textChanged.connect(self._changed)
        self.edit.editingFinished.connect(self.left)

    @property
    def leads_on(self) -> bool:
        """Whether the officer left by Tab or Enter, and so goes wherever the field leads."""
        return self.edit.left_by_key

    def _typed(self, typed: str) -> None:
        if self._capitals and typed != typed.upper():
            at = self.edit.cursorPosition()
            typed = self._known = typed.upper()
            self.edit.setText(typed)
            self.edit.setCursorPosition(at)
        self._known = typed
        self.edited.emit(typed)

    def _changed(self) -> None:
        """Take what was put in without a key: an assistive technology writes the whole text."""
        # What stands there now: whoever heard of the change may have written it another way.
        text = self.edit.text()
        if text == self._known:
            return
        # Where something is written, there is the cursor: what follows depends on it. The field
        # that is left by that may show everything anew, this one as it was.
        self._known = text
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._known = text
        self.edit.setText(text)
        self.edit.textEdited.emit(text)

    def retitle(self, title: str) -> None:
        """Other words above the field; its name stays."""
        self._title = title
        self.label.setText(words.SIGNS[self._sign] + title)

    def show_text(self, shown: str) -> None:
        """Make the field hold `shown`; the cursor stays where it is when nothing changes."""
        self._known = shown
        if self.edit.text() != shown:
            self.edit.setText(shown)
            if not self.edit.hasFocus():
                self.edit.setCursorPosition(0)

    def show_sign(self, sign: Sign, why: str = "") -> None:
        """Mark where the text came from: a colored edge and a sign in the label."""
        if (sign, why) == (self._sign, self._why):
            return  # asked at every key for every field
        self._sign = sign
        restyle(self.edit, "origin", sign)
        restyle(self.label, "sign", sign)
        self.label.setText(words.SIGNS[sign] + self._title)
        self.edit.setToolTip(why)
        self._why = why
        self._describe()

    def show_problem(self, said: str) -> None:
        """Tell who hears the field what is wrong with it; the eye finds it in the list."""
        if said != self._problem:
            self._problem = said
            self._describe()

    def _describe(self) -> None:
        self.edit.setAccessibleDescription(
            " ".join(part for part in (self._problem, self._why) if part)
        )
