"""Who is signed on, for which agency, and whether this is practice."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from tracs_mobile.domain.agency import Agency, IssuedBy, Officer, serving
from tracs_mobile.domain.days import local_date
from tracs_mobile.domain.enrolment import NO_EXTRAS
from tracs_mobile.domain.rights import Person, person_of
from tracs_mobile.errors import NotAllowed, StoreDamaged, StoreError
from tracs_mobile.ports import Clock, HighWater, UnitOfWork, UnitOfWorkFactory
from tracs_mobile.services.marking import mark_of
from tracs_mobile.wording import say

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One officer at one laptop, from sign-on to lock.

    `officer` is the term of the day of sign-on, `terms` all that DPS has of the officer: a shift
    may run into the day on which a title changes. `submit_within_h` is what DPS says; 0: nothing.
    """

    officer: Officer
    agency: Agency
    logo_png: bytes
    training: bool
    signed_on_at: datetime
    terms: tuple[Officer, ...] = ()
    submit_within_h: int = 0

    def issued_by(self, at: datetime) -> IssuedBy:
        """The officer as printed on what is issued at `at`, with the title of that day."""
        officer = self._term(local_date(at)) or self.officer
        return IssuedBy(leo_number=officer.leo_number, name=officer.name, title=officer.title)

    def person(self, now: datetime) -> Person:
        """Who asks, with their standing on the day of `now`; one whose term ended has none."""
        today = local_date(now)
        officer = self._term(today) or replace(self.officer, approved_on=None)
        return person_of(officer, today, training=self.training)

    def _term(self, day: date) -> Officer | None:
        if not self.terms:
            return self.officer
        return next(iter(serving(self.terms, day)), None)


def begin_session(
    units: UnitOfWorkFactory, username: str, *, clock: Clock, training: bool
) -> Session:
    """Audit the sign-on of `username`, in any case.

    Raises StoreDamaged when no record names the officer, and NotAllowed, which is audited too, for
    one who has left or has not begun yet.
    """
    now = clock.now()
    with units() as unit:
        agency, terms = unit.records.agency(), _terms(unit, username)
        if agency is None or not terms:
            raise StoreDamaged(
                say(
                    "The records of this laptop do not name you or your agency. "
                    "Ask your Point of Contact to fetch the configuration from DPS again."
                )
            )
        officer = next(iter(serving(terms, local_date(now))), None)
        said = "sign on refused" if officer is None else "sign on"
        actor = terms[-1].leo_number if officer is None else officer.leo_number
        body = "" if officer is not None else "not serving"
        unit.audit.append(kind=said, actor=actor, body=body, at=now)
        extras = unit.records.extras()
        logo_png = unit.records.logo_png()
        unit.commit()
    if officer is None:
        raise NotAllowed(_why_not(terms, local_date(now)))
    return Session(
        officer=officer,
        agency=agency,
        logo_png=logo_png,
        training=training,
        signed_on_at=now,
        terms=terms,
        submit_within_h=0 if extras == NO_EXTRAS else extras.submit_within_h,
    )


def _terms(unit: UnitOfWork, username: str) -> tuple[Officer, ...]:
    """Every term of whoever has this username, also those under an earlier one, oldest first."""
    wanted = username.casefold()  # domain user names know no case
    officers = unit.records.officers()
    named = {o.leo_number for o in officers if o.username.casefold() == wanted}
    mine = [o for o in officers if o.leo_number in named]
    return tuple(sorted(mine, key=lambda o: o.effective_from or date.min))


def _why_not(terms: Sequence[Officer], today: date) -> str:
    begins = [o.effective_from for o in terms if o.effective_from and o.effective_from > today]
    if begins:
        return say(
            "DPS lists you as an officer of this agency from {begins:%m/%d/%Y} on. "
            "Until then you cannot sign on here.",
            begins=min(begins),
        )
    return say(
        "DPS lists you as an officer of this agency no longer, so you cannot sign on here. "
        "If that is wrong, ask your Point of Contact to write to DPS."
    )


def end_session(
    session: Session, units: UnitOfWorkFactory, *, high_water: HighWater, clock: Clock
) -> None:
    """Audit the sign-off, and raise the mark so that a cut-off end of the chain shows.

    Never raises: the database has to be closed whatever the disk does.
    """
    try:
        with units() as unit:
            actor = session.officer.leo_number
            unit.audit.append(kind="sign off", actor=actor, body="", at=clock.now())
            mark = mark_of(unit)
            unit.commit()
        high_water.raise_to(mark)
    except StoreError as error:
        log.warning("A sign-off could not be audited: %s", type(error).__name__)
