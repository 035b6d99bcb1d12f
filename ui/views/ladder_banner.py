"""What has not reached DPS, why, and the one thing to do: under the header, or beside the stop."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QPushButton

from tracs_mobile.domain.deadline import Urgency
from tracs_mobile.domain.ladder import Ladder, rank
from tracs_mobile.overriding import override
from ui.text import ladder_text
from ui.tokens import FIELD_PX
from ui.widgets.basics import column, label, restyle, row
from ui.widgets.flow import FlowRow
from ui.widgets.spoken import Role, announce, speak_as


class LadderBanner(QFrame):
    """Hidden while there is time. On the second rung it can be put away until the next one.

    `wanted` carries one of the words on its buttons (`ladder_text`), `seen` whether it is there.
    """

    wanted = Signal(str)
    seen = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "banner")
        speak_as(self, Role.AlertMessage)
        self.ladder: Ladder | None = None
        self._put_away = -1
        self.head = label("", "bannerhead", wrap=True)
        self.said = label("", "bannerline", wrap=True)
        self.act = self._button(ladder_text.SEND)
        self.other = self._button(ladder_text.STICK)
        self.hide_button = self._button(ladder_text.PUT_AWAY)
        self.act.clicked.connect(lambda: self.wanted.emit(self.act.text()))
        self.other.clicked.connect(lambda: self.wanted.emit(self.other.text()))
        self.hide_button.clicked.connect(self.put_away)
        words = column(1)
        words.addWidget(self.head)
        words.addWidget(self.said)
        buttons = FlowRow(8, 6, right=True)
        for button in (self.other, self.act, self.hide_button):
            buttons.add(button)
        self._line = row(8, (14, 5, 12, 5))
        self._line.addLayout(words, 1)
        self._line.addLayout(buttons)
        self.setLayout(self._line)
        self.hide()

    def stand_in(self, layout: QBoxLayout, *, narrow: bool) -> None:
        """Stand second in `layout`; `narrow` is a column, with the buttons under the words."""
        layout.insertWidget(1, self)
        way = QBoxLayout.Direction
        self._line.setDirection(way.TopToBottom if narrow else way.LeftToRight)
        restyle(self, "place", "beside" if narrow else "")

    def _button(self, words: str) -> QPushButton:
        made = QPushButton(words)
        made.setProperty("kind", "banner")
        made.setAccessibleName(words)
        made.setFixedHeight(FIELD_PX)
        return made

    def show_ladder(
        self, ladder: Ladder, *, online: bool, link: str = "", quiet: bool = False
    ) -> None:
        """Show where the laptop stands; `quiet` leaves the room to what the officer writes."""
        self.ladder = ladder
        rung = rank(ladder.rung)
        shown = (
            not quiet and ladder.open and ladder.at_least(Urgency.NOTICE) and rung > self._put_away
        )
        if not ladder.at_least(Urgency.NOTICE):
            self._put_away = -1  # the next time is a time of its own
        if shown:
            self._fill(ladder, online=online, link=link)
        self.setVisible(shown)

    def _fill(self, ladder: Ladder, *, online: bool, link: str) -> None:
        tone = ladder_text.TONES[ladder.rung]
        for part in (self, self.act, self.other, self.hide_button):
            restyle(part, "chip", tone)
        self.head.setText(f"{'! ' if tone == 'bad' else ''}{ladder_text.headline(ladder)}")
        self.said.setText(ladder_text.advice(ladder, online=online, link=link))
        self._name(self.act, self._action(ladder))
        stick = ladder.unsent > 0 and ladder.at_least(Urgency.URGENT) and not ladder.all_on_stick
        self.other.setVisible(stick)
        self.hide_button.setVisible(not ladder.at_least(Urgency.URGENT))
        told = self.accessibleName()
        self.setAccessibleName(f"{self.head.text()} {self.said.text()}")
        if self.accessibleName() != told:
            announce(self, self.accessibleName(), urgent=tone == "bad")

    def _action(self, ladder: Ladder) -> str:
        if not ladder.waiting or ladder.all_on_stick:
            return ladder_text.SEE
        return ladder_text.REASON if ladder.late else ladder_text.SEND

    @staticmethod
    def _name(button: QPushButton, words: str) -> None:
        button.setText(words)
        button.setAccessibleName(words)

    def put_away(self) -> None:
        """Not again before the next rung."""
        if self.ladder is not None:
            self._put_away = rank(self.ladder.rung)
        self.hide()

    # --- Qt --------------------------------------------------------------------------------

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.seen.emit(True)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.seen.emit(False)
