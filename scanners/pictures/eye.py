"""Look at camera frames: quickly at each, thoroughly at some, and hand over what is a scan."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TypeVar

from scanners.pictures.found import find_any, found_symbol
from scanners.pictures.glance import differ, preview, thumbnail
from scanners.pictures.judged import PDF417, Found, is_vehicle, scan_found, weighed
from scanners.pictures.locate import Gray, Quad, bar_places
from scanners.pictures.pdf417 import decoded
from scanners.pictures.symbols import find_symbols, quick_symbols
from scanners.pictures.watch import Watch
from tracs_mobile.domain.license import Scan, ScanSource
from tracs_mobile.errors import UnreadableScan
from tracs_mobile.ports import PageImage

log = logging.getLogger(__name__)
T = TypeVar("T")

PREVIEW_S = 0.1
DEEP_S = 0.25
"""A thorough look at most this often while something with bars moves before the camera."""

IDLE_DEEP_S = 3.0
"""The same while no bars are seen. While nothing moves the pause grows threefold with each look."""

LONGEST_DEEP_S = 8.0

_PLACES_S = 0.15
_SYMBOLS_EVERY = 4
_WIDE_EVERY = 2
_DEEP_DEADLINE_S = 0.6
_IDLE_DEADLINE_S = 0.08


class Eye:
    """Reads frames on the caller's thread, and thoroughly on one of its own.

    What it finds goes to `on_scan`, small pictures to `on_frame`; a fault in either is logged.
    """

    def __init__(
        self,
        *,
        on_scan: Callable[[Scan], None],
        on_frame: Callable[[PageImage], None],
        today: Callable[[], date],
        leave_s: float,
        clock: Callable[[], float],
    ) -> None:
        self._on_scan = on_scan
        self._on_frame = on_frame
        self._today = today
        self._clock = clock
        self._watch = Watch(leave_s=leave_s)
        self._places: list[Quad] = []
        self._looked = 0
        self._places_at = self._preview_at = self._deep_at = float("-inf")
        self._deep_thumb: Gray | None = None
        self._still = 0
        self._ready = threading.Condition()
        self._waiting: tuple[Gray, float, bool] | None = None
        self._open = False
        self._thread: threading.Thread | None = None

    def open(self) -> None:
        """Start the thread that looks thoroughly."""
        self._open = True
        self._thread = threading.Thread(target=self._run, name="camera deep", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Let it end after the look it is at; nothing is told any more."""
        with self._ready:
            self._open = False
            self._ready.notify()

    def close(self) -> None:
        """Stop it and wait for it, the time of one look."""
        self.stop()
        if self._thread is not None:
            self._thread.join(timeout=2.0)

    @property
    def thread(self) -> threading.Thread | None:
        """The thread that looks thoroughly; scans are told on it too."""
        return self._thread

    def look(self, gray: Gray, now: float) -> Gray:
        """Look at a frame that came at `now`; its thumbnail. Takes some milliseconds."""
        thumb = thumbnail(gray)
        self._looked += 1
        self._quick(gray, now)
        if now - self._places_at >= _PLACES_S:
            self._places_at = now
            self._places = bar_places(gray)
            if self._places:
                self._watch.stay(now)
        if now - self._preview_at >= PREVIEW_S:
            self._preview_at = now
            _call(self._on_frame, preview(gray, self._places))
        if now - self._deep_at >= self._deep_pause(thumb):
            self._hand_over(gray, thumb, now)
        return thumb

    def _quick(self, gray: Gray, now: float) -> None:
        # Where no bars were seen a moment ago, hardly anything is lost by every second frame.
        if self._places or self._looked % _WIDE_EVERY == 0:
            for payload in decoded(gray):
                self._offer(weighed(payload, step="plain", today=self._today()), now)
        if self._looked % _SYMBOLS_EVERY == 0:
            for symbol in quick_symbols(gray):
                self._offer(found_symbol(symbol), now)

    def _deep_pause(self, thumb: Gray) -> float:
        """How long after the last thorough look the next one is worth its work."""
        least = DEEP_S if self._places else IDLE_DEEP_S
        if self._deep_thumb is None or differ(thumb, self._deep_thumb):
            self._still = 0
        return float(min(least * 3**self._still, LONGEST_DEEP_S))

    def _hand_over(self, gray: Gray, thumb: Gray, now: float) -> None:
        """Give the frame to the other thread, unless that is still busy with one."""
        with self._ready:
            if self._waiting is not None:
                return
            # A camera may use the memory of a frame again for the next one.
            self._waiting = (gray.copy(), now, bool(self._places))
            self._ready.notify()
        self._deep_at, self._deep_thumb = now, thumb
        self._still += 1

    def _run(self) -> None:
        while True:
            with self._ready:
                self._ready.wait_for(lambda: self._waiting is not None or not self._open)
                if not self._open or self._waiting is None:
                    return
                gray, came_at, bars = self._waiting
            try:
                self._deep(gray, came_at, bars=bars)
            except Exception as fault:  # noqa: BLE001 - the thread's edge
                log.error("A camera frame could not be read: %s", type(fault).__name__)  # noqa: TRY400
            with self._ready:
                self._waiting = None

    def _deep(self, gray: Gray, came_at: float, *, bars: bool) -> None:
        if not bars:
            # Square codes are not seen as bars; a wide bar code would have been.
            for symbol in find_symbols(gray, deadline_s=_IDLE_DEADLINE_S, go_on=self._is_open):
                self._offer(found_symbol(symbol), came_at)
            return
        try:
            found = find_any(
                gray, today=self._today(), deadline_s=_DEEP_DEADLINE_S, go_on=self._is_open
            )
        except UnreadableScan:
            return
        self._offer(found, came_at)

    def _is_open(self) -> bool:
        return self._open

    def _offer(self, found: Found, came_at: float) -> None:
        if found.symbology != PDF417 and not is_vehicle(found, today=self._today()):
            # A square code on the card or the wall is not what was held up.
            return
        sure = self._watch.offer(found, came_at, self._clock())
        if sure is None or not self._open:
            return
        scan = scan_found(sure, source=ScanSource.CAMERA, today=self._today())
        _call(self._on_scan, replace(scan, took_ms=(self._clock() - came_at) * 1000))


def _call(tell: Callable[[T], None], value: T) -> None:
    """Call back; a fault in the listener must not stop the camera."""
    try:
        tell(value)
    except Exception as fault:  # noqa: BLE001 - the thread's edge
        log.error("A listener of the camera failed: %s", type(fault).__name__)  # noqa: TRY400
