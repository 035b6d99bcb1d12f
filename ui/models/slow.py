"""Which job takes long enough to be told of, and for how long it has been under way."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from ui.tasks import Doing, Lanes

SLOW_MS = 500
"""From here on a job is said to be under way."""
_TICK_MS = 1_000


class SlowWatch(QObject):
    """`changed` follows when a job becomes slow, once a second, and when it is over."""

    changed = Signal()

    def __init__(self, lanes: Lanes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes = lanes
        self.doing: Doing | None = None
        self._took = QElapsedTimer()
        self._soon = _timer(self, SLOW_MS, self._is_slow, once=True)
        self._tick = _timer(self, _TICK_MS, self.changed.emit, once=False)
        lanes.doing_changed.connect(self._look)

    @property
    def seconds(self) -> int:
        """How long it has been under way."""
        return self._took.elapsed() // 1000

    def _look(self) -> None:
        waiting = self._lanes.doing
        if self.doing is not None and self.doing not in waiting:
            self.doing = None
            self._tick.stop()
            self.changed.emit()
        if not waiting:
            self._soon.stop()
        elif self.doing is None and not self._soon.isActive():
            self._took.start()
            self._soon.start()

    def _is_slow(self) -> None:
        waiting = self._lanes.doing
        if waiting:
            self.doing = waiting[0]
            self._tick.start()
            self.changed.emit()

    def give_up(self) -> None:
        """Want its answer no more, if it can be given up."""
        if self.doing is not None:
            self._lanes.give_up(self.doing)

    def end(self) -> None:
        """Tell of nothing any more."""
        self._lanes.doing_changed.disconnect(self._look)
        self._soon.stop()
        self._tick.stop()


def _timer(owner: QObject, after_ms: int, then: Callable[[], None], *, once: bool) -> QTimer:
    made = QTimer(owner)
    made.setSingleShot(once)
    made.setInterval(after_ms)
    made.timeout.connect(then)
    return made
