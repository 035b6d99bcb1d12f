"""DPS went back to a backup: what was given out since must not be given out once more.

Laptops hold receipts, numbers and cursors that this database knows nothing of. So every count that
they have seen goes on by far more than can have been used, the numbers that may have been handed
out are set aside, and every laptop is told to ask what was lost (`services.sending_again` there).
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Column, Connection, Table, func, insert, select, text, update

from sync.gateway.database import Database, bump
from sync.gateway.intake.records import load_device
from sync.gateway.office import chain, numbers
from sync.gateway.tables import (
    BLOCK,
    DEVICE,
    LAST_ID,
    NEWS,
    NOTICE,
    REGISTER,
    SERIES,
    SETTING,
    SUBMISSION,
    VERSION,
    instant,
    instant_text,
)
from tracs_mobile.domain import canonical
from tracs_mobile.domain.enrolment_code import ALPHABET
from tracs_mobile.domain.news import NewsKind
from tracs_mobile.domain.numbering import NumberBlock
from tracs_mobile.domain.restoration import Restoration
from tracs_mobile.errors import BadInput, StoreError

MARGIN = 1_000_000
"""How far ids, cursors and versions go on: more than years of tickets, and hundreds of times fit
below what an id can be."""
SPARE_LAPTOPS = 10
"""As many laptops may have been enrolled since the backup, or asked for one more block."""
MOST_TAKEN = 200
"""Blocks that one laptop may tell at once."""
_SETTING = "restorations"
_FIRST = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Numbers that may have been handed out after the backup; nobody gets them as new."""

    prefix: str
    first: int
    last: int

    def holds(self, block: NumberBlock) -> bool:
        """Whether the whole block may have been cut from it."""
        return block.prefix == self.prefix and self.first <= block.first <= block.last <= self.last


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """One return to a backup: what laptops are told of it, and what was set aside."""

    restoration: Restoration
    by: str
    last_id: int
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _All:
    restored: tuple[Restored, ...] = ()


def restorations(connection: Connection) -> tuple[Restored, ...]:
    """Every return to a backup that this database knows of, oldest first."""
    found = connection.execute(select(SETTING.c.value).where(SETTING.c.name == _SETTING)).scalar()
    return canonical.decode(_All, found).restored if found else ()


def told(connection: Connection) -> tuple[Restoration, ...]:
    """What laptops hear of them."""
    return tuple(found.restoration for found in restorations(connection))


def record(
    database: Database, *, since: datetime, by: str, now: datetime, set_aside: int | None = None
) -> Restored:
    """Go on from a restored backup that was made at `since`, all or nothing.

    `set_aside` numbers of each series are given to nobody as new; left out, one block for every
    laptop and ten more for each day since. Raises BadInput for a time that cannot be, StoreError
    when a count has no room left.
    """
    if since.tzinfo is None or since > now:
        raise BadInput("Say when the backup was made, with the zone: 2026-11-25T02:00:00-05:00.")
    if set_aside is not None and set_aside < 0:
        raise BadInput("Less than no number cannot be set aside.")
    with database.write() as connection:
        made = Restored(
            restoration=Restoration(
                restoration_id=secrets.token_hex(8),
                at=now,
                since=_newest_before(connection, since),
            ),
            by=by,
            last_id=_move(connection, REGISTER, REGISTER.c.last_id),
            gaps=_gaps(connection, now - since, set_aside),
        )
        _move(connection, VERSION, VERSION.c.version)
        _leave_out(connection, NEWS, NEWS.c.cursor, _no_news(now))
        _leave_out(connection, NOTICE, NOTICE.c.id, _no_notice(now))
        _keep(connection, (*restorations(connection), made))
        body: dict[str, str | int] = {
            "restoration": made.restoration.restoration_id,
            "since": instant_text(made.restoration.since),
            "numbers": sum(gap.last - gap.first + 1 for gap in made.gaps),
        }
        chain.note(connection, by, "backup-restored", body, now)
    return made


def _newest_before(connection: Connection, since: datetime) -> datetime:
    """When the last ticket came that the backup holds: what came later is lost, whatever was said.

    A backup that was made earlier than its operator says loses no ticket that way.
    """
    newest = connection.execute(
        select(func.max(SUBMISSION.c.received_at)).where(
            SUBMISSION.c.received_at <= instant_text(since)
        )
    ).scalar()
    return instant(newest) if newest else min(since, _FIRST)


def _move(connection: Connection, table: Table, column: Column[int]) -> int:
    held = int(connection.execute(select(column)).scalar_one())
    if held > LAST_ID - 2 * MARGIN:
        raise StoreError("No room is left for another return to a backup. Call the maker.")
    connection.execute(update(table).values({column: held + MARGIN}))
    return held + MARGIN


