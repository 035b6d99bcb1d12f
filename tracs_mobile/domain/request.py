"""A Head of Department's request to DPS: the agency, its Point of Contact, its officers, changes.

Both ends use this module: the client writes a request, the gateway reads it back. The words of the
fields are kept as typed; `request_rules.request_problems` says what is wrong with them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import Enum

ATTACHMENT_NAME = "agency-request.json"
LOGO_NAME = "logo.png"


class RequestKind(Enum):
    """Whether the agency is new to e-ticketing or has records that should change."""

    NEW = "new"
    CHANGE = "change"


class ChangeKind(Enum):
    """What should change about an officer whom DPS has a record of."""

    TITLE = "title"
    AFFILIATION = "affiliation"
    """The officer moves to the agency with the judiciary code `agency`, from `effective` on."""
    LEAVER = "leaver"
    """`effective` is the last day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadOfDepartment:
    """Who authorizes the request."""

    name: str = ""
    title: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PointOfContact:
    """Who deals with DPS for the agency, and signs on to laptops with a LEO number."""

    name: str = ""
    leo_number: str = ""
    email: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestedOfficer:
    """An officer to be added. `name` is the legal name, `title` the job title as on the VCVC.

    `leo_number` is the justice system ID of five characters, `username` the one of the DPS domain.
    `starts_on` is the first day; None: the day the records are made.
    """

    title: str = ""
    name: str = ""
    leo_number: str = ""
    username: str = ""
    starts_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestedChange:
    """A change to one officer's record. `effective` is the first day, for a leaver the last.

    `title` is the new title (TITLE; optional for AFFILIATION), `agency` the judiciary code the
    officer belongs to from then on (AFFILIATION). `name` helps to see that the right one is meant.
    """

    kind: ChangeKind
    leo_number: str = ""
    name: str = ""
    effective: date | None = None
    title: str = ""
    agency: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyRequest:
    """What the Head of Department asks for, in the order of the operating procedure.

    In a request of kind CHANGE an empty field of the agency or of the Point of Contact means "as it
    is", and `officers` are further ones. `logo_png` is the image for the header of warnings.
    """

    kind: RequestKind = RequestKind.NEW
    judiciary_code: str = ""
    agency_name: str = ""
    """The proper name as it should stand on the e-ticket."""
    address: str = ""
    phone: str = ""
    ori: str = ""
    municipality: str = ""
    head: HeadOfDepartment = field(default_factory=HeadOfDepartment)
    contact: PointOfContact = field(default_factory=PointOfContact)
    officers: tuple[RequestedOfficer, ...] = ()
    changes: tuple[RequestedChange, ...] = ()
    logo_png: bytes = b""
    note: str = ""
