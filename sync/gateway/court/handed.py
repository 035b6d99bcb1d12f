"""What was handed over through a folder, kept in the folder: a restored database forgets it.

One line each, written and flushed before the file appears: the time and the name. A line with a
dash before the name takes the last one back, when the file never appeared. The first line says when
the book was begun; of before that it knows only what still lay in the folder, and not since when.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

from sync.gateway.tables import instant, instant_text
from tracs_mobile.vault.files import read_whole, write_durably

SOME_TIME = "2000-01-01T00:00:00.000000Z"
"""Handed over before the book was begun."""


class Handed:
    """The book of one folder. Only the forwarder that holds the folder writes it."""

    def __init__(self, path: Path, *, begin: datetime, seen: Iterable[str]) -> None:
        """Open the book, or begin it with the files `seen` in the folder. Raises OSError."""
        self._path = path
        self._times: dict[str, list[str]] = {}
        raw = read_whole(path)
        if raw is None:
            known = "".join(f"{SOME_TIME} {name}\n" for name in sorted(set(seen)))
            raw = f"{instant_text(begin)} \n{known}".encode()
            write_durably(path, raw)
        whole, _, torn = raw.decode("utf-8", "replace").rpartition("\n")
        if torn:
            # Cut off by a crash before its file appeared.
            write_durably(path, f"{whole}\n".encode())
        first, *lines = whole.split("\n")
        self.begun = instant(first.partition(" ")[0])
        for line in lines:
            self._read(line)

    def _read(self, line: str) -> None:
        at, _, name = line.partition(" ")
        if not name.startswith("-"):
            self._times.setdefault(name, []).append(at)
        elif self._times.get(name[1:]):
            self._times[name[1:]].pop()

    def last(self, name: str) -> str:
        """When the file was handed over last, as the tables write it; empty for never."""
        times = self._times.get(name)
        return times[-1] if times else ""

    def add(self, names: Sequence[str], at: datetime) -> None:
        """These files are about to appear; on disk when this returns. Raises OSError."""
        self._write([f"{instant_text(at)} {name}" for name in names])

    def take_back(self, name: str, at: datetime) -> None:
        """This file did not appear after all, if it was about to. Raises OSError."""
        if self.last(name):
            self._write([f"{instant_text(at)} -{name}"])

    def _write(self, lines: Sequence[str]) -> None:
        if not lines:
            return
        with self._path.open("ab") as file:
            file.write("".join(f"{line}\n" for line in lines).encode())
            file.flush()
            os.fsync(file.fileno())
        for line in lines:
            self._read(line)
