"""Who is signed on, for which agency, and whether this is practice."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime

from tracs_mobile.domain.agency import Agency, IssuedBy, Officer
from tracs_mobile.domain.days import local_date
from tracs_mobile.domain.rights import Person, person_of
from tracs_mobile.errors import StoreDamaged, StoreError
from tracs_mobile.ports import Clock, HighWater, UnitOfWork, UnitOfWorkFactory
from tracs_mobile.services.marking import mark_of

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One officer at one laptop, from sign-on to lock."""

    officer: Officer
    agency: Agency
    logo_png: bytes
    training: bool
    signed_on_at: datetime

    @property
    def issued_by(self) -> IssuedBy:
        """The officer as printed on what is issued today."""
        return IssuedBy(
            leo_number=self.officer.leo_number, name=self.officer.name, title=self.officer.title
        )

    def person(self, now: datetime) -> Person:
        """Who asks, with their standing on the day of `now`."""
        return person_of(self.officer, local_date(now), training=self.training)


def begin_session(
    units: UnitOfWorkFactory, username: str, *, clock: Clock, training: bool
) -> Session:
    """Audit the sign-on of `username`, in any case. Raises StoreDamaged when no record names it."""
    now = clock.now()
    with units() as unit:
        agency, officer = unit.records.agency(), _officer(unit, username)
        if agency is None or officer is None:
            raise StoreDamaged(
                "The records of this laptop do not name you or your agency. "
                "Ask your Point of Contact to fetch the configuration from DPS again."
            )
        unit.audit.append(kind="sign on", actor=officer.leo_number, body="", at=now)
        session = Session(
            officer=officer,
            agency=agency,
            logo_png=unit.records.logo_png(),
            training=training,
            signed_on_at=now,
        )
        unit.commit()
    return session


def _officer(unit: UnitOfWork, username: str) -> Officer | None:
    wanted = username.casefold()  # domain user names know no case
    return next((o for o in unit.records.officers() if o.username.casefold() == wanted), None)


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
