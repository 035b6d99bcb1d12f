"""One laptop with every number it was ever given, and what taking it out of service does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from itertools import groupby

from sqlalchemy import Connection, select, update

from sync import wire
from sync.gateway.database import Database, bump
from sync.gateway.office import chain, numbers
from sync.gateway.office.numbers import GrantedBlock
from sync.gateway.tables import DEVICE, REFUSAL, SEEN_ON_PAPER, TICKET, instant, instant_text
from tracs_mobile.domain.heartbeat import Heartbeat
from tracs_mobile.domain.numbering import NumberBlock
from tracs_mobile.domain.request_tidy import clean
from tracs_mobile.errors import BadInput

LONGEST_REASON = 200
_CHUNK = 500


class NumberState(Enum):
    """What DPS knows of one number."""

    ISSUED = "issued"
    VOID = "void"
    REFUSED = "refused"
    ON_PAPER = "seen on paper"
    NOT_HERE = "used, not here"
    """Used by the laptop's own word: a warning, still waiting there, or missing."""
    FREE = "free"
    MAYBE_PAPER = "may exist on paper"
    """A lost laptop may have used it after its last word."""
    UNKNOWN = "not known"
    """The laptop has never said what it used."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Numbers in a row that are in the same state."""

    first: str
    last: str
    count: int
    state: NumberState


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockAccount:
    """A block with every number of it in exactly one run."""

    granted: GrantedBlock
    runs: tuple[Run, ...]

    @property
    def summary(self) -> str:
        """How many numbers are in which state, in words."""
        held = ((self.count(state), state.value) for state in NumberState)
        return " · ".join(f"{count} {words}" for count, words in held if count)

    def count(self, state: NumberState) -> int:
        """How many numbers of the block are in this state."""
        return sum(run.count for run in self.runs if run.state is state)


@dataclass(frozen=True, slots=True, kw_only=True)
class LaptopRecord:
    """A laptop as DPS keeps it; `beat` and `heard_at` are None until it said something."""

    device_id: str
    name: str
    agency: str
    enrolled_at: datetime | None
    heard_at: datetime | None
    beat: Heartbeat | None
    revoked: bool
    revoked_at: datetime | None
    revoked_reason: str

    @property
    def highest_used(self) -> int | None:
        """The highest ordinal it said it used; None when it never said."""
        beat = self.beat
        return beat.highest_used if beat is not None and beat.numbers_known else None


def laptop_record(connection: Connection, device_id: str) -> LaptopRecord:
    """One laptop, in service or not. Raises BadInput for an unknown one."""
    row = connection.execute(select(DEVICE).where(DEVICE.c.device_id == device_id)).first()
    if row is None:
        raise BadInput("There is no such laptop. Look at the list of devices.")
    return LaptopRecord(
        device_id=row.device_id,
        name=row.name or row.device_id,
        agency=row.agency,
        enrolled_at=_at(row.enrolled_at),
        heard_at=_at(row.last_seen_at),
        beat=(
            wire.decode_strict(Heartbeat, row.heartbeat, later_keys=True) if row.heartbeat else None
        ),
        revoked=row.revoked,
        revoked_at=_at(row.revoked_at),
        revoked_reason=row.revoked_reason,
    )


def _at(text: str | None) -> datetime | None:
    return instant(text) if text else None


def out_of_service(connection: Connection, agency: str = "") -> tuple[LaptopRecord, ...]:
    """The laptops that were taken out of service, the last one first."""
    query = (
        select(DEVICE.c.device_id)
        .where(DEVICE.c.revoked.is_(True))
        .order_by(DEVICE.c.revoked_at.desc(), DEVICE.c.device_id)
    )
    if agency:
        query = query.where(DEVICE.c.agency == agency)
    return tuple(laptop_record(connection, name) for name in connection.execute(query).scalars())


def accounts(connection: Connection, laptop: LaptopRecord) -> tuple[BlockAccount, ...]:
    """Every block the laptop was ever given, each with every number accounted for."""
    return tuple(
        BlockAccount(
            granted=granted, runs=tuple(_runs(granted.block, _states(connection, granted, laptop)))
        )
        for granted in numbers.blocks(connection, laptop.device_id)
    )


def _runs(block: NumberBlock, states: Mapping[int, NumberState]) -> Iterator[Run]:
    ordinals = range(block.first, block.last + 1)
    for state, group in groupby(ordinals, key=lambda ordinal: states[ordinal]):
        held = list(group)
        yield Run(
            first=block.number(held[0]),
            last=block.number(held[-1]),
            count=len(held),
            state=state,
        )


def _states(
    connection: Connection, granted: GrantedBlock, laptop: LaptopRecord
) -> dict[int, NumberState]:
    block = granted.block
    known = _known(connection, block)
    return {
        ordinal: known.get(block.number(ordinal)) or _told(ordinal, laptop)
        for ordinal in range(block.first, block.last + 1)
    }


def _told(ordinal: int, laptop: LaptopRecord) -> NumberState:
    """What the laptop's own word says of a number that DPS has nothing about."""
    highest = laptop.highest_used
    if highest is not None and ordinal <= highest:
        return NumberState.NOT_HERE
    if laptop.revoked:
        return NumberState.MAYBE_PAPER
    return NumberState.UNKNOWN if highest is None else NumberState.FREE


def _known(connection: Connection, block: NumberBlock) -> dict[str, NumberState]:
    found: dict[str, NumberState] = {}
    every = [block.number(ordinal) for ordinal in range(block.first, block.last + 1)]
    for at in range(0, len(every), _CHUNK):
        wanted = every[at : at + _CHUNK]
        for table, state in ((SEEN_ON_PAPER, NumberState.ON_PAPER), (REFUSAL, NumberState.REFUSED)):
            rows = connection.execute(select(table.c.number).where(table.c.number.in_(wanted)))
            found.update(dict.fromkeys(rows.scalars(), state))
        tickets = select(TICKET.c.number, TICKET.c.voided_at).where(TICKET.c.number.in_(wanted))
        for row in connection.execute(tickets):
            found[row.number] = NumberState.VOID if row.voided_at else NumberState.ISSUED
    return found


def take_out(database: Database, device_id: str, *, reason: str, by: str, now: datetime) -> int:
    """A lost, broken or returned laptop: nothing from it is taken any more, its blocks are closed.

    Gives how many of its numbers may exist on paper though DPS has no word of them. Raises BadInput
    for an unknown laptop, and without a reason.
    """
    told = clean(reason)
    if not 0 < len(told) <= LONGEST_REASON:
        raise BadInput("Write why the laptop is taken out of service.")
    with database.write() as connection:
        held = laptop_record(connection, device_id)
        if held.revoked:
            raise BadInput("This laptop is out of service already.")
        at = instant_text(now)
        values = {"revoked": True, "revoked_at": at, "revoked_reason": told}
        connection.execute(update(DEVICE).where(DEVICE.c.device_id == device_id).values(values))
        blocks = numbers.revoke_all(connection, device_id, reason=told, now=now)
        gone = laptop_record(connection, device_id)
        doubtful = sum(a.count(NumberState.MAYBE_PAPER) for a in accounts(connection, gone))
        body: dict[str, str | int] = {"device": device_id, "blocks": blocks, "doubtful": doubtful}
        chain.note(connection, by, "device-revoked", body, now)
        bump(connection)
    return doubtful
