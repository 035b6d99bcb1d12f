"""Every item DPS needs, in the order of the procedure: in order, or what is wrong with it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from tracs_mobile.domain.problem import Problem
from tracs_mobile.domain.request import AgencyRequest
from tracs_mobile.domain.request_paths import is_blank
from tracs_mobile.domain.request_rules import SOP_ITEMS, checked
from ui import request_text
from ui.tokens import FIELD_PX
from ui.widgets.basics import column, label, restyle
from ui.widgets.scroll import FollowingArea
from ui.widgets.wrapped import WrappedButton

_WIDTH_PX = 330
_LINE_PX = _WIDTH_PX - 46
"""What is left of it beside a scroll bar."""


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
        self.setFixedWidth(_WIDTH_PX)
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
        layout = column(6, (12, 8, 8, 8))
        layout.addWidget(label(request_text.CHECKLIST, "heading"))
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

    def show_problems(self, request: AgencyRequest, problems: tuple[Problem, ...]) -> None:
        """Show each item of the procedure for a request and what is wrong with it."""
        for at, check in enumerate(checked(problems)):
            first = next(iter(check.problems), None)
            self._problems[at] = first
            self.good[at].setVisible(first is None)
            self.wrong[at].setVisible(first is not None)
            self.good[at].setText(
                request_text.check_line(check, blank=is_blank(request, check.item.paths))
            )
            if first is not None:
                more = len(check.problems) - 1
                behind = f"  (+{more})" if more else ""
                sign = "✗" if check.blocked else "!"
                self.wrong[at].setText(f"{sign} {first.message}{behind}")
                self.wrong[at].setAccessibleName(f"{check.item.title}: {first.message}")
                self.wrong[at].setToolTip("\n".join(p.message for p in check.problems))
                restyle(self.wrong[at], "chip", "bad" if check.blocked else "warn")
                self.wrong[at].updateGeometry()

    def _taken(self, at: int) -> None:
        problem = self._problems[at]
        if problem is not None:
            self.jump.emit(problem.field)
