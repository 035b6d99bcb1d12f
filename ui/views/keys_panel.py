"""The keys of the page and of the whole program, over the pages until Escape."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from ui.text import keys_text
from ui.views.reading_cover import ReadingCover
from ui.widgets.basics import column, label, row
from ui.widgets.lines import TextLines


class KeysPanel(ReadingCover):
    """Two columns to read."""

    help_place = "stop"

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, keys_text.TITLE, keys_text.TITLE_LINE)
        self.here = TextLines(keys_text.HERE)
        self.always = TextLines(keys_text.ALWAYS)
        both = row(20)
        for title, lines in ((keys_text.HERE, self.here), (keys_text.ALWAYS, self.always)):
            one = column(6)
            one.addWidget(label(title, "heading"))
            one.addWidget(lines, 1)
            both.addLayout(one, 1)
        self.body.addLayout(both, 1)

    def open(self, here: Sequence[str], always: Sequence[str]) -> None:
        """Show these."""
        self.here.show_lines(here)
        self.always.show_lines(always)
        self.cover(self.here)
