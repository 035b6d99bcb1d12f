"""What the laptop says of itself for the readiness check; satisfies `ports.machine.Machine`."""

from __future__ import annotations

import platform
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from tracs_mobile import __version__
from tracs_mobile.data_folder import folder_problem
from tracs_mobile.laptop import Laptop
from tracs_mobile.ports import SyncStatus
from tracs_mobile.ports.machine import DiskLock, MachineFacts
from tracs_mobile.relay_here import relay_standing
from tracs_mobile.training import DATABASE_FILE

_MOST_SPOOLED = 1_000_000
_ASK_S = 15.0

_PROTECTION = (
    "(New-Object -ComObject Shell.Application).NameSpace('{drive}').Self"
    ".ExtendedProperty('System.Volume.BitLockerProtection')"
)
"""The property that Explorer shows; unlike manage-bde it is read without administrator rights."""

_WORDS = {
    "1": DiskLock.ON,
    "2": DiskLock.OFF,
    "3": DiskLock.UNDER_WAY,
    "4": DiskLock.OFF,  # is being decrypted
    "5": DiskLock.SUSPENDED,
    "6": DiskLock.ON,  # on, and locked
}

Asked = Callable[[str], str]
"""(a drive like `C:`) -> what the system said, empty when it said nothing."""


class LaptopFacts:
    """Looks at the files of a laptop, its disk and what delivery knows.

    `sync` gives what is known of the link, `offset_s` the clock's error; None while unknown.
    """

    def __init__(
        self,
        laptop: Laptop,
        *,
        sync: Callable[[], SyncStatus | None] = lambda: None,
        offset_s: Callable[[], float | None] = lambda: None,
        has_link: bool = True,
    ) -> None:
        self._laptop = laptop
        self._sync = sync
        self._offset_s = offset_s
        self._has_link = has_link

    def look(self) -> MachineFacts:
        """Everything that can be told now; asks the system, which may take some seconds."""
        laptop = self._laptop
        people = laptop.slots.usernames()
        relay = relay_standing(laptop)
        return MachineFacts(
            device_id=laptop.device.device_id,
            version=__version__,
            # The builder's own letters behind the release tell nobody anything.
            system=f"{platform.system()} {platform.release().partition('-')[0]}",
            free_bytes=free_bytes(laptop.folder),
            disk_lock=disk_lock(laptop.folder),
            people=len(people),
            two_factor=0,
            recovery_keys=len(laptop.slots.recovery_key_ids()),
            spooled=len(laptop.spool.waiting(_MOST_SPOOLED)),
            copied_at=_copied_at(laptop.folder),
            sync=self._sync(),
            offset_s=self._offset_s(),
            has_link=self._has_link,
            relay_on=relay.serving,
            relay_kept=relay.kept,
            relay_used=relay.used,
            folder_problem=folder_problem(laptop.folder.parent),
        )


def free_bytes(folder: Path) -> int:
    """Room on the disk that holds `folder`, or will."""
    existing = next(p for p in (folder, *folder.parents) if p.exists())
    return shutil.disk_usage(existing).free


def _copied_at(folder: Path) -> datetime | None:
    """When the newest copy of the database before an update was made."""
    copies = (folder / "snapshots").glob(f"{Path(DATABASE_FILE).stem}-*.db")
    newest = max((copy.stat().st_mtime for copy in copies), default=None)
    return None if newest is None else datetime.fromtimestamp(newest, UTC)


def disk_lock(folder: Path, *, platform_: str = sys.platform, ask: Asked | None = None) -> DiskLock:
    """Whether the disk that holds `folder` is encrypted as a whole, read-only.

    Only Windows says so to everybody; elsewhere the honest answer is that it is not known.
    """
    if platform_ != "win32":
        return DiskLock.UNKNOWN
    drive = folder.resolve().drive or "C:"
    return _WORDS.get((ask or _ask_windows)(drive).strip(), DiskLock.UNKNOWN)


def _ask_windows(drive: str) -> str:
    """What the shell says of a drive; nothing when it cannot be asked."""
    if len(drive) != 2 or not drive[0].isalpha():
        return ""  # a network share
    command = ["powershell.exe", "-NoProfile", "-NonInteractive", "-Command"]
    try:
        done = subprocess.run(  # noqa: S603 - a fixed program of Windows, one checked letter
            [*command, _PROTECTION.format(drive=drive)],
            capture_output=True,
            text=True,
            timeout=_ASK_S,
            check=False,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout
