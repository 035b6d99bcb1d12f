"""Jobs that may block, run away from the screen, with their answers brought back to it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, QThreadPool, Signal, Slot

T = TypeVar("T")


class TaskRunner(QObject):
    """Runs jobs in a pool and calls back on the thread that created it."""

    _finished = Signal(object)

    def __init__(self, parent: QObject | None = None, *, lanes: int = 1) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(lanes)
        self._finished.connect(self._deliver)
        self._under_way = 0
        self._closed = False

    @property
    def idle(self) -> bool:
        """Whether every job has been answered."""
        return self._under_way == 0

    def run(
        self,
        job: Callable[[], T],
        *,
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Queue `job`; exactly one of `done` and `failed` is called later.

        After `close` nothing is begun and nothing is answered any more.
        """
        if self._closed:
            return
        self._under_way += 1

        def work() -> None:
            try:
                result = job()
            except Exception as error:  # noqa: BLE001 - thread edge: handed to `failed`
                self._finished.emit(partial(failed, error))
            else:
                self._finished.emit(partial(done, result))

        self._pool.start(work)

    def close(self) -> None:
        """Wait for queued jobs. Called once, at shutdown."""
        self._closed = True
        self._pool.waitForDone()

    @Slot(object)
    def _deliver(self, callback: Callable[[], None]) -> None:
        self._under_way -= 1
        if not self._closed:
            callback()


class Lanes(QObject):
    """The queues: store, printer, search for devices with the camera, questions to DPS, the rest.

    Each takes one job at a time; only the rest takes two.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.store = TaskRunner(self)
        self.print = TaskRunner(self)
        self.search = TaskRunner(self)
        self.dps = TaskRunner(self)
        self.misc = TaskRunner(self, lanes=2)

    @property
    def idle(self) -> bool:
        """Whether no job is under way."""
        return all(lane.idle for lane in self._all)

    def close(self) -> None:
        """Wait for what is under way, printing last."""
        for lane in self._all:
            lane.close()

    @property
    def _all(self) -> tuple[TaskRunner, ...]:
        return (self.search, self.dps, self.misc, self.store, self.print)
