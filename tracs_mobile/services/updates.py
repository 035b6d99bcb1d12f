"""Updates from a stick: copied to the laptop first, and believed only as they lie there.

What is checked on a stick may be another file a second later, so nothing is read from it twice:
list, signature and files are copied, flushed, and checked where they were copied to. A list that
was taken is remembered by its serial; an older one is not taken any more.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tracs_mobile.domain.update import (
    LARGEST_MANIFEST,
    MANIFEST_FILE,
    MOST_SERIAL,
    SIGNATURE_FILE,
    UPDATE_FOLDER,
    Release,
    ReleaseFile,
    read_release,
    refusal,
)
from tracs_mobile.errors import BadInput, StoreError, StoreFull, TracsError
from tracs_mobile.services.update_files import (
    Copying,
    Progress,
    must_be_whole,
    read_bounded,
    write_flushed,
)
from tracs_mobile.settings import fresh_folder, make_private
from tracs_mobile.wording import say

ReleaseVerifier = Callable[[bytes, str], str]
"""(list, signature file) -> id of the key. Raises BadSignature."""

_FRESH, _SERIAL_FILE = ".new-", "serial.json"
_LARGEST_SIGNATURES = 4_000
_SPARE = 200_000_000
"""Bytes that stay free for tickets."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What a laptop takes: its own version, its channel, and today by its clock."""

    installed: str
    trials: bool
    today: date


@dataclass(frozen=True, slots=True, kw_only=True)
class StagedRelease:
    """A release that lies on this laptop, whole and checked."""

    release: Release
    folder: Path

    def path(self, file: ReleaseFile) -> Path:
        """Where a file of it lies."""
        return self.folder / file.name


class UpdateStore:
    """The updates on one laptop. `verify` knows the release keys of the program."""

    def __init__(self, folder: Path, verify: ReleaseVerifier) -> None:
        """Nothing is read yet."""
        self._folder = folder
        self._verify = verify

    def highest(self) -> int:
        """The greatest serial that was ever taken here; 0 before the first.

        A file that cannot be read counts as none: the version still keeps older programs away.
        """
        try:
            found = json.loads((self._folder / _SERIAL_FILE).read_text("utf-8"))
        except (OSError, ValueError):
            return 0
        serial = found.get("serial") if isinstance(found, dict) else 0
        return serial if type(serial) is int and 0 < serial <= MOST_SERIAL else 0

    def look(self, place: Path, terms: Terms) -> tuple[Release, str]:
        """What lies at a place, and why it is not taken (empty: it is). Copies nothing.

        Raises BadInput, BadSignature where there is none that could be read.
        """
        source = source_of(place)
        raw = read_bounded(source / MANIFEST_FILE, LARGEST_MANIFEST)
        release = self._read(raw, read_bounded(source / SIGNATURE_FILE, _LARGEST_SIGNATURES))
        return release, self._refusal(release, terms)

    def _refusal(self, release: Release, terms: Terms) -> str:
        return refusal(
            release,
            installed=terms.installed,
            highest=self.highest(),
            trials=terms.trials,
            today=terms.today,
        )

    def _read(self, raw: bytes, signatures: bytes) -> Release:
        self._verify(raw, signatures.decode("ascii", "replace"))
        return read_release(raw)

    def stage(
        self,
        place: Path,
        terms: Terms,
        *,
        progress: Progress = lambda _done, _of: None,
        stopped: Callable[[], bool] = lambda: False,
    ) -> StagedRelease:
        """Copy the release at `place` here and check it here; all of it or nothing.

        Raises BadInput and BadSignature with the reason, StoreError when the disk does not take it.
        """
        source = source_of(place)
        try:
            make_private(self._folder)
            self._sweep()
            fresh = fresh_folder(self._folder, _FRESH)
            try:
                release = self._copied(source, fresh, terms, progress, stopped)
                return self._kept(release, fresh)
            finally:
                self._sweep()
        except OSError as fault:
            raise StoreError(
                say(
                    "The update could not be copied to this laptop: {why}. Nothing was changed. "
                    "Put the stick in again, and look whether the disk has room.",
                    why=fault.strerror or fault,
                )
            ) from fault

    def _copied(
        self,
        source: Path,
        fresh: Path,
        terms: Terms,
        progress: Progress,
        stopped: Callable[[], bool],
    ) -> Release:
        for name, limit in ((MANIFEST_FILE, LARGEST_MANIFEST), (SIGNATURE_FILE, 4_000)):
            write_flushed(fresh / name, read_bounded(source / name, limit))
        release = self._release_in(fresh)
        refused = self._refusal(release, terms)
        if refused:
            raise BadInput(refused)
        whole = sum(file.size for file in release.files)
        if shutil.disk_usage(self._folder).free < whole + _SPARE:
            raise StoreFull(
                say(
                    "The disk of this laptop has no room for the update of {size} MB. Nothing was "
                    "changed. Free some space, then do it again.",
                    size=-(-whole // 1_000_000),
                )
            )
        copying = Copying(whole=whole, progress=progress, stopped=stopped)
        for file in release.files:
            copying.copy(source / file.name, fresh / file.name, file)
        self._check(release, fresh)
        return release

    def _kept(self, release: Release, fresh: Path) -> StagedRelease:
        self._remember(release.serial)
        place = self._folder / str(release.serial)
        if place.exists():
            shutil.rmtree(place)
        fresh.rename(place)
        for older in self._places():
            if older != place:
                shutil.rmtree(older, ignore_errors=True)
        return StagedRelease(release=release, folder=place)

    def _remember(self, serial: int) -> None:
        if serial > self.highest():
            temporary = self._folder / f"{_SERIAL_FILE}.tmp"
            write_flushed(temporary, json.dumps({"serial": serial}).encode())
            temporary.replace(self._folder / _SERIAL_FILE)

    def staged(self, terms: Terms) -> StagedRelease | None:
        """The newest release here that is whole and newer than the program; checked anew."""
        for place in self._places():
            try:
                release = self._release_in(place)
                if self._refusal(release, terms) or release.version == terms.installed:
                    continue
                self._check(release, place)
            except (TracsError, OSError):
                continue  # damaged or exchanged since: it is as if it were not there
            if release.program:
                return StagedRelease(release=release, folder=place)
        return None

    def _release_in(self, place: Path) -> Release:
        raw = read_bounded(place / MANIFEST_FILE, LARGEST_MANIFEST)
        return self._read(raw, read_bounded(place / SIGNATURE_FILE, _LARGEST_SIGNATURES))

    def _check(self, release: Release, place: Path) -> None:
        """Every file as the list says, read from where it lies now. Raises BadInput."""
        for file in release.files:
            must_be_whole(file, place / file.name)

    def _places(self) -> list[Path]:
        if not self._folder.is_dir():
            return []
        found = [p for p in self._folder.iterdir() if p.name.isdigit() and p.is_dir()]
        return sorted(found, key=lambda p: int(p.name), reverse=True)

    def _sweep(self) -> None:
        for left in self._folder.glob(f"{_FRESH}*"):
            shutil.rmtree(left, ignore_errors=True)


def source_of(place: Path) -> Path:
    """The folder with the list: `update` on a stick, or the place itself. Raises BadInput."""
    for folder in (place / UPDATE_FOLDER, place):
        if (folder / MANIFEST_FILE).is_file():
            return folder
    raise BadInput(
        say(
            "There is no update at {place}: the folder “update” with its list is missing.",
            place=place,
        )
    )
