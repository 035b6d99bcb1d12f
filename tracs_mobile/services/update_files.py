"""The files of an update: read with a bound, copied with their digest, flushed to the disk."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tracs_mobile.domain.update import ReleaseFile
from tracs_mobile.errors import BadInput
from tracs_mobile.wording import say

Progress = Callable[[int, int], None]
"""(bytes that are done, bytes in all); from the thread that copies."""

_PIECE = 1 << 20


def read_bounded(path: Path, limit: int) -> bytes:
    """The bytes of a file of at most `limit` bytes. Raises BadInput."""
    try:
        with path.open("rb") as file:
            raw = file.read(limit + 1)
    except OSError as fault:
        raise BadInput(
            say(
                "The file {name} of the update cannot be read. Nothing was changed. Put the stick "
                "in again, or ask your agency's IT for another one.",
                name=path.name,
            )
        ) from fault
    if len(raw) > limit:
        raise BadInput(
            say(
                "The file {name} is larger than any of an update. It was not taken.", name=path.name
            )
        )
    return raw


@dataclass(slots=True, kw_only=True)
class Copying:
    """Copies file after file; `stopped` is asked after every megabyte."""

    whole: int
    progress: Progress
    stopped: Callable[[], bool]
    done: int = 0

    def copy(self, source: Path, target: Path, file: ReleaseFile) -> None:
        """Copy one file, at most as long as the list says. Raises BadInput, OSError."""
        left = file.size
        with source.open("rb") as reading, target.open("xb") as writing:
            while piece := reading.read(_PIECE):
                left -= len(piece)
                if left < 0:
                    raise damaged(file)
                if self.stopped():
                    raise BadInput(say("Copying the update was stopped. Nothing was changed."))
                writing.write(piece)
                self.done += len(piece)
                self.progress(self.done, self.whole)
            writing.flush()
            os.fsync(writing.fileno())


def must_be_whole(file: ReleaseFile, path: Path) -> None:
    """Raise BadInput unless the file at `path` is the one of the list, read from there now."""
    if path.is_symlink() or not path.is_file() or path.stat().st_size != file.size:
        raise damaged(file)
    with path.open("rb") as opened:
        if hashlib.file_digest(opened, "sha256").hexdigest() != file.sha256:
            raise damaged(file)


def write_flushed(path: Path, raw: bytes) -> None:
    """Write a file and flush it. Raises OSError."""
    with path.open("wb") as file:
        file.write(raw)
        file.flush()
        os.fsync(file.fileno())


def damaged(file: ReleaseFile) -> BadInput:
    """A file that is not as the list says."""
    return BadInput(
        say(
            "The file {name} of the update is not the one that was signed. Nothing was changed. "
            "Ask your agency's IT for a fresh stick.",
            name=file.name,
        )
    )
