"""The line above every page: its title, what is said beside it, and the chips."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from tracs_mobile.overriding import override
from ui.widgets.basics import row
from ui.widgets.icons import MEDIUM_PX, PAGE_ICONS, change_icon, icon_label

HIGH_PX = 44
_GAP_PX, _LEFT_PX, _RIGHT_PX = 10, 14, 12


class HeaderBar(QFrame):
    """Where there is little room the words beside the title go first; then the chips break."""

    def __init__(self, title: QLabel, subtitle: QLabel, status: QWidget) -> None:
        super().__init__()
        self.setProperty("kind", "header")
        # It takes the width there is and never asks for more: the window must not grow.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setMinimumHeight(HIGH_PX)
        self.icon = icon_label(PAGE_ICONS["stop"], "ink", MEDIUM_PX)
        self._parts = (title, subtitle, status)
        line = row(_GAP_PX, (_LEFT_PX, 0, _RIGHT_PX, 0))
        line.addWidget(self.icon)
        line.addWidget(title)
        line.addWidget(subtitle)
        line.addWidget(status, 1)
        self.setLayout(line)

    def show_page(self, name: str) -> None:
        """Show the icon of a page beside its title."""
        change_icon(self.icon, PAGE_ICONS[name])

    def say(self, words: str) -> None:
        """Show `words` beside the title, where there is room for them."""
        _title, subtitle, _status = self._parts
        subtitle.setText(words)
        # A label that is hidden asks for no room of its own when its words change.
        self._fit()

    def _fit(self) -> None:
        _title, subtitle, _status = self._parts
        needed = sum(part.sizeHint().width() for part in self._parts)
        room = self.width() - self.icon.width() - _LEFT_PX - _RIGHT_PX - 3 * _GAP_PX
        subtitle.setVisible(bool(subtitle.text()) and needed <= room)

    # --- Qt --------------------------------------------------------------------------------

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)
