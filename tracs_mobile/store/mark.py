"""The high-water mark in files outside the database, so that a restored copy is noticed."""

from __future__ import annotations

import logging
import threading
from pathlib import Path

from tracs_mobile.domain.canonical import decode, encode
from tracs_mobile.errors import BadInput, StoreDamaged
from tracs_mobile.ports import Mark
from tracs_mobile.store.durable import file_error, write_durably
from tracs_mobile.wording import say

log = logging.getLogger(__name__)

_UNREADABLE = say(
    "The record of the highest ticket number on this laptop cannot be read, so a number might be "
    "used twice. Do not issue from this laptop; call your Point of Contact."
)


class FileHighWater:
    """`ports.HighWater` in one or two files; the higher one counts."""

    def __init__(self, path: Path, second: Path | None = None) -> None:
        """`second` stands in another place (machine store), so that one restore misses it."""
        self._paths = (path,) if second is None else (path, second)
        self._lock = threading.Lock()
        self._known: Mark | None = None

    def read(self) -> Mark:
        """The mark; zeros when there is none. Raises StoreDamaged when no file is readable."""
        with self._lock:
            return self._read()

    def raise_to(self, mark: Mark) -> None:
        """Durably raise the mark. Raises StoreFull or StoreError when no file took it."""
        with self._lock:
            known = self._known or self._read()
            raised = known.joined(mark)
            if raised != known or self._known is None:
                self._write(raised)
            self._known = raised

    def _read(self) -> Mark:
        found: list[Mark] = []
        unreadable = False
        for path in self._paths:
            try:
                found.append(decode(Mark, path.read_bytes()))
            except FileNotFoundError:
                continue
            except (OSError, BadInput):
                log.warning("A high-water mark cannot be read: %s", path.name)
                unreadable = True
        if unreadable and not found:
            raise StoreDamaged(_UNREADABLE)
        mark = Mark()
        for other in found:
            mark = mark.joined(other)
        return mark

    def _write(self, mark: Mark) -> None:
        faults: list[OSError] = []
        for path in self._paths:
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                # The second place is for restored folders, not for power cuts: one sync is enough.
                sync = path is self._paths[0] or bool(faults)
                write_durably(path, encode(mark), sync=sync)
            except OSError as fault:
                faults.append(fault)
        if len(faults) == len(self._paths):
            raise file_error(faults[0], what="the mark of the last ticket number") from faults[0]
        if faults:
            log.warning("One of two high-water marks could not be written.")
