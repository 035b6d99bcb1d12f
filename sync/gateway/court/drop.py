"""A folder between DPS and the court: files are put down whole, each once, and answers come back.

`NUMBER-SEQ.ecf.xml` appears by a rename from `.work`, where it was written and flushed before. The
court's side takes files away as it likes and puts answers into `answers`. Nobody but the gateway
touches `.work`.
"""

from __future__ import annotations

import os
import secrets
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from sync.gateway.folders import free_name
from tracs_mobile.errors import AlreadyRunning, BadInput, TracsError
from tracs_mobile.single import OnlyCopy
from tracs_mobile.vault.files import read_whole, write_durably

LARGEST_ANSWER = 20_000
_WORK, _ANSWERS, _READ, _UNREAD = ".work", "answers", "read", "unreadable"
_IDENTITY = "identity"


class DropFolder:
    """One forwarder on one folder. Raises TracsError when it is held or cannot be used."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._work = folder / _WORK
        self._answers = folder / _ANSWERS
        try:
            for place in (self._answers / _READ, self._answers / _UNREAD):
                place.mkdir(parents=True, exist_ok=True)
            self._lock = OnlyCopy(self._work)
            self.identity = self._identified()
        except AlreadyRunning as fault:
            raise TracsError(f"Another gateway hands over to {folder} already.") from fault
        except (BadInput, OSError) as fault:
            raise TracsError(f"Nothing can be written in the folder {folder}.") from fault

    def _identified(self) -> str:
        """What tells this folder from every other, wherever it is mounted."""
        path = self._work / _IDENTITY
        found = read_whole(path)
        if not found:
            found = secrets.token_hex(8).encode()
            write_durably(path, found)
        return found[:40].decode("ascii", "replace")

    def prepare(self, name: str, content: bytes) -> None:
        """Write a file where nobody sees it yet; on disk when this returns. Raises OSError."""
        temporary = self._work / f"{name}.new"
        with temporary.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(self._work / name)
        _flush(self._work)

    def publish(self, names: Sequence[str]) -> None:
        """Let prepared files appear; one that has appeared before stays so. Raises OSError.

        A rename happens once whatever is killed when: a file that is no longer in `.work` is out,
        even if the court has taken it away since.
        """
        for name in names:
            prepared = self._work / name
            if prepared.exists():
                prepared.replace(self.folder / name)
        _flush(self.folder)
        _flush(self._work)

    def sweep(self, keep: Sequence[str]) -> None:
        """Delete what a kill left in `.work` and nobody will publish. Raises OSError."""
        for path in self._work.glob("*.ecf.xml*"):
            if path.name not in keep:
                path.unlink()

    def answers(self) -> Iterator[tuple[Path, bytes]]:
        """Every answer that waits, oldest name first; cut off above LARGEST_ANSWER bytes."""
        for path in sorted(self._answers.glob("*.json")):
            with path.open("rb") as file:
                yield path, file.read(LARGEST_ANSWER + 1)

    def put_away(self, answer: Path, name: str = "") -> None:
        """An answer is dealt with: kept under `name`, as unreadable without one. Raises OSError."""
        place = self._answers / (_READ if name else _UNREAD)
        answer.replace(free_name(place / (name or answer.name)))

    def put_away_bare(self, answer: Path, name: str, content: bytes) -> None:
        """Keep `content` under `name` in the place of an answer. Raises OSError."""
        kept = free_name(self._answers / _READ / name)
        kept.write_bytes(content)
        answer.unlink()

    def close(self) -> None:
        """Let another forwarder have the folder. Safe to call twice."""
        self._lock.close()


def _flush(folder: Path) -> None:
    if sys.platform != "win32":  # a folder cannot be opened there; NTFS journals the rename
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
