"""DPS went back to an older copy of its records: ask what it lost, and send that once more.

Every step is durable before the next and harmless twice, so that a kill costs nothing: first DPS
hears which blocks it granted, then what it refused since goes again, then every receipt that is in
doubt is asked about, in pages. A receipt that comes later, from a stick, is asked about then.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby

from tracs_mobile.domain.outbox import ItemAnswer, ItemStatus
from tracs_mobile.domain.restoration import Doubted, Restoration
from tracs_mobile.errors import SyncError, SyncFault
from tracs_mobile.ports import Clock, Spool, Transport, UnitOfWorkFactory
from tracs_mobile.services.releasing import respool
from tracs_mobile.wording import say

log = logging.getLogger(__name__)

PAGE = 200
_PAGES = 50
"""So many pages at one contact; the rest comes with the next."""
_WITHIN = timedelta(hours=48)
_THERE = (ItemStatus.ACCEPTED, ItemStatus.DUPLICATE)


@dataclass(frozen=True, slots=True, kw_only=True)
class SendAgain:
    """Sees to what DPS lost; `run` at each contact. Raises SyncError, StoreError."""

    transport: Transport
    units: UnitOfWorkFactory
    spool: Spool
    clock: Clock

    def run(self, told: Sequence[Restoration]) -> int:
        """Begin what is new of `told` and go on with what is known; says how many were lost."""
        with self.units() as unit:
            known = unit.restorations.known()
        if not known and not told:
            return 0
        for restoration in told:
            if restoration.restoration_id not in known:
                self._begin(restoration)
        lost = 0
        for _ in range(_PAGES):
            with self.units() as unit:
                doubted = unit.restorations.doubted(PAGE)
            if not doubted:
                break
            lost += self._ask(doubted)
        return lost

    def _begin(self, restoration: Restoration) -> None:
        with self.units() as unit:
            blocks = unit.numbers.blocks()
        granted: set[str] = set()
        for at in range(0, len(blocks), PAGE // 2):
            told = self.transport.tell_blocks(blocks[at : at + PAGE // 2])
            granted |= {block.block_id for block in told}
        missing = {block.block_id for block in blocks} - granted
        if missing:
            # Perhaps taken back by DPS, perhaps in dispute: its staff can see which.
            log.info("DPS does not know %d of this laptop's number blocks", len(missing))
        now = self.clock.now()
        with self.units() as unit:
            refused = unit.restorations.begin(restoration, now)
            body = f"{restoration.restoration_id} refused before {refused}"
            unit.audit.append(kind="DPS restored", actor="sync", body=body, at=now)
            unit.commit()
        log.info("DPS went back to an older copy of its records; receipts since are asked about")

    def _ask(self, doubted: Sequence[Doubted]) -> int:
        answers = self.transport.lookup([one.envelope for one in doubted])
        pairs = list(zip(doubted, answers, strict=True))
        # Anything but a receipt over exactly these bytes means that DPS does not have them.
        there = [one for one, answer in pairs if _is_there(answer)]
        lost = [one for one, answer in pairs if not _is_there(answer)]
        now = self.clock.now()
        with self.units() as unit:
            unit.restorations.note_there(there, now)
            unit.restorations.note_lost(lost, now, now + _WITHIN)
            for name, group in groupby(lost, key=lambda one: one.restorations[0]):
                words = " ".join(f"{d.envelope.number}/{d.envelope.seq}" for d in group)
                body = f"{name} lost {words}"
                unit.audit.append(kind="sent again", actor="sync", body=body, at=now)
            unit.commit()
        self._respool(lost)
        log.info("DPS has %d of %d tickets asked about", len(there), len(pairs))
        return len(lost)

    def _respool(self, lost: Sequence[Doubted]) -> None:
        """A receipt that a crash left in the spool would pass for the one that is owed now."""
        for one in lost:
            self.spool.drop(one.envelope.number, one.envelope.seq)
        if lost:
            respool(units=self.units, spool=self.spool)


def _is_there(answer: ItemAnswer) -> bool:
    if answer.status is ItemStatus.CONFLICT or answer.code == "NOT_RECEIVED":
        return False
    if answer.status in _THERE and answer.receipt is not None:
        return True
    raise SyncError(
        say("DPS did not say whether it has a ticket. It is asked again."), fault=SyncFault.GARBLED
    )
