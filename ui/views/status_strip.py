"""The chips at the top right: oldest unsent ticket, owed paper, printer, scanner, link."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QWidget

from tracs_mobile.domain.deadline import Urgency, urgency
from tracs_mobile.domain.outbox import OutboxSummary
from tracs_mobile.ports import DeviceState, Presence, SyncStatus
from ui import text
from ui.widgets.basics import Tone, chip, row, set_chip

_TONE_OF_PRESENCE: dict[Presence, Tone] = {
    Presence.ABSENT: "plain",
    Presence.READY: "good",
    Presence.LOST: "bad",
    Presence.BUSY: "good",
}
TONE_OF_URGENCY: dict[Urgency, Tone] = {
    Urgency.CALM: "good",
    Urgency.NOTICE: "good",
    Urgency.WARN: "warn",
    Urgency.URGENT: "warn",
    Urgency.CRITICAL: "bad",
    Urgency.LATE: "bad",
}


class StatusStrip(QWidget):
    """The chips; each says in words what its color says."""

    def __init__(self) -> None:
        super().__init__()
        self.oldest = chip()
        self.owed = chip()
        self.printer = chip()
        self.scanner = chip()
        self.link = chip()
        layout = row(8)
        for part in (self.oldest, self.owed, self.printer, self.scanner, self.link):
            layout.addWidget(part)
        self.setLayout(layout)
        self.oldest.hide()
        self.owed.hide()
        for name in ("printer", "scanner"):
            self.show_device(DeviceState(name=name, presence=Presence.ABSENT))
        set_chip(self.link, text.LINK_UNKNOWN, "plain")

    def show_summary(self, summary: OutboxSummary, now: datetime, within_h: int) -> None:
        """Show the oldest ticket that DPS does not have."""
        due = summary.oldest_deadline
        self.oldest.setVisible(due is not None)
        if due is not None:
            tone = TONE_OF_URGENCY[urgency(now, due, submit_within_h=within_h)]
            set_chip(self.oldest, text.oldest_unsent(now, due), tone)

    def show_owed(self, count: int) -> None:
        """Show how many tickets still want their paper."""
        self.owed.setVisible(count > 0)
        set_chip(self.owed, text.owed_chip(count), "warn")

    def show_device(self, state: DeviceState) -> None:
        """Show a printer or a scanner."""
        target = self.printer if state.name == "printer" else self.scanner
        set_chip(target, text.device_chip(state), _TONE_OF_PRESENCE[state.presence])
        target.setToolTip(state.said)

    def show_sync(self, status: SyncStatus) -> None:
        """Show the link to DPS."""
        words = "✓ Online" if status.online else text.offline_since(status.since)
        set_chip(self.link, words, "good" if status.online else "warn")
        self.link.setToolTip(status.said)
