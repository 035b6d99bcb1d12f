"""Who is locked out of this laptop, each with the button that lets them in again."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from ui.text import enrol_text
from ui.widgets.basics import column, label, row


class LockedPeople(QWidget):
    """A line for each; hidden while nobody is locked. `wanted` carries a user name."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.buttons: list[QPushButton] = []
        self._lines: list[QWidget] = []
        self._page = column(6)
        self.setLayout(self._page)
        self.hide()

    def show_locked(self, usernames: tuple[str, ...]) -> None:
        """Show these and no others."""
        for gone in self._lines:
            gone.hide()
            gone.deleteLater()
        self.buttons, self._lines = [], []
        for username in usernames:
            self._add(username)
        self.setVisible(bool(usernames))

    def _add(self, username: str) -> None:
        button = QPushButton(enrol_text.LET_IN)
        button.setAccessibleName(enrol_text.let_in_name(username))
        button.clicked.connect(partial(self.wanted.emit, username))
        said = label(enrol_text.locked_line(username), "line", wrap=True)
        line = QWidget()
        holder = row(10)
        holder.addWidget(said, 1)
        holder.addWidget(button)
        line.setLayout(holder)
        self._page.addWidget(line)
        self._lines.append(line)
        self.buttons.append(button)
