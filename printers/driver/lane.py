"""Runs one errand to a printer at a time, and always comes back, whatever a driver does."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator

from printers.driver.errand import Errand, Monotonic, Verdict
from printers.driver.talk import Limits

_POLL_S = 0.05
_MOST_HUNG = 3
"""Threads that a driver holds for good; more would only fill the memory."""


class Lane:
    """The queue of one printer: its length is one."""

    def __init__(self, *, limits: Limits, monotonic: Monotonic) -> None:
        self._limits = limits
        self._monotonic = monotonic
        self._turn = threading.Lock()
        self._errand: Errand | None = None
        self._threads: list[threading.Thread] = []
        self._canceled = threading.Event()
        self._gives_way = True
        """Whether what has the turn is no print, even when it has not begun to ask yet."""
        self._wanted = False
        """Whether a print waits for the turn."""

    @contextlib.contextmanager
    def turn(self, *, waits: bool = False) -> Iterator[bool]:
        """Have the line to oneself while the block runs; False: it is busy.

        With `waits`, as a print does, a check under way is told to end and waited for. A cancel
        that comes from now on is for this turn, also while it waits.
        """
        mine = self._taken_over() if waits else self._turn.acquire(blocking=False)
        if mine and not waits:
            self._canceled.clear()
        try:
            yield mine
        finally:
            if mine:
                self._gives_way = True
                self._turn.release()

    def _taken_over(self) -> bool:
        """Have the turn for a print; False: another print has it, or a check that hangs."""
        mine = self._turn.acquire(blocking=False)
        if not mine and not self._gives_way:
            return False
        self._canceled.clear()
        if not mine:
            self._wanted = True
            errand = self._errand
            if errand is not None and errand.gives_way:
                errand.cancel()
            mine = self._turn.acquire(timeout=self._limits.check_s + self._limits.give_up_s)
            self._wanted = False
        self._gives_way = self._gives_way and not mine
        return mine

    def cancel(self) -> None:
        """Make what has the turn give up."""
        self._canceled.set()
        errand = self._errand
        if errand is not None:
            errand.cancel()

    def pause(self, seconds: float) -> bool:
        """Wait between two errands of one turn; False when canceled meanwhile."""
        return not self._canceled.wait(seconds)

    def is_free(self, draining_s: float = 0.0) -> bool:
        """Whether a new errand makes sense; waits a moment for the thread of the one before.

        A thread that a driver holds for good does not count: a new line may well open.
        """
        return self.is_settled(draining_s) or len(self._threads) < _MOST_HUNG

    def is_settled(self, draining_s: float = 0.0) -> bool:
        """Whether every errand has let go of its line; waits a moment for the last one."""
        for thread in self._threads[-1:]:
            thread.join(self._limits.give_up_s + draining_s)
        self._threads = [thread for thread in self._threads if thread.is_alive()]
        return not self._threads

    def run(self, errand: Errand) -> Verdict:
        """The errand's verdict, or ours when it does not come to one in time."""
        self._errand = errand
        if self._canceled.is_set() or (errand.gives_way and self._wanted):
            errand.cancel()
        # A daemon: a driver that hangs for good must keep neither this call nor the program.
        thread = threading.Thread(target=errand.run, name="printer", daemon=True)
        self._threads.append(thread)
        thread.start()
        while not errand.decided.wait(_POLL_S) and not errand.canceled.is_set():
            if errand.overdue():
                return errand.abandon()
        if errand.decided.wait(self._limits.give_up_s) and errand.verdict is not None:
            return errand.verdict
        return errand.abandon()
