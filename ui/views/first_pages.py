"""Leads a live laptop from its first page to the sign-on page."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from tracs_mobile.services.activating import Candidate
from tracs_mobile.services.enrolling import FirstSteps, LaptopState
from ui.models.issue_desk import sentence
from ui.tasks import Lanes
from ui.text import enrol_text
from ui.views.activate import ActivatePage
from ui.views.enrol import EnrolPage


class FirstPages(QObject):
    """Two pages on the window's stack. `ready` carries the username of who may sign on now."""

    ready = Signal(str)
    mode_wanted = Signal(object)

    def __init__(self, window: QStackedWidget, lanes: Lanes, steps: FirstSteps) -> None:
        super().__init__(window)
        self._window = window
        self._lanes = lanes
        self._steps = steps
        self.enrol = EnrolPage()
        self.activate = ActivatePage()
        for page in (self.enrol, self.activate):
            page.mode.show_value(False)
            page.mode.chosen.connect(self.mode_wanted)
            window.addWidget(page)
        self.enrol.wanted.connect(self._ask)
        self.activate.form.wanted.connect(self._begin)
        self.activate.again_wanted.connect(self._ask_again)
        self.activate.over_wanted.connect(self._start_over)

    def show_state(self, state: LaptopState) -> None:
        """Bring the page to the screen that `state` asks for."""
        if state is LaptopState.ENROLLED:
            self.activate.show_busy("")
            self._show(self.activate)
            self._lanes.misc.run(self._steps.candidates, done=self._listed, failed=self._not_listed)
        else:
            self._show(self.enrol)
            settings = self._steps.settings
            self.enrol.begin(settings.dps_url, settings.proxy)

    def _show(self, page: QWidget) -> None:
        self._window.setCurrentWidget(page)

    def _ask(self, typed: tuple[str, str, str]) -> None:
        address, code, proxy = typed
        self.enrol.show_busy()
        self._lanes.misc.run(
            lambda: self._steps.enrol(address, code, proxy),
            done=self._taken,
            failed=lambda error: self.enrol.refuse(sentence(error)),
        )

    def _taken(self, candidates: tuple[Candidate, ...]) -> None:
        self.enrol.code.edit.clear()
        self._show(self.activate)
        self._listed(candidates)

    def _ask_again(self) -> None:
        self.activate.show_busy(enrol_text.ASKING)
        self._lanes.misc.run(self._steps.ask_again, done=self._listed, failed=self._not_listed)

    def _listed(self, candidates: tuple[Candidate, ...]) -> None:
        self.activate.show_candidates(candidates)

    def _not_listed(self, error: Exception) -> None:
        self.activate.show_ready(sentence(error), "bad")

    def _begin(self, typed: tuple[str, str, str]) -> None:
        username, code, secret = typed
        self.activate.show_busy(enrol_text.MAKING)
        self._lanes.misc.run(
            lambda: self._steps.activate(username, code, secret),
            done=lambda _: self._begun(username),
            failed=self._not_begun,
        )

    def _begun(self, username: str) -> None:
        self.activate.form.forget()
        self.activate.show_ready()
        self.ready.emit(username)

    def _not_begun(self, error: Exception) -> None:
        self.activate.form.code.setFocus()
        self.activate.show_ready(sentence(error), "bad")
        self._lanes.misc.run(self._steps.candidates, done=self._relisted, failed=self._not_listed)

    def _relisted(self, candidates: tuple[Candidate, ...]) -> None:
        """A voucher may be void now; what was said about it stays."""
        chosen, form = self.activate.form.chosen, self.activate.form
        form.show_candidates(candidates, empty=enrol_text.NO_OFFICERS)
        if any(c.username == chosen and not c.why_not for c in candidates):
            form.choose(chosen)

    def _start_over(self) -> None:
        self.activate.show_busy("")
        self._lanes.misc.run(
            self._steps.start_over,
            done=lambda _: self.show_state(LaptopState.UNKNOWN),
            failed=self._not_listed,
        )
