"""Steps 1 and 2 of the request: the agency, the Head of Department, the Point of Contact."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLayout, QWidget

from tracs_mobile.domain.request import RequestKind
from tracs_mobile.domain.request_people import LEGAL_NAME_LENGTH
from tracs_mobile.domain.request_rules import ADDRESS_LENGTH, NAME_LENGTH
from tracs_mobile.overriding import override
from ui.models.request_form import RequestForm
from ui.text import agency_words, note_text, request_text
from ui.views.request_panel import RequestPanel
from ui.widgets.basics import column, label, row
from ui.widgets.card import Card
from ui.widgets.choice import ChoiceField, Option
from ui.widgets.notes import NotesField
from ui.widgets.sizes import fit
from ui.widgets.verbs import Verb, VerbBar

_CODE_PX, _PHONE_PX = 200, 220
_LONGER = 20
"""More may be typed than is allowed: it is said, and nothing is cut off unseen."""


class AgencyPanel(RequestPanel):
    """Which agency, and whether it is new."""

    title = request_text.AGENCY

    def __init__(self, form: RequestForm) -> None:
        super().__init__(form)
        self._sure = False
        options = tuple(Option(value=kind, label=words) for kind, words in request_text.KINDS)
        self.kind = ChoiceField(request_text.KIND, options)
        self.kind.chosen.connect(self._choose)
        self.why = label("", "line", wrap=True)
        code = self.field("judiciary_code", longest=10)
        fit(code, wide=_CODE_PX)
        name = self.field("agency_name", longest=NAME_LENGTH + _LONGER)
        address = self.field("address", longest=ADDRESS_LENGTH + _LONGER)
        phone = self.field("phone", longest=30)
        phone.setFixedWidth(_PHONE_PX)
        ori = self.field("ori", capitals=True, longest=12)
        town = self.field("municipality", longest=NAME_LENGTH + _LONGER)
        self.verbs = VerbBar(
            (
                Verb(key="F7", words=request_text.START_OVER, do=self.start_over),
                Verb(key="F9", words=request_text.NEXT, do=self.next_wanted.emit, primary=True),
            ),
            self,
        )
        QShortcut(QKeySequence("Esc"), self).activated.connect(self._calm_down)
        kinds = row(12)
        kinds.addWidget(self.kind)
        kinds.addStretch(1)
        parts: list[QLayout] = [kinds, _beside(code, name), _beside(address, phone)]
        card = Card(request_text.AGENCY, [*parts, _beside(ori, town), self.why])
        _lay_out(self, [card])

    def _choose(self, kind: object) -> None:
        if isinstance(kind, RequestKind):
            self.form.put("kind", kind)

    @override
    def show_form(self) -> None:
        super().show_form()
        kind = self.form.request.kind
        self.kind.show_value(kind)
        change = kind is RequestKind.CHANGE
        self.why.setText(request_text.CHANGE_WHY if change else request_text.AGENCY_WHY)

    def start_over(self) -> None:
        """At the second press everything typed is thrown away."""
        if not self._sure:
            self._sure = True
            self.say(request_text.START_SURE, "bad")
            return
        self._sure = False
        self.undoable(note_text.REQUEST_GONE, note_text.REQUEST_BACK)
        self.form.start_over()
        self.say(request_text.STARTED, "good")

    def _calm_down(self) -> None:
        if self._sure:
            self._sure = False
            self.say("")

    @override
    def leave(self) -> None:
        """The first press counts no more."""
        self._calm_down()


class PeoplePanel(RequestPanel):
    """Who authorizes, who deals with DPS, and a word to DPS."""

    title = agency_words.PEOPLE

    def __init__(self, form: RequestForm) -> None:
        super().__init__(form)
        name = self.field("head.name", longest=NAME_LENGTH + _LONGER)
        title = self.field("head.title", longest=NAME_LENGTH + _LONGER)
        mail = self.field("head.email", longest=120)
        head = Card(
            request_text.HEAD, [_beside(name, title), _beside(mail)], note=request_text.HEAD_NOTE
        )
        poc = self.field("contact.name", longest=LEGAL_NAME_LENGTH + _LONGER)
        leo = self.field("contact.leo_number", capitals=True, longest=8)
        fit(leo, wide=_CODE_PX)
        address = self.field("contact.email", longest=120)
        phone = self.field("contact.phone", longest=30)
        phone.setFixedWidth(_PHONE_PX)
        contact = Card(
            request_text.CONTACT,
            [_beside(poc, leo), _beside(address, phone)],
            note=request_text.CONTACT_NOTE,
        )
        self.note = NotesField(request_text.FIELDS["note"])
        self.note.edited.connect(lambda typed: form.put("note", typed))
        self.verbs = VerbBar(
            (Verb(key="F9", words=request_text.NEXT, do=self.next_wanted.emit, primary=True),),
            self,
        )
        _lay_out(self, [head, contact], last=self.note)

    @override
    def show_form(self) -> None:
        super().show_form()
        if not self.note.edit.hasFocus():
            self.note.show_text(self.form.request.note)

    @override
    def place_of(self, path: str) -> QWidget | None:
        return self.note if path == "note" else super().place_of(path)


def _beside(*parts: QWidget) -> QLayout:
    """Fields in one line."""
    line = row(12)
    for part in parts:
        line.addWidget(part)
    return line


def _lay_out(panel: RequestPanel, cards: list[Card], *, last: QWidget | None = None) -> None:
    """Cards from the top, the room that is left for `last` or empty."""
    content = column(8, (0, 0, 0, 8))
    content.addWidget(panel.said)
    for card in cards:
        content.addWidget(card)
    if last is None:
        content.addStretch(1)
    else:
        content.addWidget(last, 1)
    panel.setLayout(content)
