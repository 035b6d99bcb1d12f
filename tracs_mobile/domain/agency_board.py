"""The agency's tickets as DPS has them, for the Point of Contact's quality review."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from tracs_mobile.domain.names import LeoNumber, TicketNumber
from tracs_mobile.domain.states import Legal, Review


class CourtState(Enum):
    """How far the court's side is."""

    NOT_YET = "not yet forwarded"
    FILED = "filed"
    ACCEPTED = "accepted by the court"
    REFUSED = "refused by the court"


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyTicket:
    """One ticket of the agency. No name of a defendant; that stands in the ticket itself.

    `received_at` None: DPS refused it, `refusal` is the sentence why. `missing_stop_data` names
    what 20 V.S.A. § 2366 asks for and the ticket lacks.
    """

    number: TicketNumber
    seq: int
    officer: LeoNumber
    device: str
    statute: str
    issued_at: datetime
    received_at: datetime | None
    late: bool
    late_reason: str = ""
    legal: Legal = Legal.ISSUED
    refusal: str = ""
    missing_stop_data: tuple[str, ...] = ()
    court: CourtState = CourtState.NOT_YET
    review: Review = Review.UNREVIEWED
    review_note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficerTally:
    """What the board says of one officer over its days."""

    leo_number: LeoNumber
    name: str
    tickets: int
    late: int
    refused: int
    voided: int
    missing_stop_data: int
    returned: int
    watched: bool = False
    """New to e-ticketing: the first 25 tickets or 30 days."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyBoard:
    """One page of the agency's tickets, newest first, and the tallies over all of `days`."""

    as_of: datetime
    days: int
    tallies: tuple[OfficerTally, ...]
    tickets: tuple[AgencyTicket, ...]
    more: bool = False
