"""What was found in a picture, and how far it can be trusted. Needs no picture library."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from scanners.text.gate import Trust
from scanners.text.reader import judge_payload, scan_payload
from scanners.text.vehicle import read_vehicle
from tracs_mobile.domain.license import Scan, ScanSource
from tracs_mobile.errors import UnreadableScan
from tracs_mobile.wording import say

PDF417 = "PDF417"

ONE_LOOK = say("The bar code could be read in one way only. Compare every field with the vehicle.")
DAMAGED = say(
    "The bar code in this picture is too damaged or blurred to trust. Take the picture again, "
    "closer and flat."
)
NO_CODE = say(
    "No license bar code was found in this picture. Hold the back of the license flat, close and "
    "in even light, and take it again."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A payload from a picture: how far it can be trusted, and which step read it.

    `agreed` is true when two different views of the picture gave the same bytes. `license` is
    false for a bar code that is none; its trust is never STRICT.
    """

    payload: bytes
    trust: Trust
    agreed: bool
    step: str
    license: bool = True
    symbology: str = PDF417


def weighed(payload: bytes, *, step: str, today: date) -> Found:
    """How far a payload of a wide bar code can be trusted that was seen once."""
    try:
        trust = judge_payload(payload, source=ScanSource.IMAGE, today=today).verdict.trust
    except UnreadableScan:
        return Found(payload=payload, trust=Trust.FAIR, agreed=False, step=step, license=False)
    return Found(payload=payload, trust=trust, agreed=False, step=step)


def is_vehicle(found: Found, *, today: date) -> bool:
    """Whether what was found speaks of a vehicle."""
    source, kind = ScanSource.IMAGE, found.symbology
    return read_vehicle(found.payload, source=source, symbology=kind, today=today) is not None


def scan_found(found: Found, *, source: ScanSource, today: date) -> Scan:
    """What was found, as a license, a vehicle, or a sentence why it is neither."""
    scan = scan_payload(
        found.payload,
        source=source,
        today=today,
        symbology=found.symbology,
        agreed=found.agreed,
    )
    if scan.vehicle is None or found.agreed:
        return scan
    said = (ONE_LOOK, *scan.vehicle.warnings)
    return replace(scan, vehicle=replace(scan.vehicle, warnings=said))
