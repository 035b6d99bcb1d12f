"""Law packs that DPS signs: taken whole or not at all, and in force from their day."""

from __future__ import annotations

import io
import os
import re
import shutil
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from importlib.resources.abc import Traversable
from pathlib import Path

from tracs_mobile.domain.law import LawPack
from tracs_mobile.errors import BadLawPack, StoreError
from tracs_mobile.services.law_archive import LARGEST_FILE, pack_archive, read_archive
from tracs_mobile.services.law_manifest import (
    LAW_PACK_TYP,
    MANIFEST,
    Manifest,
    PackSigner,
    PackVerifier,
    check_files,
    digest,
    read_manifest,
    unusable,
)
from tracs_mobile.services.reference import HEAD, files_of, load_law_pack
from tracs_mobile.settings import fresh_folder
from tracs_mobile.wording import say

__all__ = [
    "LAW_PACK_TYP",
    "MANIFEST",
    "InForce",
    "Manifest",
    "build_pack",
    "install_pack",
    "load_law_in_force",
]

_FRESH, _AWAY = ".new-", ".old-"
"""How folders begin that are being written or thrown away; nobody ever reads the law from them."""
_SERIAL = re.compile(r"[1-9][0-9]{0,8}")


@dataclass(frozen=True, slots=True, kw_only=True)
class InForce:
    """The law of a day. `serial` 0: the pack that comes with the program.

    `problems` are sentences about installed packs that were passed over, `coming` the signed packs
    whose day has not come yet, the nearest first.
    """

    pack: LawPack
    serial: int = 0
    problems: tuple[str, ...] = ()
    coming: tuple[Manifest, ...] = ()


def build_pack(source_folder: Traversable, serial: int, sign: PackSigner) -> bytes:
    """The zip file of the law pack in `source_folder`, signed: what DPS sends out.

    Equal folders and serials give equal bytes but for the signature. Raises BadLawPack for a pack
    that no laptop would take.
    """
    pack = load_law_pack(source_folder)
    files = {name: (source_folder / name).read_bytes() for name in files_of(source_folder)}
    manifest = Manifest(
        version=pack.version,
        serial=serial,
        effective_from=pack.effective_from,
        files=tuple(sorted((name, digest(raw)) for name, raw in files.items())),
    )
    token = sign(manifest.payload()).encode("ascii")
    return pack_archive({**files, MANIFEST: token})


def install_pack(archive: Path, folder: Path, verify: PackVerifier) -> Manifest:
    """Check a signed pack through and through, and keep it under `folder`/serial.

    It is on the disk whole, or not at all: written beside, flushed, then renamed. Raises BadLawPack
    with file, line and reason when it cannot be used (the law in force stays), StoreError when the
    disk does not take it. Seconds at most; not for two threads at once.
    """
    try:
        return _install(archive, folder, verify)
    except BadLawPack as fault:
        raise BadLawPack(say("{fault} The law in force stays.", fault=fault)) from fault
    except OSError as fault:
        raise StoreError(
            say(
                "The disk of this laptop did not take the law pack. The law in force stays. Free "
                "some space, then install it again."
            )
        ) from fault


def _install(archive: Path, folder: Path, verify: PackVerifier) -> Manifest:
    """All checks come before the first byte is written."""
    files = read_archive(archive)
    if MANIFEST not in files:
        raise unusable(f"{MANIFEST}, line 1: the signature is missing")
    token = files.pop(MANIFEST)
    manifest = read_manifest(token, verify)
    check_files(manifest, files)
    _load(manifest, files)
    _must_be_newer(manifest, folder, verify)
    folder.mkdir(parents=True, exist_ok=True)
    _sweep(folder)
    _keep({**files, MANIFEST: token}, folder, str(manifest.serial))
    return manifest


def load_law_in_force(
    folder: Path, verify: PackVerifier, today: date, *, shipped: Traversable | None = None
) -> InForce:
    """The law of `today` (the day in Vermont): the newest signed pack that has begun and is whole.

    Every installed pack is verified anew, so one that was changed on the disk is passed over with
    a sentence. Without any, the pack that comes with the program. Raises BadLawPack only when
    that one cannot be read.
    """
    problems: list[str] = []
    coming: list[Manifest] = []
    for place in _places(folder, problems):
        try:
            manifest = _signed(place, verify)
            if manifest.effective_from > today:
                coming.append(manifest)
                continue
            pack = _whole(place, manifest)
        except BadLawPack as fault:
            problems.append(f"The law pack with serial {place.name} was passed over. {fault}")
            continue
        return _in_force(pack, manifest.serial, problems, coming)
    return _in_force(load_law_pack(shipped), 0, problems, coming)


