"""The names that every part of the Windows set-up shares: folders, keys, exit codes, times.

Once released, none of these may change: an installed laptop is found again by them.
"""

from __future__ import annotations

import os
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum, IntEnum
from pathlib import Path

PRODUCT = "TraCS Mobile"
PUBLISHER = "Vermont Department of Public Safety"
FILE_STEM = "TraCS-Mobile"
"""How every artifact's name begins."""

EXE = "TraCS Mobile.exe"
"""The launcher of the program itself, in the root of the payload."""
CONSOLE_EXE = "tracs-mobile.exe"
"""The launcher of the commands (`doctor`, `verify`, `prepare-data` …), beside it."""
PREPARE_COMMAND = "prepare-data"
"""What the program is asked, elevated, to make the data folder with the rights officers need."""
FOLDERS = ("app", "lib", "licenses", "manual", "runtime")
"""The only folders of the payload; upgrading and uninstalling empty these and no others."""

INSTALL_KEY = rf"Software\{PRODUCT}"
"""Under HKLM: what the set-ups write, and values given on their command line."""
SAID = "SetupSaid"
"""The value there that holds the sentence of the set-up program's last refusal."""
MUTEX = r"Global\TraCSMobileRunning"
"""Held by the launcher while the program runs; both set-ups refuse as long as it is there."""

UPGRADE_CODE = uuid.UUID("7f0a3a53-0c5d-4d8e-9a1e-4f6c2b7d5e10")
"""The same for every version, for ever: Windows Installer knows the product by it."""

OLDEST_WINDOWS_BUILD = 17763
"""Windows 10 1809, the oldest that Qt 6 runs on."""


class Exit(IntEnum):
    """How the set-up program ends; for the MSI, Windows Installer has its own numbers."""

    DONE = 0
    CANCELED = 1
    NOT_WRITTEN = 2
    NEWER_THERE = 10
    WINDOWS_TOO_OLD = 11
    RUNNING = 12
    MSI_THERE = 13
    NO_DATA_FOLDER = 14
    FOLDER_TAKEN = 15


class BuildError(Exception):
    """The build cannot go on; the message says why and what to do."""


class Part(Enum):
    """Which of the packages a payload is."""

    PROGRAM = "program"
    CAMERA = "camera"
    """What reads camera frames: large, no use without a camera. Goes into the same folder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Staged:
    """A payload tree ready to be packed: everything below `root` is installed as it is."""

    root: Path
    version: str
    marked: bool
    """True without the Windows runtime: the artifact says so in its name and does not run."""
    part: Part = Part.PROGRAM


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A value that IT can give on the command line of either set-up; kept over upgrades."""

    given_as: str
    """Upper case, as Windows Installer wants its public properties."""
    name: str
    """In the registry below `INSTALL_KEY`; the program reads it under its policy of that name."""


VALUES = (
    Value(given_as="GATEWAYURL", name="GatewayAddress"),
    Value(given_as="DATADIR", name="DataFolder"),
    Value(given_as="UPDATECHANNEL", name="UpdateChannel"),
    Value(given_as="PROXY", name="Proxy"),
    Value(given_as="LOCKMINUTES", name="LockMinutes"),
    Value(given_as="DPSKEY", name="DpsKey"),
)
DATA_FOLDER = "DataFolder"
"""The one value that uninstalling leaves: the tickets stay, and what says where they are."""


def artifact_name(staged: Staged, extension: str) -> str:
    """For instance `TraCS-Mobile-1.2.0-x64.msi`; without the runtime it ends in `-noruntime`."""
    part = "" if staged.part is Part.PROGRAM else f"-{staged.part.value}"
    mark = "-noruntime" if staged.marked else ""
    return f"{FILE_STEM}{part}-{staged.version}-x64{mark}.{extension}"


def source_date() -> datetime:
    """The one time that every file and artifact carries, so that equal input gives equal bytes.

    SOURCE_DATE_EPOCH of the environment (reproducible-builds.org), else a fixed day.
    """
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given:
        return datetime.fromtimestamp(int(given), UTC)
    return datetime(2026, 1, 1, tzinfo=UTC)


def files_below(root: Path) -> tuple[Path, ...]:
    """Every file below `root` relative to it, sorted by its name on Windows."""
    found = (path.relative_to(root) for path in root.rglob("*") if path.is_file())
    return tuple(sorted(found, key=lambda path: path.as_posix().lower()))
