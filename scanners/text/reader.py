"""Read a license or a vehicle from the bytes a scanner, a picture or a file delivered."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from time import perf_counter

from scanners.text import elements as elements_
from scanners.text import gate, stripe, vin
from scanners.text.decode import decode, to_verify
from scanners.text.doubts import with_doubts
from scanners.text.gate import Trust, Verdict
from scanners.text.header import MARKS, Header, find_headers
from scanners.text.normalize import Clean, normalize
from scanners.text.symbology import symbology_of
from scanners.text.vehicle import SEALED, read_vehicle, why_not
from tracs_mobile.domain.license import Delivered, LicenseRead, Scan, ScanSource, VehicleRead
from tracs_mobile.errors import UnreadableScan
from tracs_mobile.wording import say

_OPTICAL = frozenset((ScanSource.CAMERA, ScanSource.IMAGE))
_ELEMENT_LINES = re.compile(r"(?:\A|[\n\r\x1e])(?:DL|ID)?D[A-D][A-Z]")

VERIFY = say("Parts of the bar code were lost. Verify every field against the card.")
AGAIN = say(
    "The license came through damaged, so name, number and birth date stay empty. Scan again."
)
_NOTHING = say(
    "Nothing was read. Hold the wide bar code on the back of the license in front again."
)
_OTHER = say(
    "This is not the bar code of a license or a vehicle. Scan the wide bar code on the back of the "
    "license, or type the fields."
)
_HEADLESS = say("The start of the license bar code is missing. Scan it again.")
_CUT = say(
    "The end of the bar code is missing. Scan it again, or fill the empty fields from the card."
)
_DAMAGED = say("The license bar code came through too damaged to use. Scan it again.")
_TWO = say("Two different licenses came in one scan. Scan one license again.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A license with the verdict on its read."""

    license: LicenseRead
    verdict: Verdict


def read_payload(
    raw: bytes, *, source: ScanSource, today: date, agreed: bool = False
) -> LicenseRead:
    """The license in `raw`, with every doubt as a warning. Raises UnreadableScan.

    A read that fails the gate has no names, number or birth date. `agreed` says that two looks
    at a picture gave the same bytes; without it a picture that is not flawless is to be verified.
    """
    judged = judge_payload(raw, source=source, today=today)
    license_ = judged.license
    unsure = source in _OPTICAL and judged.verdict.trust is Trust.FAIR and not agreed
    if unsure and VERIFY not in license_.warnings:
        license_ = to_verify(license_, VERIFY)
        license_ = replace(license_, warnings=(VERIFY, *license_.warnings))
    return license_


def scan_payload(
    raw: bytes, *, source: ScanSource, today: date, symbology: str = "", agreed: bool = False
) -> Scan:
    """A license or a vehicle as a `Scan`; what is neither is a problem in words.

    Never raises on any bytes. `symbology` names the kind of bar code where a decoder knows it;
    `agreed` is as in `read_payload`.
    """
    started = perf_counter()
    license_, vehicle, problem = None, None, ""
    try:
        license_ = read_payload(raw, source=source, today=today, agreed=agreed)
    except UnreadableScan as fault:
        vehicle = read_vehicle(raw, source=source, symbology=symbology, today=today)
        if vehicle is None:
            problem = why_not(raw) or str(fault)
    took_ms = (perf_counter() - started) * 1000
    return Scan(
        source=source,
        license=license_,
        vehicle=vehicle,
        problem=problem,
        took_ms=took_ms,
        delivered=Delivered(
            size_bytes=len(raw),
            separators=separators_of(raw),
            what=_what(license_, vehicle, sealed=problem == SEALED),
            symbology=symbology_of(raw, symbology),
        ),
    )


_SEPARATORS = (("LF", 10), ("RS", 30), ("CR", 13), ("FS", 28), ("GS", 29), ("US", 31))


