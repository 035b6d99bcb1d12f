"""What the camera sees, small, beside the stop: the form stays in reach while it looks."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QWidget

from tracs_mobile.overriding import override
from tracs_mobile.ports import DeviceState, PageImage, Presence
from ui.text import scan_text
from ui.tokens import Tokens, Tone
from ui.views.stop_side import SIDE_PX
from ui.widgets.basics import column, label, say

_HIGH_PX = 330


class Lens(QWidget):
    """One picture, as large as fits, seen through a color: dimmed at night."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(scan_text.CAMERA_NAME)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._picture: QImage | None = None
        self._color = QColor("#ffffff")

    @property
    def picture(self) -> QImage | None:
        """What is shown."""
        return self._picture

    def show_picture(self, picture: QImage | None) -> None:
        """Show another picture."""
        self._picture = picture
        self.update()

    def set_color(self, color: str) -> None:
        """What it is seen through."""
        self._color = QColor(color)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("#000000"))
        picture = self._picture
        if picture is None:
            return
        size = picture.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (self.width() - size.width()) // 2, (self.height() - size.height()) // 2
        place = QRect(left, top, size.width(), size.height())
        painter.drawImage(place, picture)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        painter.fillRect(place, self._color)


class CameraPreview(QFrame):
    """Lies over the side panel of the stop, never over the form, and never takes the cursor.

    `wanted` carries whether the camera is to run.
    """

    wanted = Signal(bool)

    def __init__(self, page: QWidget, side: QWidget) -> None:
        """`side` is what it may lie over; its lower edge is kept."""
        super().__init__(page)
        self._page = page
        self._side = side
        self.setProperty("kind", "card")
        self.lens = Lens()
        self.hint = label(scan_text.CAMERA_STARTING, "line", wrap=True)
        self.close_button = QPushButton(f"Esc  {scan_text.CAMERA_CLOSE}")
        self.close_button.setAccessibleName(scan_text.CAMERA_CLOSE)
        self.close_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.close_button.clicked.connect(self.end)
        layout = column(6, (8, 8, 8, 8))
        layout.addWidget(self.lens, 1)
        layout.addWidget(self.hint)
        layout.addWidget(self.close_button)
        self.setLayout(layout)
        self.hide()

    @property
    def running(self) -> bool:
        """Whether it is on the screen."""
        return not self.isHidden()

    def run(self, wanted: bool) -> None:
        """Begin or end."""
        if wanted:
            self.begin()
        else:
            self.end()

    def begin(self) -> None:
        """Ask for the camera and show what it sees."""
        if self.running:
            return
        self.lens.show_picture(None)
        self._tell(scan_text.CAMERA_STARTING)
        self.place()
        self.show()
        self.raise_()
        self.wanted.emit(True)

    def end(self) -> None:
        """Give the camera back."""
        if self.running:
            self.hide()
            self.lens.show_picture(None)
            self.wanted.emit(False)

    def place(self) -> None:
        """At the foot of the side panel, whatever size the window has."""
        foot = self._side.mapTo(self._page, QPoint(0, self._side.height()))
        bottom = max(_HIGH_PX, min(foot.y(), self._page.height()))
        left = max(0, min(foot.x(), self._page.width() - SIDE_PX))
        self.setGeometry(left, bottom - _HIGH_PX, SIDE_PX, _HIGH_PX)

    def show_frame(self, frame: PageImage) -> None:
        """Show what the camera sees now; a frame that comes late is not shown any more."""
        if not self.running:
            return
        if self.lens.picture is None:
            self._tell(scan_text.CAMERA_HINT)
        gray = QImage(
            frame.pixels, frame.width, frame.height, frame.width, QImage.Format.Format_Grayscale8
        )
        # The picture must not look into bytes that Python may free.
        self.lens.show_picture(gray.convertToFormat(QImage.Format.Format_RGB32))

    def show_state(self, state: DeviceState) -> None:
        """Say why the camera does not see anything."""
        if self.running and state.presence is Presence.LOST:
            self._tell(state.said, "bad")

    def show_problem(self, said: str) -> None:
        """A bar code was seen that is no license and no vehicle."""
        self._tell(said, "warn")

    def _tell(self, said: str, tone: Tone = "plain") -> None:
        say(self.hint, said, tone)

    def wear(self, tokens: Tokens) -> None:
        """Dim the picture as the palette is dim."""
        self.lens.set_color(tokens.lens)
