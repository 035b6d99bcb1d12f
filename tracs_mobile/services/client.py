"""All that the screens can ask for once an officer is signed on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from tracs_mobile.domain.charging import charge_of
from tracs_mobile.domain.document import Printable
from tracs_mobile.domain.law import Charge, LawPack, Waiver
from tracs_mobile.domain.names import DocumentId
from tracs_mobile.domain.numbering import NumberAccount
from tracs_mobile.domain.outbox import OutboxSummary, Receipt
from tracs_mobile.domain.rules import Problem
from tracs_mobile.domain.states import PrintOutcome, TicketRow
from tracs_mobile.domain.stop import ChargeEntry, Draft
from tracs_mobile.domain.waiver import waiver_for
from tracs_mobile.ports import Clock, PageImage, PageRenderer, Printer, UnitOfWorkFactory
from tracs_mobile.services import drafting, issuing, printing
from tracs_mobile.services.composing import preview
from tracs_mobile.services.issuing import IssueResult, Issuing
from tracs_mobile.services.printing import Printing
from tracs_mobile.services.session import Session
from tracs_mobile.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """The use cases of one session, bound to what they need.

    Methods marked *store* or *print* block: run them through the runner's lane of that name.
    The others are pure and quick enough for the UI thread.
    """

    session: Session
    settings: Settings
    law: LawPack
    clock: Clock
    units: UnitOfWorkFactory
    issuing: Issuing
    printing: Printing
    printer: Printer | None
    file_printer: Callable[[str], Printer]
    render_page: PageRenderer
    new_id: Callable[[], str]
    wake_sync: Callable[[], None]

    # --- pure -----------------------------------------------------------------------------

    def new_stop(self) -> Draft:
        """An empty stop that begins now."""
        return drafting.new_stop(clock=self.clock, new_id=self.new_id)

    def problems(self, draft: Draft) -> tuple[Problem, ...]:
        """What blocks and what to look at, in the order of the screen."""
        return issuing.stop_problems(
            draft, pack=self.law, session=self.session, now=self.clock.now()
        )

    def charge(self, entry: ChargeEntry) -> Charge | None:
        """The line of the table of charges that `entry` means."""
        return charge_of(self.law, entry)

    def waiver(self, draft: Draft, index: int) -> Waiver | None:
        """The waiver penalty of charge `index` with its sum; None without a charge."""
        entry = draft.charges[index]
        charge = self.charge(entry)
        if charge is None:
            return None
        return waiver_for(charge, entry, self.law.waiver, commercial=draft.vehicle.commercial)

    def preview(self, draft: Draft, index: int) -> Printable:
        """The paper of charge `index` as it will print."""
        return preview(draft, index, pack=self.law, session=self.session, now=self.clock.now())

    def page(self, printable: Printable) -> PageImage:
        """The exact page, as the printer's profile makes it (tens of milliseconds)."""
        return self.render_page(printable, self.settings.printer_profile)

    # --- store lane -----------------------------------------------------------------------

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
        """*store* Issue every charge of `draft`, all or none; then delivery is woken."""
        result = issuing.issue_stop(draft, pack=self.law, session=self.session, tools=self.issuing)
        self.wake_sync()
        return result

    def tickets(self, text: str = "", limit: int = 200) -> tuple[TicketRow, ...]:
        """*store* Newest first, narrowed by `text`."""
        with self.units() as unit:
            return unit.documents.rows(limit=limit, text=text)

    def outbox(self, limit: int = 200) -> tuple[TicketRow, ...]:
        """*store* What waits (least time left first), then what was delivered."""
        with self.units() as unit:
            return unit.outbox.rows(limit=limit)

    def summary(self) -> OutboxSummary:
        """*store* Counts for the status strip."""
        with self.units() as unit:
            return unit.outbox.summary()

    def receipts(self) -> tuple[Receipt, ...]:
        """*store* Every stored receipt."""
        with self.units() as unit:
            return unit.outbox.receipts()

    def numbers(self) -> NumberAccount:
        """*store* Every ticket number accounted for."""
        with self.units() as unit:
            return unit.numbers.account()

    def owed(self) -> tuple[DocumentId, ...]:
        """*store* Documents whose paper has not come out."""
        with self.units() as unit:
            return unit.prints.owed()

    def printable(self, document_id: DocumentId) -> Printable:
        """*store* The paper of an issued document, to look at: no copy and no reprint."""
        paper = printing.printable_of(document_id, pack=self.law, tools=self.printing)
        return replace(paper, reprint=0)

    def deliver_now(self) -> None:
        """*store* Try to deliver at once."""
        with self.units() as unit:
            unit.outbox.wake()
            unit.commit()
        self.wake_sync()

    # --- print lane -----------------------------------------------------------------------

    def print_documents(self, document_ids: Sequence[DocumentId]) -> tuple[PrintOutcome, ...]:
        """*print* Print each document; the outcome of each is stored."""
        issuing.release(document_ids, self.issuing)
        return printing.print_owed(
            document_ids, printer=self.printer, pack=self.law, tools=self.printing
        )

    def save_pdf(self, document_id: DocumentId, path: str) -> PrintOutcome:
        """*print* Write the paper of a document as a PDF; the print stays owed."""
        issuing.release((document_id,), self.issuing)
        return printing.print_document(
            document_id, printer=self.file_printer(path), pack=self.law, tools=self.printing
        )
