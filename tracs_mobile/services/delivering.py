"""What the sync worker carries: from the database when signed on, else from the spool."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import islice

from tracs_mobile.domain.heartbeat import Heartbeat
from tracs_mobile.domain.names import TicketNumber
from tracs_mobile.domain.outbox import Envelope, EventKind, ItemAnswer, ItemStatus, backoff
from tracs_mobile.errors import SyncError, SyncFault
from tracs_mobile.ports import (
    Clock,
    ExportBook,
    HighWater,
    Spool,
    Transport,
    UnitOfWork,
    UnitOfWorkFactory,
)
from tracs_mobile.ports.configuring import ConfigKeeper
from tracs_mobile.services.configuring import fetch_aside, refresh_records
from tracs_mobile.services.heartbeats import Bearings, beat_of_spool, beat_of_store
from tracs_mobile.services.marking import mark_of
from tracs_mobile.services.news_taking import take_news
from tracs_mobile.services.sending_again import SendAgain

log = logging.getLogger(__name__)

_MENDS = (EventKind.AMEND, EventKind.VOID)
OLD = timedelta(hours=36)
LITTLE_TIME = timedelta(hours=12)
PATIENT_CAP = timedelta(minutes=15)
HURRIED_CAP = timedelta(minutes=2)
"""The longest wait between two tries, once a ticket has 12 of its 48 hours left."""


@dataclass(slots=True, kw_only=True)
class StoreCourier:
    """Carries queued events of the database. `roll` gives 0..1 for the backoff's jitter.

    `bearings` None: DPS is told nothing of the laptop, and nothing is asked but its records.
    """

    units: UnitOfWorkFactory
    spool: Spool
    high_water: HighWater
    clock: Clock
    roll: Callable[[], float]
    on_change: Callable[[], None]
    keeper: ConfigKeeper | None = None
    bearings: Bearings | None = None
    _failures: int = field(default=0, init=False)

    def collect(self, limit: int) -> tuple[Envelope, ...]:
        """Events due now; marked as sent before they leave, and never before the mark stands."""
        now = self.clock.now()
        with self.units() as unit:
            due = unit.outbox.due(now, limit)
            if not due:
                return ()
            unit.outbox.mark_sent(due, now)
            mark = mark_of(unit)
            unit.commit()
        self.high_water.raise_to(mark)
        return due

    def settle(self, answers: Sequence[ItemAnswer]) -> None:
        """Store the answers, then drop what the database now proves from the spool."""
        if self.bearings is not None:
            self.bearings.hear(answers)
        _settle(answers, units=self.units, spool=self.spool, clock=self.clock)
        self._failures = 0
        self.on_change()

    def failed(self, envelopes: Sequence[Envelope], error: SyncError) -> None:
        """Plan the next try with jitter, or when the gateway said."""
        wait = (
            timedelta(seconds=error.retry_after_s)
            if error.retry_after_s is not None
            else backoff(attempt=self._failures, roll=self.roll(), cap=self._cap())
        )
        self._failures += 1
        with self.units() as unit:
            unit.outbox.mark_retry(
                envelopes,
                next_try_at=self.clock.now() + wait,
                problem=str(error),
                code=error.fault.name,
            )
            unit.commit()
        self.on_change()

    def _cap(self) -> timedelta:
        return HURRIED_CAP if self.hurried() else PATIENT_CAP

    def hurried(self) -> bool:
        """Whether the oldest of what waits has used three quarters of its 48 hours."""
        with self.units() as unit:
            due = unit.outbox.summary().oldest_deadline
        now = self.clock.now() if self.bearings is None else self.bearings.moment().now
        return due is not None and due - now <= LITTLE_TIME

    def met(self, transport: Transport) -> None:
        """Take over newer records, numbers and news, tell how the laptop stands, and wake all.

        What DPS lost by going back to an older copy is queued again.
        """
        refresh_records(
            transport=transport,
            units=self.units,
            clock=self.clock,
            high_water=self.high_water,
            keeper=self.keeper,
        )
        with self.units() as unit:
            unit.outbox.wake()
            unit.commit()
        if self.bearings is not None:
            _tell(transport, beat_of_store(self.units, self.bearings))
            told = take_news(transport=transport, units=self.units, clock=self.clock)
            SendAgain(
                transport=transport, units=self.units, spool=self.spool, clock=self.clock
            ).run(told)
        self.on_change()


def _tell(transport: Transport, beat: Heartbeat) -> None:
    """Tell DPS how the laptop stands. That it cannot take that holds up no ticket."""
    try:
        transport.heartbeat(beat)
    except SyncError as fault:
        if fault.fault not in (SyncFault.SERVER, SyncFault.GARBLED):
            raise
        log.info("DPS did not take the heartbeat: %s", fault.fault.value)


def _settle(
    answers: Sequence[ItemAnswer], *, units: UnitOfWorkFactory, spool: Spool, clock: Clock
) -> int:
    """Store answers with one audit link a batch; only what is proven then leaves the spool."""
    words = " ".join(f"{answer.number}/{answer.seq}:{answer.status.value}" for answer in answers)
    now = clock.now()
    with units() as unit:
        received = unit.outbox.settle(answers, now)
        settled = [name for number in {n for n, _ in received} for name in _settled(unit, number)]
        unit.audit.append(kind="delivery", actor="sync", body=words, at=now)
        unit.commit()
    for number, seq in settled:
        spool.drop(number, seq)
    return len(received)


def _settled(unit: UnitOfWork, number: TicketNumber) -> Iterator[tuple[TicketNumber, int]]:
    """Events that DPS has, and refused ones that a later amendment or void has made history."""
    states = unit.outbox.timeline(number)
    mends = [s.seq for s in states if s.state == "received" and s.kind in _MENDS]
    for state in states:
        mended = state.state == "refused" and any(seq > state.seq for seq in mends)
        if state.state == "received" or mended:
            yield number, state.seq


def drop_settled(*, units: UnitOfWorkFactory, spool: Spool) -> int:
    """Drop sealed copies of settled events that a crash left behind; says how many.

    A copy of what the database does not know stays: it may be all that a restored laptop has left.
    """
    with units() as unit:
        numbers = {envelope.number for envelope in spool.waiting(1_000_000)}
        settled = [name for number in numbers for name in _settled(unit, number)]
    left = [name for name in settled if spool.holds(*name)]
    for name in left:
        spool.drop(*name)
    return len(left)


@dataclass(slots=True, kw_only=True)
class SpoolCourier:
    """Carries sealed events while nobody is signed on; receipts wait beside them.

    What DPS refused is not sent again until somebody signs on: only the database can say what must
    change, and one refusal must not stand in the way of the rest.
    """

    spool: Spool
    high_water: HighWater | None = None
    keeper: ConfigKeeper | None = None
    bearings: Bearings | None = None
    book: ExportBook | None = None
    _held_back: set[tuple[TicketNumber, int]] = field(default_factory=set, init=False)

    def collect(self, limit: int) -> tuple[Envelope, ...]:
        """Sealed events without a receipt."""
        waiting = self.spool.waiting(limit + len(self._held_back))
        due = (e for e in waiting if (e.number, e.seq) not in self._held_back)
        return tuple(islice(due, limit))

    def settle(self, answers: Sequence[ItemAnswer]) -> None:
        """Keep the receipts until an officer signs on."""
        if self.bearings is not None:
            self.bearings.hear(answers)
        for answer in answers:
            if answer.receipt is not None:
                self.spool.keep_receipt(answer.receipt)
            elif answer.status in (ItemStatus.REJECTED, ItemStatus.CONFLICT):
                self._held_back.add((answer.number, answer.seq))

    def failed(self, envelopes: Sequence[Envelope], error: SyncError) -> None:
        """Nothing to mark: the files stay and are tried again."""
        log.info("%d sealed tickets still wait: %s", len(envelopes), error.fault.value)

    def met(self, transport: Transport) -> None:
        """Newer records are kept until somebody signs on; DPS hears what waits, and since when."""
        if self.high_water is not None and self.keeper is not None:
            fetch_aside(transport=transport, high_water=self.high_water, keeper=self.keeper)
        if self.bearings is not None:
            version = 0 if self.high_water is None else self.high_water.read().config_version
            beat = beat_of_spool(self.spool, self.bearings, book=self.book, config_version=version)
            _tell(transport, beat)

    def hurried(self) -> bool:
        """Whether the oldest sealed copy is 36 hours old; the clock is all there is to ask."""
        oldest = self.spool.oldest()
        now = None if self.bearings is None else self.bearings.moment().now
        return oldest is not None and now is not None and now - oldest >= OLD


def take_spooled_receipts(*, units: UnitOfWorkFactory, spool: Spool, clock: Clock) -> int:
    """Move receipts that came while nobody was signed on into the database; says how many."""
    receipts = spool.receipts()
    if not receipts:
        return 0
    answers = tuple(
        ItemAnswer(number=r.number, seq=r.seq, status=ItemStatus.ACCEPTED, receipt=r)
        for r in receipts
    )
    return _settle(answers, units=units, spool=spool, clock=clock)
