"""F1: the manual, from every page and from what covers the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget

from ui.tasks import Lanes

if TYPE_CHECKING:
    from ui.views.help_overlay import HelpOverlay
    from ui.views.workplace import Workplace

KEY = "F1"


class HelpDoor(QObject):
    """Leads to the page Help, or covers what is no page of the workplace with the same.

    `there` is the workplace while somebody is signed on. Nothing is loaded before F1 is pressed.
    """

    def __init__(
        self, window: QStackedWidget, lanes: Lanes, there: Callable[[], Workplace | None]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._lanes = lanes
        self._there = there
        self.overlay: HelpOverlay | None = None
        QShortcut(QKeySequence(KEY), window).activated.connect(self.open)

    def open(self) -> None:
        """Show what fits what is on the screen."""
        from ui.views.overlays import Overlay

        covers = [o for o in self._window.findChildren(Overlay) if o.isVisible()]
        there = self._there()
        if there is not None and not covers and self._window.currentWidget() is there:
            there.show_page("help")
        else:
            self._cover(covers[-1].help_place if covers else self._first_page())

    def _first_page(self) -> str:
        """The sign-on page is always the first one in the window."""
        return "sign_on" if self._window.currentIndex() == 0 else "enrol"

    def _cover(self, where: str) -> None:
        from ui.views.help_overlay import HelpOverlay

        if self.overlay is None:
            self.overlay = HelpOverlay(self._window, self._lanes)
        self.overlay.open(where)
