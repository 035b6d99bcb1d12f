"""What a Point of Contact does for the agency: its tickets at DPS, readiness, notices."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from tracs_mobile.domain.agency import Officer
from tracs_mobile.domain.agency_line import AgencyLine, joined
from tracs_mobile.domain.document import Printable
from tracs_mobile.domain.enrolment import DpsNotice
from tracs_mobile.domain.logo import HeaderLogo, LogoWish
from tracs_mobile.domain.names import TicketNumber
from tracs_mobile.domain.readiness import Finding
from tracs_mobile.domain.request import AgencyRequest
from tracs_mobile.domain.rights import Verb
from tracs_mobile.domain.states import Review, TicketFilter, TicketRow
from tracs_mobile.services import (
    agency_review,
    device_tests,
    notices,
    permitting,
    readiness,
    requesting,
    tickets,
)
from tracs_mobile.services.agency_review import AgencyTools, DpsPage, Wanted
from tracs_mobile.services.client_life import LifeClient
from tracs_mobile.services.notices import Heard
from tracs_mobile.services.readiness_agency import policy_findings
from tracs_mobile.services.readiness_devices import device_findings

_MOST_ROWS = 500


class AgencyClient(LifeClient):
    """The use cases of the agency's page.

    Those marked *network* wait for DPS as long as its desk has patience: run them in the lane for
    the rest, never in the store's, where an officer's ticket would wait behind them.
    """

    __slots__ = ()

    # --- tickets --------------------------------------------------------------------------

    def agency_rows(self, wanted: Wanted) -> tuple[TicketRow, ...]:
        """*store* This laptop's tickets, newest first; those that wait for a word, however old."""
        since = self.clock.now() - timedelta(days=wanted.days)
        asked = TicketFilter(
            officer=wanted.officer,
            review=wanted.review,
            since=since if wanted.review is None else None,
        )
        reached = tickets.within_reach(asked, session=self.session, clock=self.clock)
        with self.units() as unit:
            return unit.documents.find(reached, limit=_MOST_ROWS)

    def agency_board(self, wanted: Wanted) -> DpsPage:
        """*network* The agency's tickets as DPS has them. Raises NotAllowed, SyncError."""
        return agency_review.read_board(wanted, tools=self._agency)

    def agency_lines(
        self, rows: tuple[TicketRow, ...], page: DpsPage | None, wanted: Wanted
    ) -> tuple[AgencyLine, ...]:
        """Tickets of this laptop and those of DPS as one list, newest first. Quick."""
        tickets_there = () if page is None else page.board.tickets
        here = {} if page is None else page.here
        return joined(rows, tickets_there, here, wanted=wanted.review, now=self.moment().now)

    def review_at_dps(self, number: TicketNumber, state: Review, note: str = "") -> None:
        """*network* Tell DPS; the laptop that issued the ticket hears of it."""
        agency_review.review_at_dps(number, state, note, tools=self._agency)

    def paper_at_dps(self, number: TicketNumber, *, voided: bool) -> Printable:
        """*network* The paper of a ticket of another laptop."""
        return agency_review.paper_at_dps(number, voided=voided, pack=self.law, tools=self._agency)

    def leave_agency_desk(self) -> None:
        """End a question to DPS that is under way: nobody waits for it any more. Quick."""
        if self.agency_desk is not None:
            self.agency_desk.close()

    @property
    def _agency(self) -> AgencyTools:
        return AgencyTools(
            desk=self.agency_desk, session=self.session, units=self.units, clock=self.clock
        )

    # --- request to DPS -------------------------------------------------------------------

    def request(self) -> AgencyRequest:
        """*store* The agency's request to DPS as it was left. Raises NotAllowed."""
        return requesting.kept_request(session=self.session, units=self.units, clock=self.clock)

    def keep_request(self, request: AgencyRequest) -> None:
        """*store* Keep the request as it is being written. Raises NotAllowed."""
        requesting.keep_request(request, session=self.session, units=self.units, clock=self.clock)

    def fresh_request(self) -> AgencyRequest:
        """A request with nothing typed yet. Quick."""
        return requesting.fresh_request(self.session)

    def present_officers(self) -> tuple[Officer, ...]:
        """*store* Who serves in the agency today; nobody in training."""
        return requesting.present_officers(session=self.session, units=self.units, clock=self.clock)

    def request_header(self, request: AgencyRequest) -> Printable:
        """A warning with the header that the request asks for. Quick."""
        return requesting.header_preview(
            request,
            self.new_stop(),
            pack=self.law,
            session=self.session,
            now=self.clock.now(),
        )

    def logo_of_file(self, path: str, wish: LogoWish) -> tuple[bytes, HeaderLogo]:
        """*misc* A picture file and the header image made of it. Raises BadInput."""
        return requesting.logo_of_file(path, wish, devices=self.devices)

    def write_request(self, request: AgencyRequest, path: str, to: str = "") -> None:
        """*misc* Write the request as an e-mail or as its attachment. Raises BadInput."""
        requesting.write_request(request, path, clock=self.clock, to=to)

    # --- notices --------------------------------------------------------------------------

    def notices(self, beyond: Heard) -> tuple[DpsNotice, ...]:
        """*store* What DPS tells the Point of Contact and was not heard so far, newest first.

        Nothing for anybody else.
        """
        if self.may(Verb.REVIEW):
            return ()
        return notices.notices_for(self.session.officer.leo_number, beyond, units=self.units)

    def heard(self, heard: Heard, told: tuple[DpsNotice, ...]) -> None:
        """*store* These were told, or put away."""
        notices.note_heard(self.session.officer.leo_number, heard, told, units=self.units)

    # --- readiness ------------------------------------------------------------------------

    def readiness(self) -> tuple[Finding, ...]:
        """*network* What laptop and records say. Raises NotAllowed, StoreError."""
        now = self._allow_readiness()
        facts = None if self.machine is None else self.machine.look()
        contact = facts.sync.last_contact if facts is not None and facts.sync else None
        with self.units() as unit:
            agency, version = unit.records.agency(), unit.records.version()
            account, summary = unit.numbers.account(), unit.outbox.summary()
        found = [
            readiness.records_finding(agency, version, contact, now),
            *readiness.law_findings(self.law, self.law_problems, signed=self.law_signed),
            readiness.numbers_finding(account),
            readiness.delivery_finding(summary, now),
        ]
        if facts is not None:
            found += readiness.standing_findings(facts, training=self.session.training)
            found += policy_findings(self.settings)
            found += [
                readiness.link_finding(facts, now),
                readiness.clock_finding(facts),
                readiness.relay_of(facts),
                readiness.copies_finding(summary.waiting, facts.spooled, facts.copied_at),
            ]
        return tuple(found)

    def readiness_devices(self) -> tuple[Finding, ...]:
        """*print* What printers and scanners say when they are asked. Raises NotAllowed."""
        now = self._allow_readiness()
        tests = self.device_tests()
        return tuple(device_findings(self.devices.check(), tests=tests, now=now))

    def _allow_readiness(self) -> datetime:
        now = self.clock.now()
        permitting.demand(self.session, Verb.CHECK_READINESS, now=now)
        return now

    def device_tests(self) -> Mapping[str, datetime]:
        """*store* When each device was last seen to work, by its id."""
        return device_tests.device_tests(self.units)

    def note_device_test(self, device_id: str) -> None:
        """*store* A device was tested just now and worked."""
        device_tests.note_test(device_id, units=self.units, clock=self.clock)
