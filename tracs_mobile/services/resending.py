"""Send again what DPS refused for something outside the ticket, the same bytes as before."""

from __future__ import annotations

from tracs_mobile.domain.mending import mendable
from tracs_mobile.domain.names import DocumentId
from tracs_mobile.domain.rights import Verb
from tracs_mobile.domain.settling import POISON_AFTER
from tracs_mobile.domain.states import TicketRow
from tracs_mobile.errors import NotLawful
from tracs_mobile.ports import UnitOfWork
from tracs_mobile.services.committing import change
from tracs_mobile.services.history import RESEND
from tracs_mobile.services.permitting import ticket_for
from tracs_mobile.services.recording import Issuing
from tracs_mobile.services.releasing import respool
from tracs_mobile.services.session import Session
from tracs_mobile.wording import say

NO_CODE = "UNSAID"
_MUST_CHANGE = say(
    "DPS refused what this ticket says, so the same ticket would be refused again. Amend it; the "
    "amendment is sent in its place."
)
_OFTEN_ENOUGH = say(
    "DPS refused this ticket five times for the same reason, so it was not sent again. It is kept "
    "and its time runs on. Call DPS e-Ticket support, or amend the ticket."
)


def _refused_as_often(unit: UnitOfWork, row: TicketRow) -> bool:
    """Whether the same word came back each of the times that DPS may hear the same bytes."""
    links = [e for e in unit.audit.about(row.document_id) if e.kind == RESEND]
    last = [e.body.rpartition(" ")[2] for e in links[-(POISON_AFTER - 1) :]]
    return len(last) == POISON_AFTER - 1 and set(last) == {row.code or NO_CODE}


def resend_ticket(document_id: DocumentId, *, session: Session, tools: Issuing) -> int:
    """Queue the refused events of a ticket again as they were; says how many.

    Raises NotAllowed; NotLawful when nothing was refused, or when the ticket itself has to change;
    StoreError.
    """
    now = tools.clock.now()

    def work(unit: UnitOfWork) -> int:
        row = ticket_for(unit, document_id, Verb.RESEND, session=session, now=now)
        if mendable(row.code, row.field):
            raise NotLawful(_MUST_CHANGE)
        if _refused_as_often(unit, row):
            raise NotLawful(_OFTEN_ENOUGH)
        queued = unit.outbox.resend(row.number)
        body = f"{document_id} {row.number} {row.code or NO_CODE}"
        actor = session.officer.leo_number
        unit.audit.append(kind=RESEND, actor=actor, body=body, at=now)
        return queued

    def landed(unit: UnitOfWork) -> bool:
        return any(e.kind == RESEND and e.at == now for e in unit.audit.about(document_id))

    sent = change(tools.units, work, landed=landed)
    respool(units=tools.units, spool=tools.spool)
    return sent
