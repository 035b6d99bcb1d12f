"""Decode the elements of a license into fields, each with its raw text and its doubt."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from scanners.text import dates as dates_
from scanners.text import fields as fields_
from scanners.text import issuers
from scanners.text.elements import Elements
from scanners.text.header import Header
from scanners.text.names import read_names
from tracs_mobile.domain.license import LicenseRead, Read
from tracs_mobile.wording import say

_SOURCES = {
    "family_name": ("DCS", "DAB", "DAA"),
    "given_name": ("DAC", "DCT", "DAA"),
    "middle_name": ("DAD", "DCT"),
    "suffix": ("DCU", "DAE"),
    "number": ("DAQ",),
    "birth_date": ("DBB",),
    "expiry_date": ("DBA",),
    "issue_date": ("DBD",),
    "sex": ("DBC",),
    "height_in": ("DAU", "DAV"),
    "weight_lb": ("DAW", "DAX"),
    "eyes": ("DAY",),
    "hair": ("DAZ",),
    "street": ("DAG", "DAL"),
    "street2": ("DAH", "DAM"),
    "city": ("DAI", "DAN"),
    "state": ("DAJ", "DAO"),
    "postal_code": ("DAK", "DAP"),
    "country": ("DCG",),
    "vehicle_class": ("DCA", "DAR"),
    "endorsements": ("DCD", "DAT"),
    "restrictions": ("DCB", "DAS"),
}
_WHAT = {
    "family_name": say("family name"),
    "given_name": say("given name"),
    "middle_name": say("middle name"),
    "suffix": say("suffix"),
    "number": say("number"),
    "birth_date": say("birth date"),
    "expiry_date": say("expiry date"),
    "issue_date": say("issue date"),
    "sex": say("sex"),
    "height_in": say("height"),
    "weight_lb": say("weight"),
    "eyes": say("eyes"),
    "hair": say("hair"),
    "street": say("street"),
    "street2": say("street2"),
    "city": say("city"),
    "state": say("state"),
    "postal_code": say("postal code"),
    "country": say("country"),
    "vehicle_class": say("vehicle class"),
    "endorsements": say("endorsements"),
    "restrictions": say("restrictions"),
}


def decode(header: Header, elements: Elements) -> LicenseRead:
    """All fields of the license, with a warning on each one whose text is doubtful.

    The issuer comes from the issuer number, never from the address; the meaning of elements that
    changed after version 1 (DBG, DBN, DBS, DBH, DBL) touches no field here.
    """
    values = elements.values
    state = issuers.state_of(header.iin)
    names = read_names(values, version=header.version, state=state)
    get = values.get
    street, street2, city, state_code, postal = _address(values)
    address_state = fields_.read_state(state_code)
    later = header.version > 1
    license_ = LicenseRead(
        family_name=names.family,
        given_name=names.given,
        middle_name=names.middle,
        suffix=names.suffix,
        number=fields_.read_number(get("DAQ", "")),
        birth_date=dates_.read_date(get("DBB", ""), say("birth date")),
        expiry_date=_expiry(get("DBA", "")),
        issue_date=dates_.read_date(get("DBD", ""), say("issue date")),
        sex=fields_.read_sex(get("DBC", "")),
        height_in=_height(get("DAU", ""), get("DAV", "")),
        weight_lb=fields_.read_weight(get("DAW", ""), get("DAX", ""), get("DCE", "")),
        eyes=fields_.read_eyes(get("DAY", "")),
        hair=fields_.read_hair(get("DAZ", "")),
        street=fields_.read_text(street),
        street2=fields_.read_text(street2),
        city=fields_.read_text(city),
        state=address_state,
        postal_code=fields_.read_postal(postal, state=address_state.value or ""),
        country=fields_.read_country(get("DCG", "")),
        vehicle_class=_code(values, later, "DCA", "DAR", "DCM", "PAA"),
        endorsements=_code(values, later, "DCD", "DAT", "DCN", "PAF"),
        restrictions=_code(values, later, "DCB", "DAS", "DCO", "PAE"),
        issuer=header.iin,
        issuer_state=state,
        aamva_version=header.version,
        document_type=_document_type(header, values),
    )
    return _with_doubts(license_, elements)


def _expiry(raw: str) -> Read[date]:
    if dates_.NEVER.search(raw):
        return Read(raw=raw)
    return dates_.read_date(raw, say("expiration date"))


def _height(height: str, metric: str) -> Read[int]:
    read = fields_.read_height(height)
    if read.value is None and metric.strip():
        return fields_.read_height(metric, metric=True)
    return read


def _document_type(header: Header, values: dict[str, str]) -> str:
    """DL, ID or EN as declared; `permit` behind it when the card says so (DDP, version 11)."""
    part = header.license_part
    kind = part.kind if part else "DL"
    return f"{kind} permit" if values.get("DDP", "").strip() == "1" else kind


def _address(values: dict[str, str]) -> list[str]:
    """The mailing address; the residence elements of old cards when there is no other."""
    names = ("DAG", "DAH", "DAI", "DAJ", "DAK")
    other = ("DAL", "DAM", "DAN", "DAO", "DAP")
    said = {name for name in (*names, *other) if fields_.plain(values.get(name, ""))}
    if said.isdisjoint(("DAG", "DAI")) or ("DAG" not in said and {"DAL", "DAN"} <= said):
        names, other = other, names
    # A part that only the other address has belongs to both when that one has no street.
    spare = names[0] not in said or other[0] not in said
    return [
        values.get(back if spare and name not in said and back in said else name, "")
        for name, back in zip(names, other, strict=True)
    ]


def _code(values: dict[str, str], later: bool, new: str, old: str, *others: str) -> Read[str]:
    """A code from the first element that says something: the one of the card's own version."""
    order = (new, old, *others) if later else (old, new, *others)
    reads = [fields_.read_code(values[name]) for name in order if name in values]
    return next((read for read in reads if read.value), reads[0] if reads else Read())


def _with_doubts(license_: LicenseRead, elements: Elements) -> LicenseRead:
    """Put the doubts about elements on the fields that were made from them."""
    if not elements.doubts:
        return license_
    changed: dict[str, Any] = {}
    for name, sources in _SOURCES.items():
        said = next((elements.doubts[at] for at in sources if at in elements.doubts), "")
        read: Read[Any] = getattr(license_, name)
        if said and not read.warning:
            warning = say(
                "The {what} is doubtful: {said}. Compare it with the card.",
                what=_WHAT[name],
                said=said,
            )
            changed[name] = replace(read, warning=warning)
    return replace(license_, **changed) if changed else license_


def to_verify(license_: LicenseRead, warning: str) -> LicenseRead:
    """The same license with `warning` on every field that has a value and no doubt yet."""
    changed: dict[str, Any] = {}
    for name in _SOURCES:
        read: Read[Any] = getattr(license_, name)
        if read.value is not None and not read.warning:
            changed[name] = replace(read, warning=warning)
    return replace(license_, **changed)


def field_warnings(license_: LicenseRead) -> list[str]:
    """The warnings of all fields."""
    reads: list[Read[Any]] = [getattr(license_, name) for name in _SOURCES]
    return [read.warning for read in reads if read.warning]
