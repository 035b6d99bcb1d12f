"""Who issues: the Agency record and the Officer records that DPS keeps."""

from __future__ import annotations

from collections.abc import Iterable
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
    """One term of an officer. `approved_on` is the Judicial Bureau's approval; None: warnings only.

    A change of title is a further term of the same number. `effective_from` is its first day (None:
    always), `effective_until` the last (None: no end); a leaver has a last day.
    """

    leo_number: LeoNumber
    name: str
    title: str
    username: str
    role: Role = Role.OFFICER
    approved_on: date | None = None
    effective_from: date | None = None
    effective_until: date | None = None

    def serves_on(self, day: date) -> bool:
        """Whether this term covers `day`."""
        began = self.effective_from is None or self.effective_from <= day
        return began and (self.effective_until is None or day <= self.effective_until)


def serving(officers: Iterable[Officer], day: date) -> tuple[Officer, ...]:
    """One term for each officer who serves on `day`, the latest begun, in the order given."""
    found: dict[LeoNumber, Officer] = {}
    for officer in officers:
        held = found.get(officer.leo_number)
        if officer.serves_on(day) and (held is None or _begun(officer) >= _begun(held)):
            found[officer.leo_number] = officer
    return tuple(found.values())


def _begun(officer: Officer) -> date:
    return officer.effective_from or date.min


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedBy:
    """The officer as on the day of issue; an issued ticket keeps this for good."""

    leo_number: LeoNumber
    name: str
    title: str
