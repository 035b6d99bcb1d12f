"""One running copy on one data folder; the operating system frees the lock when we die.

Two locks: of the data, for whoever writes them, and of the window, so that a second start finds the
first even while that one has opened nothing yet.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import IO

from tracs_mobile.errors import AlreadyRunning, BadInput
from tracs_mobile.settings import private_folder

if sys.platform == "win32":
    import msvcrt

    def _lock(handle: IO[bytes]) -> None:
        handle.seek(0)
        msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(handle: IO[bytes]) -> None:
        fcntl.flock(handle.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


DATA_LOCK, WINDOW_LOCK = "running.lock", "window.lock"


class OnlyCopy:
    """Holds the lock of a data folder until closed or until the process ends."""

    def __init__(self, folder: Path, name: str = DATA_LOCK) -> None:
        """Take the lock. Raises AlreadyRunning, and BadInput for a folder that cannot be used."""
        private_folder(folder)
        try:
            self._handle = (folder / name).open("ab")
        except OSError as fault:
            raise BadInput(
                f"Nothing can be written in the folder {folder}: {fault.strerror}. "
                "Ask your administrator for the right to write there."
            ) from fault
        try:
            _lock(self._handle)
        except OSError as fault:
            self._handle.close()
            raise AlreadyRunning(
                "TraCS Mobile is already open on this laptop. "
                "Use the window that is open; your tickets are safe there."
            ) from fault
        self._handle.truncate(0)
        self._handle.write(str(os.getpid()).encode())
        self._handle.flush()

    def close(self) -> None:
        """Give the lock back. Safe to call twice."""
        self._handle.close()


def is_open(folder: Path) -> bool:
    """Whether a copy of the program is open on this data folder now. Raises BadInput."""
    for name in (DATA_LOCK, WINDOW_LOCK):
        if (folder / name).exists():
            try:
                OnlyCopy(folder, name).close()
            except AlreadyRunning:
                return True
    return False
