"""Write a license or a vehicle that was read as one flat record, for JSON and for people."""

from __future__ import annotations

from datetime import date

from scanners.text.wordlist import words
from tracs_mobile.domain.license import LicenseRead, Read, VehicleRead

_READS = (
    "family_name given_name middle_name suffix number birth_date expiry_date issue_date sex "
    "height_in weight_lb eyes hair street street2 city state postal_code country"
)
_PLAIN = "issuer issuer_state aamva_version"
_CODES = "vehicle_class endorsements restrictions"
KEYS = (*f"{_READS} {_PLAIN} {_CODES} document_type".split(" "), "warnings")
"""The keys of a record, in order."""

VEHICLE_KEYS = (
    *words("vin plate plate_state year make model body_style color owner expiry_date"),
    "document",
    "warnings",
)
"""The keys of a vehicle's record behind `kind`, in order."""

Value = str | int | list[str] | None


def record_of(license_: LicenseRead) -> dict[str, Value]:
    """One value for each key: dates as ISO text, null where the card says nothing."""
    return {key: _value(getattr(license_, key)) for key in KEYS}


def blank_record() -> dict[str, Value]:
    """A record without a license: every key null, no warnings."""
    return {key: [] if key == "warnings" else None for key in KEYS}


def vehicle_record(vehicle: VehicleRead) -> dict[str, Value]:
    """The same of a vehicle: `kind` is always `vehicle`, `document` says what was scanned."""
    held = {key: getattr(vehicle, _NAMES.get(key, key)) for key in VEHICLE_KEYS}
    return {"kind": "vehicle", **{key: _value(value) for key, value in held.items()}}


_NAMES = {"document": "kind"}


def _value(held: object) -> Value:
    if isinstance(held, Read):
        held = held.value
    if isinstance(held, date):
        return held.isoformat()
    if isinstance(held, tuple):
        return [str(item) for item in held]
    return held if isinstance(held, int) else (str(held) if held else None)


def text_of(read: LicenseRead | VehicleRead) -> str:
    """The record in lines for people, with dates as in the United States, warnings last."""
    keys = KEYS if isinstance(read, LicenseRead) else VEHICLE_KEYS
    lines: list[str] = []
    for key in keys[:-1]:
        held = getattr(read, _NAMES.get(key, key))
        held = held.value if isinstance(held, Read) else held
        if held not in (None, ""):
            shown = held.strftime("%m/%d/%Y") if isinstance(held, date) else held
            lines.append(f"  {key.replace('_', ' '):14} {shown}")
    lines += [f"  ! {warning}" for warning in read.warnings]
    return "\n".join(lines)
