"""The chips at the top right: oldest unsent ticket, owed paper, returned, devices, link."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from tracs_mobile.domain.ladder import Ladder
from tracs_mobile.ports import DeviceState, Presence, SyncStatus
from ui.text import device_text, frame_words, ladder_text, list_text, screen_text
from ui.widgets.basics import chip, chip_button, set_chip
from ui.widgets.flow import FlowRow
from ui.widgets.icons import TINY_PX, set_icon
from ui.widgets.spoken import Role, speak_as

_LINE_PX = 34
"""A line of chips without one for the finger, where they stand in two."""


class StatusStrip(QWidget):
    """The chips; each says in words what its color says.

    `devices_wanted` follows a tap on the printer or the scanner.
    """

    devices_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        speak_as(self, Role.StatusBar, frame_words.STATES)
        self.standing = chip(tone="warn")
        self.returned = chip()
        self.oldest = chip()
        self.owed = chip()
        self.printer = self._device()
        self.scanner = self._device()
        self.link = chip()
        layout = FlowRow(8, 0, right=True, least_high=_LINE_PX)
        hidden = (self.standing, self.returned, self.oldest, self.owed)
        for part in (*hidden, self.printer, self.scanner, self.link):
            layout.add(part)
        self.setLayout(layout)
        for part in hidden:
            part.hide()
        for name in ("printer", "scanner"):
            self.show_device(DeviceState(name=name, presence=Presence.ABSENT))
        set_chip(self.link, screen_text.LINK_UNKNOWN, "plain")

    def _device(self) -> QPushButton:
        made = chip_button()
        made.clicked.connect(self.devices_wanted)
        return made

    def show_ladder(self, ladder: Ladder) -> None:
        """Show how many tickets wait, and how long the oldest has once half a day is over."""
        self.oldest.setVisible(ladder.open)
        if ladder.open:
            set_chip(self.oldest, ladder_text.chip(ladder), ladder_text.TONES[ladder.rung])
            self.oldest.setToolTip(ladder_text.tip(ladder))

    def show_standing(self, chip_words: str, sentence: str) -> None:
        """Show that somebody may not do everything yet; the tip says why."""
        self.standing.setVisible(bool(chip_words))
        set_chip(self.standing, chip_words, "warn")
        self.standing.setToolTip(sentence)
        self.standing.setAccessibleDescription(sentence)

    def show_returned(self, count: int) -> None:
        """Show how many tickets the Point of Contact gave back."""
        self.returned.setVisible(count > 0)
        set_chip(self.returned, list_text.returned_chip(count), "bad")
        self.returned.setToolTip(list_text.RETURNED_TIP)

    def show_owed(self, count: int) -> None:
        """Show how many tickets still want their paper."""
        self.owed.setVisible(count > 0)
        set_chip(self.owed, screen_text.owed_chip(count), "warn")

    def show_device(self, state: DeviceState) -> None:
        """Show a printer or a scanner: green, or the short cause; its sentence is the tip."""
        target = self.printer if state.name == "printer" else self.scanner
        words, tone = device_text.strip_chip(state)
        set_chip(target, words, tone)
        set_icon(target, "printer" if target is self.printer else "scan-line", TINY_PX)
        target.setAccessibleName(words)
        target.setToolTip(state.said)
        target.setAccessibleDescription(state.said)

    def show_sync(self, status: SyncStatus) -> None:
        """Show the link to DPS."""
        words = frame_words.ONLINE if status.online else screen_text.offline_since(status.since)
        set_chip(self.link, words, "good" if status.online else "warn")
        self.link.setToolTip(status.said)
