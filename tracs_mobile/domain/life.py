"""Which step is lawful in which state of a ticket: one table, pure, asked before every step.

Who may take the step stands in `domain.rights`; here only the ticket itself decides.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from tracs_mobile.domain.outbox import EventKind
from tracs_mobile.domain.rights import Verb
from tracs_mobile.domain.states import Delivery, Legal, Review, TicketRow
from tracs_mobile.domain.stop import DocumentKind
from tracs_mobile.wording import say

NO_RECORD = say("No record exists.")
"""The only answer about a ticket that was expunged (23 V.S.A. § 2303)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lawful:
    """The states in which a step fits: where the ticket stands in law and on its way."""

    legal: frozenset[Legal]
    delivery: frozenset[Delivery] = frozenset(Delivery)


_IN_FORCE = frozenset({Legal.ISSUED, Legal.AMENDED})
_NEWEST = frozenset(Legal) - {Legal.REPLACED}
_CERTAIN = frozenset(Delivery) - {Delivery.CONFLICT}
_AT_REST = frozenset({Delivery.KEPT, Delivery.RECEIVED, Delivery.HANDED_OVER})
_FILED = frozenset(Delivery) - {Delivery.KEPT, Delivery.HAND_OVER, Delivery.HANDED_OVER}

TABLE: dict[Verb, Lawful] = {
    Verb.VOID: Lawful(legal=_IN_FORCE, delivery=_CERTAIN),
    Verb.AMEND: Lawful(legal=_IN_FORCE, delivery=_CERTAIN),
    Verb.REISSUE: Lawful(legal=_IN_FORCE, delivery=_CERTAIN),
    Verb.COPY: Lawful(legal=frozenset(Legal)),
    Verb.PRINT: Lawful(legal=_NEWEST),
    Verb.RESEND: Lawful(legal=_NEWEST, delivery=frozenset({Delivery.REFUSED})),
    Verb.EXPLAIN_LATE: Lawful(legal=_NEWEST, delivery=_FILED),
    Verb.SHOW_CURE: Lawful(legal=_IN_FORCE),
    Verb.HAND_OVER: Lawful(legal=_IN_FORCE, delivery=frozenset({Delivery.HAND_OVER})),
    Verb.REVIEW: Lawful(legal=_NEWEST),
    Verb.PURGE: Lawful(legal=_NEWEST, delivery=_AT_REST),
}
"""Every verb that is done to one issued ticket."""

_NOT_LEGAL: dict[Legal, str] = {
    Legal.VOIDED: say(
        "This ticket is void, and stays so. Copy it to a new ticket if one is needed."
    ),
    Legal.REPLACED: say(
        "A later version replaced this one. Open the newest version of the ticket."
    ),
}
_NOT_DELIVERY: dict[Delivery, str] = {
    Delivery.CONFLICT: say(
        "DPS holds other contents under this ticket number. Nothing was changed; "
        "call DPS e-Ticket support first."
    ),
    Delivery.QUEUED: say(
        "This ticket still waits for DPS. Nothing was changed; try again when it is received."
    ),
    Delivery.SENT: say(
        "This ticket is on its way and DPS has not answered yet. Nothing was changed; "
        "try again when it is received."
    ),
    Delivery.REFUSED: say(
        "DPS refused this ticket. Nothing was changed; mend it or void it first."
    ),
    Delivery.HAND_OVER: say(
        "This notice has still to be handed over to the Diversion Program. Nothing was changed."
    ),
}
_NOT_DUE: dict[Verb, str] = {
    Verb.RESEND: say("DPS has not refused this ticket; there is nothing to send again."),
    Verb.EXPLAIN_LATE: say("This paper is never sent to DPS, so it cannot be late there."),
    Verb.HAND_OVER: say("There is no notice to hand over for this ticket, or it was handed over."),
}


def obstacle(verb: Verb, row: TicketRow, *, now: datetime) -> str:
    """The sentence why `verb` does not fit the state of a ticket; empty when it does.

    A verb that is not done to a single ticket always fits.
    """
    lawful = TABLE.get(verb)
    if lawful is None:
        return ""
    if row.legal not in lawful.legal:
        return _NOT_LEGAL[row.legal]
    if row.delivery not in lawful.delivery:
        return _NOT_DUE.get(verb) or _NOT_DELIVERY[row.delivery]
    special = _SPECIAL.get(verb)
    return "" if special is None else special(row, now)


def is_late(row: TicketRow, now: datetime) -> bool:
    """Whether DPS had not received a complaint, or a version of it, by its deadline.

    `now` is the present on the scale of deadlines. DPS's receipts are held to the printed time.
    """
    if row.kind is not DocumentKind.COMPLAINT or row.deadline is None:
        return False
    if row.late_before:
        return True
    if row.received_at is None or row.deadline_as_printed is None:
        return now > row.deadline
    return row.received_at > row.deadline_as_printed


def _late(row: TicketRow, now: datetime) -> str:
    if row.explained:
        return say("The reason for this late ticket was given before; it was not given again.")
    if not is_late(row, now):
        return say("This ticket is not late; there is nothing to explain.")
    return ""


def _cure(row: TicketRow, now: datetime) -> str:
    if row.cure_until is None:
        return say("The law knows no proof that would undo this charge. Nothing was noted.")
    if row.cure_shown:
        return say("The proof for this ticket was noted before; it was not noted again.")
    if now > row.cure_until:
        return say(
            "The time to show proof is over, so it was not noted. The driver can show it at the "
            "hearing; you may amend or void the ticket."
        )
    return ""


_SPECIAL: dict[Verb, Callable[[TicketRow, datetime], str]] = {
    Verb.EXPLAIN_LATE: _late,
    Verb.SHOW_CURE: _cure,
}


def contradiction(row: TicketRow) -> str:
    """What in the states of a ticket cannot stand together; empty when all of them can.

    A complaint is always on its way to DPS, a warning never, a notice goes by hand unless it is
    void; only a later version is an amendment; a void complaint has told DPS so; a returned ticket
    says why.
    """
    unbrought = row.legal is Legal.VOIDED and row.delivery is Delivery.KEPT
    if row.delivery not in _WAYS[row.kind] and not (row.kind is DocumentKind.NOTICE and unbrought):
        return f"a {row.kind.value} is {row.delivery.value}"
    if row.legal in (Legal.ISSUED, Legal.AMENDED) and (row.legal is Legal.AMENDED) != (row.seq > 1):
        return f"version {row.seq} is {row.legal.value}"
    void, told = row.legal is Legal.VOIDED, row.event is EventKind.VOID
    if row.kind is DocumentKind.COMPLAINT and void != told and row.event is not EventKind.LATE:
        return f"a ticket {row.legal.value} has the newest event {row.event.value}"
    if (row.review is Review.RETURNED) != bool(row.note):
        return f"a ticket {row.review.value} has the note of another state"
    return ""


_WAYS: dict[DocumentKind, frozenset[Delivery]] = {
    DocumentKind.COMPLAINT: _FILED,
    DocumentKind.WARNING: frozenset({Delivery.KEPT}),
    DocumentKind.NOTICE: frozenset({Delivery.HAND_OVER, Delivery.HANDED_OVER}),
}
