"""How a laptop stands, as DPS may know it: counts and times, and no person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Heartbeat:
    """What waits and since when, how many numbers are used, and the clock's error in seconds.

    `used` counts every number that is no longer free; `highest_used` is the highest ordinal among
    them. `oldest_at` is when the oldest event that waits was issued. `exported` counts those of
    the waiting that left on a stick. With nobody signed on only the spool is known: `numbers_known`
    is false then and `used` means nothing. `kept` counts the used numbers whose paper
    never goes to DPS: warnings, notices for Diversion, numbers made void before they were issued.
    """

    v: int = 1
    waiting: int = 0
    oldest_at: datetime | None = None
    exported: int = 0
    highest_used: int = 0
    used: int = 0
    kept: int = 0
    free: int = 0
    numbers_known: bool = True
    clock_offset_s: float = 0.0
    clock_suspect: bool = False
    version: str = ""
    law_pack: str = ""
    config_version: int = 0
