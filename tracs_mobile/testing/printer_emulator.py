"""A scripted ESC/POS printer on a pseudo-serial line and on TCP, for tests and the demo."""

from __future__ import annotations

import contextlib
import os
import select
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass

if sys.platform != "win32":
    import pty
    import tty

_BUFFER_BYTES = 4096
_TICK_S = 0.02
_READ_BYTES = 4096
_REAL_TIME = b"\x10\x04"

_ESC_PARAMETERS = {
    "@": 0, "2": 0, "t": 1, "R": 1, "3": 1, "J": 1, "d": 1, "E": 1, "G": 1, "M": 1, "!": 1,
    "a": 1, "-": 1, "$": 2,
}  # fmt: skip
_GS_PARAMETERS = {"!": 1, "r": 1, "a": 1, "P": 2, "L": 2, "W": 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """What the printer does wrong. Byte counts are of what it received, dots of paper moved.

    `stops_reading_after` and `hangs_up_after` count bytes; `paper_ends_after` counts dots. A `mute`
    printer answers nothing; one that `confirms` knows GS ( H function 48.
    """

    mute: bool = False
    cover_open: bool = False
    paper_out: bool = False
    hot: bool = False
    confirms: bool = False
    stops_reading_after: int | None = None
    hangs_up_after: int | None = None
    paper_ends_after: int | None = None


class _HungUp(Exception):
    """The printer lets go of the line."""


class PrinterEmulator:
    """Takes jobs apart like a printer, moves pretended paper, and answers as its script says.

    `received` holds every byte but real-time queries, in order; `dots` how far the paper moved;
    `papers` how often a job began with ESC @.
    """

    def __init__(self, script: Script = Script()) -> None:
        self._script = script
        self._queue = b""
        self._asking = b""
        self._tells_changes = False
        self._spacing = 30
        self._taken = 0
        self._stop = threading.Event()
        self.paper_out = script.paper_out
        self.stalled = threading.Event()
        self.received = b""
        self.dots = 0
        self.papers = 0

    @contextlib.contextmanager
    def on_pty(self) -> Iterator[str]:
        """Serve a pseudo-serial line while the block runs; gives the path of its other end."""
        ours, theirs = pty.openpty()
        tty.setraw(theirs)
        os.set_blocking(ours, False)
        path = os.ttyname(theirs)
        thread = threading.Thread(target=self._serve_pty, args=(ours, theirs), daemon=True)
        thread.start()
        try:
            yield path
        finally:
            self._stop.set()
            thread.join()

    @contextlib.contextmanager
    def on_tcp(self) -> Iterator[str]:
        """Serve one client after the other on loopback; gives `tcp://127.0.0.1:port`."""
        listener = socket.create_server(("127.0.0.1", 0))
        listener.settimeout(_TICK_S)
        thread = threading.Thread(target=self._serve_tcp, args=(listener,), daemon=True)
        thread.start()
        try:
            yield f"tcp://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            self._stop.set()
            thread.join()
            listener.close()

    def load_paper(self) -> None:
        """Put a new roll in."""
        self.paper_out = False

    # --- serving -----------------------------------------------------------------------------

    def _serve_pty(self, ours: int, theirs: int) -> None:
        def answer(raw: bytes) -> None:
            with contextlib.suppress(OSError):
                os.write(ours, raw)

        try:
            self._serve(ours, lambda: os.read(ours, self._room()), answer)
        except (_HungUp, OSError):
            pass
        finally:
            os.close(ours)
            os.close(theirs)

    def _serve_tcp(self, listener: socket.socket) -> None:
        while not self._stop.is_set():
            try:
                client, _ = listener.accept()
            except TimeoutError:
                continue
            with client, contextlib.suppress(OSError, _HungUp):
                self._serve_client(client)

    def _serve_client(self, client: socket.socket) -> None:
        self._serve(client.fileno(), lambda: client.recv(self._room()), client.sendall)

    def _serve(self, fd: int, read: Callable[[], bytes], answer: Callable[[bytes], None]) -> None:
        while not self._stop.is_set():
            if self._reads():
                ready, _, _ = select.select([fd], [], [], _TICK_S)
                if ready:
                    raw = read()
                    if not raw:
                        return
                    self._take(raw, answer)
            else:
                self.stalled.set()
                self._stop.wait(_TICK_S)
            self._work(answer)

    def _room(self) -> int:
        limit = self._script.stops_reading_after
        left = _READ_BYTES if limit is None else limit - self._taken
        return max(1, min(_READ_BYTES, left))

    def _reads(self) -> bool:
        limit = self._script.stops_reading_after
        full = self.paper_out and len(self._queue) >= _BUFFER_BYTES
        return not full and (limit is None or self._taken < limit)

    def _take(self, raw: bytes, answer: Callable[[bytes], None]) -> None:
        """Answer real-time queries at once, queue everything else."""
        self._taken += len(raw)
        limit = self._script.hangs_up_after
        if limit is not None and self._taken >= limit:
            raise _HungUp
        raw, self._asking = self._asking + raw, b""
        while (at := raw.find(_REAL_TIME)) >= 0 and at + 2 < len(raw):
            self._keep(raw[:at])
            self._real_time(raw[at + 2], answer)
            raw = raw[at + 3 :]
        held = 2 if raw.endswith(_REAL_TIME) else int(raw.endswith(_REAL_TIME[:1]))
        self._keep(raw[: len(raw) - held])
        self._asking = raw[len(raw) - held :]

    def _keep(self, raw: bytes) -> None:
        self.received += raw
        self._queue += raw

    # --- answering ---------------------------------------------------------------------------

    def _real_time(self, query: int, answer: Callable[[bytes], None]) -> None:
        if self._script.mute:
            return
        stopped = self._script.cover_open or self.paper_out
        bits = {
            1: 0x08 * stopped,
            2: 0x04 * self._script.cover_open | 0x20 * self.paper_out,
            3: 0x40 * self._script.hot,
            4: 0x60 * self.paper_out,
        }
        answer(bytes([0x12 | bits.get(query, 0)]))

    def _change(self, answer: Callable[[bytes], None]) -> None:
        if self._tells_changes and not self._script.mute:
            printer = 0x10 | 0x08 * self.paper_out | 0x20 * self._script.cover_open
            answer(bytes([printer, 0, 0x0C * self.paper_out, 0x0F]))

    # --- printing ----------------------------------------------------------------------------

    def _work(self, answer: Callable[[bytes], None]) -> None:
        """Carry out complete commands until the paper ends."""
        while self._queue and not self.paper_out:
            length = _length(self._queue)
            if length > len(self._queue):
                return
            command, self._queue = self._queue[:length], self._queue[length:]
            self._carry_out(command, answer)
            limit = self._script.paper_ends_after
            if limit is not None and self.dots >= limit and not self.paper_out:
                self.paper_out = True
                self._change(answer)

    def _carry_out(self, command: bytes, answer: Callable[[bytes], None]) -> None:
        name, rest = command[:2], command[2:]
        if name == b"\x1b@":
            self.papers += 1
        elif name == b"\x1b3":
            self._spacing = rest[0]
        elif name == b"\x1bJ":
            self.dots += rest[0]
        elif command == b"\n":
            self.dots += self._spacing
        elif name == b"\x1dv":
            self.dots += int.from_bytes(command[6:8], "little") * (2 if command[3] & 2 else 1)
        else:
            self._say(command, answer)

    def _say(self, command: bytes, answer: Callable[[bytes], None]) -> None:
        """Commands that are answered in order with the data."""
        if self._script.mute:
            return
        if command.startswith(b"\x1da"):
            self._tells_changes = command[2] != 0
            self._change(answer)
        elif command.startswith(b"\x1dr"):
            answer(bytes([0x0C * self.paper_out]))
        elif command.startswith(b"\x1d(H") and self._script.confirms:
            answer(b"\x37\x22" + command[7:11] + b"\x00")


def commands(job: bytes) -> Iterator[bytes]:
    """A job cut into its commands; a byte of text is a command of its own."""
    while job:
        length = _length(job)
        yield job[:length]
        job = job[length:]


def _length(queue: bytes) -> int:
    """Bytes of the command or the piece of text at the start; more than there are if cut off."""
    first, second = queue[0], chr(queue[1]) if len(queue) > 1 else ""
    if first == 0x1B:
        return 2 + _ESC_PARAMETERS.get(second, 0)
    if first == 0x1D and second == "v":
        return _raster_length(queue)
    if first == 0x1D and second == "(":
        return 5 + int.from_bytes(queue[3:5], "little")
    if first == 0x1D:
        return 2 + _GS_PARAMETERS.get(second, 0)
    return 1


def _raster_length(queue: bytes) -> int:
    if len(queue) < 8:
        return 8
    return 8 + int.from_bytes(queue[4:6], "little") * int.from_bytes(queue[6:8], "little")
