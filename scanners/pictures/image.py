"""Read a license or a vehicle from a picture: a file, its bytes, a PIL image or a camera frame.

With all parts installed by many ways of looking, else by the decoder alone (`plain`).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from time import perf_counter
from typing import TYPE_CHECKING

from scanners.pictures.judged import Found, scan_found
from scanners.pictures.parts import can_see
from scanners.text.reader import read_payload
from tracs_mobile.domain.license import LicenseRead, Scan, ScanSource
from tracs_mobile.errors import UnreadableScan

if TYPE_CHECKING:
    from scanners.pictures.opening import Picture


def read_image(
    picture: Picture, *, today: date, source: ScanSource = ScanSource.IMAGE
) -> LicenseRead:
    """The license in a picture. Raises UnreadableScan with a sentence when there is none."""
    found = _find(picture, today=today, vehicles=False)
    return read_payload(found.payload, source=source, today=today, agreed=found.agreed)


def scan_image(picture: Picture, *, today: date, source: ScanSource = ScanSource.IMAGE) -> Scan:
    """The license or the vehicle in a picture; what cannot be read is a problem in words."""
    started = perf_counter()
    try:
        found = _find(picture, today=today, vehicles=True)
        scan = scan_found(found, source=source, today=today)
    except UnreadableScan as fault:
        scan = Scan(source=source, problem=str(fault))
    return replace(scan, took_ms=(perf_counter() - started) * 1000)


def payload_of(picture: Picture, *, today: date) -> bytes:
    """The bytes of the license bar code in a picture. Raises UnreadableScan."""
    return _find(picture, today=today, vehicles=False).payload


def _find(picture: Picture, *, today: date, vehicles: bool) -> Found:
    # Whether the large libraries are there is known only on the laptop, so they are loaded here.
    if not can_see():
        from scanners.pictures.plain import find_plain  # noqa: PLC0415

        return find_plain(picture, today=today, vehicles=vehicles)  # type: ignore[arg-type]
    from scanners.pictures.found import find_any, find_payload  # noqa: PLC0415
    from scanners.pictures.opening import gray_of  # noqa: PLC0415

    gray = gray_of(picture)
    return find_any(gray, today=today) if vehicles else find_payload(gray, today=today)
