"""The parts of the page of one ticket: its states, what is open, its life, its paper."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QWidget

from tracs_mobile.domain.names import DocumentId
from tracs_mobile.domain.states import TicketRow
from tracs_mobile.services.tickets import TicketDetail
from ui.models.open_items import OpenItem, Step
from ui.text import cell_text, life_text, list_text, ticket_words
from ui.tokens import FIELD_PX, Tone
from ui.widgets.basics import chip, column, label, restyle, row, set_chip
from ui.widgets.field import LabeledField
from ui.widgets.flow import FlowRow
from ui.widgets.lines import TextLines
from ui.widgets.wrapped import WrappedButton

_SIGNS: dict[Tone, str] = {"good": "✓", "warn": "?", "bad": "!", "plain": ""}
_CUT = "\n"
_STATES = {
    "Legal": ticket_words.LEGAL,
    "Delivery": ticket_words.DELIVERY,
    "Review": ticket_words.REVIEW,
    "Print": ticket_words.PRINT,
}
"""The chips of a ticket, and what stands over each."""


class StateCard(QFrame):
    """Number, who and what, and the states side by side: never one column for all of them."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.number = label("", "number")
        self.kind = label("", "soft")
        self.what = label("", "", wrap=True)
        self.why = label("", "line", wrap=True)
        self.chips = {name: chip() for name in _STATES}
        top = FlowRow(12)
        top.add(self.number)
        top.add(self.kind)
        states = FlowRow(22, 5)
        for name, shown in self.chips.items():
            states.add(_titled(_STATES[name], shown))
        layout = column(5, (14, 8, 14, 10))
        layout.addLayout(top)
        layout.addWidget(self.what)
        layout.addLayout(states)
        layout.addWidget(self.why)
        self.setLayout(layout)

    def show_ticket(self, ticket: TicketRow, at: datetime) -> None:
        """Show where it stands at an instant."""
        self.number.setText(ticket.number)
        self.kind.setText(life_text.kind_line(ticket))
        self.what.setText(life_text.what_line(ticket))
        why = life_text.delivery_line(ticket)
        self.why.setText(why)
        self.why.setVisible(bool(why))
        said = {
            "Legal": (cell_text.legal_cell(ticket), cell_text.legal_tone(ticket, at)),
            "Delivery": (cell_text.delivery_cell(ticket, at), cell_text.delivery_tone(ticket, at)),
            "Review": (cell_text.review_cell(ticket), cell_text.review_tone(ticket, at)),
            "Print": (cell_text.print_cell(ticket), cell_text.print_tone(ticket, at)),
        }
        for name, (words, tone) in said.items():
            between = " · " if name == "Delivery" else " "  # two things are said there
            one_line = words.replace("-\n", "").replace(_CUT, between)
            set_chip(self.chips[name], one_line, tone)
            self.chips[name].setAccessibleName(f"{_STATES[name]}: {one_line}")


def _titled(name: str, shown: QLabel) -> QWidget:
    made = QWidget()
    lines = column(3)
    lines.addWidget(label(name, "label"))
    lines.addWidget(shown)
    made.setLayout(lines)
    return made


