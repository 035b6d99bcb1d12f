"""The Head of Department's request to DPS: steps at the left, what DPS needs at the right."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget

from tracs_mobile.domain.problem import Severity
from tracs_mobile.overriding import override
from tracs_mobile.services.client import Client
from ui.looks import Looks
from ui.models.issue_desk import sentence
from ui.models.request_form import RequestForm
from ui.tasks import Lanes
from ui.text import agency_words, request_text
from ui.tokens import Tone
from ui.views.page import Page
from ui.views.request_basics import AgencyPanel, PeoplePanel
from ui.views.request_changes import ChangesPanel
from ui.views.request_checklist import SopList
from ui.views.request_logo import LogoPanel
from ui.views.request_officers import OfficersPanel
from ui.views.request_panel import RequestPanel
from ui.views.request_send import SendPanel
from ui.widgets.basics import column, label, row
from ui.widgets.choice import ChoiceField, Option


class RequestSection(Page):
    """Kept while it is written; every rule is checked as it is typed. The program sends nothing."""

    title = request_text.TITLE

    def __init__(self, client: Client, lanes: Lanes) -> None:
        super().__init__()
        self.form = RequestForm(client, lanes, self)
        self.panels: dict[str, RequestPanel] = {
            "agency": AgencyPanel(self.form),
            "people": PeoplePanel(self.form),
            "logo": LogoPanel(self.form, lanes),
            "officers": OfficersPanel(self.form),
            "changes": ChangesPanel(self.form),
            "send": SendPanel(self.form),
        }
        options = tuple(Option(value=n, label=w) for n, w in request_text.STEPS)
        self.steps = ChoiceField(agency_words.STEP, options)
        self.stack, self._bars = QStackedWidget(), QStackedWidget()
        for panel in self.panels.values():
            self.stack.addWidget(panel)
            self.hold(panel)
            self._bars.addWidget(panel.verbs)
            panel.next_wanted.connect(self.go_on)
        self.training = label(request_text.TRAINING, "small", wrap=True)
        self.check = SopList()
        self.check.jump.connect(self.jump)
        self.steps.chosen.connect(self.show_step)
        self.form.changed.connect(self._changed)
        self.form.failed.connect(lambda error: self.say(sentence(error), "bad"))
        self._build()
        # Only now: before it has its place it would be a window of its own.
        self.training.setVisible(client.session.training)
        self.shown = "agency"
        self.steps.show_value(self.shown)

    def _build(self) -> None:
        top = row(12)
        top.addWidget(self.steps)
        top.addWidget(self.training, 1)
        left = column(8)
        left.addLayout(top)
        left.addWidget(self.stack, 1)
        content = row(10, (10, 0, 10, 8))
        content.addLayout(left, 1)
        content.addWidget(self.check)
        page = column()
        page.addLayout(content, 1)
        page.addWidget(self._bars)
        self.setLayout(page)

    @property
    def panel(self) -> RequestPanel:
        """The step on the screen."""
        return self.panels[self.shown]

    def show_step(self, name: object) -> None:
        """Bring a step to the screen."""
        self.panel.leave()
        self.shown = str(name)
        self.steps.show_value(self.shown)
        self._bars.setCurrentWidget(self.panel.verbs)
        self.stack.setCurrentWidget(self.panel)
        self._show_check()
        self.panel.enter()

    def go_on(self) -> None:
        """The next step."""
        names = list(self.panels)
        self.show_step(names[min(names.index(self.shown) + 1, len(names) - 1)])

    def jump(self, path: str) -> None:
        """The field at `path`, in whichever step it is."""
        for name, panel in self.panels.items():
            if panel.place_of(path) is not None:
                if name != self.shown:
                    self.show_step(name)
                panel.jump(path)
                return

    def _changed(self) -> None:
        self._show_check()
        blocking = sum(p.severity is Severity.BLOCK for p in self.form.problems)
        self.subtitle_changed.emit(request_text.subtitle(blocking))

    def _show_check(self) -> None:
        self.check.show_problems(self.form.request, self.form.problems, self.shown)

    @override
    def enter(self) -> None:
        """Read what was kept the first time; the step that was left is still there."""
        self.form.begin()
        self._changed()
        self.show_step(self.shown)

    @override
    def leave(self) -> None:
        """Keep what was typed last."""
        self.panel.leave()
        self.form.leave()

    @override
    def say(self, said: str, tone: Tone = "plain") -> None:
        """Show a sentence in the step on the screen."""
        self.panel.say(said, tone)

    @override
    def show_looks(self, looks: Looks) -> None:
        """Wear the colors of a palette."""
        for panel in self.panels.values():
            panel.show_looks(looks)
