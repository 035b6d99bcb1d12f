"""The agency's tickets at DPS, for the Point of Contact; needs a network."""

from __future__ import annotations

from typing import Protocol

from tracs_mobile.domain.agency_board import AgencyBoard
from tracs_mobile.domain.document import Document
from tracs_mobile.domain.names import LeoNumber, TicketNumber
from tracs_mobile.domain.states import Review


class AgencyDesk(Protocol):
    """Asks DPS in the name of the Point of Contact `poc`, whom DPS looks up in its own records.

    Every method raises SyncError and blocks up to its deadline; never from the UI thread.
    """

    def board(
        self,
        poc: LeoNumber,
        *,
        days: int,
        officer: str = "",
        review: Review | None = None,
        page: int = 0,
    ) -> AgencyBoard:
        """The agency's tickets of the last `days`, those of `officer` alone when named.

        `review` narrows the tickets, never the tallies.
        """
        ...

    def ticket(self, poc: LeoNumber, number: TicketNumber) -> Document:
        """The newest version of one ticket of the agency, as signed by its laptop."""
        ...

    def review(self, poc: LeoNumber, number: TicketNumber, state: Review, note: str) -> None:
        """Keep the word of the Point of Contact; the laptop that issued it hears of it."""
        ...

    def close(self) -> None:
        """End the question under way, from any thread, and drop connections. Safe to call twice.

        A later question connects anew.
        """
        ...
