"""Makes up for the mark and the sealed copies that a full disk or a power cut kept from writing."""

from __future__ import annotations

from collections.abc import Sequence

from tracs_mobile.domain.names import DocumentId
from tracs_mobile.ports import Spool, UnitOfWorkFactory
from tracs_mobile.services.marking import mark_of
from tracs_mobile.services.recording import Issuing


def release(document_ids: Sequence[DocumentId], tools: Issuing) -> None:
    """Make up for a mark or a sealed copy that could not be written when these were issued.

    Called before anything is printed. Raises StoreError: then nothing may leave yet.
    """
    with tools.units() as unit:
        mark = mark_of(unit)
        records = tuple(r for r in map(unit.documents.get, document_ids) if r is not None)
    tools.high_water.raise_to(mark)
    named = {(r.document.number, r.document.seq) for r in records}
    missing = {name for name in named if not tools.spool.holds(*name)}
    if missing:
        with tools.units() as unit:
            waiting = unit.outbox.unreceipted()
        for envelope in waiting:
            if (envelope.number, envelope.seq) in missing:
                tools.spool.put(envelope)


def respool(*, units: UnitOfWorkFactory, spool: Spool) -> int:
    """Write the sealed copy of every waiting event that has none; says how many.

    The laptop may have died between commit and spool; the second copy is owed, not lost.
    """
    spooled = {(envelope.number, envelope.seq) for envelope in spool.waiting(1_000_000)}
    with units() as unit:
        waiting = unit.outbox.unreceipted()
    missing = [e for e in waiting if (e.number, e.seq) not in spooled]
    for envelope in missing:
        spool.put(envelope)
    return len(missing)
