"""What DPS and the court said of tickets after DPS received them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from tracs_mobile.domain.names import TicketNumber
from tracs_mobile.domain.news import TicketNews


class News(Protocol):
    """News of tickets of this laptop, each kept once by its cursor, never changed."""

    def cursor(self) -> int:
        """Where to ask on from; 0 when nothing was heard yet."""
        ...

    def add(self, news: Sequence[TicketNews], *, cursor: int) -> tuple[TicketNews, ...]:
        """Keep what is new, of tickets that are held and not expunged; hands back what was kept.

        `cursor` is where to ask on from, past those that are not kept too.
        """
        ...

    def of(self, number: TicketNumber) -> tuple[TicketNews, ...]:
        """Everything said of a ticket, oldest first; nothing of one that was expunged."""
        ...
