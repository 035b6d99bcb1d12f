"""The lines to a printer: a serial port or TCP 9100. Nothing here can wait for ever."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import select
import socket
import struct
import sys
import threading
from typing import Protocol

import serial

from tracs_mobile.domain.devices import Cause
from tracs_mobile.errors import DeviceError
from tracs_mobile.wording import say

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


class LinkFault(DeviceError):
    """A line could not be opened or did not stay; `cause` is the best guess why."""

    usual = Cause.FAULT

    def __init__(self, message: str, *, cause: Cause | None = None) -> None:
        super().__init__(message)
        self.cause = cause or self.usual


class LinkMissing(LinkFault):
    """There is nothing at the address, or nothing that answers."""

    usual = Cause.OFF


class LinkHeld(LinkFault):
    """Another program has the port."""

    usual = Cause.PORT_HELD


class LinkLost(LinkFault):
    """The connection broke."""

    usual = Cause.LINE_BROKE


class Link(Protocol):
    """A line to a printer. All methods return within about a tenth of a second or `deadline_s`."""

    @property
    def torn(self) -> bool:
        """Whether bytes may have been taken that were not counted: they must not be sent again."""
        ...

    def write(self, data: bytes, *, deadline_s: float) -> int:
        """Send some of `data`; how many bytes were taken: 0 when none were in time.

        Raises LinkLost.
        """
        ...

    def read(self, *, wait: bool) -> bytes:
        """What has come in; with `wait`, after a tenth of a second for it. Raises LinkLost."""
        ...

    def drop(self) -> None:
        """Forget what was written and has not left the laptop, where the system can."""
        ...

    def abort(self) -> None:
        """Make `write` give up soon; what can go at once still goes. Called from another thread."""
        ...

    def close(self, *, discard: bool) -> None:
        """Let go of the line; `discard` drops what the printer has not taken yet."""
        ...


class SerialLink:
    """A COM port, a device file or any pyserial URL."""

    def __init__(self, url: str, *, settle_s: float = SETTLE_S) -> None:
        """Open the port; Bluetooth ports want `settle_s` before the first byte.

        Raises LinkMissing, LinkHeld, LinkLost.
        """
        self._abort = threading.Event()
        self.torn = False
        try:
            self._port = serial.serial_for_url(
                url, baudrate=_BAUD, timeout=_SLICE_S, write_timeout=_SLICE_S, exclusive=True
            )
        except ValueError as fault:
            raise LinkMissing(
                say("{url} names no port.", url=url), cause=Cause.WRONG_PORT
            ) from fault
        except _PORT_FAULTS as fault:
            raise serial_fault(url, fault) from fault
        self._abort.wait(settle_s)
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
            self.torn = True
            return 0
        except _PORT_FAULTS as fault:
            raise LinkLost(say("The connection to the printer broke.")) from fault

    def read(self, *, wait: bool) -> bytes:
        """What has come in. Raises LinkLost."""
        try:
            there = min(self._port.in_waiting, _READ_BYTES)
            return self._port.read(max(1, there)) if wait or there else b""
        except _PORT_FAULTS as fault:
            raise LinkLost(say("The connection to the printer broke.")) from fault

    def drop(self) -> None:
        """Forget what has not left yet."""
        with contextlib.suppress(*_PORT_FAULTS):
            self._port.reset_output_buffer()

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
            self.drop()
        with contextlib.suppress(*_PORT_FAULTS):
            self._port.close()


_HELD = frozenset({errno.EACCES, errno.EPERM, errno.EBUSY, errno.EAGAIN})
_HELD_WINDOWS = frozenset({5, 32, 170})
"""Access denied, sharing violation, in use."""

_TOO_FAR = frozenset(
    {errno.ETIMEDOUT, errno.EHOSTDOWN, errno.EHOSTUNREACH, errno.ENETUNREACH, errno.ENETDOWN}
)
_TOO_FAR_WINDOWS = frozenset({121, 258, 1460, 10050, 10051, 10060, 10064, 10065})
"""Semaphore timeout (what an absent Bluetooth printer gives), wait timeout, the sockets' own."""

_NO_NUMBER_WINDOWS = re.compile(r"None, (\d+)\)")
_NUMBER_IN_TEXT = re.compile(r"\[Errno (\d+)\]")


