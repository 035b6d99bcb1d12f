"""What a charge asks before it can be a complaint, one row of buttons for each question."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from tracs_mobile.domain.law import Question
from tracs_mobile.domain.stop import ChargeEntry
from ui.text.screen_text import two_lines
from ui.widgets.choice import ChoiceField, Option, letters
from ui.widgets.flow import FlowRow


class QuestionRow(QWidget):
    """The questions that apply now. `answered` carries the question's id and the code.

    It takes the cursor for the first open question, and hides itself when nothing is asked.
    """

    answered = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.fields: tuple[ChoiceField, ...] = ()
        self._asked: tuple[Question, ...] = ()
        self.onward: Callable[[], None] | None = None
        """Where an answer leads, to the next question or further."""
        self._line = FlowRow()
        self.setLayout(self._line)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_questions(
        self, questions: Sequence[Question], entry: ChargeEntry, *, after: QWidget
    ) -> None:
        """Ask `questions`; in the order of Tab they come after `after`, which takes the cursor."""
        if tuple(questions) != self._asked:
            self._ask(tuple(questions))
            for one, other in pairwise((after, *self.fields)):
                QWidget.setTabOrder(one, other)
        for question, field in zip(self._asked, self.fields, strict=True):
            answer = entry.answer(question.question_id)
            field.show_value(answer)
            field.show_sign("bad" if question.required and not answer else "")
        first = self._open_field(entry)
        if first is not None:
            self.setFocusProxy(first)
        self.setVisible(bool(self.fields))

    def _open_field(self, entry: ChargeEntry) -> QWidget | None:
        pairs = zip(self._asked, self.fields, strict=True)
        still_open = [f for q, f in pairs if not entry.answer(q.question_id)]
        return next(iter((*still_open, *self.fields)), None)

    def _ask(self, questions: tuple[Question, ...]) -> None:
        for old in self.fields:
            self._line.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._asked = questions
        self.fields = tuple(self._field(question) for question in questions)

    def _field(self, question: Question) -> ChoiceField:
        keys = letters([(a.code, a.label) for a in question.answers])
        options = tuple(
            Option(value=a.code, label=two_lines(a.label), key=key, name=a.label)
            for a, key in zip(question.answers, keys, strict=True)
        )
        field = ChoiceField(question.words, options)
        field.setToolTip(f"{question.explains} ({question.section})")
        field.setAccessibleDescription(question.explains)
        field.chosen.connect(partial(self._answered, question.question_id))
        field.onward = self.onward
        self._line.add(field, field.sizeHint().width())
        return field

    def _answered(self, question: str, code: object) -> None:
        self.answered.emit(question, str(code))
