"""What stands where a list has nothing in it: an icon, why, and the one thing to do next."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget
from shiboken6 import isValid

from tracs_mobile.overriding import override
from ui.widgets.basics import column, label
from ui.widgets.icons import LARGE_PX, icon_label

_GAP_PX = 6
_SIDE_PX, _TOP_PX, _BOTTOM_PX = 20, 16, 8
_AROUND_PX = _TOP_PX + _BOTTOM_PX + 3 * _GAP_PX


class EmptyState(QWidget):
    """Takes the place of a list. The icon says nothing that the words do not."""

    def __init__(self, icon: str, words: str = "", step: str = "") -> None:
        super().__init__()
        self.head = label(words, "heading", wrap=True)
        self.step = label(step, "soft", wrap=True)
        layout = column(_GAP_PX, (_SIDE_PX, _TOP_PX, _SIDE_PX, _BOTTOM_PX))
        self.icon = icon_label(icon, "soft", LARGE_PX)
        layout.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignHCenter)
        for part in (self.head, self.step):
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
            layout.addWidget(part)
        layout.addStretch(1)
        self.setLayout(layout)
        self.step.setVisible(bool(step))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() - 2 * _SIDE_PX
        words = sum(part.heightForWidth(wide) for part in (self.head, self.step) if part.text())
        # Where there is little room the words are what counts.
        self.icon.setVisible(self.height() >= words + self.icon.height() + _AROUND_PX)

    def text(self) -> str:
        """Why there is nothing."""
        return self.head.text()

    def setText(self, words: str) -> None:  # noqa: N802 - as a label of Qt
        """Say why there is nothing."""
        self.head.setText(words)

    def show_step(self, step: str) -> None:
        """Say what to do next; empty for nothing."""
        self.step.setText(step)
        self.step.setVisible(bool(step))


class EmptyList(QObject):
    """Lays an `EmptyState` over a list as long as it has no line."""

    def __init__(self, view: QAbstractItemView, icon: str, words: str, step: str) -> None:
        super().__init__(view)
        self._view = view
        self.state = EmptyState(icon, words, step)
        self.state.setParent(view.viewport())
        # A tap goes to the list: there is nothing to press here.
        self.state.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        view.viewport().installEventFilter(self)
        model = view.model()
        for changed in (model.rowsInserted, model.rowsRemoved, model.modelReset):
            changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        if not isValid(self._view):
            return  # the list is being put away, and says so line by line
        self.state.setVisible(self._view.model().rowCount() == 0)
        self.state.setGeometry(self._view.viewport().rect())

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self._show()
        return super().eventFilter(watched, event)
