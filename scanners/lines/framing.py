"""Cut the bytes of a scanner line into frames, by silence and never by a character."""

from __future__ import annotations

from scanners.text.header import find_headers

IDLE_S = 0.2
"""Silence that ends a frame. Bluetooth lines stall for up to 120 ms inside one scan."""

SHORT_IDLE_S = 0.04
"""Silence that is enough when the header's declared end is reached and a CR stands there."""

SLOW_IDLE_S = 0.5
"""Silence that ends a frame on lines slower than 9600 baud."""

MOST_BYTES = 4096
MOST_S = 3.0


class Framer:
    """Collects bytes into frames. Time is given with every call, in seconds of any clock.

    LF, CR and RS stand inside a license, and its declared length is often wrong; so a frame ends
    only with silence. A frame of 4 KB or 3 s is given out as it is, and what follows without a
    pause is dropped: a line that never rests is a fault, not a license.
    """

    def __init__(self, *, idle_s: float = IDLE_S, short_idle_s: float = SHORT_IDLE_S) -> None:
        self._idle_s = idle_s
        self._short_idle_s = short_idle_s
        self._bytes = bytearray()
        self._first_at = 0.0
        self._last_at = 0.0
        self._wait_s = idle_s
        self._flooded = False

    @property
    def last_byte_at(self) -> float:
        """When the last byte came."""
        return self._last_at

    @property
    def due_at(self) -> float | None:
        """When `quiet` will give a frame if nothing more comes; None while nothing is held."""
        return self._last_at + self._wait_s if self._bytes else None

    def feed(self, data: bytes, now: float) -> bytes | None:
        """Take bytes in. Gives a frame only when a cap is reached.

        No gap is measured here: bytes that waited in the system's buffer while this thread was
        held up belong together.
        """
        if not data:
            return None
        self._last_at = now
        if self._flooded:
            return None
        if not self._bytes:
            self._first_at = now
        self._bytes += data
        if len(self._bytes) >= MOST_BYTES or now - self._first_at >= MOST_S:
            self._flooded = True
            return self._taken()
        self._wait_s = self._short_idle_s if self._looks_whole() else self._idle_s
        return None

    def quiet(self, now: float) -> bytes | None:
        """Say that the line gave nothing just now. Gives the frame once the silence is enough."""
        silence = now - self._last_at
        if self._flooded and silence >= self._idle_s:
            self._flooded = False
        if self._bytes and silence >= self._wait_s:
            return self._taken()
        return None

    def drop(self) -> None:
        """Forget what was collected: the line broke."""
        self._bytes.clear()
        self._flooded = False

    def _taken(self) -> bytes:
        frame = bytes(self._bytes)
        self._bytes.clear()
        return frame

    def _looks_whole(self) -> bool:
        """Whether the declared end is reached and a CR stands at the end; only ever a hint."""
        body = self._bytes.rstrip(b"\n")
        if not body.endswith(b"\r"):
            return False
        headers = find_headers(body.decode("latin-1"))
        end = headers[0].declared_end if headers else None
        return end is not None and len(body) >= headers[0].starts_at + end
