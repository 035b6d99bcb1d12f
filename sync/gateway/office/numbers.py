"""Ticket numbers: series, the blocks cut from them for laptops, and every number's account."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, Row, func, insert, select, update

from sync.gateway.database import Database, bump
from sync.gateway.office import chain
from sync.gateway.tables import BLOCK, SERIES, instant_text
from tracs_mobile.domain import canonical
from tracs_mobile.domain.numbering import NumberAccount, NumberBlock
from tracs_mobile.errors import BadInput

LOW_WATER = 0.3
"""Share of a block that may be left before the laptop gets the next one."""
SELF = "gateway"
"""Who hands a block out when a laptop asks for it."""
TRAINING_PREFIX = "TRAIN-"
MOST_OF_A_SERIES = 999_999_999
MOST_A_DAY = 2_000
"""Numbers of one laptop in 24 hours after which it gets no more by itself: its account is its own
word, and one that lies must not empty a series."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Numbers `next`..`last` that no laptop has yet. `provisional`: of DPS's own making so far."""

    prefix: str
    next: int
    last: int
    width: int
    block_size: int
    provisional: bool

    @property
    def left(self) -> int:
        """How many numbers can still be handed out."""
        return max(self.last - self.next + 1, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class GrantedBlock:
    """A block as DPS keeps it. `revoked_at` is empty while the laptop may use it."""

    block: NumberBlock
    device_id: str
    granted_at: str
    revoked_at: str
    reason: str


def put_series(
    database: Database,
    *,
    prefix: str,
    first: int,
    last: int,
    width: int = 7,
    block_size: int = 500,
    provisional: bool = False,
    by: str,
    now: datetime,
) -> None:
    """Add a series, or move the end and the block size of one. Never goes back to used numbers.

    Raises BadInput for a series that cannot be, or one that runs over numbers already granted.
    """
    _check_series(prefix, first, last, width, block_size)
    row = {"last": last, "width": width, "block_size": block_size, "provisional": provisional}
    with database.write() as connection:
        highest = connection.execute(
            select(func.max(BLOCK.c.last)).where(BLOCK.c.prefix == prefix)
        ).scalar()
        found = connection.execute(select(SERIES).where(SERIES.c.prefix == prefix)).first()
        begin = max(first, (highest or 0) + 1, found.next if found is not None else 0)
        if begin > last + 1:
            raise BadInput(f"Numbers up to {prefix}{begin - 1} are already handed out.")
        if found is None:
            connection.execute(insert(SERIES).values(prefix=prefix, next=begin, **row))
        else:
            named = SERIES.c.prefix == prefix
            connection.execute(update(SERIES).where(named).values(next=begin, **row))
        body: dict[str, str | int] = {"prefix": prefix, "first": begin, "last": last}
        chain.note(connection, by, "number-series", body, now)


def _check_series(prefix: str, first: int, last: int, width: int, block_size: int) -> None:
    tidy = prefix.isascii() and all(c.isalnum() or c == "-" for c in prefix)
    if not tidy or not 0 < len(prefix) <= 20 or prefix[-1].isdigit():
        raise BadInput("The letters before a number are A to Z, digits and dashes, no digit last.")
    if not 1 <= first <= last <= MOST_OF_A_SERIES:
        raise BadInput("A series begins at 1 or later and ends after its beginning.")
    if not len(str(last)) <= width <= 9:
        raise BadInput("The last number has more digits than the width says.")
    if not 10 <= block_size <= 10_000:
        raise BadInput("A block holds 10 to 10,000 numbers.")


def series(connection: Connection) -> tuple[Series, ...]:
    """Every series, by its letters."""
    rows = connection.execute(select(SERIES).order_by(SERIES.c.prefix))
    return tuple(Series(**row._mapping) for row in rows)


def granted(connection: Connection, device_id: str) -> tuple[NumberBlock, ...]:
    """The blocks a laptop may use now, lowest first; no revoked one."""
    return tuple(g.block for g in blocks(connection, device_id) if not g.revoked_at)


def blocks(connection: Connection, device_id: str = "") -> tuple[GrantedBlock, ...]:
    """Every block ever granted, to one laptop or to all, lowest first."""
    query = select(BLOCK).order_by(BLOCK.c.prefix, BLOCK.c.first)
    if device_id:
        query = query.where(BLOCK.c.device_id == device_id)
    return tuple(_granted(row) for row in connection.execute(query))


def _granted(row: Row[tuple[object, ...]]) -> GrantedBlock:
    return GrantedBlock(
        block=NumberBlock(
            block_id=row.block_id,
            prefix=row.prefix,
            first=row.first,
            last=row.last,
            width=row.width,
        ),
        device_id=row.device_id,
        granted_at=row.granted_at,
        revoked_at=row.revoked_at,
        reason=row.reason,
    )


def grant_next(
    database: Database, *, device_id: str, by: str, now: datetime, prefix: str = ""
) -> NumberBlock:
    """Cut the next block for a laptop, by hand. Raises BadInput when there is none to give."""
    with database.write() as connection:
        found = cut(connection, device_id=device_id, by=by, now=now, prefix=prefix)
    if found is None:
        raise BadInput("No numbers are left to hand out. Add a series, or move the end of one.")
    return found


def cut(
    connection: Connection,
    *,
    device_id: str,
    by: str,
    now: datetime,
    prefix: str = "",
    for_total: int = 0,
) -> NumberBlock | None:
    """The next block for a laptop, inside the caller's transaction; None when none is left.

    Of the series `prefix`, else the one its newest block came from, else the first that is not for
    training.
    """
    chosen = _series_for(connection, device_id, prefix)
    if chosen is None:
        return None
    last = min(chosen.next + chosen.block_size - 1, chosen.last)
    block = NumberBlock(
        block_id=f"{chosen.prefix}{chosen.next}-{last}",
        prefix=chosen.prefix,
        first=chosen.next,
        last=last,
        width=chosen.width,
    )
    row = {
        **canonical.to_plain(block),
        "device_id": device_id,
        "granted_at": instant_text(now),
        "for_total": for_total,
    }
    connection.execute(insert(BLOCK).values(row))
    named = SERIES.c.prefix == chosen.prefix
    connection.execute(update(SERIES).where(named).values(next=last + 1))
    body: dict[str, str | int] = {
        "device": device_id,
        "block": block.block_id,
        "numbers": len(block),
    }
    chain.note(connection, by, "block-granted", body, now)
    bump(connection)
    return block


def _series_for(connection: Connection, device_id: str, prefix: str) -> Series | None:
    open_ones = [found for found in series(connection) if found.left > 0]
    held = [g.block.prefix for g in blocks(connection, device_id) if not g.revoked_at]
    wanted = prefix or (held[-1] if held else "")
    if wanted:
        return next((found for found in open_ones if found.prefix == wanted), None)
    return next((found for found in open_ones if found.prefix != TRAINING_PREFIX), None)


def refill(
    database: Database, *, device_id: str, account: NumberAccount, now: datetime
) -> tuple[NumberBlock, ...]:
    """Every block the laptop may use, a new one among them when its own word says it runs low.

    Asking twice with the same account brings the same answer: until a laptop says that it has more
    numbers than when it last asked, the block it was given then is still on its way.
    """
    with database.write() as connection:
        held = granted(connection, device_id)
        ever = sum(len(g.block) for g in blocks(connection, device_id))
        due = account.total == ever == 0 or _is_due(connection, held, ever, account)
        if due and _of_a_day(connection, device_id, now) < MOST_A_DAY:
            cut(connection, device_id=device_id, by=SELF, now=now, for_total=account.total)
        return granted(connection, device_id)


def _is_due(
    connection: Connection, held: Sequence[NumberBlock], ever: int, account: NumberAccount
) -> bool:
    """Whether a laptop with the blocks `held`, of `ever` numbers it was given in all, runs low."""
    least = sum(len(block) for block in held)
    if not held or not account.balanced or not least <= account.total <= ever:
        return False
    ids = [block.block_id for block in held]
    asked, size = connection.execute(
        select(func.max(BLOCK.c.for_total), func.max(BLOCK.c.last - BLOCK.c.first + 1)).where(
            BLOCK.c.block_id.in_(ids)
        )
    ).one()
    return bool(account.total > asked and account.free < size * LOW_WATER)


def _of_a_day(connection: Connection, device_id: str, now: datetime) -> int:
    """How many numbers a laptop was given at its own word within the last day."""
    counted = select(func.sum(BLOCK.c.last - BLOCK.c.first + 1)).where(
        BLOCK.c.device_id == device_id,
        BLOCK.c.for_total > 0,
        BLOCK.c.granted_at > instant_text(now - timedelta(days=1)),
    )
    return int(connection.execute(counted).scalar() or 0)


def revoke(database: Database, block_id: str, *, reason: str, by: str, now: datetime) -> None:
    """Take a block back: the laptop may draw no more from it, and nobody else ever gets it.

    A ticket that was issued from it is still taken in. Raises BadInput for an unknown block.
    """
    if not reason.strip():
        raise BadInput("Say why the block is taken back.")
    with database.write() as connection:
        named = BLOCK.c.block_id == block_id
        row = connection.execute(select(BLOCK).where(named)).first()
        if row is None:
            raise BadInput(f"There is no block {block_id}.")
        if not row.revoked_at:
            values = {"revoked_at": instant_text(now), "reason": reason.strip()[:200]}
            connection.execute(update(BLOCK).where(named).values(values))
            body = {"device": row.device_id, "block": block_id}
            chain.note(connection, by, "block-revoked", body, now)
            bump(connection)


def revoke_all(connection: Connection, device_id: str, *, reason: str, now: datetime) -> int:
    """Take every block of a lost laptop back inside the caller's transaction; says how many."""
    values = {"revoked_at": instant_text(now), "reason": reason[:200]}
    mine = (BLOCK.c.device_id == device_id, BLOCK.c.revoked_at == "")
    return connection.execute(update(BLOCK).where(*mine).values(values)).rowcount
