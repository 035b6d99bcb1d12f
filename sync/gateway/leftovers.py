"""What lies in folders beside the database and may still name a ticket that was expunged.

Records outside the court are destroyed on its order (23 V.S.A. § 2303), and a file that anybody
with a key of the gateway can open is such a record. Whatever names an expunged number goes as a
whole: what else such a file holds was never taken in from it, and is still where it came from.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from sqlalchemy import Connection, select

from sync.bundles.files import read_bounded
from sync.bundles.form import SUFFIX, content_of
from sync.gateway.tables import PURGED
from tracs_mobile.errors import BadInput
from tracs_mobile.vault.seal import SealKey

LARGEST = 20_000_000
"""Bytes of a file that are looked at."""

log = logging.getLogger(__name__)


def expunged(connection: Connection) -> frozenset[str]:
    """Every number that was expunged."""
    return frozenset(connection.execute(select(PURGED.c.number)).scalars())


def names(raw: bytes, numbers: Collection[str]) -> bool:
    """Whether one of `numbers` stands in `raw`, by itself and not as a part of another one."""
    if not numbers:
        return False
    any_of_them = b"|".join(re.escape(number.encode()) for number in numbers)
    return re.search(rb"(?<![A-Za-z0-9-])(?:" + any_of_them + rb")(?![A-Za-z0-9])", raw) is not None


def remove(path: Path) -> None:
    """Delete a file; one that cannot be deleted is named in the log, so that a person does it."""
    try:
        path.unlink(missing_ok=True)
    except OSError:
        log.exception("The file %s of an expunged ticket could not be deleted.", path.name)


class Sticks:
    """The folder for files from sticks: what it keeps can be opened with the import key."""

    def __init__(self, folder: Path, keys: Mapping[str, SealKey]) -> None:
        self._folder = folder
        self._keys = keys

    def tells_of(self, path: Path, numbers: Collection[str]) -> bool:
        """Whether the file can be opened here and names one of `numbers`."""
        if not numbers:
            return False
        try:
            inside = content_of(read_bounded(path), self._keys)
        except BadInput:
            return False  # nobody can open it with a key of this gateway
        return names(inside, numbers)

    def destroy(self, number: str) -> None:
        """Delete every kept file that names `number`; what still waits is imported as blank."""
        for path in self._kept():
            if self.tells_of(path, (number,)):
                remove(path)
                remove(path.with_name(f"{path.name}.txt"))

    def _kept(self) -> Iterator[Path]:
        return (path for path in sorted(self._folder.glob("*/*")) if path.name.endswith(SUFFIX))


def destroy_of_court(drop: Path, number: str, files: Collection[str]) -> None:
    """Delete what lies in the court's folder of `number`: its `files`, and answers to them.

    From where a file comes to where it goes, so that one that is moved meanwhile is met.
    """
    for name in files:
        for folder in (drop / ".work", drop):
            remove(folder / Path(name).name)
    for place in ("", "unreadable", "read"):
        for path in sorted((drop / "answers" / place).glob("*.json")):
            if names(path.name.encode(), (number,)) or names(_some_of(path), (number,)):
                remove(path)


def _some_of(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(LARGEST)
    except OSError:
        log.exception("The file %s could not be read for an expungement.", path.name)
        return b""
