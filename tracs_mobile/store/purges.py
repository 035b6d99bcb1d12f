"""Expungement in the database: every text and body of a ticket blanked, numbers and chain kept.

Kept are the number and its state, kinds, instants, officers, digests, signatures and receipts: none
names a person, and a digest cannot confirm a guess, because the salt went with the body. The stop
data stays as statistics, without the ticket's number, the exact place and the words on what was
found. Officers' notes belong to the stop, so all of that stop's go.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, insert, literal_column, or_, select, update

from tracs_mobile.domain.names import TicketNumber
from tracs_mobile.errors import StoreError
from tracs_mobile.store.session import StoreSession
from tracs_mobile.store.standing import unsettled
from tracs_mobile.store.tables import (
    document,
    draft,
    news,
    note,
    outbox,
    print_log,
    purge,
    review,
    stop,
    ticket_event,
    ticket_number,
)
from tracs_mobile.wording import say

NOT_HERE = say("No ticket with this number can be expunged on this laptop. Nothing was changed.")
WAITS = say(
    "DPS has not confirmed everything about this ticket yet, so it was not expunged. "
    "Let it be delivered or mended first, then do it again."
)

_WHICH: Any = bindparam("which")
_DOCUMENTS = select(document.c.document_id).where(document.c.number == _WHICH)
_STOPS = select(document.c.stop_id).where(document.c.number == _WHICH)
_KNOWN = select(func.count()).select_from(document).where(document.c.number == _WHICH)
_OPEN = (
    select(func.count())
    .select_from(outbox)
    .where(outbox.c.number == _WHICH, literal_column(unsettled("outbox")))
)
_PADDED: Any = literal_column("' ' || stop.numbers || ' '")
_GAP: Any = literal_column("' '")
_NAMED = literal_column("' '").op("||")(_WHICH).op("||")(literal_column("' '"))
_QUOTED = literal_column("'\"'").op("||")(_WHICH).op("||")(literal_column("'\"'"))
_STATEMENTS = (
    # First what is found through the document, which forgets its stop last of all.
    update(note).where(note.c.stop_id.in_(_STOPS), note.c.text != "").values(text=""),
    update(stop)
    .where(or_(stop.c.stop_id.in_(_STOPS), func.instr(_PADDED, _NAMED) > 0))
    .values(location="", evidence="", numbers=func.trim(func.replace(_PADDED, _NAMED, _GAP))),
    update(print_log).where(print_log.c.document_id.in_(_DOCUMENTS)).values(said=""),
    update(review).where(review.c.document_id.in_(_DOCUMENTS)).values(note=""),
    update(news).where(news.c.number == _WHICH).values(note=""),
    update(ticket_event).where(ticket_event.c.number == _WHICH).values(body=b""),
    update(outbox).where(outbox.c.number == _WHICH).values(body=b"", code="", field="", problem=""),
    update(ticket_number)
    .where(ticket_number.c.number == _WHICH, ticket_number.c.state == "void")
    .values(void_reason=""),
    # A draft that amends or copies the ticket holds the same person.
    update(draft)
    .where(draft.c.finished == 0, func.instr(draft.c.body, _QUOTED) > 0)
    .values(finished=1, body=b""),
    update(document)
    .where(document.c.number == _WHICH)
    .values(
        stop_id="", defendant="", plate="", town="", statute="", charge="", search="", body=b""
    ),
)


class SqlPurges:
    """`ports.Purges` on SQL."""

    def __init__(self, session: StoreSession, *, forget_copies: Callable[[], None]) -> None:
        """`forget_copies` deletes older copies of the database; raises StoreError."""
        self._session = session
        self._forget_copies = forget_copies
        self.happened = False

    def purge(self, number: TicketNumber, *, by: str, reason: str, at: datetime) -> None:
        """Blank every text and body of a ticket for good. Raises StoreError.

        Also deletes the copies made before updates of the database: they hold the ticket too.
        """
        which = {"which": number}
        if not self._session.scalar(_KNOWN, which) or number in self.numbers():
            raise StoreError(NOT_HERE)
        if self._session.scalar(_OPEN, which):
            raise StoreError(WAITS)
        self._forget_copies()
        values = {"number": number, "at": at, "by": by, "reason": reason}
        self._session.run(insert(purge), values)
        for statement in _STATEMENTS:
            self._session.run(statement, which)
        self.happened = True

    def numbers(self) -> frozenset[TicketNumber]:
        """Every purged number."""
        found = self._session.rows(select(purge.c.number))
        return frozenset(TicketNumber(row.number) for row in found)
