"""Decode the elements of a license into fields, each with its raw text and its doubt."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from typing import Any

from scanners import dates as dates_
from scanners import fields as fields_
from scanners import issuers
from scanners.elements import Elements
from scanners.header import Header
from scanners.names import Names, read_names
from tracs_mobile.domain.license import LicenseRead, Read

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


def decode(header: Header, elements: Elements) -> LicenseRead:
    """All fields of the license, with a warning on each one whose text is doubtful.

    The issuer comes from the issuer number, never from the address; the meaning of elements that
    changed after version 1 (DBG, DBN, DBS, DBH, DBL) touches no field here.
    """
    values = elements.values
    state = issuers.state_of(header.iin)
    names = read_names(values, version=header.version, state=state)
    license_ = LicenseRead(
        family_name=names.family,
        given_name=names.given,
        middle_name=names.middle,
        suffix=names.suffix,
        number=fields_.read_number(values.get("DAQ", "")),
        birth_date=dates_.read_date(values.get("DBB", ""), "birth date"),
        expiry_date=_expiry(values),
        issue_date=dates_.read_date(values.get("DBD", ""), "issue date"),
        issuer=header.iin,
        issuer_state=state,
        aamva_version=header.version,
        document_type=_document_type(header, values),
    )
    license_ = _with_person(license_, values)
    license_ = _with_address(license_, values)
    license_ = _with_codes(license_, values, header.version)
    return _with_doubts(license_, elements)


def _expiry(values: dict[str, str]) -> Read[date]:
    raw = values.get("DBA", "")
    if dates_.NEVER.search(raw):
        return Read(raw=raw)
    return dates_.read_date(raw, "expiration date")


def _document_type(header: Header, values: dict[str, str]) -> str:
    """DL, ID or EN as declared; `permit` behind it when the card says so (DDP, version 11)."""
    part = header.license_part
    kind = part.kind if part else "DL"
    return f"{kind} permit" if values.get("DDP", "").strip() == "1" else kind


def _with_person(license_: LicenseRead, values: dict[str, str]) -> LicenseRead:
    height = fields_.read_height(values.get("DAU", ""))
    if height.value is None and values.get("DAV", "").strip():
        height = fields_.read_height(values["DAV"], metric=True)
    return replace(
        license_,
        sex=fields_.read_sex(values.get("DBC", "")),
        height_in=height,
        weight_lb=fields_.read_weight(
            values.get("DAW", ""), values.get("DAX", ""), values.get("DCE", "")
        ),
        eyes=fields_.read_eyes(values.get("DAY", "")),
        hair=fields_.read_hair(values.get("DAZ", "")),
    )


def _with_address(license_: LicenseRead, values: dict[str, str]) -> LicenseRead:
    """The mailing address; the residence elements of old cards when there is no other."""
    names = ("DAG", "DAH", "DAI", "DAJ", "DAK")
    if not any(fields_.plain(values.get(name, "")) for name in ("DAG", "DAI")):
        names = ("DAL", "DAM", "DAN", "DAO", "DAP")
    street, street2, city, state, postal = (values.get(name, "") for name in names)
    state_read = fields_.read_state(state)
    return replace(
        license_,
        street=fields_.read_text(street),
        street2=fields_.read_text(street2),
        city=fields_.read_text(city),
        state=state_read,
        postal_code=fields_.read_postal(postal, state=state_read.value or ""),
        country=fields_.read_country(values.get("DCG", "")),
    )


def _with_codes(license_: LicenseRead, values: dict[str, str], version: int) -> LicenseRead:
    """Class, endorsements, restrictions: v1 elements on v1 cards, else the later ones first."""

    def first(*names: str) -> Read[str]:
        order = names if version > 1 else (names[1], names[0], *names[2:])
        reads = [fields_.read_code(values[name]) for name in order if name in values]
        return next((read for read in reads if read.value), reads[0] if reads else Read())

    return replace(
        license_,
        vehicle_class=first("DCA", "DAR", "DCM", "PAA"),
        endorsements=first("DCD", "DAT", "DCN", "PAF"),
        restrictions=first("DCB", "DAS", "DCO", "PAE"),
    )


def _with_doubts(license_: LicenseRead, elements: Elements) -> LicenseRead:
    """Put the doubts about elements on the fields that were made from them."""
    if not elements.doubts:
        return license_
    changed: dict[str, Any] = {}
    for name, sources in _SOURCES.items():
        said = next((elements.doubts[at] for at in sources if at in elements.doubts), "")
        read: Read[Any] = getattr(license_, name)
        if said and not read.warning:
            what = name.removesuffix("_in").removesuffix("_lb").replace("_", " ")
            warning = f"The {what} is doubtful: {said}. Compare it with the card."
            changed[name] = replace(read, warning=warning)
    return replace(license_, **changed) if changed else license_


def field_warnings(license_: LicenseRead) -> list[str]:
    """The warnings of all fields, each sentence once."""
    reads = (getattr(license_, item.name) for item in fields(license_))
    said = [read.warning for read in reads if isinstance(read, Read) and read.warning]
    return list(dict.fromkeys(said))


__all__ = ["Names", "decode", "field_warnings"]
