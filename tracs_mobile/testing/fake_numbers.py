"""Numbers of the store in memory."""

from __future__ import annotations

from tracs_mobile.domain.names import TicketNumber
from tracs_mobile.domain.numbering import NumberAccount, NumberBlock
from tracs_mobile.errors import NumbersExhausted, StoreError
from tracs_mobile.testing.fake_state import FakeNumber, FakeState


class FakeNumbers:
    """`ports.Numbers` in memory."""

    def __init__(self, state: FakeState) -> None:
        self._state = state

    def add_block(self, block: NumberBlock) -> None:
        """Take a block in; adding the same block again changes nothing."""
        state = self._state
        if block.block_id in state.blocks:
            if state.blocks[block.block_id] != block:
                raise StoreError("These numbers are on this laptop under another block.")
            return
        ordinals = range(block.first, block.last + 1)
        if any(ordinal in state.numbers for ordinal in ordinals):
            raise StoreError("These numbers are on this laptop under another block.")
        state.blocks[block.block_id] = block
        for ordinal in ordinals:
            state.numbers[ordinal] = FakeNumber(number=block.number(ordinal))
        if state.floor is not None:
            self._burn(*state.floor)

    def blocks(self) -> tuple[NumberBlock, ...]:
        """Every block that was taken in, lowest first."""
        return tuple(sorted(self._state.blocks.values(), key=lambda block: block.first))

    def draw(self) -> tuple[TicketNumber, int]:
        """The lowest free number, now issued."""
        free = [ordinal for ordinal, row in self._state.numbers.items() if row.state == "free"]
        if not free:
            raise NumbersExhausted("All ticket numbers of this laptop are used up.")
        row = self._state.numbers[min(free)]
        row.state = "issued"
        return row.number, min(free)

    def void(self, number: TicketNumber, reason: str) -> None:
        """Mark a number void for good."""
        for row in self._state.numbers.values():
            if row.number == number and row.state != "void":
                row.state, row.reason = "void", reason
                return
        raise StoreError(f"Ticket number {number} is not one of this laptop, or it is void.")

    def account(self) -> NumberAccount:
        """Every number accounted for."""
        states = [row.state for row in self._state.numbers.values()]
        return NumberAccount(
            total=sum(len(block) for block in self._state.blocks.values()),
            free=states.count("free"),
            issued=states.count("issued"),
            void=states.count("void"),
        )

    def highest_used(self) -> int:
        """The highest ordinal that is issued or void; 0 if none."""
        used = (ordinal for ordinal, row in self._state.numbers.items() if row.state != "free")
        return max(used, default=0)

    def burn_through(self, ordinal: int, reason: str) -> int:
        """Void every free number up to `ordinal`, also of blocks that come later."""
        if self._state.floor is None or self._state.floor[0] < ordinal:
            self._state.floor = (ordinal, reason)
        return self._burn(ordinal, reason)

    def _burn(self, upto: int, reason: str) -> int:
        found = [
            row
            for ordinal, row in self._state.numbers.items()
            if ordinal <= upto and row.state == "free"
        ]
        for row in found:
            row.state, row.reason = "void", reason
        return len(found)
