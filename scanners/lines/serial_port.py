"""Listen to a license scanner on a serial line, through unplugging and replugging."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Protocol, TypeVar, cast

import serial

from scanners.lines.framing import IDLE_S, SLOW_IDLE_S, Framer
from scanners.lines.line_faults import cause_of, sentence
from scanners.text.reader import scan_payload
from tracs_mobile.domain.devices import Cause
from tracs_mobile.domain.license import Scan, ScanSource
from tracs_mobile.ports import DeviceState, Presence

log = logging.getLogger(__name__)
T = TypeVar("T")

_READ_S = 0.02
_FIRST_RETRY_S = 0.25
_LONGEST_RETRY_S = 2.0
_STEADY_S = 2.0
"""A line that holds this long is called ready; one that breaks sooner, twice, is not."""
_HELD_UP_S = 0.06
"""A look at the line that comes this long after the last one came too late to judge a silence."""
_LEAST_BYTES = 4


class _Line(Protocol):
    """What every kind of pyserial line can do."""

    @property
    def in_waiting(self) -> int: ...
    def read(self, size: int = 1, /) -> bytes: ...
    def close(self) -> None: ...


class SerialScanner:
    """Reads licenses from a serial port, or from any pyserial URL, on a thread of its own.

    `on_scan` and `on_state` are called on that thread. The state is told once when the line is
    there, once when it is lost, once more when the cause becomes another one, and once when it is
    back; lost and back are logged once each. `where` is asked before each try for the port where
    the scanner is by then, empty when it is nowhere; without it the port is always `url`. `today`
    gives the day for the check of dates; `clock` counts seconds and never jumps.
    """

    def __init__(
        self,
        url: str,
        *,
        on_scan: Callable[[Scan], None],
        on_state: Callable[[DeviceState], None],
        today: Callable[[], date],
        where: Callable[[], str] | None = None,
        name: str = "License scanner",
        baud: int = 115_200,
        idle_s: float | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._url = url
        self._where = where or (lambda: url)
        self._on_scan = on_scan
        self._on_state = on_state
        self._today = today
        self._name = name
        self._baud = baud
        self._idle_s = idle_s or (SLOW_IDLE_S if baud < 9600 else IDLE_S)
        self._clock = clock
        self._stop = threading.Event()
        self._guard = threading.Lock()
        self._thread: threading.Thread | None = None
        self._told: Cause | None = None

    def start(self) -> None:
        """Begin to listen; a missing device is reported as a state. Safe to call twice."""
        with self._guard:
            if self._thread is not None and self._thread.is_alive():
                return
            self._stop = threading.Event()
            self._told = None
            self._thread = threading.Thread(
                target=self._run, args=(self._stop,), name="scanner", daemon=True
            )
            self._thread.start()

    def close(self) -> None:
        """Stop and release the line. Safe to call twice, and from a callback."""
        with self._guard:
            thread, self._thread = self._thread, None
            self._stop.set()
        if thread is not None and thread is not threading.current_thread():
            thread.join(timeout=5.0)

    def _run(self, stop: threading.Event) -> None:
        pause_s, tried_again = _FIRST_RETRY_S, False
        while not stop.is_set():
            cause, held_s = self._session(stop)
            if stop.is_set():
                return
            if held_s is not None:
                pause_s = _FIRST_RETRY_S
                if held_s >= _STEADY_S or not tried_again:
                    # Only the next try tells whether the plug is out or the line just hiccuped.
                    tried_again = True
                    continue
            tried_again = False
            self._tell(cause)
            stop.wait(pause_s)
            pause_s = min(pause_s * 2, _LONGEST_RETRY_S)

    def _session(self, stop: threading.Event) -> tuple[Cause, float | None]:
        """Open the line and listen until it breaks or `stop` is set.

        Gives why it ended and how many seconds it held; None when it could not be opened.
        """
        try:
            port = self._opened()
        except Exception as fault:  # noqa: BLE001 - the thread's edge: drivers raise anything
            log.debug("Scanner line not opened: %s", type(fault).__name__)
            return cause_of(fault), None
        if port is None:
            return Cause.OFF, None
        since = self._clock()
        try:
            self._listen(port, stop, since)
        except Exception as fault:  # noqa: BLE001 - the thread's edge: drivers raise anything
            log.debug("Scanner line broke: %s", type(fault).__name__)
        finally:
            # A lost port still says that it is open; only closing makes the next open possible.
            _close(port)
        return Cause.LINE_BROKE, self._clock() - since

    def _opened(self) -> _Line | None:
        url = self._where()
        if not url:
            return None
        # Two programs that read one line get half a license each.
        line = serial.serial_for_url(url, baudrate=self._baud, timeout=_READ_S, exclusive=True)
        return cast("_Line", line)

    def _listen(self, port: _Line, stop: threading.Event, since: float) -> None:
        framer = Framer(idle_s=self._idle_s)
        looked, looking_again = since, False
        while not stop.is_set():
            self._tell_ready(since)
            data = port.read(port.in_waiting or 1)
            now = self._clock()
            held_up, looked = now - looked > _HELD_UP_S, now
            if data:
                frame = framer.feed(data, now)
            elif held_up and not looking_again:
                # What came while this thread stood still belongs to what it has: read first.
                looking_again = True
                continue
            else:
                frame = framer.quiet(now)
            looking_again = False
            if frame is not None:
                self._deliver(frame, framer.last_byte_at)

    def _tell_ready(self, since: float) -> None:
        # A line that keeps breaking is not called ready before it holds for a while.
        if self._told is not Cause.LINE_BROKE or self._clock() - since >= _STEADY_S:
            self._tell(Cause.NONE)

    def _deliver(self, frame: bytes, last_byte_at: float) -> None:
        # A plug that goes in makes a spark or two on the line; that is not a scan.
        if len(frame.strip(b"\x00\xff\r\n ")) < _LEAST_BYTES:
            return
        scan = scan_payload(frame, source=ScanSource.SERIAL, today=self._today())
        took_ms = (self._clock() - last_byte_at) * 1000
        _call(self._on_scan, replace(scan, took_ms=took_ms))

    def _tell(self, cause: Cause) -> None:
        if cause is self._told:
            return
        known, self._told = self._told, cause
        presence = Presence.READY if cause is Cause.NONE else Presence.LOST
        if known is None or Cause.NONE in (known, cause):
            log.info("Scanner %s: %s", presence.value, cause.value)
        state = DeviceState(name=self._name, presence=presence, said=sentence(cause), cause=cause)
        _call(self._on_state, state)


def _close(port: _Line) -> None:
    try:
        port.close()
    except Exception as fault:  # noqa: BLE001 - the thread's edge: a port that is gone
        log.debug("Scanner line not closed: %s", type(fault).__name__)


def _call(tell: Callable[[T], None], value: T) -> None:
    """Call back; a fault in the listener must not look like a fault of the line."""
    try:
        tell(value)
    except Exception as fault:  # noqa: BLE001 - the thread's edge
        log.error("A listener of the scanner failed: %s", type(fault).__name__)  # noqa: TRY400