def cause_of(fault: BaseException) -> Cause:
    """Why the system refused to open a line; OFF when it says nothing that is known.

    pyserial keeps the system's number only in the text of its exceptions.
    """
    text = str(fault)
    windows = getattr(fault, "winerror", None) or _number(_NO_NUMBER_WINDOWS, text)
    number = getattr(fault, "errno", None) or _number(_NUMBER_IN_TEXT, text)
    if number in _HELD or windows in _HELD_WINDOWS or "exclusively lock" in text:
        return Cause.PORT_HELD
    late = isinstance(fault, TimeoutError) or "timed out" in text
    if late or number in _TOO_FAR or windows in _TOO_FAR_WINDOWS:
        return Cause.OUT_OF_RANGE
    if number == errno.ECONNREFUSED or windows == _REFUSED_WINDOWS:
        return Cause.WRONG_PORT
    return Cause.OFF


_REFUSED_WINDOWS = 10061


def _number(pattern: re.Pattern[str], text: str) -> int | None:
    found = pattern.search(text)
    return int(found[1]) if found else None


def serial_fault(url: str, fault: Exception) -> LinkFault:
    """What a failed opening of a serial port means."""
    cause = cause_of(fault)
    if cause is Cause.PORT_HELD:
        return LinkHeld(say("Another program holds {url}.", url=url))
    return LinkMissing(say("There is no printer at {url}.", url=url), cause=cause)


def _write_descriptor(fd: int, data: bytes, deadline_s: float, abort: threading.Event) -> int:
    """Write what the line takes, waiting in short slices so that an abort is seen."""
    for _ in range(max(1, round(deadline_s / _SLICE_S))):
        _, ready, _ = select.select([], [fd], [], 0 if abort.is_set() else _SLICE_S)
        if ready:
            with contextlib.suppress(BlockingIOError, InterruptedError):
                return os.write(fd, data)
        if abort.is_set():
            return 0
    return 0


class SocketLink:
    """A line over a connected stream socket, whatever carries it."""

    torn = False

    def __init__(self, connected: socket.socket) -> None:
        """Take over a connected socket."""
        self._abort = threading.Event()
        self._socket = connected
        self._socket.settimeout(_SLICE_S)

    def write(self, data: bytes, *, deadline_s: float) -> int:
        """Send some of `data`. Raises LinkLost."""
        for _ in range(max(1, round(deadline_s / _SLICE_S))):
            try:
                return self._socket.send(data)
            except TimeoutError as fault:
                # Also what the system says when the other end has been silent for minutes.
                if fault.errno is not None:
                    raise _lost(fault) from fault
            except OSError as fault:
                raise _lost(fault) from fault
            if self._abort.is_set():
                return 0
        return 0

    def read(self, *, wait: bool) -> bytes:
        """What has come in. Raises LinkLost, also when the printer hung up."""
        try:
            if not wait and not select.select([self._socket], [], [], 0)[0]:
                return b""
            found = self._socket.recv(_READ_BYTES)
        except TimeoutError as fault:
            if fault.errno is not None:
                raise _lost(fault) from fault
            return b""
        except OSError as fault:
            raise _lost(fault) from fault
        if not found:
            raise LinkLost(say("The printer closed the connection."))
        return found

    def drop(self) -> None:
        """What a socket took cannot be had back; hanging up loses it."""

    def abort(self) -> None:
        """Make `write` give up."""
        self._abort.set()

    def close(self, *, discard: bool) -> None:
        """Hang up; with `discard` what is still on its way is dropped."""
        with contextlib.suppress(OSError):
            if discard:
                self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _HANG_UP_NOW)
            self._socket.close()


def _lost(fault: OSError) -> LinkLost:
    """A line that the system gave up for want of any answer is one that is out of range."""
    faded = cause_of(fault) is Cause.OUT_OF_RANGE
    cause = Cause.OUT_OF_RANGE if faded else Cause.LINE_BROKE
    return LinkLost(say("The connection to the printer broke."), cause=cause)


class TcpLink(SocketLink):
    """A printer that listens on the network, usually at port 9100."""

    def __init__(self, host: str, port: int, *, deadline_s: float) -> None:
        """Connect. Raises LinkMissing."""
        try:
            connected = socket.create_connection((host, port), timeout=deadline_s)
        except (OSError, OverflowError, UnicodeError) as fault:
            why = say("No printer answers at {host}, port {port}.", host=host, port=port)
            raise LinkMissing(why, cause=cause_of(fault)) from fault
        connected.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
        super().__init__(connected)
