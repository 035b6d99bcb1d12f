"""What an officer should know about a license that was read: expired, odd dates, odd ages."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from scanners.dates import order_of
from tracs_mobile.domain.license import LicenseRead, Read

NEWEST_VERSION = 11
_YOUNGEST_DRIVER = 14
_OLDEST = 105
_VT_FROM, _VT_TO = date(2020, 3, 1), date(2021, 8, 31)
_VT = (
    "Some Vermont cards issued from March 2020 to August 2021 carry the birth date in a wrong "
    "order. Compare the birth date with the card."
)


def us(day: date) -> str:
    """A date as officers write it."""
    return day.strftime("%m/%d/%Y")


def with_doubts(license_: LicenseRead, *, today: date) -> LicenseRead:
    """The same license with a warning on every date that is past, future or not likely."""
    said: list[str] = []
    license_ = _about_birth(license_, today)
    license_ = _about_term(license_, today)
    if license_.aamva_version is not None and license_.aamva_version > NEWEST_VERSION:
        said.append("The bar code is of a newer kind than this program knows. Verify every field.")
    if license_.issuer and not license_.issuer_state:
        said.append("The issuer of this license is not known. Take the state from the card.")
    if license_.document_type.endswith("permit"):
        said.append("This is a permit, not a full license.")
    return replace(license_, warnings=(*license_.warnings, *said))


def _about_birth(license_: LicenseRead, today: date) -> LicenseRead:
    read = license_.birth_date
    born = read.value
    if born is None:
        return license_
    said = _age_doubt(born, today, driver=not license_.document_type.startswith("ID"))
    if not said and license_.issue_date.value and license_.issue_date.value <= born:
        said = "The birth date is not before the issue date. Compare both with the card."
    if not said and license_.issuer_state == "VT" and _vt_doubt(license_):
        said = _VT
    return replace(license_, birth_date=_warned(read, said)) if said else license_


def _age_doubt(born: date, today: date, *, driver: bool) -> str:
    if born > today:
        return f"The birth date {us(born)} is in the future. Take it from the card."
    age = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
    if age > _OLDEST:
        return f"The birth date makes the holder {age} years old. Compare it with the card."
    if driver and age < _YOUNGEST_DRIVER:
        return f"The birth date makes the driver {age} years old. Compare it with the card."
    return ""


def _vt_doubt(license_: LicenseRead) -> bool:
    """Vermont reissued about 50,000 cards whose bar code had the birth date inverted."""
    issued, born = license_.issue_date, license_.birth_date
    if issued.value is None or born.value is None or not _VT_FROM <= issued.value <= _VT_TO:
        return False
    if order_of(born.raw) != order_of(issued.raw):
        return True
    return born.value.day <= 12 and born.value.day != born.value.month


def _about_term(license_: LicenseRead, today: date) -> LicenseRead:
    expiry, issued = license_.expiry_date, license_.issue_date
    if expiry.value and expiry.value < today:
        expiry = _warned(expiry, f"The license expired on {us(expiry.value)}.")
    elif expiry.value and issued.value and expiry.value < issued.value:
        expiry = _warned(expiry, "The license ends before it was issued. Compare the dates.")
    if issued.value and issued.value > today:
        issued = _warned(issued, f"The issue date {us(issued.value)} is in the future.")
    return replace(license_, expiry_date=expiry, issue_date=issued)


def _warned(read: Read[date], said: str) -> Read[date]:
    return replace(read, warning=f"{read.warning} {said}".strip())
