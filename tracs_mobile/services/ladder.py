"""Reads where the laptop stands on the ladder of the 48 hours."""

from __future__ import annotations

from tracs_mobile.domain.ladder import Ladder
from tracs_mobile.domain.states import Delivery, TicketFilter
from tracs_mobile.domain.trusted_time import Moment
from tracs_mobile.ports import Clock, UnitOfWorkFactory
from tracs_mobile.services.session import Session
from tracs_mobile.services.tickets import within_reach

_MOST = 500


def ladder_of(
    *,
    session: Session,
    units: UnitOfWorkFactory,
    clock: Clock,
    moment: Moment,
    submit_within_h: int,
) -> Ladder:
    """Everything that waits here for DPS, and what the officer who is signed on must bring."""
    hand = within_reach(TicketFilter(delivery=Delivery.HAND_OVER), session=session, clock=clock)
    with units() as unit:
        summary = unit.outbox.summary()
        first = unit.outbox.rows(limit=1)
        notices = unit.documents.find(hand, limit=_MOST)
        on_stick = len(unit.exports.waiting())
        late = unit.outbox.unexplained(moment.now)
    open_rows = [row for row in first if row.delivery in (Delivery.QUEUED, Delivery.SENT)]
    dues = [row.deadline for row in notices if row.deadline is not None]
    if summary.oldest_deadline is not None:
        dues.append(summary.oldest_deadline)
    counted = [*notices, *(open_rows or first if summary.oldest_deadline else ())]
    return Ladder(
        now=moment.now,
        submit_within_h=submit_within_h,
        waiting=summary.waiting,
        refused=summary.refused,
        by_hand=len(notices),
        on_stick=on_stick,
        late=late,
        due=min(dues, default=None),
        doubt=any(moment.in_doubt(row.since) for row in counted),
        why=open_rows[0].problem if open_rows else "",
    )
