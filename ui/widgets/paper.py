"""A print as it will be, on the screen: top first, the rest by wheel or keys."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from tracs_mobile.overriding import override
from tracs_mobile.ports import PageImage
from ui.widgets.spoken import Role, speak_as

_STEP_PX = 60


def picture_of(page: PageImage, width: int) -> QImage:
    """The page as a picture `width` pixels wide. Quick enough for a job, not for the screen."""
    gray = QImage(page.pixels, page.width, page.height, page.width, QImage.Format.Format_Grayscale8)
    # copy(): the picture must not look into bytes that Python may free.
    scaled = gray.copy().scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
    return scaled.convertToFormat(QImage.Format.Format_RGB32)


class PaperView(QWidget):
    """Shows one picture of a print in the color of the palette's paper."""

    tapped = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        speak_as(self, Role.Document, name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._picture: QImage | None = None
        self._tint = QColor("#ffffff")
        self._top = 0

    @property
    def picture(self) -> QImage | None:
        """What is shown."""
        return self._picture

    def show_picture(self, picture: QImage | None) -> None:
        """Show another print; it keeps its place when it has the same height."""
        self._picture = picture
        self._scroll_to(self._top)
        self.update()

    def set_tint(self, color: str) -> None:
        """The color of the paper."""
        self._tint = QColor(color)
        self.update()

    def _scroll_to(self, top: int) -> None:
        height = 0 if self._picture is None else self._picture.height()
        self._top = max(0, min(top, height - self.height()))
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._picture is None:
            return
        painter = QPainter(self)
        seen = QRect(0, self._top, self._picture.width(), self.height())
        left = (self.width() - self._picture.width()) // 2
        shown = self._picture.copy(seen.intersected(self._picture.rect()))
        painter.drawImage(QPoint(left, 0), shown)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        painter.fillRect(QRect(left, 0, shown.width(), shown.height()), self._tint)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        # The print head is narrower than the paper: a strip on each side stays blank.
        strip = min(left, max(6, shown.width() // 40))
        for edge in (left - strip, left + shown.width()):
            painter.fillRect(QRect(edge, 0, strip, shown.height()), self._tint)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        self._scroll_to(self._top - event.angleDelta().y() // 2)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.tapped.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        page = max(_STEP_PX, self.height() - _STEP_PX)
        steps = {
            Qt.Key.Key_Down: _STEP_PX,
            Qt.Key.Key_Up: -_STEP_PX,
            Qt.Key.Key_PageDown: page,
            Qt.Key.Key_PageUp: -page,
            Qt.Key.Key_Space: page,
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self._scroll_to(self._top + step)
