"""The laptop's side of a stick: finds it, writes bundles to it, reads receipts from it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC
from pathlib import Path

from sync import wire
from sync.bundles.files import read_bounded, receipts_in, write_verified
from sync.bundles.form import (
    MOST_BYTES,
    MOST_EVENTS,
    SUFFIX,
    Manifest,
    SignsTokens,
    item_of,
    pack,
)
from sync.bundles.places import place_of, sticks
from sync.bundles.receipts import OtherLaptop, read_receipts
from tracs_mobile.domain.outbox import Envelope
from tracs_mobile.errors import BadInput
from tracs_mobile.ports import (
    BundleAbout,
    Place,
    PlaceKind,
    ReceiptFile,
    ReceiptVerifier,
    WrittenBundle,
)
from tracs_mobile.vault.seal import SealTo
from tracs_mobile.wording import say

_UNSAFE = re.compile(r"[^A-Za-z0-9-]")


class BundleCarrier:
    """`ports.Carrier`. `to` is the key of DPS that bundles are encrypted to.

    `new_id` makes the identity of a bundle, `found` finds the sticks that are in.
    """

    def __init__(
        self,
        *,
        device: SignsTokens,
        to: SealTo,
        verify: ReceiptVerifier,
        new_id: Callable[[], str],
        program: str = "",
        found: Callable[[], tuple[Place, ...]] = sticks,
    ) -> None:
        self._device = device
        self._to = to
        self._verify = verify
        self._new_id = new_id
        self._program = program
        self._found = found

    def places(self, folders: Sequence[str]) -> tuple[Place, ...]:
        """Every stick that is in, then `folders`. Never raises."""
        found = self._found()
        known = {place.path for place in found}
        others = (Path(f) for f in folders if f not in known)
        return (*found, *(place_of(path, PlaceKind.FOLDER, name=str(path)) for path in others))

    def look(self, place: str) -> tuple[str, ...]:
        """Names, sizes and times of the files with receipts there. Never raises."""
        seen: list[str] = []
        for path in receipts_in(Path(place)):
            try:
                state = path.stat()
            except OSError:
                continue
            seen.append(f"{path.name} {state.st_size} {state.st_mtime_ns}")
        return tuple(seen)

    def write(
        self, envelopes: Sequence[Envelope], place: str, about: BundleAbout
    ) -> tuple[WrittenBundle, ...]:
        """Write one file or more, each synced and read back. Raises BadInput, VaultError."""
        parts = wire.by_size(envelopes, items=MOST_EVENTS, size=MOST_BYTES)
        written: list[WrittenBundle] = []
        previous = about.previous
        for at, part in enumerate(parts, start=1):
            manifest = replace(
                self._manifest(part, about), previous=previous, part=at, parts=len(parts)
            )
            one = self._write_one(manifest, part, Path(place))
            previous = one.digest
            written.append(one)
        return tuple(written)

    def _manifest(self, part: Sequence[Envelope], about: BundleAbout) -> Manifest:
        numbers = sorted(envelope.number for envelope in part)
        return Manifest(
            bundle_id=self._new_id(),
            device=self._device.device_id,
            officer=about.officer,
            shift=about.shift,
            created_at=about.created_at,
            first=numbers[0],
            last=numbers[-1],
            items=tuple(map(item_of, part)),
            program=self._program,
        )

    def _write_one(
        self, manifest: Manifest, part: Sequence[Envelope], place: Path
    ) -> WrittenBundle:
        raw = pack(manifest, part, device=self._device, to=self._to)
        path = place / self._name(manifest)
        write_verified(path, raw)
        return WrittenBundle(
            bundle_id=manifest.bundle_id,
            file_name=path.name,
            digest=hashlib.sha256(raw).hexdigest(),
            events=tuple((e.number, e.seq) for e in part),
        )

    def _name(self, manifest: Manifest) -> str:
        """No person, no ticket: the laptop, when, and something that no other file has."""
        device = _UNSAFE.sub("-", manifest.device)[:40]
        at = manifest.created_at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
        return f"VCVC-{device}-{at}-{_UNSAFE.sub('', manifest.bundle_id)[:8]}{SUFFIX}"

    def receipts(self, place: str) -> tuple[ReceiptFile, ...]:
        """The files with receipts at a place, newest first; those of other laptops are left out."""
        folder = Path(place)
        if not folder.is_dir():
            raise BadInput(say("The stick or folder is not there. Put it in again."))
        read = (self._read(path) for path in receipts_in(folder))
        return tuple(found for found in read if found is not None)

    def _read(self, path: Path) -> ReceiptFile | None:
        try:
            raw = read_bounded(path)
        except BadInput as fault:
            return ReceiptFile(file_name=path.name, digest="", problem=str(fault))
        digest = hashlib.sha256(raw).hexdigest()
        try:
            _, answers = read_receipts(raw, device_id=self._device.device_id, verify=self._verify)
        except OtherLaptop:
            return None  # one stick serves a whole shift; the others read theirs
        except BadInput as fault:
            return ReceiptFile(file_name=path.name, digest=digest, problem=str(fault))
        return ReceiptFile(file_name=path.name, digest=digest, answers=answers)
