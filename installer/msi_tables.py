"""What wixl cannot say, put into the tables of the finished MSI with msibuild.

- Versions of DLLs and programs: wixl leaves them empty, and then Windows Installer may keep a file
  of the old version on an upgrade and remove it afterwards (both-files-have-a-version rule).
- What was given at an earlier installation is remembered; a value on the command line wins.
- Refusals: too old a Windows, the program running, the other kind of set-up.
- An upgrade takes the old version away inside its own transaction: when the new one fails, Windows
  puts the old one back.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

import pefile

import product
from msi_source import DATA_COMPONENT, FIND, INSTALLED_BY, WINDOWS_BUILD, Kind, file_id
from product import BuildError, Staged

_SET_PROPERTY = 51
_ONCE = 256
_DLL_ACTION, _GO_ON = 1, 64
_IS_64_BIT, _REGISTRY_KEY_PATH, _PERMANENT = 256, 4, 16
_RUNNABLE = {".dll", ".exe", ".pyd"}
_LANGUAGE_NEUTRAL = "0"
_QUERIES_AT_ONCE = 200

TOO_OLD = "[ProductName] needs 64-bit Windows 10, version 1809, or newer. Nothing was changed."
RUNNING = (
    "[ProductName] is running on this computer. Nothing was changed. Sign off and close it in "
    "every Windows session, then start this again."
)
OTHER_KIND = (
    "[ProductName] was put on this computer by its set-up program. Nothing was changed. Use the "
    "set-up program of the new version, or uninstall that one first; tickets stay on the computer."
)
PROGRAM_MISSING = (
    f"[ProductName] adds to {product.PRODUCT}, which is not on this computer. Install that first."
)


def patch(msi: Path, staged: Staged, kind: Kind) -> None:
    """Complete the tables of `msi`. Raises BuildError with msibuild's words."""
    queries = [*_versions(staged), *_upgrading(), *_remembering(kind), *_refusals(kind)]
    queries += _told_to_windows()
    if kind.whole:
        queries += _values()
    for start in range(0, len(queries), _QUERIES_AT_ONCE):
        _execute(msi, queries[start : start + _QUERIES_AT_ONCE])


def _versions(staged: Staged) -> Iterator[str]:
    for name in product.files_below(staged.root):
        version = file_version(staged.root / name)
        if version:
            key = file_id(name)
            yield (
                f"UPDATE `File` SET `Version` = '{version}', `Language` = '{_LANGUAGE_NEUTRAL}' "
                f"WHERE `File` = '{key}'"
            )
            # A hash is for files without a version only.
            yield f"DELETE FROM `MsiFileHash` WHERE `File_` = '{key}'"


def file_version(path: Path) -> str | None:
    """The four numbers in a program's or DLL's version resource; None where there are none."""
    if path.suffix.lower() not in _RUNNABLE:
        return None
    try:
        found = pefile.PE(str(path), fast_load=True)
    except pefile.PEFormatError:
        return None
    try:
        found.parse_data_directories([pefile.DIRECTORY_ENTRY["IMAGE_DIRECTORY_ENTRY_RESOURCE"]])
        fixed = getattr(found, "VS_FIXEDFILEINFO", None)
    finally:
        found.close()
    if not fixed:
        return None
    high, low = fixed[0].FileVersionMS, fixed[0].FileVersionLS
    return f"{high >> 16}.{high & 0xFFFF}.{low >> 16}.{low & 0xFFFF}"


def _upgrading() -> Iterator[str]:
    # Directly after InstallInitialize (1500): the removal is undone too when the rest fails.
    yield (
        "UPDATE `InstallExecuteSequence` SET `Sequence` = 1501 "
        "WHERE `Action` = 'RemoveExistingProducts'"
    )


