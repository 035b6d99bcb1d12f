"""Hands a checked release to the installer of Windows, which asks for an administrator.

Everybody may write in the data folder, so the administrator's side copies the file to where nobody
else may write, compares its digest there, and installs that copy: what was checked is installed.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from tracs_mobile.domain.update import FileKind, ReleaseFile
from tracs_mobile.errors import BadInput
from tracs_mobile.policy_sources import installed_value
from tracs_mobile.services.updates import StagedRelease
from tracs_mobile.wording import say

_WAIT_S = 120


Step = tuple[Path, ReleaseFile]
"""A checked file and what the list says of it."""

_RUN = {
    FileKind.MSI: "Start-Process msiexec -Wait -ArgumentList "
    "('/i ' + $q + $f + $q + ' /passive /norestart')",
    FileKind.SETUP: "Start-Process $f -Wait -ArgumentList '/S'",
}
_RUN[FileKind.CAMERA] = _RUN[FileKind.MSI]


def script(steps: Sequence[Step], *, process: int) -> str:
    """What the administrator's side does, in one line of PowerShell without double quotes.

    It waits for `process` to end, for the installers refuse while the program runs.
    """
    lines = [
        "$ErrorActionPreference = 'Stop'",
        f"Wait-Process -Id {process} -Timeout {_WAIT_S} -ErrorAction SilentlyContinue",
        "$q = [string][char]34",
        "$d = Join-Path ([Environment]::GetFolderPath('Windows')) "
        "('Temp\\tracs-' + [guid]::NewGuid())",
        "$null = New-Item -ItemType Directory -Path $d",
    ]
    for path, file in steps:
        lines += [
            f"$f = Join-Path $d {_quoted(file.name)}",
            f"Copy-Item -LiteralPath {_quoted(str(path))} -Destination $f",
            f"if ((Get-FileHash -LiteralPath $f -Algorithm SHA256).Hash -ne '{file.sha256}') "
            "{ exit 4 }",
            _RUN[file.kind],
        ]
    return "; ".join([*lines, "Remove-Item -LiteralPath $d -Recurse -Force"])


def steps_of(staged: StagedRelease, *, installed_by: str, has_camera: bool) -> tuple[Step, ...]:
    """The files to install, in order: the way the program came, then the part for cameras.

    Raises BadInput when the release has no file of that way: the other one would refuse.
    """
    way = FileKind.SETUP if installed_by == "setup" else FileKind.MSI
    first = next((file for file in staged.release.program if file.kind is way), None)
    if first is None:
        raise BadInput(
            say(
                "This update has no file for the way the program was installed here ({way}). "
                "Nothing was changed. Ask your agency's IT for the other one.",
                way="MSI" if way is FileKind.MSI else "setup",
            )
        )
    cameras = [file for file in staged.release.files if file.kind is FileKind.CAMERA]
    chosen = [first, *(cameras if has_camera else [])]
    return tuple((staged.path(file), file) for file in chosen)


def has_camera_part() -> bool:
    """Whether the part for cameras lies beside the program."""
    return (Path(__file__).resolve().parents[2] / "camera").is_dir()


def _quoted(text: str) -> str:
    """As PowerShell takes a text literally; every kind of single quote ends one there."""
    for quote in "'\u2018\u2019\u201a\u201b":
        text = text.replace(quote, quote * 2)
    return f"'{text}'"


def start_installer(staged: StagedRelease) -> None:
    """Ask Windows to run it as an administrator. Raises BadInput when it is not to be."""
    steps = steps_of(
        staged, installed_by=installed_value("InstalledBy"), has_camera=has_camera_part()
    )
    line = script(steps, process=os.getpid())
    if '"' in line:  # no path of Windows holds one; elsewhere it would end the line early
        raise _by_hand(steps[0][0])
    _run_as_administrator(f'-NoProfile -NonInteractive -Command "{line}"', steps[0][0])


def _by_hand(path: Path) -> BadInput:
    return BadInput(
        say(
            "This computer does not install it by itself. The checked file lies at {path}; whoever "
            "looks after this computer installs it.",
            path=path,
        )
    )


if sys.platform == "win32":
    import ctypes

    _HIDDEN, _STARTED = 0, 32

    def _run_as_administrator(arguments: str, _path: Path) -> None:
        buffer = ctypes.create_unicode_buffer(260)
        ctypes.windll.kernel32.GetSystemDirectoryW(buffer, len(buffer))
        program = Path(buffer.value) / "WindowsPowerShell" / "v1.0" / "powershell.exe"
        done = ctypes.windll.shell32.ShellExecuteW(
            None, "runas", str(program), arguments, None, _HIDDEN
        )
        if done <= _STARTED:
            raise BadInput(
                say(
                    "Windows did not start the installation: an administrator has to agree. "
                    "Nothing was changed; the update stays ready."
                )
            )
else:

    def _run_as_administrator(_arguments: str, path: Path) -> None:
        raise _by_hand(path)
