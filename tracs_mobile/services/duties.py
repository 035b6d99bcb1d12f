"""What is still to be done about an issued document, and that it was done."""

from __future__ import annotations

from tracs_mobile.domain.names import DocumentId
from tracs_mobile.domain.rights import Verb
from tracs_mobile.ports import Clock, DutyKind, UnitOfWork, UnitOfWorkFactory
from tracs_mobile.services.committing import change
from tracs_mobile.services.permitting import ticket_for
from tracs_mobile.services.session import Session

_KINDS: dict[Verb, DutyKind] = {
    Verb.SHOW_CURE: DutyKind.CURE,
    Verb.HAND_OVER: DutyKind.HAND_OVER,
}


def show_cure(
    document_id: DocumentId, *, session: Session, units: UnitOfWorkFactory, clock: Clock
) -> None:
    """Note that the driver showed proof in time, once. Raises NotAllowed, NotLawful, StoreError."""
    _done(document_id, Verb.SHOW_CURE, session=session, units=units, clock=clock)


def hand_over(
    document_id: DocumentId, *, session: Session, units: UnitOfWorkFactory, clock: Clock
) -> None:
    """Note that a notice went to the program. Raises NotAllowed, NotLawful, StoreError."""
    _done(document_id, Verb.HAND_OVER, session=session, units=units, clock=clock)


def _done(
    document_id: DocumentId,
    verb: Verb,
    *,
    session: Session,
    units: UnitOfWorkFactory,
    clock: Clock,
) -> None:
    now, by, kind = clock.now(), session.officer.leo_number, _KINDS[verb]

    def work(unit: UnitOfWork) -> None:
        row = ticket_for(unit, document_id, verb, session=session, now=now)
        unit.duties.done(document_id, kind, by=by, at=now)
        body = f"{document_id} {row.number}"
        unit.audit.append(kind=kind.value, actor=by, body=body, at=now)

    def landed(unit: UnitOfWork) -> bool:
        return any(d.kind is kind and d.done_at == now for d in unit.duties.of(document_id))

    change(units, work, landed=landed)
