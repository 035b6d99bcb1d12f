"""Read vehicle documents in the AAMVA form: registration, title, owner, IRP, carrier, inspection.

The elements are those of AAMVA's bar code encoding requirements for motor vehicle documents.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType
from typing import Any

from scanners.text import dates, fields, issuers, vin
from scanners.text.doubts import us
from scanners.text.header import Header
from scanners.text.normalize import Clean
from scanners.text.wordlist import words
from tracs_mobile.domain.license import Read, VehicleRead
from tracs_mobile.domain.vehicle import plate_fits
from tracs_mobile.wording import say

VERIFY = say(
    "Parts of the bar code were lost. Verify every field against the vehicle and its papers."
)
_TWO_VALUES = say("Two different values were read. Compare it with the paper.")
_PLATE_ODD = say("The plate is not up to 8 letters and digits. Compare it with the vehicle.")
_YEAR_ODD = say("The model year could not be read.")
_YEARS_DIFFER = say(
    "The paper and the VIN give different model years. Compare them with the vehicle."
)

KNOWN = frozenset(
    words(
        # registration, apportioned registration
        "RAD RAF RAG RAM RAU RBB RBC RBD RBE RBI RBK RBL RBM RBT RBU BBC FUL IFJ "
        # vehicle
        "VAA VAB VAC VAD VAE VAF VAG VAH VAI VAJ VAK VAL VAM VAN VAO VAP VAQ VAR VAS VAT VAU VAV "
        "VAW VAX VAY VBA VBB VBC VBD VPC "
        # title, owner, lien, carrier, inspection
        "TAA TAB TAC TAD TAE TAF TAG TAH TAI TAU TAV TAW TAX TAY TAZ LAA LAB LAC LAD LAE LAF LAG "
        "NAA NAB NAC NAD NAE NAR NAS NAT NAU NAV NAW NAX MAA MAI MAK MAL MAM MAN "
        "IAN IFI INC INP ISC IPD"
    )
)
"""Every element a vehicle document may hold, all kinds together."""

_KINDS = frozenset(words("RG TD VH OW IR MC VS"))
_BREAK = re.compile(r"[\n\r\x1c-\x1f]+")
_KIND_FRONT = re.compile(r"(?:(?:RG|TD|VH|OW|IR|MC|VS) ?){1,2}(?=[A-Z]{3})")
_DATE = r"\d{8}"
# What can stand behind these names; used to find the cuts when the separators were lost.
_SHAPES = MappingProxyType(
    {
        "RAG": _DATE,
        "RBB": _DATE,
        "TAV": _DATE,
        "RAM": r"[A-Z0-9][A-Z0-9 -]{0,8}?",
        "VAD": r"[A-Z0-9]{17}",
        "VAK": r"[A-Z]{2,4}",
        "VAL": r"\d{4}|\d{2}",
        "VAO": r"[A-Z0-9]{1,4}",
        "VBD": r"[A-Z]{2,3}(?:/[A-Z]{3})?",
        "RBL": r"[A-Z]{2}",
    }
)
_NAME = "|".join(sorted(KNOWN))
_LOST = re.compile(
    "|".join(
        rf"{name}(?:{_SHAPES[name]})(?=\s*(?:{_NAME})|\s|\Z)" if name in _SHAPES else name
        for name in sorted(KNOWN)
    )
)
_ODD_SEPARATORS = "|~^;\t#$&*_%!+"


@dataclass(slots=True, kw_only=True)
class _Found:
    """The elements of one document while they are gathered; `torn` when text was lost."""

    values: dict[str, str] = field(default_factory=dict)
    twice: set[str] = field(default_factory=set)
    unknown: int = 0
    torn: bool = False

    def put(self, record: str) -> None:
        """Take one record; a second, different value of an element makes it doubtful."""
        record = record.strip()
        if record[:3] not in KNOWN and (kind := _KIND_FRONT.match(record)):
            record = record[kind.end() :]
        name, value = record[:3], record[3:]
        if name not in KNOWN:
            self.unknown += record not in _KINDS and not record.startswith("Z")
        elif not self.values.get(name, "").strip():
            self.values[name] = value
        elif value.strip() and value.strip() != self.values[name].strip():
            self.twice.add(name)


def read_document(
    clean: Clean, header: Header, *, today: date, optical: bool = False
) -> VehicleRead | None:
    """The vehicle of a document that `header` opens, or None when too little of it is left.

    `optical` is true when our own decoder read the picture: then a document that is not whole is
    to be verified. The owner is kept for showing; nobody may take it for the driver.
    """
    found = _elements(clean.text[header.body_at :])
    if not found.values.keys() & {"RAM", "VAD", "MAA", "RBD", "RBC", "BBC", "NAA", "NAB"}:
        return None
    read = _decoded(header, found.values, today)
    read = _doubted(read, found)
    whole = header.whole and clean.text.endswith("\r") and not found.unknown
    foreign = any("foreign" in damage for damage in clean.damage)
    if found.torn or foreign or (optical and not whole):
        read = to_verify(read, VERIFY)
    return read


def _elements(body: str) -> _Found:
    records = _BREAK.split(body)
    if _named(records) > 1:
        return _gathered(records, torn=False)
    flat = _BREAK.sub(" ", body)
    for mark in _ODD_SEPARATORS:
        if _named(flat.split(mark)) > 2:
            return _gathered(flat.split(mark), torn=True)
    if len(_LOST.findall(flat)) > 1:
        return _gathered(_cut(flat), torn=True)
    return _gathered(records, torn=False)


def _named(records: list[str]) -> int:
    return sum(1 for record in records if _KIND_FRONT.sub("", record.strip())[:3] in KNOWN)


def _gathered(records: list[str], *, torn: bool) -> _Found:
    found = _Found(torn=torn)
    for record in records:
        if record.strip():
            found.put(record)
    return found


def _cut(flat: str) -> list[str]:
    """Records of a text without separators: a name counts where what follows can be its value."""
    starts = [match.start() for match in _LOST.finditer(flat)]
    return [flat[at:end] for at, end in zip(starts, [*starts[1:], len(flat)], strict=True)]


_OF_REGISTRATION = frozenset(("RG", "IR"))
_OF_VIN = ("VAD",)
_SOURCES = MappingProxyType(
    {
        "vin": _OF_VIN,
        "plate": ("RAM",),
        "year": ("VAL",),
        "make": ("VAK",),
        "model": ("VAM",),
        "body_style": ("VAO",),
        "color": ("VBD",),
        "owner": ("RBD", "RBE", "BBC", "RBC", "NAA", "NAB", "NAC", "NAE", "MAA"),
        "expiry_date": ("RAG",),
    }
)


def _decoded(header: Header, values: dict[str, str], today: date) -> VehicleRead:
    get = values.get
    number = vin.read_vin(get("VAD", ""))
    plate = read_plate(get("RAM", ""))
    state = issuers.state_of(header.iin)
    kinds = {part.kind for part in header.parts}
    registered = plate.value is not None and not kinds.isdisjoint(_OF_REGISTRATION)
    make = fields.read_text(get("VAK", "").upper())
    return VehicleRead(
        vin=number,
        plate=plate,
        plate_state=Read(value=state if registered and state else None),
        year=_year(get("VAL", ""), number, today),
        make=make if make.value else vin.make_of(number),
        model=fields.read_text(get("VAM", "")),
        body_style=fields.read_text(get("VAO", "")),
        color=fields.read_text(get("VBD", "")),
        owner=_owner(values),
        expiry_date=_expiry(get("RAG", ""), today),
        kind=header.vehicle_document.removeprefix("a ").removeprefix("an "),
    )


def read_plate(raw: str) -> Read[str]:
    """A plate as printed, in capitals; a doubt when no plate looks like it."""
    text = fields.plain(raw).upper()
    if not text:
        return Read(raw=raw)
    return Read(value=text, raw=raw, warning="" if plate_fits(text) else _PLATE_ODD)


def _year(raw: str, number: Read[str], today: date) -> Read[int]:
    """Four digits, or two as in the standard; the VIN decides the century and is compared."""
    of_vin = vin.year_of(number, today=today)
    text = fields.plain(raw)
    if not text:
        return of_vin
    if not re.fullmatch(r"\d{2}|\d{4}", text, re.ASCII):
        return Read(value=of_vin.value, raw=raw, warning=_YEAR_ODD)
    year = int(text)
    if year < 100:
        year += 2000 if year <= (today.year + 2) % 100 else 1900
    if not 1885 <= year <= today.year + 3:
        return Read(value=of_vin.value, raw=raw, warning=_YEAR_ODD)
    sure = of_vin.value is not None and not of_vin.warning
    return Read(value=year, raw=raw, warning=_YEARS_DIFFER if sure and of_vin.value != year else "")


def _owner(values: dict[str, str]) -> Read[str]:
    """Who the paper names: a firm, a combined name, or family and given names."""
    for name in ("BBC", "RBC", "NAA", "MAA"):
        if fields.plain(values.get(name, "")):
            return fields.read_text(values[name])
    for names in (("RBD", "RBE"), ("NAB", "NAC", "NAD"), ("NAE",)):
        parts = [fields.plain(values.get(name, "")) for name in names]
        if parts[0]:
            given = " ".join(part for part in parts[1:] if part)
            return Read(value=f"{parts[0]}, {given}" if given else parts[0], raw=values[names[0]])
    return Read()


def _expiry(raw: str, today: date) -> Read[date]:
    read = dates.read_date(raw, say("expiration date of the registration"))
    if read.value and read.value < today and not read.warning:
        return replace(read, warning=say("The registration expired on {day}.", day=us(read.value)))
    return read


def _doubted(read: VehicleRead, found: _Found) -> VehicleRead:
    """Put a doubt on what was read from an element that came with two values."""
    changed: dict[str, Any] = {}
    for name, sources in _SOURCES.items():
        held: Read[Any] = getattr(read, name)
        if not held.warning and not found.twice.isdisjoint(sources):
            changed[name] = replace(held, warning=_TWO_VALUES)
    return replace(read, **changed) if changed else read


READS = (*_SOURCES, "plate_state")
"""The fields of a vehicle that are read, each with its own doubt."""


def to_verify(read: VehicleRead, warning: str) -> VehicleRead:
    """The same vehicle with `warning` on every field that has a value and no doubt yet."""
    changed: dict[str, Any] = {}
    for name in READS:
        held: Read[Any] = getattr(read, name)
        if held.value is not None and not held.warning:
            changed[name] = replace(held, warning=warning)
    return replace(read, **changed)


def gathered(read: VehicleRead) -> VehicleRead:
    """The same vehicle with the warnings of all its fields in one place."""
    held: list[Read[Any]] = [getattr(read, name) for name in READS]
    said = dict.fromkeys(one.warning for one in held if one.warning)
    return replace(read, warnings=tuple(dict.fromkeys((*read.warnings, *said))))
