"""A column of sentences that scrolls when there are more than fit."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QWidget

from tracs_mobile.overriding import override
from ui.widgets.basics import column, label, restyle
from ui.widgets.spoken import Role, speak_as

_LEAST_PX = 44


class TextLines(QScrollArea):
    """Shows sentences, one under the other. Reached by Tab; arrow keys and Page Down move it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        speak_as(self, Role.Document, name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(_LEAST_PX)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.labels: list[QLabel] = []
        self._lines = column(4, (0, 0, 4, 0))
        self._lines.addStretch(1)
        inside = QWidget()
        inside.setLayout(self._lines)
        self.setWidget(inside)
        # The ground of the card shows through; setWidget would have it painted over.
        inside.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)

    @property
    def said(self) -> tuple[str, ...]:
        """The sentences as they stand."""
        return tuple(part.text() for part in self.labels)

    def show_lines(self, lines: Sequence[str]) -> None:
        """Show these and no others."""
        while len(self.labels) > len(lines):
            gone = self.labels.pop()
            self._lines.removeWidget(gone)
            gone.deleteLater()
        while len(self.labels) < len(lines):
            made = label("", "line", wrap=True)
            self._lines.insertWidget(len(self.labels), made)
            self.labels.append(made)
        for part, said in zip(self.labels, lines, strict=True):
            part.setText(said)
        self.setAccessibleDescription("\n".join(lines))

    @override
    def minimumSizeHint(self) -> QSize:
        """Two lines; Qt would ask for the length of a scroll bar."""
        return QSize(80, _LEAST_PX)

    @override
    def sizeHint(self) -> QSize:
        """A few lines; it takes what room there is, and scrolls."""
        return QSize(200, _LEAST_PX)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        restyle(self, "focused", "yes")

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        restyle(self, "focused", "")
