"""An officer at the keyboard: real keys and real scans, counted and timed, for `stops.py`."""

import time
from dataclasses import dataclass, field

from PySide6.QtCore import QAbstractEventDispatcher, QCoreApplication, QEvent, QEventLoop, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from ui.wedge_burst import Burst, Fate, Key

KEYS = {
    "Tab": Qt.Key.Key_Tab,
    "Down": Qt.Key.Key_Down,
    "Enter": Qt.Key.Key_Return,
    "Space": Qt.Key.Key_Space,
    **{f"F{n}": Qt.Key(Qt.Key.Key_F1 + n - 1) for n in range(1, 13)},
}
_CONTROLS = {"\n": Qt.Key.Key_J, "\x1e": Qt.Key.Key_AsciiCircum, "\x1d": Qt.Key.Key_BracketRight}
LETTER_MS, LOOK_MS = 200, 800
"""How far apart keys are for the filter of keyboard scanners: in a word, and after a look."""
_NONE = Qt.KeyboardModifier.NoModifier


class GoneWrong(Exception):
    """The cursor stands somewhere else than the script thinks."""


@dataclass(slots=True)
class Count:
    """What a stop, or a step of it, has cost so far. Times are in seconds."""

    presses: int = 0
    lookups: int = 0
    letters: int = 0
    taps: int = 0
    glances: int = 0
    waited: float = 0.0
    longest: float = 0.0

    @property
    def strict(self):
        """Presses and the characters that only look something up."""
        return self.presses + self.lookups

    def wait(self, seconds):
        """The officer waited for the program once more."""
        self.waited += seconds
        self.longest = max(self.longest, seconds)


@dataclass
class Officer:
    """Works in the window of `rig` by keyboard alone; `steps` are in the order of the stop."""

    rig: object
    steps: dict = field(default_factory=dict)
    _burst: Burst = field(default_factory=Burst)
    _at_ms: int = 0
    _now: Count = field(default_factory=Count)

    @property
    def screen(self):
        return self.rig.screen

    @property
    def form(self):
        return self.screen.workplace.form

    @property
    def total(self):
        """The whole stop."""
        whole = Count()
        for step in self.steps.values():
            for name in ("presses", "lookups", "letters", "taps", "glances", "waited"):
                setattr(whole, name, getattr(whole, name) + getattr(step, name))
            whole.longest = max(whole.longest, step.longest)
        return whole

    def begin(self, step):
        """What follows belongs to `step`; one look tells where the cursor stands."""
        self._now = self.steps.setdefault(step, Count())
        self._now.glances += 1
        self._at_ms += LOOK_MS

    # --- keys ------------------------------------------------------------------------------

    def press(self, *names):
        """Keys by name; `Alt+V` is a chord of two. A finger taps only the verbs."""
        for name in names:
            *chord, key = name.split("+")
            modifier = Qt.KeyboardModifier.AltModifier if chord else _NONE
            code = KEYS[key] if key in KEYS else Qt.Key(ord(key))
            self._timed(lambda code=code, with_=modifier: QTest.keyClick(_target(), code, with_))
            self._now.presses += 1 + len(chord)
            self._now.taps += name.startswith("F")

    def answer(self, letters):
        """The letter or digit of an answer, one for each question."""
        for one in letters:
            self._strike(one)
            self._now.presses += 1
            self._now.taps += 1

    def write(self, text, *, into=True):
        """The characters of a fact, into the text field that has the cursor."""
        if not isinstance(_target(), QLineEdit):
            raise GoneWrong(f"{text!r} would go into {type(_target()).__name__}.")
        for one in text:
            self._strike(one)
        self._now.letters += len(text)
        self._now.taps += into

    def fill(self, *texts):
        """Facts, each followed by Enter, which leads to the next field that misses something."""
        for text in texts:
            self.write(text)
            self.press("Enter")

    def full(self, *texts):
        """Facts that fill their field, so that the cursor goes on by itself."""
        for text in texts:
            self.write(text)

    def look_up(self, text, *, alone=False):
        """Characters that only find something, a look at the list, and Enter, which takes it."""
        for one in text:
            self._strike(one)
        self._now.lookups += len(text)
        self._now.taps += 2
        if not alone:
            self._now.glances += 1
            self.press("Enter")

    def _strike(self, one):
        held = self._held(one)
        self._timed(lambda: QTest.keyClicks(_target(), one), more=held)

    def _held(self, one):
        """How long the filter of keyboard scanners keeps this key back, by its own rules."""
        self._at_ms += LETTER_MS
        self._burst.quiet(self._at_ms)
        step = self._burst.press(Key(text=one, at_ms=self._at_ms))
        if step.fate is not Fate.HOLD or self._burst.due_ms is None:
            return 0.0
        return (self._burst.due_ms - self._at_ms) / 1000

    def _timed(self, do, *, more=0.0):
        began = time.perf_counter()
        do()
        drain()
        self._now.wait(time.perf_counter() - began + more)

    # --- scans -----------------------------------------------------------------------------

    def scan(self, payload, *, path, shows):
        """A scan over the serial line, until the field at `path` shows it; one look at that."""
        self._now.glances += 1
        self._now.taps += 1
        self.rig.scanner.play(payload)
        began = time.perf_counter()
        self._until(f"the scan of {path}", lambda: self.form.text(path) == shows)
        self._now.wait(time.perf_counter() - began)

    def scan_as_keys(self, payload, *, path, shows):
        """The same from a scanner that types: its keys come at the window, 5 ms apart."""
        self._now.glances += 1
        self._now.taps += 1
        self._at_ms += 10 * LOOK_MS
        handle = self.screen.window.windowHandle()
        for code, one in enumerate(payload.decode("latin-1"), start=10):
            self._at_ms += 5
            _key_at(handle, one, code, self._at_ms)
        began = time.perf_counter()
        self._until(f"the scan of {path}", lambda: self.form.text(path) == shows)
        self._now.wait(time.perf_counter() - began)

    # --- issuing ---------------------------------------------------------------------------

    def issue(self):
        """F9 until the next stop can be written; the paper and the number are looked at."""
        self.begin("issue")
        self._now.glances += 1
        began = time.perf_counter()
        QTest.keyClick(_target(), KEYS["F9"])
        drain()
        self._now.presses += 1
        self._now.taps += 1
        desk = self.screen.workplace.desk
        if desk.busy:
            self._until("the next stop", lambda: not desk.busy and not self.form.touched)
        else:
            self._now.glances += 1  # what blocks is read
        self._now.wait(time.perf_counter() - began)

    def _until(self, what, so):
        self.screen.wait(what, so)
        drain()


def _target():
    return QApplication.focusWidget()


def drain():
    """Let the window do everything that is to be done now."""
    loop = QAbstractEventDispatcher.instance()
    for _ in range(1_000):
        QCoreApplication.sendPostedEvents()
        if not loop.processEvents(QEventLoop.ProcessEventsFlag.AllEvents):
            return


def _key_at(handle, one, code, at_ms):
    key, modifier = Qt.Key(ord(one.upper())) if one.isprintable() else Qt.Key.Key_Return, _NONE
    if one in _CONTROLS:
        key, modifier = _CONTROLS[one], Qt.KeyboardModifier.ControlModifier
    kinds = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease)
    for kind in kinds:
        event = QKeyEvent(kind, key, modifier, code, 0, 0, one, False, 1)
        event.setTimestamp(at_ms)
        QCoreApplication.sendEvent(handle, event)
