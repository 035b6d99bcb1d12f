"""Step 5 of the request: titles, affiliations and leavers, each from a day on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QWidget

from tracs_mobile.domain.agency import Officer
from tracs_mobile.domain.request import ChangeKind, RequestedChange, RequestKind
from tracs_mobile.domain.request_people import LEGAL_NAME_LENGTH, TITLE_LENGTH
from tracs_mobile.overriding import override
from ui.entries import NotUnderstood, parse_date
from ui.models.request_form import RequestForm
from ui.text import agency_words, empty_text, note_text, request_text
from ui.views.request_panel import RequestPanel
from ui.widgets.basics import column, label, row
from ui.widgets.choice import ChoiceField, Option
from ui.widgets.empty_state import EmptyList
from ui.widgets.field import LabeledField
from ui.widgets.sizes import fit
from ui.widgets.verbs import Verb, VerbBar

_LIST_PX = 300
_YEARS_AHEAD = 2


class ChangesPanel(RequestPanel):
    """An officer, what changes, from which day; F5 puts it on the list."""

    title = agency_words.CHANGES

    def __init__(self, form: RequestForm) -> None:
        super().__init__(form)
        self._kind = ChangeKind.TITLE
        self.why = label("", "line", wrap=True)
        self.present = _list(request_text.PRESENT)
        self.asked = _list(request_text.ASKED)
        EmptyList(self.asked, "users", empty_text.NO_CHANGES, empty_text.ADD_CHANGE)
        self.kind = ChoiceField(
            request_text.WHAT_CHANGES,
            tuple(Option(value=kind, label=words) for kind, words in request_text.CHANGE_KINDS),
        )
        self.leo = LabeledField(request_text.CHANGE_LEO, capitals=True, longest=5)
        self.name = LabeledField(request_text.CHANGE_NAME, longest=LEGAL_NAME_LENGTH)
        self.day = LabeledField(request_text.CHANGE_DAY[self._kind], longest=10)
        self.new_title = LabeledField("", name=agency_words.NEW_TITLE, longest=TITLE_LENGTH)
        self.agency = LabeledField(request_text.CHANGE_AGENCY, longest=4)
        self.verbs = VerbBar(
            (
                Verb(key="F5", words=request_text.ADD, do=self.add),
                Verb(key="F7", words=request_text.REMOVE, do=self.remove),
                Verb(key="F9", words=request_text.NEXT, do=self.next_wanted.emit, primary=True),
            ),
            self,
        )
        self._build()
        self.kind.chosen.connect(self._choose)
        self.present.currentRowChanged.connect(self._take_officer)
        order = (self.leo, self.name, self.day, self.new_title, self.agency)
        for field in order:
            field.edit.returnPressed.connect(field.focusNextChild)
        self._choose(self._kind)

    def _build(self) -> None:
        left = column(4)
        left.addWidget(label(request_text.PRESENT, "heading"))
        left.addWidget(self.present, 1)
        self.left = QWidget()
        fit(self.left, wide=_LIST_PX)
        self.left.setLayout(left)
        who = row(12)
        fit(self.leo, wide=150)
        who.addWidget(self.leo)
        who.addWidget(self.name)
        what = row(12)
        what.addWidget(self.kind)
        what.addWidget(self.day)
        new = row(12)
        new.addWidget(self.new_title)
        new.addWidget(self.agency)
        right = column(6)
        for line in (who, what, new):
            right.addLayout(line)
        right.addWidget(label(request_text.ASKED, "heading"))
        right.addWidget(self.asked, 1)
        both = row(12)
        both.addWidget(self.left)
        both.addLayout(right, 1)
        content = column(8, (0, 0, 0, 8))
        content.addWidget(self.said)
        content.addWidget(self.why)
        content.addLayout(both, 1)
        self.setLayout(content)

    # --- one change ------------------------------------------------------------------------

    def _choose(self, kind: object) -> None:
        if not isinstance(kind, ChangeKind):
            return
        self._kind = kind
        self.kind.show_value(kind)
        self.day.retitle(request_text.CHANGE_DAY[kind])
        self.new_title.retitle(request_text.CHANGE_TITLE[kind])
        self.new_title.setVisible(kind is not ChangeKind.LEAVER)
        self.agency.setVisible(kind is ChangeKind.AFFILIATION)

    def _take_officer(self, at: int) -> None:
        if 0 <= at < len(self.form.present):
            officer: Officer = self.form.present[at]
            self.leo.show_text(officer.leo_number)
            self.name.show_text(officer.name)

    def add(self) -> None:
        """Put the change on the list; what is missing in it stands in the check list."""
        try:
            latest = self.form.today.year + _YEARS_AHEAD
            typed = self.day.edit.text()
            effective = parse_date(typed, latest_year=latest) if typed.strip() else None
        except NotUnderstood as reason:
            self.say(str(reason), "warn")
            self.day.setFocus()
            return
        leaver, moves = self._kind is ChangeKind.LEAVER, self._kind is ChangeKind.AFFILIATION
        self.form.add_change(
            RequestedChange(
                kind=self._kind,
                leo_number=self.leo.edit.text().strip(),
                name=self.name.edit.text().strip(),
                effective=effective,
                title="" if leaver else self.new_title.edit.text().strip(),
                agency=self.agency.edit.text().strip() if moves else "",
            )
        )
        for field in (self.leo, self.name, self.new_title, self.agency):
            field.show_text("")
        self.say("")
        (self.leo if self.left.isHidden() else self.present).setFocus()

    def remove(self) -> None:
        """Take the chosen change off the list."""
        at = self.asked.currentRow()
        if at < 0:
            self.say(request_text.CHOOSE_CHANGE, "warn")
            return
        self.undoable(note_text.CHANGE_GONE, note_text.CHANGE_BACK)
        self.form.remove_change(at)

    # --- showing ---------------------------------------------------------------------------

    @override
    def enter(self) -> None:
        self.say("")
        self.show_form()
        (self.leo if self.left.isHidden() else self.present).setFocus()

    @override
    def show_form(self) -> None:
        super().show_form()
        present = [f"{o.leo_number}  {o.title} {o.name}" for o in self.form.present]
        _fill(self.present, present)
        self.left.setVisible(bool(present))
        _fill(self.asked, [self._line(at) for at in range(len(self.form.request.changes))])
        new = self.form.request.kind is RequestKind.NEW
        training = self.form.client.session.training
        other = request_text.CHANGES_TRAINING if training else request_text.CHANGES_WHY
        self.why.setText(request_text.CHANGES_NEW if new else other)

    def _line(self, at: int) -> str:
        wrong = any(p.field.startswith(f"changes.{at}.") for p in self.form.problems)
        said = request_text.change_line(self.form.request.changes[at])
        return f"{'✗' if wrong else '✓'} {said}"

    @override
    def place_of(self, path: str) -> QWidget | None:
        return self.asked if path.split(".", maxsplit=1)[0] == "changes" else None

    @override
    def jump(self, path: str) -> bool:
        """The change of the path; it is removed and asked for again as it should be."""
        steps = path.split(".")
        if self.place_of(path) is None:
            return False
        if len(steps) > 1:
            self.asked.setCurrentRow(int(steps[1]))
            self.asked.setFocus()
        else:
            self.leo.setFocus()
        return True


def _list(name: str) -> QListWidget:
    made = QListWidget()
    made.setAccessibleName(name)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setWordWrap(True)
    return made


def _fill(target: QListWidget, lines: list[str]) -> None:
    """Show these lines; the cursor stays where it was."""
    if [target.item(at).text() for at in range(target.count())] == lines:
        return
    at = target.currentRow()
    target.blockSignals(True)
    target.clear()
    target.addItems(lines)
    target.setCurrentRow(min(at, len(lines) - 1))
    target.blockSignals(False)
