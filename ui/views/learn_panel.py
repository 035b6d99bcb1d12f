"""Tests a printer step by step, asks what only eyes can tell, and keeps what was learned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from tracs_mobile.domain.devices import Learned, PrinterSetup
from tracs_mobile.overriding import override
from tracs_mobile.ports import EyeQuestion, LearnStep
from ui.models import device_book
from ui.models.device_desk import DeviceDesk, Learning
from ui.text import device_words, find_text
from ui.text.screen_text import two_lines
from ui.views.page import SayingPage
from ui.widgets.basics import column, frame, label, row
from ui.widgets.choice import ChoiceField, Option
from ui.widgets.lines import TextLines
from ui.widgets.scroll import FollowingArea
from ui.widgets.sizes import fit
from ui.widgets.verbs import Verb, VerbBar

_LEFT_PX = 560


class EyeCard(QFrame):
    """One question about the slip. `answered` carries the fact and the value that is learned."""

    answered = Signal(str, str)

    def __init__(self, question: EyeQuestion) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.question = question
        said = [answer.words for answer in question.answers]
        options = tuple(
            Option(value=at, label=two_lines(words), name=words, key=key)
            for at, (words, key) in enumerate(zip(said, find_text.answer_keys(said), strict=True))
        )
        self.choice = ChoiceField("", options, name=question.words)
        self.choice.label.hide()
        self.choice.chosen.connect(self._chosen)
        layout = column(3, (14, 4, 14, 6))
        layout.addWidget(label(question.words, "", wrap=True))
        layout.addWidget(self.choice)
        self.setLayout(layout)

    def _chosen(self, at: object) -> None:
        self.choice.show_value(at)
        if isinstance(at, int):
            self.answered.emit(self.question.fact, self.question.answers[at].value)


class LearnPanel(SayingPage):
    """Tests one printer when it is entered; `F9` keeps what was learned."""

    title = find_text.LEARN_TITLE
    back_wanted = Signal()

    def __init__(self, desk: DeviceDesk) -> None:
        super().__init__()
        self.desk = desk
        self.device_id = ""
        self.result: Learning | None = None
        self.answers: dict[str, str] = {}
        self.cards: list[EyeCard] = []
        self._lines: list[str] = []
        self._asks: list[EyeQuestion] = []
        self.name = label("", "heading")
        self.state = label("", "soft", wrap=True)
        self.steps = TextLines(find_text.LEARN_STEPS)
        self.look = label("", "soft", wrap=True)
        self.verbs = VerbBar(
            (
                Verb(key="Esc", words=device_words.BACK, do=self.back_wanted.emit),
                Verb(key="F4", words=device_words.TEST_AGAIN, do=self.begin),
                Verb(key="F9", words=device_words.KEEP_IT, do=self.keep, primary=True),
            ),
            self,
        )
        self._build()
        desk.stepped.connect(self._stepped)
        desk.learned.connect(self._learned)
        desk.not_learned.connect(self._not_learned)
        desk.said.connect(self._said)

    def _build(self) -> None:
        left = frame("card")
        steps = column(6, (14, 8, 14, 10))
        steps.addWidget(self.name)
        steps.addWidget(self.state)
        steps.addWidget(self.steps, 1)
        left.setLayout(steps)
        fit(left, wide=_LEFT_PX)
        self._questions = column(5)
        right = column(5)
        right.addWidget(label(find_text.LEARN_EYES, "heading"))
        right.addWidget(self.look)
        right.addLayout(self._questions)
        right.addStretch(1)
        holder = QWidget()
        holder.setLayout(right)
        both = row(12)
        both.addWidget(left)
        both.addWidget(FollowingArea(holder, find_text.LEARN_EYES), 1)
        content = column(8, (10, 10, 10, 8))
        content.addWidget(self.said)
        content.addLayout(both, 1)
        page = column()
        page.addLayout(content, 1)
        page.addWidget(self.verbs)
        self.setLayout(page)

    # --- testing ---------------------------------------------------------------------------

    @property
    def printer(self) -> PrinterSetup | None:
        """The printer that is tested, as it is set up."""
        found = device_book.device_of(self.desk.book, self.device_id)
        return found if isinstance(found, PrinterSetup) else None

    @override
    def enter(self) -> None:
        """Test at once."""
        self.begin()

    def begin(self) -> None:
        """Test from the beginning."""
        printer = self.printer
        if printer is None or self.desk.learning:
            return
        self.result = None
        self.answers, self._lines, self._asks = {}, [], []
        self._show_questions(())
        self.say("")
        self.name.setText(printer.name)
        self.state.setText(find_text.LEARN_BEGIN)
        self.steps.show_lines(())
        self.look.setText(find_text.LEARN_NO_EYES)
        self._show_verbs()
        self.desk.learn(printer)
        self.verbs["Esc"].setFocus()

    def _show_verbs(self) -> None:
        self.verbs["F4"].setEnabled(self.result is not None)
        self.verbs["F9"].setEnabled(self.result is not None)

    def _stepped(self, step: LearnStep) -> None:
        self._lines.append(find_text.step_line(step))
        self.steps.show_lines(self._lines)
        if step.ask is not None:
            self._asks.append(step.ask)

    def _learned(self, result: Learning) -> None:
        self.result = result
        label_ = self.desk.profiles.get(result.setup.profile, "")
        said = find_text.learned_line(result.setup, result.before, label_)
        self.state.setText(said)
        out = result.slip.may_have_left_paper
        self.say(result.slip.said, "good" if out else "warn")
        self._show_questions(self._asks)
        self.look.setText(find_text.LEARN_LOOK if self._asks else find_text.LEARN_NO_QUESTIONS)
        self._show_verbs()
        first = self.cards[0].choice if self.cards else self.verbs["F9"]
        first.setFocus()

    def _not_learned(self, said: str) -> None:
        self.state.setText("")
        self.say(said, "bad")
        self.verbs["F4"].setEnabled(True)
        self.verbs["F4"].setFocus()

    # --- what eyes tell --------------------------------------------------------------------

    def _show_questions(self, questions: Sequence[EyeQuestion]) -> None:
        for gone in self.cards:
            self._questions.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self.cards = []
        for question in questions:
            made = EyeCard(question)
            made.answered.connect(self._answered)
            self._questions.addWidget(made)
            self.cards.append(made)
        for at, card in enumerate(self.cards):
            last = at + 1 == len(self.cards)
            card.choice.after = self.verbs["F9"] if last else self.cards[at + 1].choice

    def _answered(self, fact: str, value: str) -> None:
        self.answers[fact] = value

    def keep(self) -> None:
        """Write what was learned and what was answered; the next print uses it."""
        result = self.result
        if result is None:
            self.say(find_text.LEARN_NOT_YET, "warn")
            return
        seen = {fact: value for fact, value in self.answers.items() if value}
        kept = [fact for fact in result.setup.learned if fact.fact not in seen]
        kept += [Learned(fact=fact, value=value) for fact, value in seen.items()]
        self.desk.set_up(replace(result.setup, learned=tuple(kept)), find_text.LEARN_KEPT)

    def _said(self, said: str, tone: str) -> None:
        if self.isVisible():
            self.say(said, tone)  # type: ignore[arg-type]  # a signal carries `str`
