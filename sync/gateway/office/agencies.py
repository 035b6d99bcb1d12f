"""Agencies as DPS keeps them: the list, one record, and what staff set beside the record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, Row, func, select, update

from sync.gateway.database import Database
from sync.gateway.office import chain
from sync.gateway.office.terms import Term, all_terms, running
from sync.gateway.tables import AGENCY, DEVICE
from tracs_mobile.domain import canonical
from tracs_mobile.domain.agency import Agency, Role
from tracs_mobile.domain.request_checks import email_problem
from tracs_mobile.domain.words import fold
from tracs_mobile.errors import BadInput


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyLine:
    """One agency of the list. `approved` of its `officers` may issue tickets.

    `contact` is the LEO number of the Point of Contact, empty when there is none.
    """

    code: str
    name: str
    officers: int
    approved: int
    contact: str
    devices: int
    logo: bool
    consent: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyRecord:
    """One Agency record with what stands beside it."""

    agency: Agency
    logo_png: bytes
    contact_email: str
    feed_consent: bool


def agencies(connection: Connection, today: date, wanted: str = "") -> tuple[AgencyLine, ...]:
    """Every agency by name; those whose name or code holds `wanted`."""
    by_agency: dict[str, list[Term]] = {}
    for term in running(all_terms(connection), today):
        by_agency.setdefault(term.agency, []).append(term)
    counted = connection.execute(
        select(DEVICE.c.agency, func.count())
        .where(DEVICE.c.revoked.is_(False))
        .group_by(DEVICE.c.agency)
    )
    devices: dict[str, int] = {code: count for code, count in counted}
    rows = connection.execute(select(AGENCY).order_by(AGENCY.c.name, AGENCY.c.judiciary_code))
    return tuple(
        _line(row, by_agency.get(row.judiciary_code, ()), devices.get(row.judiciary_code, 0))
        for row in rows
        if fold(wanted) in fold(f"{row.name} {row.judiciary_code}")
    )


def _line(row: Row[tuple[object, ...]], held: Sequence[Term], devices: int) -> AgencyLine:
    contact = next((t.officer.leo_number for t in held if t.officer.role is Role.POC), "")
    return AgencyLine(
        code=row.judiciary_code,
        name=row.name,
        officers=len(held),
        approved=sum(term.officer.approved_on is not None for term in held),
        contact=contact,
        devices=devices,
        logo=bool(row.logo_png),
        consent=row.feed_consent,
    )


def agency_record(connection: Connection, code: str) -> AgencyRecord:
    """The record of one agency. Raises BadInput when there is none."""
    row = connection.execute(select(AGENCY).where(AGENCY.c.judiciary_code == code)).first()
    if row is None:
        raise BadInput(f"There is no agency {code[:10]}.")
    return AgencyRecord(
        agency=canonical.decode(Agency, row.record),
        logo_png=row.logo_png,
        contact_email=row.contact_email,
        feed_consent=row.feed_consent,
    )


def set_consent(database: Database, code: str, consent: bool, *, by: str, now: datetime) -> None:
    """Whether the agency's stops may be seen in the read-only feed. Raises BadInput."""
    with database.write() as connection:
        agency_record(connection, code)
        named = AGENCY.c.judiciary_code == code
        connection.execute(update(AGENCY).where(named).values(feed_consent=consent))
        body = {"agency": code, "consent": "given" if consent else "withdrawn"}
        chain.note(connection, by, "consent-changed", body, now)


def set_contact_email(database: Database, code: str, email: str, *, by: str, now: datetime) -> None:
    """Where DPS writes to the Point of Contact. Raises BadInput for what is no address."""
    problem = next(email_problem("", email, "Point of Contact", needed=True), None)
    if problem is not None:
        raise BadInput(problem.message)
    with database.write() as connection:
        agency_record(connection, code)
        named = AGENCY.c.judiciary_code == code
        connection.execute(update(AGENCY).where(named).values(contact_email=email))
        chain.note(connection, by, "agency-changed", {"agency": code, "field": "contact"}, now)
