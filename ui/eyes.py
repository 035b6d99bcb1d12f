"""What the program reads with nobody typing: keys of a scanner, pictures, the camera."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ui.tasks import Doing, Lanes
from ui.text import words

if TYPE_CHECKING:
    from tracs_mobile.domain.license import Scan
    from tracs_mobile.services.station import Station
    from ui.views.workplace import Workplace


class Eyes(QObject):
    """Asks the station to read, away from the screen, and hands the scan to the workplace.

    `station` is the one that is open, `there` the workplace while somebody is signed on.
    """

    def __init__(
        self,
        window: QWidget,
        lanes: Lanes,
        *,
        station: Callable[[], Station | None],
        there: Callable[[], Workplace | None],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._lanes = lanes
        self._station = station
        self._there = there

    def read_keys(self, payload: bytes) -> None:
        """Read what a scanner typed as a keyboard, as if it had come on a line."""
        station = self._station()
        if station is not None:
            self._lanes.misc.run(
                lambda: station.read_keys(payload), done=self._read, failed=self.tell
            )

    def choose_picture(self) -> None:
        """Ask for a picture, then read it."""
        from PySide6.QtCore import QStandardPaths
        from PySide6.QtWidgets import QFileDialog

        start = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        path, _ = QFileDialog.getOpenFileName(
            self._window, words.CHOOSE_PICTURE, start, words.PICTURE_FILTER
        )
        if path:
            self.read_picture(path)

    def read_picture(self, path: str) -> None:
        """Read a license from a picture and fill the stop with it."""
        station, there = self._station(), self._there()
        if station is None or there is None:
            return
        there.tell(words.READING)
        self._lanes.misc.run(
            lambda: station.read_picture(path),
            done=self._read,
            failed=self.tell,
            doing=Doing(words=words.READING),
        )

    def run_camera(self, wanted: bool) -> None:
        """Start the camera, or stop it."""
        station = self._station()
        if station is not None:
            # In the lane of the devices, one after the other: never stopped before it starts.
            self._lanes.search.run(
                station.start_camera if wanted else station.stop_camera,
                done=lambda _: None,
                failed=self.tell,
            )

    def _read(self, scan: Scan) -> None:
        there = self._there()
        if there is not None:
            there.take_scan(scan)

    def tell(self, error: Exception) -> None:
        """Say on the stop screen what went wrong."""
        from ui.models.issue_desk import sentence

        there = self._there()
        if there is not None:
            there.tell(sentence(error))
