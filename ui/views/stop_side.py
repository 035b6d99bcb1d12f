"""The right column of the stop screen: the paper or the last result, and what blocks."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QStackedWidget, QWidget

from tracs_mobile.domain.problem import Problem
from ui import text
from ui.widgets.basics import Tone, chip, column, frame, label, row, say, set_chip
from ui.widgets.paper import PaperView
from ui.widgets.problems import ProblemList

SIDE_PX = 308
_BLOCKS_PX = 200
PAPER_PX = SIDE_PX - 38


class ResultPane(QWidget):
    """What was just issued, until the next stop is begun."""

    def __init__(self) -> None:
        super().__init__()
        self.numbers = label("", "number", wrap=True)
        self.printed = label("", "", wrap=True)
        self.queued = label("", "soft", wrap=True)
        self.mark = chip()
        layout = column(8, (0, 4, 0, 0))
        layout.addWidget(self.mark)
        for part in (self.numbers, self.printed, self.queued):
            layout.addWidget(part)
        layout.addStretch(1)
        self.setLayout(layout)

    def show_result(self, numbers: Sequence[str], queued: str) -> None:
        """Name what was issued and what happens with it."""
        set_chip(self.mark, "✓ Issued", "good")
        self.numbers.setText(text.issued_title(numbers))
        self.queued.setText(queued)
        self.show_print(text.PRINTING, "plain")

    def show_print(self, said: str, tone: Tone) -> None:
        """Say what is known of the paper."""
        say(self.printed, said, tone)


class PaperCard(QWidget):
    """The live print with one tab for each charge, or the last result.

    `tab_chosen` carries the index of a charge; `paper_tapped` asks for the large view.
    """

    tab_chosen = Signal(int)
    paper_tapped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title = label(text.PAPER_NAME, "heading")
        self.tabs: list[QPushButton] = []
        self._tab_row = row(5)
        self.tab_bar = QWidget()
        self.tab_bar.setLayout(self._tab_row)
        self.paper = PaperView(text.PAPER_NAME)
        self.paper.tapped.connect(self.paper_tapped)
        self.result = ResultPane()
        self.empty = label(text.PAPER_EMPTY, "soft", wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.stack = QStackedWidget()
        for part in (self.empty, self.paper, self.result):
            self.stack.addWidget(part)
        card = frame("card")
        inside = column(5, (12, 7, 12, 8))
        inside.addWidget(self.title)
        inside.addWidget(self.tab_bar)
        inside.addWidget(self.stack, 1)
        card.setLayout(inside)
        layout = column()
        layout.addWidget(card)
        self.setLayout(layout)

    def show_tabs(self, words: Sequence[str], current: int) -> bool:
        """One tab for each charge, when there is more than one; says whether tabs were added."""
        before = len(self.tabs)
        while len(self.tabs) > len(words):
            gone = self.tabs.pop()
            self._tab_row.removeWidget(gone)
            gone.deleteLater()
        while len(self.tabs) < len(words):
            self.tabs.append(self._tab(len(self.tabs)))
        for at, (tab, said) in enumerate(zip(self.tabs, words, strict=True)):
            tab.setText(text.tab_words(said, len(words)))
            tab.setAccessibleName(f"Ticket {said}")
            tab.setToolTip(said)
            tab.setChecked(at == current)
        self.tab_bar.setVisible(len(words) > 1)
        self.title.setVisible(len(words) == 1)
        return len(self.tabs) > before

    def _tab(self, at: int) -> QPushButton:
        tab = QPushButton()
        tab.setProperty("kind", "tab")
        tab.setCheckable(True)
        tab.setMinimumWidth(43)
        tab.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        tab.clicked.connect(partial(self.tab_chosen.emit, at))
        self._tab_row.addWidget(tab)
        return tab

    def show_paper(self, picture: QImage) -> None:
        """Show a print."""
        self.title.setText(text.PAPER_NAME)
        self.paper.show_picture(picture)
        self.stack.setCurrentWidget(self.paper)

    def show_empty(self) -> None:
        """Nothing is written yet."""
        self.title.setText(text.PAPER_NAME)
        self.stack.setCurrentWidget(self.empty)

    def show_result(self, numbers: Sequence[str], queued: str) -> None:
        """Show what was issued."""
        self.title.setText(text.JUST_ISSUED)
        self.result.show_result(numbers, queued)
        self.stack.setCurrentWidget(self.result)


class BlockCard(QWidget):
    """What blocks, and one sentence about what just happened."""

    def __init__(self) -> None:
        super().__init__()
        self.notice: QLabel = label("", "", wrap=True)
        self.notice.hide()
        self.problems = ProblemList()
        card = frame("card")
        inside = column(5, (12, 7, 12, 6))
        inside.addWidget(label("Before you issue", "heading"))
        inside.addWidget(self.notice)
        inside.addWidget(self.problems)
        card.setLayout(inside)
        # Always the same height: the paper above must not jump while the officer types.
        self.setFixedHeight(_BLOCKS_PX)
        layout = column()
        layout.addWidget(card)
        self.setLayout(layout)

    def say(self, sentence: str, tone: Tone = "warn") -> None:
        """Show a sentence above the list; an empty one takes it away."""
        say(self.notice, sentence, tone)
        self.notice.setVisible(bool(sentence))
        self.problems.set_room(1 if sentence else 3)

    def show_problems(self, problems: Sequence[Problem], *, begun: bool) -> None:
        """Show what blocks, once something is written."""
        if begun:
            self.problems.show_problems(problems)
        else:
            self.problems.show_beginning()
