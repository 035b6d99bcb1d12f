"""What is still open about a ticket, most urgent first, each with the one step that settles it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum

from tracs_mobile.domain import life
from tracs_mobile.domain.deadline import time_left
from tracs_mobile.domain.mending import mendable
from tracs_mobile.domain.outbox import EventKind
from tracs_mobile.domain.rights import Verb
from tracs_mobile.domain.states import Court, Delivery, Legal, PrintGrade, Review, TicketRow
from tracs_mobile.domain.stop import DocumentKind
from tracs_mobile.ports import PrintRecord
from ui.text import life_text, list_text, ticket_words
from ui.tokens import Tone

_DOUBTFUL = (PrintGrade.SPOOLED, PrintGrade.INTERRUPTED)
"""Owed, though a whole paper may have come out."""
_CONTENTS = (EventKind.ISSUE, EventKind.AMEND)
"""Events that tell DPS what the ticket says."""


class Step(Enum):
    """What settles an open thing."""

    PRINT = "print"
    SEEN = "seen"
    MEND = "mend"
    AMEND = "amend"
    RESEND = "resend"
    EXPLAIN = "explain"
    CURE = "cure"
    HAND_OVER = "hand over"

    @property
    def words(self) -> str:
        """What stands on its button."""
        return _WORDS[self]


_WORDS = {
    Step.PRINT: ticket_words.PRINT_IT,
    Step.SEEN: ticket_words.YES_IT_IS_WHOLE,
    Step.MEND: ticket_words.MEND_IT,
    Step.AMEND: ticket_words.AMEND_IT,
    Step.RESEND: ticket_words.SEND_AGAIN,
    Step.EXPLAIN: ticket_words.GIVE_THE_REASON,
    Step.CURE: ticket_words.PROOF_WAS_SHOWN,
    Step.HAND_OVER: ticket_words.HANDED_OVER,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenItem:
    """One open thing: how urgent, what it is, what settles it."""

    tone: Tone
    said: str
    step: Step | None = None


RIGHTS = {
    Step.PRINT: Verb.PRINT,
    Step.SEEN: Verb.PRINT,
    Step.MEND: Verb.AMEND,
    Step.AMEND: Verb.AMEND,
    Step.RESEND: Verb.RESEND,
    Step.EXPLAIN: Verb.EXPLAIN_LATE,
    Step.CURE: Verb.SHOW_CURE,
    Step.HAND_OVER: Verb.HAND_OVER,
}
"""What each step is in the tables of who may and what is lawful."""


def for_person(items: Sequence[OpenItem], why_not: Callable[[Verb], str]) -> tuple[OpenItem, ...]:
    """The same things; a step that who is signed on cannot take is left to others."""
    return tuple(
        replace(item, step=None) if item.step is not None and why_not(RIGHTS[item.step]) else item
        for item in items
    )


def as_tried(row: TicketRow, prints: Sequence[PrintRecord]) -> TicketRow:
    """The row with what the last try came to; the list knows only that a print is owed."""
    tries: list[PrintGrade] = []
    for record in prints:
        # A print that began makes the paper owed; what was before it says nothing any more.
        begun = record.outcome.grade is PrintGrade.OWED
        tries = [] if begun else [*tries, record.outcome.grade]
    if row.printed is not PrintGrade.OWED or not tries:
        return row
    doubt = next((grade for grade in reversed(tries) if grade in _DOUBTFUL), tries[-1])
    return replace(row, printed=doubt)


def open_items(row: TicketRow, now: datetime) -> tuple[OpenItem, ...]:
    """Everything that is open about a ticket at `now`; nothing about one that was replaced."""
    if row.legal is Legal.REPLACED:
        return (OpenItem(tone="warn", said=life_text.REPLACED),)
    found = (make(row, now) for make in _MAKERS)
    return tuple(item for item in found if item is not None)


def superseded(row: TicketRow) -> bool:
    """Whether a later version or a void took the place of what this event told DPS."""
    void_follows = row.legal is Legal.VOIDED and row.event in _CONTENTS
    return row.legal is Legal.REPLACED or void_follows


def _refused(row: TicketRow, _now: datetime) -> OpenItem | None:
    if row.delivery is Delivery.CONFLICT:
        return OpenItem(tone="bad", said=life_text.held(row))
    if row.delivery is not Delivery.REFUSED or superseded(row):
        return None
    mends = row.event in _CONTENTS and mendable(row.code, row.field)
    step = Step.MEND if mends else Step.RESEND
    return OpenItem(tone="bad", said=life_text.refused(row, mends=mends), step=step)


def _court(row: TicketRow, _now: datetime) -> OpenItem | None:
    """DPS has it, the court does not take it: only the officer who signed it can change it."""
    if row.court is not Court.REFUSED or row.legal is Legal.VOIDED:
        return None
    return OpenItem(tone="bad", said=list_text.COURT_REFUSED, step=Step.AMEND)


def _returned(row: TicketRow, _now: datetime) -> OpenItem | None:
    if row.review is not Review.RETURNED or row.legal is Legal.VOIDED:
        return None
    return OpenItem(tone="bad", said=life_text.returned(row.note), step=Step.AMEND)


def _late(row: TicketRow, now: datetime) -> OpenItem | None:
    if row.explained or not life.is_late(row, now):
        return None
    return OpenItem(tone="bad", said=life_text.late(row, now), step=Step.EXPLAIN)


def _hand_over(row: TicketRow, now: datetime) -> OpenItem | None:
    if row.delivery is not Delivery.HAND_OVER or row.legal is Legal.VOIDED:
        return None
    late = row.deadline is not None and now > row.deadline
    left = "" if row.deadline is None else time_left(now, row.deadline, doubt=row.doubt)
    said = life_text.hand_over(row, left)
    return OpenItem(tone="bad" if late else "warn", said=said, step=Step.HAND_OVER)


def _owed(row: TicketRow, _now: datetime) -> OpenItem | None:
    if row.printed in list_text.PAPER_OUT or row.legal is Legal.VOIDED:
        return None
    step = Step.SEEN if row.printed is PrintGrade.SPOOLED else Step.PRINT
    return OpenItem(tone="warn", said=life_text.print_owed(row), step=step)


def _interrupted(row: TicketRow, _now: datetime) -> OpenItem | None:
    """The officer holds the paper and may know better than the printer."""
    if row.printed is not PrintGrade.INTERRUPTED or row.legal is Legal.VOIDED:
        return None
    return OpenItem(tone="warn", said=life_text.IS_WHOLE, step=Step.SEEN)


def _cure(row: TicketRow, now: datetime) -> OpenItem | None:
    open_ = row.cure_until is not None and not row.cure_shown and row.legal is not Legal.VOIDED
    if not open_ or row.cure_until is None or now > row.cure_until:
        return None
    return OpenItem(tone="warn", said=life_text.cure(row.cure_until, now), step=Step.CURE)


def _waits(row: TicketRow, now: datetime) -> OpenItem | None:
    waits = row.delivery in (Delivery.QUEUED, Delivery.SENT) and row.deadline is not None
    if not waits or row.deadline is None or row.kind is not DocumentKind.COMPLAINT:
        return None
    return OpenItem(tone="good", said=life_text.waits(row, now))


_MAKERS: tuple[Callable[[TicketRow, datetime], OpenItem | None], ...] = (
    _refused,
    _court,
    _returned,
    _late,
    _hand_over,
    _owed,
    _interrupted,
    _cure,
    _waits,
)
