"""Leads a live laptop from its first page to the sign-on page."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from tracs_mobile.errors import SyncError, SyncFault
from tracs_mobile.ports.packaging import PackageDesk, PackageFound
from tracs_mobile.services.activating import Candidate
from tracs_mobile.services.enrolling import FirstSteps, LaptopState
from ui.models.issue_desk import sentence
from ui.tasks import Lanes
from ui.text import enrol_text, first_text
from ui.views.activate import ActivatePage
from ui.views.enrol import EnrolPage
from ui.views.package_page import PackagePage
from ui.views.welcome import WelcomePage


class FirstPages(QObject):
    """Pages on the window's stack. `ready` carries the username of who may sign on now.

    `practice_wanted`: the first page was left for practice; `mode_wanted` carries True for it.
    """

    ready = Signal(str)
    mode_wanted = Signal(object)
    practice_wanted = Signal()

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
        self.welcome = WelcomePage()
        self.package = PackagePage()
        for extra in (self.welcome, self.package):
            window.addWidget(extra)
        self._connect_first()
        self.enrol.wanted.connect(self._ask)
        self.activate.form.wanted.connect(self._begin)
        self.activate.again_wanted.connect(self._ask_again)
        self.activate.over_wanted.connect(self._start_over)

    def _connect_first(self) -> None:
        self.welcome.practice_wanted.connect(self.practice_wanted)
        self.welcome.set_up_wanted.connect(lambda: self.mode_wanted.emit(False))
        for page in (self.welcome, self.enrol):
            page.package_wanted.connect(self.show_packages)
        self.enrol.back_wanted.connect(self.show_welcome)
        self.package.back_wanted.connect(self.show_welcome)
        self.package.look_wanted.connect(self._look)
        self.package.file_chosen.connect(self._read)
        self.package.wanted.connect(self._take)

    # --- the first page, and a package from a stick -------------------------------------------

    def show_welcome(self) -> None:
        """Bring the first page to the screen."""
        self._show(self.welcome)
        self._lanes.misc.run(
            self._packages.prepared, done=self.welcome.begin, failed=self._not_read
        )

    def show_packages(self) -> None:
        """Bring the page of packages to the screen, and look for sticks."""
        self._show(self.package)
        self._look()

    @property
    def _packages(self) -> PackageDesk:
        return self._steps.packages

    def _look(self) -> None:
        self.package.show_busy(first_text.LOOKING)
        self._lanes.misc.run(
            self._packages.find, done=self.package.show_packages, failed=self._not_taken
        )

    def _read(self, path: str) -> None:
        self._lanes.misc.run(
            lambda: (self._packages.read(path),),
            done=self.package.show_packages,
            failed=self._not_taken,
        )

    def _take(self, found: PackageFound) -> None:
        self.package.show_busy(first_text.TAKING)
        self._lanes.misc.run(
            lambda: self._packages.take(found.path, found.fingerprint),
            done=self._prepared,
            failed=self._not_taken,
        )

    def _prepared(self, said: str) -> None:
        self.package.show_ready()
        self._show(self.welcome)
        self.welcome.begin(first_text.PACKAGE, said, "good")

    def _not_taken(self, error: Exception) -> None:
        self.package.show_ready(sentence(error), "bad")

    def _not_read(self, error: Exception) -> None:
        self.welcome.begin("", sentence(error), "bad")

    # --- DPS, and the first officer -----------------------------------------------------------

    def show_state(self, state: LaptopState) -> None:
        """Bring the page to the screen that `state` asks for."""
        if state is LaptopState.ENROLLED:
            self.activate.show_busy("")
            self._show(self.activate)
            self._lanes.misc.run(self._steps.candidates, done=self._listed, failed=self._not_listed)
        else:
            self._show(self.enrol)
            settings = self._steps.settings
            self.enrol.begin(settings.dps_url, settings.proxy, by_agency=settings.by_agency)
            self._lanes.misc.run(
                self._packages.prepared, done=self.enrol.show_prepared, failed=self._not_asked
            )

    def _show(self, page: QWidget) -> None:
        self._window.setCurrentWidget(page)

    def _ask(self, typed: tuple[str, str, str]) -> None:
        address, code, proxy = typed
        self.enrol.show_busy()
        self._lanes.misc.run(
            lambda: self._steps.enrol(address, code, proxy),
            done=self._taken,
            failed=self._not_asked,
        )

    def _not_asked(self, error: Exception) -> None:
        said = sentence(error)
        if isinstance(error, SyncError) and error.fault is SyncFault.NO_NETWORK:
            said = f"{said} {first_text.NO_NETWORK_MEANWHILE}"
        self.enrol.refuse(said)

    def _taken(self, candidates: tuple[Candidate, ...]) -> None:
        self.enrol.code.show_text("")
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
