"""Asks for a reason in place, and does the step only at a second press; no dialog is opened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from tracs_mobile.domain.law import Code
from ui.text import frame_words, life_text
from ui.text.screen_text import two_lines
from ui.tokens import Tone
from ui.widgets.basics import column, label, row, say
from ui.widgets.choice import ChoiceField, Option
from ui.widgets.field import LabeledField
from ui.widgets.spoken import Role, announce, speak_as

OTHER = "other"
"""The code that says nothing by itself: it needs words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One question with its answers; `first` is the answer that is pressed at the beginning."""

    title: str
    codes: tuple[Code, ...]
    first: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """What is asked before a step. `then` gets the code of each choice and the text.

    `key` is the key that asked; pressing it again confirms. `text` names the text field, empty for
    none. `needs_text` says that an empty text is no answer.
    """

    key: str
    title: str
    why: str
    confirm: str
    then: Callable[[tuple[str, ...], str], None]
    choices: tuple[Choice, ...] = ()
    text: str = ""
    needs_text: bool = False


class AskCard(QFrame):
    """Hidden until `ask`; `closed` follows when it was answered or given up."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        speak_as(self, Role.Dialog)
        self.pending: Ask | None = None
        self.fields: list[ChoiceField] = []
        self._codes: list[str] = []
        self._back: QWidget | None = None
        self.title = label("", "heading", wrap=True)
        self.why = label("", "line", wrap=True)
        self.said = label("", "", wrap=True)
        self.words = LabeledField("", longest=300)
        self.confirm = QPushButton()
        self.give_up = QPushButton(f"Esc  {_KEEP}")
        self.give_up.setAccessibleName(_KEEP)
        self.confirm.clicked.connect(self.answer)
        self.give_up.clicked.connect(self.close_card)
        self.words.edit.returnPressed.connect(self.confirm.setFocus)
        buttons = row(8)
        buttons.addWidget(self.confirm)
        buttons.addWidget(self.give_up)
        buttons.addStretch(1)
        self._choices = column(6)
        layout = column(6, (12, 8, 12, 10))
        for part in (self.title, self.why):
            layout.addWidget(part)
        layout.addLayout(self._choices)
        layout.addWidget(self.words)
        layout.addWidget(self.said)
        layout.addLayout(buttons)
        self.setLayout(layout)
        self.hide()

    def ask(self, ask: Ask) -> None:
        """Show the questions, the cursor on the first; the same ask again is its confirmation."""
        if self.pending is not None and self.pending.key == ask.key:
            self.answer()
            return
        if self.pending is None:
            self._back = self.window().focusWidget()
        self.pending = ask
        self.title.setText(ask.title)
        self.setAccessibleName(ask.title)
        self.setAccessibleDescription(ask.why)
        announce(self, f"{ask.title} {ask.why}")
        self.why.setText(ask.why)
        self.words.label.setText(ask.text)
        self.words.edit.setAccessibleName(ask.text or ask.title)
        self.words.show_text("")
        self.words.setVisible(bool(ask.text))
        self.confirm.setText(life_text.confirm_words(ask.key, ask.confirm))
        self.confirm.setAccessibleName(ask.confirm)
        self._fill(ask.choices)
        self.tell("")
        self.show()
        self._first().setFocus(Qt.FocusReason.TabFocusReason)

    def _fill(self, choices: tuple[Choice, ...]) -> None:
        for old in self.fields:
            self._choices.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.fields = []
        self._codes = [choice.first for choice in choices]
        for at, choice in enumerate(choices):
            self.fields.append(self._field(at, choice))
        order = (*self.fields, self.words.edit, self.confirm, self.give_up)
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _field(self, at: int, choice: Choice) -> ChoiceField:
        options = tuple(
            Option(value=c.code, label=two_lines(c.label), name=c.label) for c in choice.codes
        )
        made = ChoiceField(choice.title, options)
        self._choices.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)

        def take(code: object) -> None:
            self._codes[at] = str(code)
            made.show_value(code)
            self.tell("")

        made.chosen.connect(take)
        made.show_value(choice.first)
        return made

    def _first(self) -> QWidget:
        if self.fields:
            return self.fields[0]
        asked = self.pending is not None and bool(self.pending.text)
        return self.words.edit if asked else self.confirm

    def choose(self, at: int, code: str) -> None:
        """Answer question `at`, as a tap does."""
        self.fields[at].chosen.emit(code)

    def answer(self) -> None:
        """Do the step if everything is answered, else lead to what is missing."""
        ask = self.pending
        if ask is None:
            return
        open_ = next((at for at, code in enumerate(self._codes) if not code), None)
        if open_ is not None:
            self.tell(life_text.CHOOSE_REASON, "warn")
            self.fields[open_].setFocus()
            return
        text = self.words.edit.text().strip() if ask.text else ""
        if not text and (ask.needs_text or (ask.text and OTHER in self._codes)):
            self.tell(life_text.WRITE_REASON, "warn")
            self.words.edit.setFocus()
            return
        codes = tuple(self._codes)
        self.close_card()
        ask.then(codes, text)

    def tell(self, said: str, tone: Tone = "plain") -> None:
        """Show a sentence above the buttons."""
        say(self.said, said, tone)
        self.said.setVisible(bool(said))

    def close_card(self) -> None:
        """Take it away; nothing was done."""
        if self.pending is None:
            return
        self.pending = None
        self.hide()
        if self._back is not None and self._back.isVisible():
            self._back.setFocus()
        self.closed.emit()


_KEEP = frame_words.LEAVE_IT_AS_IT_IS