def _leave_out(
    connection: Connection, table: Table, column: Column[int], row: dict[str, object]
) -> None:
    """Let the ids that the database itself gives go on by the margin."""
    held = int(connection.execute(select(func.max(column))).scalar() or 0)
    if held > LAST_ID - 2 * MARGIN:
        raise StoreError("No room is left for another return to a backup. Call the maker.")
    if connection.dialect.name == "sqlite":
        # The next id is one above the highest row: a row of nobody holds the place.
        connection.execute(insert(table).values({column.name: held + MARGIN, **row}))
        return
    sequence = text("SELECT setval(pg_get_serial_sequence(:name, :id), :last)")
    connection.execute(sequence, {"name": table.name, "id": column.name, "last": held + MARGIN})


def _no_news(now: datetime) -> dict[str, object]:
    return {
        "device_id": "",
        "number": "",
        "seq": 0,
        "kind": NewsKind.FILED.value,
        "at": instant_text(now),
        "by": "",
        "note_locked": b"",
    }


def _no_notice(now: datetime) -> dict[str, object]:
    return {"agency": "", "at": instant_text(now), "by": "", "text": ""}


def _gaps(connection: Connection, age: timedelta, wanted: int | None) -> tuple[Gap, ...]:
    """Set numbers of every series aside: at most what is left of it."""
    laptops = connection.execute(select(func.count()).select_from(DEVICE)).scalar_one()
    days = age // timedelta(days=1) + 1
    found = []
    for series in numbers.series(connection):
        usual = (laptops + SPARE_LAPTOPS) * days * series.block_size
        width = min(usual if wanted is None else wanted, series.left)
        if width:
            found.append(Gap(prefix=series.prefix, first=series.next, last=series.next + width - 1))
            named = SERIES.c.prefix == series.prefix
            connection.execute(update(SERIES).where(named).values(next=series.next + width))
    return tuple(found)


def _keep(connection: Connection, restored: Sequence[Restored]) -> None:
    value = canonical.encode(_All(restored=tuple(restored)))
    named = SETTING.c.name == _SETTING
    if connection.execute(select(SETTING.c.name).where(named)).first() is None:
        connection.execute(insert(SETTING).values(name=_SETTING, value=value))
    else:
        connection.execute(update(SETTING).where(named).values(value=value))


def take_in(
    database: Database, *, device_id: str, blocks: Sequence[NumberBlock], now: datetime
) -> tuple[NumberBlock, ...]:
    """Take the blocks in that a laptop was granted after the backup; all it may use come back.

    Only numbers that were set aside, and none that another laptop has: whoever lies gets nothing
    that DPS knows to be somebody's. What is in dispute stands in the audit. Raises BadInput.
    """
    if len(blocks) > MOST_TAKEN:
        raise BadInput(f"A laptop has at most {MOST_TAKEN} blocks.")
    with database.write() as connection:
        gaps = [gap for found in restorations(connection) for gap in found.gaps]
        taken = 0
        for block in blocks:
            taken += _take_in(connection, device_id, block, gaps, now)
        if taken:
            bump(connection)
        return numbers.granted(connection, device_id)


def _take_in(
    connection: Connection,
    device_id: str,
    block: NumberBlock,
    gaps: Sequence[Gap],
    now: datetime,
) -> int:
    """1 for a block that was taken in. One that is known, or cannot be, changes nothing."""
    if not any(gap.holds(block) for gap in gaps) or not _is_ours(connection, block):
        return 0
    holders = set(
        connection.execute(
            select(BLOCK.c.device_id).where(
                BLOCK.c.prefix == block.prefix,
                BLOCK.c.first <= block.last,
                BLOCK.c.last >= block.first,
            )
        ).scalars()
    )
    body: dict[str, str | int] = {"device": device_id, "block": block.block_id}
    if not holders:
        row = {
            **canonical.to_plain(block),
            "device_id": device_id,
            "granted_at": instant_text(now),
        }
        connection.execute(insert(BLOCK).values(row))
        chain.note(connection, device_id, "block-taken-in", body, now)
        return 1
    if holders != {device_id}:
        chain.note(connection, device_id, "block-in-dispute", body, now)
    return 0


def _is_ours(connection: Connection, block: NumberBlock) -> bool:
    """Whether DPS could have cut this block: its name, width and size are those of its series."""
    series = next((s for s in numbers.series(connection) if s.prefix == block.prefix), None)
    name = f"{block.prefix}{block.first}-{block.last}"
    return (
        series is not None
        and block.block_id == name
        and block.width == series.width
        and len(block) <= series.block_size
    )


def was_here(connection: Connection, device_id: str, agency: str) -> bool:
    """Whether a laptop of this name may have been enrolled and forgotten since a backup."""
    tidy = re.fullmatch(f"LT-{agency}-[{ALPHABET}]{{8}}", device_id) is not None
    return tidy and bool(restorations(connection)) and load_device(connection, device_id) is None
