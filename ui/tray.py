"""The sign beside the system's clock: what waits for DPS, also while the window is small."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QSystemTrayIcon

from tracs_mobile.domain.deadline import Urgency
from tracs_mobile.domain.ladder import Ladder, rank
from ui.text import ladder_text, words
from ui.theme import FAMILY
from ui.tokens import DAY

_PX = 64
_COLORS = {"plain": DAY.nav, "good": DAY.good, "warn": DAY.warn, "bad": DAY.bad}
_MOST = 99


class Tray(QObject):
    """`opened` follows a click. Where the system has no tray, it shows nothing and says nothing.

    A message comes once for each rung from the third on; it names counts and hours only.
    """

    opened = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.icon: QSystemTrayIcon | None = None
        self._told = rank(Urgency.NOTICE)
        self.message = ""
        if QSystemTrayIcon.isSystemTrayAvailable():
            self.icon = QSystemTrayIcon(sign(0, "plain"), self)
            self.icon.setToolTip(words.PRODUCT)
            self.icon.activated.connect(self.opened)
            self.icon.messageClicked.connect(self.opened)
            self.icon.show()

    def show_ladder(self, ladder: Ladder, *, online: bool, link: str = "") -> None:
        """Show where the laptop stands; speak when it has come to a higher rung."""
        tone = ladder_text.TONES[ladder.rung] if ladder.open else "plain"
        said = ladder_text.headline(ladder) if ladder.due else words.PRODUCT
        at = rank(ladder.rung) if ladder.open else 0
        if at > self._told:
            self.message = f"{said} {ladder_text.advice(ladder, online=online, link=link)}"
        higher, self._told = at > self._told, max(at, rank(Urgency.NOTICE))
        if self.icon is None:
            return
        self.icon.setIcon(sign(ladder.unsent, tone))
        self.icon.setToolTip(f"{words.PRODUCT}\n{said}")
        if higher:
            kind = QSystemTrayIcon.MessageIcon.Warning
            self.icon.showMessage(ladder_text.tray_title(ladder), self.message, kind, 15_000)

    def end(self) -> None:
        """Take the sign away."""
        if self.icon is not None:
            self.icon.hide()


def sign(count: int, tone: str) -> QIcon:
    """A round sign with the number of tickets that wait; a tick when none does."""
    picture = QPixmap(_PX, _PX)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(_COLORS[tone]))
    painter.drawEllipse(2, 2, _PX - 4, _PX - 4)
    painter.setPen(QColor("#ffffff"))
    font = QFont(FAMILY)
    font.setPixelSize(34 if count < 10 else 26)
    font.setBold(True)
    painter.setFont(font)
    shown = "✓" if not count else str(count) if count <= _MOST else f"{_MOST}+"
    painter.drawText(QRectF(0, 0, _PX, _PX), Qt.AlignmentFlag.AlignCenter, shown)
    painter.end()
    return QIcon(picture)
