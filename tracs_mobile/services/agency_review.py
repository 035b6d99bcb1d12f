"""The agency's tickets at DPS for the Point of Contact: read, looked at, reviewed or returned."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from tracs_mobile.domain.agency_board import AgencyBoard, AgencyTicket
from tracs_mobile.domain.agency_line import untold
from tracs_mobile.domain.document import Printable
from tracs_mobile.domain.law import LawPack
from tracs_mobile.domain.names import TicketNumber
from tracs_mobile.domain.rights import Verb
from tracs_mobile.domain.states import Review, TicketRow
from tracs_mobile.errors import NotLawful, SyncError, SyncFault
from tracs_mobile.ports import Clock, UnitOfWorkFactory
from tracs_mobile.ports.agency_desk import AgencyDesk
from tracs_mobile.services.permitting import demand
from tracs_mobile.services.session import Session
from tracs_mobile.wording import say

PAGES_AT_ONCE = 5
"""How many pages are read for one look when few of a page are wanted."""
_ENOUGH = 50
_NO_DESK = say(
    "This laptop has no link to DPS, so only its own tickets are shown. Enroll it, or ask your "
    "administrator for the address of DPS."
)
_NEEDS_NOTE = say("Write what the officer should change before you return the ticket.")
COPY = "As DPS has it"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What of the agency's tickets is asked for. `officer` empty: everybody's."""

    days: int = 30
    officer: str = ""
    review: Review | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DpsPage:
    """The answer of DPS, kept in memory only.

    `here` are the lines of this laptop for tickets that DPS named. `told` counts the words that
    were kept on this laptop while there was no network and that DPS knows of now.
    """

    wanted: Wanted
    board: AgencyBoard
    here: Mapping[TicketNumber, TicketRow] = field(default_factory=dict)
    told: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyTools:
    """What is needed to ask DPS in the name of who is signed on. `desk` None: no link at all."""

    desk: AgencyDesk | None
    session: Session
    units: UnitOfWorkFactory
    clock: Clock

    def asked(self) -> AgencyDesk:
        """The desk, for a Point of Contact. Raises NotAllowed, SyncError."""
        demand(self.session, Verb.REVIEW, now=self.clock.now())
        if self.desk is None:
            raise SyncError(_NO_DESK, fault=SyncFault.NO_NETWORK)
        return self.desk


def read_board(wanted: Wanted, *, tools: AgencyTools) -> DpsPage:
    """The agency's tickets as DPS has them; what DPS missed of this laptop's reviews is told first.

    Raises NotAllowed, SyncError, StoreError. Waits for the network, as long as the desk's patience.
    """
    desk = tools.asked()
    board = _gathered(desk, wanted, tools)
    here = _rows_here(board.tickets, tools)
    told = 0
    for ticket in board.tickets:
        row = here.get(ticket.number)
        if row is not None and untold(ticket, row):
            desk.review(tools.session.officer.leo_number, ticket.number, row.review, row.note)
            told += 1
    return DpsPage(wanted=wanted, board=board, here=here, told=told)


def _gathered(desk: AgencyDesk, wanted: Wanted, tools: AgencyTools) -> AgencyBoard:
    """The first page, and further ones until there is enough to look at."""
    page, board = 0, _page(desk, wanted, tools, 0)
    found = board.tickets
    while board.more and page + 1 < PAGES_AT_ONCE and _fitting(found, wanted) < _ENOUGH:
        page += 1
        board = _page(desk, wanted, tools, page)
        found += board.tickets
    return replace(board, tickets=found)


def _page(desk: AgencyDesk, wanted: Wanted, tools: AgencyTools, page: int) -> AgencyBoard:
    return desk.board(
        tools.session.officer.leo_number,
        days=wanted.days,
        officer=wanted.officer,
        review=wanted.review,
        page=page,
    )


def _fitting(found: tuple[AgencyTicket, ...], wanted: Wanted) -> int:
    return sum(1 for ticket in found if wanted.review in (None, ticket.review))


def _rows_here(
    tickets: tuple[AgencyTicket, ...], tools: AgencyTools
) -> dict[TicketNumber, TicketRow]:
    found: dict[TicketNumber, TicketRow] = {}
    with tools.units() as unit:
        for ticket in tickets:
            issued = unit.documents.by_number(ticket.number)
            row = None if issued is None else unit.documents.row(issued.document.document_id)
            if row is not None:
                found[row.number] = row
    return found


def review_at_dps(number: TicketNumber, state: Review, note: str, *, tools: AgencyTools) -> None:
    """Tell DPS the word of the Point of Contact; the laptop that issued the ticket hears of it.

    Raises NotAllowed, NotLawful, SyncError.
    """
    if state is Review.RETURNED and not note.strip():
        raise NotLawful(_NEEDS_NOTE)
    tools.asked().review(tools.session.officer.leo_number, number, state, note.strip())


def paper_at_dps(
    number: TicketNumber, *, voided: bool, pack: LawPack, tools: AgencyTools
) -> Printable:
    """A ticket of another laptop as it prints. Raises NotAllowed, SyncError."""
    document = tools.asked().ticket(tools.session.officer.leo_number, number)
    return Printable(
        document=document,
        notices=pack.notices,
        logo_png=tools.session.logo_png,
        copy=COPY,
        voided=voided,
    )
