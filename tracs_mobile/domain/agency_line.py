"""One line of the Point of Contact's list: a ticket as it stands here and as DPS has it, joined."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum

from tracs_mobile.domain import life
from tracs_mobile.domain.agency_board import AgencyTicket, CourtState
from tracs_mobile.domain.names import LeoNumber, TicketNumber
from tracs_mobile.domain.states import Delivery, Legal, Review, TicketRow


class Trouble(Enum):
    """Why a Point of Contact should look at a ticket."""

    LATE = "late"
    REFUSED = "refused"
    NO_STOP_DATA = "stop data missing"
    COURT = "refused by the court"


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyLine:
    """A ticket of the agency. `here` is its line on this laptop, None for one of another laptop.

    `at_dps` says whether DPS has it, so that a word on it must reach DPS too. `troubles` come with
    the sentence that explains them, empty where the word is enough.
    """

    number: TicketNumber
    seq: int
    officer: LeoNumber
    charge: str
    issued_at: datetime
    legal: Legal
    review: Review
    note: str
    at_dps: bool
    troubles: tuple[tuple[Trouble, str], ...] = ()
    here: TicketRow | None = None


def line_of_row(row: TicketRow, now: datetime) -> AgencyLine:
    """The line of a ticket of this laptop."""
    refused = row.delivery in (Delivery.REFUSED, Delivery.CONFLICT)
    found = ((Trouble.LATE, "", life.is_late(row, now)), (Trouble.REFUSED, row.problem, refused))
    return AgencyLine(
        number=row.number,
        seq=row.seq,
        officer=row.officer,
        charge=row.charge,
        issued_at=row.issued_at,
        legal=row.legal,
        review=row.review,
        note=row.note,
        at_dps=row.delivery is Delivery.RECEIVED,
        troubles=tuple((trouble, why) for trouble, why, there in found if there),
        here=row,
    )


def line_of_ticket(ticket: AgencyTicket) -> AgencyLine:
    """The line of a ticket as DPS has it."""
    missing = ", ".join(ticket.missing_stop_data)
    court = ticket.court is CourtState.REFUSED
    found = (
        (Trouble.LATE, ticket.late_reason, ticket.late),
        (Trouble.REFUSED, ticket.refusal, bool(ticket.refusal)),
        (Trouble.NO_STOP_DATA, missing, bool(missing)),
        (Trouble.COURT, "", court),
    )
    return AgencyLine(
        number=ticket.number,
        seq=ticket.seq,
        officer=ticket.officer,
        charge=ticket.statute,
        issued_at=ticket.issued_at,
        legal=ticket.legal,
        review=ticket.review,
        note=ticket.review_note,
        at_dps=ticket.received_at is not None,
        troubles=tuple((trouble, why) for trouble, why, there in found if there),
    )


def untold(ticket: AgencyTicket, row: TicketRow | None) -> bool:
    """Whether this laptop holds a word on the very version that DPS has, and DPS has none."""
    return (
        row is not None
        and ticket.received_at is not None
        and (row.seq, ticket.review) == (ticket.seq, Review.UNREVIEWED)
        and row.review is not Review.UNREVIEWED
    )


def joined(
    rows: Iterable[TicketRow],
    tickets: Iterable[AgencyTicket],
    here: Mapping[TicketNumber, TicketRow],
    *,
    wanted: Review | None,
    now: datetime,
) -> tuple[AgencyLine, ...]:
    """One line a ticket, newest first: `rows` of this laptop, `tickets` of DPS.

    `here` are the lines of this laptop for tickets DPS named, whatever their review. `wanted`
    narrows to one state of review; None keeps all.
    """
    known = {row.number: row for row in rows} | dict(here)
    lines = {number: line_of_row(row, now) for number, row in known.items()}
    for ticket in tickets:
        mine = lines.get(ticket.number)
        lines[ticket.number] = line_of_ticket(ticket) if mine is None else _both(mine, ticket)
    kept = (line for line in lines.values() if wanted is None or line.review is wanted)
    return tuple(sorted(kept, key=lambda line: (line.issued_at, line.number), reverse=True))


def _both(mine: AgencyLine, ticket: AgencyTicket) -> AgencyLine:
    """A ticket of this laptop that DPS has too: the later version decides, then who said a word."""
    theirs = line_of_ticket(ticket)
    reviewed = mine.seq > ticket.seq or mine.review is not Review.UNREVIEWED
    told = mine if reviewed and mine.seq >= ticket.seq else theirs
    words = {trouble: why for trouble, why in (*mine.troubles, *theirs.troubles)}
    return replace(
        mine,
        review=told.review,
        note=told.note,
        at_dps=mine.at_dps or theirs.at_dps,
        troubles=tuple(words.items()),
    )
