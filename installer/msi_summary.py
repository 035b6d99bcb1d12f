"""The summary of an MSI: its times and its package code, which wixl draws anew in every build.

Windows Installer takes two packages with one package code for the same bytes. So the code is made
from the content: equal input gives equal bytes, and another content never the same code.
"""

from __future__ import annotations

import hashlib
import struct
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from product import BuildError

# FMTID_SummaryInformation, as it lies in the file.
_FORMAT = uuid.UUID("f29f85e0-4ff9-1068-ab91-08002b27b3d9").bytes_le
_PACKAGE_CODE, _CREATED, _SAVED = 9, 12, 13
_TEXT, _TIME = 0x1E, 0x40
_BEGINNING = datetime(1601, 1, 1, tzinfo=UTC)
_CODE_LENGTH = len("{00000000-0000-0000-0000-000000000000}")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    kind: int
    offset: int
    """Of the value itself in the file."""


def settle(msi: Path, *, made: datetime, family: uuid.UUID) -> uuid.UUID:
    """Write `made` as both times, and the package code that `family` and the content give.

    Raises BuildError when the file has no summary where one was expected.
    """
    raw = bytearray(msi.read_bytes())
    places = _places(raw)
    since = made.astimezone(UTC) - _BEGINNING
    ticks = (since.days * 86_400 + since.seconds) * 10_000_000
    for number in (_CREATED, _SAVED):
        struct.pack_into("<Q", raw, _at(places, number, _TIME), ticks)
    place = _at(places, _PACKAGE_CODE, _TEXT) + 4
    raw[place : place + _CODE_LENGTH] = b"0" * _CODE_LENGTH
    code = uuid.uuid5(family, hashlib.sha256(raw).hexdigest())
    raw[place : place + _CODE_LENGTH] = f"{{{code}}}".upper().encode("ascii")
    msi.write_bytes(raw)
    return code


def package_code(msi: Path) -> uuid.UUID:
    """The package code that stands in `msi`. Raises BuildError when there is none."""
    raw = bytearray(msi.read_bytes())
    place = _at(_places(raw), _PACKAGE_CODE, _TEXT) + 4
    return uuid.UUID(raw[place : place + _CODE_LENGTH].decode("ascii"))


def _places(raw: bytearray) -> dict[int, _Place]:
    """The properties of the summary by their numbers ([MS-OLEPS] 2.20: a property set)."""
    found = raw.find(_FORMAT)
    if found < 0 or raw.find(_FORMAT, found + 1) >= 0:
        raise BuildError("The MSI has no summary that can be told apart.")
    start = found - 28
    section = start + struct.unpack_from("<I", raw, found + len(_FORMAT))[0]
    count = struct.unpack_from("<I", raw, section + 4)[0]
    places = {}
    for each in range(count):
        number, offset = struct.unpack_from("<II", raw, section + 8 + 8 * each)
        kind = struct.unpack_from("<I", raw, section + offset)[0]
        places[number] = _Place(kind=kind, offset=section + offset + 4)
    return places


def _at(places: dict[int, _Place], number: int, kind: int) -> int:
    place = places.get(number)
    if place is None or place.kind != kind:
        raise BuildError(f"The summary of the MSI has no property {number} of the expected kind.")
    return place.offset
