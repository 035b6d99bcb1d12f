"""The program as Qt runs it: first the sign-on page, then everything else."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from tracs_mobile.overriding import override
from tracs_mobile.startup_trace import Mark, unmarked
from ui.looks import Looks, looks_of
from ui.theme import FUSION, load_fonts
from ui.wardrobe import dress
from ui.widgets import spoken
from ui.window import Window

if TYPE_CHECKING:
    from tracs_mobile.services.enrolling import FirstSteps
    from tracs_mobile.services.station import Station
    from tracs_mobile.settings import Settings

log = logging.getLogger(__name__)

_FRAME_PX = 40
"""Title bar and borders of a window, about."""
_ICON = Path(__file__).parent / "resources" / "icon" / "tracs-mobile.png"


def run(
    open_station: Callable[[], Station],
    settings: Settings,
    *,
    first_steps: Callable[[], FirstSteps] | None = None,
    argv: Sequence[str] = ("tracs-mobile",),
    mark: Mark = unmarked,
    second_starts: bool = False,
) -> int:
    """Show the sign-on page, open the station behind it, run until the window is closed.

    With `first_steps` a live laptop can be set up, and the officer may switch to practice.
    `mark` is told what the start has reached. `second_starts`: this is the only window on the data
    folder, and another start brings it forward.
    """
    app = make_app(argv, looks_of(settings))
    window = Window(app, open_station, settings, first_steps)
    hooks = Hooks(window)
    hooks.install()
    mark("window made")
    _mark_start(window, mark)
    heard = partial(_hear, window, settings) if second_starts else _nothing
    first = FirstPaint(window, partial(_painted, window, mark, heard))
    window.installEventFilter(first)
    show_as_fits(window, app)
    try:
        return app.exec()
    finally:
        window.put_down()
        hooks.remove()


def _nothing() -> None:
    """Second starts are another window's."""


def _hear(window: Window, settings: Settings) -> None:
    from ui.summons import Summons

    Summons(settings.data_dir, window).heard.connect(window.come_forward)


def _painted(window: Window, mark: Mark, hear: Callable[[], None]) -> None:
    mark("window painted")
    window.open()
    # The launcher has shown its own until now.
    window.setWindowIcon(QIcon(str(_ICON)))
    QTimer.singleShot(0, hear)
    QTimer.singleShot(0, partial(mark, "name and secret are taken"))


def _mark_start(window: Window, mark: Mark) -> None:
    window.opened.connect(lambda: mark("records open"))
    window.entered.connect(lambda: mark("officer signed on"))


def make_app(argv: Sequence[str], looks: Looks) -> QApplication:
    """The Qt application in its clothes; once a process."""
    # By its argument: Python would first have to learn all there is to know of styles.
    app = QApplication([*argv, "-style", "fusion"])
    app.setProperty(FUSION, True)
    app.setApplicationName("TraCS Mobile")
    spoken.install()
    load_fonts()
    dress(app, looks)
    return app


def show_as_fits(window: Window, app: QApplication) -> None:
    """A screen that a frame and a task bar would make too small is taken whole; F11 changes it."""
    screen = app.primaryScreen()
    whole, free = screen.size(), screen.availableGeometry()
    needed = window.size()
    fits = free.height() >= needed.height() + _FRAME_PX
    if fits and free.width() >= needed.width():
        window.show()
    else:
        # Also without a window manager nothing may lie outside the screen; what is left scrolls.
        window.resize(needed.boundedTo(whole))
        window.showFullScreen()
    window.activateWindow()


class FirstPaint(QObject):
    """Calls `then` once, after the window was first painted."""

    def __init__(self, window: QObject, then: Callable[[], None]) -> None:
        super().__init__(window)
        self._then: Callable[[], None] | None = then

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        then = self._then
        if then is not None and event.type() is QEvent.Type.Paint:
            self._then = None
            # The next turn of the loop comes when this paint has reached the screen.
            QTimer.singleShot(0, then)
        return super().eventFilter(watched, event)


class Hooks:
    """What was not foreseen, on any thread: one line in the log, one calm sentence."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._before = (sys.excepthook, threading.excepthook)

    def install(self) -> None:
        """Take both hooks: slots and jobs reach the one, threads the other."""
        sys.excepthook = self._slot
        threading.excepthook = self._thread

    def remove(self) -> None:
        """Give them back."""
        sys.excepthook, threading.excepthook = self._before

    def _slot(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        log.error("Unforeseen %s in %s", kind.__name__, _place(trace))
        self._window.fault.emit()

    def _thread(self, args: threading.ExceptHookArgs) -> None:
        log.error("Unforeseen %s in %s", args.exc_type.__name__, _place(args.exc_traceback))
        self._window.fault.emit()


def _place(trace: TracebackType | None) -> str:
    """Where it happened. The message itself is left out: it may hold personal data."""
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return "an unknown place"
    return f"{trace.tb_frame.f_globals.get('__name__')}:{trace.tb_lineno}"
