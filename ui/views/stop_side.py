"""The right column of the stop screen: the paper or the last result, and what blocks."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QStackedWidget, QWidget

from tracs_mobile.domain.law import Charge
from tracs_mobile.domain.problem import Problem
from ui.text import screen_text, stop_text, stop_words
from ui.tokens import FIELD_PX, NARROW_LINE_PX, Tone
from ui.widgets.basics import chip, column, frame, label, say, set_chip
from ui.widgets.flow import FlowRow
from ui.widgets.paper import PaperView
from ui.widgets.problems import LINES, ProblemList
from ui.widgets.sizes import fit, scaled
from ui.widgets.spoken import Role, announce, speak_key
from ui.widgets.wrapped import WrappedButton

SIDE_PX, NARROW_PX = 308, 262
"""Width of the column in normal text; the second where the window is less than a laptop's."""
_BLOCKS_PX = 200
_TAB_PX = 84
_INSIDE_PX = 12
_GAP_PX = 5


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

    def show_result(self, mark: str, numbers: Sequence[str], queued: str) -> None:
        """Name what was issued or recorded and what happens with it."""
        set_chip(self.mark, mark, "good")
        self.numbers.setText(screen_text.issued_title(numbers) or stop_text.RECORDED_TITLE)
        self.queued.setText(queued)
        announce(self, f"{mark} {', '.join(numbers)}. {queued}", urgent=True)
        self.show_print(screen_text.PRINTING if numbers else "", "plain")

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
        self.title = label(screen_text.PAPER_NAME, "heading")
        self.tabs: list[QPushButton] = []
        self._tab_row = FlowRow(5, 4)
        self.tab_bar = QWidget()
        self.tab_bar.setLayout(self._tab_row)
        self.paper = PaperView(screen_text.PAPER_NAME)
        self.paper.tapped.connect(self.paper_tapped)
        self.result = ResultPane()
        self.empty = label(screen_text.PAPER_EMPTY, "soft", wrap=True)
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
            tab.setText(screen_text.tab_words(said, len(words)))
            tab.setAccessibleName(stop_text.tab_name(said))
            tab.setToolTip(said)
            tab.setChecked(at == current)
        self.tab_bar.setVisible(len(words) > 1)
        self.title.setVisible(len(words) == 1)
        return len(self.tabs) > before

    def _tab(self, at: int) -> QPushButton:
        tab = QPushButton()
        tab.setProperty("kind", "tab")
        tab.setCheckable(True)
        speak_key(tab, "", Role.PageTab)
        tab.setMinimumWidth(43)
        tab.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        tab.clicked.connect(partial(self.tab_chosen.emit, at))
        self._tab_row.add(tab, 1, _TAB_PX)
        return tab

    def show_paper(self, picture: QImage) -> None:
        """Show a print."""
        self.title.setText(screen_text.PAPER_NAME)
        self.paper.show_picture(picture)
        self.stack.setCurrentWidget(self.paper)

    def show_empty(self, why: str = screen_text.PAPER_EMPTY) -> None:
        """Nothing is written yet, or nothing will print."""
        self.empty.setText(why)
        self.title.setText(screen_text.PAPER_NAME)
        self.stack.setCurrentWidget(self.empty)

    def show_result(self, mark: str, numbers: Sequence[str], queued: str) -> None:
        """Show what was issued, or that the stop was recorded."""
        self.title.setText(screen_text.JUST_ISSUED if numbers else stop_text.JUST_RECORDED)
        self.result.show_result(mark, numbers, queued)
        self.stack.setCurrentWidget(self.result)


class BlockCard(QWidget):
    """What blocks, one sentence about what just happened, and the choice the law offers.

    `offer_taken` follows when that choice is taken; `noted` carries what was said, and its tone.
    """

    offer_taken = Signal()
    noted = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.notice: QLabel = label("", "", wrap=True)
        self.why: QLabel = label("", "line", wrap=True)
        self.offer = WrappedButton()
        self.offer.setProperty("kind", "problem")
        self.offer.setProperty("chip", "good")
        fit(self.offer, high=FIELD_PX)
        self.offer.clicked.connect(self.offer_taken)
        self.problems = ProblemList()
        card = frame("card")
        inside = column(5, (12, 7, 12, 6))
        inside.addWidget(label(stop_words.BEFORE_YOU_ISSUE, "heading"))
        for part in (self.notice, self.why, self.offer, self.problems):
            inside.addWidget(part)
        for part in (self.notice, self.why, self.offer):
            part.hide()
        card.setLayout(inside)
        self._gives_way = self._low = False
        # Always the same height: the paper above must not jump while the officer types.
        self._high_px, self._wide_px, self._line_px = _BLOCKS_PX, SIDE_PX, FIELD_PX
        fit(self, high=_BLOCKS_PX)
        layout = column()
        layout.addWidget(card)
        self.setLayout(layout)

    def narrow(self, wide_px: int) -> None:
        """Stand in a column of another width, of normal text."""
        self._wide_px = wide_px
        self._line_px = NARROW_LINE_PX if wide_px < SIDE_PX else FIELD_PX
        self._high_px = _BLOCKS_PX + LINES * (self._line_px - FIELD_PX)
        self.problems.narrow(wide_px < SIDE_PX)
        fit(self, high=self._high_px)
        self._make_room()

    def give_way(self, wanted: bool) -> None:
        """Take no more room than the words need while nothing is written, or all of it again."""
        self._gives_way = wanted
        self._take_room()

    def stand_low(self, low: bool) -> None:
        """Never take more room than the words need: in large text the column has none to spare."""
        self._low = low
        self._take_room()

    def _take_room(self) -> None:
        little = self._gives_way or self._low
        self.setMinimumHeight(0 if little else scaled(self._high_px))
        self.setSizePolicy(
            QSizePolicy.Policy.Preferred,
            QSizePolicy.Policy.Maximum if little else QSizePolicy.Policy.Fixed,
        )

    def say(self, sentence: str, tone: Tone = "warn") -> None:
        """Show a sentence above the list; an empty one takes it away."""
        self.noted.emit(sentence, tone)
        say(self.notice, sentence, tone)
        self.notice.setVisible(bool(sentence))
        self._make_room()

    def show_law(self, why: str, instead: Charge | None) -> None:
        """Say in full why the law asks or bars, and offer the charge it wants instead."""
        self.why.setText(why)
        if instead is not None:
            self.offer.setText(stop_text.offer_line(instead))
            self.offer.setAccessibleName(stop_text.offer_line(instead))
            self.offer.setToolTip(f"{instead.statute} {instead.title}")
        self.offer.setVisible(instead is not None)
        self._make_room()

    def _make_room(self) -> None:
        """The card keeps its height: what is said above shortens the list below."""
        said = 0 if self.notice.isHidden() else self._lines_of_notice()
        self.why.setVisible(bool(self.why.text()) and not said)
        taken = said + 2 * (not self.why.isHidden()) + (not self.offer.isHidden())
        self.problems.set_room(max(0, LINES - taken))

    def _lines_of_notice(self) -> int:
        """How many lines of problems the sentence above them takes the place of; two at least."""
        high = self.notice.heightForWidth(scaled(self._wide_px) - 2 * _INSIDE_PX)
        return max(2, -(-high // (scaled(self._line_px) + _GAP_PX)))

    def show_problems(self, problems: Sequence[Problem], *, begun: bool) -> None:
        """Show what blocks, once something is written."""
        if begun:
            self.problems.show_problems(problems)
        else:
            self.problems.show_beginning()