def _remembering(kind: Kind) -> Iterator[str]:
    """A value that is not given is taken from where an earlier version wrote it."""
    given = ["INSTALLDIR", *(value.given_as for value in product.VALUES if kind.whole)]
    for place, name in enumerate(given):
        action = f"Remember_{name}"
        yield (
            "INSERT INTO `CustomAction` (`Action`, `Type`, `Source`, `Target`) "
            f"VALUES ('{action}', {_SET_PROPERTY + _ONCE}, '{name}', '[{FIND}{name}]')"
        )
        yield from _sequenced(action, f"NOT {name} AND {FIND}{name}", 51 + place)
    # What is found in the user's half of the installation must reach the elevated half.
    found = [f"{FIND}{name}" for name in given]
    found += [INSTALLED_BY, WINDOWS_BUILD, "PROGRAMRUNS"] if kind.whole else []
    secure = ";".join(["WIX_DOWNGRADE_DETECTED", "WIX_UPGRADE_DETECTED", *given, *found])
    yield f"UPDATE `Property` SET `Value` = '{secure}' WHERE `Property` = 'SecureCustomProperties'"


def _sequenced(action: str, condition: str, place: int) -> Iterator[str]:
    for table in ("InstallUISequence", "InstallExecuteSequence"):
        yield (
            f"INSERT INTO `{table}` (`Action`, `Condition`, `Sequence`) "
            f"VALUES ('{action}', '{condition}', {place})"
        )


def _told_to_windows() -> Iterator[str]:
    """Where the program is, for the list of installed programs; known once folders are settled."""
    yield (
        "INSERT INTO `CustomAction` (`Action`, `Type`, `Source`, `Target`) "
        f"VALUES ('TellPlace', {_SET_PROPERTY}, 'ARPINSTALLLOCATION', '[INSTALLDIR]')"
    )
    yield (
        "INSERT INTO `InstallExecuteSequence` (`Action`, `Condition`, `Sequence`) "
        "VALUES ('TellPlace', '', 1010)"
    )


def _refusals(kind: Kind) -> Iterator[str]:
    if not kind.whole:
        yield _launch(f"Installed OR {FIND}INSTALLDIR", PROGRAM_MISSING)
        return
    oldest = product.OLDEST_WINDOWS_BUILD
    new_enough = f"VersionNT64 >= 603 AND {WINDOWS_BUILD} >= {oldest}"
    yield _launch(f"Installed OR ({new_enough})", TOO_OLD)
    yield _launch(f'{INSTALLED_BY} <> "setup"', OTHER_KIND)
    yield _launch("NOT PROGRAMRUNS", RUNNING)
    # A DLL in the Binary table, whose failure is no reason to refuse: wixl has one bit too many.
    yield (
        f"UPDATE `CustomAction` SET `Type` = {_DLL_ACTION + _GO_ON} "
        "WHERE `Action` = 'AskWhetherRunning'"
    )
    yield from _sequenced("AskWhetherRunning", "", 70)


def _launch(condition: str, sentence: str) -> str:
    return (
        "INSERT INTO `LaunchCondition` (`Condition`, `Description`) "
        f"VALUES ('{condition}', '{sentence}')"
    )


def _values() -> Iterator[str]:
    for value in product.VALUES:
        yield (
            f"UPDATE `Component` SET `Condition` = '{value.given_as}' "
            f"WHERE `Component` = 'Value_{value.given_as}'"
        )
    # The tickets stay when the program goes, and so does what says where they are.
    attributes = _IS_64_BIT + _REGISTRY_KEY_PATH + _PERMANENT
    yield (
        f"UPDATE `Component` SET `Attributes` = {attributes} WHERE `Component` = '{DATA_COMPONENT}'"
    )


def _execute(msi: Path, queries: Sequence[str]) -> None:
    command = ["msibuild", str(msi)]
    for query in queries:
        command += ["-q", query]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode or done.stderr.strip():
        raise BuildError(f"msibuild: {done.stdout.strip()} {done.stderr.strip()}")
