"""Turns an approved request into records: the agency first, then its officers, then changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Connection, insert, select, update

from sync.gateway.office import terms
from sync.gateway.tables import AGENCY
from tracs_mobile.domain import canonical
from tracs_mobile.domain.agency import Agency, Officer
from tracs_mobile.domain.names import LeoNumber
from tracs_mobile.domain.request import (
    AgencyRequest,
    ChangeKind,
    RequestedChange,
    RequestedOfficer,
    RequestKind,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What was written, a line for each record, and the notice to the Point of Contact."""

    lines: tuple[str, ...]
    notice: str

    @property
    def summary(self) -> str:
        """All lines, for the request."""
        return "\n".join(self.lines)


def apply_request(connection: Connection, request: AgencyRequest, *, today: date) -> Written:
    """Write the records inside the caller's transaction. Raises BadInput when one cannot be."""
    agency, line = _put_agency(connection, request)
    lines = [line] if line else []
    for officer in request.officers:
        first = officer.starts_on or today
        terms.begin(connection, agency.judiciary_code, _officer(officer, first))
        lines.append(f"Officer {officer.leo_number}: {officer.title}, from {first:%m/%d/%Y}")
    lines += [_change(connection, change) for change in request.changes]
    if request.contact.leo_number:
        _contact(connection, request, today)
        lines.append(f"Point of Contact: {request.contact.leo_number}")
    return Written(lines=tuple(lines), notice=_notice(request, agency))


def _officer(asked: RequestedOfficer, first: date) -> Officer:
    return Officer(
        leo_number=LeoNumber(asked.leo_number),
        name=asked.name,
        title=asked.title,
        username=asked.username,
        effective_from=first,
    )


def _put_agency(connection: Connection, request: AgencyRequest) -> tuple[Agency, str]:
    """The Agency record with what the request says; an empty line when nothing changed."""
    named = AGENCY.c.judiciary_code == request.judiciary_code
    row = connection.execute(select(AGENCY).where(named)).first()
    held = None if row is None else canonical.decode(Agency, row.record)
    agency = _merged(held, request)
    logo = request.logo_png or (b"" if row is None else row.logo_png)
    email = request.contact.email or ("" if row is None else row.contact_email)
    values = {
        "name": agency.name,
        "record": canonical.encode(agency),
        "logo_png": logo,
        "contact_email": email,
    }
    if row is None:
        values["judiciary_code"] = agency.judiciary_code
        connection.execute(insert(AGENCY).values(values))
        return agency, f"Agency {agency.judiciary_code}: record made"
    connection.execute(update(AGENCY).where(named).values(values))
    if agency == held and not request.logo_png:
        return agency, ""
    parts = [*_differing(held, agency), *(["logo"] if request.logo_png else [])]
    return agency, f"Agency {agency.judiciary_code}: {', '.join(parts)} changed"


def _differing(held: Agency | None, agency: Agency) -> Iterator[str]:
    for name in ("name", "address", "phone", "ori", "municipality"):
        if held is not None and getattr(held, name) != getattr(agency, name):
            yield name


def _merged(held: Agency | None, request: AgencyRequest) -> Agency:
    old = held or Agency(judiciary_code=request.judiciary_code, name="", address="", phone="")
    return replace(
        old,
        name=request.agency_name or old.name,
        address=request.address or old.address,
        phone=request.phone or old.phone,
        ori=request.ori or old.ori,
        municipality=request.municipality or old.municipality,
    )


def _change(connection: Connection, change: RequestedChange) -> str:
    """One change; its day is there, since a request without is not approved."""
    day = change.effective or date.min
    number = change.leo_number
    if change.kind is ChangeKind.LEAVER:
        terms.leave(connection, number, day)
        return f"Officer {number}: last day {day:%m/%d/%Y}"
    if change.kind is ChangeKind.TITLE:
        terms.change_title(connection, number, change.title, day)
        return f"Officer {number}: {change.title}, from {day:%m/%d/%Y}"
    terms.move(connection, number, change.agency, day, change.title)
    return f"Officer {number}: agency {change.agency}, from {day:%m/%d/%Y}"


def _contact(connection: Connection, request: AgencyRequest, today: date) -> None:
    terms.make_contact(connection, request.judiciary_code, request.contact.leo_number, today)


def _notice(request: AgencyRequest, agency: Agency) -> str:
    """What the Point of Contact is told; numbers only, no names."""
    officers, changes = len(request.officers), len(request.changes)
    if request.kind is RequestKind.NEW:
        first = f"The records of {agency.name} ({agency.judiciary_code}) are ready"
        rest = "Laptops can be enrolled with the codes that DPS gives out. Officers issue warnings "
        rest += "and practice in training until the Judicial Bureau has approved them."
        return f"{first}: {_many(officers, 'officer')}. {rest}"
    first = f"The changes for {agency.name} ({agency.judiciary_code}) are made"
    parts = [_many(changes, "change") if changes else "", _many(officers, "new officer")]
    told = ", ".join(part for part in parts if part and not part.startswith("0 "))
    rest = "Laptops take them over at their next contact with DPS."
    return f"{first}{f': {told}' if told else ''}. {rest}"


def _many(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"
