"""Catch what a scanner types as a keyboard before any field, button or shortcut sees it."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent, QTouchEvent, QWindow
from PySide6.QtWidgets import QApplication

from tracs_mobile.domain.devices import DeviceBook, LinkKind
from tracs_mobile.overriding import override
from ui.wedge_burst import Burst, Fate, Key, Step
from ui.wedge_replay import Held, strike_again

_WATCHED = (QKeyEvent, QMouseEvent, QTouchEvent)
_ELSEWHERE = (QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin)
_SHIFTS = frozenset(
    (
        *(Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta),
        *(Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock, Qt.Key.Key_ScrollLock),
        *(Qt.Key.Key_Super_L, Qt.Key.Key_Super_R, Qt.Key.Key_Mode_switch),
    )
)
_CONTROL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
_META = Qt.KeyboardModifier.MetaModifier
_UNNAMED = {Qt.Key.Key_6: "\x1e", Qt.Key.Key_Minus: "\x1f", Qt.Key.Key_Underscore: "\x1f"}
"""Control characters for which some layouts give the bare key."""

_LATE_S = 0.015
_DRAIN_MS = 20
_MOST_DRAINS = 3


def catch_keys(
    app: QApplication, on_payload: Callable[[bytes], None], book: Callable[[], DeviceBook]
) -> WedgeFilter:
    """Watch the keys of `app` from now on, with the prefixes of the keyboard scanners in `book`."""

    def prefixes() -> tuple[str, ...]:
        keyboards = (one for one in book().scanners if one.kind is LinkKind.KEYBOARD)
        return tuple(one.prefix for one in keyboards if one.prefix)

    made = WedgeFilter(app, on_payload, prefixes=prefixes)
    made.install()
    return made


class WedgeFilter(QObject):
    """Watches all keys of `app` and gives every scan to `on_payload`, on the UI thread.

    A payload has its control characters, whatever they do as keys (Ctrl+J, Enter), and no
    prefix. Keys that were no scan reach the field as they were struck, 40 ms late at most (`@` 60).
    `prefixes` is asked before each scan. `clock` counts seconds and never jumps; it measures only
    how late a timer was.
    """

    def __init__(
        self,
        app: QApplication,
        on_payload: Callable[[bytes], None],
        *,
        prefixes: Callable[[], Sequence[str]] = tuple,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__()
        self._app = app
        self._on_payload = on_payload
        self._clock = clock
        self._prefixes = prefixes
        self._burst = Burst()
        self._held: list[Held] = []
        self._asked: tuple[int, int] | None = None
        self._answer = Fate.PASS
        self._down: set[int] = set()
        self._owed: set[int] = set()
        self._busy = False
        self._installed = False
        self._enabled = True
        self._seen_ms, self._seen_at = 0, 0.0
        self._due_at, self._drains = 0.0, 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._silent)

    def install(self) -> None:
        """Begin to watch. Safe to call twice."""
        if not self._installed:
            self._installed = True
            self._app.installEventFilter(self)
            self._app.applicationStateChanged.connect(self._let_go)

    def remove(self) -> None:
        """Stop; keys that were held go to the field first. Safe to call twice."""
        if self._installed:
            self._let_go()
            self._timer.stop()
            self._held.clear()
            self._installed = False
            self._app.applicationStateChanged.disconnect(self._let_go)
            self._app.removeEventFilter(self)

    @property
    def holding(self) -> bool:
        """Whether keys are held back just now."""
        return self._burst.holding

    @property
    def enabled(self) -> bool:
        """Whether scans are caught; without, every key is a person's."""
        return self._enabled

    @enabled.setter
    def enabled(self, on: bool) -> None:
        if not on:
            self._let_go()
        self._enabled = on

    # --- events ----------------------------------------------------------------------------

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Every event of the program comes by here; asking for its class costs the least.
        if not isinstance(event, _WATCHED) or self._busy or not self._enabled:
            return False
        if not isinstance(event, QKeyEvent):
            if event.type() in _ELSEWHERE:
                self._let_go()
            return False
        # Each key comes to its window first, and from there to the fields; once is enough.
        return isinstance(watched, QWindow) and self._key(watched, event)

    def _key(self, window: QWindow, event: QKeyEvent) -> bool:
        if event.type() is QEvent.Type.KeyRelease:
            return self._released(window, event)
        fate = self._fate(event)
        if event.type() is QEvent.Type.ShortcutOverride:
            if fate is not Fate.PASS:
                # Whoever accepts this wants the key itself, so no shortcut is looked for.
                event.accept()
            return fate is not Fate.PASS
        self._asked = None
        if fate is Fate.PASS:
            self._down.add(event.nativeScanCode())
        elif fate is Fate.HOLD:
            self._held.append(Held.of(window, event))
        return fate is not Fate.PASS

    def _fate(self, event: QKeyEvent) -> Fate:
        """The answer for a key; the shortcut is asked about first, the key itself comes next."""
        this = (event.timestamp(), int(event.key()))
        if self._asked == this and event.type() is QEvent.Type.KeyPress:
            return self._answer
        self._seen_at = self._clock()
        self._seen_ms = event.timestamp() or round(self._seen_at * 1000)
        if not self._burst.holding:
            self._burst.prefixes = tuple(self._prefixes())
        step = self._burst.press(_key_of(event, self._seen_ms))
        self._do(step)
        self._asked, self._answer = this, step.fate
        self._wait()
        return step.fate

    def _released(self, window: QWindow, event: QKeyEvent) -> bool:
        code = event.nativeScanCode()
        if code in self._owed and not event.isAutoRepeat():
            self._owed.discard(code)
            return True
        if code in self._down and not event.isAutoRepeat():
            self._down.discard(code)
            return False
        if self._held:
            self._held.append(Held.of(window, event))
            return True
        return False

    # --- what follows ----------------------------------------------------------------------

    def _do(self, step: Step) -> None:
        if step.give_back:
            self._give_back()
        elif step.scan:
            self._owed |= _not_released(self._held)
            self._held.clear()
            raw = _bytes_of(step.scan)
            # Never from within the delivery of a key: what is filled in may move the cursor.
            QTimer.singleShot(0, self, partial(self._on_payload, raw))

    def _give_back(self) -> None:
        held, self._held = self._held, []
        self._busy = True
        try:
            strike_again(held)
        finally:
            self._busy = False
        self._down |= _not_released(held)

    def _let_go(self) -> None:
        self._do(self._burst.let_go())
        self._wait()

    def _wait(self, *, drains: int = 0) -> None:
        """Wake up when the silence is enough."""
        due_ms = self._burst.due_ms
        if due_ms is None:
            self._timer.stop()
            return
        wait_ms = max(due_ms - self._seen_ms, 0) if not drains else _DRAIN_MS
        self._drains = drains
        self._due_at = self._clock() + wait_ms / 1000
        self._timer.start(wait_ms)

    def _silent(self) -> None:
        now = self._clock()
        if now - self._due_at > _LATE_S and self._drains < _MOST_DRAINS:
            # The screen was held up; keys may wait behind this timer that came in time.
            self._wait(drains=self._drains + 1)
            return
        self._do(self._burst.quiet(self._seen_ms + int((now - self._seen_at) * 1000) + 1))
        self._wait()


