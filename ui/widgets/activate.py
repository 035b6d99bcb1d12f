"""Choosing an officer, the code that DPS told them, and a secret of their own, typed twice."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QScrollArea, QSizePolicy, QWidget

from tracs_mobile.services.activating import Candidate
from ui.text import enrol_text
from ui.widgets.basics import column, label
from ui.widgets.centered import beside
from ui.widgets.field import LabeledField
from ui.widgets.sizes import fit
from ui.widgets.spoken import Role, speak_as

_PERSON_PX = 50
_LIST_PX = 220


class ActivateForm(QWidget):
    """`wanted` carries (username, code, secret) once all is there, `missing` what is not."""

    wanted = Signal(object)
    missing = Signal(str)

    def __init__(self, *, list_px: int = _LIST_PX) -> None:
        super().__init__()
        self.people: list[QPushButton] = []
        self.chosen = ""
        self.code = LabeledField(enrol_text.ACTIVATION, longest=20)
        self.secret = LabeledField(enrol_text.NEW_SECRET, longest=256)
        self.again = LabeledField(enrol_text.SECRET_AGAIN, longest=256)
        for field in (self.secret, self.again):
            field.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.empty = label(enrol_text.NO_OFFICERS, "soft", wrap=True)
        self._names = column(6)
        inner = QWidget()
        inner.setLayout(self._names)
        self.list = QScrollArea()
        speak_as(self.list, Role.List, enrol_text.CANDIDATES)
        self.list.setWidgetResizable(True)
        self.list.setFrameShape(QScrollArea.Shape.NoFrame)
        fit(self.list, high=list_px)
        self.list.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.list.setWidget(inner)
        for ground in (inner, self.list.viewport()):
            ground.setAutoFillBackground(False)  # the card is what lies behind the names
        page = column(8)
        for part in (
            self.list,
            self.empty,
            self.code,
            beside(self.secret, self.again),
            label(enrol_text.RULES, "small", wrap=True),
        ):
            page.addWidget(part)
        self.setLayout(page)
        self.code.edit.returnPressed.connect(self.secret.edit.setFocus)
        self.secret.edit.returnPressed.connect(self.again.edit.setFocus)
        self.again.edit.returnPressed.connect(self.submit)

    def show_candidates(self, candidates: tuple[Candidate, ...], *, empty: str) -> None:
        """List the officers; one who cannot be added says why. A single one is chosen."""
        while (item := self._names.takeAt(0)) is not None:
            gone = item.widget()
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        self.people = [self._button(candidate) for candidate in candidates]
        for button in self.people:
            self._names.addWidget(button)
        self._names.addStretch(1)
        self.list.setVisible(bool(candidates))
        self.empty.setText(empty)
        self.empty.setVisible(not any(not c.why_not for c in candidates))
        usable = [c.username for c in candidates if not c.why_not]
        self.choose(usable[0] if len(usable) == 1 else "")

    def _button(self, candidate: Candidate) -> QPushButton:
        button = QPushButton(enrol_text.candidate_line(candidate))
        button.setProperty("kind", "person")
        button.setAccessibleName(f"{candidate.title} {candidate.name}")
        button.setProperty("username", candidate.username)
        button.setCheckable(True)
        fit(button, high=_PERSON_PX)
        button.setEnabled(not candidate.why_not)
        button.clicked.connect(partial(self._tapped, candidate.username))
        return button

    def _tapped(self, username: str) -> None:
        self.choose(username)
        self.code.setFocus()

    def choose(self, username: str) -> None:
        """Press the button of an officer; nobody's when it is empty."""
        self.chosen = username
        for button in self.people:
            button.setChecked(button.property("username") == username)

    def submit(self) -> None:
        """Say what is missing, or hand all of it over."""
        secret = self.secret.edit.text()
        if not self.chosen:
            self.missing.emit(enrol_text.CHOOSE_OFFICER)
        elif not self.code.edit.text().strip():
            self.missing.emit(f"{enrol_text.ACTIVATION}.")
            self.code.setFocus()
        elif not secret:
            self.missing.emit(enrol_text.TYPE_TWICE)
            self.secret.setFocus()
        elif secret != self.again.edit.text():
            self.forget_secret()
            self.missing.emit(enrol_text.NOT_ALIKE)
        else:
            self.wanted.emit((self.chosen, self.code.edit.text(), secret))

    def forget_secret(self) -> None:
        """Both have to be typed again."""
        for field in (self.secret, self.again):
            field.show_text("")
        self.secret.setFocus()

    def forget(self) -> None:
        """Nothing of what was typed stays."""
        self.code.show_text("")
        for field in (self.secret, self.again):
            field.show_text("")
