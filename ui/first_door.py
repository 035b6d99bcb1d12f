"""What lies behind the window at the start: practice, a live laptop, or one to be set up."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QStackedWidget

from ui.tasks import Lanes
from ui.text import words
from ui.views.sign_on import SignOnPage

if TYPE_CHECKING:
    from tracs_mobile.services.enrolling import FirstSteps, LaptopState
    from tracs_mobile.settings import Settings
    from ui.views.first_pages import FirstPages


class FirstDoor(QObject):
    """Opens a station once there is one to open, and another when the officer switches.

    `make_steps` and `close_station` run in a lane, `open_station` on the screen's thread.
    """

    def __init__(
        self,
        stack: QStackedWidget,
        lanes: Lanes,
        sign_on: SignOnPage,
        make_steps: Callable[[], FirstSteps],
        *,
        open_station: Callable[[Settings], None],
        close_station: Callable[[], None],
    ) -> None:
        super().__init__(stack)
        self._stack = stack
        self._lanes = lanes
        self._sign_on = sign_on
        self._make_steps = make_steps
        self._open_station = open_station
        self._close_station = close_station
        self._steps: FirstSteps | None = None
        self._pages: FirstPages | None = None
        self._busy = True
        self._fresh = False
        sign_on.mode.setVisible(True)
        sign_on.mode.chosen.connect(self.switch)

    @property
    def pages(self) -> FirstPages:
        """The pages of a laptop that is not ready yet."""
        from ui.views.first_pages import FirstPages

        if self._pages is None:
            self._pages = FirstPages(self._stack, self._lanes, self._first_steps())
            self._pages.ready.connect(self._ready)
            self._pages.mode_wanted.connect(self.switch)
            self._pages.practice_wanted.connect(self._practice)
        return self._pages

    def begin(self) -> None:
        """Look how far the laptop is, and open what fits."""
        self._busy = True
        self._lanes.misc.run(self._look, done=self._found, failed=self._not_found)

    def _first_steps(self) -> FirstSteps:
        if self._steps is None:
            self._steps = self._make_steps()
        return self._steps

    def _look(self) -> LaptopState:
        from tracs_mobile.services.enrolling import LaptopState

        steps = self._first_steps()
        self._fresh = steps.fresh()
        state = steps.state()
        if self._fresh or state is not LaptopState.READY:
            # Here, in the lane: loaded when they are shown, they would hold the screen up.
            import ui.views.first_pages  # noqa: F401
        return state

    def _found(self, state: LaptopState) -> None:
        from tracs_mobile.services.enrolling import LaptopState

        self._busy = False
        if self._fresh:
            self._fresh = False
            self._sign_on.forget()  # on a fresh laptop there is nobody to sign on
            self.pages.show_welcome()
            return
        settings = self._first_steps().settings
        self._sign_on.show_mode(training=settings.training)
        if settings.training or state is LaptopState.READY:
            self._stack.setCurrentWidget(self._sign_on)
            self._open_station(settings)
        else:
            self._sign_on.forget()  # nobody can sign on here yet, whatever was typed meanwhile
            self.pages.show_state(state)

    def _not_found(self, error: Exception) -> None:
        from ui.models.issue_desk import sentence

        self._busy = False
        self._sign_on.show_busy("")
        self._sign_on.say(sentence(error), "bad")
        self._stack.setCurrentWidget(self._sign_on)

    def _ready(self, username: str) -> None:
        self._sign_on.username.show_text(username)
        self.begin()

    def _practice(self) -> None:
        """The first page was left for practice; a second press opens nothing more."""
        if self._stack.currentWidget() is self._sign_on:
            return
        settings = self._first_steps().settings
        if settings.training:
            self._sign_on.show_mode(training=True)
            self._stack.setCurrentWidget(self._sign_on)
            self._open_station(settings)
        else:
            self.switch(True)

    # --- switching -------------------------------------------------------------------------

    def switch(self, training: object) -> None:
        """The officer wants the other side; pressed again, or while something opens, nothing."""
        now = self._first_steps().settings.training if self._steps else training
        opening = self._stack.currentWidget() is self._sign_on and not self._sign_on.settled
        if self._busy or opening or training is now:
            self._show_mode(bool(now))
            return
        self._busy = True
        self._show_mode(bool(training))
        self._sign_on.forget()
        self._sign_on.show_busy(words.SWITCHING)
        self._stack.setCurrentWidget(self._sign_on)
        self._lanes.misc.run(
            lambda: self._switched(training=bool(training)),
            done=self._found,
            failed=self._not_found,
        )

    def _switched(self, *, training: bool) -> LaptopState:
        self._close_station()
        steps = self._first_steps()
        steps.choose(training=training)
        return steps.state()

    def _show_mode(self, training: bool) -> None:
        self._sign_on.mode.show_value(training)
        if self._pages is not None:
            for page in (self._pages.enrol, self._pages.activate):
                page.mode.show_value(False)
