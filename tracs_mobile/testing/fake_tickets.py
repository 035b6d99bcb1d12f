"""Numbers, documents and outbox of the store in memory."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from tracs_mobile.domain.document import Issued
from tracs_mobile.domain.listing import defendant_name, search_text
from tracs_mobile.domain.names import DocumentId, TicketNumber
from tracs_mobile.domain.numbering import NumberAccount, NumberBlock
from tracs_mobile.domain.outbox import Envelope, ItemAnswer, OutboxSummary, Receipt
from tracs_mobile.domain.settling import Held, judge
from tracs_mobile.domain.states import Delivery, Legal, PrintGrade, Review, TicketRow
from tracs_mobile.domain.words import split_words
from tracs_mobile.errors import NumbersExhausted, StoreError
from tracs_mobile.testing.fake_state import FakeEvent, FakeNumber, FakeState

_WAITING = ("queued", "sent")


class FakeNumbers:
    """`ports.Numbers` in memory."""

    def __init__(self, state: FakeState) -> None:
        self._state = state

    def add_block(self, block: NumberBlock) -> None:
        """Take a block in; adding the same block again changes nothing."""
        state = self._state
        if block.block_id in state.blocks:
            if state.blocks[block.block_id] != block:
                raise StoreError("These numbers are on this laptop under another block.")
            return
        ordinals = range(block.first, block.last + 1)
        if any(ordinal in state.numbers for ordinal in ordinals):
            raise StoreError("These numbers are on this laptop under another block.")
        state.blocks[block.block_id] = block
        for ordinal in ordinals:
            state.numbers[ordinal] = FakeNumber(number=block.number(ordinal))
        if state.floor is not None:
            self._burn(*state.floor)

    def draw(self) -> tuple[TicketNumber, int]:
        """The lowest free number, now issued."""
        free = [ordinal for ordinal, row in self._state.numbers.items() if row.state == "free"]
        if not free:
            raise NumbersExhausted("All ticket numbers of this laptop are used up.")
        row = self._state.numbers[min(free)]
        row.state = "issued"
        return row.number, min(free)

    def void(self, number: TicketNumber, reason: str) -> None:
        """Mark a number void for good."""
        for row in self._state.numbers.values():
            if row.number == number and row.state != "void":
                row.state, row.reason = "void", reason
                return
        raise StoreError(f"Ticket number {number} is not one of this laptop, or it is void.")

    def account(self) -> NumberAccount:
        """Every number accounted for."""
        states = [row.state for row in self._state.numbers.values()]
        return NumberAccount(
            total=sum(len(block) for block in self._state.blocks.values()),
            free=states.count("free"),
            issued=states.count("issued"),
            void=states.count("void"),
        )

    def highest_used(self) -> int:
        """The highest ordinal that is issued or void; 0 if none."""
        used = (ordinal for ordinal, row in self._state.numbers.items() if row.state != "free")
        return max(used, default=0)

    def burn_through(self, ordinal: int, reason: str) -> int:
        """Void every free number up to `ordinal`, also of blocks that come later."""
        if self._state.floor is None or self._state.floor[0] < ordinal:
            self._state.floor = (ordinal, reason)
        return self._burn(ordinal, reason)

    def _burn(self, upto: int, reason: str) -> int:
        found = [
            row
            for ordinal, row in self._state.numbers.items()
            if ordinal <= upto and row.state == "free"
        ]
        for row in found:
            row.state, row.reason = "void", reason
        return len(found)


class FakeDocuments:
    """`ports.Documents` in memory."""

    def __init__(self, state: FakeState) -> None:
        self._state = state

    def add(self, issued: Issued) -> None:
        """Keep an issued document; refused without a drawn number, or twice."""
        content = issued.document
        drawn = {row.number for row in self._state.numbers.values() if row.state == "issued"}
        earlier = [d for d in self._state.documents.values() if _number(d) == content.number]
        fits = content.number in drawn and content.seq == len(earlier) + 1
        if not fits or content.document_id in self._state.documents:
            raise StoreError("A document needs a number that was drawn for it.")
        self._state.documents[content.document_id] = issued

    def get(self, document_id: DocumentId) -> Issued | None:
        """The document."""
        return self._state.documents.get(document_id)

    def by_number(self, number: TicketNumber) -> Issued | None:
        """The newest document that carries `number`."""
        found = [d for d in self._state.documents.values() if _number(d) == number]
        return found[-1] if found else None

    def rows(self, *, limit: int, offset: int = 0, text: str = "") -> tuple[TicketRow, ...]:
        """Newest first; every word of `text` must be found."""
        wanted = split_words(text)
        found = [
            issued
            for issued in reversed(self._state.documents.values())
            if all(word in search_text(issued.document) for word in wanted)
        ]
        return tuple(
            _row(self._state, issued, _newest_event(self._state, issued.document.document_id))
            for issued in found[offset : offset + limit]
        )

    def count(self) -> int:
        """How many documents there are."""
        return len(self._state.documents)


class FakeOutbox:
    """`ports.Outbox` in memory."""

    def __init__(self, state: FakeState) -> None:
        self._state = state

    def add(self, envelope: Envelope, *, deadline: datetime, queued_at: datetime) -> None:
        """Queue an event of a document we hold, once."""
        key = (envelope.number, envelope.seq)
        if key in self._state.events or envelope.document_id not in self._state.documents:
            raise StoreError("An event is queued once, and with its document.")
        self._state.events[key] = FakeEvent(envelope=envelope, deadline=deadline)

    def keep(self, document_id: DocumentId) -> None:
        """Note that a document is never filed."""
        if document_id not in self._state.documents:
            raise StoreError("Only a document that is held can be kept.")
        self._state.kept.add(document_id)

    def due(self, now: datetime, limit: int) -> tuple[Envelope, ...]:
        """Unanswered events whose next try is not in the future, oldest first."""
        found = [e for e in self._waiting() if e.next_try_at is None or e.next_try_at <= now]
        return tuple(event.envelope for event in found[:limit])

    def unreceipted(self) -> tuple[Envelope, ...]:
        """Every event that DPS has not receipted."""
        events = self._state.events.values()
        return tuple(event.envelope for event in events if event.state != "received")

    def mark_sent(self, envelopes: Sequence[Envelope], at: datetime) -> None:
        """A request with these went out."""
        for event in self._these(envelopes):
            event.state = "sent"

    def mark_retry(
        self, envelopes: Sequence[Envelope], *, next_try_at: datetime, problem: str
    ) -> None:
        """The attempt failed; try again then."""
        for event in self._these(envelopes):
            event.state, event.problem = "queued", problem
            event.attempts += 1
            event.next_try_at = next_try_at

    def settle(
        self, answers: Sequence[ItemAnswer], at: datetime
    ) -> frozenset[tuple[TicketNumber, int]]:
        """Store receipts, refusals and conflicts; returns what is received now."""
        for answer in answers:
            event = self._state.events.get((answer.number, answer.seq))
            if event is None:
                continue
            held = Held(digest=event.envelope.digest, state=event.state, attempts=event.attempts)
            verdict = judge(held, answer, at)
            if verdict is None:
                continue
            self._state.settled += 1
            event.settled = self._state.settled
            event.state, event.attempts = verdict.after.state, verdict.after.attempts
            event.next_try_at, event.problem = verdict.next_try_at, verdict.say
            if verdict.receipt is not None:
                self._state.receipts[(answer.number, answer.seq)] = verdict.receipt
        asked = {(answer.number, answer.seq) for answer in answers}
        return frozenset(asked & self._state.receipts.keys())

    def wake(self) -> None:
        """Make everything queued due now."""
        for event in self._waiting():
            event.next_try_at = None

    def rows(self, *, limit: int) -> tuple[TicketRow, ...]:
        """Waiting first (least time left first), then refused, then received, newest first."""
        events = self._state.events.values()
        waiting = sorted(self._waiting(), key=lambda event: event.deadline)
        settled = sorted(
            (event for event in events if event.state not in _WAITING),
            key=lambda event: (event.state == "received", -event.settled),
        )
        return tuple(
            _row(self._state, self._state.documents[e.envelope.document_id], e)
            for e in [*waiting, *settled][:limit]
        )

    def receipts(self) -> tuple[Receipt, ...]:
        """All stored receipts, oldest first."""
        return tuple(self._state.receipts.values())

    def summary(self) -> OutboxSummary:
        """Counts for the status strip."""
        events = list(self._state.events.values())
        return OutboxSummary(
            waiting=len(self._waiting()),
            refused=sum(1 for e in events if e.state in ("refused", "conflict")),
            delivered=sum(1 for e in events if e.state == "received"),
            oldest_deadline=min(
                (e.deadline for e in events if e.state != "received"), default=None
            ),
        )

    def _waiting(self) -> list[FakeEvent]:
        return [event for event in self._state.events.values() if event.state in _WAITING]

    def _these(self, envelopes: Sequence[Envelope]) -> list[FakeEvent]:
        keys = {(envelope.number, envelope.seq) for envelope in envelopes}
        return [e for e in self._waiting() if (e.envelope.number, e.envelope.seq) in keys]


def _number(issued: Issued) -> TicketNumber:
    return issued.document.number


def _newest_event(state: FakeState, document_id: DocumentId) -> FakeEvent | None:
    found = [e for e in state.events.values() if e.envelope.document_id == document_id]
    return found[-1] if found else None


def _legal(state: FakeState, issued: Issued) -> Legal:
    number = _number(issued)
    if any(row.number == number and row.state == "void" for row in state.numbers.values()):
        return Legal.VOIDED
    later = (d for d in state.documents.values() if _number(d) == number)
    amended = any(d.document.seq > issued.document.seq for d in later)
    return Legal.AMENDED if amended else Legal.ISSUED


def _printed(state: FakeState, document_id: DocumentId) -> PrintGrade:
    out = [
        record.outcome.grade
        for record in state.prints
        if record.document_id == document_id and record.outcome.paper_came_out
    ]
    return out[-1] if out else PrintGrade.OWED


def _row(state: FakeState, issued: Issued, event: FakeEvent | None) -> TicketRow:
    content = issued.document
    kept = Delivery.KEPT if content.document_id in state.kept else Delivery.QUEUED
    got = state.receipts.get((event.envelope.number, event.envelope.seq)) if event else None
    return TicketRow(
        number=content.number,
        document_id=content.document_id,
        kind=content.kind,
        defendant=defendant_name(content.defendant),
        charge=content.violation.title,
        statute=content.violation.statute,
        town=content.place.town,
        plate=content.vehicle.plate,
        officer=content.officer.leo_number,
        issued_at=content.issued_at,
        legal=_legal(state, issued),
        delivery=Delivery(event.state) if event else kept,
        review=Review.UNREVIEWED,
        printed=_printed(state, content.document_id),
        deadline=event.deadline if event else None,
        received_at=got.received_at if got else None,
        receipt_id=got.receipt_id if got else "",
        attempts=event.attempts if event else 0,
        next_try_at=event.next_try_at if event else None,
        problem=event.problem if event else "",
    )
