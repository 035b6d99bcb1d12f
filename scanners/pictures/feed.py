"""Take frames from a camera, and notice when it gives none, the same for ever, or only black."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Protocol

import cv2
import numpy as np

from scanners.pictures.glance import is_black
from scanners.pictures.locate import Gray
from scanners.pictures.opening import gray_of
from tracs_mobile.domain.devices import Cause
from tracs_mobile.errors import UnreadableScan
from tracs_mobile.wording import say

WIDTH, HEIGHT = 1280, 720
LOOK_S = 1 / 15
"""A look at a frame at most this often; frames between are taken from the line and dropped."""

_MISSED_FRAMES = 5
FROZEN_S = 4.0
BLACK_S = 2.0

MISSING = say(
    "The camera is not connected, or another program keeps it. Plug it in or close that program; "
    "scanning goes on by itself. You can type too."
)
HELD = say(
    "The camera gives no picture: another program may be using it. Close that program; scanning "
    "goes on by itself. You can type too."
)
GONE = say(
    "The camera was unplugged. Plug it in again; scanning goes on by itself. You can type too."
)


class Capture(Protocol):
    """What is needed of `cv2.VideoCapture`."""

    def isOpened(self) -> bool: ...  # noqa: N802 - OpenCV's name
    def grab(self) -> bool: ...
    def retrieve(self) -> tuple[bool, object]: ...
    def release(self) -> None: ...


def open_capture(index: int) -> Capture:
    """The camera with this number, asked for 1280 x 720; not opened when it is not there."""
    # OpenCV writes to the console what the officer is told in words.
    cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_SILENT)
    # DirectShow opens in a fraction of the seconds the newer interface of Windows takes.
    kind = cv2.CAP_DSHOW if sys.platform == "win32" else cv2.CAP_ANY
    capture = cv2.VideoCapture(index, kind)
    if capture.isOpened():
        capture.set(cv2.CAP_PROP_FRAME_WIDTH, WIDTH)
        capture.set(cv2.CAP_PROP_FRAME_HEIGHT, HEIGHT)
        # An old frame is of no use; some drivers keep several.
        capture.set(cv2.CAP_PROP_BUFFERSIZE, 1)
    return capture


class Lost(Exception):
    """The camera gives nothing any more. `cause` and `said` are for the state."""

    def __init__(self, cause: Cause, said: str) -> None:
        super().__init__(said)
        self.cause = cause
        self.said = said


class Feed:
    """The frames of one opened camera. `gave` is true once it gave a picture."""

    def __init__(self, *, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._missed = 0
        self._next_at = float("-inf")
        self._last: Gray | None = None
        self._changed_at = clock()
        self._bright_at = clock()
        self.gave = False

    def frame(self, capture: Capture) -> Gray | None:
        """The next frame that is due for a look; None for one between. Raises Lost.

        Blocks until the camera has a frame. Only frames that are due are unpacked.
        """
        if not capture.grab():
            self._miss()
            return None
        now = self._clock()
        if now < self._next_at:
            return None
        self._next_at = max(self._next_at + LOOK_S, now)
        good, picture = capture.retrieve()
        gray = _gray(picture) if good else None
        if gray is None:
            self._miss()
            return None
        self._missed = 0
        self.gave = True
        return gray

    def frozen(self, thumb: Gray) -> bool:
        """Whether exactly the same picture has come for seconds; no sensor does that."""
        if self._last is None or not np.array_equal(self._last, thumb):
            self._last = thumb
            self._changed_at = self._clock()
        return self._clock() - self._changed_at > FROZEN_S

    def dark(self, thumb: Gray) -> bool:
        """Whether only black has come for seconds."""
        if not is_black(thumb):
            self._bright_at = self._clock()
        return self._clock() - self._bright_at > BLACK_S

    def _miss(self) -> None:
        self._missed += 1
        if self._missed >= _MISSED_FRAMES:
            if self.gave:
                raise Lost(Cause.LINE_BROKE, GONE)
            raise Lost(Cause.PORT_HELD, HELD)


def _gray(picture: object) -> Gray | None:
    """A frame in gray; None for what is no picture."""
    if not isinstance(picture, np.ndarray):
        return None
    try:
        return gray_of(picture)
    except UnreadableScan:
        return None
