"""The lines an emulated printer hangs on: a pseudo-serial line and TCP on loopback."""

from __future__ import annotations

import contextlib
import os
import select
import socket
import sys
import tempfile
from pathlib import Path
from typing import Protocol

if sys.platform != "win32":
    import fcntl
    import pty
    import struct
    import termios
    import tty

_WINDOW_BYTES = 4_096
"""What a network printer lets come in ahead of its own buffer."""

_PEEK_BYTES = 512


class Line(Protocol):
    """One end of a line, used by the printer's thread only."""

    url: str

    def fileno(self) -> int | None:
        """What to wait on; None when there is nobody and nobody can come."""
        ...

    def waiting(self) -> int:
        """How many bytes have come in and are not read."""
        ...

    def read(self, most: int) -> bytes | None:
        """Up to `most` bytes; None when the host came or went instead."""
        ...

    def send(self, raw: bytes) -> None:
        """Send an answer; dropped when nobody takes it."""
        ...

    def hang_up(self) -> None:
        """Go away: the host sees a broken line, and nothing at the address."""
        ...

    def come_back(self) -> None:
        """Be there again, at the same address."""
        ...

    def discard(self) -> None:
        """Drop what has come in and is not read."""
        ...

    def hold(self, held: bool) -> None:
        """Belong to another program, or no more."""
        ...


class PtyLine:
    """A pseudo-serial line behind a name that stays when it is plugged in again."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="printer-")
        self._name = Path(self._folder.name) / "port"
        self.url = str(self._name)
        self._ours = self._theirs = self._other = -1
        self.come_back()

    def fileno(self) -> int | None:
        return None if self._ours < 0 else self._ours

    def waiting(self) -> int:
        if self._ours < 0:
            return 0
        found = fcntl.ioctl(self._ours, termios.FIONREAD, bytes(4))
        return int(struct.unpack("i", found)[0])

    def read(self, most: int) -> bytes | None:
        return os.read(self._ours, most)

    def send(self, raw: bytes) -> None:
        with contextlib.suppress(OSError):
            os.write(self._ours, raw)

    def hang_up(self) -> None:
        self.hold(held=False)
        self._name.unlink(missing_ok=True)
        for fd in (self._ours, self._theirs):
            if fd >= 0:
                os.close(fd)
        self._ours = self._theirs = -1

    def come_back(self) -> None:
        if self._ours >= 0:
            return
        self._ours, self._theirs = pty.openpty()
        tty.setraw(self._theirs)
        os.set_blocking(self._ours, False)
        self._name.symlink_to(os.ttyname(self._theirs))

    def discard(self) -> None:
        if self._ours >= 0:
            termios.tcflush(self._ours, termios.TCIFLUSH)
            termios.tcflush(self._theirs, termios.TCOFLUSH)

    def hold(self, held: bool) -> None:
        if held and self._other < 0 <= self._ours:
            self._other = os.open(self.url, os.O_RDWR | os.O_NOCTTY)
            fcntl.flock(self._other, fcntl.LOCK_EX | fcntl.LOCK_NB)
        elif not held and self._other >= 0:
            os.close(self._other)
            self._other = -1

    def close(self) -> None:
        """Let go of everything."""
        self.hang_up()
        self._folder.cleanup()


class TcpLine:
    """Port of a network printer on loopback; serves one client after the other."""

    def __init__(self) -> None:
        self._listener: socket.socket | None = None
        self._client: socket.socket | None = None
        self._port = 0
        self._held = False
        self.come_back()
        self.url = f"tcp://127.0.0.1:{self._port}"

    def fileno(self) -> int | None:
        if self._client is not None:
            return self._client.fileno()
        return None if self._listener is None or self._held else self._listener.fileno()

    def waiting(self) -> int:
        """At most a few hundred; enough to tell a question from a job."""
        if self._client is None:
            return 0
        if self._client.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR):
            self._drop()
            return 0
        with contextlib.suppress(OSError):
            if select.select([self._client], [], [], 0)[0]:
                # One byte for an end of the connection, so that it is read.
                return len(self._client.recv(_PEEK_BYTES, socket.MSG_PEEK)) or 1
        return 0

    def read(self, most: int) -> bytes | None:
        if self._client is None:
            if self._listener is not None:
                self._client, _ = self._listener.accept()
            return None
        try:
            found = self._client.recv(most)
        except OSError:
            found = b""
        if not found:
            self._drop()
            return None
        return found

    def send(self, raw: bytes) -> None:
        if self._client is not None:
            with contextlib.suppress(OSError):
                self._client.sendall(raw)

    def hang_up(self) -> None:
        if self._listener is not None:
            self._listener.close()
            self._listener = None
        self._drop()

    def come_back(self) -> None:
        if self._listener is None:
            self._listener = socket.socket()
            self._listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, _WINDOW_BYTES)
            if os.name == "posix":
                self._listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            self._listener.bind(("127.0.0.1", self._port))
            self._listener.listen()
            self._port = int(self._listener.getsockname()[1])

    def discard(self) -> None:
        self._drop()

    def hold(self, held: bool) -> None:
        self._held = held

    def close(self) -> None:
        """Let go of everything."""
        self.hang_up()

    def _drop(self) -> None:
        if self._client is not None:
            self._client.close()
            self._client = None
