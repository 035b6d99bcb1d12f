"""A bar of verbs of which one that cannot be used says why, to a pointer, a finger and a key."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QMouseEvent, QShortcut
from PySide6.QtWidgets import QWidget

from tracs_mobile.overriding import override
from ui.widgets.verbs import Verb, VerbBar


class SayingBar(VerbBar):
    """`refused` carries the sentence of a disabled verb that somebody tried to use."""

    refused = Signal(str)

    def __init__(self, verbs: tuple[Verb, ...], page: QWidget) -> None:
        super().__init__(verbs, page)
        self._why: dict[str, str] = {}
        keys = {verb.key for verb in verbs}
        for shortcut in page.findChildren(QShortcut):
            key = shortcut.key().toString()
            if key in keys:
                shortcut.activated.connect(partial(self._tried, key))

    def allow(self, key: str, obstacle: str) -> None:
        """Let a verb be used, or disable it with the sentence why not."""
        self._why[key] = obstacle
        self[key].setEnabled(not obstacle)
        self[key].setToolTip(obstacle)

    def _tried(self, key: str) -> None:
        if self._why.get(key):
            self.refused.emit(self._why[key])

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        # A disabled button lets the tap through to the bar.
        spot = event.position().toPoint()
        for key in self._why:
            if self.childAt(spot) is self[key]:
                self._tried(key)
        super().mouseReleaseEvent(event)
