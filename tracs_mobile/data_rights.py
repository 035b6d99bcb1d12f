r"""Who may do what in the data folder on Windows: the access list as text, set and read back.

ProgramData lets every user make folders, and gives what is inside to whoever made it first. So the
folder of the program inherits nothing: the system and administrators may do all, every user of
this computer may read and write, and nobody else may do anything. It belongs to Administrators,
for an owner could change the list.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from tracs_mobile.errors import BadInput
from tracs_mobile.wording import say

SYSTEM, ADMINISTRATORS, USERS = "SY", "BA", "BU"
MODIFY = 0x1301BF
"""Read, write, run and delete; not: change the list or the owner."""
FULL = 0x1F01FF
_TAKE_OVER = 0x40000 | 0x80000
"""WRITE_DAC and WRITE_OWNER."""
_INHERITED_BY_ALL = "OICI"
_OWNERS = frozenset({SYSTEM, ADMINISTRATORS})

_RIGHTS = {
    "GA": FULL, "FA": FULL, "FR": 0x120089, "FW": 0x120116, "FX": 0x1200A0,
    "CC": 0x1, "DC": 0x2, "LC": 0x4, "SW": 0x8, "RP": 0x10, "WP": 0x20, "DT": 0x40, "LO": 0x80,
    "CR": 0x100, "SD": 0x10000, "RC": 0x20000, "WD": 0x40000, "WO": 0x80000,
}  # fmt: skip
_ACE = re.compile(r"\(([^;()]*);([^;()]*);([^;()]*);[^;()]*;[^;()]*;([^;()]*)\)")
_PARTS = re.compile(
    r"(?:O:(?P<owner>[^:()]+?))?(?:G:[^:()]+?)?D:(?P<flags>[A-Z]*)(?P<aces>\(.*\))?"
)


def folder_sddl(*, owner: bool = True) -> str:
    """The access list of the data folder in Windows' own text form (SDDL).

    `owner` False leaves the owner as it is: only an administrator may give it to Administrators.
    """
    whole = (SYSTEM, ADMINISTRATORS)
    aces = "".join(f"(A;{_INHERITED_BY_ALL};FA;;;{who})" for who in whole)
    users = f"(A;{_INHERITED_BY_ALL};{MODIFY:#x};;;{USERS})"
    return f"{'O:BAG:BA' if owner else ''}D:P{aces}{users}"


def sddl_problem(sddl: str) -> str:
    """What is wrong with the list of a data folder, as a sentence; empty when nothing is."""
    match = _PARTS.match(sddl)
    if match is None or "NO_ACCESS_CONTROL" in sddl:
        return say("Every user may do everything in the data folder. {mend}", mend=_mend())
    aces = _ACE.findall(match["aces"] or "")
    if "P" not in match["flags"]:
        return say("The data folder takes over rights of the folder above it. {mend}", mend=_mend())
    return _aces_problem(aces) or _owner_problem(match["owner"] or "")


def _aces_problem(aces: list[tuple[str, str, str, str]]) -> str:
    held = {SYSTEM: 0, ADMINISTRATORS: 0, USERS: 0}
    for kind, flags, rights, who in aces:
        if kind != "A" or who not in held:
            return say(
                "Somebody else than administrators and users of this computer has rights in the "
                "data folder, or is kept out by name. {mend}",
                mend=_mend(),
            )
        if "IO" not in flags:
            held[who] |= _mask(rights)
    if held[USERS] & _TAKE_OVER:
        return say("Every user could change the rights of the data folder. {mend}", mend=_mend())
    needed = {SYSTEM: FULL, ADMINISTRATORS: FULL, USERS: MODIFY}
    if any(held[who] & mask != mask for who, mask in needed.items()):
        return say(
            "Not every officer of this laptop can write in the data folder. {mend}", mend=_mend()
        )
    return ""


def _owner_problem(owner: str) -> str:
    if owner in _OWNERS:
        return ""
    return say(
        "The data folder belongs to one user, who could change its rights. {mend}", mend=_mend()
    )


def _mask(text: str) -> int:
    if text.lower().startswith("0x"):
        return int(text, 16)
    mask = 0
    for at in range(0, len(text), 2):
        mask |= _RIGHTS.get(text[at : at + 2], 0)
    return mask


def _mend() -> str:
    return say(
        "Tickets in it are encrypted all the same. An administrator sets it right with the command "
        "prepare-data."
    )


if sys.platform == "win32":

    def set_rights(folder: Path) -> None:
        """Give `folder` its list, and what is inside it, too. Raises BadInput.

        Without administrator rights the owner stays who made the folder.
        """
        from tracs_mobile.data_rights_windows import write_list  # noqa: PLC0415 - only where it is needed

        if write_list(folder, folder_sddl(), owner=True):
            why = write_list(folder, folder_sddl(owner=False), owner=False)
            if why:
                raise BadInput(
                    say(
                        "The rights of the folder {folder} could not be set: {why}. Run the "
                        "command prepare-data as an administrator.",
                        folder=folder,
                        why=why,
                    )
                )

    def rights_problem(folder: Path) -> str:
        """What is wrong with the rights of `folder`, as a sentence; empty when nothing is."""
        from tracs_mobile.data_rights_windows import read_list  # noqa: PLC0415 - only where it is needed

        sddl = read_list(folder)
        if not sddl:
            return say("The rights of the data folder cannot be read. {mend}", mend=_mend())
        return sddl_problem(sddl)
else:
    _OTHERS = 0o077

    def set_rights(folder: Path) -> None:
        """Only the owner may enter `folder`. Raises BadInput."""
        try:
            folder.chmod(0o700)
        except OSError as fault:
            raise BadInput(
                say(
                    "The rights of the folder {folder} could not be set: {why}. Do it as its "
                    "owner or as root.",
                    folder=folder,
                    why=fault.strerror or fault,
                )
            ) from fault

    def rights_problem(folder: Path) -> str:
        """What is wrong with the rights of `folder`, as a sentence; empty when nothing is."""
        if folder.stat().st_mode & _OTHERS:
            return say(
                "Other users of this computer can look into the data folder. {mend}", mend=_mend()
            )
        return ""
