"""The last act that can be taken back: only where nothing was issued, signed or sent by it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

KEPT_MS = 120_000
"""How long an act can be taken back: long enough to notice, too short to surprise later."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Undo:
    """What was done, in words; `back` makes it undone, `said` tells that it is.

    `obstacle` says why it cannot be undone just now; empty when it can.
    """

    words: str
    back: Callable[[], object]
    said: str
    obstacle: Callable[[], str] = lambda: ""


class UndoShelf(QObject):
    """Holds one act. `changed` follows when there is another one, or none any more."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.last: Undo | None = None
        self._while = QTimer(self)
        self._while.setSingleShot(True)
        self._while.setInterval(KEPT_MS)
        self._while.timeout.connect(self.drop)

    def offer(self, undo: Undo) -> None:
        """From now on this is what can be taken back."""
        self.last = undo
        self._while.start()
        self.changed.emit()

    def drop(self) -> None:
        """Nothing can be taken back any more."""
        self._while.stop()
        if self.last is not None:
            self.last = None
            self.changed.emit()

    def take_back(self) -> str:
        """Undo the last act and say what it comes to; empty when there is none."""
        undo = self.last
        if undo is None:
            return ""
        obstacle = undo.obstacle()
        if obstacle:
            return obstacle  # it stays on the shelf
        self.drop()
        undo.back()
        return undo.said
