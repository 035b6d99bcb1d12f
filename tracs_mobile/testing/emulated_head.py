"""The head of an emulated printer: rows that are due, at the speed of the paper."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from tracs_mobile.testing.emulated_paper import Roll
from tracs_mobile.testing.emulated_sensors import Sensors

_DOTS_PER_MM = 8
_ANY = 1 << 30


@dataclass
class Move:
    """Rows still to be moved, the bytes that asked for them, and what happens when they are out."""

    rows: int = 0
    source: bytes = b""
    done: Callable[[], None] | None = None


class Head:
    """Moves paper in the order in which it was asked to.

    `mm_per_second` None: at once. Otherwise as far as `monotonic` says that it can have come; it
    never waits itself.
    """

    def __init__(
        self,
        roll: Roll,
        sensors: Sensors,
        *,
        mm_per_second: float | None,
        monotonic: Callable[[], float],
    ) -> None:
        self._roll = roll
        self._sensors = sensors
        self._dot_s = None if mm_per_second is None else 1 / (mm_per_second * _DOTS_PER_MM)
        self._monotonic = monotonic
        self._moves: deque[Move] = deque()
        self._since: float | None = None
        self.due_rows = 0

    def add(self, move: Move) -> None:
        """Something to do after all that is already due."""
        self._moves.append(move)
        self.due_rows += move.rows

    def forget(self) -> None:
        """Leave undone what is due."""
        self._moves.clear()
        self.due_rows, self._since = 0, None

    def rest(self) -> None:
        """Nothing is coming any more: what moves next begins from rest."""
        if not self._moves or self._sensors.stopped:
            self._since = None

    def advance(self) -> None:
        """Do what can be done by now."""
        budget = self._budget()
        while self._moves and not self._sensors.stopped:
            move = self._moves[0]
            step = min(move.rows, budget, self._sensors.dots_left(self._roll.rows))
            if move.rows and not step:
                return
            self._step(move, step)
            budget -= step
            if not move.rows:
                self._moves.popleft()
                self._finish(move)

    def _budget(self) -> int:
        if self._dot_s is None:
            return _ANY
        now = self._monotonic()
        if self._since is None:
            self._since = now
        return int((now - self._since) / self._dot_s + 1e-6)

    def _step(self, move: Move, rows: int) -> None:
        if not rows:
            return
        self._roll.move(rows)
        move.rows -= rows
        self.due_rows -= rows
        if self._dot_s is not None and self._since is not None:
            self._since += rows * self._dot_s
        self._sensors.moved(self._roll.rows, self._monotonic())

    def _finish(self, move: Move) -> None:
        self._roll.note(move.source)
        if move.done is not None:
            move.done()

    def due_s(self) -> float | None:
        """Seconds until the paper may go on; None when there is nothing to move.

        Not for every single dot: a millimeter at a time is as much as anybody can see.
        """
        if not self._moves:
            return None
        if self._dot_s is None or self._since is None:
            return 0.0
        return max(0.0, self._since + _DOTS_PER_MM * self._dot_s - self._monotonic())
