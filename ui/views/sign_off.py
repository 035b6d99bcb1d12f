"""The look at what has not reached DPS before an officer signs off; three ways out of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from tracs_mobile.domain.ladder import Ladder
from tracs_mobile.overriding import override
from ui.text import ladder_text
from ui.tokens import FIELD_PX, VERB_PX
from ui.views.overlays import Overlay
from ui.widgets.basics import column, frame, label, restyle, row, say

_WIDTH_PX = 700
_READ_MS = 1_200


class SignOffCheck(Overlay):
    """Covers the workplace until the officer says which way.

    `left`: sign off now. `send` and `stick`: the two ways to have fewer tickets here first. When
    everything has reached DPS meanwhile it signs off by itself, as was wanted.
    """

    left = Signal()
    send = Signal()
    stick = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("page")
        self.title = label("", "title", wrap=True)
        self.why = label("", "", wrap=True)
        self.said = label("", "", wrap=True)
        self.send_button = self._button(f"F5  {ladder_text.SEND}")
        self.stick_button = self._button(f"F4  {ladder_text.STICK}")
        self.leave_button = self._button(f"Ctrl+L  {ladder_text.SIGN_OFF}")
        self.stay_button = self._button(f"Esc  {ladder_text.STAY}")
        self.send_button.clicked.connect(self._send)
        self.stick_button.clicked.connect(self.stick)
        self.leave_button.clicked.connect(self._leave)
        self.stay_button.clicked.connect(self.stay)
        self.stay_button.setFixedHeight(FIELD_PX)
        self.stay_button.setProperty("kind", "")
        self._done = QTimer(self)
        self._done.setSingleShot(True)
        self._done.setInterval(_READ_MS)
        self._done.timeout.connect(self._leave)
        self._back: QWidget | None = None
        self._build()
        self.hide()

    def _button(self, words: str) -> QPushButton:
        made = QPushButton(words)
        made.setProperty("kind", "verb")
        made.setAccessibleName(words.partition("  ")[2])
        made.setFixedHeight(VERB_PX)
        made.setAutoDefault(True)  # Enter presses it, as a finger would
        return made

    def _build(self) -> None:
        inside = column(14, (32, 24, 32, 26))
        for part in (self.title, self.why, self.said):
            part.setFixedWidth(_WIDTH_PX - 64)
            inside.addWidget(part)
        ways = row(8)
        for button in (self.send_button, self.stick_button, self.leave_button):
            ways.addWidget(button, 1)
        inside.addLayout(ways)
        inside.addWidget(self.stay_button)
        card = frame("card")
        card.setFixedWidth(_WIDTH_PX)
        card.setLayout(inside)
        middle = row()
        middle.addStretch(1)
        middle.addWidget(card)
        middle.addStretch(1)
        page = column()
        page.addStretch(1)
        page.addLayout(middle)
        page.addStretch(1)
        self.setLayout(page)

    def ask(self, ladder: Ladder, *, closing: bool = False) -> None:
        """Cover the workplace with the question; `closing` the program, not only signing off."""
        window = self.parentWidget()
        if not self.isVisible() and window is not None:
            self._back = window.window().focusWidget()
        self.why.setText(ladder_text.CLOSE_WHY if closing else ladder_text.SIGN_OFF_WHY)
        say(self.said, "")
        self.said.hide()
        self.show_ladder(ladder)
        if window is not None:
            self.setGeometry(window.rect())
        self.show()
        self.raise_()
        first = self.stick_button if ladder.wants_stick else self.send_button
        first.setFocus()

    def show_ladder(self, ladder: Ladder) -> None:
        """Where the laptop stands now; once nothing is left, it signs off."""
        if not ladder.open:
            self.title.setText(ladder_text.ALL_THERE_LINE)
            self.setAccessibleName(self.title.text())
            self._say(ladder_text.ALL_THERE, good=True)
            if self.isVisible():
                self._done.start()
            return
        self._done.stop()
        tone = ladder_text.TONES[ladder.rung]
        self.title.setText(f"{'! ' if tone == 'bad' else ''}{ladder_text.sign_off_title(ladder)}")
        self.setAccessibleName(self.title.text())
        for button, chosen in (
            (self.send_button, not ladder.wants_stick),
            (self.stick_button, ladder.wants_stick),
        ):
            restyle(button, "kind", "primary" if chosen else "verb")
        self.send_button.setEnabled(ladder.waiting > 0)
        self.stick_button.setEnabled(ladder.unsent > 0)

    def _say(self, words: str, *, good: bool = False) -> None:
        say(self.said, words, "good" if good else "plain")
        self.said.setVisible(bool(words))

    def _send(self) -> None:
        self._say(ladder_text.SENDING)
        self.send.emit()

    def _leave(self) -> None:
        if self.isVisible():
            self._done.stop()
            self.hide()
            self.left.emit()

    def stay(self) -> None:
        """Back to work, the cursor where it was."""
        self._done.stop()
        self.hide()
        if self._back is not None:
            self._back.setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_Escape:
            self.stay()
        elif event.key() == Qt.Key.Key_F5 and self.send_button.isEnabled():
            self._send()
        elif event.key() == Qt.Key.Key_F4 and self.stick_button.isEnabled():
            self.stick.emit()
        elif control and event.key() == Qt.Key.Key_L:
            self._leave()
        else:
            super().keyPressEvent(event)
