"""Officers' notes on a stop: for themselves, never printed, never sent."""

from __future__ import annotations

from tracs_mobile.domain.life import NO_RECORD
from tracs_mobile.domain.names import StopId
from tracs_mobile.domain.rights import Verb
from tracs_mobile.errors import NotLawful
from tracs_mobile.ports import Clock, Note, UnitOfWork, UnitOfWorkFactory
from tracs_mobile.services.committing import change
from tracs_mobile.services.permitting import demand
from tracs_mobile.services.session import Session
from tracs_mobile.wording import say


def add_note(
    stop_id: StopId, text: str, *, session: Session, units: UnitOfWorkFactory, clock: Clock
) -> None:
    """Append a note to a stop. Raises NotAllowed for another officer's, NotLawful, StoreError."""
    now = clock.now()
    note = Note(at=now, by=session.officer.leo_number, text=text.strip())
    if not note.text:
        raise NotLawful(say("Write something first. Nothing was noted."))

    def work(unit: UnitOfWork) -> None:
        owner = _owner(unit, stop_id)
        if owner != note.by:
            demand(session, Verb.SEE_OTHERS, now=now, owner=owner)
        unit.notes.add(stop_id, note)

    change(units, work, landed=lambda unit: note in unit.notes.of(stop_id))


def _owner(unit: UnitOfWork, stop_id: StopId) -> str:
    record, papers = unit.stops.get(stop_id), unit.documents.of_stop(stop_id)
    if record is not None:
        return record.officer
    if not papers:
        raise NotLawful(NO_RECORD)
    return papers[0].officer
