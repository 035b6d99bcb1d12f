"""Where the values of `policies` stand: the registry on Windows, a file elsewhere."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path, PurePath, PureWindowsPath

from tracs_mobile.policies import INSTALLED, ROOT, InForce
from tracs_mobile.policy_values import in_force
from tracs_mobile.wording import say

MACHINE_FILE = Path("/etc/tracs-mobile/policies.toml")
"""Names and values as in the table; what the installer would set, in the table `installed`."""
FILE_VARIABLE = "TRACS_MOBILE_POLICIES"
"""Another file, where the machine has none of its own: an officer cannot lift a policy with it."""
_LARGEST = 200_000

Raw = Mapping[str, object]


def policies_here() -> InForce:
    """What counts on this machine now. Never raises: what cannot be read is a problem told."""
    return _registry() if sys.platform == "win32" else of_file(_file())


def _file() -> Path | None:
    if MACHINE_FILE.exists():
        return MACHINE_FILE
    named = os.environ.get(FILE_VARIABLE)
    return Path(named) if named else None


def of_file(path: Path | None) -> InForce:
    """The values of a file; none for no file."""
    if path is None:
        return InForce()
    import tomllib  # noqa: PLC0415 - most machines have no such file

    try:
        if path.stat().st_size > _LARGEST:
            raise ValueError("larger than any list of policies")
        found = tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as fault:
        return InForce(problems=(_unreadable(path, fault),))
    installed = found.pop("installed", {})
    return in_force(found, installed if isinstance(installed, dict) else {})


def _unreadable(path: PurePath, fault: Exception) -> str:
    what = (
        fault.strerror if isinstance(fault, OSError) else say("it is not written as it should be")
    )
    return say(
        "The policies of this machine ({name}) cannot be read: {what}. None of them is followed, "
        "and this laptop's own settings count. Tell your agency's IT.",
        name=path.name,
        what=what,
    )


if sys.platform == "win32":
    import winreg

    def _registry() -> InForce:
        told: list[str] = []
        policy, installed = _values(ROOT, told), _values(INSTALLED, told)
        return in_force(policy, installed, tuple(told))

    def installed_value(name: str) -> str:
        """What the installer wrote under `name`; empty when it wrote nothing."""
        return str(_values(INSTALLED, []).get(name, ""))

    def _values(key: str, told: list[str]) -> dict[str, object]:
        """Every value of a key; none when there is no such key."""
        access = winreg.KEY_READ | winreg.KEY_WOW64_64KEY
        found: dict[str, object] = {}
        try:
            with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, key, 0, access) as opened:
                for at in range(winreg.QueryInfoKey(opened)[1]):
                    name, value, _kind = winreg.EnumValue(opened, at)
                    found[name] = value
        except FileNotFoundError:
            return {}
        except OSError as fault:
            told.append(_unreadable(PureWindowsPath(key), fault))
        return found
else:

    def _registry() -> InForce:
        raise NotImplementedError("only Windows has a registry")

    def installed_value(_name: str) -> str:
        """Only the installers of Windows write anything."""
        return ""
