"""Fetch the shipped wheels for a platform that need not be this one, by the hashes of the lock."""

from __future__ import annotations

import csv
import email.parser
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from product import BuildError
from shipping import Ship, canonical

PYTHON = "3.13"
"""The Python of patrol laptops. Wheels, bytecode and runtime all are of this one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wheel:
    """One fetched distribution."""

    ship: Ship
    version: str
    site: Path
    files: tuple[str, ...]
    """What it put below `site`, as posix paths, sorted."""
    info: str
    """The name of its .dist-info folder."""
    license: str
    """As its own metadata says; may be empty."""


def fetch(requirements: str, folder: Path, *, platform: str, python: str = PYTHON) -> Path:
    """Put the wheels of `requirements` unpacked below `folder`/site; returns that. BuildError.

    uv and not pip: pip would judge the markers by the machine it runs on, and leave out what only
    Windows needs.
    """
    wanted, site = folder / "requirements.txt", folder / "site"
    wanted.write_text(requirements, "utf-8")
    command = [
        *(sys.executable, "-m", "uv", "pip", "install", "--quiet", "--no-deps"),
        *("--require-hashes", "--only-binary", ":all:", "--link-mode", "copy"),
        *("--python-platform", platform, "--python-version", python),
        *("--target", str(site), "-r", str(wanted)),
    ]
    # A compiled file would carry the wrong version; ours are made later by the right Python.
    surroundings = {**os.environ, "UV_COMPILE_BYTECODE": "0"}
    done = subprocess.run(command, check=False, capture_output=True, text=True, env=surroundings)
    if done.returncode != 0:
        raise BuildError(
            "The wheels for the laptop could not be fetched. Is there a network? "
            f"uv says: {done.stderr.strip()[-400:]}"
        )
    return site


def fetched(site: Path, ships: tuple[Ship, ...]) -> tuple[Wheel, ...]:
    """What `fetch` brought, by distribution. BuildError for one that is not there."""
    by_name = {ship.name: ship for ship in ships}
    found = []
    for info in sorted(site.glob("*.dist-info")):
        metadata = email.parser.Parser().parsestr((info / "METADATA").read_text("utf-8"))
        ship = by_name.pop(canonical(metadata["Name"]))
        found.append(
            Wheel(
                ship=ship,
                version=metadata["Version"],
                site=site,
                files=_files_of(info),
                info=info.name,
                license=metadata["License-Expression"] or metadata["License"] or "",
            )
        )
    if by_name:
        raise BuildError(f"These wheels were not brought: {', '.join(sorted(by_name))}.")
    return tuple(found)


def _files_of(info: Path) -> tuple[str, ...]:
    with (info / "RECORD").open(encoding="utf-8", newline="") as record:
        names = {row[0].replace("\\", "/") for row in csv.reader(record) if row}
    inside = {name for name in names if not name.startswith(("..", "/"))}
    return tuple(sorted(name for name in inside if (info.parent / name).is_file()))
