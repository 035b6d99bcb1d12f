"""Every laptop as its last word and the register show it: what waits, is silent or is unknown.

A number is unknown when the laptop has used it, its ticket is no longer waiting there, and DPS
neither took nor refused it. Papers that never go to DPS do not count.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select

from sync import wire
from sync.gateway.tables import (
    BLOCK,
    CLAIM,
    DEVICE,
    DEVICE_TALLY,
    REFUSAL,
    SEEN_ON_PAPER,
    instant,
)
from tracs_mobile.domain.heartbeat import Heartbeat
from tracs_mobile.domain.numbering import NumberBlock

SILENT = timedelta(hours=24)
"""A laptop with numbers left that has not been heard of for so long is looked after."""
CALL = timedelta(hours=36)
"""From this age of a waiting ticket on somebody calls."""
RED = timedelta(hours=44)
_CHUNK = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Laptop:
    """A laptop that may send. `heard_at` and `beat` are None until it has said something.

    `granted` counts the numbers of blocks that were not taken back, `at_dps` the numbers that DPS
    took or refused.
    """

    device_id: str
    name: str
    agency: str
    heard_at: datetime | None
    beat: Heartbeat | None
    granted: int
    at_dps: int

    @property
    def waiting(self) -> int:
        """Events that waited there when it was last heard."""
        return self.beat.waiting if self.beat is not None else 0

    @property
    def oldest_at(self) -> datetime | None:
        """When the oldest of them was issued."""
        return self.beat.oldest_at if self.beat is not None and self.waiting else None

    @property
    def unknown(self) -> int:
        """Numbers used, neither waiting nor kept nor known to DPS; 0 while it cannot be told."""
        beat = self.beat
        if beat is None or not beat.numbers_known:
            return 0
        return max(beat.used - beat.kept - beat.waiting - self.at_dps, 0)

    @property
    def free(self) -> int:
        """Numbers that are left there."""
        beat = self.beat
        known = beat is not None and beat.numbers_known
        return beat.free if beat is not None and known else self.granted

    def silent_since(self, now: datetime) -> datetime | None:
        """Since when nothing was heard of it, when that is too long; None when all is well."""
        if not self.granted or not self.free or self.heard_at is None:
            return None
        return self.heard_at if now - self.heard_at > SILENT else None


def laptops(connection: Connection, agency: str = "") -> tuple[Laptop, ...]:
    """All laptops in service, or those of one agency, by agency and name."""
    granted = (
        select(BLOCK.c.device_id, func.sum(BLOCK.c.last - BLOCK.c.first + 1).label("granted"))
        .where(BLOCK.c.revoked_at == "")
        .group_by(BLOCK.c.device_id)
        .subquery()
    )
    query: Select[Any] = (
        select(
            DEVICE.c.device_id,
            DEVICE.c.name,
            DEVICE.c.agency,
            DEVICE.c.last_seen_at,
            DEVICE.c.heartbeat,
            granted.c.granted,
            DEVICE_TALLY.c.numbers,
        )
        .outerjoin(granted, granted.c.device_id == DEVICE.c.device_id)
        .outerjoin(DEVICE_TALLY, DEVICE_TALLY.c.device_id == DEVICE.c.device_id)
        .where(DEVICE.c.revoked.is_(False))
        .order_by(DEVICE.c.agency, DEVICE.c.name, DEVICE.c.device_id)
    )
    if agency:
        query = query.where(DEVICE.c.agency == agency)
    return tuple(_laptop(row) for row in connection.execute(query).all())


def _laptop(row: Row[Any]) -> Laptop:
    return Laptop(
        device_id=row.device_id,
        name=row.name or row.device_id,
        agency=row.agency,
        heard_at=instant(row.last_seen_at) if row.last_seen_at else None,
        beat=_beat(bytes(row.heartbeat)) if row.heartbeat else None,
        granted=int(row.granted or 0),
        at_dps=row.numbers or 0,
    )


@functools.lru_cache(maxsize=4096)
def _beat(raw: bytes) -> Heartbeat:
    """The same bytes come back with every look at the board."""
    return wire.decode_strict(Heartbeat, raw, later_keys=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidates:
    """Numbers among which the unknown ones of a laptop are; `seen` are those DPS saw on paper."""

    numbers: tuple[str, ...]
    seen: frozenset[str]
    more: int


def candidates(connection: Connection, laptop: Laptop, *, most: int = 200) -> Candidates:
    """Used numbers of a laptop that DPS never heard of: the unknown, the waiting and the kept."""
    highest = laptop.beat.highest_used if laptop.beat is not None else 0
    used = [number for block in _blocks(connection, laptop) for number in _used(block, highest)]
    known: set[str] = set()
    for at in range(0, len(used), _CHUNK):
        known |= _known(connection, used[at : at + _CHUNK])
    left = [number for number in used if number not in known]
    shown = tuple(left[:most])
    on_paper = select(SEEN_ON_PAPER.c.number).where(SEEN_ON_PAPER.c.number.in_(shown))
    seen = frozenset(connection.execute(on_paper).scalars())
    return Candidates(numbers=shown, seen=seen, more=len(left) - len(shown))


def _blocks(connection: Connection, laptop: Laptop) -> tuple[NumberBlock, ...]:
    rows = connection.execute(
        select(BLOCK)
        .where(BLOCK.c.device_id == laptop.device_id)
        .order_by(BLOCK.c.prefix, BLOCK.c.first)
    )
    return tuple(
        NumberBlock(block_id=r.block_id, prefix=r.prefix, first=r.first, last=r.last, width=r.width)
        for r in rows
    )


def _used(block: NumberBlock, highest: int) -> Sequence[str]:
    last = min(block.last, highest)
    return [block.number(ordinal) for ordinal in range(block.first, last + 1)]


def _known(connection: Connection, numbers: Sequence[str]) -> set[str]:
    taken = connection.execute(select(CLAIM.c.number).where(CLAIM.c.number.in_(numbers)))
    refused = connection.execute(select(REFUSAL.c.number).where(REFUSAL.c.number.in_(numbers)))
    return {*taken.scalars(), *refused.scalars()}
