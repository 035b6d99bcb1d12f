"""The outbox in the database: frozen events, their state, and the receipts for them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Boolean,
    Integer,
    Row,
    bindparam,
    func,
    insert,
    literal_column,
    or_,
    select,
    update,
)
from sqlalchemy.dialects.sqlite import insert as upsert

from tracs_mobile.domain.names import DocumentId, TicketNumber
from tracs_mobile.domain.outbox import (
    Envelope,
    EventKind,
    ItemAnswer,
    OutboxSummary,
    Receipt,
)
from tracs_mobile.domain.settling import Held, Verdict, judge, tells_nothing
from tracs_mobile.domain.states import TicketRow
from tracs_mobile.ports import Backlog, EventState
from tracs_mobile.store.outbox_page import (
    FORGOTTEN,
    NOT_RECEIVED,
    SUPERSEDED,
    WAITING,
    WAITS,
    chunks,
    outbox_page,
)
from tracs_mobile.store.session import StoreSession
from tracs_mobile.store.standing import due_of, is_purged, unsettled, was_lost
from tracs_mobile.store.tables import kept, outbox, receipt, receipt_again, ticket

_o = outbox.c
_THIS = (_o.number == bindparam("which"), _o.seq == bindparam("step"))
_ADD = insert(outbox)
_KEEP = upsert(kept).on_conflict_do_nothing()
_DUE = (
    select(outbox)
    .where(
        WAITS,
        or_(_o.next_try_at.is_(None), _o.next_try_at <= bindparam("now", type_=_o.queued_at.type)),
    )
    .order_by(_o.entry)
    .limit(bindparam("top"))
)
_UNRECEIPTED = (
    select(outbox).where(NOT_RECEIVED, literal_column(unsettled("outbox"))).order_by(_o.entry)
)
_SENT = update(outbox).where(*_THIS, WAITS).values(state="sent", sent_at=bindparam("at"))
_RETRY = (
    update(outbox)
    .where(*_THIS, WAITS)
    .values(
        state="queued",
        attempts=_o.attempts + 1,
        next_try_at=bindparam("then"),
        problem=bindparam("why"),
        code=bindparam("word"),
    )
)
_RESEND = (
    update(outbox)
    .where(_o.number == bindparam("which"), _o.state == "refused", ~SUPERSEDED)
    .values(state="queued", next_try_at=None, settled_at=None, code="", field="", problem="")
)
_TIMELINE = (
    select(outbox)
    .where(_o.number == bindparam("which"), literal_column(f"NOT {is_purged('outbox.number')}"))
    .order_by(_o.seq)
)
_WAKE = update(outbox).where(WAITS).values(next_try_at=None)
_HELD = select(_o.number, _o.seq, _o.digest, _o.state, _o.attempts, _o.code).where(
    _o.number.in_(bindparam("which", expanding=True))
)
_VERDICT = (
    update(outbox)
    .where(*_THIS)
    .values(
        state=bindparam("new_state"),
        settled_at=bindparam("at"),
        attempts=bindparam("tries"),
        next_try_at=bindparam("then"),
        code=bindparam("word"),
        field=bindparam("place"),
        problem=bindparam("say"),
    )
)
_RECEIPT = insert(receipt)
_RECEIPT_AGAIN = insert(receipt_again)
_FIRST_RECEIPTS = select(receipt).order_by(receipt.c.entry)
_LATER_RECEIPTS = select(receipt_again).order_by(receipt_again.c.entry)
_TOKENS = select(receipt.c.number, receipt.c.seq, receipt.c.token).where(
    receipt.c.number.in_(bindparam("which", expanding=True))
)
_COUNTS = (
    select(
        _o.state,
        FORGOTTEN.label("history"),
        func.count().label("events"),
        func.min(literal_column(due_of("outbox"), _o.deadline.type)).label("first"),
    )
    .where(NOT_RECEIVED)
    .group_by(_o.state, "history")
)
# Two questions, each by an index of its own: what arrived late, and what is late and not there.
_LATE_THERE = (
    select(func.count())
    .select_from(ticket)
    .where(ticket.c.late_before == 1, ticket.c.explained == 0, ticket.c.legal != "voided")
)
_LATE_HERE = (
    select(func.count())
    .select_from(outbox.join(ticket, ticket.c.document_id == _o.document_id))
    .where(
        NOT_RECEIVED,
        FORGOTTEN == 0,
        or_(_o.kind == "issue", _o.kind == "amend"),
        _o.deadline < bindparam("now", type_=_o.deadline.type),
        # DPS had it once: whether that was in time, the first receipt says.
        ~literal_column(was_lost("outbox"), Boolean),
        ticket.c.explained == 0,
        ticket.c.late_before == 0,
        ticket.c.legal != "voided",
    )
)
_OLDEST = select(func.min(_o.queued_at, type_=_o.queued_at.type)).where(WAITS)
_KEPT_NUMBERS = select(
    literal_column(
        "(SELECT count(DISTINCT document.number) FROM kept"
        " JOIN document ON document.document_id = kept.document_id)"
        " + (SELECT count(*) FROM ticket_number WHERE state = 'void'"
        " AND NOT EXISTS (SELECT 1 FROM document WHERE document.number = ticket_number.number))",
        Integer,
    )
)
_RECEIVED = select(func.count()).select_from(outbox).where(_o.state == "received")


class SqlOutbox:
    """`ports.Outbox` on SQL."""

    def __init__(self, session: StoreSession) -> None:
        self._session = session

    def add(self, envelope: Envelope, *, deadline: datetime, queued_at: datetime) -> None:
        """Queue an event in the issuing transaction."""
        self._session.run(
            _ADD,
            {
                "number": envelope.number,
                "seq": envelope.seq,
                "document_id": envelope.document_id,
                "kind": envelope.kind.value,
                "state": "queued",
                "deadline": deadline,
                "queued_at": queued_at,
                "attempts": 0,
                "code": "",
                "field": "",
                "problem": "",
                "device_id": envelope.device_id,
                "digest": envelope.digest,
                "signature": envelope.signature,
                "body": envelope.body,
            },
        )

    def keep(self, document_id: DocumentId) -> None:
        """Note that a document is never filed."""
        self._session.run(_KEEP, {"document_id": document_id})

    def resend(self, number: TicketNumber) -> int:
        """Queue the refused events of a ticket again, as they were; says how many."""
        return self._session.run(_RESEND, {"which": number})

    def timeline(self, number: TicketNumber) -> tuple[EventState, ...]:
        """Where every event of a ticket stands, oldest first."""
        return tuple(_stage(row) for row in self._session.rows(_TIMELINE, {"which": number}))

    def due(self, now: datetime, limit: int) -> tuple[Envelope, ...]:
        """Unanswered events whose next try is not in the future, oldest first.

        An event that went out without an answer is due again: after a crash nobody waits for it.
        """
        found = self._session.rows(_DUE, {"now": now, "top": limit})
        return tuple(_envelope(row) for row in found)

    def unreceipted(self) -> tuple[Envelope, ...]:
        """Every event that DPS has not receipted, whatever its next try; oldest first."""
        return tuple(_envelope(row) for row in self._session.rows(_UNRECEIPTED))

    def mark_sent(self, envelopes: Sequence[Envelope], at: datetime) -> None:
        """A request with these went out; no answer yet."""
        self._session.run_many(
            _SENT, [{"which": e.number, "step": e.seq, "at": at} for e in envelopes]
        )

    def mark_retry(
        self, envelopes: Sequence[Envelope], *, next_try_at: datetime, problem: str, code: str = ""
    ) -> None:
        """The attempt failed; try again then. Counts an attempt."""
        self._session.run_many(
            _RETRY,
            [
                {
                    "which": e.number,
                    "step": e.seq,
                    "then": next_try_at,
                    "why": problem,
                    "word": code,
                }
                for e in envelopes
            ],
        )

    def settle(
        self, answers: Sequence[ItemAnswer], at: datetime
    ) -> frozenset[tuple[TicketNumber, int]]:
        """Store receipts, refusals and conflicts; a deferred event goes back in line, later."""
        held = self._held({answer.number for answer in answers})
        first = self._receipted(answers)
        verdicts: list[Verdict] = []
        for answer in answers:
            if tells_nothing(answer, first.get((answer.number, answer.seq), "")):
                continue
            verdict = judge(held.get((answer.number, answer.seq)), answer, at)
            if verdict is not None:
                held[(answer.number, answer.seq)] = verdict.after
                verdicts.append(verdict)
        new = [v.receipt for v in verdicts if v.receipt]
        for statement, again in ((_RECEIPT, False), (_RECEIPT_AGAIN, True)):
            rows = [_receipt_values(r) for r in new if ((r.number, r.seq) in first) is again]
            self._session.run_many(statement, rows)
        self._session.run_many(_VERDICT, [_verdict_values(v, at) for v in verdicts])
        return frozenset(key for key, event in held.items() if event.state == "received")

    def _held(self, numbers: Iterable[TicketNumber]) -> dict[tuple[TicketNumber, int], Held]:
        found: dict[tuple[TicketNumber, int], Held] = {}
        for chunk in chunks(sorted(numbers)):
            for row in self._session.rows(_HELD, {"which": chunk}):
                found[(TicketNumber(row.number), row.seq)] = Held(
                    digest=row.digest, state=row.state, attempts=row.attempts, code=row.code
                )
        return found

    def _receipted(self, answers: Sequence[ItemAnswer]) -> dict[tuple[TicketNumber, int], str]:
        """The first receipt of events, for those that have one."""
        found: dict[tuple[TicketNumber, int], str] = {}
        for chunk in chunks(sorted({a.number for a in answers if a.receipt is not None})):
            for row in self._session.rows(_TOKENS, {"which": chunk}):
                found[(TicketNumber(row.number), row.seq)] = row.token
        return found

    def wake(self) -> None:
        """Make everything queued due now."""
        self._session.run(_WAKE)

    def rows(self, *, limit: int) -> tuple[TicketRow, ...]:
        """Waiting first (least time left first), then refused, then done, newest first."""
        return outbox_page(self._session, limit=limit)

    def receipts(self) -> tuple[Receipt, ...]:
        """All stored receipts, oldest first; then those that followed a loss at DPS."""
        rows = (*self._session.rows(_FIRST_RECEIPTS), *self._session.rows(_LATER_RECEIPTS))
        return tuple(
            Receipt(
                receipt_id=row.receipt_id,
                number=TicketNumber(row.number),
                seq=row.seq,
                digest=row.digest,
                received_at=row.received_at,
                token=row.token,
            )
            for row in rows
        )

    def summary(self) -> OutboxSummary:
        """Counts for the status strip; the oldest deadline is of what DPS still has to take.

        A refused event is history once DPS has a later amendment or the void of its ticket.
        """
        found = [row for row in self._session.rows(_COUNTS) if not row.history]
        counts = {row.state: int(row.events) for row in found}
        return OutboxSummary(
            waiting=sum(counts.get(state, 0) for state in WAITING),
            refused=counts.get("refused", 0) + counts.get("conflict", 0),
            delivered=int(self._session.scalar(_RECEIVED)),
            oldest_deadline=min((row.first for row in found), default=None),
        )

    def unexplained(self, now: datetime) -> int:
        """How many complaints are late, at DPS or on their way, and have no reason yet."""
        there = int(self._session.scalar(_LATE_THERE))
        return there + int(self._session.scalar(_LATE_HERE, {"now": now}))

    def backlog(self) -> Backlog:
        """What DPS is told of what it cannot see."""
        return Backlog(
            oldest_at=self._session.scalar(_OLDEST),
            kept_numbers=int(self._session.scalar(_KEPT_NUMBERS)),
        )


def _envelope(row: Row[Any]) -> Envelope:
    return Envelope(
        document_id=DocumentId(row.document_id),
        number=TicketNumber(row.number),
        seq=row.seq,
        kind=EventKind(row.kind),
        digest=row.digest,
        device_id=row.device_id,
        signature=row.signature,
        body=row.body,
    )


def _stage(row: Row[Any]) -> EventState:
    return EventState(
        seq=row.seq,
        kind=EventKind(row.kind),
        state=row.state,
        queued_at=row.queued_at,
        deadline=row.deadline,
        sent_at=row.sent_at,
        settled_at=row.settled_at,
        code=row.code,
        field=row.field,
        problem=row.problem,
    )


def _receipt_values(found: Receipt) -> dict[str, Any]:
    return {
        "number": found.number,
        "seq": found.seq,
        "receipt_id": found.receipt_id,
        "received_at": found.received_at,
        "digest": found.digest,
        "token": found.token,
    }


def _verdict_values(verdict: Verdict, at: datetime) -> dict[str, Any]:
    return {
        "which": verdict.number,
        "step": verdict.seq,
        "new_state": verdict.after.state,
        "at": at if verdict.settled else None,
        "tries": verdict.after.attempts,
        "then": verdict.next_try_at,
        "word": verdict.code,
        "place": verdict.field,
        "say": verdict.say,
    }
