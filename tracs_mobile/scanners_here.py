"""The scanners of this laptop: those on a line listen all the time, the camera when it is asked."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import date
from typing import Protocol

from scanners.lines.find import find_scanner_again
from scanners.lines.serial_port import SerialScanner
from scanners.pictures.parts import NO_CAMERA_PART, can_see
from tracs_mobile.domain.devices import Cause, DeviceBook, LinkKind, ScannerSetup
from tracs_mobile.domain.license import Scan
from tracs_mobile.ports import DeviceHealth, DeviceState, PageImage, Presence, Scanner
from tracs_mobile.wording import say

NONE_SET_UP = say("No scanner is set up. Type, or drop a picture of the license here.")
_KEYBOARD_READY = say("Reads when it types. Press Test scan to see what arrives.")
_CAMERA_READY = say("Starts when you press Scan.")


class ScannerEvents(Protocol):
    """What scanners tell; `StationEvents` fits."""

    def on_scan(self, scan: Scan) -> None:
        """A scan arrived."""
        ...

    def on_device(self, state: DeviceState) -> None:
        """A scanner came, went or has a problem."""
        ...

    def on_frame(self, frame: PageImage) -> None:
        """The camera sees this."""
        ...


class ScannersHere:
    """Opens what the book names. All methods are safe from any thread."""

    def __init__(
        self,
        book: Callable[[], DeviceBook],
        *,
        events: ScannerEvents,
        today: Callable[[], date],
    ) -> None:
        self._book = book
        self._events = events
        self._today = today
        self._guard = threading.Lock()
        self._running: dict[str, tuple[ScannerSetup, Scanner]] = {}
        self._camera: Scanner | None = None
        self._known: dict[str, DeviceHealth] = {}
        self._heard_of = threading.Condition()

    def apply(self) -> None:
        """Start what is new in the book and stop what is gone or changed; the rest goes on."""
        wanted = {s.id: s for s in self._book().scanners if s.kind not in _NOT_ON_A_LINE}
        with self._guard:
            old = [id_ for id_, (setup, _) in self._running.items() if wanted.get(id_) != setup]
            stopping = [self._running.pop(id_)[1] for id_ in old]
            starting = [
                (setup, self._on_line(setup))
                for id_, setup in wanted.items()
                if id_ not in self._running
            ]
            self._running.update({setup.id: (setup, made) for setup, made in starting})
        for scanner in stopping:
            scanner.close()
        for _, scanner in starting:
            scanner.start()
        if not wanted:
            self._events.on_device(self._without_a_line())

    def _without_a_line(self) -> DeviceState:
        """The chip at the top when no scanner is on a line."""
        others = {s.kind for s in self._book().scanners}
        if LinkKind.KEYBOARD in others:
            return DeviceState(name="scanner", presence=Presence.READY, said=_KEYBOARD_READY)
        if LinkKind.CAMERA in others:
            return DeviceState(name="scanner", presence=Presence.READY, said=_CAMERA_READY)
        return DeviceState(
            name="scanner", presence=Presence.ABSENT, said=NONE_SET_UP, cause=Cause.NOT_SET_UP
        )

    def _on_line(self, setup: ScannerSetup) -> Scanner:
        def where() -> str:
            found = find_scanner_again(setup)
            # Another device may have the old port now; an empty name is told as switched off.
            return "" if found is None else found.url

        return SerialScanner(
            setup.url,
            where=where,
            on_scan=self._events.on_scan,
            on_state=lambda state: self._heard(setup.id, state),
            today=self._today,
            name=setup.name,
            baud=setup.baud,
        )

    def _heard(self, device_id: str, state: DeviceState) -> None:
        self._note(device_id, state)
        self._events.on_device(
            DeviceState(name="scanner", presence=state.presence, said=state.said, cause=state.cause)
        )

    def _note(self, device_id: str, state: DeviceState) -> None:
        with self._heard_of:
            self._known[device_id] = DeviceHealth(cause=state.cause, said=state.said)
            self._heard_of.notify_all()

    def wait_for_word(self, within_s: float) -> None:
        """Until every scanner on a line said how it is, or the time is over."""
        with self._guard:
            wanted = set(self._running)
        with self._heard_of:
            self._heard_of.wait_for(lambda: wanted <= self._known.keys(), timeout=within_s)

    def health(self, setup: ScannerSetup) -> DeviceHealth:
        """How a scanner is, as far as it said."""
        if setup.kind is LinkKind.CAMERA and not can_see():
            return DeviceHealth(cause=Cause.NOT_SET_UP, said=NO_CAMERA_PART)
        usual = {LinkKind.KEYBOARD: _KEYBOARD_READY, LinkKind.CAMERA: _CAMERA_READY}
        if setup.kind in usual and setup.id not in self._known:
            return DeviceHealth(cause=Cause.NONE, said=usual[setup.kind])
        return self._known.get(setup.id) or DeviceHealth(
            cause=Cause.NOT_SET_UP, said=say("Nothing was heard of it yet.")
        )

    # --- the camera -----------------------------------------------------------------------

    def start_camera(self) -> None:
        """Look through the first camera of the book; nothing when there is none or it looks."""
        setup = next((s for s in self._book().scanners if s.kind is LinkKind.CAMERA), None)
        if setup is None:
            return
        if not can_see():
            lost = DeviceState(
                name="camera", presence=Presence.LOST, said=NO_CAMERA_PART, cause=Cause.NOT_SET_UP
            )
            self._camera_said(setup.id, lost)
            return
        with self._guard:
            if self._camera is not None:
                return
            self._camera = camera = self._eye(setup)
        camera.start()

    def _eye(self, setup: ScannerSetup) -> Scanner:
        from scanners.pictures.camera import CameraScanner

        return CameraScanner(
            int(setup.url.partition(":")[2] or 0),
            on_scan=self._events.on_scan,
            on_state=lambda state: self._camera_said(setup.id, state),
            on_frame=self._events.on_frame,
            today=self._today,
        )

    def _camera_said(self, device_id: str, state: DeviceState) -> None:
        self._note(device_id, state)
        if state.presence is Presence.LOST:
            self._events.on_device(
                DeviceState(name="camera", presence=state.presence, said=state.said)
            )

    def stop_camera(self) -> None:
        """Close the eye. Safe to call when it is closed."""
        with self._guard:
            camera, self._camera = self._camera, None
        if camera is not None:
            camera.close()

    def close(self) -> None:
        """Stop everything. Safe to call twice."""
        self.stop_camera()
        with self._guard:
            running, self._running = self._running, {}
        for _, scanner in running.values():
            scanner.close()


_NOT_ON_A_LINE = (LinkKind.KEYBOARD, LinkKind.CAMERA)
