"""What became of a ticket after DPS received it: the court's side, and the review of the agency."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from tracs_mobile.domain.names import TicketNumber
from tracs_mobile.domain.restoration import Restoration


class NewsKind(Enum):
    """What a piece of news says."""

    FILED = "filed"
    """DPS handed the event to the Judicial Bureau."""
    COURT_ACCEPTED = "court accepted"
    COURT_REFUSED = "court refused"
    REVIEWED = "reviewed"
    RETURNED = "returned"
    """The Point of Contact returned the ticket to its officer, with a note."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketNews:
    """One piece of news about event `seq` of a ticket. `cursor` grows and is never used twice.

    `by` is a LEO number for a review and empty otherwise.
    """

    cursor: int
    number: TicketNumber
    seq: int
    kind: NewsKind
    at: datetime
    by: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsPage:
    """News after a cursor, oldest first; ask again from `cursor` while there is `more`.

    `restorations` are all that DPS had, whatever the cursor: a laptop may have been away for long.
    """

    cursor: int
    news: tuple[TicketNews, ...]
    more: bool = False
    restorations: tuple[Restoration, ...] = ()
