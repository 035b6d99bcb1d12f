"""A camera that shows what a test puts before it, can be pulled out, and can be held by others."""

from __future__ import annotations

import threading
import time
from typing import Any


class EmulatedCamera:
    """One camera of a laptop: give `open` to whoever opens cameras.

    It delivers the picture that was put before it, a frame every `pace_s` seconds by the real
    clock. A list of pictures is shown in turn, one a frame, over and over.
    """

    def __init__(self, picture: Any, *, index: int = 0, pace_s: float = 0.005) -> None:
        self.index = index
        self.opened = 0
        self.released = 0
        self.frames = 0
        self._pace_s = pace_s
        self._next_at = time.monotonic()
        self._picture = picture
        self._changed = threading.Condition()
        self._plugged_in = True
        self._held = False
        self._hangs = False

    def show(self, picture: Any) -> None:
        """Put another picture before the camera (height x width or height x width x 3 bytes)."""
        with self._changed:
            self._picture = picture

    def unplug(self) -> None:
        """Pull the camera out: it gives no frame and cannot be opened."""
        with self._changed:
            self._plugged_in = False

    def plug_in(self) -> None:
        """Put it back."""
        with self._changed:
            self._plugged_in = True

    def hold(self, held: bool) -> None:
        """Let another program take it: it opens, and gives no frame."""
        with self._changed:
            self._held = held

    def hang(self, hangs: bool) -> None:
        """Let a read block, as a driver does that waits for a frame that never comes."""
        with self._changed:
            self._hangs = hangs
            self._changed.notify_all()

    def wait_for_frames(self, more: int, timeout_s: float = 10.0) -> bool:
        """Wait until so many more frames were taken; False when they were not in time."""
        with self._changed:
            least = self.frames + more
            return self._changed.wait_for(lambda: self.frames >= least, timeout_s)

    def open(self, index: int) -> EmulatedCapture:
        """Open a camera by its number, as `cv2.VideoCapture` does."""
        with self._changed:
            there = self._plugged_in and index == self.index
            self.opened += there
            return EmulatedCapture(self, opened=there)

    def _grab(self) -> bool:
        with self._changed:
            self._changed.wait_for(lambda: self._hangs is False)
            # A sensor takes its time for a frame; who comes late finds the last one waiting.
            due = self._next_at
            self._changed.wait_for(lambda: time.monotonic() >= due, due - time.monotonic())
            self._next_at = max(due, time.monotonic() - self._pace_s) + self._pace_s
            good = self._plugged_in and not self._held
            self.frames += good
            self._changed.notify_all()
            return good

    def _take(self) -> Any:
        with self._changed:
            if isinstance(self._picture, list):
                return self._picture[self.frames % len(self._picture)]
            return self._picture

    def _release(self, was_open: bool) -> None:
        with self._changed:
            self.released += was_open
            self._changed.notify_all()


class EmulatedCapture:
    """What opening an emulated camera gives."""

    def __init__(self, camera: EmulatedCamera, *, opened: bool) -> None:
        self._camera = camera
        self._opened = opened

    def isOpened(self) -> bool:  # noqa: N802 - OpenCV's name
        """Whether the camera was there."""
        return self._opened

    def grab(self) -> bool:
        """Take the next frame; False when there is none."""
        return self._opened and self._camera._grab()

    def retrieve(self) -> tuple[bool, Any]:
        """The frame that was taken."""
        return self._opened, self._camera._take() if self._opened else None

    def release(self) -> None:
        """Give the camera back."""
        self._camera._release(self._opened)
        self._opened = False
