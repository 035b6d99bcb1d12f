"""What the strip counts: waiting for DPS, owed on paper, returned; read away from the screen."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from tracs_mobile.domain.names import DocumentId
from tracs_mobile.domain.states import Legal, Review, TicketFilter
from tracs_mobile.services.client import Client
from ui.models.issue_desk import IssueDesk
from ui.tasks import TaskRunner


class Counts(QObject):
    """`waiting` carries the summary of the outbox, `ladder` where that puts the laptop.

    `owed` and `returned` carry a number.

    While a print is under way nobody knows what is owed; then nothing is said of it.
    """

    waiting = Signal(object)
    ladder = Signal(object)
    owed = Signal(int)
    returned = Signal(int)
    failed = Signal(object)

    def __init__(self, client: Client, store: TaskRunner, desk: IssueDesk, parent: QObject) -> None:
        super().__init__(parent)
        self._client = client
        self._store = store
        self._desk = desk

    def read(self) -> None:
        """Read them again."""
        failed = self.failed.emit
        self._store.run(self._client.summary, done=self.waiting.emit, failed=failed)
        self._store.run(self._client.ladder, done=self.ladder.emit, failed=failed)
        self._store.run(self._count_returned, done=self.returned.emit, failed=failed)
        if not self._desk.prints:
            self._store.run(self._client.owed, done=self._owed, failed=failed)

    def _owed(self, owed: tuple[DocumentId, ...]) -> None:
        if not self._desk.prints:
            self.owed.emit(len(owed))

    def _count_returned(self) -> int:
        """Own tickets that came back from review and are still in force."""
        own = self._client.session.officer.leo_number
        back = TicketFilter(review=Review.RETURNED, officer=own)
        void = replace(back, legal=Legal.VOIDED)
        return self._client.ticket_count(back) - self._client.ticket_count(void)
