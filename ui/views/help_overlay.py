"""The manual over whatever the window shows: before anybody is signed on, and over a wizard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from tracs_mobile.overriding import override
from ui.tasks import Lanes
from ui.text import help_text
from ui.views.help_view import HelpView
from ui.views.overlays import Overlay
from ui.widgets.basics import column
from ui.widgets.touch import scroll_by_finger


class HelpOverlay(Overlay):
    """Escape gives the window back, the cursor where it was."""

    lets_help = False

    def __init__(self, window: QWidget, lanes: Lanes) -> None:
        super().__init__(window, help_text.TITLE)
        self.setObjectName("page")
        self.view = HelpView(lanes, about=False)
        self.view.back_wanted.connect(self.end)
        scroll_by_finger(self.view)
        layout = column()
        layout.addWidget(self.view)
        self.setLayout(layout)
        self._back: QWidget | None = None
        window.installEventFilter(self)
        self.hide()

    def open(self, where: str) -> None:
        """Cover the window with what fits `where`."""
        if not self.isVisible():
            self._back = self.window().focusWidget()
        self.setGeometry(self.window().rect())
        self.show()
        self.raise_()
        self.view.lead_to(where)
        self.view.enter()

    def end(self) -> None:
        """Give the window back."""
        self.hide()
        if self._back is not None:
            self._back.setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The verbs by their keys: what is covered has the same keys and must not hear them."""
        key = QKeySequence(event.keyCombination()).toString()
        if key in self.view.verbs:
            self.view.verbs[key].click()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self.window().rect())
        return super().eventFilter(watched, event)
