"""The one place for what is said beside a page: it never covers a form and pushes nothing."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QSizePolicy, QWidget

from ui.text import note_text, words
from ui.tokens import FIELD_PX, Tone
from ui.widgets.basics import column, label
from ui.widgets.spoken import Role, announce, speak_as, speak_key

_LEAST_PX = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What the button under a note does: its key, its words; what it means is the owner's."""

    key: str
    words: str


class SideNotes(QWidget):
    """Shows one sentence and one button. `pressed` carries the key that stands on the button."""

    pressed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        speak_as(self, Role.Note, note_text.AREA)
        self.said = label("", "sidenote", wrap=True)
        self.said.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.button = QPushButton()
        self.button.setProperty("kind", "sideact")
        self.button.setFixedHeight(FIELD_PX)
        # Reached by a key that works everywhere; Tab stays inside the page.
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.button.clicked.connect(self._tapped)
        self._key = ""
        area = self.area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setMinimumHeight(_LEAST_PX)
        area.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        area.setWidget(self.said)
        # The ground of the column shows through; setWidget would have it painted over.
        for ground in (self.said, area.viewport()):
            ground.setAutoFillBackground(False)
        layout = column(3, (6, 2, 2, 4))
        layout.addWidget(area, 1)
        layout.addWidget(self.button)
        self.setLayout(layout)
        self.show_note("", "plain", None)

    def show_note(self, said: str, tone: Tone, act: Act | None, *, counts_on: bool = False) -> None:
        """Show this and nothing else; empty words leave the place empty.

        What only `counts_on` from second to second is not spoken each time.
        """
        sign = words.SIGNS["" if tone == "plain" else tone]
        shown = f"{sign}{said}" if said else ""
        if shown != self.said.text() and not counts_on:
            announce(self, said, urgent=tone == "bad")
        self.said.setText(shown)
        self._key = "" if act is None else act.key
        self.button.setVisible(act is not None)
        if act is not None:
            self.button.setText(note_text.key_words(act.key, act.words))
            self.button.setAccessibleName(act.words)
            speak_key(self.button, act.key)

    def _tapped(self) -> None:
        self.pressed.emit(self._key)
