"""Drives the real window by itself, with real key presses: for the demo and for pictures."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEvent, QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tracs_mobile.errors import TracsError
from tracs_mobile.services.enrolling import FirstSteps
from tracs_mobile.services.station import Station
from tracs_mobile.settings import Settings
from ui.looks import looks_of
from ui.theme import load_fonts
from ui.views.workplace import Workplace
from ui.wardrobe import dress
from ui.window import Window

_LONGEST_MS = 30_000
_TURN_MS = 10
_PAUSE_S = 0.002
_PREVIEW_MS = 200
"""Longer than the form waits before it draws the paper anew."""
_KEYS = {"F9": Qt.Key.Key_F9, "F6": Qt.Key.Key_F6, "F7": Qt.Key.Key_F7, "Enter": Qt.Key.Key_Return}


class Rehearsal:
    """One window with nobody before it. Lives on the thread that made it."""

    def __init__(
        self,
        open_station: Callable[[], Station],
        settings: Settings,
        first_steps: Callable[[], FirstSteps] | None = None,
    ) -> None:
        """Show the first page: the sign-on page with the station behind it, or what leads to one.

        `first_steps` makes a live laptop, as in the program itself.
        """
        running = QApplication.instance()
        self._app = running if isinstance(running, QApplication) else QApplication(["tracs-mobile"])
        self._nobody = threading.Event()  # never set: QTest.qWait would keep other threads waiting
        self._app.setCursorFlashTime(0)  # pictures must not depend on a blinking cursor
        load_fonts()
        dress(self._app, looks_of(settings))
        self.window = Window(self._app, open_station, settings, first_steps)
        self.window.show()
        self.window.open()
        self.wait("the first page", self._has_begun)

    def _has_begun(self) -> bool:
        sign_on = self.window.sign_on
        return sign_on.settled or self.window.currentWidget() is not sign_on

    @property
    def workplace(self) -> Workplace:
        """The signed-on program."""
        if self.window.workplace is None:
            raise TracsError("Nobody is signed on.")
        return self.window.workplace

    def wait(self, what: str, until: Callable[[], bool]) -> None:
        """Let the window work until something is so. Raises TracsError when it takes too long."""
        deadline = QDeadlineTimer(_LONGEST_MS)
        while not until():
            if deadline.hasExpired():
                raise TracsError(f"Waited in vain for {what}.")
            self._turn()

    def settle(self) -> None:
        """Let everything that was begun come to its end, the preview too."""
        self._let_pass(_PREVIEW_MS)
        self.wait("quiet", lambda: self.window.lanes.idle)
        self._app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self._let_pass(_TURN_MS)

    def _let_pass(self, span_ms: int) -> None:
        until = QDeadlineTimer(span_ms)
        while not until.hasExpired():
            self._turn()

    def _turn(self) -> None:
        """One turn of the window's loop; the pause lets the lanes and devices work meanwhile."""
        self._app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, _TURN_MS)
        self._nobody.wait(_PAUSE_S)

    def sign_on(self, username: str, secret: str) -> None:
        """Sign on as an officer would."""
        page = self.window.sign_on
        self.wait("the sign-on page", lambda: page.settled)
        page.username.show_text(username)
        page.secret.show_text(secret)
        page.submit()
        self.wait("the stop screen", lambda: self.window.workplace is not None)

    def write(self, path: str, text: str) -> None:
        """Type into the field at `path` and leave it."""
        self.workplace.stop.fields.jump(path)
        field = self._retype(text)
        QTest.keyClick(field, Qt.Key.Key_Tab)

    def choose(self, path: str, text: str, row: int = 0) -> None:
        """Type into a field that suggests, and take suggestion `row` with the arrow and Enter."""
        self.workplace.stop.fields.jump(path)
        field = self._retype(text)
        for _ in range(row):
            QTest.keyClick(field, Qt.Key.Key_Down)
        QTest.keyClick(field, Qt.Key.Key_Return)

    def _retype(self, text: str) -> QWidget:
        """Replace what stands in the field that has the cursor."""
        field = self._app.focusWidget()
        if field is None:
            raise TracsError("No field has the cursor.")
        QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        for one in text:
            # To whoever has the cursor now: a field that is full leads on by itself.
            QTest.keyClicks(self._app.focusWidget() or field, one)
        return field

    def type(self, field: QWidget, text: str) -> None:
        """Type `text` into a field of any page, instead of what stands there."""
        field.setFocus()
        self._retype(text)

    def tap(self, path: str, value: object) -> None:
        """Choose a value of a button field."""
        self.workplace.form.set_value(path, value)

    def press(self, key: str) -> None:
        """Press a key of the verbs."""
        QTest.keyClick(self.workplace, _KEYS[key])

    def picture(self, path: Path, palette: str = "") -> None:
        """Save the window as it stands, in another palette if one is named."""
        if palette:
            self.window.wardrobe.choose_palette(palette)
        self.settle()
        self.window.grab().save(str(path))

    def close(self) -> None:
        """Put the program down."""
        self.window.close()
