"""Quality review by the Point of Contact: seen, or returned to the officer with a note."""

from __future__ import annotations

from tracs_mobile.domain.names import DocumentId
from tracs_mobile.domain.rights import Verb
from tracs_mobile.domain.states import Review
from tracs_mobile.errors import NotLawful
from tracs_mobile.ports import Clock, ReviewEntry, UnitOfWork, UnitOfWorkFactory
from tracs_mobile.services.committing import change
from tracs_mobile.services.permitting import ticket_for
from tracs_mobile.services.session import Session
from tracs_mobile.wording import say

_NEEDS_NOTE = say("Write what the officer should change before you return the ticket.")
_NO_STATE = say("Choose reviewed or returned. Nothing was changed.")


def review_ticket(
    document_id: DocumentId,
    state: Review,
    note: str,
    *,
    session: Session,
    units: UnitOfWorkFactory,
    clock: Clock,
) -> None:
    """Say of a document that it was reviewed, or return it with a note.

    A Point of Contact may review a ticket of their own; the audit says so. Raises NotAllowed,
    NotLawful, StoreError.
    """
    if state is Review.UNREVIEWED:
        raise NotLawful(_NO_STATE)
    if state is Review.RETURNED and not note.strip():
        raise NotLawful(_NEEDS_NOTE)
    now, by = clock.now(), session.officer.leo_number
    entry = ReviewEntry(at=now, by=by, state=state, note=note.strip())

    def work(unit: UnitOfWork) -> None:
        row = ticket_for(unit, document_id, Verb.REVIEW, session=session, now=now)
        unit.reviews.add(document_id, entry)
        own = " own ticket" if row.officer == by else ""
        body = f"{document_id} {row.number} {state.value}{own}"
        unit.audit.append(kind="review", actor=by, body=body, at=now)

    change(units, work, landed=lambda unit: entry in unit.reviews.log(document_id))
