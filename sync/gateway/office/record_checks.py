"""A request held against the records DPS has: what exists, what belongs to somebody else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from sync.gateway.office.terms import Term, all_terms, term_on
from sync.gateway.tables import AGENCY
from tracs_mobile.domain import canonical
from tracs_mobile.domain.agency import Agency, Role
from tracs_mobile.domain.problem import Problem, block, warn
from tracs_mobile.domain.request import (
    AgencyRequest,
    ChangeKind,
    RequestedChange,
    RequestedOfficer,
    RequestKind,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Records:
    """What DPS knows on `today`: agencies by code, terms by number."""

    today: date
    agencies: Mapping[str, Agency]
    terms: Mapping[str, tuple[Term, ...]]

    def running(self, leo_number: str) -> Term | None:
        """The term of today or the next to come."""
        return term_on(self.terms.get(leo_number, ()), self.today)


def records_of(connection: Connection, today: date) -> Records:
    """Everything a request can touch."""
    rows = connection.execute(select(AGENCY.c.judiciary_code, AGENCY.c.record))
    terms: dict[str, tuple[Term, ...]] = {}
    for term in all_terms(connection):
        number = term.officer.leo_number
        terms[number] = (*terms.get(number, ()), term)
    return Records(
        today=today,
        agencies={r.judiciary_code: canonical.decode(Agency, r.record) for r in rows},
        terms=terms,
    )


def record_problems(records: Records, request: AgencyRequest) -> tuple[Problem, ...]:
    """What keeps this request from becoming records, beyond what is wrong with it by itself."""
    return tuple(
        (
            *_agency(records, request),
            *_contact(records, request),
            *(
                p
                for at, o in enumerate(request.officers)
                for p in _officer(records, request, at, o)
            ),
            *_usernames(records, request),
            *(p for at, c in enumerate(request.changes) for p in _change(records, request, at, c)),
        )
    )


def _agency(records: Records, request: AgencyRequest) -> Iterator[Problem]:
    code, held = request.judiciary_code, records.agencies.get(request.judiciary_code)
    if request.kind is RequestKind.NEW and held is not None:
        yield block(
            "judiciary_code",
            "records.agency_there",
            f"Agency {code} has a record already: {held.name}. This has to be a change request.",
        )
    elif request.kind is RequestKind.CHANGE and code and held is None:
        yield block(
            "judiciary_code",
            "records.agency_unknown",
            f"DPS has no Agency record {code} that could change.",
        )
        if request.officers:
            yield block(
                "officers",
                "request.agency_first",
                "The Agency record comes first. Officers can be added once there is one.",
            )
    names = {a.name.casefold(): c for c, a in records.agencies.items() if c != code}
    other = names.get(request.agency_name.casefold())
    if request.agency_name and other:
        yield warn(
            "agency_name",
            "records.agency_name",
            f"Agency {other} has the same name. Make sure the judiciary code is the right one.",
        )


def _contact(records: Records, request: AgencyRequest) -> Iterator[Problem]:
    number = request.contact.leo_number
    if request.kind is RequestKind.NEW or not number:
        return
    listed = number in {officer.leo_number for officer in request.officers}
    term = records.running(number)
    if not listed and (term is None or term.agency != request.judiciary_code):
        yield block(
            "contact.leo_number",
            "records.contact",
            f"The Point of Contact {number} has no officer record in agency "
            f"{request.judiciary_code}.",
        )


def _officer(
    records: Records, request: AgencyRequest, at: int, officer: RequestedOfficer
) -> Iterator[Problem]:
    path, number = f"officers.{at}.leo_number", officer.leo_number
    term = records.running(number)
    if term is not None:
        where = "this agency" if term.agency == request.judiciary_code else f"agency {term.agency}"
        yield block(
            path,
            "records.officer_there",
            f"{number} has a record in {where} already: {term.officer.title} {term.officer.name}. "
            "A new title or another agency is a change.",
        )
    elif records.terms.get(number):
        last = records.terms[number][-1].officer
        yield warn(
            path,
            "records.officer_back",
            f"{number} had a record before: {last.title} {last.name}. Make sure this is the same "
            "person.",
        )


def _usernames(records: Records, request: AgencyRequest) -> Iterator[Problem]:
    """A username belongs to one person in all of Vermont."""
    held: dict[str, str] = {}
    for number in records.terms:
        term = records.running(number)
        if term is not None:
            held[term.officer.username.casefold()] = number
    for at, officer in enumerate(request.officers):
        other = held.get(officer.username.casefold())
        if officer.username and other and other != officer.leo_number:
            yield block(
                f"officers.{at}.username",
                "records.username",
                f"The username “{officer.username}” belongs to {other}.",
            )


def _change(
    records: Records, request: AgencyRequest, at: int, change: RequestedChange
) -> Iterator[Problem]:
    path, number = f"changes.{at}", change.leo_number
    term = records.running(number)
    if term is None:
        if number:
            told = f"DPS has no officer record {number} in force."
            yield block(f"{path}.leo_number", "records.officer_unknown", told)
        return
    joins = change.kind is ChangeKind.AFFILIATION and change.agency == request.judiciary_code
    if term.agency != request.judiciary_code and not joins:
        yield block(
            f"{path}.leo_number",
            "records.officer_elsewhere",
            f"{number} belongs to agency {term.agency}, which has to ask for this change.",
        )
    if change.name and change.name.casefold() != term.officer.name.casefold():
        yield warn(
            f"{path}.name",
            "records.officer_name",
            f"{number} is {term.officer.name} in the records, not {change.name}.",
        )
    yield from _dates(records, path, change)
    if change.kind is ChangeKind.TITLE and change.title == term.officer.title:
        yield warn(f"{path}.title", "records.title", f"{number} has this title already.")
    if change.kind is ChangeKind.AFFILIATION:
        yield from _move(records, path, change, term)
    if change.kind is ChangeKind.LEAVER and term.officer.role is Role.POC:
        yield warn(
            f"{path}.leo_number",
            "records.contact_leaves",
            f"{number} is the Point of Contact. The agency has to name another one.",
        )


def _dates(records: Records, path: str, change: RequestedChange) -> Iterator[Problem]:
    if change.effective is None:
        return
    later = [t for t in records.terms[change.leo_number] if t.begins > change.effective]
    if later:
        yield block(
            f"{path}.effective",
            "records.later_term",
            f"{change.leo_number} has a record that begins on {later[0].begins:%m/%d/%Y}, after "
            "this day.",
        )


def _move(records: Records, path: str, change: RequestedChange, term: Term) -> Iterator[Problem]:
    if not change.agency:
        return
    if change.agency not in records.agencies:
        yield block(
            f"{path}.agency",
            "records.agency_unknown",
            f"DPS has no Agency record {change.agency}. The Agency record comes first.",
        )
    elif change.agency == term.agency:
        yield block(
            f"{path}.agency",
            "records.same_agency",
            f"{change.leo_number} belongs to agency {change.agency} already.",
        )


def touched(records: Records, request: AgencyRequest) -> dict[str, str]:
    """What the records say now of everything the request would change, in words.

    Two of these tell whether records changed while a request waited.
    """
    seen: dict[str, str] = {}
    held = records.agencies.get(request.judiciary_code)
    for name in ("agency_name", "address", "phone", "ori", "municipality"):
        if getattr(request, name):
            seen[name] = "" if held is None else str(getattr(held, name.removeprefix("agency_")))
    numbers = [officer.leo_number for officer in request.officers]
    numbers += [change.leo_number for change in request.changes]
    for number in filter(None, numbers):
        seen[number] = "; ".join(_said(term) for term in records.terms.get(number, ()))
    return seen


def _said(term: Term) -> str:
    officer = term.officer
    first = f" from {officer.effective_from:%m/%d/%Y}" if officer.effective_from else ""
    last = f" until {officer.effective_until:%m/%d/%Y}" if officer.effective_until else ""
    return f"{officer.title} {officer.name} ({officer.username}), agency {term.agency}{first}{last}"
