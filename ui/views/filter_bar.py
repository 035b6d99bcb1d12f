"""The search field and the buttons that narrow the list of tickets."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tracs_mobile.domain.states import Delivery, Legal, Review
from tracs_mobile.domain.stop import DocumentKind
from ui.models.ticket_filter import MARKS, SPANS_H, Narrowing
from ui.text import list_text, ticket_words
from ui.widgets.basics import column
from ui.widgets.choice import ChoiceField, Option
from ui.widgets.field import LabeledField
from ui.widgets.flow import FlowRow

_KINDS = (
    Option(value=DocumentKind.COMPLAINT, label=ticket_words.COMPLAINT),
    Option(value=DocumentKind.WARNING, label=ticket_words.WARNING),
    Option(value=DocumentKind.NOTICE, label=ticket_words.DIVERSION),
)
_LEGAL = (
    Option(value=Legal.ISSUED, label=ticket_words.ISSUED),
    Option(value=Legal.AMENDED, label=ticket_words.AMENDED),
    Option(value=Legal.VOIDED, label=ticket_words.VOIDED),
)
_DELIVERY = (
    Option(value=Delivery.QUEUED, label=ticket_words.QUEUED),
    Option(value=Delivery.SENT, label=ticket_words.SENT),
    Option(value=Delivery.RECEIVED, label=ticket_words.RECEIVED),
    Option(value=Delivery.REFUSED, label=ticket_words.REFUSED),
    Option(value=Delivery.CONFLICT, label=ticket_words.HELD),
    Option(value=Delivery.KEPT, label=ticket_words.KEPT),
    Option(value=Delivery.HAND_OVER, label=ticket_words.TO_HAND_OVER),
    Option(value=Delivery.HANDED_OVER, label=ticket_words.HANDED_OVER_TWO_LINES),
)
_REVIEW = (
    Option(value=Review.UNREVIEWED, label=ticket_words.UN_REVIEWED, name=ticket_words.UNREVIEWED),
    Option(value=Review.REVIEWED, label=ticket_words.REVIEWED),
    Option(value=Review.RETURNED, label=ticket_words.RETURNED),
)
_SPANS = tuple(
    Option(value=hours, label=words)
    for hours, words in zip(
        SPANS_H, (ticket_words.HOURS_48, ticket_words.DAYS_7, ticket_words.DAYS_30), strict=True
    )
)
_MARKS = tuple(
    Option(value=mark, label=words)
    for mark, words in zip(
        MARKS, (ticket_words.PRINT_OWED, ticket_words.PROOF_OPEN, ticket_words.MINE), strict=True
    )
)
_SEARCH_PX = 300


class FilterBar(QWidget):
    """`changed` follows every key and tap; `narrowing` is what is asked now.

    `sees_others` False leaves out the button that asks for one's own tickets: they are all.
    """

    changed = Signal()

    def __init__(self, *, sees_others: bool) -> None:
        super().__init__()
        self.narrowing = Narrowing()
        self.search = LabeledField(list_text.SEARCH)
        self.kind = ChoiceField(ticket_words.KIND, _KINDS)
        self.legal = ChoiceField(ticket_words.LEGAL, _LEGAL)
        self.delivery = ChoiceField(ticket_words.DELIVERY, _DELIVERY)
        self.review = ChoiceField(ticket_words.REVIEW, _REVIEW)
        self.span = ChoiceField(ticket_words.ISSUED_IN_THE_LAST, _SPANS)
        marks = _MARKS if sees_others else _MARKS[:2]
        self.marks = ChoiceField(ticket_words.ONLY, marks, several=True)
        self.search.edited.connect(self._typed)
        for name, field in self._named():
            field.chosen.connect(partial(self._tapped, name))
        self.marks.chosen.connect(self._marked)
        first, second = FlowRow(12, 4), FlowRow(12, 4)
        first.add(self.search, 1, _SEARCH_PX)
        first.add(self.span)
        first.add(self.marks)
        for _, field in self._named()[:4]:
            second.add(field, field.sizeHint().width())
        layout = column(4)
        layout.addLayout(first)
        layout.addLayout(second)
        self.setLayout(layout)

    def _named(self) -> tuple[tuple[str, ChoiceField], ...]:
        return (
            ("kind", self.kind),
            ("legal", self.legal),
            ("delivery", self.delivery),
            ("review", self.review),
            ("span_h", self.span),
        )

    @property
    def narrowed(self) -> bool:
        """Whether anything but the text narrows the list."""
        return replace(self.narrowing, text="") != Narrowing()

    def clear(self) -> None:
        """Ask for everything again."""
        self.search.show_text("")
        self._take(Narrowing())

    def take(self, narrowing: Narrowing) -> None:
        """Ask for what was asked before."""
        self.search.show_text(narrowing.text)
        self._take(narrowing)

    def _typed(self, typed: str) -> None:
        self.narrowing = replace(self.narrowing, text=typed)
        self.changed.emit()

    def _tapped(self, name: str, value: object) -> None:
        self._take(self.narrowing.tapped(name, value))

    def _marked(self, mark: object) -> None:
        self._take(self.narrowing.marked(str(mark)))

    def _take(self, narrowing: Narrowing) -> None:
        self.narrowing = narrowing
        for name, field in self._named():
            field.show_value(getattr(narrowing, name))
        self.marks.show_value(narrowing.marks)
        self.changed.emit()
