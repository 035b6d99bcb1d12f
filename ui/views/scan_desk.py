"""Where a scan goes: to the page that waits for one, or to the stop; and what Scan does."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from tracs_mobile.domain.devices import LinkKind
from tracs_mobile.domain.license import Scan
from tracs_mobile.ports import DeviceState, Presence
from tracs_mobile.services.client import Client
from ui.text import scan_text, screen_text
from ui.views.camera_preview import CameraPreview
from ui.views.page import Page
from ui.views.stop_view import StopView


class ScanDesk(QObject):
    """`page` is what the officer sees now, `to_stop` brings the stop to the screen.

    `news` carries a line for somebody who cannot see the stop.
    """

    news = Signal(str)

    def __init__(
        self,
        client: Client,
        stop: StopView,
        camera: CameraPreview,
        *,
        page: Callable[[], QWidget | None],
        to_stop: Callable[[], None],
    ) -> None:
        super().__init__(stop)
        self._client = client
        self._stop = stop
        self._camera = camera
        self._page = page
        self._to_stop = to_stop
        self._ready = False

    def take(self, scan: Scan) -> None:
        """A license, a vehicle, or a sentence why it is neither; a page may want it for itself.

        Otherwise the stop is what the officer sees, the cursor where the next thing is missing.
        """
        if self._camera.running and scan.problem:
            self._camera.show_problem(scan.problem)
            return
        self._camera.end()
        page = self._page()
        if isinstance(page, Page) and page.take_scan(scan):
            return
        if page is not self._stop:
            self._to_stop()
        said = self._stop.form.take_scan(scan)
        self.news.emit(said or screen_text.SCANNED_IN_THE_DARK)
        self._stop.tell(said)
        if not said:
            self._stop.fields.jump(self._after_scan())

    def _after_scan(self) -> str:
        """The field that a scan leaves to the officer."""
        form = self._stop.form
        if form.scan_target:
            return form.scan_target
        return "vehicle.plate" if form.value("address_confirmed") else "address_confirmed"

    def arm(self) -> None:
        """Say that the scanner listens; without one, or at a second press, start the camera."""
        armed = self._stop.told == scan_text.ARMED_WITH_CAMERA
        kinds = {scanner.kind for scanner in self._client.devices.book().scanners}
        if LinkKind.CAMERA not in kinds:
            self._stop.tell(screen_text.ARMED if self._ready else screen_text.NO_SCANNER)
        elif self._ready and not armed:
            self._stop.tell(scan_text.ARMED_WITH_CAMERA)
        else:
            self._stop.tell("")
            self._camera.begin()

    def show_device(self, state: DeviceState) -> None:
        """The camera or the scanner came, went or has a problem."""
        if state.name == "camera":
            self._camera.show_state(state)
        elif state.name == "scanner":
            self._ready = state.presence is Presence.READY
