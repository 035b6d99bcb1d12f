"""An officer takes a laptop into use: a code that DPS told them, and a secret of their own."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from tracs_mobile.domain.agency import Officer, Role, serving
from tracs_mobile.domain.days import local_date
from tracs_mobile.domain.enrolment import OfficerVoucher, RecordExtras
from tracs_mobile.domain.enrolment_code import activation_code
from tracs_mobile.domain.rights import Verb, may
from tracs_mobile.errors import BadInput, LockedOut, NotAllowed, StoreError, WrongSecret
from tracs_mobile.ports import Clock, UnitOfWork, UnitOfWorkFactory
from tracs_mobile.ports.enrolling import OfficerSlots, Vouchers
from tracs_mobile.services.permitting import demand
from tracs_mobile.services.session import Session
from tracs_mobile.wording import plural, say

log = logging.getLogger(__name__)

_ASK = say("Ask DPS for a new activation code.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An officer of the agency as the activation page lists them; `why_not` empty: can be added."""

    username: str
    name: str
    title: str
    leo_number: str
    role: Role
    why_not: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Roll:
    """Who may be activated at this laptop: what DPS sent, and what is known here."""

    device_id: str
    officers: Sequence[Officer]
    extras: RecordExtras
    slots: OfficerSlots
    vouchers: Vouchers

    def candidates(self, now: datetime) -> tuple[Candidate, ...]:
        """Today's officers who cannot sign on: those who can be activated first, then by name.

        That is who has no slot, and who is locked out: DPS may give them a new code as well.
        """
        there = self._with_slot(now)
        found = [
            Candidate(
                username=officer.username,
                name=officer.name,
                title=officer.title,
                leo_number=officer.leo_number,
                role=officer.role,
                why_not=self._obstacle(officer, now),
            )
            for officer in serving(self.officers, local_date(now))
            if officer.username.casefold() not in there
        ]
        return tuple(sorted(found, key=lambda c: (bool(c.why_not), c.name)))

    def activate(
        self,
        username: str,
        code: str,
        secret: str,
        now: datetime,
        *,
        audited: Callable[[Officer], None],
    ) -> Officer:
        """Give an officer a slot. Takes a second or two.

        What is wrong with the secret is told before the code is tried, so that it costs no try.
        `audited` writes it down; when that raises StoreError the slot is gone again. Raises
        NotAllowed, BadInput, WrongSecret (with the tries left), LockedOut.
        """
        officer = self._officer(username, now)
        digits = activation_code(code)
        obstacle = self._obstacle(officer, now)
        if obstacle:
            raise NotAllowed(obstacle)
        self.slots.check(officer.username, secret, self.extras)
        voucher = self._opened(self._vouchers(officer, now), digits, now)
        self.slots.add(officer.username, secret, officer.role, self.extras)
        try:
            audited(officer)
        except StoreError:
            self.slots.remove(officer.username)
            raise
        self.vouchers.spend(voucher)
        return officer

    def _officer(self, username: str, now: datetime) -> Officer:
        wanted = username.casefold()
        today = serving(self.officers, local_date(now))
        found = next((o for o in today if o.username.casefold() == wanted), None)
        if found is None:
            raise NotAllowed(
                say("DPS lists no officer of this name who serves in your agency today.")
            )
        if wanted in self._with_slot(now):
            raise BadInput(say("This officer can sign on here already."))
        return found

    def _with_slot(self, now: datetime) -> set[str]:
        """Who can sign on here, as folded user names."""
        locked = set(self.slots.locked(now))
        return {name.casefold() for name in self.slots.usernames() if name not in locked}

    def _obstacle(self, officer: Officer, now: datetime) -> str:
        """Why an officer cannot be activated now, as a sentence; empty when they can."""
        mine = [v for v in self._here() if v.leo_number == officer.leo_number]
        if not mine:
            return say("DPS has sent no activation for this officer yet. Ask DPS for one.")
        unused = [v for v in mine if not self.vouchers.used(v)]
        if not unused:
            return say(
                "The activation of this officer was used on this laptop before. {ask}", ask=_ASK
            )
        if all(v.expires_at <= now for v in unused):
            return say("The activation of this officer has expired. {ask}", ask=_ASK)
        if not self._vouchers(officer, now):
            return say("Too many wrong codes were typed for this officer. {ask}", ask=_ASK)
        return ""

    def _here(self) -> tuple[OfficerVoucher, ...]:
        return tuple(v for v in self.extras.vouchers if v.device_id in ("", self.device_id))

    def _vouchers(self, officer: Officer, now: datetime) -> tuple[OfficerVoucher, ...]:
        """Those that may still be tried, the one that is good longest first."""
        usable = [
            v
            for v in self._here()
            if v.leo_number == officer.leo_number
            and v.expires_at > now
            and not self.vouchers.used(v)
            and self.vouchers.tries_left(v, now) > 0
        ]
        return tuple(sorted(usable, key=lambda v: v.expires_at, reverse=True))

    def _opened(
        self, usable: Sequence[OfficerVoucher], digits: str, now: datetime
    ) -> OfficerVoucher:
        """The voucher that the code is for; a try counts for each that it was held against."""
        for voucher in usable:
            if self.vouchers.opens(voucher, digits, now):
                return voucher
        left = max(self.vouchers.tries_left(voucher, now) for voucher in usable)
        if left == 0:
            raise LockedOut(
                say("The activation code is wrong, and was wrong too often. {ask}", ask=_ASK)
            )
        more = plural(left, "more try", "more tries")
        raise WrongSecret(
            say(
                "The activation code is wrong. You have {more}; compare it with what DPS told you.",
                more=more,
            ),
            tries_left=left,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficerDesk:
    """Adds officers to a laptop in use and lets them in again, on behalf of who is signed on."""

    session: Session
    device_id: str
    units: UnitOfWorkFactory
    slots: OfficerSlots
    vouchers: Vouchers
    clock: Clock

    def candidates(self) -> tuple[Candidate, ...]:
        """*store* The officers of the agency who have no slot here yet."""
        return self._roll().candidates(self.clock.now())

    def add(self, username: str, code: str, secret: str) -> Officer:
        """*store* Let an officer sign on here from now on; audited. Raises as `Roll.activate`."""
        now = self.clock.now()

        def audited(officer: Officer) -> None:
            with self.units() as unit:
                kind, body = "officer activated", officer.leo_number
                unit.audit.append(kind=kind, actor=self._by, body=body, at=now)
                unit.commit()

        added = self._roll().activate(username, code, secret, now, audited=audited)
        log.info("Activated: %s by %s", added.leo_number, self._by)
        return added

    def locked(self) -> tuple[str, ...]:
        """*store* User names of those who typed a wrong secret too often.

        Empty for who may not let them in again.
        """
        if not may(self.session.person(self.clock.now()), Verb.LET_IN_AGAIN):
            return ()
        return self.slots.locked(self.clock.now())

    def let_in_again(self, username: str) -> None:
        """*store* Let a locked officer try the own secret again (CJIS AC-7); audited first.

        Raises NotAllowed for anybody but a Point of Contact, KeyUnavailable, StoreError.
        """
        now = self.clock.now()
        demand(self.session, Verb.LET_IN_AGAIN, now=now)
        with self.units() as unit:
            kind, body = "officer let in again", self._leo_number_of(username, unit)
            unit.audit.append(kind=kind, actor=self._by, body=body, at=now)
            unit.commit()
        self.slots.let_in_again(username)
        log.info("Let in again: %s by %s", body, self._by)

    @staticmethod
    def _leo_number_of(username: str, unit: UnitOfWork) -> str:
        wanted = username.casefold()
        found = (o for o in unit.records.officers() if o.username.casefold() == wanted)
        officer = next(found, None)
        return "an officer who has left" if officer is None else officer.leo_number

    @property
    def _by(self) -> str:
        return self.session.officer.leo_number

    def _roll(self) -> Roll:
        with self.units() as unit:
            officers, extras = unit.records.officers(), unit.records.extras()
        return Roll(
            device_id=self.device_id,
            officers=officers,
            extras=extras,
            slots=self.slots,
            vouchers=self.vouchers,
        )
