"""Which sticks are in: drives that can be taken out, as Windows and Linux show them."""

from __future__ import annotations

import ctypes
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from tracs_mobile.ports import Place, PlaceKind
from tracs_mobile.wording import say

_MOUNTS = ("/media", "/run/media")
_REMOVABLE = 2
"""DRIVE_REMOVABLE of GetDriveTypeW."""
_LEAST_FREE = 10_000_000

_LOCKED = say("This computer may only read it: it is locked, or not yours to write to.")
_NO_ROOM = say("It is full: less than 10 MB are free.")
_NOT_THERE = say("It is not there at the moment.")


def sticks() -> tuple[Place, ...]:
    """Every drive that can be taken out and is in now. Never raises."""
    found = _windows_drives() if os.name == "nt" else _linux_mounts(_MOUNTS)
    return tuple(place_of(path, PlaceKind.STICK, name=name) for path, name in found)


def place_of(path: Path, kind: PlaceKind, *, name: str = "") -> Place:
    """A place with what can be told of it before anything is written. Never raises."""
    try:
        free = shutil.disk_usage(path).free
    except OSError:
        return Place(kind=kind, path=str(path), name=name or path.name, problem=_NOT_THERE)
    locked = not os.access(path, os.W_OK)
    problem = _LOCKED if locked else _NO_ROOM if free < _LEAST_FREE else ""
    return Place(
        kind=kind, path=str(path), name=name or path.name, free_bytes=free, problem=problem
    )


def _linux_mounts(roots: tuple[str, ...]) -> Iterator[tuple[Path, str]]:
    """What is mounted below the folders where desktops put sticks: `/media/USER/NAME`."""
    for root in roots:
        for folder in _folders(Path(root)):
            if folder.is_mount():
                yield folder, folder.name
            else:
                yield from ((inner, inner.name) for inner in _folders(folder) if inner.is_mount())


def _folders(path: Path) -> list[Path]:
    try:
        return sorted(entry for entry in path.iterdir() if entry.is_dir())
    except OSError:
        return []


def _windows_drives() -> Iterator[tuple[Path, str]]:
    kernel = _kernel()
    letters = kernel.GetLogicalDrives()
    for at in range(26):
        root = f"{chr(ord('A') + at)}:\\"
        if letters >> at & 1 and kernel.GetDriveTypeW(root) == _REMOVABLE:
            yield Path(root), _label(kernel, root)


def _kernel() -> ctypes.CDLL:
    # By its name in text: the type checker knows it on Windows only, and then nothing else.
    found: ctypes.CDLL = getattr(ctypes, "windll").kernel32  # noqa: B009
    return found


def _label(kernel: ctypes.CDLL, root: str) -> str:
    """The name somebody gave the stick, with its letter."""
    text = ctypes.create_unicode_buffer(261)
    known = kernel.GetVolumeInformationW(root, text, len(text), None, None, None, None, 0)
    named = text.value if known else ""
    return f"{named} ({root[:2]})" if named else f"Stick {root[:2]}"
