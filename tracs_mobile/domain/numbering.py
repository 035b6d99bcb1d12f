"""Ticket numbers: blocks handed out by DPS, and the account of every number in them."""

from __future__ import annotations

from dataclasses import dataclass

from tracs_mobile.domain.names import TicketNumber


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberBlock:
    """Numbers `first`..`last` (inclusive ordinals) printed as prefix plus `width` digits."""

    block_id: str
    prefix: str
    first: int
    last: int
    width: int = 7

    def number(self, ordinal: int) -> TicketNumber:
        """The ticket number of `ordinal`, for instance `TRAIN-0000124`."""
        return TicketNumber(f"{self.prefix}{ordinal:0{self.width}d}")

    def __len__(self) -> int:
        """How many numbers the block holds."""
        return self.last - self.first + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberAccount:
    """Every number of all blocks: `total == free + issued + void`, always."""

    total: int
    free: int
    issued: int
    void: int

    @property
    def balanced(self) -> bool:
        """Whether every number is accounted for."""
        return self.total == self.free + self.issued + self.void
