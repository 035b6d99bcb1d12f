"""How key files reach the disk: whole or not at all, readable by their owner only."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from tracs_mobile.errors import KeyUnavailable, VaultError
from tracs_mobile.settings import make_private
from tracs_mobile.wording import say

LARGEST_KEY_FILE = 1_000_000
"""Bytes; a key file that is larger is not ours."""


def write_durably(path: Path, raw: bytes) -> None:
    """Put `raw` at `path`: temporary file, fsync, rename, fsync of the folder.

    After a power cut the file holds the old or the new bytes. Raises VaultError when the disk
    refuses; the old file is then untouched.
    """
    temporary = path.with_name(path.name + ".tmp")
    try:
        make_private(path.parent)
        temporary.unlink(missing_ok=True)
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
        sync_folder(path.parent)
    except OSError as fault:
        raise VaultError(
            say(
                "The key file {name} could not be written. Free some disk space and try again.",
                name=path.name,
            )
        ) from fault


def read_whole(path: Path, *, limit: int = LARGEST_KEY_FILE) -> bytes | None:
    """The bytes at `path`, or None when there is no such file. Raises KeyUnavailable."""
    try:
        with path.open("rb") as file:
            raw = file.read(limit + 1)
    except FileNotFoundError:
        return None
    except OSError as fault:
        raise KeyUnavailable(
            say("The key file {name} cannot be read. Ask your Point of Contact.", name=path.name)
        ) from fault
    if len(raw) > limit:
        raise KeyUnavailable(
            say("The key file {name} is damaged. Ask your Point of Contact.", name=path.name)
        )
    return raw


def sync_folder(folder: Path) -> None:
    """Make the names in a folder outlast a power cut. Raises OSError."""
    if sys.platform != "win32":  # a folder cannot be opened there; NTFS journals the rename
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
