"""The heads-up screen: it gives no light, keeps everything, and any key or touch ends it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from tracs_mobile.domain.deadline import Urgency
from tracs_mobile.domain.ladder import Ladder
from tracs_mobile.overriding import override
from ui.text import frame_words, ladder_text, screen_text
from ui.views.overlays import Overlay
from ui.widgets.basics import column, label

_SHEET = "QFrame { background: #000000; } QLabel { color: #767676; }"
"""Gray words have a contrast of 4.6 on black, and nothing on this screen is brighter."""


class DarkScreen(Overlay):
    """Covers the window. `ended` follows when the window is back.

    What comes in meanwhile is taken as ever; the cursor that it moves is where the officer goes on.
    """

    lets_help = False
    ended = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setStyleSheet(_SHEET)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(frame_words.DARK_SCREEN)
        self.urgent = label("", "", wrap=True)
        self.news = label("", "", wrap=True)
        layout = column(10)
        layout.addStretch(1)
        for part in (self.urgent, label(screen_text.HEADS_UP, "", wrap=True), self.news):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(part)
        layout.addStretch(1)
        self.setLayout(layout)
        self._back: QWidget | None = None
        self.hide()

    def begin(self) -> None:
        """Cover the window."""
        if self.isVisible():
            return
        self._back = self.window().focusWidget()
        self.news.setText("")
        self.setGeometry(self.window().rect())
        self.show()
        self.raise_()
        self.setFocus()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._keep_keys)

    def end(self) -> None:
        """Give the window back, the cursor where it was or where a scan has put it."""
        if not self.isVisible():
            return
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.disconnect(self._keep_keys)
        self.hide()
        if self._back is not None:
            self._back.setFocus()
        self.ended.emit()

    def _keep_keys(self, _before: QWidget | None, now: QWidget | None) -> None:
        """A scan moves the cursor under the dark; no key may go there unseen."""
        if now is not None and now is not self and now.window() is self.window():
            self._back = now
            self.setFocus()

    def show_ladder(self, ladder: Ladder) -> None:
        """A ticket that gets late must not wait until somebody looks: a dim line says it."""
        urgent = ladder.open and ladder.at_least(Urgency.URGENT)
        self.urgent.setText(ladder_text.headline(ladder) if urgent else "")

    def hear(self, news: str) -> None:
        """Something came in meanwhile: one dim line."""
        if self.isVisible():
            self.news.setText(news)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.end()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.end()
