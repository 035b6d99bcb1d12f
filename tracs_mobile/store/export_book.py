"""What was written to sticks, in a file beside the database: known with nobody signed on."""

from __future__ import annotations

import logging
import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from tracs_mobile.domain.canonical import decode, encode
from tracs_mobile.errors import BadInput
from tracs_mobile.ports import BookedBundle, WrittenBundle
from tracs_mobile.store.durable import file_error, write_durably

log = logging.getLogger(__name__)

_BUNDLES = 60
_FOLDERS = 5
_READ = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class _Book:
    version: int = 1
    previous: str = ""
    bundles: tuple[BookedBundle, ...] = ()
    folders: tuple[str, ...] = ()
    read: tuple[str, ...] = ()


class FileExportBook:
    """`ports.ExportBook` in one file. A book that cannot be read is begun anew: it proves nothing.

    What is lost with it is convenience: where to look for receipts, and the name of the file
    before, whose absence DPS tells and does not refuse.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()

    def previous(self) -> str:
        """The digest in hex of the file that was written last; empty for none."""
        return self._read().previous

    def bundles(self) -> tuple[BookedBundle, ...]:
        """The bundles that were written, oldest first; very old ones are forgotten."""
        return self._read().bundles

    def folders(self) -> tuple[str, ...]:
        """Folders that were used, the last one first."""
        return self._read().folders

    def note(
        self, written: Sequence[WrittenBundle], *, place: str, folder: bool, at: datetime
    ) -> None:
        """Durably remember what was written. Raises StoreFull, StoreError."""
        booked = tuple(
            BookedBundle(
                bundle_id=one.bundle_id,
                file_name=one.file_name,
                written_at=at,
                place=place,
                events=one.events,
            )
            for one in written
        )
        with self._lock:
            book = self._read()
            folders = tuple(dict.fromkeys((place, *book.folders))) if folder else book.folders
            self._write(
                replace(
                    book,
                    previous=written[-1].digest if written else book.previous,
                    bundles=(*book.bundles, *booked)[-_BUNDLES:],
                    folders=folders[:_FOLDERS],
                )
            )

    def mark_noted(self, bundle_ids: Sequence[str]) -> None:
        """The database knows of these bundles now. Raises StoreFull, StoreError."""
        with self._lock:
            book = self._read()
            bundles = tuple(
                replace(one, noted=True) if one.bundle_id in bundle_ids else one
                for one in book.bundles
            )
            if bundles != book.bundles:
                self._write(replace(book, bundles=bundles))

    def was_read(self, digest: str) -> bool:
        """Whether a file with receipts was read before."""
        return digest in self._read().read

    def note_read(self, digests: Sequence[str]) -> None:
        """Remember files with receipts as read. Raises StoreFull, StoreError."""
        with self._lock:
            book = self._read()
            fresh = tuple(digest for digest in digests if digest not in book.read)
            if fresh:
                self._write(replace(book, read=(*book.read, *fresh)[-_READ:]))

    def _read(self) -> _Book:
        try:
            return decode(_Book, self._path.read_bytes())
        except FileNotFoundError:
            return _Book()
        except (OSError, BadInput):
            log.warning("The list of what was written to sticks cannot be read.")
            return _Book()

    def _write(self, book: _Book) -> None:
        try:
            write_durably(self._path, encode(book))
        except OSError as fault:
            raise file_error(fault, what="the note of what is on the stick") from fault
