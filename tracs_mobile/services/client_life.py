"""What can be done to a ticket after it was issued."""

from __future__ import annotations

from dataclasses import replace

from tracs_mobile.domain.names import DocumentId, StopId, TicketNumber
from tracs_mobile.domain.states import Review
from tracs_mobile.domain.stop import CorrectionKind, Draft
from tracs_mobile.services import (
    correcting,
    duties,
    explaining,
    noting,
    purging,
    resending,
    reviewing,
    tickets,
    voiding,
)
from tracs_mobile.services.client_base import ClientBase
from tracs_mobile.services.tickets import TicketDetail


class LifeClient(ClientBase):
    """The steps in the life of one ticket.

    All block: run them through the runner's *store* lane. They raise NotAllowed and NotLawful,
    each with the sentence for the officer, and StoreError; nothing was changed then.
    """

    __slots__ = ()

    def ticket(self, document_id: DocumentId) -> TicketDetail:
        """*store* Everything that is known of a ticket, as of this version of it."""
        found = tickets.ticket_detail(
            document_id, pack=self.law, session=self.session, units=self.units, clock=self.clock
        )
        (row,) = tickets.doubted((found.row,), self.moment())
        return replace(found, row=row)

    def amend_draft(self, document_id: DocumentId) -> Draft:
        """*store* A draft that amends the ticket when it is issued."""
        return self._correction(document_id, CorrectionKind.AMEND)

    def reissue_draft(self, document_id: DocumentId) -> Draft:
        """*store* A draft that voids the ticket and issues a new one in its place."""
        return self._correction(document_id, CorrectionKind.REISSUE)

    def copy_draft(self, document_id: DocumentId) -> Draft:
        """*store* A draft for another charge of the same stop: driver, vehicle, place, answers."""
        return self._correction(document_id, CorrectionKind.COPY)

    def _correction(self, document_id: DocumentId, kind: CorrectionKind) -> Draft:
        return correcting.correction_draft(
            document_id,
            kind,
            pack=self.law,
            session=self.session,
            units=self.units,
            clock=self.clock,
            new_id=self.new_id,
        )

    def void(self, document_id: DocumentId, reason_code: str, reason: str) -> None:
        """*store* Void the ticket for good; `reason_code` is one of `law.void_reasons`."""
        voiding.void_ticket(
            document_id,
            code=reason_code,
            words=reason,
            pack=self.law,
            session=self.session,
            tools=self.issuing,
        )
        self.wake_sync()

    def explain_late(self, document_id: DocumentId, code: str, reason: str) -> None:
        """*store* Say why the ticket reached DPS late; `code` is one of `law.late_reasons`."""
        explaining.explain_late(
            document_id,
            code=code,
            words=reason,
            pack=self.law,
            session=self.session,
            tools=self.issuing,
        )
        self.wake_sync()

    def resend(self, document_id: DocumentId) -> int:
        """*store* Send again what DPS refused for a thing outside the ticket; says how many."""
        queued = resending.resend_ticket(document_id, session=self.session, tools=self.issuing)
        self.wake_sync()
        return queued

    def review(self, document_id: DocumentId, state: Review, note: str = "") -> None:
        """*store* Reviewed, or returned to the officer with a note."""
        reviewing.review_ticket(
            document_id, state, note, session=self.session, units=self.units, clock=self.clock
        )

    def purge(self, number: TicketNumber, reason: str) -> None:
        """*store* Expunge a ticket; `reason` is the reference of the court's order."""
        purging.purge_ticket(number, reason, session=self.session, tools=self.issuing)

    def add_note(self, stop_id: StopId, text: str) -> None:
        """*store* Append a note to a stop; it never prints and never leaves the laptop."""
        noting.add_note(stop_id, text, session=self.session, units=self.units, clock=self.clock)

    def show_cure(self, document_id: DocumentId) -> None:
        """*store* Note that the driver showed the proof that undoes the charge."""
        duties.show_cure(document_id, session=self.session, units=self.units, clock=self.clock)

    def hand_over(self, document_id: DocumentId) -> None:
        """*store* Note that a notice was handed over to the Diversion Program."""
        duties.hand_over(document_id, session=self.session, units=self.units, clock=self.clock)
