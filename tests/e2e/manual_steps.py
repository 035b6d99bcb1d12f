"""Reads the steps of a chapter of the manual, and does them in the window as a person would.

A chapter marks what a person does: a key is `{kbd}`, what to click is bold, what to type is code,
the words on the button of a key are slanted, and what is to be seen stands in “quotation marks”.
Nothing but the marks is read; a mark that finds nothing on the screen is an error.
"""

import re
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QWidget,
)

_STEP = re.compile(r"^(\d+)\. (.*(?:\n(?: {2,}).*)*)", re.MULTILINE)
_MARK = re.compile(
    r"\{kbd\}`(?P<key>[^`]+)`|\*\*(?P<click>[^*]+)\*\*|`(?P<type>[^`]+)`"
    r"|“(?P<see>[^”]+)”|\*(?P<says>[^*]+)\*"
)
_PLACES = frozenset({"Devices", "Stop", "Tickets", "Outbox", "Settings", "Agency", "Help"})
"""Slanted names of pages: seen in the header when the key has been pressed."""
_NAMED_KEYS = {"Enter": Qt.Key.Key_Return, "Esc": Qt.Key.Key_Escape, "Tab": Qt.Key.Key_Tab}
_CHORDS = {"Alt": Qt.KeyboardModifier.AltModifier, "Ctrl": Qt.KeyboardModifier.ControlModifier}


class Act(Enum):
    """What a mark asks for."""

    KEY = "key"
    CLICK = "click"
    TYPE = "type"
    SEE = "see"
    SAYS = "says"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One mark of a step: what to do, and the words."""

    act: Act
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One numbered step: the heading it stands under, its number, its marks in their order."""

    heading: str
    number: int
    marks: tuple[Mark, ...]


def steps_of(text):
    """All steps of a chapter, in order."""
    steps = []
    for part in re.split(r"^## ", text, flags=re.MULTILINE)[1:]:
        heading, _, rest = part.partition("\n")
        for found in _STEP.finditer(rest):
            words = re.sub(r"\s+", " ", found[2])
            marks = tuple(
                Mark(act=Act(mark.lastgroup), words=mark[mark.lastgroup])
                for mark in _MARK.finditer(words)
            )
            steps.append(Step(heading=heading, number=int(found[1]), marks=marks))
    return steps


class Reader:
    """Follows steps on `screen`. `instead` says what a person has where the chapter has an example.

    `skip` names (heading, number) of steps that this laptop does not need.
    """

    def __init__(self, screen, *, instead, skip=()):
        self._screen = screen
        self._instead = instead
        self._skip = frozenset(skip)
        self._before = set()
        self.done = []

    def follow(self, steps):
        """Do them all. Raises AssertionError that names the step where the screen is different."""
        for step in steps:
            if (step.heading, step.number) in self._skip:
                continue
            for mark in step.marks:
                try:
                    getattr(self, f"_{mark.act.value}")(mark.words)
                except Exception as fault:
                    raise AssertionError(
                        f"{step.heading!r}, step {step.number}: {mark.act.value} {mark.words!r}"
                        f" did not work: {fault}\nOn the screen: {sorted(self._words())}"
                    ) from fault
                self.done.append(mark)

    def _calm(self):
        """What was asked for in the background is there, and drawn."""
        self._screen.wait("quiet", lambda: self._screen.window.lanes.idle)
        QApplication.processEvents()

    # --- what marks ask for -------------------------------------------------------------------

    def _key(self, words):
        *chord, key = words.split("+")
        modifier = Qt.KeyboardModifier.NoModifier
        for name in chord:
            modifier |= _CHORDS[name]
        self._before = {_plain(button) for button in self._shown(QAbstractButton)}
        code = _NAMED_KEYS.get(key) or getattr(Qt.Key, f"Key_{key.upper()}")
        QTest.keyClick(QApplication.focusWidget() or self._screen.window, code, modifier)
        self._calm()

    def _click(self, words):
        self._screen.wait(f"the button or field {words!r}", lambda: self._usable(words))
        (widget, *others) = self._usable(words)
        assert not others, f"{len(others) + 1} of them are on the screen"
        QTest.mouseClick(
            widget,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            QPoint(widget.width() // 2, widget.height() // 2),
        )
        self._calm()

    def _type(self, words):
        for one in self._instead.get(words, words):
            QTest.keyClicks(QApplication.focusWidget(), one)
        self._calm()

    def _see(self, words):
        self._screen.wait(f"{words!r}", lambda: any(words in said for said in self._words()))

    def _says(self, words):
        """The button of the key that was pressed may be gone with its page: it was there before."""
        if words in _PLACES:
            self._screen.wait(f"the page {words!r}", lambda: words in self._titles())
        else:
            assert any(words.casefold() in b.casefold() for b in self._before), words

    # --- what is on the screen ----------------------------------------------------------------

    def _shown(self, kind):
        """What is seen and lies under nothing else."""
        for widget in self._screen.window.findChildren(kind):
            if widget.isVisible() and not widget.visibleRegion().isEmpty():
                yield widget

    def _usable(self, words):
        found = [
            w
            for kind in (QAbstractButton, QLineEdit, QPlainTextEdit)
            for w in self._shown(kind)
            if w.isEnabled() and words in (w.accessibleName(), _plain(w))
        ]
        return found

    def _titles(self):
        return {label.text().partition(" ")[0] for label in self._shown(QLabel)}

    def _words(self):
        said = {label.text() for label in self._shown(QLabel)}
        said |= {_plain(button) for button in self._shown(QAbstractButton)}
        said |= {edit.text() for edit in self._shown(QLineEdit)}
        for table in self._shown(QTableView):
            model = table.model()
            said |= {
                str(model.index(row, at).data())
                for row in range(model.rowCount())
                for at in range(model.columnCount())
            }
        return {" ".join(words.split()) for words in said if words}


def _plain(widget: QWidget) -> str:
    text = getattr(widget, "text", lambda: "")
    return " ".join(text().split()) if isinstance(widget, QAbstractButton) else ""
