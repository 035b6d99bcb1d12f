"""All that the screens can ask for once an officer is signed on."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from tracs_mobile.domain.document import Printable
from tracs_mobile.domain.filing import Filing
from tracs_mobile.domain.ladder import Ladder
from tracs_mobile.domain.names import ChargeId, DocumentId, TicketNumber
from tracs_mobile.domain.numbering import NumberAccount
from tracs_mobile.domain.outbox import OutboxSummary, Receipt
from tracs_mobile.domain.rights import Verb
from tracs_mobile.domain.states import PrintOutcome, TicketFilter, TicketRow
from tracs_mobile.domain.stop import Draft
from tracs_mobile.domain.stop_record import StopRecord
from tracs_mobile.ports import OnItsWay
from tracs_mobile.services import (
    drafting,
    exporting,
    issuing,
    ladder,
    lists,
    permitting,
    printing,
    recents,
    releasing,
    stop_data,
    ticket_exporting,
    tickets,
)
from tracs_mobile.services.client_agency import AgencyClient
from tracs_mobile.services.issuing import IssueResult
from tracs_mobile.services.lists import Shortcut
from tracs_mobile.services.recents import Recents
from tracs_mobile.services.update_obstacle import update_obstacle

_ALL = TicketFilter()


class Client(AgencyClient):
    """The use cases of one session, bound to what they need.

    Methods marked *store* or *print* block: run them through the runner's lane of that name.
    The others are pure and quick enough for the UI thread.
    """

    __slots__ = ()

    # --- drafts and issuing ---------------------------------------------------------------

    def unfinished(self) -> Draft | None:
        """*store* The stop this officer left unfinished."""
        return drafting.unfinished_draft(officer=self.session.officer.leo_number, units=self.units)

    def save(self, draft: Draft) -> None:
        """*store* Keep the newest state of a draft."""
        drafting.save_draft(
            draft,
            officer=self.session.officer.leo_number,
            units=self.units,
            clock=self.clock,
        )

    def discard(self, draft: Draft) -> None:
        """*store* Throw a draft away."""
        drafting.discard_draft(draft, units=self.units)

    def issue(self, draft: Draft) -> IssueResult:
        """*store* Issue every charge of `draft`, all or none; then delivery is woken.

        Also the correction that a draft is, and the record of a stop that has no charges.
        """
        result = issuing.issue_stop(draft, pack=self.law, session=self.session, tools=self.issuing)
        self.wake_sync()
        return result

    # --- lists ----------------------------------------------------------------------------

    def tickets(
        self, wanted: TicketFilter = _ALL, limit: int = 200, offset: int = 0
    ) -> tuple[TicketRow, ...]:
        """*store* The tickets that fit, newest first; an officer sees their own only."""
        reached = tickets.within_reach(wanted, session=self.session, clock=self.clock)
        with self.units() as unit:
            found = unit.documents.find(reached, limit=limit, offset=offset)
        return tickets.doubted(found, self.moment())

    def ticket_count(self, wanted: TicketFilter = _ALL) -> int:
        """*store* How many tickets fit."""
        reached = tickets.within_reach(wanted, session=self.session, clock=self.clock)
        with self.units() as unit:
            return unit.documents.count(reached)

    def outbox(self, limit: int = 200) -> tuple[TicketRow, ...]:
        """*store* What waits (least time left first), then what was delivered.

        An officer sees no person on the lines of other officers.
        """
        found = tickets.outbox_rows(limit, session=self.session, units=self.units, clock=self.clock)
        return tickets.doubted(found, self.moment())

    def on_the_way(self) -> Mapping[TicketNumber, OnItsWay]:
        """*store* Tickets that left on a stick or with a relay and have no receipt yet."""
        with self.units() as unit:
            found = unit.exports.waiting()
        newest = sorted(found.items(), key=lambda pair: pair[1].at)
        return {number: way for (number, _), way in newest}

    def ladder(self) -> Ladder:
        """*store* Where the laptop stands on the ladder of the 48 hours."""
        return ladder.ladder_of(
            session=self.session,
            units=self.units,
            clock=self.clock,
            moment=self.moment(),
            submit_within_h=self.settings.submit_within_h,
        )

    def summary(self) -> OutboxSummary:
        """*store* Counts for the status strip."""
        with self.units() as unit:
            return unit.outbox.summary()

    def update_obstacle(self) -> str:
        """*store* Why the program is not updated now; empty when nothing stands against it."""
        return update_obstacle(self.summary(), self.unfinished(), len(self.owed()))

    def receipts(self) -> tuple[Receipt, ...]:
        """*store* Every stored receipt."""
        with self.units() as unit:
            return unit.outbox.receipts()

    def numbers(self) -> NumberAccount:
        """*store* Every ticket number accounted for."""
        with self.units() as unit:
            return unit.numbers.account()

    def owed(self) -> tuple[DocumentId, ...]:
        """*store* Documents whose paper has not come out and that this officer may print."""
        return tickets.owed_prints(session=self.session, units=self.units, clock=self.clock)

    def printable(self, document_id: DocumentId) -> Printable:
        """*store* The paper of an issued document, to look at: no copy and no reprint.

        Raises NotAllowed for another officer's, NotLawful, StoreError.
        """
        with self.units() as unit:
            permitting.seen_ticket(unit, document_id, session=self.session, now=self.clock.now())
        paper = printing.printable_of(document_id, pack=self.law, tools=self.printing)
        return replace(paper, reprint=0)

    def deliver_now(self) -> None:
        """*store* Try to deliver at once."""
        with self.units() as unit:
            unit.outbox.wake()
            unit.commit()
        self.wake_sync()

    # --- habits ---------------------------------------------------------------------------

    def recents(self) -> Recents:
        """*store* The people, vehicles and places this officer wrote last."""
        return recents.recents_of(session=self.session, units=self.units)

    def favorites(self) -> tuple[ChargeId, ...]:
        """*store* This officer's favorite charges."""
        return lists.favorites_of(session=self.session, units=self.units, pack=self.law)

    def set_favorites(self, charges: Sequence[ChargeId]) -> None:
        """*store* Keep this officer's favorite charges."""
        lists.set_favorites(charges, session=self.session, units=self.units)

    def shortcuts(self) -> tuple[Shortcut, ...]:
        """*store* The agency's shortcuts to charges."""
        return lists.shortcuts_of(session=self.session, units=self.units, pack=self.law)

    def set_shortcuts(self, shortcuts: Sequence[Shortcut]) -> None:
        """*store* Keep the agency's shortcuts. Raises NotAllowed, NotLawful."""
        lists.set_shortcuts(
            shortcuts, session=self.session, units=self.units, clock=self.clock, pack=self.law
        )

    # --- stop data ------------------------------------------------------------------------

    def stop_records(self, since: datetime, until: datetime) -> tuple[StopRecord, ...]:
        """*store* The record of every stop in `since` <= at < `until`. Raises NotAllowed."""
        return stop_data.records_between(
            since, until, session=self.session, units=self.units, clock=self.clock
        )

    def filings(self, since: datetime, until: datetime) -> tuple[Filing, ...]:
        """*store* Every event of the tickets issued in `since` <= at < `until`, for an export.

        The export is audited. Raises NotAllowed.
        """
        return ticket_exporting.filings_between(
            since, until, session=self.session, units=self.units, clock=self.clock
        )

    def export_stops(self, path: str, since: datetime, until: datetime) -> int:
        """*store* Write the stop data as CSV; says how many stops. Raises NotAllowed, BadInput."""
        return exporting.export_stops(path, self.stop_records(since, until), pack=self.law)

    # --- print lane -----------------------------------------------------------------------

    def print_documents(
        self, document_ids: Sequence[DocumentId], *, stopped: Callable[[], bool] = lambda: False
    ) -> tuple[PrintOutcome, ...]:
        """*print* Print each document until `stopped`; the outcome of each is stored."""
        for document_id in document_ids:
            self._allow_print(document_id)
        releasing.release(document_ids, self.issuing)
        return printing.print_owed(
            document_ids,
            printers=self.devices.printers(),
            pack=self.law,
            tools=self.printing,
            stopped=stopped,
        )

    def print_copy(
        self, document_id: DocumentId, copy: str, languages: tuple[str, ...] = ()
    ) -> PrintOutcome:
        """*print* Print one copy, one of `copy_names`, with courtesy texts in `languages`."""
        self._allow_print(document_id)
        releasing.release((document_id,), self.issuing)
        return printing.print_one_copy(
            document_id,
            copy,
            languages,
            printers=self.devices.printers(),
            pack=self.law,
            tools=self.printing,
        )

    def save_pdf(self, document_id: DocumentId, path: str) -> PrintOutcome:
        """*print* Write the paper of a document as a PDF; the print stays owed."""
        self._allow_print(document_id)
        releasing.release((document_id,), self.issuing)
        return printing.save_document(
            document_id,
            printer=self.devices.pdf_printer(path),
            pack=self.law,
            tools=self.printing,
        )

    def seen_whole(self, document_id: DocumentId) -> PrintOutcome:
        """*print* Note that the officer looked and the whole paper came out; it is owed no more."""
        self._allow_print(document_id)
        return printing.note_seen(document_id, self.printing)

    def shown_to_driver(self, document_id: DocumentId, reason: str = "") -> PrintOutcome:
        """*print* Note that the driver saw the paper on the screen, and why it was not printed."""
        self._allow_print(document_id)
        return printing.note_shown(document_id, reason, self.printing)

    def _allow_print(self, document_id: DocumentId) -> None:
        now = self.clock.now()
        with self.units() as unit:
            permitting.ticket_for(unit, document_id, Verb.PRINT, session=self.session, now=now)
