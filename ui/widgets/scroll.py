"""A page that scrolls only where the window is smaller than a patrol laptop's screen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget


class FollowingArea(QScrollArea):
    """Shows `inside`; when it must scroll, it follows the cursor.

    On a card (`on_card`) the ground of the card shows through.
    """

    def __init__(self, inside: QWidget, name: str, *, on_card: bool = False) -> None:
        super().__init__()
        if not on_card:
            inside.setObjectName("page")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setWidget(inside)
        if on_card:
            for part in (inside, self.viewport()):
                part.setAutoFillBackground(False)
        self.setAccessibleName(name)
        # A field is reached by Tab, never the area around it.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        inside = self.widget()
        if now is not None and inside is not None and inside.isAncestorOf(now):
            self.ensureWidgetVisible(now, 10, 30)
