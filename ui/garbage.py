"""Python's collection of unreachable objects, kept on the screen's thread.

It runs on whatever thread happens to make an object. On a lane's thread it would destroy Qt objects
there, while the screen's thread may hold Qt's locks and wait for Python: both then wait for ever.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 1_000
_WHOLE_EVERY = 60
"""Looks between two whole collections: they take tens of milliseconds, the others hardly any."""


class ScreenThreadGarbage(QObject):
    """Between `begin` and `end` nothing is collected but by its timer. Made on the UI thread."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._was_on = False
        self._looks = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """Take the collection over; safe to call twice."""
        if not self._timer.isActive():
            self._was_on = gc.isenabled()
            gc.disable()
            self._timer.start()

    def end(self) -> None:
        """Give it back to Python; safe to call twice."""
        if self._timer.isActive():
            self._timer.stop()
            if self._was_on:
                gc.enable()

    def look(self) -> None:
        """Collect the young when there are many of them, and everything once a minute."""
        self._looks += 1
        young, middle, _ = gc.get_count()
        many_young, many_middle, _ = gc.get_threshold()
        if self._looks % _WHOLE_EVERY == 0:
            gc.collect()
        elif young > many_young:
            gc.collect(1 if middle > many_middle else 0)
