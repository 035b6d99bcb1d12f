"""The rows of the Devices page: one printer or scanner each, how it is, one button."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from tracs_mobile.domain.devices import Cause
from tracs_mobile.overriding import override
from tracs_mobile.ports import DeviceReport
from ui.models.device_book import Setup
from ui.text import device_text
from ui.text.device_text import REMEDY_WORDS, Remedy
from ui.widgets.basics import chip, column, label, row, set_chip
from ui.widgets.sizes import fit
from ui.widgets.spoken import Role, speak_as

_NAME_PX = 400
_BUTTON_PX = 124


class DeviceRow(QFrame):
    """One device. Enter or a tap opens its settings; its button does what helps now.

    `opened` carries the id, `helped` the id and the remedy, `moved` the id and -1 or 1.
    """

    opened = Signal(str)
    helped = Signal(str, object)
    moved = Signal(str, int)

    def __init__(self) -> None:
        super().__init__()
        self.device_id = ""
        self.remedy = Remedy.TEST
        self.setProperty("kind", "ticket")
        speak_as(self, Role.ListItem)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        fit(self, least_high=70)
        self.name = label("", "heading")
        self.where = label("", "line", wrap=True)
        self.state = chip()
        self.said = label("", "line", wrap=True)
        self.button = QPushButton()
        fit(self.button, wide=_BUTTON_PX)
        self.button.clicked.connect(self._help)
        layout = row(18, (16, 6, 16, 6))
        layout.addWidget(_pile(self.name, self.where, _NAME_PX))
        layout.addWidget(_pile(self.state, self.said), 1)
        layout.addWidget(self.button)
        self.setLayout(layout)

    def show_device(self, setup: Setup, title: str, where: str) -> None:
        """Show which device it is."""
        self.device_id = setup.id
        self.name.setText(title)
        self.where.setText(where)

    def show_health(self, setup: Setup, report: DeviceReport | None, owed: int) -> None:
        """Show how it is; without a report it is being asked."""
        if report is None:
            set_chip(self.state, device_text.ASKING, "plain")
            self.said.setText("")
        else:
            cause = report.health.cause
            set_chip(self.state, device_text.row_chip(cause), device_text.cause_tone(cause))
            self.said.setText(device_text.row_said(report.health.said, cause, owed))
        cause = Cause.NONE if report is None else report.health.cause
        scanner = report is not None and report.scanner
        self.remedy = device_text.remedy_of(setup.kind, cause, owed=owed, scanner=scanner)
        self.button.setText(REMEDY_WORDS[self.remedy])
        self.button.setAccessibleName(f"{REMEDY_WORDS[self.remedy]}: {setup.name}")
        self.setAccessibleName(f"{self.name.text()}, {self.state.text()}, {self.said.text()}")

    def _help(self) -> None:
        self.helped.emit(self.device_id, self.remedy)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(key), 0)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.device_id)
        elif step and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.moved.emit(self.device_id, step)
        elif step:
            next_row(self, step).setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.opened.emit(self.device_id)


def next_row(row_: DeviceRow, step: int) -> DeviceRow:
    """The row above or below; the row itself at an end."""
    rows = [r for r in row_.window().findChildren(DeviceRow) if r.isVisible()]
    rows.sort(key=lambda r: r.y())
    at = rows.index(row_) + step
    return rows[at] if 0 <= at < len(rows) else row_


def _pile(first: QWidget, second: QWidget, width: int = 0) -> QWidget:
    pile = column(3)
    pile.addStretch(1)
    pile.addWidget(first)
    pile.addWidget(second)
    pile.addStretch(1)
    holder = QWidget()
    holder.setLayout(pile)
    if width:
        fit(holder, wide=width)
    return holder
