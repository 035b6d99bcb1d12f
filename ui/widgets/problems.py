"""The list of what blocks and what to look at; each line leads to its field."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from tracs_mobile.domain.problem import Problem, Severity
from ui.text import screen_text
from ui.widgets.basics import column, label, restyle
from ui.widgets.spoken import Role, speak_as
from ui.widgets.wrapped import WrappedButton

LINES = 3


class ProblemList(QWidget):
    """Shows the first problems in words; `jump` carries the path of the one that was taken."""

    jump = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[QPushButton, ...] = tuple(self._line(at) for at in range(LINES))
        self.more = label("", "small")
        speak_as(self, Role.List, screen_text.PROBLEMS)
        layout = column(5)
        for line in self.lines:
            layout.addWidget(line)
        layout.addWidget(self.more)
        layout.addStretch(1)
        self.setLayout(layout)
        self._room = LINES
        self._begun = False
        self._problems: tuple[Problem, ...] = ()

    def _line(self, at: int) -> QPushButton:
        line = WrappedButton()
        line.setProperty("kind", "problem")
        line.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        line.clicked.connect(partial(self._taken, at))
        return line

    def narrow(self, narrow: bool) -> None:
        """Give each line room for three lines of words instead of two, or take it back."""
        for line in self.lines:
            restyle(line, "narrow", "yes" if narrow else "")

    def set_room(self, lines: int) -> None:
        """How many lines may be shown."""
        self._room = min(lines, LINES)
        if self._begun:
            self.show_problems(self._problems)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show the first of `problems`, and that the stop is ready when none of them blocks."""
        self._begun = True
        self._problems = tuple(problems)
        ready = not any(p.severity is Severity.BLOCK for p in problems)
        shown = self._problems[: max(0, self._room - ready)]
        for at, line in enumerate(self.lines):
            line.setVisible(at < len(shown) + ready)
            if at < len(shown):
                _fill(line, shown[at])
            elif at == len(shown) and ready:
                _fill_ready(line)
        self._tell_rest(len(problems) - len(shown), ready=ready)

    def show_beginning(self) -> None:
        """Nothing is written yet: no reproach, only how to begin."""
        self._begun = False
        self._problems = ()
        for line in self.lines:
            line.hide()
        self.more.setText(screen_text.BEGIN)
        self.more.show()

    def _tell_rest(self, left: int, *, ready: bool) -> None:
        self.more.setText(screen_text.more_problems(left, ready=ready))
        self.more.setVisible(left > 0)

    def _taken(self, at: int) -> None:
        if at < len(self._problems):
            self.jump.emit(self._problems[at].field)


def _fill(line: QPushButton, problem: Problem) -> None:
    blocks = problem.severity is Severity.BLOCK
    line.setText(screen_text.short_problem(problem.message, blocks=blocks))
    line.setAccessibleName(problem.message)
    line.setToolTip(problem.message)
    restyle(line, "chip", "bad" if blocks else "warn")


def _fill_ready(line: QPushButton) -> None:
    line.setText(screen_text.READY)
    line.setAccessibleName(screen_text.READY)
    line.setToolTip("")
    restyle(line, "chip", "good")
