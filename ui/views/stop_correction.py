"""The card of a correction: what the draft does to which ticket, and the reason it needs."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from tracs_mobile.domain.law import Code, LawPack
from tracs_mobile.domain.stop import CorrectionKind
from ui.models.stop_form import StopForm
from ui.text import stop_text, stop_words
from ui.tokens import FIELD_PX
from ui.views.stop_makers import code_options
from ui.widgets.basics import label
from ui.widgets.card import Card
from ui.widgets.choice import ChoiceField
from ui.widgets.field import LabeledField
from ui.widgets.flow import FlowRow
from ui.widgets.suggest import next_field

_CODE, _WORDS = "correction.reason_code", "correction.reason"
_WORDS_PX = 220


class CorrectionCard(Card):
    """Stands in place of the stop data, which the officer has given before."""

    def __init__(self, form: StopForm, law: LawPack) -> None:
        self._form = form
        self.banner = label("", "sum")
        self.choices = {
            CorrectionKind.AMEND: self._choice(law.amend_reasons),
            CorrectionKind.REISSUE: self._choice(law.void_reasons),
        }
        self.words = LabeledField(
            stop_words.IN_A_FEW_WORDS, name=stop_words.REASON_IN_A_FEW_WORDS, longest=200
        )
        self.words.edited.connect(lambda typed: form.set_text(_WORDS, typed))
        self.words.left.connect(lambda: form.settle(_WORDS))
        self.words.edit.returnPressed.connect(lambda: next_field(self.words.edit))
        line = FlowRow(14)
        for choice in self.choices.values():
            line.add(choice, 3)
        line.add(self.words, 2, _WORDS_PX)
        super().__init__(stop_words.CORRECTION, [self.banner, line])
        self.stop_data = QPushButton(stop_words.STOP_DATA)
        self.stop_data.setProperty("kind", "gutter")
        self.stop_data.setAccessibleName(stop_words.SHOW_THE_STOP_DATA)
        self.stop_data.setFixedHeight(FIELD_PX)
        self.stop_data.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.note.hide()
        self.gutter.insertWidget(2, self.stop_data)

    def _choice(self, codes: tuple[Code, ...]) -> ChoiceField:
        choice = ChoiceField(
            stop_words.REASON, code_options(codes), name=stop_words.REASON_OF_THE_CORRECTION
        )
        choice.chosen.connect(lambda code: self._form.set_value(_CODE, str(code)))
        return choice

    def refresh(self) -> None:
        """Show the correction."""
        correction = self._form.correction
        self.banner.setText(stop_text.correction_line(correction))
        for kind, choice in self.choices.items():
            choice.setVisible(kind is correction.kind)
            choice.show_value(correction.reason_code)
            choice.show_sign("" if correction.reason_code else "bad")
        self.words.show_text(self._form.text(_WORDS))
        self.setFocusProxy(self.choices.get(correction.kind, self.words))
