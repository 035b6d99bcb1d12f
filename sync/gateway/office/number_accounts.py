"""Where every number of a laptop stands: granted, used, at DPS, on its way, or unknown."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select

from sync import wire
from sync.gateway.office.numbers import blocks
from sync.gateway.tables import DEVICE, DEVICE_TALLY


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceAccount:
    """Every number of a laptop, as DPS knows them.

    `granted` counts all blocks ever, `revoked` those of revoked blocks. `at_dps` numbers were taken
    or refused here. `used` and `free` are the laptop's own word in its last heartbeat, None when it
    never gave one; of the used ones `kept` never come to DPS and `waiting` have not come yet.
    """

    device_id: str
    granted: int
    revoked: int
    at_dps: int
    used: int | None = None
    free: int | None = None
    kept: int = 0
    waiting: int = 0
    highest_used: int = 0

    @property
    def unknown(self) -> int:
        """Numbers that were used, do not wait and never came; 0 while nothing was said of them."""
        return max((self.used or 0) - self.kept - self.waiting - self.at_dps, 0)

    @property
    def balanced(self) -> bool:
        """Whether what the laptop said fits what it was given."""
        return self.used is None or self.free is None or self.used + self.free <= self.granted


def account_of(connection: Connection, device_id: str) -> DeviceAccount:
    """Where every number of a laptop stands."""
    held = blocks(connection, device_id)
    at_dps = connection.execute(
        select(DEVICE_TALLY.c.numbers).where(DEVICE_TALLY.c.device_id == device_id)
    ).scalar()
    raw = connection.execute(
        select(DEVICE.c.heartbeat).where(DEVICE.c.device_id == device_id)
    ).scalar()
    beat = wire.decode_strict(wire.Heartbeat, raw, later_keys=True) if raw else None
    told = beat if beat is not None and beat.numbers_known else None
    return DeviceAccount(
        device_id=device_id,
        granted=sum(len(g.block) for g in held),
        revoked=sum(len(g.block) for g in held if g.revoked_at),
        at_dps=at_dps or 0,
        used=told.used if told is not None else None,
        free=told.free if told is not None else None,
        kept=told.kept if told is not None else 0,
        waiting=told.waiting if told is not None else 0,
        highest_used=told.highest_used if told is not None else 0,
    )
