"""The MSI, for group policies and management systems: by wixl from the payload, then completed.

Equal input gives equal bytes; `msi_source`, `msi_tables` and `msi_summary` say how.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import uuid
import xml.etree.ElementTree as ET
from pathlib import Path

import msi_source
import msi_summary
import msi_tables
import product
from msi_source import Kind
from product import BuildError, Part, Staged

_HERE = Path(__file__).parent
_COMPILERS = ("x86_64-w64-mingw32-gcc", "gcc")

PROGRAM = Kind(name=product.PRODUCT, upgrade_code=product.UPGRADE_CODE, whole=True)
CAMERA = Kind(
    name=f"{product.PRODUCT} camera",
    upgrade_code=uuid.uuid5(product.UPGRADE_CODE, "camera"),
    whole=False,
)
KINDS = {Part.PROGRAM: PROGRAM, Part.CAMERA: CAMERA}


def make(staged: Staged, out: Path, *, icon: Path | None = None) -> Path:
    """Pack `staged` into `out` and answer the MSI. Sets the times of the staged files.

    Raises BuildError with the words of the program that failed.
    """
    kind = KINDS[staged.part]
    target = out.absolute() / product.artifact_name(staged, "msi")
    made = product.source_date()
    for name in product.files_below(staged.root):
        os.utime(staged.root / name, (made.timestamp(), made.timestamp()))
    # Beside the result: wixl knows only relative paths, and there are none between two drives.
    with tempfile.TemporaryDirectory(dir=out) as scratch:
        check = _running_check(Path(scratch)) if kind.whole else None
        described = Path(scratch) / "product.wxs"
        tree = ET.ElementTree(
            msi_source.source(
                staged, kind, icon=_from(icon, staged.root), check=_from(check, staged.root)
            )
        )
        tree.write(described, encoding="utf-8", xml_declaration=True)
        target.unlink(missing_ok=True)
        command = ["wixl", "-a", "x64", "-o", str(target), str(described.absolute())]
        _run(command, within=staged.root)
    msi_tables.patch(target, staged, kind)
    msi_summary.settle(target, made=made, family=kind.upgrade_code)
    return target


def _running_check(scratch: Path) -> Path:
    compiler = next((found for name in _COMPILERS if (found := shutil.which(name))), None)
    if compiler is None:
        raise BuildError("The MSI needs mingw-w64 (x86_64-w64-mingw32-gcc), which is not here.")
    target = scratch / "running.dll"
    mutex = product.MUTEX.replace("\\", "\\\\")
    command = [compiler, "-shared", "-nostdlib", "-O2", "-s", "-Wall", "-Wextra", "-Werror"]
    # A base address of its own choice would hang on the name of the scratch folder.
    command += [f'-DMUTEX=L"{mutex}"', "-Wl,--no-insert-timestamp,--image-base,0x180000000"]
    command += ["-o", str(target)]
    _run([*command, str(_HERE / "running.c"), "-lmsi", "-lkernel32"])
    return target


def _from(path: Path | None, root: Path) -> Path | None:
    return Path(os.path.relpath(path.absolute(), root.absolute())) if path else None


def _run(command: list[str], *, within: Path | None = None) -> None:
    # The cabinet holds local times; everywhere but in one zone they would differ.
    environment = {**os.environ, "TZ": "UTC"}
    try:
        done = subprocess.run(
            command, cwd=within, capture_output=True, text=True, check=False, env=environment
        )
    except OSError as fault:
        raise BuildError(
            f"{command[0]} is missing; it is needed for the MSI. On Debian: apt-get install wixl "
            "msitools gcc-mingw-w64-x86-64"
        ) from fault
    if done.returncode:
        raise BuildError(f"{command[0]}: {done.stdout.strip()} {done.stderr.strip()}")
