"""A scripted license scanner on a pseudo-serial line (TCP on Windows), for tests and the demo."""

from __future__ import annotations

import contextlib
import os
import socket
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass

if sys.platform != "win32":
    import pty
    import tty

_PACKET = 64
"""What a USB serial port delivers at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScannerEmulator:
    """A scanner that is plugged in at `url`; `play` delivers a payload as the hardware would."""

    url: str
    _write: Callable[[bytes], object]

    def play(self, payload: bytes) -> None:
        """Deliver `payload` in packets."""
        for start in range(0, len(payload), _PACKET):
            self._write(payload[start : start + _PACKET])


@contextlib.contextmanager
def plugged_in() -> Iterator[ScannerEmulator]:
    """A scanner for as long as the block runs."""
    line = _on_tcp() if sys.platform == "win32" else _on_pty()
    with line as scanner:
        yield scanner


@contextlib.contextmanager
def _on_pty() -> Iterator[ScannerEmulator]:
    ours, theirs = pty.openpty()
    tty.setraw(theirs)
    try:
        yield ScannerEmulator(url=os.ttyname(theirs), _write=lambda raw: os.write(ours, raw))
    finally:
        os.close(theirs)
        os.close(ours)


@contextlib.contextmanager
def _on_tcp() -> Iterator[ScannerEmulator]:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        clients: list[socket.socket] = []

        def write(raw: bytes) -> None:
            if not clients:
                clients.append(listener.accept()[0])
            clients[0].sendall(raw)

        yield ScannerEmulator(url=f"socket://127.0.0.1:{listener.getsockname()[1]}", _write=write)
        for client in clients:
            client.close()
