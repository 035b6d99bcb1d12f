"""The clock and the counter of this laptop, and the scale of deadlines that is kept of them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from tracs_mobile.clock import BootCounter, SystemClock
from tracs_mobile.domain.trusted_time import Look
from tracs_mobile.ports import Clock, Timepiece
from tracs_mobile.services.timekeeping import Timekeeper
from tracs_mobile.store.clock_file import FileScale

_FOLDER = "clock"
_EPOCH = datetime(2020, 1, 1, tzinfo=UTC)


class RealTime:
    """`ports.Timepiece` of the computer."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._counter = BootCounter()

    def look(self) -> Look:
        """One look at clock and counter."""
        counter = self._counter
        up_ms = counter.up_ms()
        return Look(wall=self._clock.now(), boot=counter.boot, up_ms=up_ms, run=counter.run)


class ToldTime:
    """`ports.Timepiece` where somebody tells the time: a rehearsal, a demo, a test."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def look(self) -> Look:
        """What was told counts as what passed."""
        now = self._clock.now()
        return Look(wall=now, boot="told", up_ms=(now - _EPOCH) // timedelta(milliseconds=1))


def timekeeper_of(folder: Path, clock: Clock) -> Timekeeper:
    """The scale of deadlines of the laptop whose files lie in `folder`, kept at once.

    Kept before anything can be issued: a time off that nobody remembers would be lost.
    """
    piece: Timepiece = RealTime(clock) if isinstance(clock, SystemClock) else ToldTime(clock)
    keeper = Timekeeper(piece, FileScale(folder / _FOLDER))
    keeper.keep()
    return keeper
