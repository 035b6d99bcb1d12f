"""Which events left without a network, and for which of them DPS has not signed yet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.dialects.sqlite import insert

from tracs_mobile.domain.names import TicketNumber
from tracs_mobile.ports import EventName, OnItsWay
from tracs_mobile.store.outbox_page import NOT_RECEIVED
from tracs_mobile.store.session import StoreSession
from tracs_mobile.store.tables import exported, outbox

_ADD = insert(exported).on_conflict_do_nothing()
_LAST = func.max(exported.c.at, type_=exported.c.at.type).label("last")
_WAITING = (
    # SQLite takes the other columns of a max() from the row that has it.
    select(exported.c.number, exported.c.seq, exported.c.bundle_id, _LAST)
    .join(outbox, (outbox.c.number == exported.c.number) & (outbox.c.seq == exported.c.seq))
    .where(NOT_RECEIVED)
    .group_by(exported.c.number, exported.c.seq)
)


class SqlExports:
    """`ports.Exports` on SQL."""

    def __init__(self, session: StoreSession) -> None:
        self._session = session

    def add(self, events: Sequence[EventName], *, bundle_id: str, at: datetime) -> None:
        """Note that events left with a bundle (or with RELAY and a name); twice is once."""
        self._session.run_many(
            _ADD,
            [
                {"number": number, "seq": seq, "bundle_id": bundle_id, "at": at}
                for number, seq in events
            ],
        )

    def waiting(self) -> Mapping[EventName, OnItsWay]:
        """Events that left so and for which DPS has not signed yet, with how they left last."""
        return {
            (TicketNumber(row.number), row.seq): OnItsWay.by(row.bundle_id, row.last)
            for row in self._session.rows(_WAITING)
        }
