"""Jobs that may block, run away from the screen, with their answers brought back to it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from threading import Event
from typing import TypeVar

from PySide6.QtCore import QObject, QThreadPool, Signal, Slot

from tracs_mobile.errors import TracsError

T = TypeVar("T")

_GIVE_WAY_S = 0.0005
"""How long a lane may keep Python when the screen wants it. Qt takes and gives Python back at every
call, so with the usual 5 ms a preview in the making costs the screen tens of milliseconds a key."""


class GivenUp(TracsError):
    """Whoever asked for the job does not want its answer any more."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Doing:
    """A job that may take longer than half a second, in words.

    One that can be given up looks at `given_up` where it can, and leaves nothing half done.
    """

    words: str
    can_stop: bool = True
    given_up: Event = field(default_factory=Event)


class TaskRunner(QObject):
    """Runs jobs in a pool and calls back on the thread that created it."""

    _finished = Signal(object, object)
    doing_changed = Signal()

    def __init__(self, parent: QObject | None = None, *, lanes: int = 1) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(lanes)
        self._finished.connect(self._deliver)
        self._under_way = 0
        self._closed = False
        self._doing: dict[Doing, Callable[[Exception], None]] = {}

    @property
    def doing(self) -> tuple[Doing, ...]:
        """What has words and is not answered yet, the oldest first."""
        return tuple(self._doing)

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
        doing: Doing | None = None,
    ) -> None:
        """Queue `job`; exactly one of `done` and `failed` is called later.

        With `doing` the officer is told when it takes a while, and may give it up: then `failed`
        is called with `GivenUp` at once, and the answer is dropped when it comes.

        After `close` nothing is begun and nothing is answered any more.
        """
        if self._closed:
            return
        self._under_way += 1
        if doing is not None:
            self._doing[doing] = failed
            self.doing_changed.emit()

        def work() -> None:
            try:
                result = job()
            except Exception as error:  # noqa: BLE001 - thread edge: handed to `failed`
                self._finished.emit(partial(failed, error), doing)
            else:
                self._finished.emit(partial(done, result), doing)

        self._pool.start(work)

    def give_up(self, doing: Doing) -> None:
        """Want the answer of a job no more; one that was answered meanwhile is left alone."""
        failed = self._doing.pop(doing, None)
        if failed is None or not doing.can_stop:
            return
        from ui.text.note_text import STOPPED

        doing.given_up.set()
        self.doing_changed.emit()
        failed(GivenUp(STOPPED))

    def close(self) -> None:
        """Wait for queued jobs. Called once, at shutdown."""
        self._closed = True
        self._pool.waitForDone()

    @Slot(object, object)
    def _deliver(self, callback: Callable[[], None], doing: Doing | None) -> None:
        self._under_way -= 1
        if doing is not None and self._doing.pop(doing, None) is not None:
            self.doing_changed.emit()
        if not self._closed and not (doing is not None and doing.given_up.is_set()):
            callback()


class Lanes(QObject):
    """The queues: store, printer, search for devices with the camera, questions to DPS, the rest.

    Each takes one job at a time; only the rest takes two.
    """

    doing_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        sys.setswitchinterval(_GIVE_WAY_S)
        self.store = TaskRunner(self)
        self.print = TaskRunner(self)
        self.search = TaskRunner(self)
        self.dps = TaskRunner(self)
        self.misc = TaskRunner(self, lanes=2)
        for lane in self._all:
            lane.doing_changed.connect(self.doing_changed)

    @property
    def idle(self) -> bool:
        """Whether no job is under way."""
        return all(lane.idle for lane in self._all)

    @property
    def doing(self) -> tuple[Doing, ...]:
        """What has words and is not answered yet."""
        return tuple(doing for lane in self._all for doing in lane.doing)

    def give_up(self, doing: Doing) -> None:
        """Want the answer of a job no more."""
        for lane in self._all:
            lane.give_up(doing)

    def close(self) -> None:
        """Wait for what is under way, printing last."""
        for lane in self._all:
            lane.close()

    @property
    def _all(self) -> tuple[TaskRunner, ...]:
        return (self.search, self.dps, self.misc, self.store, self.print)
