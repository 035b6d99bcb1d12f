"""Ticket numbers in the database: one row each, moving one way only."""

from __future__ import annotations

from sqlalchemy import bindparam, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from tracs_mobile.domain.names import TicketNumber
from tracs_mobile.domain.numbering import NumberAccount, NumberBlock
from tracs_mobile.errors import NumbersExhausted, StoreError
from tracs_mobile.store.session import StoreSession
from tracs_mobile.store.tables import number_block, number_floor, ticket_number
from tracs_mobile.wording import say

EXHAUSTED = say(
    "All ticket numbers of this laptop are used up. Nothing was issued; the draft is kept. "
    "Connect to DPS to get more numbers, or write this ticket on paper."
)
OVERLAP = say(
    "DPS sent ticket numbers that this laptop already has under another block, so they were not "
    "taken in. Tell your Point of Contact."
)
NOT_OURS = say("Ticket number {number} is not one of this laptop, or it is void already.")

_t = ticket_number.c
_BLOCK = select(number_block).where(number_block.c.block_id == bindparam("block"))
_BLOCKS = select(number_block).order_by(number_block.c.first)
_OVERLAP = select(_t.number).where(_t.ordinal.between(bindparam("low"), bindparam("high"))).limit(1)
_LOWEST_FREE = select(_t.number, _t.ordinal).where(_t.state == "free").order_by(_t.ordinal).limit(1)
_TAKE = (
    update(ticket_number)
    .where(_t.ordinal == bindparam("which"), _t.state == "free")
    .values(state="issued")
)
_VOID = (
    update(ticket_number)
    .where(_t.number == bindparam("which"), _t.state != "void")
    .values(state="void", void_reason=bindparam("why"))
)
_BURN = (
    update(ticket_number)
    .where(_t.ordinal <= bindparam("upto"), _t.state == "free")
    .values(state="void", void_reason=bindparam("why"))
)
_ACCOUNT = select(_t.state, func.count().label("numbers")).group_by(_t.state)
_HIGHEST = select(func.max(_t.ordinal)).where(_t.state == bindparam("which"))
_FLOOR = select(number_floor.c.ordinal, number_floor.c.reason)


class SqlNumbers:
    """`ports.Numbers` on SQL."""

    def __init__(self, session: StoreSession) -> None:
        self._session = session

    def add_block(self, block: NumberBlock) -> None:
        """Take a block in; numbers below a burned floor arrive void. Raises StoreError."""
        known = self._session.first(_BLOCK, {"block": block.block_id})
        if known is not None:
            if (known.prefix, known.first, known.last) != (block.prefix, block.first, block.last):
                raise StoreError(OVERLAP)
            return
        if self._session.first(_OVERLAP, {"low": block.first, "high": block.last}):
            raise StoreError(OVERLAP)
        self._session.run(
            insert(number_block),
            {
                "block_id": block.block_id,
                "prefix": block.prefix,
                "first": block.first,
                "last": block.last,
                "width": block.width,
            },
        )
        self._add_numbers(block)

    def _add_numbers(self, block: NumberBlock) -> None:
        self._session.run_many(
            insert(ticket_number),
            [
                {
                    "ordinal": ordinal,
                    "number": block.number(ordinal),
                    "block_id": block.block_id,
                    "state": "free",
                }
                for ordinal in range(block.first, block.last + 1)
            ],
        )
        floor = self._session.first(_FLOOR)
        if floor is not None:
            self._session.run(_BURN, {"upto": floor.ordinal, "why": floor.reason})

    def blocks(self) -> tuple[NumberBlock, ...]:
        """Every block that was taken in, lowest first."""
        return tuple(NumberBlock(**row._mapping) for row in self._session.rows(_BLOCKS))

    def draw(self) -> tuple[TicketNumber, int]:
        """The lowest free number, now issued. Raises NumbersExhausted."""
        row = self._session.first(_LOWEST_FREE)
        if row is None:
            raise NumbersExhausted(EXHAUSTED)
        self._session.run(_TAKE, {"which": row.ordinal})
        return TicketNumber(row.number), row.ordinal

    def void(self, number: TicketNumber, reason: str) -> None:
        """Mark a number void for good. Raises StoreError when it is not there or void already."""
        if self._session.run(_VOID, {"which": number, "why": reason}) != 1:
            raise StoreError(NOT_OURS.format(number=number))

    def account(self) -> NumberAccount:
        """Every number accounted for; the total comes from the blocks, not from the rows."""
        counts = {row.state: int(row.numbers) for row in self._session.rows(_ACCOUNT)}
        total = self._session.scalar(
            select(func.coalesce(func.sum(number_block.c.last - number_block.c.first + 1), 0))
        )
        return NumberAccount(
            total=total,
            free=counts.get("free", 0),
            issued=counts.get("issued", 0),
            void=counts.get("void", 0),
        )

    def highest_used(self) -> int:
        """The highest ordinal that is issued or void; 0 if none."""
        return max(self._session.scalar(_HIGHEST, {"which": s}) or 0 for s in ("issued", "void"))

    def burn_through(self, ordinal: int, reason: str) -> int:
        """Void every free number up to `ordinal`, also of blocks that come later."""
        floor = upsert(number_floor).values(id=1, ordinal=ordinal, reason=reason)
        self._session.run(
            floor.on_conflict_do_update(
                index_elements=["id"],
                set_={"ordinal": floor.excluded.ordinal, "reason": floor.excluded.reason},
                where=number_floor.c.ordinal < floor.excluded.ordinal,
            )
        )
        return self._session.run(_BURN, {"upto": ordinal, "why": reason})
