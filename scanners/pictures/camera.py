"""Read licenses and vehicle labels with a camera, through unplugging and replugging."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from datetime import date

from scanners.pictures.eye import Eye
from scanners.pictures.feed import HELD, MISSING, Capture, Feed, Lost, open_capture
from scanners.pictures.watch import LEAVE_S
from tracs_mobile.domain.devices import Cause, LinkKind
from tracs_mobile.domain.license import Scan
from tracs_mobile.ports import DeviceState, FoundDevice, PageImage, Presence
from tracs_mobile.wording import say

log = logging.getLogger(__name__)

_FIRST_RETRY_S = 0.5
_LONGEST_RETRY_S = 2.0
_READY = say("The camera is on. Hold the back of the license in front of it, flat and close.")
_DARK = say("The camera sees only black. Open its cover or turn on a light.")


class CameraScanner:
    """Reads bar codes from a camera on threads of its own; satisfies the port `Scanner`.

    `on_scan`, `on_state` and `on_frame` are called on these threads; frames for the screen are
    gray, at most 320 dots wide and 10 a second. A card is scanned once; the same card again only
    after it was out of sight for `leave_s` seconds. `clock` counts seconds and never jumps.
    """

    def __init__(
        self,
        index: int,
        *,
        on_scan: Callable[[Scan], None],
        on_state: Callable[[DeviceState], None],
        on_frame: Callable[[PageImage], None],
        today: Callable[[], date],
        open_capture: Callable[[int], Capture] = open_capture,
        name: str = "camera",
        leave_s: float = LEAVE_S,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._index = index
        self._on_state = on_state
        self._open = open_capture
        self._name = name
        self._clock = clock
        self._on_scan = on_scan
        self._on_frame = on_frame
        self._today = today
        self._leave_s = leave_s
        self._stop = threading.Event()
        self._guard = threading.Lock()
        self._thread: threading.Thread | None = None
        self._eye: Eye | None = None
        self._told: DeviceState | None = None

    def start(self) -> None:
        """Begin to look; a missing camera is reported as a state. Safe to call twice."""
        with self._guard:
            if self._thread is not None and self._thread.is_alive():
                return
            self._stop = threading.Event()
            self._told = None
            self._eye = self._new_eye()
            self._eye.open()
            self._thread = threading.Thread(
                target=self._run, args=(self._eye, self._stop), name="camera", daemon=True
            )
            self._thread.start()

    def close(self) -> None:
        """Stop and release the camera. Safe to call twice, and from a callback.

        Returns within a second, even when the driver hangs in a read; it is let go afterwards.
        """
        with self._guard:
            thread, self._thread = self._thread, None
            eye, self._eye = self._eye, None
            self._stop.set()
        if eye is not None:
            eye.stop()
        own = (thread, eye.thread if eye else None)
        if thread is not None and threading.current_thread() not in own:
            thread.join(timeout=1.0)

    def _new_eye(self) -> Eye:
        return Eye(
            on_scan=self._on_scan,
            on_frame=self._on_frame,
            today=self._today,
            leave_s=self._leave_s,
            clock=self._clock,
        )

    def _run(self, eye: Eye, stop: threading.Event) -> None:
        pause_s = _FIRST_RETRY_S
        try:
            while not stop.is_set():
                if self._session(eye, stop):
                    pause_s = _FIRST_RETRY_S
                stop.wait(pause_s)
                pause_s = min(pause_s * 2, _LONGEST_RETRY_S)
        finally:
            eye.close()

    def _session(self, eye: Eye, stop: threading.Event) -> bool:
        """Open the camera and look until it breaks or `stop` is set; whether it gave a frame."""
        feed = Feed(clock=self._clock)
        try:
            capture = self._open(self._index)
            try:
                if not capture.isOpened():
                    raise Lost(Cause.OFF, MISSING)
                self._look(capture, feed, eye, stop)
            finally:
                capture.release()
        except Lost as lost:
            self._tell(stop, Presence.LOST, lost.cause, lost.said)
        except Exception as fault:  # noqa: BLE001 - the thread's edge: drivers raise anything
            log.debug("Camera: %s", type(fault).__name__)
            self._tell(stop, Presence.LOST, Cause.FAULT, HELD)
        return feed.gave

    def _look(self, capture: Capture, feed: Feed, eye: Eye, stop: threading.Event) -> None:
        """Look at frame after frame, until the camera has to be opened anew."""
        while not stop.is_set():
            gray = feed.frame(capture)
            if gray is None or stop.is_set():
                continue
            thumb = eye.look(gray, self._clock())
            if feed.frozen(thumb):
                # Some drivers repeat the last picture for ever after the camera was pulled out.
                return
            said = _DARK if feed.dark(thumb) else _READY
            self._tell(stop, Presence.READY, Cause.NONE, said)

    def _tell(self, stop: threading.Event, presence: Presence, cause: Cause, said: str) -> None:
        state = DeviceState(name=self._name, presence=presence, said=said, cause=cause)
        if state == self._told or stop.is_set():
            return
        self._told = state
        log.info("Camera %s", presence.value)
        try:
            self._on_state(state)
        except Exception as fault:  # noqa: BLE001 - the thread's edge
            log.error("A listener of the camera failed: %s", type(fault).__name__)  # noqa: TRY400


def cameras(
    most: int = 4, *, open_capture: Callable[[int], Capture] = open_capture
) -> tuple[FoundDevice, ...]:
    """The cameras that are there, by opening each for a moment; a second or two at most."""
    found = []
    for index in range(most):
        capture = open_capture(index)
        try:
            if capture.isOpened():
                found.append(_found(index, gives=capture.grab()))
        finally:
            capture.release()
    return tuple(found)


def _found(index: int, *, gives: bool) -> FoundDevice:
    return FoundDevice(
        scanner=True,
        name=f"Camera {index + 1}",
        kind=LinkKind.CAMERA,
        url=f"camera:{index}",
        certain=gives,
        said="" if gives else HELD,
    )
