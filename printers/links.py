"""The ways to a printer: a serial port or TCP 9100. Nothing here can wait for ever."""

from __future__ import annotations

import contextlib
import errno
import os
import select
import socket
import struct
import sys
import threading
from typing import Protocol

import serial

from tracs_mobile.errors import DeviceError

if sys.platform != "win32":
    import termios

    _PORT_FAULTS: tuple[type[Exception], ...] = (OSError, TypeError, termios.error)
else:
    _PORT_FAULTS = (OSError, TypeError)
"""What pyserial lets through when a port goes away; its own exceptions are OSErrors."""

SETTLE_S = 0.1
"""Bluetooth serial lines lose what is sent sooner after opening (Star's advice)."""

_BAUD = 115_200
_SLICE_S = 0.1
_READ_BYTES = 512
_HANG_UP_NOW = struct.pack("hh" if os.name == "nt" else "ii", 1, 0)


class LinkMissing(DeviceError):
    """There is nothing at the address."""


class LinkHeld(DeviceError):
    """Another program has the port."""


class LinkLost(DeviceError):
    """The connection broke."""


class Link(Protocol):
    """A line to a printer. All methods return within about a tenth of a second or `deadline_s`."""

    def write(self, data: bytes, *, deadline_s: float) -> int:
        """Send some of `data`; how many bytes were taken: 0 when none were in time.

        Raises LinkLost.
        """
        ...

    def read(self, *, wait: bool) -> bytes:
        """What has come in; with `wait`, after a tenth of a second for it. Raises LinkLost."""
        ...

    def abort(self) -> None:
        """Make `write` give up soon. Called from another thread."""
        ...

    def close(self, *, discard: bool) -> None:
        """Let go of the line; `discard` drops what the printer has not taken yet."""
        ...


class SerialLink:
    """A COM port, a device file or any pyserial URL."""

    def __init__(self, url: str) -> None:
        """Open the port. Raises LinkMissing, LinkHeld, LinkLost."""
        self._abort = threading.Event()
        try:
            self._port = serial.serial_for_url(
                url, baudrate=_BAUD, timeout=_SLICE_S, write_timeout=_SLICE_S, exclusive=True
            )
        except ValueError as fault:
            raise LinkMissing(f"{url} is not the name of a port.") from fault
        except _PORT_FAULTS as fault:
            raise _serial_fault(url, fault) from fault
        self._abort.wait(SETTLE_S)
        with contextlib.suppress(*_PORT_FAULTS):
            self._port.reset_input_buffer()

    def write(self, data: bytes, *, deadline_s: float) -> int:
        """Send some of `data`. Raises LinkLost."""
        try:
            if os.name == "posix" and isinstance(self._port, serial.Serial):
                # pyserial spins at full speed while a line is stalled and says nothing of how much
                # was taken; the descriptor itself does better.
                return _write_descriptor(self._port.fileno(), data, deadline_s, self._abort)
            if self._port.write_timeout != deadline_s:
                self._port.write_timeout = deadline_s
            return self._port.write(data) or 0
        except serial.SerialTimeoutException:
            return 0
        except _PORT_FAULTS as fault:
            raise LinkLost("The connection to the printer broke.") from fault

    def read(self, *, wait: bool) -> bytes:
        """What has come in. Raises LinkLost."""
        try:
            there = min(self._port.in_waiting, _READ_BYTES)
            return self._port.read(max(1, there)) if wait or there else b""
        except _PORT_FAULTS as fault:
            raise LinkLost("The connection to the printer broke.") from fault

    def abort(self) -> None:
        """Make `write` give up."""
        self._abort.set()
        cancel = getattr(self._port, "cancel_write", None)
        if cancel is not None:
            with contextlib.suppress(*_PORT_FAULTS):
                cancel()

    def close(self, *, discard: bool) -> None:
        """Let go of the port."""
        if discard:
            with contextlib.suppress(*_PORT_FAULTS):
                self._port.reset_output_buffer()
        with contextlib.suppress(*_PORT_FAULTS):
            self._port.close()


def _serial_fault(url: str, fault: Exception) -> DeviceError:
    number = fault.errno if isinstance(fault, OSError) else None
    text = str(fault).casefold()
    if number in (errno.EACCES, errno.EBUSY, errno.EAGAIN) or "denied" in text or "lock" in text:
        return LinkHeld(f"Another program holds {url}.")
    return LinkMissing(f"There is no printer at {url}.")


def _write_descriptor(fd: int, data: bytes, deadline_s: float, abort: threading.Event) -> int:
    """Write what the line takes, waiting in short slices so that an abort is seen."""
    for _ in range(max(1, round(deadline_s / _SLICE_S))):
        if abort.is_set():
            return 0
        _, ready, _ = select.select([], [fd], [], _SLICE_S)
        if ready:
            with contextlib.suppress(BlockingIOError, InterruptedError):
                return os.write(fd, data)
    return 0


class TcpLink:
    """A printer that listens on the network, usually at port 9100."""

    def __init__(self, host: str, port: int, *, deadline_s: float) -> None:
        """Connect. Raises LinkMissing, LinkHeld."""
        self._abort = threading.Event()
        try:
            self._socket = socket.create_connection((host, port), timeout=deadline_s)
        except (OSError, OverflowError, UnicodeError) as fault:
            raise LinkMissing(f"No printer answers at {host}, port {port}.") from fault
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
        self._socket.settimeout(_SLICE_S)

    def write(self, data: bytes, *, deadline_s: float) -> int:
        """Send some of `data`. Raises LinkLost."""
        for _ in range(max(1, round(deadline_s / _SLICE_S))):
            if self._abort.is_set():
                return 0
            try:
                return self._socket.send(data)
            except TimeoutError:
                continue
            except OSError as fault:
                raise LinkLost("The connection to the printer broke.") from fault
        return 0

    def read(self, *, wait: bool) -> bytes:
        """What has come in. Raises LinkLost, also when the printer hung up."""
        try:
            if not wait and not select.select([self._socket], [], [], 0)[0]:
                return b""
            found = self._socket.recv(_READ_BYTES)
        except TimeoutError:
            return b""
        except OSError as fault:
            raise LinkLost("The connection to the printer broke.") from fault
        if not found:
            raise LinkLost("The printer closed the connection.")
        return found

    def abort(self) -> None:
        """Make `write` give up."""
        self._abort.set()

    def close(self, *, discard: bool) -> None:
        """Hang up; with `discard` what is still on its way is dropped."""
        with contextlib.suppress(OSError):
            if discard:
                self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _HANG_UP_NOW)
            self._socket.close()
