"""Asks the two tables, who may and what is lawful, before a use case changes anything."""

from __future__ import annotations

from datetime import datetime

from tracs_mobile.domain.life import NO_RECORD, obstacle
from tracs_mobile.domain.names import DocumentId
from tracs_mobile.domain.rights import Verb, refusal
from tracs_mobile.domain.states import TicketRow
from tracs_mobile.errors import NotAllowed, NotLawful
from tracs_mobile.ports import UnitOfWork
from tracs_mobile.services.session import Session


def demand(session: Session, verb: Verb, *, now: datetime, owner: str = "") -> None:
    """Raise NotAllowed, with the sentence, when who is signed on may not do `verb`."""
    said = refusal(session.person(now), verb, owner=owner)
    if said:
        raise NotAllowed(said)


def ticket_for(
    unit: UnitOfWork, document_id: DocumentId, verb: Verb, *, session: Session, now: datetime
) -> TicketRow:
    """The line of a ticket, once both the person and its state allow `verb`.

    Raises NotLawful ("No record exists." for one that is unknown or expunged) and NotAllowed.
    """
    row = known_ticket(unit, document_id)
    demand(session, verb, now=now, owner=row.officer)
    said = obstacle(verb, row, now=now)
    if said:
        raise NotLawful(said)
    return row


def seen_ticket(
    unit: UnitOfWork, document_id: DocumentId, *, session: Session, now: datetime
) -> TicketRow:
    """The line of a ticket that who is signed on may look at.

    Raises NotLawful for one that is unknown or expunged, NotAllowed for another officer's.
    """
    row = known_ticket(unit, document_id)
    if row.officer != session.officer.leo_number:
        demand(session, Verb.SEE_OTHERS, now=now, owner=row.officer)
    return row


def known_ticket(unit: UnitOfWork, document_id: DocumentId) -> TicketRow:
    """The line of a ticket. Raises NotLawful for one that is unknown or expunged."""
    row = unit.documents.row(document_id)
    if row is None:
        raise NotLawful(NO_RECORD)
    return row