class OpenCard(QFrame):
    """What is still open, each line with its one step. `wanted` carries the step."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.items: tuple[OpenItem, ...] = ()
        self.lines: list[QPushButton] = []
        self._list = column(5)
        layout = column(5, (14, 8, 14, 10))
        layout.addWidget(label(ticket_words.WHAT_IS_OPEN, "heading"))
        layout.addLayout(self._list)
        self.setLayout(layout)

    def show_items(self, items: Sequence[OpenItem]) -> None:
        """Show them, or that nothing is open."""
        self.items = tuple(items) or (OpenItem(tone="good", said=life_text.NOTHING_OPEN[2:]),)
        while len(self.lines) > len(self.items):
            gone = self.lines.pop()
            self._list.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        while len(self.lines) < len(self.items):
            self.lines.append(self._line(len(self.lines)))
        for line, item in zip(self.lines, self.items, strict=True):
            _fill(line, item)

    def _line(self, at: int) -> QPushButton:
        line = WrappedButton()
        line.setProperty("kind", "problem")
        line.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        line.clicked.connect(partial(self._taken, at))
        self._list.addWidget(line)
        return line

    def _taken(self, at: int) -> None:
        step = self.items[at].step if at < len(self.items) else None
        if step is not None:
            self.wanted.emit(step)

    @property
    def first_step(self) -> Step | None:
        """What settles the most urgent of them."""
        return next((item.step for item in self.items if item.step is not None), None)

    @property
    def first_line(self) -> QPushButton | None:
        """The line of that step."""
        both = zip(self.lines, self.items, strict=True)
        return next((line for line, item in both if item.step is not None), None)


def _fill(line: QPushButton, item: OpenItem) -> None:
    todo = f"  →  {item.step.words}" if item.step is not None else ""
    line.setText(f"{_SIGNS[item.tone]} {item.said}{todo}")
    line.setAccessibleName(f"{item.said} {item.step.words if item.step else ''}".strip())
    line.setToolTip(item.said)
    line.setFocusPolicy(Qt.FocusPolicy.NoFocus if item.step is None else Qt.FocusPolicy.StrongFocus)
    restyle(line, "chip", item.tone)


class LifeCard(QFrame):
    """History at the left; versions, papers of the same stop and notes at the right.

    `opened` carries the id of another document, `noted` what the officer wrote.
    """

    opened = Signal(object)
    noted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.history = TextLines(ticket_words.HISTORY)
        self.versions = TextLines(ticket_words.VERSIONS)
        self.notes = TextLines(ticket_words.NOTES)
        self.note = LabeledField(life_text.ADD_NOTE, longest=500)
        self.note.edit.returnPressed.connect(self._note)
        self.same = column(4)
        self.others: list[QPushButton] = []
        self._same_rows: tuple[TicketRow, ...] = ()
        self.alone = label(life_text.ALONE, "line", wrap=True)
        self.same.addWidget(self.alone)
        left = column(4)
        left.addWidget(label(ticket_words.HISTORY, "heading"))
        left.addWidget(self.history, 1)
        left.addWidget(label(ticket_words.SAME_STOP, "heading"))
        left.addLayout(self.same)
        right = column(4)
        for title, part in (
            (ticket_words.VERSIONS, self.versions),
            (ticket_words.NOTES, self.notes),
        ):
            right.addWidget(label(title, "heading"))
            right.addWidget(part, 1)
        right.addWidget(self.note)
        layout = row(18, (14, 8, 14, 10))
        layout.addLayout(left, 1)
        layout.addLayout(right, 1)
        self.setLayout(layout)

    def show_detail(self, detail: TicketDetail) -> None:
        """Show the whole life of a ticket, the newest step first."""
        steps = reversed(detail.history)
        self.history.show_lines(tuple(life_text.history_line(entry) for entry in steps))
        self.versions.show_lines(life_text.version_lines(detail.versions))
        notes = tuple(life_text.note_line(note) for note in reversed(detail.notes))
        self.notes.show_lines(notes or (life_text.NO_NOTES,))
        self.show_others(detail.siblings)

    def show_others(self, rows: Sequence[TicketRow]) -> None:
        """Show the other papers of the stop; nothing moves while they are the same."""
        if tuple(rows) == self._same_rows:
            return
        self._same_rows = tuple(rows)
        self.alone.setVisible(not rows)
        for old in self.others:
            self.same.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.others = [self._other(ticket) for ticket in rows]
        for before, after in pairwise((self.notes, *self.others, self.note.edit)):
            QWidget.setTabOrder(before, after)

    def _other(self, ticket: TicketRow) -> QPushButton:
        made = WrappedButton(life_text.same_stop_line(ticket))
        made.setProperty("kind", "person")
        made.setMinimumHeight(FIELD_PX)
        made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        made.setAccessibleName(life_text.open_name(ticket.number))
        made.setToolTip(list_text.outbox_line(ticket))
        document_id: DocumentId = ticket.document_id
        made.clicked.connect(lambda: self.opened.emit(document_id))
        self.same.addWidget(made)
        return made

    def _note(self) -> None:
        self.noted.emit(self.note.edit.text().strip())
