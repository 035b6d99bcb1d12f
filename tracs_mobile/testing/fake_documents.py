"""Documents of the store in memory: what was issued, and how it is found."""

from __future__ import annotations

from tracs_mobile.domain.document import Document, Issued
from tracs_mobile.domain.listing import Sounds, name_words, search_words, typed_words
from tracs_mobile.domain.names import DocumentId, StopId, TicketNumber
from tracs_mobile.domain.states import TicketFilter, TicketRow
from tracs_mobile.errors import StoreError
from tracs_mobile.testing.fake_rows import cure_is_open, document_row, newest, owes_print
from tracs_mobile.testing.fake_state import FakeState


def by_consonants(word: str) -> tuple[str, ...]:
    """A plain idea of how a word sounds: its consonants, doubles once."""
    heard = [c for c in word if c not in "aeiouy"]
    kept = [c for at, c in enumerate(heard) if at == 0 or heard[at - 1] != c]
    return ("".join(kept),) if len(word) > 3 and kept else ()


class FakeDocuments:
    """`ports.Documents` in memory."""

    def __init__(self, state: FakeState, sounds: Sounds = by_consonants) -> None:
        self._state = state
        self._sounds = sounds

    def add(self, issued: Issued) -> None:
        """Keep an issued document; refused without a drawn number, out of turn, or twice."""
        content, state = issued.document, self._state
        drawn = {row.number for row in state.numbers.values() if row.state == "issued"}
        said = sum(1 for e in state.ticket_events if e.event.number == content.number)
        fits = content.seq == len(state.versions(content.number)) + said + 1
        here = content.number in drawn and content.number not in state.purged
        if not (fits and here) or content.document_id in state.documents:
            raise StoreError("A document needs a number that was drawn for it.")
        state.documents[content.document_id] = issued

    def get(self, document_id: DocumentId) -> Issued | None:
        """The document."""
        return (
            None if self._state.is_purged(document_id) else self._state.documents.get(document_id)
        )

    def by_number(self, number: TicketNumber) -> Issued | None:
        """The newest document that carries `number`."""
        found = self.versions(number)
        return found[-1] if found else None

    def versions(self, number: TicketNumber) -> tuple[Issued, ...]:
        """Every version that carries `number`, oldest first."""
        return () if number in self._state.purged else tuple(self._state.versions(number))

    def find(self, wanted: TicketFilter, *, limit: int, offset: int = 0) -> tuple[TicketRow, ...]:
        """The newest version of each ticket that fits, newest first; exact before alike."""
        return tuple(self._found(wanted)[offset : offset + limit])

    def row(self, document_id: DocumentId) -> TicketRow | None:
        """The line of one document, also of an earlier version."""
        issued = self.get(document_id)
        return None if issued is None else document_row(self._state, issued)

    def all_rows(self) -> tuple[TicketRow, ...]:
        """Every document with every version, oldest first; purged ones with empty texts."""
        return tuple(document_row(self._state, d) for d in self._state.documents.values())

    def count(self, wanted: TicketFilter | None = None) -> int:
        """How many tickets fit; all documents with all versions when nothing is asked for."""
        return len(self._state.documents) if wanted is None else len(self._found(wanted))

    def recent(self, officer: str, limit: int) -> tuple[Document, ...]:
        """What the officer issued last, newest first."""
        mine = [d.document for d in newest(self._state) if d.document.officer.leo_number == officer]
        return tuple(mine[::-1][:limit])

    def of_stop(self, stop_id: StopId) -> tuple[TicketRow, ...]:
        """The tickets of one stop, oldest first."""
        found = [d for d in newest(self._state) if d.document.stop_id == stop_id]
        return tuple(document_row(self._state, issued) for issued in found)

    def _found(self, wanted: TicketFilter) -> list[TicketRow]:
        words = typed_words(wanted.text)
        exact: list[TicketRow] = []
        alike: list[TicketRow] = []
        for issued in reversed(newest(self._state)):
            row = document_row(self._state, issued)
            if not _fits(wanted, row, issued, self._state):
                continue
            if all(_begins(word, issued.document) for word in words):
                exact.append(row)
            elif wanted.sounds_like and all(self._matches(w, issued.document) for w in words):
                alike.append(row)
        return exact + alike

    def _matches(self, word: str, document: Document) -> bool:
        heard = {code for name in name_words(document) for code in self._sounds(name)}
        return _begins(word, document) or bool(heard & set(self._sounds(word)))


def _begins(word: str, document: Document) -> bool:
    return any(known.startswith(word) for known in search_words(document))


def _fits(wanted: TicketFilter, row: TicketRow, issued: Issued, state: FakeState) -> bool:
    asked = (
        (wanted.kind, row.kind),
        (wanted.legal, row.legal),
        (wanted.delivery, row.delivery),
        (wanted.review, row.review),
        (wanted.officer or None, row.officer),
    )
    return (
        all(value is None or value == found for value, found in asked)
        and (not wanted.print_owed or owes_print(state, issued))
        and (not wanted.cure_open or cure_is_open(state, issued))
        and (wanted.since is None or row.issued_at >= wanted.since)
        and (wanted.until is None or row.issued_at < wanted.until)
    )
