"""Expungement by ticket number: what was written is gone, the number and the chain stay.

Records outside the court are destroyed on its order, and the answer is "No record exists."
(23 V.S.A. § 2303).
"""

from __future__ import annotations

import logging

from tracs_mobile.domain.life import NO_RECORD, obstacle
from tracs_mobile.domain.names import TicketNumber
from tracs_mobile.domain.rights import Verb
from tracs_mobile.domain.states import TicketRow
from tracs_mobile.errors import NotLawful, StoreError
from tracs_mobile.ports import Spool, UnitOfWork, UnitOfWorkFactory
from tracs_mobile.services.committing import change
from tracs_mobile.services.permitting import demand
from tracs_mobile.services.recording import Issuing
from tracs_mobile.services.session import Session
from tracs_mobile.wording import say

log = logging.getLogger(__name__)

_NEEDS_ORDER = say("Enter the reference of the court's order first. Nothing was changed.")


def purge_ticket(number: TicketNumber, reason: str, *, session: Session, tools: Issuing) -> None:
    """Blank everything of a ticket for good; `reason` is the reference of the order.

    Raises NotAllowed; NotLawful ("No record exists." for an unknown or purged number, a sentence
    while anything of it still waits); StoreError.
    """
    now, by = tools.clock.now(), session.officer.leo_number
    demand(session, Verb.PURGE, now=now)
    order = reason.strip()
    if not order:
        raise NotLawful(_NEEDS_ORDER)

    def work(unit: UnitOfWork) -> tuple[int, ...]:
        row = _row(unit, number)
        demand(session, Verb.PURGE, now=now, owner=row.officer)
        said = obstacle(Verb.PURGE, row, now=now)
        if said:
            raise NotLawful(said)
        seqs = tuple(state.seq for state in unit.outbox.timeline(number))
        unit.purges.purge(number, by=by, reason=order, at=now)
        unit.audit.append(kind="purge", actor=by, body=number, at=now)
        return seqs

    seqs = change(tools.units, work, landed=lambda unit: number in unit.purges.numbers())
    for seq in seqs:
        _drop(tools.spool, number, seq)


def _row(unit: UnitOfWork, number: TicketNumber) -> TicketRow:
    issued = unit.documents.by_number(number)
    row = None if issued is None else unit.documents.row(issued.document.document_id)
    if row is None:
        raise NotLawful(NO_RECORD)
    return row


def _drop(spool: Spool, number: TicketNumber, seq: int) -> None:
    try:
        spool.drop(number, seq)
    except StoreError as error:
        # It is sealed to DPS, and the next sign-on drops it.
        log.warning("A sealed copy of a purged ticket is still there: %s", type(error).__name__)


def drop_purged(*, units: UnitOfWorkFactory, spool: Spool) -> int:
    """Drop sealed copies of purged tickets that a crash left behind; says how many.

    Raises StoreError.
    """
    with units() as unit:
        purged = unit.purges.numbers()
    left = [(e.number, e.seq) for e in spool.waiting(1_000_000) if e.number in purged]
    left += [(r.number, r.seq) for r in spool.receipts() if r.number in purged]
    for name in left:
        spool.drop(*name)
    return len(left)
