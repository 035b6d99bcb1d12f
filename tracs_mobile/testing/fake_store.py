"""The store in memory: one transaction at a time, real rollback, the promises of the real one."""

from __future__ import annotations

import threading
from types import TracebackType
from typing import Self

from tracs_mobile.domain.listing import Sounds
from tracs_mobile.errors import StoreError
from tracs_mobile.ports import (
    Audit,
    Documents,
    Drafts,
    Duties,
    Exports,
    News,
    Notes,
    Numbers,
    Outbox,
    Papers,
    Preferences,
    Prints,
    Purges,
    Records,
    Restorations,
    Reviews,
    Signer,
    Stops,
    TicketClocks,
    TicketEvents,
)
from tracs_mobile.testing.fake_carrying import FakeExports
from tracs_mobile.testing.fake_desk import FakeAudit, FakeDrafts, FakePrints, FakeRecords
from tracs_mobile.testing.fake_documents import FakeDocuments, by_consonants
from tracs_mobile.testing.fake_life import (
    FakeDuties,
    FakeNotes,
    FakePapers,
    FakePreferences,
    FakePurges,
    FakeReviews,
    FakeStops,
    FakeTicketEvents,
)
from tracs_mobile.testing.fake_news import FakeNews, FakeTicketClocks
from tracs_mobile.testing.fake_numbers import FakeNumbers
from tracs_mobile.testing.fake_outbox import FakeOutbox
from tracs_mobile.testing.fake_restorations import FakeRestorations
from tracs_mobile.testing.fake_state import FakeState


class FakeStore:
    """The file that is none. `units` is a `ports.UnitOfWorkFactory`.

    Set `commit_fault` to make the next commit raise it; with `lands` True the commit happened all
    the same, as it can when a disk fails in the last moment. `sounds` tells which names sound
    alike.
    """

    def __init__(
        self,
        signer: Signer,
        *,
        database_id: str = "fake-database",
        sounds: Sounds = by_consonants,
    ) -> None:
        self.signer = signer
        self.sounds = sounds
        self.database_id = database_id
        self.state = FakeState()
        self.lock = threading.Lock()
        self.commit_fault: StoreError | None = None
        self.lands = False

    def units(self) -> FakeUnitOfWork:
        """A new unit of work."""
        return FakeUnitOfWork(self)


class FakeUnitOfWork:
    """`ports.UnitOfWork` in memory; waits for the one before it, as the real one does."""

    numbers: Numbers
    documents: Documents
    outbox: Outbox
    prints: Prints
    audit: Audit
    drafts: Drafts
    records: Records
    events: TicketEvents
    stops: Stops
    reviews: Reviews
    notes: Notes
    papers: Papers
    duties: Duties
    purges: Purges
    preferences: Preferences
    exports: Exports
    clocks: TicketClocks
    news: News
    restorations: Restorations

    def __init__(self, store: FakeStore) -> None:
        self._store = store
        self._state = FakeState()

    def __enter__(self) -> Self:
        # As the real one: a unit inside another unit of the same thread can never begin.
        if not self._store.lock.acquire(timeout=5):
            raise StoreError("The ticket database is in use by something else.")
        self._open()
        return self

    def _open(self) -> None:
        store = self._store
        state = self._state = store.state.fork()
        self.numbers = FakeNumbers(state)
        self.documents = FakeDocuments(state, store.sounds)
        self.outbox = FakeOutbox(state)
        self.prints = FakePrints(state)
        self.restorations = FakeRestorations(state)
        self.audit = FakeAudit(state, signer=store.signer, database_id=store.database_id)
        self.drafts = FakeDrafts(state)
        self.records = FakeRecords(state)
        self.events = FakeTicketEvents(state)
        self.stops = FakeStops(state)
        self.reviews = FakeReviews(state)
        self.notes = FakeNotes(state)
        self.papers = FakePapers(state)
        self.duties = FakeDuties(state)
        self.purges = FakePurges(state)
        self.preferences = FakePreferences(state)
        self.exports = FakeExports(state)
        self.clocks = FakeTicketClocks(state)
        self.news = FakeNews(state)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._store.lock.release()

    def commit(self) -> None:
        """Take the changes over, or raise `commit_fault`."""
        fault, self._store.commit_fault = self._store.commit_fault, None
        if fault is None or self._store.lands:
            self._store.state = self._state
        self._open()
        if fault is not None:
            raise fault