def separators_of(raw: bytes) -> tuple[str, ...]:
    """The names of the control characters that survived inside a scan.

    Line ends behind it are not counted: the scanner itself may have put them there.
    """
    inside = set(raw.strip(b"\r\n"))
    return tuple(name for name, code in _SEPARATORS if code in inside)


def _what(license_: LicenseRead | None, vehicle: VehicleRead | None, *, sealed: bool) -> str:
    """What a scan was, in words: `VT license, version 10`."""
    if license_ is not None:
        kind = "ID card" if license_.document_type.startswith("ID") else "license"
        version = license_.aamva_version
        told = "magnetic stripe text" if version is None else f"version {version}"
        return f"{license_.issuer_state} {kind}, {told}".strip()
    if vehicle is not None:
        return f"{vehicle.plate_state.value or ''} {vehicle.kind}".strip()
    return "sealed insurance code" if sealed else "neither a license nor a vehicle"


def judge_payload(raw: bytes, *, source: ScanSource, today: date) -> Judged:
    """The license and the verdict on it. Raises UnreadableScan when there is no license at all."""
    clean = normalize(raw)
    if not clean.text.strip():
        raise UnreadableScan(_NOTHING)
    headers = find_headers(clean.text)
    if headers and headers[0].mark not in MARKS and source in _OPTICAL:
        # A picture of which not even the mark is legible is not to be guessed at.
        headers = []
    if not headers:
        return _without_header(clean, today)
    clean, header = _only_one(clean, headers)
    if header.vehicle_document:
        raise UnreadableScan(
            say(
                "This is the bar code of {vehicle_document}, not of a license. "
                "Scan the license, or type the driver's fields.",
                vehicle_document=header.vehicle_document,
            )
        )
    return _with_header(clean, header, optical=source in _OPTICAL, today=today)


def _with_header(clean: Clean, header: Header, *, optical: bool, today: date) -> Judged:
    found = elements_.split(clean.text, header)
    if len(found.values) < 3:
        raise UnreadableScan(_DAMAGED)
    license_ = decode(header, found)
    verdict = gate.judge(clean, header, found, license_, optical=optical)
    said: list[str] = []
    if verdict.trust is Trust.NONE:
        license_ = gate.withheld(license_)
        said.append(AGAIN)
    elif found.guessed or _foreign(clean):
        license_ = to_verify(license_, VERIFY)
        said.append(VERIFY)
    elif found.cut and license_.city.value is None:
        said.append(_CUT)
    return Judged(license=with_doubts(license_, today=today, said=said), verdict=verdict)


def _foreign(clean: Clean) -> bool:
    return any("foreign" in damage for damage in clean.damage)


def _only_one(clean: Clean, headers: list[Header]) -> tuple[Clean, Header]:
    """Keep one of several copies in a scan, the longest; refuse when they are different cards."""
    if len(headers) == 1:
        return clean, headers[0]
    starts = [header.starts_at for header in headers]
    ends = [*starts[1:], len(clean.text)]
    copies = [clean.text[start:end] for start, end in zip(starts, ends, strict=True)]
    whole = max(copies, key=len)
    # A scan that was cut short and at once repeated is the same license.
    if not all(whole.startswith(copy.rstrip()) for copy in copies):
        raise UnreadableScan(_TWO)
    return replace(clean, text=whole), find_headers(whole)[0]


def _without_header(clean: Clean, today: date) -> Judged:
    text = clean.text.strip()
    from_stripe = stripe.read_stripe(text)
    if from_stripe is not None:
        license_ = with_doubts(from_stripe, today=today, said=from_stripe.warnings)
        return Judged(license=license_, verdict=Verdict(trust=Trust.FAIR, score=60))
    if len(_ELEMENT_LINES.findall(text)) >= 4:
        raise UnreadableScan(_HEADLESS)
    if vin.is_label(text):
        raise UnreadableScan(say("This is a vehicle number (VIN), not a license."))
    if said := stripe.refused(text):
        raise UnreadableScan(said)
    raise UnreadableScan(_OTHER)
