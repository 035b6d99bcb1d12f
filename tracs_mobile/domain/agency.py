"""Who issues: the Agency record and the Officer records that DPS keeps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from tracs_mobile.domain.names import LeoNumber


class Role(Enum):
    """What a signed-on person may do."""

    OFFICER = "officer"
    POC = "point of contact"


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency:
    """The agency as it prints on the e-ticket. `judiciary_code` has four digits.

    `ori` is the FBI's originating agency identifier; `municipality` the town whose ordinances it
    enforces, empty for a State or county agency.
    """

    judiciary_code: str
    name: str
    address: str
    phone: str
    ori: str = ""
    municipality: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Officer:
    """One officer. `approved_on` is the Judicial Bureau's approval; None: warnings only."""

    leo_number: LeoNumber
    name: str
    title: str
    username: str
    role: Role = Role.OFFICER
    approved_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedBy:
    """The officer as on the day of issue; an issued ticket keeps this for good."""

    leo_number: LeoNumber
    name: str
    title: str
