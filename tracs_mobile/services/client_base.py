"""What every use case of a session needs, and the questions that cost nothing to ask."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tracs_mobile.domain.charging import charge_of, questions_of
from tracs_mobile.domain.document import Printable
from tracs_mobile.domain.law import Charge, LawPack, Question, Waiver
from tracs_mobile.domain.life import obstacle
from tracs_mobile.domain.rights import Person, Verb, refusal
from tracs_mobile.domain.rules import Problem
from tracs_mobile.domain.states import TicketRow
from tracs_mobile.domain.stop import ChargeEntry, Draft
from tracs_mobile.domain.trusted_time import Moment, of_wall
from tracs_mobile.domain.waiver import waiver_of
from tracs_mobile.ports import Clock, DeadlineClock, Devices, PageImage, UnitOfWorkFactory
from tracs_mobile.ports.agency_desk import AgencyDesk
from tracs_mobile.ports.link import LinkDesk
from tracs_mobile.ports.machine import Machine
from tracs_mobile.ports.packaging import PackageWriter
from tracs_mobile.ports.updating import UpdateDesk
from tracs_mobile.services import drafting, issuing
from tracs_mobile.services.activating import OfficerDesk
from tracs_mobile.services.composing import preview
from tracs_mobile.services.printing import Printing, copy_names
from tracs_mobile.services.recording import Issuing
from tracs_mobile.services.session import Session
from tracs_mobile.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientBase:
    """What the use cases of one session are bound to. All methods here are pure and quick."""

    session: Session
    settings: Settings
    law: LawPack
    clock: Clock
    units: UnitOfWorkFactory
    issuing: Issuing
    printing: Printing
    devices: Devices
    new_id: Callable[[], str]
    wake_sync: Callable[[], None]
    law_problems: tuple[str, ...] = ()
    """Why an installed law pack is not in force; `law` is the one that is."""
    law_signed: bool = False
    """Whether DPS signed `law`; else it came with the program."""
    deadlines: DeadlineClock | None = None
    """Where nothing but `clock` is known, it is believed."""
    machine: Machine | None = None
    agency_desk: AgencyDesk | None = None
    officer_desk: OfficerDesk | None = None
    """Adds officers to this laptop; none in training, whose people are given."""
    link: LinkDesk | None = None
    updates: UpdateDesk | None = None
    packages: PackageWriter | None = None
    """Writes packages for further laptops; none in training."""

    @property
    def person(self) -> Person:
        """Who is signed on, with their standing today."""
        return self.session.person(self.clock.now())

    def may(self, verb: Verb, owner: str = "") -> str:
        """The sentence why who is signed on may not do `verb`; empty when they may.

        `owner` is the LEO number of the ticket's officer; empty: nobody's in particular.
        """
        return refusal(self.person, verb, owner=owner)

    def moment(self) -> Moment:
        """The present on the scale that deadlines stand on, and how far it can be believed."""
        return of_wall(self.clock.now()) if self.deadlines is None else self.deadlines.moment()

    def why_not(self, verb: Verb, row: TicketRow) -> str:
        """The sentence why `verb` cannot be done to this ticket now; empty when it can.

        Looks at the person first, then at the state of the ticket.
        """
        now = self.moment().now if verb is Verb.EXPLAIN_LATE else self.clock.now()
        return refusal(self.person, verb, owner=row.officer) or obstacle(verb, row, now=now)

    def copy_names(self, row: TicketRow) -> tuple[str, ...]:
        """The single copies that `print_copy` can make of a ticket, by their names."""
        return copy_names(row.kind, defendant_copies=self.settings.defendant_copies)

    def languages(self) -> tuple[tuple[str, str], ...]:
        """The courtesy languages of the law pack: code, and what its speakers call it."""
        return tuple((c.language, c.name) for c in self.law.notices.courtesy)

    def new_stop(self) -> Draft:
        """An empty stop that begins now."""
        return drafting.new_stop(clock=self.clock, new_id=self.new_id)

    def problems(self, draft: Draft) -> tuple[Problem, ...]:
        """What blocks and what to look at, in the order of the screen."""
        return issuing.stop_problems(
            draft, pack=self.law, session=self.session, now=self.clock.now()
        )

    def questions(self, draft: Draft, index: int) -> tuple[Question, ...]:
        """What charge `index` asks of the officer as the draft stands now."""
        return questions_of(self.law, draft, index)

    def charge(self, entry: ChargeEntry) -> Charge | None:
        """The line of the table of charges that `entry` means."""
        return charge_of(self.law, entry)

    def waiver(self, draft: Draft, index: int) -> Waiver | None:
        """The waiver penalty of charge `index` with its sum; None without a charge."""
        return waiver_of(self.law, draft, index)

    def preview(self, draft: Draft, index: int) -> Printable:
        """The paper of charge `index` as it will print."""
        return preview(draft, index, pack=self.law, session=self.session, now=self.clock.now())

    def page(self, printable: Printable) -> PageImage:
        """The exact page, as the first printer makes it (tens of milliseconds)."""
        return self.devices.page(printable)
