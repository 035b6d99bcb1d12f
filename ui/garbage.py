"""Python's collection of unreachable objects, kept on the screen's thread.

It runs on whatever thread happens to make an object. On a lane's thread it would destroy Qt objects
there, while the screen's thread may hold Qt's locks and wait for Python: both then wait for ever.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 1_000
_SETTLED_AT_LATEST_MS = 20_000
_WHOLE_EVERY = 60
"""Looks between two whole collections: they take tens of milliseconds, the others hardly any."""


class ScreenThreadGarbage(QObject):
    """Between `begin` and `end` nothing is collected but by its timer. Made on the UI thread.

    While libraries are being loaded nothing is collected at all: hundreds of thousands of objects
    appear at once, none of them garbage, and a look at them all holds the screen up by a tenth of
    a second. `settle` says that this is over.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._taken = self._was_on = False
        self._looks = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._at_latest = QTimer(self)
        self._at_latest.setSingleShot(True)
        self._at_latest.setInterval(_SETTLED_AT_LATEST_MS)
        self._at_latest.timeout.connect(self.settle)

    def begin(self) -> None:
        """Take the collection over; safe to call twice."""
        if not self._taken:
            self._taken = True
            self._was_on = gc.isenabled()
            gc.disable()
            self._at_latest.start()

    def settle(self) -> None:
        """What is there now stays: leave it out of every look, and begin to look."""
        if self._taken and not self._timer.isActive():
            self._at_latest.stop()
            gc.freeze()
            self._timer.start()

    def end(self) -> None:
        """Give it back to Python; safe to call twice."""
        if self._taken:
            self._taken = False
            self._timer.stop()
            self._at_latest.stop()
            gc.unfreeze()
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
