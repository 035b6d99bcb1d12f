"""What covers the whole window for a moment, and the paper at full size."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from tracs_mobile.domain.document import Printable
from tracs_mobile.overriding import override
from tracs_mobile.ports import PageImage
from ui.text import frame_words, screen_text
from ui.widgets.basics import column, label, row
from ui.widgets.paper import PaperView, picture_of
from ui.widgets.spoken import Role, speak_as
from ui.widgets.touch import scroll_by_finger

LARGE_PX = 832


class PageMaker(Protocol):
    """Makes the exact page."""

    def page(self, printable: Printable) -> PageImage:
        """The page."""
        ...


_ANYWHERE = (Qt.Key.Key_F1, Qt.Key.Key_F11, Qt.Key.Key_F12)


class Overlay(QFrame):
    """Covers the window; while it is there, no key means anything but what it says itself.

    F1 alone still leads to the manual and Ctrl+F11, F12 and Ctrl+F12 change light and colors,
    unless `lets_help` says otherwise; `help_place` is what of the manual fits.
    """

    lets_help = True
    help_place = "stop"

    def __init__(self, window: QWidget, name: str = "") -> None:
        super().__init__(window)
        speak_as(self, Role.Dialog, name)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        scroll_by_finger(self)

    @override
    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab stays inside: what lies under a cover is not there to the eye either."""
        inside = tab_stops(self)
        if not inside:
            return True
        now = self.window().focusWidget()
        at = inside.index(now) if now in inside else -1 if forward else 0
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        inside[(at + (1 if forward else -1)) % len(inside)].setFocus(reason)
        return True

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride:
            if self.lets_help and isinstance(event, QKeyEvent) and event.key() in _ANYWHERE:
                return super().event(event)
            event.accept()
            return True
        return super().event(event)


def tab_stops(holder: QWidget) -> list[QWidget]:
    """What Tab reaches inside `holder`, as it was laid out.

    Qt's own chain must not be walked from Python: each step would make the binding believe that one
    widget owns the next, and throw away what is in use.
    """
    return [
        part
        for part in holder.findChildren(QWidget)
        if part.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
        and part.isEnabled()
        and part.isVisible()
        and part.focusProxy() is None
    ]


class PaperOverlay(Overlay):
    """The print at the size of the paper; Escape closes."""

    def __init__(self, window: QWidget, title: str = screen_text.PAPER_NAME) -> None:
        super().__init__(window, title)
        self.setObjectName("window")
        self.setProperty("kind", "card")
        self.paper = PaperView(frame_words.THE_PRINT_LARGE)
        self.paper.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.close_button = QPushButton(frame_words.CLOSE_WITH_KEY)
        self.close_button.setAccessibleName(frame_words.CLOSE)
        self.close_button.clicked.connect(self.hide)
        top = row(12)
        top.addWidget(label(title, "title"))
        top.addWidget(label(screen_text.PAPER_CLOSE, "soft"))
        top.addStretch(1)
        top.addWidget(self.close_button)
        layout = column(10, (20, 12, 20, 12))
        layout.addLayout(top)
        layout.addWidget(self.paper, 1)
        self.setLayout(layout)
        self.hide()
        self._back: QWidget | None = None

    def open(self, printable: Callable[[], Printable], maker: PageMaker) -> None:
        """Show the print of `printable`."""
        window = self.window()
        self._back = window.focusWidget()
        self.setGeometry(window.rect())
        self.show_page(maker.page(printable()))

    def show_page(self, page: PageImage) -> None:
        """Show one page."""
        self.paper.show_picture(picture_of(page, min(LARGE_PX, self.width() - 60)))
        self.show()
        self.raise_()
        self.paper.setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F8):
            self.hide()
            if self._back is not None:
                self._back.setFocus()
        else:
            super().keyPressEvent(event)
