"""Everything the program said since sign-on, over the pages until Escape."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from ui.models.notebook import Note
from ui.text import note_text, words
from ui.views.reading_cover import ReadingCover
from ui.widgets.lines import TextLines


class MessagesPanel(ReadingCover):
    """A list to read."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, note_text.TITLE, note_text.TITLE_LINE)
        self.lines = TextLines(note_text.TITLE)
        self.body.addWidget(self.lines, 1)

    def open(self, notes: Sequence[Note]) -> None:
        """Show these, the newest first."""
        said = [
            note_text.note_line(
                note.at, words.SIGNS["" if note.tone == "plain" else note.tone] + note.words
            )
            for note in notes
        ]
        self.lines.show_lines(said or [note_text.NOTHING_SAID])
        self.cover(self.lines)