def _not_released(held: Sequence[Held]) -> set[int]:
    """The keys that are still down, by what the keyboard calls them."""
    down: set[int] = set()
    for one in held:
        if one.kind is QEvent.Type.KeyPress:
            down.add(one.code)
        else:
            down.discard(one.code)
    return down


def _key_of(event: QKeyEvent, at_ms: int) -> Key:
    pressed = event.modifiers()
    text = event.text()
    control, alt = bool(pressed & _CONTROL), bool(pressed & _ALT)
    if control and not alt and (not text or text.isprintable()):
        text = _control(event)
    # Ctrl and Alt together are AltGr, with which many layouts write @.
    command = (control != alt) or bool(pressed & _META)
    return Key(
        text=text,
        at_ms=at_ms,
        plain=len(text) == 1 and text.isprintable() and not command,
        shift=event.key() in _SHIFTS,
        repeat=event.isAutoRepeat(),
    )


def _control(event: QKeyEvent) -> str:
    """The control character that Ctrl makes of a key, where the system leaves that to us."""
    key = Qt.Key(event.key())
    if key in _UNNAMED:
        return _UNNAMED[key]
    code = int(key)
    return chr(code & 0x1F) if 0x40 <= code <= 0x5F else ""


def _bytes_of(text: str) -> bytes:
    """Latin-1 as a scanner sends it on a line; UTF-8 where the layout wrote other letters."""
    try:
        return text.encode("latin-1")
    except UnicodeEncodeError:
        return text.encode("utf-8", errors="replace")
