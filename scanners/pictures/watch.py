"""Decide which reads of a stream of camera frames become a scan: each card once, and no guess."""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace

from scanners.pictures.judged import Found
from scanners.text.gate import Trust

LEAVE_S = 2.0
"""How long a card must be out of sight before the same card is scanned again."""

_KEPT_S = 3.0
_UNREAD_S = 8.0
_LATE_S = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    """When a scanned card was last in sight, and when it was last read."""

    seen_at: float
    read_at: float


class Watch:
    """Takes what single frames show; gives back what is to be scanned. Safe from two threads.

    A read is a scan when it is flawless, or when two looks agree: two frames, or two views of one.
    While a card that was scanned is in sight its reads are dropped; another card needs two looks
    then, so that a misread of the first is not taken for a second. Times are seconds.
    """

    def __init__(self, *, leave_s: float = LEAVE_S) -> None:
        self._leave_s = leave_s
        self._guard = threading.Lock()
        self._there: dict[bytes, _Seen] = {}
        self._once: dict[bytes, float] = {}

    def offer(self, found: Found, came_at: float, now: float) -> Found | None:
        """What is to be scanned `now`, if anything; `came_at` is when its frame was taken.

        A thorough look takes longer than a quick one, so frames may come out of order.
        """
        with self._guard:
            self._forget(came_at)
            before = self._there.get(found.payload)
            if before is not None and came_at - before.seen_at <= self._leave_s:
                at = max(came_at, before.seen_at)
                self._there[found.payload] = _Seen(seen_at=at, read_at=at)
                return None
            agreed = found.agreed or found.payload in self._once
            sure = agreed or (found.trust is Trust.STRICT and not self._in_sight(came_at))
            if found.trust is Trust.NONE:
                return None
            if not sure:
                self._once[found.payload] = came_at
                return None
            # Until a thorough look was done nobody knew what was there; count from its end.
            self._there[found.payload] = _Seen(seen_at=now, read_at=now)
            self._once.pop(found.payload, None)
            return replace(found, agreed=agreed)

    def stay(self, now: float) -> None:
        """Something with bars is still there, though it cannot be read at the moment."""
        with self._guard:
            for payload, seen in self._there.items():
                there = now - seen.seen_at <= self._leave_s
                if there and now - seen.read_at <= _UNREAD_S:
                    self._there[payload] = replace(seen, seen_at=now)

    def _in_sight(self, now: float) -> bool:
        return any(now - seen.seen_at <= self._leave_s for seen in self._there.values())

    def _forget(self, now: float) -> None:
        """Let go of what is long out of sight, and of looks that are too old to agree with."""
        oldest = now - self._leave_s - _LATE_S
        self._there = {raw: seen for raw, seen in self._there.items() if seen.seen_at >= oldest}
        self._once = {raw: at for raw, at in self._once.items() if now - at <= _KEPT_S}
