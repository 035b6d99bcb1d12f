"""News of DPS and the clocks of documents, of the store in memory."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from tracs_mobile.domain.names import DocumentId, TicketNumber
from tracs_mobile.domain.news import TicketNews
from tracs_mobile.domain.trusted_time import Moment
from tracs_mobile.errors import StoreError
from tracs_mobile.testing.fake_state import FakeState


class FakeNews:
    """`ports.News` in memory."""

    def __init__(self, state: FakeState) -> None:
        self._state = state

    def cursor(self) -> int:
        """Where to ask on from; 0 when nothing was heard yet."""
        return self._state.news_cursor

    def add(self, news: Sequence[TicketNews], *, cursor: int) -> tuple[TicketNews, ...]:
        """Keep what is new, of tickets that are held and not expunged."""
        state = self._state
        known = {held.document.number for held in state.documents.values()} - set(state.purged)
        kept = [one for one in news if one.number in known and one.cursor not in state.news]
        state.news |= {one.cursor: one for one in kept}
        state.news_cursor = max(state.news_cursor, cursor)
        return tuple(kept)

    def of(self, number: TicketNumber) -> tuple[TicketNews, ...]:
        """Everything said of a ticket, oldest first; nothing of one that was expunged."""
        if number in self._state.purged:
            return ()
        found = sorted(self._state.news.values(), key=lambda one: one.cursor)
        return tuple(one for one in found if one.number == number)


class FakeTicketClocks:
    """`ports.TicketClocks` in memory."""

    def __init__(self, state: FakeState) -> None:
        self._state = state

    def add(self, document_id: DocumentId, moment: Moment, *, shift_ms: int) -> None:
        """Keep the moment of an issue, once."""
        state = self._state
        if document_id not in state.documents or document_id in state.clocks:
            raise StoreError("A document that is held has one moment.")
        state.clocks[document_id] = moment, shift_ms

    def newest(self) -> Moment | None:
        """The moment of the newest document; of a moment only what `add` keeps."""
        for document_id in reversed(self._state.documents):
            kept = self._state.clocks.get(document_id)
            if kept is not None:
                moment, _shift_ms = kept
                issued_at = self._state.documents[document_id].document.issued_at
                return Moment(
                    now=issued_at + timedelta(milliseconds=moment.offset_ms),
                    wall=issued_at,
                    boot=moment.boot,
                    up_ms=moment.up_ms,
                    suspect=moment.suspect,
                )
        return None
