"""What DPS lost by going back to an older copy, in the database: asked, found lost, sent again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Row,
    Select,
    Table,
    bindparam,
    exists,
    insert,
    literal_column,
    select,
    union,
    update,
)
from sqlalchemy.dialects.sqlite import insert as upsert

from tracs_mobile.domain.names import DocumentId, TicketNumber
from tracs_mobile.domain.outbox import Envelope, EventKind
from tracs_mobile.domain.restoration import LOST, SAY_LOST, Doubted, Loss, Restoration
from tracs_mobile.store.session import StoreSession
from tracs_mobile.store.standing import is_purged
from tracs_mobile.store.tables import asked_again, outbox, receipt, receipt_again, restored

_o, _a = outbox.c, asked_again.c
_ADD = upsert(restored).on_conflict_do_nothing()
_KNOWN = select(restored.c.restoration_id)
_AGAIN = {
    "state": "queued",
    "next_try_at": None,
    "settled_at": None,
    "field": "",
    "code": LOST,
    "problem": SAY_LOST,
}
_HELD: ColumnElement[bool] = literal_column(f"NOT {is_purged('outbox.number')}")
_FORGOTTEN = (
    update(outbox)
    .where(
        _o.state == "refused",
        _o.settled_at >= bindparam("since", type_=_o.settled_at.type),
        _HELD,
    )
    .values(**{**_AGAIN, "code": "", "problem": ""})
)
_QUEUE = (
    update(outbox)
    .where(_o.number == bindparam("which"), _o.seq == bindparam("step"))
    .values(**_AGAIN)
)
_WITH_IT = (
    update(outbox)
    .where(_o.number == bindparam("which"), _o.state == "refused")
    .values(**{**_AGAIN, "code": "", "problem": ""})
)


def _in_doubt(table: Table) -> Select[Any]:
    """Receipts of a table that fall into the span of a restoration and were not asked about."""
    asked = exists().where(
        _a.number == table.c.number,
        _a.seq == table.c.seq,
        _a.restoration_id == restored.c.restoration_id,
    )
    return (
        select(table.c.number, table.c.seq, restored.c.restoration_id)
        .select_from(restored)
        .join(table, table.c.received_at.between(restored.c.since, restored.c.until))
        .where(~asked)
    )


_GOT = union(_in_doubt(receipt), _in_doubt(receipt_again)).subquery("got")
_DOUBTED = (
    select(
        _o.number,
        _o.seq,
        _o.document_id,
        _o.kind,
        _o.digest,
        _o.device_id,
        _GOT.c.restoration_id,
    )
    .select_from(_GOT)
    .join(outbox, (_o.number == _GOT.c.number) & (_o.seq == _GOT.c.seq))
    # The plus keeps the index of states out of it: most events are received, few are in doubt.
    .where(literal_column("+outbox.state") == "received", _HELD)
    .order_by(_o.number, _o.seq, _GOT.c.restoration_id)
    .limit(bindparam("top"))
)
_ASKED = insert(asked_again)
_LOSSES = (
    select(_a.seq, _a.at, receipt.c.received_at)
    .join(receipt, (receipt.c.number == _a.number) & (receipt.c.seq == _a.seq))
    .where(_a.number == bindparam("which"), _a.lost == 1)
    .order_by(_a.entry)
)


class SqlRestorations:
    """`ports.Restorations` on SQL."""

    def __init__(self, session: StoreSession) -> None:
        self._session = session

    def known(self) -> frozenset[str]:
        """Names of the restorations that have begun here."""
        return frozenset(row.restoration_id for row in self._session.rows(_KNOWN))

    def begin(self, restoration: Restoration, at: datetime) -> int:
        """Keep it for good, and queue again what DPS refused since: it forgot that too."""
        row = {
            "restoration_id": restoration.restoration_id,
            "since": restoration.asks_from,
            "until": restoration.asks_until,
            "begun_at": at,
        }
        if not self._session.run(_ADD, row):
            return 0
        return self._session.run(_FORGOTTEN, {"since": restoration.asks_from})

    def doubted(self, limit: int) -> tuple[Doubted, ...]:
        """Received events whose receipt is in doubt and nobody asked about yet."""
        rows = self._session.rows(_DOUBTED, {"top": limit})
        return tuple(
            _doubted(list(group))
            for _, group in groupby(rows, key=lambda row: (row.number, row.seq))
        )

    def note_there(self, doubted: Sequence[Doubted], at: datetime) -> None:
        """DPS has these after all; they are not asked about again."""
        self._session.run_many(_ASKED, [row for one in doubted for row in _asked(one, at, at)])

    def note_lost(self, doubted: Sequence[Doubted], at: datetime, due: datetime) -> None:
        """DPS lost these: they are queued again as they were signed, until `due`."""
        rows = [row for one in doubted for row in _asked(one, at, due, lost=1)]
        self._session.run_many(_ASKED, rows)
        named = [{"which": d.envelope.number, "step": d.envelope.seq} for d in doubted]
        self._session.run_many(_QUEUE, named)
        numbers = sorted({d.envelope.number for d in doubted})
        self._session.run_many(_WITH_IT, [{"which": number} for number in numbers])

    def losses(self, number: TicketNumber) -> tuple[Loss, ...]:
        """What DPS lost of a ticket, oldest first."""
        rows = self._session.rows(_LOSSES, {"which": number})
        return tuple(Loss(seq=r.seq, received_at=r.received_at, at=r.at) for r in rows)


def _doubted(rows: Sequence[Row[Any]]) -> Doubted:
    row = rows[0]
    return Doubted(
        envelope=Envelope(
            document_id=DocumentId(row.document_id),
            number=TicketNumber(row.number),
            seq=row.seq,
            kind=EventKind(row.kind),
            digest=row.digest,
            device_id=row.device_id,
        ),
        restorations=tuple(found.restoration_id for found in rows),
    )


def _asked(one: Doubted, at: datetime, due: datetime, lost: int = 0) -> list[dict[str, object]]:
    """One row for each restoration that one question answers; it was lost at most once."""
    return [
        {
            "number": one.envelope.number,
            "seq": one.envelope.seq,
            "restoration_id": restoration_id,
            "at": at,
            "lost": lost if place == 0 else 0,
            "due": due,
        }
        for place, restoration_id in enumerate(one.restorations)
    ]
