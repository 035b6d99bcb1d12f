"""The page on which the first officer of a laptop begins."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from tracs_mobile.services.activating import Candidate
from ui.text import enrol_text, first_text
from ui.tokens import VERB_PX, Tone
from ui.views.mode_switch import ModeSwitch
from ui.widgets.activate import ActivateForm
from ui.widgets.basics import column, label, row, say
from ui.widgets.centered import centered
from ui.widgets.sizes import fit

_CARD_PX = 720
_SAID_PX = 46
_LIST_PX = 168


class ActivatePage(QWidget):
    """`again_wanted`: ask DPS for officers anew; `over_wanted`: forget everything (asked twice)."""

    again_wanted = Signal()
    over_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self.mode = ModeSwitch()
        self.form = ActivateForm(list_px=_LIST_PX)
        self.begin_button = QPushButton(f"Enter  {enrol_text.BEGIN}")
        self.begin_button.setProperty("kind", "primary")
        self.begin_button.setAccessibleName(enrol_text.BEGIN)
        self.again = QPushButton(enrol_text.ASK_AGAIN)
        self.over = QPushButton(enrol_text.START_OVER)
        for button in (self.again, self.over):
            button.setAccessibleName(button.text())
        for button in (self.begin_button, self.again, self.over):
            button.setFixedHeight(VERB_PX)
            button.setAutoDefault(True)
        self.said = label("", "", wrap=True)
        fit(self.said, least_high=_SAID_PX)
        self._sure = False
        self._build()
        self.begin_button.clicked.connect(self.form.submit)
        self.again.clicked.connect(self.again_wanted)
        self.over.clicked.connect(self._start_over)
        self.form.missing.connect(lambda said: self.say(said, "warn"))

    def _build(self) -> None:
        inside = column(8, (28, 16, 28, 16))
        inside.addWidget(self.mode)
        inside.addWidget(label(first_text.STEPS[1], "small"))
        inside.addWidget(label(enrol_text.ACTIVATE_TITLE, "title"))
        inside.addWidget(label(enrol_text.ACTIVATE_WHY, "line", wrap=True))
        inside.addWidget(self.form)
        verbs = row(10)
        verbs.addWidget(self.over)
        verbs.addWidget(self.again)
        verbs.addWidget(self.begin_button, 1)
        inside.addLayout(verbs)
        inside.addWidget(self.said)
        self.setLayout(centered(inside, width_px=_CARD_PX))

    def show_candidates(self, candidates: tuple[Candidate, ...]) -> None:
        """The officers DPS sent."""
        self.form.show_candidates(candidates, empty=enrol_text.NO_OFFICERS)
        self.show_ready()
        first = self.form.people[0] if self.form.people else self.again
        (self.form.code if self.form.chosen else first).setFocus()

    def show_busy(self, said: str) -> None:
        """Something is under way."""
        for button in (self.begin_button, self.again, self.over):
            button.setEnabled(False)
        self.say(said, "plain")

    def show_ready(self, said: str = "", tone: Tone = "plain") -> None:
        """Something can be done again."""
        self._sure = False
        self.over.setText(enrol_text.START_OVER)
        for button in (self.begin_button, self.again, self.over):
            button.setEnabled(True)
        self.say(said, tone)

    def _start_over(self) -> None:
        if self._sure:
            self.over_wanted.emit()
            return
        self._sure = True
        self.over.setText(enrol_text.START_OVER_SURE)
        self.say(enrol_text.OVER_WHY, "warn")

    def say(self, said: str, tone: Tone) -> None:
        """Show a sentence."""
        say(self.said, said, tone)
