"""What will print, made away from the screen thread; the newest wish wins."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from tracs_mobile.domain.document import Printable
from tracs_mobile.ports import PageImage
from ui.tasks import TaskRunner
from ui.widgets.paper import picture_of

WAIT_MS = 80
"""Pause after a change until the print is made: typing does not make one for each key."""


class PreviewMaker(QObject):
    """Makes the picture of a print. `made` carries a QImage; at most one is under way."""

    made = Signal(object)
    failed = Signal(object)

    def __init__(
        self, render: Callable[[Printable], PageImage], lane: TaskRunner, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._render = render
        self._lane = lane
        self._wanted: Callable[[], Printable] | None = None
        self._width = 0
        self._under_way = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(WAIT_MS)
        self._soon.timeout.connect(self._start)

    def want(self, printable: Callable[[], Printable], width: int) -> None:
        """Ask for the print that `printable` gives a moment from now, `width` pixels wide."""
        self._wanted = printable
        self._width = width
        self._soon.start()

    def forget(self) -> None:
        """Nothing is wanted any more."""
        self._wanted = None
        self._soon.stop()

    def _start(self) -> None:
        if self._under_way or self._wanted is None:
            return
        job = partial(_make, self._render, self._wanted(), self._width)
        self._wanted = None
        self._under_way = True
        self._lane.run(job, done=self._done, failed=self._failed)

    def _done(self, picture: QImage) -> None:
        self._under_way = False
        self.made.emit(picture)
        self._start()

    def _failed(self, error: Exception) -> None:
        self._under_way = False
        self.failed.emit(error)
        self._start()


def _make(render: Callable[[Printable], PageImage], printable: Printable, width: int) -> QImage:
    return picture_of(render(printable), width)
