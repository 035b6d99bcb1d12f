"""Terms of officers: a new title, another agency and a leaver each end one and may begin another.

All functions work inside the caller's transaction; the caller bumps the configuration and notes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sqlalchemy import ColumnElement, Connection, delete, insert, select, update

from sync.gateway.tables import OFFICER
from tracs_mobile.domain import canonical
from tracs_mobile.domain.agency import Officer, Role
from tracs_mobile.errors import BadInput

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One term with the judiciary code of the agency it belongs to."""

    agency: str
    officer: Officer

    @property
    def begins(self) -> date:
        """The first day; the earliest there is for a term that always was."""
        return self.officer.effective_from or date.min

    @property
    def ends(self) -> date:
        """The last day; the latest there is for a term without an end."""
        return self.officer.effective_until or date.max


def terms_of(connection: Connection, leo_number: str) -> tuple[Term, ...]:
    """Every term of one officer in any agency, the earliest first."""
    return _terms(connection, OFFICER.c.leo_number == leo_number)


def terms_in(connection: Connection, agency: str) -> tuple[Term, ...]:
    """Every term in an agency, by number and first day."""
    return _terms(connection, OFFICER.c.agency == agency)


def all_terms(connection: Connection) -> tuple[Term, ...]:
    """Every term DPS knows."""
    return _terms(connection, OFFICER.c.leo_number != "")


def _terms(connection: Connection, wanted: ColumnElement[bool]) -> tuple[Term, ...]:
    rows = connection.execute(
        select(OFFICER.c.agency, OFFICER.c.record)
        .where(wanted)
        .order_by(OFFICER.c.leo_number, OFFICER.c.effective_from)
    )
    return tuple(Term(agency=r.agency, officer=canonical.decode(Officer, r.record)) for r in rows)


def term_on(terms: Sequence[Term], day: date) -> Term | None:
    """The term that covers `day`, else the next to begin; None for one who has left."""
    covering = [term for term in terms if term.officer.serves_on(day)]
    if covering:
        return max(covering, key=lambda term: term.begins)
    later = [term for term in terms if term.begins > day]
    return min(later, key=lambda term: term.begins, default=None)


def running(terms: Iterable[Term], day: date) -> tuple[Term, ...]:
    """One term for each officer: the one of `day`, else the next to begin; by number."""
    held: dict[str, list[Term]] = {}
    for term in terms:
        held.setdefault(term.officer.leo_number, []).append(term)
    found = (term_on(mine, day) for mine in held.values())
    return tuple(term for term in found if term is not None)


def begin(connection: Connection, agency: str, officer: Officer) -> None:
    """A first term, or one of a former officer who comes back. Raises BadInput when one runs."""
    for term in terms_of(connection, officer.leo_number):
        if term.ends >= (officer.effective_from or date.min):
            raise BadInput(
                f"{officer.leo_number} already has a record in agency {term.agency}. End it first, "
                "or ask for a change of title or affiliation."
            )
    _insert(connection, agency, officer)


def change_title(connection: Connection, leo_number: str, title: str, first: date) -> Term:
    """Another title from `first` on; gives the new term. Raises BadInput."""
    held = _open_on(connection, leo_number, first)
    return _follow(connection, held, first, agency=held.agency, title=title)


def move(
    connection: Connection, leo_number: str, agency: str, first: date, title: str = ""
) -> Term:
    """To another agency from `first` on, with another title if there is one. Raises BadInput.

    The Judicial Bureau's approval goes with the officer; a Point of Contact becomes an officer.
    """
    held = _open_on(connection, leo_number, first)
    if held.agency == agency:
        raise BadInput(f"{leo_number} belongs to agency {agency} already.")
    officer = replace(held, officer=replace(held.officer, role=Role.OFFICER))
    return _follow(connection, officer, first, agency=agency, title=title or held.officer.title)


def leave(connection: Connection, leo_number: str, last: date) -> Term:
    """The last day of an officer; later terms of the same officer fall away. Raises BadInput."""
    terms = terms_of(connection, leo_number)
    held = term_on(terms, last)
    if held is None or held.begins > last:
        raise BadInput(f"{leo_number} has no record on {last:%m/%d/%Y} that could end then.")
    for term in terms:
        if term.begins > last:
            _remove(connection, term)
    ended = replace(held, officer=replace(held.officer, effective_until=last))
    _update(connection, ended)
    return ended


def approve(connection: Connection, leo_number: str, day: date | None, today: date) -> int:
    """Set or withdraw (None) the Judicial Bureau's approval on the terms that have not ended.

    Gives the number of terms. Raises BadInput when the officer has none.
    """
    running = [t for t in terms_of(connection, leo_number) if t.ends >= today]
    if not running:
        raise BadInput(f"{leo_number} has no record that is in force today or later.")
    for term in running:
        _update(connection, replace(term, officer=replace(term.officer, approved_on=day)))
    return len(running)


def make_contact(connection: Connection, agency: str, leo_number: str, today: date) -> None:
    """Make one officer the Point of Contact of an agency; who was it before becomes an officer.

    Raises BadInput when the number has no running term in the agency.
    """
    running = [t for t in terms_in(connection, agency) if t.ends >= today]
    if not any(t.officer.leo_number == leo_number for t in running):
        raise BadInput(
            f"The Point of Contact {leo_number} has no officer record in agency {agency}."
        )
    for term in running:
        role = Role.POC if term.officer.leo_number == leo_number else Role.OFFICER
        if term.officer.role is not role:
            _update(connection, replace(term, officer=replace(term.officer, role=role)))


def _open_on(connection: Connection, leo_number: str, first: date) -> Term:
    """The term that a change on `first` ends. Raises BadInput when there is none, or one after."""
    terms = terms_of(connection, leo_number)
    later = [term for term in terms if term.begins > first]
    if later:
        raise BadInput(
            f"{leo_number} has a change on {later[0].begins:%m/%d/%Y} already. Choose a later day, "
            "or end that record first."
        )
    covering = [term for term in terms if term.officer.serves_on(first)]
    if not covering:
        raise BadInput(f"{leo_number} has no record in force on {first:%m/%d/%Y}.")
    return max(covering, key=lambda term: term.begins)


def _follow(connection: Connection, held: Term, first: date, *, agency: str, title: str) -> Term:
    """End the term the day before `first` and begin the next; on its own first day replace it."""
    officer = replace(held.officer, title=title, effective_from=first)
    after = Term(agency=agency, officer=officer)
    if held.begins == first:
        _remove(connection, held)
    else:
        before = replace(held.officer, effective_until=first - _DAY)
        # The role of `held` may be the one of the new term: the old one keeps what is stored.
        kept = next(t for t in terms_of(connection, before.leo_number) if t.begins == held.begins)
        _update(connection, replace(kept, officer=replace(before, role=kept.officer.role)))
    _insert(connection, agency, officer)
    return after


def _insert(connection: Connection, agency: str, officer: Officer) -> None:
    row = {
        "leo_number": officer.leo_number,
        "effective_from": str(officer.effective_from or ""),
        "agency": agency,
        "record": canonical.encode(officer),
    }
    connection.execute(insert(OFFICER).values(row))


def _update(connection: Connection, term: Term) -> None:
    connection.execute(
        update(OFFICER).where(*_key(term)).values(record=canonical.encode(term.officer))
    )


def _remove(connection: Connection, term: Term) -> None:
    connection.execute(delete(OFFICER).where(*_key(term)))


def _key(term: Term) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    first = str(term.officer.effective_from or "")
    return OFFICER.c.leo_number == term.officer.leo_number, OFFICER.c.effective_from == first
