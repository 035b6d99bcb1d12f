"""Where the data lies: a folder on a disk of this laptop, with the right owner, and no detour.

A ticket must not depend on a stick that is pulled or a server that is away, and a link that
somebody put in the place of a folder would lead the tickets out of the room that protects them.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable
from pathlib import Path, PureWindowsPath

from tracs_mobile.data_rights import rights_problem, set_rights
from tracs_mobile.errors import BadInput
from tracs_mobile.policies import DATA_FOLDER, POLICIES
from tracs_mobile.policy_sources import policies_here
from tracs_mobile.settings import private_folder
from tracs_mobile.wording import say

VARIABLE = "TRACS_MOBILE_DATA"
_SETTING = next(policy.setting for policy in POLICIES if policy.name == DATA_FOLDER)
_INSIDE = ("live", "live.new", "training", "marks", "logs", "updates")
"""What the program makes in the folder; none of them may be a link either."""

_REMOVABLE, _REMOTE, _CD = 2, 4, 5
"""Of GetDriveTypeW."""
_REMOTE_KINDS = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "fuse.sshfs"})
_MEDIA = (Path("/media"), Path("/run/media"))
_MOUNTS = Path("/proc/self/mounts")


def default_data_dir() -> Path:
    """What the agency's IT said, else ProgramData on Windows (all officers share a laptop).

    Elsewhere the user's own data folder. Raises BadInput when there is none.
    """
    said = policies_here()
    fixed = said.fixed.get(_SETTING)
    chosen = fixed or os.environ.get(VARIABLE) or said.given.get(_SETTING)
    if chosen:
        return Path(str(chosen))
    if sys.platform == "win32":
        return Path(os.environ.get("PROGRAMDATA", "C:/ProgramData")) / "TraCS Mobile"
    base = os.environ.get("XDG_DATA_HOME")
    try:
        return (Path(base) if base else Path.home() / ".local" / "share") / "tracs-mobile"
    except RuntimeError as fault:
        raise BadInput(
            "This account has no home folder. Name a folder for the data with --data-dir."
        ) from fault


def ready_folder(folder: Path) -> None:
    """Make the data folder where there is none yet, and refuse one that tickets may not lie in.

    Raises BadInput with a sentence: a share, a stick, a link in the place of a folder.
    """
    refuse_unfit(folder)
    if not folder.exists():
        private_folder(folder)
        if sys.platform == "win32":
            set_rights(folder)  # what ProgramData hands down would keep other officers out


def prepare(folder: Path) -> None:
    """What the installer does as an administrator: the folder, its owner and its rights.

    Raises BadInput.
    """
    refuse_unfit(folder)
    private_folder(folder)
    set_rights(folder)


def refuse_unfit(folder: Path) -> None:
    """Raise BadInput unless `folder` lies on a disk of this laptop and is no link to elsewhere."""
    if not folder.is_absolute():
        folder = folder.absolute()
    if _is_remote(folder):
        raise BadInput(
            say(
                "The folder {folder} lies in the network. A ticket must not depend on the network: "
                "choose a folder on a disk of this laptop.",
                folder=folder,
            )
        )
    if _is_removable(folder):
        raise BadInput(
            say(
                "The folder {folder} lies on a drive that can be taken out. A ticket must not "
                "depend on it: choose a folder on a disk of this laptop.",
                folder=folder,
            )
        )
    refuse_links(folder)


def refuse_links(folder: Path) -> None:
    """Raise BadInput when `folder`, or what the program makes in it, is no folder of its own."""
    for one in (folder, *(folder / name for name in _INSIDE)):
        if _is_link(one):
            raise BadInput(
                say(
                    "The folder {folder} is not a folder of its own but leads to another place. "
                    "The program does not follow it, and nothing was changed. Your agency's IT has "
                    "to look at this laptop.",
                    folder=one,
                )
            )


def folder_problem(folder: Path) -> str:
    """What the readiness check says of the folder; empty when it is as it should be."""
    try:
        refuse_unfit(folder)
        return rights_problem(folder) if folder.exists() else ""
    except BadInput as error:
        return str(error)
    except OSError as fault:
        return say("The data folder cannot be looked at: {why}.", why=fault.strerror or fault)


def _is_link(path: Path) -> bool:
    """A symbolic link, a junction or any other detour."""
    try:
        found = path.lstat()
    except OSError:
        return False  # not there; or the next step says why it cannot be used
    reparse = getattr(found, "st_file_attributes", 0) & getattr(
        stat, "FILE_ATTRIBUTE_REPARSE_POINT", 0x400
    )
    return stat.S_ISLNK(found.st_mode) or bool(reparse)


def _is_remote(folder: Path) -> bool:
    if sys.platform == "win32":
        return is_share(str(folder)) or _drive_kind(folder) == _REMOTE
    return file_system_of(folder, _mounts()) in _REMOTE_KINDS


def _is_removable(folder: Path) -> bool:
    if sys.platform == "win32":
        return _drive_kind(folder) in (_REMOVABLE, _CD)
    return any(folder.is_relative_to(root) for root in _MEDIA)


def is_share(path: str) -> bool:
    r"""Whether a Windows path names a computer: `\\server\share`; `\\?\C:\` does not."""
    drive = PureWindowsPath(path).drive
    return drive.startswith("\\\\") and not drive.startswith(("\\\\?\\", "\\\\.\\"))


def file_system_of(folder: Path, mounts: Iterable[str]) -> str:
    """The kind of file system that holds `folder`, by the lines of /proc/mounts."""
    best, kind = -1, ""
    for line in mounts:
        parts = line.split()
        if len(parts) < 3:
            continue
        place = Path(parts[1].replace("\\040", " "))
        if folder.is_relative_to(place) and len(place.parts) > best:
            best, kind = len(place.parts), parts[2]
    return kind


def _mounts() -> list[str]:
    try:
        return _MOUNTS.read_text("utf-8", "replace").splitlines()
    except OSError:
        return []  # a system without the list says nothing of its mounts


if sys.platform == "win32":

    def _drive_kind(folder: Path) -> int:
        import ctypes  # noqa: PLC0415 - not before the first paint

        return int(ctypes.windll.kernel32.GetDriveTypeW(f"{folder.drive}\\"))
