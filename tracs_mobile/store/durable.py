"""Writes a small file so that after a power cut it is the old one or the new one, never half."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from tracs_mobile.errors import StoreError, StoreFull
from tracs_mobile.wording import say

_NO_SPACE = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def write_durably(path: Path, content: bytes, *, sync: bool = True) -> None:
    """Temporary file, sync, rename, sync of the folder. Raises OSError.

    `sync` False is for a copy that only has to outlive the program, not a power cut.
    """
    temporary = path.with_name(path.name + ".tmp")
    with temporary.open("wb") as file:
        file.write(content)
        file.flush()
        if sync:
            os.fsync(file.fileno())
    temporary.replace(path)
    if sync:
        _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # Windows has no handle to sync; the rename itself goes to the journal
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def file_error(fault: OSError, *, what: str) -> StoreError:
    """The error of our tree for a file that could not be written; `what` names it."""
    if fault.errno in _NO_SPACE:
        return StoreFull(
            say(
                "The disk of this laptop is full: {what} could not be written. "
                "What is issued is kept. Free some space, then do it again.",
                what=what,
            )
        )
    return StoreError(
        say(
            "The disk of this laptop did not take {what}. What is issued is kept. "
            "Restart the laptop; if it comes back, call your Point of Contact.",
            what=what,
        )
    )
