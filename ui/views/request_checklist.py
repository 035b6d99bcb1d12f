"""Every item DPS needs, in the order of the procedure: the steps, and the items of this one."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QWidget

from tracs_mobile.domain.problem import Problem, Severity
from tracs_mobile.domain.request import AgencyRequest
from tracs_mobile.domain.request_paths import is_blank
from tracs_mobile.domain.request_rules import SOP_ITEMS, checked
from tracs_mobile.overriding import override
from ui.text import request_text
from ui.tokens import FIELD_PX
from ui.widgets.basics import column, label, restyle
from ui.widgets.scroll import FollowingArea
from ui.widgets.wrapped import WrappedButton

_WIDTH_PX = 330
_LINE_PX = _WIDTH_PX - 46
"""What is left of it beside a scroll bar."""
_MOST_AT_SEND = 6
"""The last step shows what is wrong in any of them, as many as fit."""


class _Line(WrappedButton):
    """As high as its words need, and never lower than a finger."""

    @override
    def sizeHint(self) -> QSize:
        self.ensurePolished()  # the style sheet's letters are heavier, and so need more room
        return QSize(_LINE_PX, max(FIELD_PX, self.needed_px(_LINE_PX)))


class SopList(QFrame):
    """`jump` carries the path of the first field that is wrong in the item that was tapped."""

    jump = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        # Not wider in large text: the fields beside it need the room, and its lines break.
        self.setFixedWidth(_WIDTH_PX)
        self.steps = {name: label("", "line") for name, _ in request_text.STEPS[:-1]}
        inside = column(4, (0, 0, 6, 0))
        self.good: list[QLabel] = []
        self.wrong: list[QPushButton] = []
        self._problems: list[Problem | None] = [None] * len(SOP_ITEMS)
        for at in range(len(SOP_ITEMS)):
            good, wrong = label("", "line", wrap=True), self._line(at)
            inside.addWidget(good)
            inside.addWidget(wrong)
            self.good.append(good)
            self.wrong.append(wrong)
        inside.addStretch(1)
        holder = QWidget()
        holder.setLayout(inside)
        layout = column(4, (12, 8, 8, 8))
        layout.addWidget(label(request_text.CHECKLIST, "heading"))
        for step in self.steps.values():
            layout.addWidget(step)
        self.here = label("", "heading")
        layout.addWidget(self.here)
        area = FollowingArea(holder, request_text.CHECKLIST, on_card=True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout.addWidget(area, 1)
        self.setLayout(layout)

    def _line(self, at: int) -> QPushButton:
        line = _Line()
        line.setProperty("kind", "problem")
        line.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        line.clicked.connect(partial(self._taken, at))
        line.hide()
        return line

    def show_problems(
        self, request: AgencyRequest, problems: tuple[Problem, ...], step: str
    ) -> None:
        """How every step is, and each item of `step`; of the last step whatever is wrong."""
        for name, target in self.steps.items():
            theirs = [p for p in problems if request_text.step_of(p.field) == name]
            blocking = sum(p.severity is Severity.BLOCK for p in theirs)
            target.setText(request_text.step_line(name, blocking, len(theirs) - blocking))
        last = step not in self.steps
        self.here.setText(request_text.LEFT if last else request_text.THIS_STEP)
        shown = 0
        for at, check in enumerate(checked(problems)):
            first = next(iter(check.problems), None)
            self._problems[at] = first
            seen = request_text.step_of(check.item.paths[0]) == step
            if last:
                seen = first is not None and shown < _MOST_AT_SEND
            shown += seen
            self.good[at].setVisible(seen and first is None)
            self.wrong[at].setVisible(seen and first is not None)
            blank = is_blank(request, check.item.paths)
            self.good[at].setText(request_text.check_line(check, blank=blank))
            if first is not None:
                self._fill(at, first, len(check.problems) - 1, check.item.title)
        if last and not shown:
            self.here.setText(request_text.NOTHING_LEFT)

    def _fill(self, at: int, problem: Problem, more: int, title: str) -> None:
        line, blocks = self.wrong[at], problem.severity is Severity.BLOCK
        behind = f"  (+{more})" if more else ""
        line.setText(f"{'✗' if blocks else '!'} {problem.message}{behind}")
        line.setAccessibleName(f"{title}: {problem.message}")
        line.setToolTip(problem.message)
        restyle(line, "chip", "bad" if blocks else "warn")
        line.updateGeometry()

    def _taken(self, at: int) -> None:
        problem = self._problems[at]
        if problem is not None:
            self.jump.emit(problem.field)
