"""The page that opens the officer's records: username, secret, and what went wrong."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget

from ui.text import words
from ui.tokens import VERB_PX, Tone
from ui.views.mode_switch import ModeSwitch
from ui.widgets.basics import column, label, say
from ui.widgets.centered import centered
from ui.widgets.field import LabeledField
from ui.widgets.sizes import fit

if TYPE_CHECKING:
    from tracs_mobile.services.station import SignOnHint

_CARD_PX = 440
_MOST_PEOPLE = 6
"""More names would not fit below the form; whoever is not among them types theirs."""


class SignOnPage(QWidget):
    """Asks who is there. `wanted` carries (username, secret).

    `bundle_wanted`: somebody wants the tickets on a stick, which needs nobody's secret.
    """

    wanted = Signal(object)
    bundle_wanted = Signal()

    def __init__(self, *, training: bool) -> None:
        super().__init__()
        self.setObjectName("page")
        self.training = label(words.TRAINING, "training")
        self.training.setAlignment(Qt.AlignmentFlag.AlignCenter)
        if not training:
            # Never shown by hand: without a holder it would be a window of its own for a moment.
            self.training.hide()
        self.mode = ModeSwitch()
        self.mode.show_value(training)
        self.mode.setVisible(False)  # until there is another side to switch to
        self.settled = False
        """Whether somebody may sign on, or was told why nobody can."""
        self._opening = self._queued = False
        self.username = LabeledField(words.USERNAME)
        self.secret = LabeledField(words.SECRET)
        self.secret.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.enter = QPushButton(f"Enter  {words.SIGN_ON}")
        self.enter.setProperty("kind", "primary")
        self.enter.setAccessibleName(words.SIGN_ON)
        self.enter.setFixedHeight(VERB_PX)
        self.enter.setAutoDefault(True)  # Enter presses it, as it says
        self.said = label(words.STARTING, "", wrap=True)
        # Room for three lines from the start: nothing jumps when a sentence comes.
        fit(self.said, least_high=66)
        self.bundle = QPushButton(words.STICK)
        self.bundle.setAccessibleName(words.STICK)
        fit(self.bundle, high=44)
        self.bundle.setAutoDefault(True)
        self.bundle.setEnabled(False)
        self.people: list[QPushButton] = []
        self._people_title = label("", "small")
        self._people_title.setVisible(False)
        self._people_column = column(6)
        self._people_column.addWidget(self._people_title)
        self._build()
        self.enter.clicked.connect(self.submit)
        self.bundle.clicked.connect(self.bundle_wanted)
        self.username.edit.returnPressed.connect(self.secret.edit.setFocus)
        self.secret.edit.returnPressed.connect(self.submit)
        for field in (self.username, self.secret):
            field.edited.connect(self._think_again)

    def _build(self) -> None:
        inside = column(10, (28, 22, 28, 22))
        inside.addWidget(label(words.PRODUCT, "title"))
        inside.addWidget(self.mode)
        for part in (self.training, self.username, self.secret, self.enter, self.said, self.bundle):
            inside.addWidget(part)
        inside.addLayout(self._people_column)
        self.setLayout(centered(inside, width_px=_CARD_PX))

    def show_people(self, hints: tuple[SignOnHint, ...]) -> None:
        """Offer the training users; in the real program only user names, and no secrets."""
        self._take_away_people()
        shown = hints[:_MOST_PEOPLE]
        secrets = any(hint.secret for hint in shown)
        self._people_title.setText(words.TRAINING_PEOPLE if secrets else words.PEOPLE)
        self._people_title.setVisible(bool(shown))
        for hint in shown:
            if hint.secret:
                said = words.hint_line(hint.name, hint.role, hint.username, hint.secret)
            else:
                said = hint.username
            button = QPushButton(said)
            button.setProperty("kind", "person")
            button.setAccessibleName(words.fill_in(hint.name))
            fit(button, high=50 if hint.secret else 40)
            button.setAutoDefault(True)
            button.clicked.connect(partial(self._fill, hint))
            self._people_column.addWidget(button)
            self.people.append(button)

    def _take_away_people(self) -> None:
        for button in self.people:
            button.hide()
            button.deleteLater()
        self.people = []

    def _fill(self, hint: SignOnHint) -> None:
        self.username.show_text(hint.username)
        self.secret.show_text(hint.secret)
        (self.enter if hint.secret else self.secret).setFocus()

    def show_mode(self, *, training: bool) -> None:
        """Practice or the real thing."""
        self.training.setVisible(training)
        self.mode.show_value(training)

    def forget(self) -> None:
        """The other side is being opened: nobody of this one may sign on there."""
        self._take_away_people()
        self._people_title.setVisible(False)
        self.bundle.setEnabled(False)
        self._queued = False
        for field in (self.username, self.secret):
            field.show_text("")
        self.username.edit.setFocus()

    def submit(self) -> None:
        """Ask to be let in, unless somebody is being let in or nobody can be.

        While the station is still being opened the wish waits: an officer types the secret once.
        """
        if not self.enter.isEnabled():
            return
        username, secret = self.username.edit.text().strip(), self.secret.edit.text()
        if not username or not secret:
            self.say(words.NEED_BOTH, "warn")
            return
        if self._opening:
            self._queued = True
            self.say(words.QUEUED, "plain")
            return
        self.wanted.emit((username, secret))

    def _think_again(self) -> None:
        """Who goes on typing after Enter has not meant what stood there."""
        if self._queued:
            self._queued = False
            self.say(words.STARTING, "plain")

    def show_opening(self) -> None:
        """The station is being opened: everything may be typed already, Enter too."""
        self._take_cursor()
        self.enter.setEnabled(True)
        self._opening, self.settled = True, False
        self.say(words.STARTING, "plain")

    def show_busy(self, said: str) -> None:
        """Somebody is being let in, or nobody can be."""
        self.enter.setEnabled(False)
        self._opening = self._queued = self.settled = False
        self.say(said, "plain")

    def show_ready(self) -> None:
        """Somebody may sign on, and does who has pressed Enter; what was typed stays."""
        self._take_cursor()
        queued = self._queued
        self.enter.setEnabled(True)
        self._opening = self._queued = False
        self.settled = True
        self.say("", "plain")
        if queued:
            self.submit()

    def _take_cursor(self) -> None:
        """Where typing goes; a cursor that stands in a field stays there."""
        # Of the program, not of this page: a button of the page before may still have it.
        if QApplication.focusWidget() not in (self.username.edit, self.secret.edit):
            (self.secret if self.username.edit.text() else self.username).setFocus()

    def refuse(self, said: str) -> None:
        """It did not work; the secret has to be typed again."""
        self.enter.setEnabled(True)
        self.settled = True
        self.secret.show_text("")
        self.secret.setFocus()
        self.say(said, "bad")

    def say(self, said: str, tone: Tone) -> None:
        """Show a sentence."""
        say(self.said, said, tone)

    def begin(self) -> None:
        """Nobody is signed on: empty the form."""
        self.secret.show_text("")
        self.show_ready()
        (self.secret if self.username.edit.text() else self.username).setFocus()
