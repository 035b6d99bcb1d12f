"""A license scanner that is not there, on a pseudo-serial line (TCP on Windows).

It plays payloads as the hardware delivers them: in packets at once, or on any line of
`scanner_lines` with its pauses, with noise in front, and with the plug pulled in the middle. What
it would type as a keyboard is in `scanner_keys`.
"""

from __future__ import annotations

import contextlib
import os
import random
import socket
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from tracs_mobile.testing.scanner_lines import Line, usb_packets

if sys.platform != "win32":
    import pty
    import tty

_PACKET = 64
"""What a USB serial port delivers at once."""

_SPARKS = b"\x00\xff"


@dataclass(frozen=True, slots=True, kw_only=True)
class Played:
    """What became of one payload: bytes sent, and the longest pause that was really made.

    A machine that is busy makes longer pauses than the line was to have.
    """

    sent: int
    longest_pause_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How a payload is played. `noise` bytes come first; at `cut_at` bytes the plug is pulled."""

    line: Line = usb_packets
    seed: int = 0
    noise: int = 0
    cut_at: int | None = None


AT_ONCE = Manner()


class _Plug(Protocol):
    """The end of the line that the laptop sees."""

    @property
    def url(self) -> str: ...
    def put_in(self, name: str) -> None: ...
    def pull_out(self) -> None: ...
    def write(self, raw: bytes) -> None: ...


@dataclass(slots=True, kw_only=True, eq=False)
class ScannerEmulator:
    """A scanner whose plug goes in and out; `url` is where it was plugged in last."""

    _plug: _Plug
    _end: threading.Event = field(default_factory=threading.Event)

    @property
    def url(self) -> str:
        """The port; it stays the same until the scanner is plugged in under another name."""
        return self._plug.url

    def play(self, payload: bytes) -> None:
        """Deliver `payload` in packets, at once."""
        for start in range(0, len(payload), _PACKET):
            self._plug.write(payload[start : start + _PACKET])

    def begin(self, payload: bytes, manner: Manner = AT_ONCE) -> Future[Played]:
        """Deliver `payload` in its own time, on a thread of its own."""
        played: Future[Played] = Future()
        work = threading.Thread(
            target=self._deliver, args=(payload, manner, played), name="emulated scanner"
        )
        work.start()
        return played

    def pull_out(self) -> None:
        """Pull the plug. Safe to call twice."""
        self._plug.pull_out()

    def put_in(self, name: str = "scanner") -> None:
        """Plug it in; under another `name` the system has given it another number."""
        self._plug.put_in(name)

    def end(self) -> None:
        """Stop what is playing and pull the plug."""
        self._end.set()
        self._plug.pull_out()

    def _deliver(self, payload: bytes, manner: Manner, played: Future[Played]) -> None:
        try:
            played.set_result(self._played(payload, manner))
        except Exception as fault:  # noqa: BLE001 - the thread's edge: told to whoever waits
            played.set_exception(fault)

    def _played(self, payload: bytes, manner: Manner) -> Played:
        chance = random.Random(manner.seed)  # noqa: S311 - repeatable lines, not a secret
        raw = bytes(chance.choice(_SPARKS) for _ in range(manner.noise)) + payload
        begun = last = time.monotonic()
        sent, longest_s = 0, 0.0
        for at_s, piece in manner.line(raw, chance):
            self._end.wait(max(0.0, begun + at_s - time.monotonic()))
            left = len(piece) if manner.cut_at is None else manner.cut_at - sent
            if self._end.is_set() or left <= 0:
                break
            self._plug.write(piece[:left])
            now = time.monotonic()
            longest_s = max(longest_s, now - last)
            last, sent = now, sent + len(piece[:left])
        if manner.cut_at is not None:
            self._plug.pull_out()
        return Played(sent=sent, longest_pause_s=longest_s)


@contextlib.contextmanager
def plugged_in() -> Iterator[ScannerEmulator]:
    """A scanner for as long as the block runs."""
    with unplugged() as scanner:
        scanner.put_in()
        yield scanner


@contextlib.contextmanager
def unplugged() -> Iterator[ScannerEmulator]:
    """A scanner that nobody has plugged in yet."""
    with tempfile.TemporaryDirectory() as folder:
        plug: _Plug = _TcpPlug() if sys.platform == "win32" else _PtyPlug(Path(folder))
        scanner = ScannerEmulator(_plug=plug)
        try:
            yield scanner
        finally:
            scanner.end()


class _PtyPlug:
    """A name in a folder that leads to a pseudo-serial line while the plug is in."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path = folder / "scanner"
        self._ends: tuple[int, int] | None = None
        # A thread that writes must never meet the number of a file that was closed meanwhile.
        self._guard = threading.Lock()

    @property
    def url(self) -> str:
        return str(self._path)

    def put_in(self, name: str) -> None:
        with self._guard:
            if self._ends is None:
                near, far = pty.openpty()
                tty.setraw(far)
                self._ends = (near, far)
                self._path = self._folder / name
                self._path.symlink_to(os.ttyname(far))

    def pull_out(self) -> None:
        with self._guard:
            ends, self._ends = self._ends, None
            if ends is not None:
                self._path.unlink()
                for end in ends:
                    os.close(end)

    def write(self, raw: bytes) -> None:
        with self._guard:
            while raw and self._ends is not None:
                raw = raw[os.write(self._ends[0], raw) :]


class _TcpPlug:
    """A listener on loopback; the plug is in while somebody may connect."""

    def __init__(self) -> None:
        self._listener: socket.socket | None = None
        self._clients: list[socket.socket] = []
        self._port = 0

    @property
    def url(self) -> str:
        return f"socket://127.0.0.1:{self._port}"

    def put_in(self, name: str) -> None:
        del name
        if self._listener is None:
            self._listener = socket.create_server(("127.0.0.1", 0))
            self._port = self._listener.getsockname()[1]

    def pull_out(self) -> None:
        for one in (*self._clients, self._listener):
            if one is not None:
                one.close()
        self._clients.clear()
        self._listener = None

    def write(self, raw: bytes) -> None:
        if self._listener is not None and not self._clients:
            self._clients.append(self._listener.accept()[0])
        for client in self._clients:
            client.sendall(raw)
