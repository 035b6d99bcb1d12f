"""Everything the program said since sign-on, over the pages until Escape."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from tracs_mobile.overriding import override
from ui.models.notebook import Note
from ui.text import note_text, words
from ui.views.overlays import Overlay
from ui.widgets.basics import column, label, row
from ui.widgets.lines import TextLines


class MessagesPanel(Overlay):
    """A list to read. The cursor goes back to where it was."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("window")
        self.setProperty("kind", "card")
        self.setAccessibleName(note_text.TITLE)
        self.lines = TextLines(note_text.TITLE)
        self.close_button = QPushButton(f"Esc  {note_text.CLOSE}")
        self.close_button.setAccessibleName(note_text.CLOSE)
        self.close_button.clicked.connect(self.end)
        top = row(12)
        top.addWidget(label(note_text.TITLE, "title"))
        top.addWidget(label(note_text.TITLE_LINE, "soft"))
        top.addStretch(1)
        top.addWidget(self.close_button)
        layout = column(10, (20, 12, 20, 12))
        layout.addLayout(top)
        layout.addWidget(self.lines, 1)
        self.setLayout(layout)
        self._back: QWidget | None = None
        self.hide()

    def open(self, notes: Sequence[Note]) -> None:
        """Show these, the newest first."""
        window = self.window()
        if not self.isVisible():
            self._back = window.focusWidget()
        said = [
            note_text.note_line(
                note.at, words.SIGNS["" if note.tone == "plain" else note.tone] + note.words
            )
            for note in notes
        ]
        self.lines.show_lines(said or [note_text.NOTHING_SAID])
        self.setGeometry(window.rect())
        self.show()
        self.raise_()
        self.lines.setFocus()

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
