"""Stop data to hand in, and tickets to destroy on a court's order."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from pathlib import Path

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel

from tracs_mobile.domain.names import TicketNumber
from tracs_mobile.domain.states import TicketFilter
from tracs_mobile.overriding import override
from tracs_mobile.services.client import Client
from ui.entries import VERMONT, NotUnderstood, parse_date
from ui.models.issue_desk import sentence
from ui.tasks import Doing, Lanes
from ui.text import agency_text, agency_words, note_text
from ui.tokens import Tone
from ui.views.page import Page
from ui.widgets.basics import column, label, row, say
from ui.widgets.card import Card
from ui.widgets.field import LabeledField
from ui.widgets.sizes import fit
from ui.widgets.verbs import Verb, VerbBar


class StopDataSection(Page):
    """First and last day, and the file."""

    title = agency_words.STOP_DATA

    def __init__(self, client: Client, lanes: Lanes) -> None:
        super().__init__()
        self._client = client
        self._lanes = lanes
        self.since = LabeledField(agency_text.STOPS_FROM, longest=10)
        self.until = LabeledField(agency_text.STOPS_TO, longest=10)
        self.said = label("", "", wrap=True)
        self.verbs = VerbBar(
            (Verb(key="F9", words=agency_words.SAVE_TO_A_FILE, do=self.choose_file, primary=True),),
            self,
        )
        fields = row(12)
        for field in (self.since, self.until):
            fit(field, wide=220)
            field.edit.returnPressed.connect(field.focusNextChild)
            fields.addWidget(field)
        fields.addStretch(1)
        why = label(agency_text.STOPS_WHY, "line", wrap=True)
        _lay_out(self, Card(agency_words.STOP_DATA, [why, _apart(fields)]), self.said, self.verbs)
        today = client.clock.now().astimezone(VERMONT).date()
        self.since.show_text(f"{today.replace(day=1):%m/%d/%Y}")
        self.until.show_text(f"{today:%m/%d/%Y}")

    @override
    def enter(self) -> None:
        """The first day is where the cursor is."""
        self.say("")
        self.since.setFocus()

    def choose_file(self) -> None:
        """Ask where the file goes, then write it."""
        from PySide6.QtWidgets import QFileDialog

        days = self._days()
        if days is None:
            return
        path, _ = QFileDialog.getSaveFileName(
            self, agency_text.STOPS_SAVE, agency_text.stops_file(*days), agency_words.CSV_CSV
        )
        if path:
            self.export(path)

    def export(self, path: str) -> None:
        """Write the stop data of the days in the fields to `path`."""
        days = self._days()
        if days is None:
            return
        since, until = _midnight(days[0]), _midnight(days[1] + timedelta(days=1))
        doing = Doing(words=note_text.WRITING_STOPS)

        def write() -> int:
            count = self._client.export_stops(path, since, until)
            if doing.given_up.is_set():
                Path(path).unlink(missing_ok=True)
            return count

        self._lanes.store.run(
            write,
            done=lambda count: self.say(agency_text.stops_saved(count), "good"),
            failed=self._failed,
            doing=doing,
        )

    def _days(self) -> tuple[date, date] | None:
        year = self._client.clock.now().year
        found: list[date] = []
        for field in (self.since, self.until):
            try:
                found.append(parse_date(field.edit.text(), latest_year=year))
            except NotUnderstood as reason:
                self.say(str(reason), "warn")
                field.setFocus()
                return None
        if found[1] < found[0]:
            self.say(agency_text.WRONG_ORDER, "warn")
            self.until.setFocus()
            return None
        return found[0], found[1]

    @override
    def say(self, said: str, tone: Tone = "plain") -> None:
        """Show a sentence under the card."""
        say(self.said, said, tone)

    def _failed(self, error: Exception) -> None:
        self.say(sentence(error), "bad")


class ExpungeSection(Page):
    """Number, reference of the order, and two presses."""

    title = agency_words.EXPUNGE

    def __init__(self, client: Client, lanes: Lanes) -> None:
        super().__init__()
        self._client = client
        self._lanes = lanes
        self._sure = ("", "")
        self._busy = False
        self.number = LabeledField(agency_text.EXPUNGE_NUMBER, capitals=True, longest=30)
        self.order = LabeledField(agency_text.EXPUNGE_ORDER, longest=120)
        self.said = label("", "", wrap=True)
        self.verbs = VerbBar(
            (Verb(key="F9", words=agency_words.EXPUNGE, do=self.expunge, primary=True),), self
        )
        fields = row(12)
        fit(self.number, wide=260)
        fields.addWidget(self.number)
        fields.addWidget(self.order, 1)
        self.number.edit.returnPressed.connect(self.order.setFocus)
        self.order.edit.returnPressed.connect(self.verbs["F9"].setFocus)
        for field in (self.number, self.order):
            field.edited.connect(self._calm_down)
        why = label(agency_text.EXPUNGE_WHY, "line", wrap=True)
        _lay_out(self, Card(agency_words.EXPUNGE, [why, _apart(fields)]), self.said, self.verbs)
        QShortcut(QKeySequence("Esc"), self).activated.connect(self._calm_down)

    @override
    def enter(self) -> None:
        """The number is where the cursor is."""
        self._calm_down()
        self.number.setFocus()

    def _calm_down(self) -> None:
        """Another number, another order or Escape: the first press counts no more."""
        self._sure = ("", "")
        self.say("")
        self.verbs.rename("F9", agency_words.EXPUNGE)

    def expunge(self) -> None:
        """Ask once more; at the second press everything about the ticket is destroyed."""
        number, order = self.number.edit.text().strip(), self.order.edit.text().strip()
        if self._busy:
            return
        for field, text, missing in (
            (self.number, number, agency_text.NEED_NUMBER),
            (self.order, order, agency_text.NEED_ORDER),
        ):
            if not text:
                self.say(missing, "warn")
                field.setFocus()
                return
        if self._sure != (number, order):
            self._sure = (number, order)
            self.say(agency_text.expunge_sure(number), "bad")
            self.verbs.rename("F9", agency_words.DESTROY_FOR_GOOD)
            return
        self._busy = True
        self._lanes.store.run(
            lambda: self._purge(TicketNumber(number), order),
            done=self._gone,
            failed=self._failed,
            doing=Doing(words=note_text.EXPUNGING, can_stop=False),
        )

    def _purge(self, number: TicketNumber, order: str) -> tuple[str, int]:
        """Destroy, then look for it as anybody would."""
        self._client.purge(number, order)
        return number, self._client.ticket_count(TicketFilter(text=number))

    def _gone(self, answer: tuple[str, int]) -> None:
        self._busy = False
        self._calm_down()
        number, found = answer
        self.number.show_text("")
        self.order.show_text("")
        self.say(agency_text.expunge_done(number, found), "bad" if found else "good")

    @override
    def say(self, said: str, tone: Tone = "plain") -> None:
        """Show a sentence under the card."""
        say(self.said, said, tone)

    def _failed(self, error: Exception) -> None:
        self._busy = False
        self._calm_down()
        self.say(sentence(error), "bad")


def _lay_out(page: Page, card: Card, said: QLabel, verbs: VerbBar) -> None:
    content = column(10, (10, 0, 10, 8))
    content.addWidget(card)
    content.addWidget(said)
    content.addStretch(1)
    whole = column()
    whole.addLayout(content, 1)
    whole.addWidget(verbs)
    page.setLayout(whole)


def _apart(fields: QHBoxLayout) -> QHBoxLayout:
    """The fields, with room between them and the explanation above."""
    fields.setContentsMargins(0, 8, 0, 4)
    return fields


def _midnight(day: date) -> datetime:
    """The instant a day begins in Vermont."""
    return datetime.combine(day, time(), tzinfo=VERMONT)
