"""What happens after issue, in memory: events, stop data, reviews, notes, duties, expungement."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import datetime

from tracs_mobile.domain.canonical import encode
from tracs_mobile.domain.document import PaperKit
from tracs_mobile.domain.events import SignedEvent
from tracs_mobile.domain.names import DocumentId, StopId, TicketNumber
from tracs_mobile.domain.outbox import EventKind
from tracs_mobile.domain.stop_record import StopRecord
from tracs_mobile.errors import StoreError
from tracs_mobile.ports import Duty, DutyKind, Note, ReviewEntry
from tracs_mobile.testing.fake_state import FakeState


class FakeTicketEvents:
    """`ports.TicketEvents` in memory."""

    def __init__(self, state: FakeState) -> None:
        self._state = state

    def next_seq(self, number: TicketNumber) -> int:
        """The sequence of the next event or version of a ticket, counted over both."""
        said = sum(1 for held in self._state.ticket_events if held.event.number == number)
        return 1 + len(self._state.versions(number)) + said

    def add(self, signed: SignedEvent) -> None:
        """Keep an event; its seq must be the next one of its number."""
        content, state = signed.event, self._state
        about = state.documents.get(content.document_id)
        known = about is not None and about.document.number == content.number
        fits = content.seq == self.next_seq(content.number)
        kinds = (EventKind.VOID, EventKind.LATE)
        if not (known and fits and content.kind in kinds) or content.number in state.purged:
            raise StoreError("An event follows the last one of its ticket.")
        state.ticket_events.append(signed)

    def of(self, number: TicketNumber) -> tuple[SignedEvent, ...]:
        """Every event of a ticket, oldest first."""
        if number in self._state.purged:
            return ()
        return tuple(held for held in self._state.ticket_events if held.event.number == number)


class FakeStops:
    """`ports.Stops` in memory."""

    def __init__(self, state: FakeState) -> None:
        self._state = state

    def put(self, record: StopRecord) -> None:
        """Keep a version; it must be the next one of its stop."""
        held = [r for r in self._state.stops if r.stop_id == record.stop_id]
        if record.version != len(held) + 1:
            raise StoreError("A version of a stop follows the last one.")
        self._state.stops.append(record)

    def get(self, stop_id: StopId) -> StopRecord | None:
        """The newest version."""
        held = [record for record in self._state.stops if record.stop_id == stop_id]
        return held[-1] if held else None

    def between(self, since: datetime, until: datetime) -> tuple[StopRecord, ...]:
        """The newest version of every stop in `since` <= at < `until`, oldest first."""
        last = {record.stop_id: record for record in self._state.stops}
        found = [r for r in self._state.stops if last[r.stop_id] is r and since <= r.at < until]
        return tuple(sorted(found, key=lambda record: record.at))


class FakeReviews:
    """`ports.Reviews` in memory."""

    def __init__(self, state: FakeState) -> None:
        self._state = state

    def add(self, document_id: DocumentId, entry: ReviewEntry) -> None:
        """Append an entry."""
        _known(self._state, document_id)
        self._state.reviews.append((document_id, entry))

    def log(self, document_id: DocumentId) -> tuple[ReviewEntry, ...]:
        """Every entry for one document, oldest first."""
        if self._state.is_purged(document_id):
            return ()
        return tuple(entry for which, entry in self._state.reviews if which == document_id)


class FakeNotes:
    """`ports.Notes` in memory."""

    def __init__(self, state: FakeState) -> None:
        self._state = state

    def add(self, stop_id: StopId, note: Note) -> None:
        """Append a note."""
        self._state.notes.append((stop_id, note))

    def of(self, stop_id: StopId) -> tuple[Note, ...]:
        """Every note, oldest first."""
        return tuple(note for which, note in self._state.notes if which == stop_id and note.text)


class FakePapers:
    """`ports.Papers` in memory."""

    def __init__(self, state: FakeState) -> None:
        self._state = state

    def put(self, kit: PaperKit) -> str:
        """Keep a kit once; the SHA-256 of its canonical form in hex."""
        digest = hashlib.sha256(encode(kit)).hexdigest()
        self._state.papers[digest] = kit
        return digest

    def get(self, digest: str) -> PaperKit | None:
        """The kit of that digest."""
        return self._state.papers.get(digest)


class FakeDuties:
    """`ports.Duties` in memory."""

    def __init__(self, state: FakeState) -> None:
        self._state = state

    def add(self, duty: Duty) -> None:
        """Note a duty."""
        _known(self._state, duty.document_id)
        self._state.duties.append(duty)

    def done(self, document_id: DocumentId, kind: DutyKind, *, by: str, at: datetime) -> None:
        """All of this kind was done. Raises StoreError when there is none left to do."""
        duties = self._state.duties
        met = [
            index
            for index, duty in enumerate(duties)
            if duty.document_id == document_id and duty.kind is kind and duty.done_at is None
        ]
        if not met:
            raise StoreError("There is nothing of this kind to do for the ticket.")
        for index in met:
            duties[index] = replace(duties[index], done_at=at, done_by=by)

    def of(self, document_id: DocumentId) -> tuple[Duty, ...]:
        """The duties of one document, in the order they were noted."""
        if self._state.is_purged(document_id):
            return ()
        return tuple(duty for duty in self._state.duties if duty.document_id == document_id)


class FakePreferences:
    """`ports.Preferences` in memory."""

    def __init__(self, state: FakeState) -> None:
        self._state = state

    def get(self, owner: str, name: str) -> bytes | None:
        """The bytes kept under a name."""
        return self._state.preferences.get((owner, name))

    def put(self, owner: str, name: str, value: bytes) -> None:
        """Keep bytes under a name, in place of what was there."""
        self._state.preferences[(owner, name)] = value


class FakePurges:
    """`ports.Purges` in memory.

    The documents stay inside, for their digests; no other repository answers about them.
    """

    def __init__(self, state: FakeState) -> None:
        self._state = state

    def purge(self, number: TicketNumber, *, by: str, reason: str, at: datetime) -> None:
        """Let every text and body of a ticket be gone for good."""
        state = self._state
        versions = state.versions(number)
        if not versions or number in state.purged:
            raise StoreError("No ticket with this number can be expunged.")
        if any(state.unsettled(event) for event in state.events_of(number)):
            raise StoreError("DPS has not confirmed everything about this ticket yet.")
        state.purged[number] = f"{by} {at.isoformat()} {reason}"
        stops = {issued.document.stop_id for issued in versions}
        state.notes = [
            (which, replace(note, text="") if which in stops else note)
            for which, note in state.notes
        ]
        state.stops = [
            replace(
                r,
                where="",
                data=replace(r.data, evidence=""),
                numbers=tuple(n for n in r.numbers if n != number),
            )
            if r.stop_id in stops or number in r.numbers
            else r
            for r in state.stops
        ]
        for draft in state.drafts.values():
            if not draft.finished and f'"{number}"'.encode() in draft.body:
                draft.finished, draft.body = True, b""

    def numbers(self) -> frozenset[TicketNumber]:
        """Every purged number."""
        return frozenset(self._state.purged)


def _known(state: FakeState, document_id: DocumentId) -> None:
    if document_id not in state.documents:
        raise StoreError("Only a document that is held can have this.")
