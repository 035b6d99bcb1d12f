"""A field of several lines, for an officer's own notes."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from tracs_mobile.overriding import override
from ui.tokens import FIELD_PX
from ui.widgets.basics import column, label
from ui.widgets.field import LABEL_PX
from ui.widgets.sizes import fit


class _Lines(QPlainTextEdit):
    """Tab leads on, Enter begins a line."""

    left = Signal()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class NotesField(QWidget):
    """Several lines. `edited` carries the whole text at each change by hand."""

    edited = Signal(str)
    left = Signal()

    def __init__(self, title: str, *, name: str = "") -> None:
        super().__init__()
        self._showing = False
        self.label = label(title, "label")
        fit(self.label, high=LABEL_PX)
        self.edit = _Lines()
        self.edit.setAccessibleName(name or title)
        self.edit.setTabChangesFocus(True)
        self.edit.setMinimumHeight(FIELD_PX)
        self.edit.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.label.setBuddy(self.edit)
        self.setFocusProxy(self.edit)
        layout = column()
        layout.addWidget(self.label)
        layout.addWidget(self.edit, 1)
        self.setLayout(layout)
        self.edit.textChanged.connect(self._changed)
        self.edit.left.connect(self.left)

    def _changed(self) -> None:
        if not self._showing:
            self.edited.emit(self.edit.toPlainText())

    def show_text(self, shown: str) -> None:
        """Make the field hold `shown`; the cursor stays where it is when nothing changes."""
        if self.edit.toPlainText() != shown:
            self._showing = True
            self.edit.setPlainText(shown)
            self._showing = False
