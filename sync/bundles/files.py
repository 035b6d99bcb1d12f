"""Files on sticks and in shared folders: written whole and read back, or not at all."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from pathlib import Path

from sync.bundles.form import LARGEST_FILE, RECEIPTS_SUFFIX, SUFFIX
from tracs_mobile.errors import BadInput
from tracs_mobile.wording import say

MOST_FILES = 200
"""Of one folder that are looked at; a stick with more is somebody's archive."""

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_LOCKED = (errno.EROFS, errno.EACCES, errno.EPERM)
_GONE = (errno.ENOENT, errno.ENODEV, errno.ENXIO, errno.EIO, errno.ENOTDIR, errno.ESTALE)
_STAYS = say("Nothing is lost: the tickets are still on this laptop.")


def write_verified(path: Path, raw: bytes) -> None:
    """Put `raw` at `path`: temporary file, sync, rename, then read back and compared.

    Raises BadInput with the sentence for the officer; no half file is left under the name then.
    """
    temporary = path.with_name(path.name + ".part")
    left = temporary
    try:
        _write(temporary, raw)
        temporary.replace(path)
        left = path
        _sync_folder(path.parent)
        same = _read_from_disk(path) == raw
    except OSError as fault:
        _remove(left)
        raise BadInput(why_not(fault)) from fault
    if not same:
        _remove(path)
        raise BadInput(
            say(
                "What was written does not read back as it was written, so the stick or folder "
                "cannot be trusted. Take another one. {stays}",
                stays=_STAYS,
            )
        )


def _write(path: Path, raw: bytes) -> None:
    with path.open("wb") as file:
        file.write(raw)
        file.flush()
        os.fsync(file.fileno())


def _read_from_disk(path: Path) -> bytes:
    with path.open("rb") as file:
        if hasattr(os, "posix_fadvise"):
            # Otherwise the memory of this computer would answer, whatever the stick did.
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        return file.read()


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        # Some file systems of sticks and shares know no such thing; the file itself is synced.
        with suppress(OSError):
            os.fsync(handle)
    finally:
        os.close(handle)


def _remove(path: Path) -> None:
    """What is left behind is not of the bundle's name, so nobody takes it for one."""
    with suppress(OSError):
        path.unlink(missing_ok=True)


def why_not(fault: OSError) -> str:
    """The sentence for a stick or folder that did not take a file."""
    if fault.errno in _FULL:
        said = say("The stick or folder is full. Free some space on it, or take another one.")
    elif fault.errno in _LOCKED:
        said = say(
            "The stick or folder cannot be written to: it is locked, or you may only read there. "
            "Move its switch, or take another one."
        )
    elif fault.errno in _GONE:
        said = say("The stick is gone or does not answer. Put it in again, or take another one.")
    else:
        said = say(
            "The stick or folder did not take the file; it may be of a kind this computer cannot "
            "write to. Take another one."
        )
    return f"{said} {_STAYS}"


def read_bounded(path: Path) -> bytes:
    """The bytes of a bundle or of receipts. Raises BadInput when it cannot be read."""
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST_FILE + 1)
    except OSError as fault:
        raise BadInput(
            say(
                "The file {name} cannot be read. If the stick was pulled out, put it in again.",
                name=path.name,
            )
        ) from fault
    if len(raw) > LARGEST_FILE:
        raise BadInput(
            say("The file {name} is larger than any this program writes.", name=path.name)
        )
    return raw


def bundles_in(folder: Path) -> tuple[Path, ...]:
    """The bundles of a folder, by name; none of one that cannot be read."""
    return tuple(p for p in _files(folder, SUFFIX) if not p.name.endswith(RECEIPTS_SUFFIX))


def receipts_in(folder: Path) -> tuple[Path, ...]:
    """The files with receipts of a folder, newest first; none of one that cannot be read."""
    return tuple(reversed(_files(folder, RECEIPTS_SUFFIX)))


def receipts_beside(path: Path) -> Path:
    """Where the receipts of a bundle go."""
    return path.with_name(path.name.removesuffix(SUFFIX) + RECEIPTS_SUFFIX)


def _files(folder: Path, suffix: str) -> list[Path]:
    try:
        with os.scandir(folder) as found:
            names = sorted(
                entry.name
                for entry in found
                # `._NAME`: what some systems leave beside every file on a stick.
                if entry.name.endswith(suffix) and not entry.name.startswith(".")
            )
    except OSError:
        return []
    return [folder / name for name in names[-MOST_FILES:]]
