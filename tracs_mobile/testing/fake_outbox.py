"""The outbox of the store in memory."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from tracs_mobile.domain.life import is_late
from tracs_mobile.domain.names import DocumentId, TicketNumber
from tracs_mobile.domain.outbox import Envelope, EventKind, ItemAnswer, OutboxSummary, Receipt
from tracs_mobile.domain.settling import Held, judge, tells_nothing
from tracs_mobile.domain.states import Legal, TicketRow
from tracs_mobile.errors import StoreError
from tracs_mobile.ports import Backlog, EventState
from tracs_mobile.testing.fake_rows import document_row, event_row, newest
from tracs_mobile.testing.fake_state import FakeEvent, FakeState

_WAITING = ("queued", "sent")


class FakeOutbox:
    """`ports.Outbox` in memory."""

    def __init__(self, state: FakeState) -> None:
        self._state = state

    def add(self, envelope: Envelope, *, deadline: datetime, queued_at: datetime) -> None:
        """Queue an event of a document we hold, once."""
        key = (envelope.number, envelope.seq)
        known = envelope.document_id in self._state.documents
        if key in self._state.events or not known or envelope.number in self._state.purged:
            raise StoreError("An event is queued once, and with its document.")
        self._state.events[key] = FakeEvent(
            envelope=envelope, deadline=deadline, queued_at=queued_at
        )

    def keep(self, document_id: DocumentId) -> None:
        """Note that a document is never filed."""
        if document_id not in self._state.documents:
            raise StoreError("Only a document that is held can be kept.")
        self._state.kept.add(document_id)

    def resend(self, number: TicketNumber) -> int:
        """Queue the refused events of a ticket again, as they were; says how many."""
        found = [e for e in self._state.events_of(number) if e.state == "refused"]
        again = [event for event in found if not self._state.superseded(event)]
        for event in again:
            event.state, event.next_try_at, event.settled_at = "queued", None, None
            event.code = event.field = event.problem = ""
        return len(again)

    def timeline(self, number: TicketNumber) -> tuple[EventState, ...]:
        """Where every event of a ticket stands, oldest first."""
        if number in self._state.purged:
            return ()
        return tuple(_stage(event) for event in self._state.events_of(number))

    def due(self, now: datetime, limit: int) -> tuple[Envelope, ...]:
        """Unanswered events whose next try is not in the future, oldest first."""
        found = [e for e in self._waiting() if e.next_try_at is None or e.next_try_at <= now]
        return tuple(event.envelope for event in found[:limit])

    def unreceipted(self) -> tuple[Envelope, ...]:
        """Every event that DPS has not receipted; a refusal that was mended is history."""
        events = self._state.events.values()
        return tuple(event.envelope for event in events if self._state.unsettled(event))

    def mark_sent(self, envelopes: Sequence[Envelope], at: datetime) -> None:
        """A request with these went out."""
        for event in self._these(envelopes):
            event.state, event.sent_at = "sent", at

    def mark_retry(
        self, envelopes: Sequence[Envelope], *, next_try_at: datetime, problem: str, code: str = ""
    ) -> None:
        """The attempt failed; try again then."""
        for event in self._these(envelopes):
            event.state, event.problem, event.code = "queued", problem, code
            event.attempts += 1
            event.next_try_at = next_try_at

    def settle(
        self, answers: Sequence[ItemAnswer], at: datetime
    ) -> frozenset[tuple[TicketNumber, int]]:
        """Store receipts, refusals and conflicts; returns what is received now."""
        for answer in answers:
            event = self._state.events.get((answer.number, answer.seq))
            first = self._state.receipts.get((answer.number, answer.seq))
            if event is None or tells_nothing(answer, first.token if first else ""):
                continue
            held = Held(
                digest=event.envelope.digest,
                state=event.state,
                attempts=event.attempts,
                code=event.code,
            )
            verdict = judge(held, answer, at)
            if verdict is None:
                continue
            self._state.settled += 1
            event.settled = self._state.settled
            event.state, event.attempts = verdict.after.state, verdict.after.attempts
            event.next_try_at, event.problem = verdict.next_try_at, verdict.say
            event.code, event.field = verdict.code, verdict.field
            event.settled_at = at if verdict.settled else None
            if verdict.receipt is not None:
                self._keep(verdict.receipt)
        asked = {(answer.number, answer.seq) for answer in answers}
        return frozenset(k for k in asked & self._state.receipts.keys() if self._is_there(k))

    def _keep(self, receipt: Receipt) -> None:
        key, state = (receipt.number, receipt.seq), self._state
        if key in state.receipts:
            state.receipts_again[key] = (*state.receipts_again.get(key, ()), receipt)
        else:
            state.receipts[key] = receipt

    def _is_there(self, key: tuple[TicketNumber, int]) -> bool:
        return self._state.events[key].state == "received"

    def wake(self) -> None:
        """Make everything queued due now."""
        for event in self._waiting():
            event.next_try_at = None

    def rows(self, *, limit: int) -> tuple[TicketRow, ...]:
        """Waiting first (least time left first), then refused, then received, newest first."""
        state = self._state
        shown = [e for e in state.events.values() if e.envelope.number not in state.purged]
        waiting = sorted((e for e in shown if e.state in _WAITING), key=lambda e: e.deadline)
        settled = sorted(
            (event for event in shown if event.state not in _WAITING),
            key=lambda event: (not state.unsettled(event), -event.settled),
        )
        return tuple(event_row(state, event) for event in [*waiting, *settled][:limit])

    def receipts(self) -> tuple[Receipt, ...]:
        """All stored receipts, oldest first."""
        again = (r for found in self._state.receipts_again.values() for r in found)
        return (*self._state.receipts.values(), *again)

    def summary(self) -> OutboxSummary:
        """Counts for the status strip."""
        events = list(self._state.events.values())
        open_events = [event for event in events if self._state.unsettled(event)]
        return OutboxSummary(
            waiting=len(self._waiting()),
            refused=sum(1 for e in open_events if e.state in ("refused", "conflict")),
            delivered=sum(1 for e in events if e.state == "received"),
            oldest_deadline=min((e.due or e.deadline for e in open_events), default=None),
        )

    def unexplained(self, now: datetime) -> int:
        """How many complaints are late and have no reason yet."""
        rows = [document_row(self._state, issued) for issued in newest(self._state)]
        return sum(
            is_late(row, now) and not row.explained and row.legal is not Legal.VOIDED
            for row in rows
            if row.late_before or self._open(row)
        )

    def _open(self, row: TicketRow) -> bool:
        """Whether DPS has not got this very version."""
        found = self._state.events_of(row.number)
        kinds = (EventKind.ISSUE, EventKind.AMEND)
        return any(
            e.envelope.document_id == row.document_id
            and e.envelope.kind in kinds
            and self._state.unsettled(e)
            and e.due is None
            for e in found
        )

    def backlog(self) -> Backlog:
        """What DPS is told of what it cannot see."""
        state = self._state
        written = {held.document.number for held in state.documents.values()}
        kept = {state.documents[document_id].document.number for document_id in state.kept}
        void = {row.number for row in state.numbers.values() if row.state == "void"}
        return Backlog(
            oldest_at=min((event.queued_at for event in self._waiting()), default=None),
            kept_numbers=len(kept) + len(void - written),
        )

    def _waiting(self) -> list[FakeEvent]:
        return [event for event in self._state.events.values() if event.state in _WAITING]

    def _these(self, envelopes: Sequence[Envelope]) -> list[FakeEvent]:
        keys = {(envelope.number, envelope.seq) for envelope in envelopes}
        return [e for e in self._waiting() if (e.envelope.number, e.envelope.seq) in keys]


def _stage(event: FakeEvent) -> EventState:
    return EventState(
        seq=event.envelope.seq,
        kind=event.envelope.kind,
        state=event.state,
        queued_at=event.queued_at,
        deadline=event.deadline,
        sent_at=event.sent_at,
        settled_at=event.settled_at,
        code=event.code,
        field=event.field,
        problem=event.problem,
    )
