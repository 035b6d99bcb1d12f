"""What devices and delivery say, carried from their threads to the screen's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from tracs_mobile.domain.license import Scan
    from tracs_mobile.ports import DeviceState, PageImage, SyncStatus
    from tracs_mobile.ports.updating import RecordsStep


class Bridge(QObject):
    """Fits `StationEvents`: made on the UI thread, called from others, only emits.

    Each signal carries one value object; connect bound methods of QObjects only, so that they
    run on the UI thread.
    """

    scanned = Signal(object)
    device_changed = Signal(object)
    sync_changed = Signal(object)
    outbox_changed = Signal()
    framed = Signal(object)
    records_updating = Signal(object)

    def on_scan(self, scan: Scan) -> None:
        """Runs on the scanner's thread; emitting is the only thing it may do."""
        self.scanned.emit(scan)

    def on_device(self, state: DeviceState) -> None:
        """Runs on a device's thread; emitting is the only thing it may do."""
        self.device_changed.emit(state)

    def on_sync(self, status: SyncStatus) -> None:
        """Runs on the sync thread; emitting is the only thing it may do."""
        self.sync_changed.emit(status)

    def on_outbox(self) -> None:
        """Runs on the sync thread; emitting is the only thing it may do."""
        self.outbox_changed.emit()

    def on_records_update(self, step: RecordsStep) -> None:
        """Runs in the lane of a sign-on; emitting is the only thing it may do."""
        self.records_updating.emit(step)

    def on_frame(self, frame: PageImage) -> None:
        """Runs on the camera's thread; emitting is the only thing it may do."""
        self.framed.emit(frame)
