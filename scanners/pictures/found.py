"""Find a bar code in a gray picture, and say how far what it holds can be trusted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from time import perf_counter

from scanners.pictures.locate import Gray
from scanners.pictures.symbols import Symbol, always, find_symbols
from scanners.pictures.views import views
from scanners.text.gate import Trust
from scanners.text.reader import judge_payload, scan_payload
from scanners.text.vehicle import read_vehicle
from tracs_mobile.domain.license import Scan, ScanSource
from tracs_mobile.errors import UnreadableScan

PDF417 = "PDF417"
DEADLINE_S = 6.0
_SYMBOLS_S = 1.5

ONE_LOOK = "The bar code could be read in one way only. Compare every field with the vehicle."
_DAMAGED = (
    "The bar code in this picture is too damaged or blurred to trust. Take the picture again, "
    "closer and flat."
)
_NO_CODE = (
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


def find_any(
    gray: Gray,
    *,
    today: date,
    deadline_s: float = DEADLINE_S,
    go_on: Callable[[], bool] = always,
) -> Found:
    """The license in a gray picture, else a bar code of a vehicle. Raises UnreadableScan.

    `go_on` is asked between two looks; when it answers False the search ends.
    """
    try:
        return find_payload(gray, today=today, deadline_s=deadline_s, go_on=go_on)
    except UnreadableScan:
        for symbol in find_symbols(gray, deadline_s=min(deadline_s, _SYMBOLS_S), go_on=go_on):
            return found_symbol(symbol)
        raise


def find_payload(
    gray: Gray,
    *,
    today: date,
    deadline_s: float = DEADLINE_S,
    go_on: Callable[[], bool] = always,
) -> Found:
    """Look for a wide bar code in a gray picture, the quick ways first.

    Stops at the first read that is flawless, or that two views agree on. A license that the gate
    refuses is never given back. Raises UnreadableScan.
    """
    ends_at = perf_counter() + deadline_s
    seen: dict[bytes, Found] = {}
    problem = _NO_CODE
    for step, read in views(gray):
        for payload in read():
            found = weighed(payload, step=step, today=today)
            if found.trust is Trust.STRICT or payload in seen:
                return replace(found, agreed=payload in seen)
            if found.trust is Trust.NONE:
                problem = _DAMAGED
            else:
                seen[payload] = found
        if perf_counter() > ends_at or not go_on():
            break
    if len(seen) != 1:
        raise UnreadableScan(_DAMAGED if seen else problem)
    return next(iter(seen.values()))


def weighed(payload: bytes, *, step: str, today: date) -> Found:
    """How far a payload of a wide bar code can be trusted that was seen once."""
    try:
        trust = judge_payload(payload, source=ScanSource.IMAGE, today=today).verdict.trust
    except UnreadableScan:
        return Found(payload=payload, trust=Trust.FAIR, agreed=False, step=step, license=False)
    return Found(payload=payload, trust=trust, agreed=False, step=step)


def found_symbol(symbol: Symbol) -> Found:
    """A bar code of a vehicle as something found."""
    return Found(
        payload=symbol.raw,
        trust=Trust.FAIR,
        agreed=symbol.sure,
        step="symbol",
        license=False,
        symbology=symbol.symbology,
    )


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
