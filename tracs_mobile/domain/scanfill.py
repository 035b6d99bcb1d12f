"""Puts what a license says into a draft, without ever mixing two persons."""

from __future__ import annotations

import dataclasses
from typing import Any

from tracs_mobile.domain.fields import set_scanned
from tracs_mobile.domain.license import LicenseRead, Read
from tracs_mobile.domain.stop import Draft, Driver, Military, Origin
from tracs_mobile.domain.words import fold

_PLAIN = (
    ("family_name", "family_name"),
    ("given_name", "given_name"),
    ("middle_name", "middle_name"),
    ("suffix", "suffix"),
    ("birth_date", "birth_date"),
    ("sex", "sex"),
    ("city", "city"),
    ("state", "state"),
    ("postal_code", "postal_code"),
    ("license_number", "number"),
    ("license_class", "vehicle_class"),
    ("license_expires", "expiry_date"),
    ("height_in", "height_in"),
    ("weight_lb", "weight_lb"),
    ("eyes", "eyes"),
    ("hair", "hair"),
)
"""Field of the driver, field of the license."""

_IDENTITY = (("family_name", "family_name"), ("given_name", "given_name"))
_GENDER = "stop_data.gender"
_CDL_CLASSES = frozenset("ABC")


def fill_from_license(draft: Draft, read: LicenseRead) -> Draft:
    """A draft whose driver is the person on the license.

    When the license belongs to the person already in the form, what the officer typed stays and
    everything else comes from the license. When it belongs to someone else, the whole driver is
    replaced, typed fields too, and the military question is open again: a correction made for one
    person must not stick to the next. Same person: the license numbers are equal, or, while one
    is missing, neither names nor date of birth contradict. Fields carry SCANNED, or DOUBTFUL when
    the read warns about them. The gender of the stop data is suggested from the license while the
    officer has not chosen one. A confirmed address has to be confirmed again.
    """
    if not _same_person(draft.driver, read):
        draft = _cleared(draft, _driver_paths(draft))
        draft = dataclasses.replace(draft, military=Military.NOT_ASKED)
    draft = _cleared(draft, _scanned_paths(draft))
    for name, found in _values(read):
        path = f"driver.{name}"
        if found.value in (None, "") or _is_filled(draft.driver, name):
            continue
        origin = Origin.DOUBTFUL if found.warning else Origin.SCANNED
        draft = set_scanned(draft, path, found.value, origin)
    return dataclasses.replace(_suggest_gender(draft, read), address_confirmed=False)


def _same_person(driver: Driver, read: LicenseRead) -> bool:
    if driver.license_number and read.number.value:
        return _key(driver.license_number) == _key(read.number.value)
    if driver.birth_date and read.birth_date.value and driver.birth_date != read.birth_date.value:
        return False
    pairs = ((getattr(driver, ours), getattr(read, theirs).value) for ours, theirs in _IDENTITY)
    return all(not ours or not theirs or _key(ours) == _key(theirs) for ours, theirs in pairs)


def _key(text: str) -> str:
    return "".join(c for c in fold(text) if c.isalnum())


def _is_filled(driver: Driver, name: str) -> bool:
    return getattr(driver, name) not in (None, "")


def _driver_paths(draft: Draft) -> tuple[str, ...]:
    return tuple(f"driver.{f.name}" for f in dataclasses.fields(draft.driver))


def _scanned_paths(draft: Draft) -> tuple[str, ...]:
    """Driver fields of an earlier scan; what the new license lacks must not stay from the old."""
    return tuple(path for path, _ in draft.origins if path.startswith("driver."))


def _cleared(draft: Draft, paths: tuple[str, ...]) -> Draft:
    names = {path.removeprefix("driver.") for path in paths}
    blank: dict[str, Any] = {
        f.name: f.default for f in dataclasses.fields(Driver) if f.name in names
    }
    return dataclasses.replace(
        draft,
        driver=dataclasses.replace(draft.driver, **blank),
        origins=tuple(item for item in draft.origins if item[0] not in paths),
    )


def _values(read: LicenseRead) -> tuple[tuple[str, Read[Any]], ...]:
    plain = tuple((ours, getattr(read, theirs)) for ours, theirs in _PLAIN)
    return (
        *plain,
        ("street", _street(read)),
        ("license_state", Read(value=read.issuer_state)),
        ("cdl", Read(value=_cdl(read))),
    )


def _street(read: LicenseRead) -> Read[str]:
    lines = (read.street, read.street2)
    return Read(
        value=" ".join(line.value for line in lines if line.value),
        warning=" ".join(line.warning for line in lines if line.warning),
    )


def _cdl(read: LicenseRead) -> bool | None:
    """Vermont's classes A, B and C are commercial (23 V.S.A. § 4111(b)); elsewhere C may not be."""
    classes = read.vehicle_class.value
    if read.issuer_state != "VT" or not classes:
        return None
    return any(letter in _CDL_CLASSES for letter in classes.upper())


def _suggest_gender(draft: Draft, read: LicenseRead) -> Draft:
    chosen = draft.stop_data.gender
    suggested = read.sex.value or ""
    if suggested not in ("M", "F", "X") or suggested == chosen:
        return draft
    if chosen and draft.origin(_GENDER) is Origin.TYPED:
        return draft
    return set_scanned(draft, _GENDER, suggested, Origin.SCANNED)
