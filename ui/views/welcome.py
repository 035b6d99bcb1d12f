"""The first page of a fresh laptop: practice, set it up, or prepare it from a stick."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from ui.text import first_text
from ui.tokens import VERB_PX, Tone
from ui.widgets.basics import column, label, say
from ui.widgets.centered import centered
from ui.widgets.sizes import fit

_CARD_PX = 640
_SAID_PX = 44


class WelcomePage(QWidget):
    """Three ways to begin, each with a sentence; none of them is a dead end."""

    practice_wanted = Signal()
    set_up_wanted = Signal()
    package_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self.prepared = label("", "line", wrap=True)
        self.practice = _way(first_text.PRACTICE, "primary")
        self.set_up = _way(first_text.SET_UP)
        self.package = _way(first_text.PACKAGE)
        self.said = label("", "", wrap=True)
        fit(self.said, least_high=_SAID_PX)
        inside = column(8, (28, 20, 28, 16))
        inside.addWidget(label(first_text.WELCOME_TITLE, "title"))
        inside.addWidget(label(first_text.WELCOME_WHY, "line", wrap=True))
        inside.addWidget(self.prepared)
        for button, why in (
            (self.practice, first_text.PRACTICE_WHY),
            (self.set_up, first_text.SET_UP_WHY),
            (self.package, first_text.PACKAGE_WHY),
        ):
            inside.addSpacing(6)
            inside.addWidget(button)
            inside.addWidget(label(why, "line", wrap=True))
            button.setAccessibleDescription(why)
        inside.addWidget(self.said)
        self.setLayout(centered(inside, width_px=_CARD_PX))
        self.practice.clicked.connect(self.practice_wanted)
        self.set_up.clicked.connect(self.set_up_wanted)
        self.package.clicked.connect(self.package_wanted)

    def begin(self, agency: str, said: str = "", tone: Tone = "plain") -> None:
        """The page comes to the screen; `agency`: whom the laptop was prepared for."""
        self.prepared.setText(first_text.prepared(agency))
        self.prepared.setVisible(bool(agency) and not said)
        say(self.said, said, tone)
        (self.set_up if agency else self.practice).setFocus()


def _way(words: str, kind: str = "") -> QPushButton:
    button = QPushButton(words)
    button.setProperty("kind", kind)
    button.setAccessibleName(words)
    button.setFixedHeight(VERB_PX)
    button.setAutoDefault(True)
    return button
