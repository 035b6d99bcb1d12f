"""What can be done to one issued ticket, from the press to its outcome; knows no widgets."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from tracs_mobile.domain.names import DocumentId
from tracs_mobile.domain.rights import Verb
from tracs_mobile.domain.states import PrintGrade, PrintOutcome, Review, TicketRow
from tracs_mobile.domain.stop import Draft
from tracs_mobile.services.client import Client
from ui.models.issue_desk import sentence
from ui.tasks import Lanes
from ui.text import life_text, screen_text


class TicketDesk(QObject):
    """Takes one step at a time. `done` carries the sentence and its tone, after success or not.

    `drafted` carries a stop to go on with and the path of the field to look at. `printing` carries
    1 when a print begins and -1 when it ended.
    """

    done = Signal(str, str)
    printing = Signal(int)
    drafted = Signal(object, str)

    def __init__(self, client: Client, lanes: Lanes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._client = client
        self._lanes = lanes
        self.busy = False

    def obstacle(self, verb: Verb, row: TicketRow) -> str:
        """Why the step cannot be taken, by whom is signed on or by the state; empty: it can."""
        return self._client.why_not(verb, row)

    # --- steps that are settled in the store -----------------------------------------------

    def void(self, row: TicketRow, code: str, reason: str) -> None:
        """Void the ticket for good."""
        self._store(
            lambda: self._client.void(row.document_id, code, reason),
            life_text.voided(row.number, row.kind),
        )

    def resend(self, row: TicketRow) -> None:
        """Queue what DPS refused again, as it is."""
        self._store(lambda: self._client.resend(row.document_id), life_text.SENT_AGAIN)

    def explain_late(self, row: TicketRow, code: str, reason: str) -> None:
        """File the reason why DPS got it late."""
        self._store(
            lambda: self._client.explain_late(row.document_id, code, reason), life_text.LATE_KEPT
        )

    def show_cure(self, row: TicketRow) -> None:
        """Note that proof was shown in time."""
        self._store(lambda: self._client.show_cure(row.document_id), life_text.CURE_KEPT)

    def hand_over(self, row: TicketRow) -> None:
        """Note that a notice was handed over."""
        self._store(lambda: self._client.hand_over(row.document_id), life_text.HANDED_OVER)

    def add_note(self, row: TicketRow, note: str) -> None:
        """Keep a note with the stop."""
        self._store(lambda: self._client.add_note(row.stop_id, note), life_text.NOTE_KEPT)

    def review(self, row: TicketRow, state: Review, note: str, said: str) -> None:
        """Keep the word of the Point of Contact."""
        self._store(lambda: self._client.review(row.document_id, state, note), said)

    def _store(self, job: Callable[[], object], said: str) -> None:
        if self.busy:
            return
        self.busy = True
        self._lanes.store.run(job, done=lambda _: self._settled(said), failed=self._failed)

    def _settled(self, said: str) -> None:
        self.busy = False
        self.done.emit(said, "good")

    def _failed(self, error: Exception) -> None:
        self.busy = False
        self.done.emit(sentence(error), "bad")

    # --- steps that lead to the stop page --------------------------------------------------

    def amend(self, row: TicketRow, path: str = "") -> None:
        """Begin a corrected version, at the field that has to change."""
        self._draft(lambda: self._client.amend_draft(row.document_id), path)

    def reissue(self, row: TicketRow) -> None:
        """Begin a ticket that takes the place of this one."""
        self._draft(lambda: self._client.reissue_draft(row.document_id), "")

    def copy(self, row: TicketRow) -> None:
        """Begin a further ticket for the same stop."""
        self._draft(lambda: self._client.copy_draft(row.document_id), "")

    def _draft(self, job: Callable[[], Draft], path: str) -> None:
        def drafted(draft: Draft) -> None:
            self.busy = False
            self.drafted.emit(draft, path)

        if not self.busy:
            self.busy = True
            self._lanes.store.run(job, done=drafted, failed=self._failed)

    # --- paper -----------------------------------------------------------------------------

    def print_copy(self, document_id: DocumentId, copy: str, languages: tuple[str, ...]) -> None:
        """Print one copy, with a courtesy text beside the English one."""
        self.printing.emit(1)
        self._lanes.print.run(
            lambda: self._client.print_copy(document_id, copy, languages),
            done=self._copied,
            failed=self._not_copied,
        )

    def _copied(self, outcome: PrintOutcome) -> None:
        self.printing.emit(-1)
        self._noted(outcome)

    def _not_copied(self, error: Exception) -> None:
        self.printing.emit(-1)
        self._not_printed(error)

    def save_pdf(self, document_id: DocumentId, path: str) -> None:
        """Write the paper as a PDF."""
        self._print(lambda: self._client.save_pdf(document_id, path))

    def shown(self, document_id: DocumentId, reason: str) -> None:
        """Note that the driver read the paper on the screen, and why."""
        self._print(lambda: self._client.shown_to_driver(document_id, reason))

    def _print(self, job: Callable[[], PrintOutcome]) -> None:
        self._lanes.print.run(job, done=self._noted, failed=self._not_printed)

    def _noted(self, outcome: PrintOutcome) -> None:
        good = outcome.paper_came_out or outcome.grade is PrintGrade.SAVED
        self.done.emit(screen_text.in_lines(outcome.said), "good" if good else "warn")

    def _not_printed(self, error: Exception) -> None:
        self.done.emit(sentence(error), "bad")
