"""What a laptop tells DPS of itself at each contact: counts and times, and no person."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from tracs_mobile.domain.heartbeat import Heartbeat
from tracs_mobile.domain.outbox import ItemAnswer
from tracs_mobile.domain.trusted_time import Moment
from tracs_mobile.ports import ExportBook, Spool, UnitOfWorkFactory

_ALL = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearings:
    """What is known of the laptop whoever is signed on; `moment` is the present.

    `at_least` hears of each instant that DPS signed: true time has reached it.
    """

    moment: Callable[[], Moment]
    at_least: Callable[[datetime], None] = lambda _at: None
    version: str = ""
    law_pack: Callable[[], str] = lambda: ""

    def hear(self, answers: Sequence[ItemAnswer]) -> None:
        """Receipts say when DPS signed them, however they came here."""
        at = [answer.receipt.received_at for answer in answers if answer.receipt is not None]
        if at:
            self.at_least(max(at))

    def beat(self) -> Heartbeat:
        """A heartbeat that says nothing of tickets yet."""
        moment = self.moment()
        return Heartbeat(
            numbers_known=False,
            clock_offset_s=(moment.offset_ms - moment.ahead_ms) / 1000 if moment.proven else 0.0,
            clock_suspect=moment.suspect,
            version=self.version,
            law_pack=self.law_pack(),
        )


def beat_of_store(units: UnitOfWorkFactory, bearings: Bearings) -> Heartbeat:
    """The heartbeat while somebody is signed on: everything is known."""
    with units() as unit:
        summary, backlog = unit.outbox.summary(), unit.outbox.backlog()
        account, highest = unit.numbers.account(), unit.numbers.highest_used()
        exported, version = len(unit.exports.waiting()), unit.records.version()
    found = bearings.beat()
    return Heartbeat(
        waiting=summary.waiting,
        oldest_at=backlog.oldest_at,
        exported=exported,
        highest_used=highest,
        used=account.issued + account.void,
        kept=backlog.kept_numbers,
        free=account.free,
        numbers_known=True,
        clock_offset_s=found.clock_offset_s,
        clock_suspect=found.clock_suspect,
        version=found.version,
        law_pack=found.law_pack,
        config_version=version,
    )


def beat_of_spool(
    spool: Spool, bearings: Bearings, *, book: ExportBook | None = None, config_version: int = 0
) -> Heartbeat:
    """The heartbeat with nobody signed on: of tickets only the sealed copies are known."""
    waiting = spool.waiting(_ALL)
    left = set() if book is None else {name for one in book.bundles() for name in one.events}
    found = bearings.beat()
    return Heartbeat(
        waiting=len(waiting),
        oldest_at=spool.oldest(),
        exported=sum((e.number, e.seq) in left for e in waiting),
        numbers_known=False,
        clock_offset_s=found.clock_offset_s,
        clock_suspect=found.clock_suspect,
        version=found.version,
        law_pack=found.law_pack,
        config_version=config_version,
    )
