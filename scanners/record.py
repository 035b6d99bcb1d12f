"""Write a license read as one flat record, for JSON and for people."""

from __future__ import annotations

from datetime import date

from tracs_mobile.domain.license import LicenseRead, Read

_READS = (
    "family_name given_name middle_name suffix number birth_date expiry_date issue_date sex "
    "height_in weight_lb eyes hair street street2 city state postal_code country"
)
_PLAIN = "issuer issuer_state aamva_version"
_CODES = "vehicle_class endorsements restrictions"
KEYS = (*f"{_READS} {_PLAIN} {_CODES} document_type".split(" "), "warnings")
"""The keys of a record, in order."""

Value = str | int | list[str] | None


def record_of(license_: LicenseRead) -> dict[str, Value]:
    """One value for each key: dates as ISO text, null where the card says nothing."""
    return {key: _value(getattr(license_, key)) for key in KEYS}


def blank_record() -> dict[str, Value]:
    """A record without a license: every key null, no warnings."""
    return {key: [] if key == "warnings" else None for key in KEYS}


def _value(held: object) -> Value:
    if isinstance(held, Read):
        held = held.value
    if isinstance(held, date):
        return held.isoformat()
    if isinstance(held, tuple):
        return [str(item) for item in held]
    return held if isinstance(held, int) else (str(held) if held else None)


def text_of(license_: LicenseRead) -> str:
    """The record in lines for people, with dates as in the United States, warnings last."""
    lines: list[str] = []
    for key in KEYS[:-1]:
        held = getattr(license_, key)
        held = held.value if isinstance(held, Read) else held
        if held not in (None, ""):
            shown = held.strftime("%m/%d/%Y") if isinstance(held, date) else held
            lines.append(f"  {key.replace('_', ' '):14} {shown}")
    lines += [f"  ! {warning}" for warning in license_.warnings]
    return "\n".join(lines)
