"""The inside of an emulated ESC/POS printer: receive buffer and commands."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from tracs_mobile.testing.emulated_codes import Pictures
from tracs_mobile.testing.emulated_head import Head, Move
from tracs_mobile.testing.emulated_paper import Roll
from tracs_mobile.testing.emulated_sensors import Sensors
from tracs_mobile.testing.escpos_commands import RealTimeSplitter, command_length
from tracs_mobile.testing.printer_script import Script

RESERVE_BYTES = 128
"""Room behind a buffer that calls itself full, so that real-time commands still get in."""

_READ_BYTES = 4_096
_CLEAR = b"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08"
_RECOVER, _CLEAR_AND_RECOVER = b"\x10\x05\x01", b"\x10\x05\x02"
_TEXT = re.compile(rb"[^\x00-\x1f]+")
_RASTER_HEAD = 8
_ASK_FREE = b"\x1d(L\x02\x00\x30\x33"
"""GS ( L function 51."""

_NORMAL_SPACING = 30


@dataclass
class _Raster:
    """The rest of a GS v 0 that is coming in."""

    lines: int
    stride: int
    dots_a_line: int


class Mechanism:
    """Takes bytes, moves paper, and leaves its answers in `answers`. Knows no line.

    Belongs to one thread at a time. `work` does what can be done at the time that `monotonic`
    tells; `due_s` tells when there is more to do. `taken` is the count of the script's bytes.
    """

    def __init__(self, script: Script, monotonic: Callable[[], float]) -> None:
        self.script = script
        self.roll = Roll()
        self.pictures = Pictures(capacity=script.nv_bytes)
        self.answers = bytearray()
        self.received = bytearray()
        self.settings: dict[int, int] = {}
        self.sensors = Sensors(script, self._say)
        self.taken = 0
        self._head = Head(
            self.roll, self.sensors, mm_per_second=script.mm_per_second, monotonic=monotonic
        )
        self._monotonic = monotonic
        self._queue = bytearray()
        self._splitter = RealTimeSplitter()
        self._pending = b""
        self._raster: _Raster | None = None
        self._spacing = _NORMAL_SPACING
        self._asked = b""
        self._job = b""
        self._doubled = False

    def _say(self, raw: bytes) -> None:
        silent = self.script.silent_after
        if self.script.mute or (silent is not None and self.taken >= silent):
            return
        self.answers += raw[: (len(raw) + 1) // 2] if self.script.half_replies else raw

    # --- the buffer --------------------------------------------------------------------------

    @property
    def blocked(self) -> bool:
        """Whether the buffer is not being worked off now."""
        return self.sensors.stopped or self._head.due_rows > self.script.line_buffer_dots

    def room(self, waiting: int) -> int:
        """How many of the `waiting` bytes the printer reads now."""
        limits = (self.script.stops_reading_after, self.script.hangs_up_after)
        left = [limit - self.taken for limit in limits if limit is not None]
        limit = max(0, min(left, default=_READ_BYTES))
        if not self.blocked or self.script.garbage:
            return min(_READ_BYTES, limit)
        free = self.script.buffer_bytes - len(self._queue)
        if free <= RESERVE_BYTES and waiting <= RESERVE_BYTES:
            free += RESERVE_BYTES
        return max(0, min(free, limit))

    def take(self, raw: bytes) -> None:
        """Bytes come in: real-time commands are done at once, the rest goes into the buffer."""
        if not self.script.counts_job_only:
            self.taken += len(raw)
        if self.script.garbage:
            self.answers += self.script.garbage
            return
        for piece, is_command in self._splitter.feed(raw):
            if is_command:
                self._real_time(piece)
            else:
                self._keep(piece)

    def _real_time(self, command: bytes) -> None:
        if command[1] == 4:
            self._asked = (self._asked + command[2:3])[-4:]
            if self._asked == b"\x01\x02\x03\x04":
                self._end_job()
            self.sensors.tell_real_time(command[2])
        elif self.script.clears and command in (_CLEAR, _RECOVER, _CLEAR_AND_RECOVER):
            self._recover(command)
        elif command[1:3] in (b"\x14\x07", b"\x1dI"):
            self.sensors.tell_on_demand(command[3])

    def _recover(self, command: bytes) -> None:
        """DLE ENQ 1 and 2 also get over a fault of the mechanism; 2 and DLE DC4 8 clear."""
        if command != _RECOVER:
            self.forget()
        if command == _CLEAR:
            self._say(b"\x37\x25\x00")
        else:
            self.sensors.put_right("broken")

    def _keep(self, raw: bytes) -> None:
        if not raw:
            return
        self._asked = b""
        if self.script.counts_job_only:
            self.taken += len(raw)
        self.received += raw
        self._queue += raw

    def forget(self) -> None:
        """Clear the buffers; what is out stays out."""
        self._queue.clear()
        self._head.forget()
        self._pending, self._raster = b"", None
        self._end_job()

    def put_right(self, name: str) -> None:
        """Hands put one thing right. A printer that does not resume forgets what it held."""
        if not self.script.resumes:
            self.forget()
        self.sensors.put_right(name)

    def mend(self, script: Script) -> None:
        """Be as `script` says from now on, and begin afresh."""
        self.script = script
        self.sensors.set_from(script)

    def restart(self) -> None:
        """Switched off and on: nothing is held, and counts of bytes are met no more."""
        self.forget()
        self.sensors.told, self.sensors.offline_response = False, 0
        self.script = replace(
            self.script, stops_reading_after=None, hangs_up_after=None, silent_after=None
        )

    @property
    def hangs_up(self) -> bool:
        """Whether the time has come to let go of the line; once."""
        limit = self.script.hangs_up_after
        if limit is None or self.taken < limit:
            return False
        self.script = replace(self.script, hangs_up_after=None)
        return True

    def _end_job(self) -> None:
        """A clear or a whole round of questions: what comes next is another job."""
        if not self._queue and not self._head.due_rows:
            self.roll.end_job(whole=False)
            self._job = b""

    # --- commands ----------------------------------------------------------------------------

    def work(self) -> None:
        """Move paper and interpret until something stops it or nothing is left."""
        self.sensors.cool_down(self._monotonic())
        self._head.advance()
        while not self.blocked and self._interpret():
            self._head.advance()
        self._head.rest()

    def due_s(self) -> float | None:
        """Seconds until there is something to do; None when it waits for bytes or hands."""
        cooling = self.sensors.cools_in_s(self._monotonic())
        return cooling if self.sensors.stopped else self._head.due_s()

    def _interpret(self) -> bool:
        """Take one complete command from the buffer; False when there is none."""
        if not self._queue:
            return False
        if self._raster is not None:
            return self._raster_line(self._raster)
        length = self._length()
        if length > len(self._queue):
            return False
        command = bytes(self._queue[:length])
        del self._queue[:length]
        self._carry_out(command)
        return True

    def _length(self) -> int:
        text = _TEXT.match(self._queue)
        if text:
            return text.end()
        if self._queue.startswith(b"\x1dv"):
            return _RASTER_HEAD
        if self.script.bare_status and self._queue[0] == 4:
            return 2
        return command_length(bytes(self._queue))

    def _raster_line(self, raster: _Raster) -> bool:
        if len(self._queue) < raster.stride:
            return False
        line = bytes(self._queue[: raster.stride])
        del self._queue[: raster.stride]
        raster.lines -= 1
        self._raster = raster if raster.lines else None
        self._print(raster.dots_a_line, line)
        return True

    def _carry_out(self, command: bytes) -> None:
        name = command[:2]
        if command == b"\x1b@":
            self._begin()
        elif name in (b"\x1dr", b"\x1dI") or command[:3] == b"\x1d(H":
            self._ask(command)
        elif self.script.bare_status and command[0] == 4:
            self.sensors.tell_real_time(command[1])
        elif name == b"\x1dv":
            self._begin_raster(command)
        elif command == _ASK_FREE:
            self._say(b"\x37\x31%d\x00" % self.pictures.free)
        else:
            self._print(self._rows_of(command), command)

    def _begin(self) -> None:
        self._pending, self._spacing = b"", _NORMAL_SPACING
        self.pictures.reset()
        self.sensors.told = False
        self._head.add(Move(done=self.roll.begin_copy))
        self._print(0, b"\x1b@")

    def _begin_raster(self, command: bytes) -> None:
        wide, high = (int.from_bytes(command[at : at + 2], "little") for at in (4, 6))
        self._print(0, command)
        if wide and high:
            dots = 2 if command[3] & 2 else 1
            self._raster = _Raster(lines=high, stride=wide, dots_a_line=dots)

    def _print(self, rows: int, source: bytes) -> None:
        self._pending += source
        self._job += source
        if rows:
            self._head.add(Move(rows=rows, source=self._pending))
            self._pending = b""

    def _rows_of(self, command: bytes) -> int:
        """What a command does to the printer's settings; how many rows it prints or feeds."""
        name, rest = command[:2], command[2:]
        if name in (b"\x1b3", b"\x1b2"):
            self._spacing = rest[0] if rest else _NORMAL_SPACING
        elif name == b"\x1bJ":
            return rest[0]
        elif name == b"\x1bd":
            return rest[0] * self._spacing
        elif command in (b"\n", b"\x0c"):
            return self._spacing
        elif name == b"\x1da" and self.script.tells_changes:
            self.sensors.tell_from_now(rest[0])
        elif command[:3] == b"\x1d(K":
            self.settings[command[5]] = command[6]
        return self.pictures.rows_of(command)

    # --- what is asked in order --------------------------------------------------------------

    def _ask(self, command: bytes) -> None:
        if command[:2] == b"\x1dI":
            self.sensors.tell_about(command[2])
        elif command[:2] == b"\x1dr":
            self._fence(command, self.sensors.tell_in_order if self.script.tells_in_order else None)
        elif command[5] == 48:
            answer = b"\x37\x22" + command[7:11] + b"\x00"
            self._fence(command, (lambda: self._say(answer)) if self.script.confirms else None)
        elif command[5] == 49 and self.script.confirms:
            self.sensors.offline_response = command[7] & 3

    def _fence(self, command: bytes, answer: Callable[[], None] | None) -> None:
        """The end of a job. GS r is answered when it is reached, GS ( H when all rows are out."""
        if answer is not None and command[:2] == b"\x1dr":
            answer()
        elif answer is not None:
            self._head.add(Move(done=answer))
        self._head.add(Move(done=lambda: self.roll.end_job(whole=True)))
        if self.script.duplicates_job and not self._doubled:
            self._doubled = True
            self._queue[:0] = self._job + command
        else:
            self._doubled = False
        self._job = b""
