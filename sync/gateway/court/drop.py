"""A folder between DPS and the court: files are put down whole, each once, and answers come back.

`NUMBER-SEQ.ecf.xml` appears by a rename from `.work`, where it was written and flushed before. The
court's side takes files away as it likes and puts answers into `answers`. Nobody but the gateway
touches `.work`.
"""

from __future__ import annotations

import os
import secrets
import sys
from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from pathlib import Path

from sync.gateway.court.answer import CourtAnswer, read_answer
from sync.gateway.court.handed import Handed
from sync.gateway.folders import free_name
from tracs_mobile.errors import AlreadyRunning, BadInput, TracsError
from tracs_mobile.single import OnlyCopy
from tracs_mobile.vault.files import read_whole, write_durably

LARGEST_ANSWER = 20_000
_WORK, _ANSWERS, _READ, _UNREAD = ".work", "answers", "read", "unreadable"
_IDENTITY, _BOOK = "identity", "handed-over"


class DropFolder:
    """One forwarder on one folder. Raises TracsError when it is held or cannot be used."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._work = folder / _WORK
        self._answers = folder / _ANSWERS
        self._book: Handed | None = None
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

    def handed(self, now: datetime) -> Handed:
        """The book of what was handed over; begun when there is none yet. Raises OSError."""
        if self._book is None:
            self._book = Handed(self._work / _BOOK, begin=now, seen=self._seen())
        return self._book

    def _seen(self) -> Iterator[str]:
        """What of before the book shows that it was handed over: files, and what was answered."""
        for path in self.folder.glob("*.ecf.xml"):
            yield path.name
        for answer, _ in self._kept_answers():
            yield f"{answer.number}-{answer.seq}.ecf.xml"

    def _kept_answers(self) -> Iterator[tuple[CourtAnswer, Path]]:
        for place in (_READ, _UNREAD):
            for path in sorted((self._answers / place).glob("*.json")):
                with path.open("rb") as file:
                    raw = file.read(LARGEST_ANSWER + 1)
                try:
                    yield read_answer(raw), path
                except BadInput:
                    continue

    def hear_again(self, names: Collection[str]) -> None:
        """Let the answers to these files, which were put away, wait once more. Raises OSError."""
        for answer, path in list(self._kept_answers()):
            if f"{answer.number}-{answer.seq}.ecf.xml" in names:
                path.replace(free_name(self._answers / path.name))

    def prepare(self, name: str, content: bytes) -> None:
        """Write a file where nobody sees it yet; on disk when this returns. Raises OSError."""
        temporary = self._work / f"{name}.new"
        with temporary.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(self._work / name)
        _flush(self._work)

    def publish(self, names: Sequence[str], at: datetime) -> None:
        """Let prepared files appear; one that has appeared before stays so. Raises OSError.

        A rename happens once whatever is killed when: a file that is no longer in `.work` is out,
        even if the court has taken it away since.
        """
        ready = [name for name in names if (self._work / name).exists()]
        self.handed(at).add(ready, at)
        for name in ready:
            (self._work / name).replace(self.folder / name)
        _flush(self.folder)
        _flush(self._work)

    def sweep(self, keep: Sequence[str], at: datetime) -> None:
        """Delete what a kill left in `.work` and nobody will publish. Raises OSError."""
        for path in self._work.glob("*.ecf.xml*"):
            if path.name not in keep:
                # Whether or not it was about to appear: it never will.
                self.handed(at).take_back(path.name, at)
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
