"""A button whose words go over two lines when one is too short."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPaintEvent, QPalette
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QStylePainter

from tracs_mobile.overriding import override
from ui.tokens import FIELD_PX

_PAD = 10


class WrappedButton(QPushButton):
    """Draws its own words, wrapped and at the left; everything else is the style sheet's."""

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return max(FIELD_PX, self.needed_px(width))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        painter.setPen(self.palette().color(QPalette.ColorRole.ButtonText))
        painter.drawText(self._inside(), int(_FLAGS), self.text())

    @property
    def fits(self) -> bool:
        """Whether all words are seen."""
        inside = self._inside()
        needed = self.fontMetrics().boundingRect(inside, int(_FLAGS), self.text())
        return inside.contains(needed)

    def needed_px(self, width: int) -> int:
        """The height at which all words are seen in `width`."""
        room = QRect(0, 0, width - 2 * _PAD, 10_000)
        return self.fontMetrics().boundingRect(room, int(_FLAGS), self.text()).height() + 8

    def _inside(self) -> QRect:
        return self.rect().adjusted(_PAD, 1, -_PAD, -1)


_FLAGS = (
    Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
).value | Qt.TextFlag.TextWordWrap.value
