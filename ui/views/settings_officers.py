"""Adding an officer to this laptop, from a session that is open."""

from __future__ import annotations

from tracs_mobile.domain.agency import Officer
from tracs_mobile.overriding import override
from tracs_mobile.services.activating import Candidate
from tracs_mobile.services.client import Client
from ui.models.issue_desk import sentence
from ui.tasks import Doing, Lanes
from ui.text import enrol_text, note_text, settings_words
from ui.views.page import SayingPage
from ui.widgets.activate import ActivateForm
from ui.widgets.basics import column, label
from ui.widgets.card import Card
from ui.widgets.locked_people import LockedPeople
from ui.widgets.verbs import Verb, VerbBar

_LIST_PX = 224


class OfficerSection(SayingPage):
    """The officers without a slot here, and what makes one for them."""

    title = settings_words.SETTINGS

    def __init__(self, client: Client, lanes: Lanes) -> None:
        super().__init__()
        self._desk = client.officer_desk
        self._lanes = lanes
        self._busy = False
        self.form = ActivateForm(list_px=_LIST_PX)
        self.form.wanted.connect(self._add)
        self.form.missing.connect(lambda said: self.say(said, "warn"))
        self.locked = LockedPeople()
        self.locked.wanted.connect(self._let_in)
        self.why = label(enrol_text.OFFICERS_WHY, "line", wrap=True)
        self.verbs = VerbBar(
            (Verb(key="F9", words=enrol_text.ADD, do=self.add, primary=True),), self
        )
        content = column(10, (10, 0, 10, 8))
        content.addWidget(Card(settings_words.OFFICERS, [self.locked, self.why, self.form]))
        content.addWidget(self.said)
        content.addStretch(1)
        page = column()
        page.addLayout(content, 1)
        page.addWidget(self.verbs)
        self.setLayout(page)

    @override
    def enter(self) -> None:
        """The list is read anew; what was typed is gone."""
        self.say("")
        if self._desk is None:
            self.why.setText(enrol_text.OFFICERS_TRAINING)
            self.form.hide()
            self.verbs["F9"].setEnabled(False)
            return
        self._read()

    @override
    def leave(self) -> None:
        """Codes and secrets do not stay on a page that is not looked at."""
        self.form.forget()

    def _read(self) -> None:
        desk = self._desk
        if desk is not None:
            self._lanes.store.run(desk.candidates, done=self._listed, failed=self._failed)
            self._lanes.store.run(desk.locked, done=self.locked.show_locked, failed=self._failed)

    def _let_in(self, username: str) -> None:
        desk = self._desk
        if desk is not None:
            self._lanes.store.run(
                lambda: desk.let_in_again(username),
                done=lambda _: self._was_let_in(username),
                failed=self._failed,
            )

    def _was_let_in(self, username: str) -> None:
        self.say(enrol_text.let_in(username), "good")
        self._read()

    def _listed(self, candidates: tuple[Candidate, ...]) -> None:
        chosen = self.form.chosen
        empty = enrol_text.NO_OFFICERS if candidates else enrol_text.ALL_HERE
        self.form.show_candidates(candidates, empty=empty)
        if any(c.username == chosen and not c.why_not for c in candidates):
            self.form.choose(chosen)

    def add(self) -> None:
        """Say what is missing, or add the officer."""
        if not self._busy:
            self.form.submit()

    def _add(self, typed: tuple[str, str, str]) -> None:
        desk = self._desk
        if desk is None or self._busy:
            return
        username, code, secret = typed
        self._busy = True
        self.say(enrol_text.MAKING)
        self._lanes.store.run(
            lambda: desk.add(username, code, secret),
            done=self._added,
            failed=self._not_added,
            doing=Doing(words=note_text.ADDING_OFFICER, can_stop=False),
        )

    def _added(self, officer: Officer) -> None:
        self._busy = False
        self.form.forget()
        self.say(enrol_text.added(f"{officer.title} {officer.name}"), "good")
        self._read()

    def _not_added(self, error: Exception) -> None:
        self._busy = False
        self.form.code.setFocus()
        self.say(sentence(error), "bad")
        self._read()
