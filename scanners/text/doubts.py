"""What an officer should know about a license that was read: expired, odd dates, odd ages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from scanners.text.dates import order_of
from scanners.text.decode import field_warnings
from tracs_mobile.domain.license import LicenseRead, Read
from tracs_mobile.wording import say

NEWEST_VERSION = 11
_YOUNGEST_DRIVER = 14
_OLDEST = 105
_VT_FROM, _VT_TO = date(2020, 3, 1), date(2021, 8, 31)
_VT = say(
    "Some Vermont cards issued from March 2020 to August 2021 carry the birth date in a wrong "
    "order. Compare the birth date with the card."
)


def us(day: date) -> str:
    """A date as officers write it."""
    return day.strftime("%m/%d/%Y")


def with_doubts(license_: LicenseRead, *, today: date, said: Sequence[str] = ()) -> LicenseRead:
    """The same license with all warnings gathered: `said`, those of its fields, and new ones.

    New are dates that are past, in the future or not likely, an unknown issuer, a permit.
    """
    birth = _birth_doubt(license_, today)
    expiry, issue = _term_doubts(license_, today)
    if birth or expiry or issue:
        license_ = replace(
            license_,
            birth_date=_warned(license_.birth_date, birth),
            expiry_date=_warned(license_.expiry_date, expiry),
            issue_date=_warned(license_.issue_date, issue),
        )
    everything = (*said, *_card_doubts(license_), *field_warnings(license_))
    return replace(license_, warnings=tuple(dict.fromkeys(everything))) if everything else license_


def _card_doubts(license_: LicenseRead) -> list[str]:
    said: list[str] = []
    if license_.aamva_version is not None and license_.aamva_version > NEWEST_VERSION:
        said.append(
            say("The bar code is of a newer kind than this program knows. Verify every field.")
        )
    if license_.issuer and not license_.issuer_state:
        said.append(say("The issuer of this license is not known. Take the state from the card."))
    if license_.document_type.endswith("permit"):
        said.append(say("This is a permit, not a full license."))
    return said


def _birth_doubt(license_: LicenseRead, today: date) -> str:
    born = license_.birth_date.value
    if born is None:
        return ""
    said = _age_doubt(born, today, driver=not license_.document_type.startswith("ID"))
    if not said and license_.issue_date.value and license_.issue_date.value <= born:
        said = say("The birth date is not before the issue date. Compare both with the card.")
    if not said and license_.issuer_state == "VT" and _vt_doubt(license_):
        said = _VT
    return said


def _age_doubt(born: date, today: date, *, driver: bool) -> str:
    if born > today:
        return say("The birth date {us} is in the future. Take it from the card.", us=us(born))
    age = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
    if age > _OLDEST:
        return say(
            "The birth date makes the holder {age} years old. Compare it with the card.", age=age
        )
    if driver and age < _YOUNGEST_DRIVER:
        return say(
            "The birth date makes the driver {age} years old. Compare it with the card.", age=age
        )
    return ""


def _vt_doubt(license_: LicenseRead) -> bool:
    """Vermont reissued about 50,000 cards whose bar code had the birth date inverted."""
    issued, born = license_.issue_date, license_.birth_date
    if issued.value is None or born.value is None or not _VT_FROM <= issued.value <= _VT_TO:
        return False
    if order_of(born.raw) != order_of(issued.raw):
        return True
    return born.value.day <= 12 and born.value.day != born.value.month


def _term_doubts(license_: LicenseRead, today: date) -> tuple[str, str]:
    """What is to say about the expiration date and about the issue date."""
    expires, issued = license_.expiry_date.value, license_.issue_date.value
    expiry = issue = ""
    if expires and expires < today:
        expiry = say("The license expired on {us}.", us=us(expires))
    elif expires and issued and expires < issued:
        expiry = say("The license ends before it was issued. Compare the dates.")
    if issued and issued > today:
        issue = say("The issue date {us} is in the future.", us=us(issued))
    return expiry, issue


def _warned(read: Read[date], said: str) -> Read[date]:
    return replace(read, warning=f"{read.warning} {said}".strip()) if said else read
