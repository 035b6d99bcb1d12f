"""Squares the database with the mark outside it at every open: a restored copy reuses no number."""

from __future__ import annotations

import logging

from tracs_mobile.ports import Clock, HighWater, Mark, UnitOfWork, UnitOfWorkFactory

log = logging.getLogger(__name__)

REASON = "unknown after restore"
_KIND = "restore"


def settle_marks(uow_factory: UnitOfWorkFactory, high_water: HighWater, clock: Clock) -> int:
    """Burn the numbers a restored copy cannot vouch for; says how many. Then raise the mark.

    A database above the mark is normal: the laptop died between commit and mark, and nothing had
    left it. One below the mark is an older copy: every free number up to the mark may be on paper.
    """
    mark = high_water.read()
    burned = 0
    with uow_factory() as unit:
        if _is_older(unit, mark):
            burned = unit.numbers.burn_through(mark.ordinal, REASON)
            unit.audit.append(
                kind=_KIND,
                actor="start",
                body=f"{_token(mark)} burned {burned}",
                at=clock.now(),
            )
            unit.commit()
            log.warning("An older copy of the database was opened; %d numbers are void.", burned)
        square = Mark(
            ordinal=unit.numbers.highest_used(),
            audit_seq=unit.audit.head().seq,
            config_version=unit.records.version(),
        )
    high_water.raise_to(square)
    return burned


def _is_older(unit: UnitOfWork, mark: Mark) -> bool:
    if unit.numbers.highest_used() < mark.ordinal:
        return not _settled_before(unit, _token(mark))
    # Numbers issued since then have raised the mark's ordinal; the lost entries are the same ones.
    lost = f"entry {mark.audit_seq}"
    return unit.audit.head().seq < mark.audit_seq and not _settled_before(unit, lost)


def _settled_before(unit: UnitOfWork, token: str) -> bool:
    """Whether this copy was squared with this very mark at an earlier open."""
    return any(e.kind == _KIND and f"{token} " in e.body for e in unit.audit.entries())


def _token(mark: Mark) -> str:
    return f"number {mark.ordinal} entry {mark.audit_seq}"
