"""The zip file that carries a signed law pack: opened with suspicion, never onto the disk."""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path

from tracs_mobile.services.law_manifest import MANIFEST, plain_name, unusable

LARGEST_ARCHIVE = 4_000_000
"""Bytes. The shipped pack has some 25,000."""
LARGEST_FILE = 4_000_000
LARGEST_TOTAL = 12_000_000
MOST_FILES = 40

_KNOWN_PACKING = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_ENCRYPTED = 0x1
_SAME_DAY = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError)
"""What reading a damaged or made-up zip file can raise."""


def read_archive(archive: Path) -> dict[str, bytes]:
    """Every file in `archive` by its name, the signature among them. Raises BadLawPack.

    Names are plain, none stands twice, nothing is a link or a folder, and no more is unpacked
    than a law pack can have: what a zip file says of its own sizes is not believed.
    """
    raw = _read_all(archive)
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as opened:
            infos = opened.infolist()
            _check_infos(infos)
            return _unpack(opened, infos)
    except _FAULTS as fault:
        raise unusable(f"{archive.name} is damaged or no zip file") from fault


def pack_archive(files: Mapping[str, bytes]) -> bytes:
    """A zip file of `files`; the same files give the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as opened:
        for name in sorted(files):
            info = zipfile.ZipInfo(name, _SAME_DAY)
            info.create_system = _UNIX
            info.external_attr = (stat.S_IFREG | 0o644) << 16
            info.compress_type = zipfile.ZIP_DEFLATED
            opened.writestr(info, files[name])
    return out.getvalue()


def _read_all(archive: Path) -> bytes:
    try:
        if not archive.is_file():
            raise unusable(f"{archive.name} is not there or no file")
        with archive.open("rb") as file:
            raw = file.read(LARGEST_ARCHIVE + 1)
    except OSError as fault:
        raise unusable(f"{archive.name} cannot be read") from fault
    if len(raw) > LARGEST_ARCHIVE:
        raise unusable(f"{archive.name} is larger than a law pack can be")
    return raw


def _check_infos(infos: list[zipfile.ZipInfo]) -> None:
    if len(infos) > MOST_FILES:
        raise unusable(f"it holds more than {MOST_FILES} files")
    names = [info.filename for info in infos]
    if len(set(names)) != len(names):
        raise unusable("it holds two files of one name")
    for info in infos:
        # The name is shown only when it is plain: any other could be made to deceive the reader.
        if info.filename != MANIFEST and not plain_name(info.filename):
            raise unusable("it holds a file whose name no law pack has")
        if info.orig_filename != info.filename:
            raise unusable("it holds a file whose name no law pack has")
        if stat.S_IFMT(info.external_attr >> 16) not in (0, stat.S_IFREG):
            raise unusable(f"{info.filename} is a link or no file")
        if info.flag_bits & _ENCRYPTED or info.compress_type not in _KNOWN_PACKING:
            raise unusable(f"{info.filename} is packed in a way that is not agreed")


def _unpack(opened: zipfile.ZipFile, infos: list[zipfile.ZipInfo]) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    total = 0
    for info in infos:
        with opened.open(info) as file:
            content = file.read(LARGEST_FILE + 1)
        total += len(content)
        if len(content) > LARGEST_FILE or total > LARGEST_TOTAL:
            raise unusable(f"{info.filename} is larger than a law pack can be")
        found[info.filename] = content
    return found
