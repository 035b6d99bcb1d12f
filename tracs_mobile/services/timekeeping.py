"""Keeps the scale of deadlines: looks at the machine, hears DPS, writes down now and then."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from datetime import datetime, timedelta

from tracs_mobile.domain.trusted_time import (
    Moment,
    Scale,
    advanced,
    at_least,
    begun,
    moment_of,
    proved,
    reached,
)
from tracs_mobile.errors import StoreDamaged, StoreError
from tracs_mobile.ports.timing import ScaleFile, Timepiece

log = logging.getLogger(__name__)

KEEP_EVERY_MS = 60_000
"""So much of a boot is counted by the clock instead of the counter after a power cut."""


class Timekeeper:
    """`ports.timing.DeadlineClock` over a machine and a file; one for the whole laptop.

    Looking never touches the file. `keep` writes when a minute has passed or DPS was heard, and is
    called from the sync thread; a disk that does not take it costs accuracy, never a ticket.
    """

    def __init__(self, machine: Timepiece, file: ScaleFile) -> None:
        """Go on from what was kept; when that is damaged, what was issued before is in doubt."""
        self._machine = machine
        self._file = file
        self._lock = threading.Lock()
        self._scale = self._opened()
        self._kept_ms: int | None = None

    def _opened(self) -> Scale:
        look = self._machine.look()
        try:
            kept = self._file.read()
        except StoreDamaged:
            log.warning("What was kept of the clock is damaged; deadlines are counted anew.")
            return begun(look, suspect=True)
        return begun(look) if kept is None else advanced(kept, look)

    def moment(self) -> Moment:
        """Now, on the scale of deadlines."""
        with self._lock:
            return moment_of(self._looked())

    def _looked(self) -> Scale:
        self._scale = advanced(self._scale, self._machine.look())
        return self._scale

    def hear(self, ask: Callable[[], datetime]) -> datetime:
        """Ask DPS for its signed time and take it over, with the time the answer took."""
        began = self.moment().now
        utc = ask()
        with self._lock:
            here = self._looked()
            self._scale = proved(here, utc, took=max(here.at - began, timedelta(0)))
            self._kept_ms = None
        return utc

    def at_least(self, utc: datetime) -> None:
        """DPS signed that true time has reached `utc`."""
        with self._lock:
            self._scale = at_least(self._looked(), utc)

    def reached(self, moment: Moment | None) -> None:
        """The newest ticket of the database was issued at `moment`; told at each sign-on.

        None: the database holds no ticket.
        """
        with self._lock:
            here = self._looked()
            self._scale = reached(here, moment)
            if self._scale != here:
                self._write()  # or the next run would not know where the doubt ends

    def keep(self) -> None:
        """Write the scale down, when it is time to. Never raises."""
        with self._lock:
            up = self._looked().look.up_ms
            if self._kept_ms is None or not 0 <= up - self._kept_ms < KEEP_EVERY_MS:
                self._write()

    def _write(self) -> None:
        try:
            self._file.write(self._scale)
        except StoreError as error:
            log.warning("The clock could not be kept: %s", type(error).__name__)
            return
        self._kept_ms = self._scale.look.up_ms
