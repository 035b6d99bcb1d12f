"""Something to read over the pages until Escape; the cursor goes back to where it was."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QWidget

from tracs_mobile.overriding import override
from ui.text import frame_words
from ui.views.overlays import Overlay
from ui.widgets.basics import column, label, row


class ReadingCover(Overlay):
    """A title with a line beside it, a button that closes, and what `body` is given below."""

    def __init__(self, window: QWidget, title: str, line: str) -> None:
        super().__init__(window, title)
        self.setObjectName("window")
        self.setProperty("kind", "card")
        self.close_button = QPushButton(frame_words.CLOSE_WITH_KEY)
        self.close_button.setAccessibleName(frame_words.CLOSE)
        self.close_button.clicked.connect(self.end)
        top = row(12)
        top.addWidget(label(title, "title"))
        top.addWidget(label(line, "soft"))
        top.addStretch(1)
        top.addWidget(self.close_button)
        self.body: QBoxLayout = column(10, (20, 12, 20, 12))
        self.body.addLayout(top)
        self.setLayout(self.body)
        self._back: QWidget | None = None
        self.hide()

    def cover(self, cursor: QWidget) -> None:
        """Come over the window, the cursor on `cursor`."""
        window = self.window()
        if not self.isVisible():
            self._back = window.focusWidget()
        self.setGeometry(window.rect())
        self.show()
        self.raise_()
        cursor.setFocus()

    def end(self) -> None:
        """Give the window back."""
        self.hide()
        if self._back is not None:
            self._back.setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.end()
        else:
            super().keyPressEvent(event)
