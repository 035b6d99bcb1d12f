"""The Windows Python of the payload: an input file with a pinned hash, never fetched here."""

from __future__ import annotations

import hashlib
import tomllib
import zipfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from product import BuildError
from tree import write_text

HERE = Path(__file__).resolve().parent
TABLE = HERE / "runtime.toml"
DLL = "python313.dll"
LEFT_OUT_MARK = "RUNTIME-MISSING.txt"
"""Stands in runtime/ of a payload without one."""

SEARCH_PATH = "python313.zip\n.\n..\\lib\n..\\camera\n..\\app\n"
"""What python313._pth says: only these are searched, whatever stands in the surroundings."""

_PTH = "python313._pth"
_NEEDED = (DLL, "python3.dll", "python.exe", "python313.zip", "LICENSE.txt")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pinned:
    """What runtime.toml says."""

    version: str
    sha256: str
    brings: tuple[str, ...]
    file: str
    address: str


def load_pinned(table: Path = TABLE) -> Pinned:
    """The pin; version and hash are empty as long as nobody has filled them in."""
    read = tomllib.loads(table.read_text("utf-8"))
    file = read["file"].format(version=read["version"])
    return Pinned(
        version=read["version"],
        sha256=read["sha256"].lower(),
        brings=tuple(read["brings"]),
        file=file,
        address=read["address"].format(version=read["version"], file=file),
    )


def add_runtime(archive: Path, target: Path, *, sha256: str) -> None:
    """Unpack the runtime into `target`. BuildError when it is not the pinned one or not whole."""
    if not sha256:
        raise BuildError(
            "runtime.toml pins no runtime yet. Fill in its version and SHA-256 from the release "
            "page, or give --runtime-sha256."
        )
    try:
        data = archive.read_bytes()
    except OSError as fault:
        raise BuildError(f"The runtime {archive.name} cannot be read: {fault.strerror}.") from fault
    found = hashlib.sha256(data).hexdigest()
    if found != sha256.lower():
        raise BuildError(
            f"{archive.name} is not the pinned runtime: its SHA-256 is {found}, not {sha256}. "
            "Nothing was built."
        )
    _unpack(archive, target)
    write_text(target / _PTH, SEARCH_PATH)


def mark_left_out(target: Path, *, version: str) -> None:
    """Say in the payload that the runtime is not in it."""
    write_text(
        target / LEFT_OUT_MARK,
        f"TraCS Mobile {version} was packed without the Windows Python that runs it.\n"
        "It can be installed and removed for trials; the program does not start (exit code 3).\n"
        "Build it again with --runtime.\n",
    )
    write_text(target / _PTH, SEARCH_PATH)


def _unpack(archive: Path, target: Path) -> None:
    try:
        with zipfile.ZipFile(archive) as packed:
            names = packed.namelist()
            missing = [name for name in _NEEDED if name not in names]
            if missing:
                raise BuildError(
                    f"{archive.name} is no embeddable Python 3.13: it lacks {', '.join(missing)}."
                )
            for name in names:
                parts = PurePosixPath(name.replace("\\", "/")).parts
                if not parts or ".." in parts or ":" in name or name.startswith(("/", "\\")):
                    raise BuildError(f"{archive.name} holds a file outside of its folder: {name}")
                if not name.endswith("/"):
                    place = target.joinpath(*parts)
                    place.parent.mkdir(parents=True, exist_ok=True)
                    place.write_bytes(packed.read(name))
    except zipfile.BadZipFile as fault:
        raise BuildError(f"{archive.name} is damaged: it is no zip file.") from fault
