"""The keys of the page and of the whole program, over the pages until Escape."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from tracs_mobile.overriding import override
from ui.text import frame_words, keys_text
from ui.views.overlays import Overlay
from ui.widgets.basics import column, label, row
from ui.widgets.lines import TextLines


class KeysPanel(Overlay):
    """Two columns to read. The cursor goes back to where it was."""

    help_place = "stop"

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, keys_text.TITLE)
        self.setObjectName("window")
        self.setProperty("kind", "card")
        self.here = TextLines(keys_text.HERE)
        self.always = TextLines(keys_text.ALWAYS)
        self.close_button = QPushButton(frame_words.CLOSE_WITH_KEY)
        self.close_button.setAccessibleName(frame_words.CLOSE)
        self.close_button.clicked.connect(self.end)
        top = row(12)
        top.addWidget(label(keys_text.TITLE, "title"))
        top.addWidget(label(keys_text.TITLE_LINE, "soft"))
        top.addStretch(1)
        top.addWidget(self.close_button)
        both = row(20)
        for title, lines in ((keys_text.HERE, self.here), (keys_text.ALWAYS, self.always)):
            one = column(6)
            one.addWidget(label(title, "heading"))
            one.addWidget(lines, 1)
            both.addLayout(one, 1)
        layout = column(10, (20, 12, 20, 12))
        layout.addLayout(top)
        layout.addLayout(both, 1)
        self.setLayout(layout)
        self._back: QWidget | None = None
        self.hide()

    def open(self, here: Sequence[str], always: Sequence[str]) -> None:
        """Show these."""
        window = self.window()
        self._back = window.focusWidget()
        self.here.show_lines(here)
        self.always.show_lines(always)
        self.setGeometry(window.rect())
        self.show()
        self.raise_()
        self.here.setFocus()

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
