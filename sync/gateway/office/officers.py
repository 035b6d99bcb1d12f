"""What staff do to one officer's record: approval, title, another agency, last day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection

from sync.gateway.database import Database, bump
from sync.gateway.office import chain, terms
from sync.gateway.office.agencies import agency_record
from sync.gateway.office.terms import Term, terms_of
from tracs_mobile.domain.request_people import title_problem
from tracs_mobile.domain.words import fold
from tracs_mobile.errors import BadInput


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """Who does it, when, and the local day it is at DPS."""

    by: str
    now: datetime
    today: date


def officers(
    connection: Connection, today: date, *, agency: str = "", wanted: str = "", gone: bool = False
) -> tuple[Term, ...]:
    """One term for each officer: of today or the next to come; with `gone` also who has left."""
    every = terms.all_terms(connection)
    found = list(terms.running(every, today))
    if gone:
        known = {term.officer.leo_number for term in found}
        last = {t.officer.leo_number: t for t in every if t.officer.leo_number not in known}
        found += last.values()
    return tuple(
        sorted(
            (term for term in found if _fits(term, agency, wanted)),
            key=lambda term: (term.agency, term.officer.leo_number),
        )
    )


def _fits(term: Term, agency: str, wanted: str) -> bool:
    if agency and term.agency != agency:
        return False
    officer = term.officer
    held = f"{officer.leo_number} {officer.name} {officer.title} {officer.username}"
    return fold(wanted) in fold(held)


def approve(database: Database, leo_number: str, day: date | None, act: Act) -> None:
    """Set the Judicial Bureau's approval, or withdraw it with None. Raises BadInput."""
    if day is not None and day > act.today:
        raise BadInput("The Judicial Bureau approved on a day that is over or today.")
    with database.write() as connection:
        terms.approve(connection, leo_number, day, act.today)
        kind = "officer-approved" if day is not None else "officer-approval-withdrawn"
        _note(connection, kind, leo_number, act, day=str(day or ""))


def change_title(database: Database, leo_number: str, title: str, first: date, act: Act) -> None:
    """Another title from `first` on; tickets issued before keep the old one. Raises BadInput."""
    problem = next(title_problem("", title, needed=True), None)
    if problem is not None and problem.code != "request.title_small":
        raise BadInput(problem.message)
    with database.write() as connection:
        terms.change_title(connection, leo_number, title, first)
        _note(connection, "officer-title", leo_number, act, day=str(first))


def move(database: Database, leo_number: str, agency: str, first: date, act: Act) -> None:
    """To another agency from `first` on. Raises BadInput."""
    with database.write() as connection:
        agency_record(connection, agency)
        terms.move(connection, leo_number, agency, first)
        _note(connection, "officer-moved", leo_number, act, day=str(first), agency=agency)


def leave(database: Database, leo_number: str, last: date, act: Act) -> None:
    """The last day of an officer. Raises BadInput."""
    with database.write() as connection:
        terms.leave(connection, leo_number, last)
        _note(connection, "officer-leaver", leo_number, act, day=str(last))


def make_contact(database: Database, agency: str, leo_number: str, act: Act) -> None:
    """Make an officer the Point of Contact of the agency. Raises BadInput."""
    with database.write() as connection:
        terms.make_contact(connection, agency, leo_number, act.today)
        _note(connection, "contact-named", leo_number, act, agency=agency)


def officer_terms(connection: Connection, leo_number: str) -> tuple[Term, ...]:
    """Every term of an officer, the earliest first. Raises BadInput for an unknown number."""
    found = terms_of(connection, leo_number)
    if not found:
        raise BadInput(f"There is no officer {leo_number[:10]}.")
    return found


def _note(connection: Connection, kind: str, leo_number: str, act: Act, **more: str) -> None:
    chain.note(connection, act.by, kind, {"officer": leo_number, **more}, act.now)
    bump(connection)


def running_term(found: Sequence[Term], day: date) -> Term | None:
    """The term of `day`, else the next to begin; None for who has left."""
    return terms.term_on(found, day)
