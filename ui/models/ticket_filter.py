"""What the list of tickets is narrowed by, as an officer taps and types it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, cast

from tracs_mobile.domain.states import Delivery, Legal, Review, TicketFilter
from tracs_mobile.domain.stop import DocumentKind

SPANS_H = (48, 7 * 24, 30 * 24)
MARKS = ("print", "cure", "mine")
"""Print owed, proof still to be shown, written by me."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowing:
    """Taps and text; None means that nothing is asked. `span_h` is hours back from now."""

    text: str = ""
    kind: DocumentKind | None = None
    legal: Legal | None = None
    delivery: Delivery | None = None
    review: Review | None = None
    span_h: int | None = None
    marks: tuple[str, ...] = ()

    def tapped(self, name: str, value: object) -> Narrowing:
        """With another answer to one question; the same answer again takes it back."""
        answer = None if getattr(self, name) == value else value
        return replace(self, **cast("dict[str, Any]", {name: answer}))

    def marked(self, mark: str) -> Narrowing:
        """With a mark switched on or off."""
        has = mark in self.marks
        marks = tuple(m for m in self.marks if m != mark) if has else (*self.marks, mark)
        return replace(self, marks=marks)

    def wanted(self, now: datetime, me: str) -> TicketFilter:
        """What the store is asked at `now` for an officer with the number `me`."""
        return TicketFilter(
            text=self.text.strip(),
            kind=self.kind,
            legal=self.legal,
            delivery=self.delivery,
            review=self.review,
            print_owed="print" in self.marks,
            cure_open="cure" in self.marks,
            officer=me if "mine" in self.marks else "",
            since=None if self.span_h is None else now - timedelta(hours=self.span_h),
        )
