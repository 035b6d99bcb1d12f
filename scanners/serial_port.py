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

from scanners.framing import IDLE_S, SLOW_IDLE_S, Framer
from scanners.reader import scan_payload
from tracs_mobile.domain.license import Scan, ScanSource
from tracs_mobile.ports import DeviceState, Presence

log = logging.getLogger(__name__)
T = TypeVar("T")

_READ_S = 0.02
_FIRST_RETRY_S = 0.25
_LONGEST_RETRY_S = 2.0
_LEAST_BYTES = 4
_LOST = "The scanner is not connected. Plug it in; scanning goes on by itself. You can type too."
_READY = "The scanner is ready."


class _Line(Protocol):
    """What every kind of pyserial line can do."""

    @property
    def in_waiting(self) -> int: ...
    def read(self, size: int = 1, /) -> bytes: ...
    def close(self) -> None: ...


class SerialScanner:
    """Reads licenses from a serial port, or from any pyserial URL, on a thread of its own.

    `on_scan` and `on_state` are called on that thread. The state is told once when the line is
    there, once when it is lost, and once when it is back. `today` gives the day for the check of
    dates; `clock` counts seconds and never jumps.
    """

    def __init__(
        self,
        url: str,
        *,
        on_scan: Callable[[Scan], None],
        on_state: Callable[[DeviceState], None],
        today: Callable[[], date],
        name: str = "License scanner",
        baud: int = 115_200,
        idle_s: float | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._url = url
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
        self._told: Presence | None = None

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
        pause_s = _FIRST_RETRY_S
        while not stop.is_set():
            try:
                self._session(stop)
            except Exception as fault:  # noqa: BLE001 - the thread's edge: drivers raise anything
                log.debug("Scanner line: %s", type(fault).__name__)
            if stop.is_set():
                return
            if self._told is Presence.READY:
                pause_s = _FIRST_RETRY_S
            self._tell(Presence.LOST, _LOST)
            stop.wait(pause_s)
            pause_s = min(pause_s * 2, _LONGEST_RETRY_S)

    def _session(self, stop: threading.Event) -> None:
        """Open the line and listen until it breaks (raises) or `stop` is set."""
        port = cast("_Line", serial.serial_for_url(self._url, baudrate=self._baud, timeout=_READ_S))
        try:
            self._tell(Presence.READY, _READY)
            self._listen(port, stop)
        finally:
            # A lost port still says that it is open; only closing makes the next open possible.
            port.close()

    def _listen(self, port: _Line, stop: threading.Event) -> None:
        framer = Framer(idle_s=self._idle_s)
        while not stop.is_set():
            data = port.read(port.in_waiting or 1)
            now = self._clock()
            frame = framer.feed(data, now) if data else framer.quiet(now)
            if frame is not None:
                self._deliver(frame, framer.last_byte_at)

    def _deliver(self, frame: bytes, last_byte_at: float) -> None:
        # A plug that goes in makes a spark or two on the line; that is not a scan.
        if len(frame.strip(b"\x00\xff\r\n ")) < _LEAST_BYTES:
            return
        scan = scan_payload(frame, source=ScanSource.SERIAL, today=self._today())
        took_ms = (self._clock() - last_byte_at) * 1000
        _call(self._on_scan, replace(scan, took_ms=took_ms))

    def _tell(self, presence: Presence, said: str) -> None:
        if presence is self._told:
            return
        self._told = presence
        log.info("Scanner %s", presence.value)
        _call(self._on_state, DeviceState(name=self._name, presence=presence, said=said))


def _call(tell: Callable[[T], None], value: T) -> None:
    """Call back; a fault in the listener must not look like a fault of the line."""
    try:
        tell(value)
    except Exception as fault:  # noqa: BLE001 - the thread's edge
        log.error("A listener of the scanner failed: %s", type(fault).__name__)  # noqa: TRY400
