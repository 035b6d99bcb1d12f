"""What can be told of the laptop itself with nobody's help: disk, people, link, clock, copies."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Protocol

from tracs_mobile.ports.delivery import SyncStatus


class DiskLock(Enum):
    """Whether the whole disk is encrypted, as far as the system says."""

    ON = "on"
    OFF = "off"
    UNDER_WAY = "under way"
    SUSPENDED = "suspended"
    UNKNOWN = "not known"


@dataclass(frozen=True, slots=True, kw_only=True)
class MachineFacts:
    """What was found out. `people` may sign on here, `two_factor` of them only with a second thing.

    `recovery_keys` can open the database with no officer. `spooled` counts sealed tickets on disk;
    `copied_at` is the age of the newest copy made before an update, None when none was needed.
    `relay_kept` sealed tickets of other laptops wait here, whether `relay_on` or not; `relay_used`
    relays carry this laptop's. `offset_s` is how far this laptop's clock is behind DPS's, None
    while DPS was not met. `folder_problem` says what is wrong with the data folder.
    """

    device_id: str
    version: str
    system: str
    free_bytes: int
    disk_lock: DiskLock
    people: int
    two_factor: int
    recovery_keys: int
    spooled: int
    copied_at: datetime | None = None
    sync: SyncStatus | None = None
    offset_s: float | None = None
    has_link: bool = True
    relay_on: bool = False
    relay_kept: int = 0
    relay_used: int = 0
    folder_problem: str = ""


class Machine(Protocol):
    """Looks at the laptop. Waits up to some seconds for the system; never on the UI thread."""

    def look(self) -> MachineFacts:
        """Everything that can be told now. Never raises for what is missing."""
        ...
