"""What a license bar code says: each field a value, with its raw text and any doubt beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Generic, TypeVar

T = TypeVar("T")


class ScanSource(Enum):
    """Where a scan came from."""

    SERIAL = "serial"
    WEDGE = "wedge"
    CAMERA = "camera"
    IMAGE = "image"
    FILE = "file"


@dataclass(frozen=True, slots=True, kw_only=True)
class Read(Generic[T]):
    """One field of a read: its value, the raw text it came from, and what is doubtful about it."""

    value: T | None = None
    raw: str = ""
    warning: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenseRead:
    """A license as read from its bar code (AAMVA DL/ID, versions 0-11).

    Text is NFC, upper or mixed case as on the card, without control characters. Heights are whole
    inches, weights whole pounds. `issuer` is the six-digit IIN; `issuer_state` its postal code.
    """

    family_name: Read[str] = Read()
    given_name: Read[str] = Read()
    middle_name: Read[str] = Read()
    suffix: Read[str] = Read()
    number: Read[str] = Read()
    birth_date: Read[date] = Read()
    expiry_date: Read[date] = Read()
    issue_date: Read[date] = Read()
    sex: Read[str] = Read()
    height_in: Read[int] = Read()
    weight_lb: Read[int] = Read()
    eyes: Read[str] = Read()
    hair: Read[str] = Read()
    street: Read[str] = Read()
    street2: Read[str] = Read()
    city: Read[str] = Read()
    state: Read[str] = Read()
    postal_code: Read[str] = Read()
    country: Read[str] = Read()
    vehicle_class: Read[str] = Read()
    endorsements: Read[str] = Read()
    restrictions: Read[str] = Read()
    issuer: str = ""
    issuer_state: str = ""
    aamva_version: int | None = None
    document_type: str = ""
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class VehicleRead:
    """A vehicle as read from a VIN label, a registration or a text that holds a VIN or a plate.

    `year` is the model year; `make` the NCIC code where the table of makers knows it. `owner` is a
    person's or a firm's name as printed. `kind` says in words what was scanned.
    """

    vin: Read[str] = Read()
    plate: Read[str] = Read()
    plate_state: Read[str] = Read()
    year: Read[int] = Read()
    make: Read[str] = Read()
    model: Read[str] = Read()
    body_style: Read[str] = Read()
    color: Read[str] = Read()
    owner: Read[str] = Read()
    expiry_date: Read[date] = Read()
    kind: str = ""
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered:
    """How a scan arrived, for the page that tests scanners; never its content.

    `separators` are the names of the control characters that survived (LF, RS, CR, FS, GS);
    `what` says in words what it was: "VT license, version 10".
    """

    size_bytes: int
    separators: tuple[str, ...] = ()
    what: str = ""
    symbology: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """One thing a scanner delivered: a license, a vehicle, or a sentence why it is neither.

    `took_ms` is the time from the last byte (or the picture) to this value.
    """

    source: ScanSource
    license: LicenseRead | None = None
    vehicle: VehicleRead | None = None
    problem: str = ""
    took_ms: float = 0.0
    delivered: Delivered | None = None
