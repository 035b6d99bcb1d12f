"""When an amended ticket is due: as the version it corrects, while that one's time still runs.

What a document says of its deadline is counted from the printed time; what the outbox is held to
stands on the scale of deadlines (`domain.trusted_time`).
"""

from __future__ import annotations

from datetime import datetime, timedelta

from tracs_mobile.domain.document import Document
from tracs_mobile.domain.trusted_time import Moment
from tracs_mobile.ports import DutyKind, UnitOfWork


def running_deadline(unit: UnitOfWork, original: Document) -> datetime | None:
    """When the version that is corrected is due on the scale of deadlines, while it still is."""
    for state in unit.outbox.timeline(original.number):
        if state.seq == original.seq and state.state != "received":
            return state.deadline
    for duty in unit.duties.of(original.document_id):
        if duty.kind is DutyKind.HAND_OVER and duty.done_at is None:
            return duty.until
    return None


def file_by(unit: UnitOfWork, original: Document, *, usual: datetime) -> datetime:
    """What an amendment says of its deadline; `usual` when the version before has arrived."""
    running = running_deadline(unit, original)
    return usual if running is None else original.file_by or running


def due_on_scale(unit: UnitOfWork, document: Document, *, moment: Moment) -> datetime:
    """When a document that is about to be added is due on the scale of deadlines."""
    if document.replaces is not None:
        original = unit.documents.versions(document.number)[-1].document
        running = running_deadline(unit, original)
        if running is not None:
            return running
    printed = document.file_by or document.issued_at
    return printed + timedelta(milliseconds=moment.shift_ms)
