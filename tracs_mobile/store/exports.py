"""Which events are on a stick, and for which of them DPS has not signed yet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.dialects.sqlite import insert

from tracs_mobile.domain.names import TicketNumber
from tracs_mobile.ports import EventName
from tracs_mobile.store.outbox_page import NOT_RECEIVED
from tracs_mobile.store.session import StoreSession
from tracs_mobile.store.tables import exported, outbox

_ADD = insert(exported).on_conflict_do_nothing()
_LAST = func.max(exported.c.at, type_=exported.c.at.type).label("last")
_WAITING = (
    select(exported.c.number, exported.c.seq, _LAST)
    .join(outbox, (outbox.c.number == exported.c.number) & (outbox.c.seq == exported.c.seq))
    .where(NOT_RECEIVED)
    .group_by(exported.c.number, exported.c.seq)
)


class SqlExports:
    """`ports.Exports` on SQL."""

    def __init__(self, session: StoreSession) -> None:
        self._session = session

    def add(self, events: Sequence[EventName], *, bundle_id: str, at: datetime) -> None:
        """Note that events were written to a bundle; twice for the same bundle is once."""
        self._session.run_many(
            _ADD,
            [
                {"number": number, "seq": seq, "bundle_id": bundle_id, "at": at}
                for number, seq in events
            ],
        )

    def waiting(self) -> Mapping[EventName, datetime]:
        """Events on a stick for which DPS has not signed yet, with when they were last written."""
        rows = self._session.rows(_WAITING)
        return {(TicketNumber(row.number), row.seq): row.last for row in rows}