def _in_force(pack: LawPack, serial: int, problems: list[str], coming: list[Manifest]) -> InForce:
    nearest = sorted(coming, key=lambda found: (found.effective_from, -found.serial))
    return InForce(pack=pack, serial=serial, problems=tuple(problems), coming=tuple(nearest))


def _must_be_newer(manifest: Manifest, folder: Path, verify: PackVerifier) -> None:
    """Refuse what is not newer than every signed pack; one damaged on the disk may come again.

    What DPS did not sign does not count: it must not keep the law of DPS away.
    """
    for place in _installed(folder):
        there = _serial_kept(place, manifest.serial, verify)
        if there >= manifest.serial:
            raise unusable(
                f"its serial {manifest.serial} is not newer than {there}, which is installed"
            )


def _serial_kept(place: Path, wanted: int, verify: PackVerifier) -> int:
    """The serial that bars older ones; 0 for what DPS did not sign, and for a damaged `wanted`."""
    try:
        manifest = _signed(place, verify)
        if manifest.serial == wanted:
            _whole(place, manifest)
    except BadLawPack:
        return 0
    return manifest.serial


def _places(folder: Path, problems: list[str]) -> list[Path]:
    """The installed packs; a folder that cannot be read is a problem and no end of work."""
    try:
        return _installed(folder)
    except OSError as fault:
        problems.append(
            say(
                "The installed law packs cannot be read ({strerror}). The law that comes with "
                "the program is used. Ask DPS to install the law pack again.",
                strerror=fault.strerror,
            )
        )
        return []


def _installed(folder: Path) -> list[Path]:
    """The folders of installed packs, the highest serial first. Raises OSError."""
    if not folder.exists():
        return []
    found = [place for place in folder.iterdir() if _SERIAL.fullmatch(place.name)]
    return sorted((p for p in found if p.is_dir()), key=lambda p: int(p.name), reverse=True)


def _signed(place: Path, verify: PackVerifier) -> Manifest:
    """The manifest of an installed pack. Raises BadLawPack unless DPS signed it for this serial."""
    raw = _read(place, MANIFEST)
    if raw is None:
        raise unusable(f"{MANIFEST}, line 1: the signature is missing")
    manifest = read_manifest(raw, verify)
    if str(manifest.serial) != place.name:
        raise unusable(f"{MANIFEST}, line 1: it is signed for serial {manifest.serial}")
    return manifest


def _whole(place: Path, manifest: Manifest) -> LawPack:
    """The law of an installed pack. Raises BadLawPack unless every file is the signed one."""
    found = {name: _read(place, name) for name in manifest.names}
    files = {name: raw for name, raw in found.items() if raw is not None}
    check_files(manifest, files)
    return _load(manifest, files)


def _read(place: Path, name: str) -> bytes | None:
    """A file of an installed pack; None when it is not there or cannot be one."""
    path = place / name
    try:
        if not path.is_file():
            return None
        with path.open("rb") as file:
            return file.read(LARGEST_FILE + 1)
    except OSError:
        return None  # The caller says that the file is missing.


def _load(manifest: Manifest, files: Mapping[str, bytes]) -> LawPack:
    """Read the law out of the very bytes that were checked. Raises BadLawPack."""
    with zipfile.ZipFile(io.BytesIO(pack_archive(files))) as opened:
        folder = zipfile.Path(opened)
        pack = load_law_pack(folder)
        unused = manifest.names.difference(files_of(folder))
    if unused:
        raise unusable(f"{min(unused)}, line 1: pack.toml does not name this file")
    if (pack.version, pack.effective_from) != (manifest.version, manifest.effective_from):
        raise unusable(f"{HEAD}, line 1: version or day are not those that DPS signed")
    return pack


def _keep(files: Mapping[str, bytes], folder: Path, name: str) -> None:
    """Write a folder beside, flush it, and rename it. Raises OSError; then nothing is there."""
    fresh = fresh_folder(folder, _FRESH)
    try:
        for file, content in files.items():
            _write(fresh / file, content)
        _flush(fresh)
        place = folder / name
        if place.exists():
            # A damaged pack gives way; were the program to end here, an older law is in force.
            place.rename(fresh_folder(folder, _AWAY) / name)
        fresh.rename(place)
        _flush(folder)
    finally:
        _sweep(folder)


def _sweep(folder: Path) -> None:
    """Remove what an install that was cut off has left."""
    for prefix in (_FRESH, _AWAY):
        for left in folder.glob(f"{prefix}*"):
            shutil.rmtree(left, ignore_errors=True)


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _flush(folder: Path) -> None:
    """Make the names in a folder outlast a power cut."""
    if os.name == "nt":  # Windows has no handle to flush; the rename itself goes to the journal.
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
