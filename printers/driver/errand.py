"""One use of a printer on a thread of its own, which others can wait for, stop, or give up on.

An errand can be abandoned: then whoever waited has a verdict, and the errand itself sends nothing
any more, even when a driver that hung lets go of it much later.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass

from printers.driver.said import Instead
from printers.driver.talk import Limits
from tracs_mobile.domain.devices import Cause
from tracs_mobile.domain.states import PrintGrade

log = logging.getLogger(__name__)

Monotonic = Callable[[], float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """How an errand ended: NONE is the cause of a good end."""

    grade: PrintGrade
    cause: Cause = Cause.NONE
    instead: Instead | None = None


def not_started(cause: Cause, *, instead: Instead | None = None) -> Verdict:
    """Nothing was sent."""
    return Verdict(grade=PrintGrade.NOT_STARTED, cause=cause, instead=instead)


def interrupted(cause: Cause, *, instead: Instead | None = None) -> Verdict:
    """Something was sent."""
    return Verdict(grade=PrintGrade.INTERRUPTED, cause=cause, instead=instead)


class Errand:
    """Base of all. `run` belongs to one thread; the rest may be used by any."""

    gives_way = False
    """Whether a print may stop it and take its place."""

    def __init__(self, *, limits: Limits, monotonic: Monotonic, within_s: float) -> None:
        self._limits = limits
        self._monotonic = monotonic
        self._guard = threading.Lock()
        self._stop_cause = Cause.CANCELED
        self._last_moment = monotonic() + within_s
        self.begun = False
        """Whether something may be on paper."""
        self.abandoned = False
        """Whether somebody else may be at the printer by now."""
        self.canceled = threading.Event()
        self.decided = threading.Event()
        self.verdict: Verdict | None = None

    def overdue(self) -> bool:
        """Whether it should have ended by now."""
        return self._monotonic() > self._last_moment + self._limits.give_up_s

    def cancel(self, cause: Cause = Cause.CANCELED) -> None:
        """Give up soon, for a reason."""
        with self._guard:
            if not self.canceled.is_set():
                self._stop_cause = cause
            self.canceled.set()

    def abandon(self) -> Verdict:
        """The verdict, ours if there is none. Nothing is sent after this."""
        self.cancel(self._hung())
        with self._guard:
            if self.verdict is None:
                self.abandoned = True
                self.verdict = self._stopped()
            return self.verdict

    def run(self) -> None:
        """Do it all; leaves the verdict before it cleans up, which may take a while."""
        try:
            verdict = self._do()
        except Exception as fault:  # noqa: BLE001  (the thread's edge: a verdict there must be)
            log.error("A printer's thread ended with %s", type(fault).__name__)  # noqa: TRY400
            verdict = self._broke(Cause.FAULT)
        with self._guard:
            if self.verdict is None:
                self.verdict = verdict
            final = self.verdict
        self.decided.set()
        self._after(final)

    def _do(self) -> Verdict:
        raise NotImplementedError

    def _after(self, verdict: Verdict) -> None:
        """Clean up; raises nothing."""

    def _hung(self) -> Cause:
        """What to say when the driver does not come back."""
        return Cause.FAULT

    def _may_begin(self) -> bool:
        """From here on something may be on paper; False when nobody waits for it any more."""
        with self._guard:
            self.begun = not self.canceled.is_set()
            return self.begun

    def _stopped(self) -> Verdict:
        return self._broke(self._stop_cause)

    def _broke(self, cause: Cause) -> Verdict:
        return interrupted(cause) if self.begun else not_started(cause)
