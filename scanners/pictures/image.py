"""Read a license or a vehicle from a picture: a file, its bytes, a PIL image or a camera frame."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from time import perf_counter

from scanners.pictures.found import find_any, find_payload, scan_found
from scanners.pictures.opening import Picture, gray_of
from scanners.text.reader import read_payload
from tracs_mobile.domain.license import LicenseRead, Scan, ScanSource
from tracs_mobile.errors import UnreadableScan


def read_image(
    picture: Picture, *, today: date, source: ScanSource = ScanSource.IMAGE
) -> LicenseRead:
    """The license in a picture. Raises UnreadableScan with a sentence when there is none."""
    found = find_payload(gray_of(picture), today=today)
    return read_payload(found.payload, source=source, today=today, agreed=found.agreed)


def scan_image(picture: Picture, *, today: date, source: ScanSource = ScanSource.IMAGE) -> Scan:
    """The license or the vehicle in a picture; what cannot be read is a problem in words."""
    started = perf_counter()
    try:
        found = find_any(gray_of(picture), today=today)
        scan = scan_found(found, source=source, today=today)
    except UnreadableScan as fault:
        scan = Scan(source=source, problem=str(fault))
    return replace(scan, took_ms=(perf_counter() - started) * 1000)


def payload_of(picture: Picture, *, today: date) -> bytes:
    """The bytes of the license bar code in a picture. Raises UnreadableScan."""
    return find_payload(gray_of(picture), today=today).payload
