"""A scripted ESC/POS printer on a pseudo-serial line and on TCP, for tests and the demo."""

from __future__ import annotations

import contextlib
import select
import socket
import threading
import time
from collections.abc import Callable, Iterator

from tracs_mobile.testing.emulated_line import Line, PtyLine, TcpLine
from tracs_mobile.testing.emulated_mechanism import Mechanism
from tracs_mobile.testing.emulated_paper import Roll
from tracs_mobile.testing.escpos_commands import commands
from tracs_mobile.testing.printer_script import Script, without_faults

__all__ = ["PrinterEmulator", "Script", "commands"]

_TICK_S = 0.02
"""How often a line that is not being read is looked at: whether the host went away."""

_PACED_SLICE_S = 0.01


class PrinterEmulator:
    """Takes jobs apart like a printer, moves pretended paper, and answers as its script says.

    What came out is on `roll`. Hands at the printer (`load_paper`, `close_cover`, `cool_down`,
    `charge`, `switch_off_and_on`, `repair`) may be any thread's. `monotonic` is asked for the speed
    of the paper and of the line.
    """

    def __init__(
        self,
        script: Script = Script(),  # noqa: B008  (a frozen value)
        *,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._inside = Mechanism(script, monotonic)
        self._monotonic = monotonic
        self._lock = threading.RLock()
        self._stop = threading.Event()
        self._settle = threading.Event()
        self._settled = threading.Event()
        self._come_back = threading.Event()
        self._discard = threading.Event()
        self._next_read = 0.0
        self._bell: socket.socket | None = None
        self.stalled = threading.Event()

    # --- what came of it ---------------------------------------------------------------------

    @property
    def roll(self) -> Roll:
        """All paper that came out."""
        return self._inside.roll

    @property
    def received(self) -> bytes:
        """Every byte that came but real-time commands, in order."""
        return bytes(self._inside.received)

    @property
    def dots(self) -> int:
        """How far the paper moved."""
        return self._inside.roll.rows

    @property
    def papers(self) -> int:
        """How many copies began with ESC @."""
        return len(self._inside.roll.papers)

    @property
    def jobs_begun(self) -> int:
        """How many jobs began."""
        return len(self._inside.roll.jobs)

    @property
    def jobs_whole(self) -> int:
        """How many jobs came out to the last row."""
        return sum(job.ended for job in self._inside.roll.jobs)

    @property
    def mechanism(self) -> Mechanism:
        """The inside, for the sensors, the stored pictures and the settings."""
        return self._inside

    # --- hands at the printer ----------------------------------------------------------------

    def load_paper(self) -> None:
        """Put a new roll in."""
        self._put_right("paper_out")

    def close_cover(self) -> None:
        """Close it."""
        self._put_right("cover_open")

    def cool_down(self) -> None:
        """Let the head be cool."""
        self._put_right("hot")

    def charge(self) -> None:
        """Plug in the charger."""
        self._put_right("battery_low")

    def switch_off_and_on(self) -> None:
        """What it held is lost, and so is what came in; a stalled one reads again."""
        with self._lock:
            self._inside.restart()
        self._discard.set()
        self._come_back.set()
        self._ring()

    def repair(self) -> None:
        """Everything the script does wrong is mended, and the printer switched off and on."""
        with self._lock:
            self._inside.mend(without_faults(self._inside.script))
        self.switch_off_and_on()

    def settle(self, deadline_s: float = 5.0) -> None:
        """Wait until all that has come in is on paper or cannot go on. Raises TimeoutError."""
        self._settled.clear()
        self._settle.set()
        self._ring()
        if not self._settled.wait(deadline_s):
            raise TimeoutError("The emulated printer is still at work.")

    def _put_right(self, name: str) -> None:
        with self._lock:
            self._inside.put_right(name)
        self._ring()

    def _ring(self) -> None:
        with self._lock, contextlib.suppress(BlockingIOError):
            if self._bell is not None:
                self._bell.send(b"!")

    # --- serving -----------------------------------------------------------------------------

    @contextlib.contextmanager
    def on_pty(self) -> Iterator[str]:
        """Serve a pseudo-serial line while the block runs; gives the path of its other end."""
        with contextlib.closing(PtyLine()) as line, self._serving(line):
            yield line.url

    @contextlib.contextmanager
    def on_tcp(self) -> Iterator[str]:
        """Serve one client after the other on loopback; gives `tcp://127.0.0.1:port`."""
        with contextlib.closing(TcpLine()) as line, self._serving(line):
            yield line.url

    @contextlib.contextmanager
    def _serving(self, line: Line) -> Iterator[None]:
        self._stop.clear()
        line.hold(held=self._inside.script.held)
        if self._inside.script.off:
            line.hang_up()
        self._bell, ear = socket.socketpair()
        for end in (self._bell, ear):
            end.setblocking(False)
        thread = threading.Thread(
            target=self._serve, args=(line, ear), name="emulated printer", daemon=True
        )
        thread.start()
        try:
            yield
        finally:
            self._stop.set()
            self._ring()
            thread.join()
            with self._lock:
                self._bell.close()
                self._bell = None
            ear.close()

    def _serve(self, line: Line, ear: socket.socket) -> None:
        while not self._stop.is_set():
            # Asked before everything else, so that a settled printer is one that was looked at.
            asked = self._settle.is_set()
            self._hands(line)
            with self._lock:
                self._inside.work()
                self._answer(line)
                room = self._inside.room(line.waiting())
                due = self._inside.due_s()
            pause = self._pause_s()
            if not room:
                self.stalled.set()
            waits = (due, None if room else _TICK_S, pause or None)
            wait = min((seconds for seconds in waits if seconds is not None), default=None)
            settling = asked and due is None and not pause
            if not self._turn(line, ear, 0 if pause else room, 0 if settling else wait):
                self._be_settled(settling=settling)

    def _turn(self, line: Line, ear: socket.socket, room: int, wait_s: float | None) -> bool:
        """Wait for bytes, for hands or for the time; take what came, and tell whether any did."""
        fd = line.fileno() if room else None
        watched = [ear.fileno(), *([] if fd is None else [fd])]
        ready, _, _ = select.select(watched, [], [], wait_s)
        if watched[0] in ready:
            ear.recv(4_096)
        if fd is None or fd not in ready:
            return False
        self._take(line, room)
        return True

    def _be_settled(self, *, settling: bool) -> None:
        if settling:
            self._settle.clear()
            self._settled.set()

    def _take(self, line: Line, room: int) -> None:
        rate = self._inside.script.line_bytes_per_second
        if rate is not None:
            room = max(1, min(room, int(rate * _PACED_SLICE_S)))
        raw = line.read(room)
        if raw is None:
            return
        if rate is not None:
            self._next_read = max(self._next_read, self._monotonic()) + len(raw) / rate
        with self._lock:
            self._inside.work()  # what is answered at once is how things stand now
            self._inside.take(raw)
            self._inside.work()
            self._answer(line)
            if self._inside.hangs_up:
                line.hang_up()
                if self._inside.script.reconnects:
                    self._come_back.set()

    def _answer(self, line: Line) -> None:
        answers = bytes(self._inside.answers)
        self._inside.answers.clear()
        if answers:
            line.send(answers)

    def _pause_s(self) -> float:
        """Seconds until a paced line delivers the next bytes."""
        if self._inside.script.line_bytes_per_second is None:
            return 0.0
        return max(0.0, self._next_read - self._monotonic())

    def _hands(self, line: Line) -> None:
        """What somebody did at the printer since the last turn."""
        if self._discard.is_set():
            self._discard.clear()
            line.discard()
        if self._come_back.is_set():
            self._come_back.clear()
            line.hold(held=self._inside.script.held)
            line.come_back()
