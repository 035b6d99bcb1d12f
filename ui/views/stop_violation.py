"""The card of one charge: its fields, what it asks and costs, or that no ticket comes of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QPushButton, QStackedWidget, QWidget

from tracs_mobile.domain.law import Waiver
from ui.models import stop_edits
from ui.models.stop_form import StopForm
from ui.text import screen_text, stop_text, stop_words
from ui.tokens import FIELD_PX
from ui.views import stop_fields
from ui.views.stop_fields import Spec
from ui.views.stop_questions import QuestionRow
from ui.views.stop_widgets import StopWidgets
from ui.widgets.basics import column, label
from ui.widgets.card import Card
from ui.widgets.choice import ChoiceField, Option
from ui.widgets.flow import FlowRow


class ViolationCard(Card):
    """The charge on the screen; what it asks stands beside the facts: the title needs room."""

    def __init__(self, form: StopForm, fields: StopWidgets) -> None:
        self._form = form
        self._fields = fields
        self.money = label("", "sum", wrap=True)
        self.laws = _law_choice(form)
        self.questions = QuestionRow()
        self.questions.onward = partial(fields.onward, "charges.{at}")
        self.pages = QStackedWidget()
        self.pages.addWidget(_page([self.money, self._charge_row(), self._facts_row()]))
        self.pages.addWidget(self._no_ticket())
        super().__init__(stop_words.VIOLATION, [self.pages])
        self.star = QPushButton(stop_text.STAR[0])
        self.remove = QPushButton(stop_text.remove_words(1))
        for button, name in (
            (self.star, stop_words.FAVORITE_CHARGE),
            (self.remove, stop_words.REMOVE_THE_VIOLATION),
        ):
            button.setProperty("kind", "gutter")
            button.setFixedHeight(FIELD_PX)
            button.setAccessibleName(name)
            # The keys are Alt+F and Alt+N; Tab leads from field to field.
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.gutter.addWidget(button)
        self.note.hide()
        self.star.clicked.connect(self.toggle_favorite)
        self.remove.clicked.connect(form.remove_charge)
        self.questions.answered.connect(form.answer)

    def _charge_row(self) -> FlowRow:
        line = self._row(stop_fields.CHARGE)
        # Beside the charge: the law decides what everything after it means.
        line.insert(1, self.laws)
        return line

    def _facts_row(self) -> FlowRow:
        line = self._row(stop_fields.FACTS)
        line.insert(1, self.questions)
        return line

    def _no_ticket(self) -> QWidget:
        rows: list[QLayout | QWidget] = [label(stop_text.NO_TICKET, "sum", wrap=True)]
        rows += [self._row(specs) for specs in stop_fields.NO_TICKET]
        return _page(rows)

    def _row(self, specs: Sequence[Spec]) -> FlowRow:
        line = FlowRow()
        for spec in specs:
            line.add(self._fields.make(spec), spec.width, spec.needs)
        return line

    # --- showing ---------------------------------------------------------------------------

    def refresh(self, waiver: Waiver | None) -> None:
        """Show the charge on the screen, with what it costs."""
        form = self._form
        count = len(form.draft.charges)
        self.pages.setCurrentIndex(0 if form.has_charge else 1)
        self.title.setText(screen_text.violation_title(form.current, count, form.kind))
        self.money.setText(screen_text.money_line(form.charge, waiver, form.kind))
        self.remove.setText(stop_text.remove_words(count))
        self.remove.setVisible(form.has_charge and not form.one_ticket)
        self.star.setVisible(form.charge is not None)
        self.star.setText(stop_text.STAR[form.lists.is_favorite(form.entry.charge_id)])
        self._refresh_laws()
        self._refresh_questions()

    def _refresh_laws(self) -> None:
        laws, chosen = self._form.speed_laws, self._form.charge
        self.laws.setVisible(bool(laws))
        self.laws.setEnabled(not self._form.locked(self._form.path("charge_id")))
        if laws and chosen is not None:
            self.laws.show_value(stop_edits.section_of(chosen))

    def _refresh_questions(self) -> None:
        form, at = self._form, self._fields.by_path
        facts, charge = at["charges.{at}.facts"], at["charges.{at}.charge_id"]
        self.questions.show_questions(form.questions, form.entry, after=facts.focusProxy() or facts)
        self._fields.add("charges.{at}.answers", self.questions if form.questions else charge)

    def toggle_favorite(self) -> None:
        """Star the charge, or take the star away."""
        self._form.lists.toggle_favorite(self._form.entry.charge_id)


def _page(rows: Sequence[QLayout | QWidget]) -> QWidget:
    page = QWidget()
    lines = column(2)
    for part in rows:
        if isinstance(part, QWidget):
            lines.addWidget(part)
        else:
            lines.addLayout(part)
    # No alignment: Qt would then count every line of fields as one line high.
    lines.addStretch(1)
    page.setLayout(lines)
    return page


def _law_choice(form: StopForm) -> ChoiceField:
    """Who set the limit: it moves points and money, so that it is chosen knowingly."""
    options = tuple(
        Option(value=section, label=words, name=f"{words.replace('-', '').replace(chr(10), '')}")
        for section, words in stop_text.LAW_LABELS.items()
    )
    choice = ChoiceField(stop_words.LIMIT_SET_BY, options)
    # Alt+Z switches; a stop for Tab would cost every speeding charge a key.
    choice.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def take(section: object) -> None:
        for charge in form.speed_laws:
            if stop_edits.section_of(charge) == section:
                form.choose_law(charge)

    choice.chosen.connect(take)
    return choice
