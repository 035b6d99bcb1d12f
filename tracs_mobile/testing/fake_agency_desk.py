"""The agency's desk at DPS in memory: keeps the words of the Point of Contact."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from tracs_mobile.domain.agency_board import AgencyBoard, AgencyTicket, OfficerTally
from tracs_mobile.domain.document import Document
from tracs_mobile.domain.names import LeoNumber, TicketNumber
from tracs_mobile.domain.states import Legal, Review
from tracs_mobile.errors import SyncError, SyncFault
from tracs_mobile.ports import Clock

_NOT_POC = "DPS does not know you as a Point of Contact of this agency."
_UNKNOWN = "DPS has no ticket of your agency with this number."
_NEEDS_NOTE = "A returned ticket needs a note for its officer."


@dataclass
class FakeAgencyDesk:
    """Satisfies `ports.AgencyDesk`. Fill `tickets` and `papers`; set `fault` to fail from then on.

    `pocs` are the Points of Contact of the agency; `asked` counts the questions.
    """

    clock: Clock
    pocs: tuple[str, ...] = ("07A01",)
    tickets: list[AgencyTicket] = field(default_factory=list)
    papers: dict[TicketNumber, Document] = field(default_factory=dict)
    page_size: int = 100
    fault: SyncError | None = None
    asked: int = 0
    closed: int = 0

    def board(
        self,
        poc: LeoNumber,
        *,
        days: int,
        officer: str = "",
        review: Review | None = None,
        page: int = 0,
    ) -> AgencyBoard:
        """One page, newest first; the tallies are over all of the days."""
        self._check(poc)
        now = self.clock.now()
        since = now - timedelta(days=days)
        theirs = [t for t in self.tickets if t.issued_at >= since and officer in ("", t.officer)]
        shown = sorted(
            (t for t in theirs if review in (None, t.review)),
            key=lambda t: (t.issued_at, t.number),
            reverse=True,
        )
        first = page * self.page_size
        return AgencyBoard(
            as_of=now,
            days=days,
            tallies=_tallies(theirs),
            tickets=tuple(shown[first : first + self.page_size]),
            more=len(shown) > first + self.page_size,
        )

    def ticket(self, poc: LeoNumber, number: TicketNumber) -> Document:
        """The paper that was put there."""
        self._check(poc)
        if number not in self.papers:
            raise SyncError(_UNKNOWN, fault=SyncFault.SERVER)
        return self.papers[number]

    def review(self, poc: LeoNumber, number: TicketNumber, state: Review, note: str) -> None:
        """Keep it."""
        self._check(poc)
        if state is Review.RETURNED and not note:
            raise SyncError(_NEEDS_NOTE, fault=SyncFault.SERVER)
        known = next((t for t in self.tickets if t.number == number), None)
        if known is None:
            raise SyncError(_UNKNOWN, fault=SyncFault.SERVER)
        at = self.tickets.index(known)
        self.tickets[at] = replace(known, review=state, review_note=note)

    def close(self) -> None:
        """Count it."""
        self.closed += 1

    def _check(self, poc: str) -> None:
        self.asked += 1
        if self.fault is not None:
            raise self.fault
        if poc not in self.pocs:
            raise SyncError(_NOT_POC, fault=SyncFault.AUTH)


def an_agency_ticket(number: str, issued_at: datetime, **changes: object) -> AgencyTicket:
    """A ticket that DPS received an hour after it was issued, of which nothing is wrong."""
    ticket = AgencyTicket(
        number=TicketNumber(number),
        seq=1,
        officer=LeoNumber("07A15"),
        device="LAPTOP-2",
        statute="23 V.S.A. § 1081",
        issued_at=issued_at,
        received_at=issued_at + timedelta(hours=1),
        late=False,
    )
    return replace(ticket, **changes)  # type: ignore[arg-type]


def _tallies(tickets: list[AgencyTicket]) -> tuple[OfficerTally, ...]:
    officers = sorted({t.officer for t in tickets})
    return tuple(_tally(who, [t for t in tickets if t.officer == who]) for who in officers)


def _tally(who: LeoNumber, theirs: list[AgencyTicket]) -> OfficerTally:
    return OfficerTally(
        leo_number=who,
        name="",
        tickets=len(theirs),
        late=sum(t.late for t in theirs),
        refused=sum(bool(t.refusal) for t in theirs),
        voided=sum(t.legal is Legal.VOIDED for t in theirs),
        missing_stop_data=sum(bool(t.missing_stop_data) for t in theirs),
        returned=sum(t.review is Review.RETURNED for t in theirs),
    )
