"""What DPS reads in an event: a ticket, a correction of it, or what became of it, in one form."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sync.gateway.intake.content import content_problems
from sync.gateway.intake.plain import plain_statute, plain_town
from sync.wire import ItemProblem
from tracs_mobile.domain import canonical
from tracs_mobile.domain.document import Document
from tracs_mobile.domain.events import TicketEvent
from tracs_mobile.domain.outbox import Envelope, EventKind
from tracs_mobile.domain.stop_data_gaps import missing_stop_data
from tracs_mobile.errors import BadInput

EVENT_FORM = "event/1"
VERSIONS = (EventKind.ISSUE, EventKind.AMEND)
"""Kinds of events that are a ticket themselves; the others are about one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """What DPS keeps and says of a ticket's content: no person, no exact place.

    `missing` are the elements of 20 V.S.A. § 2366(e) without an answer, with commas; `problems` is
    what the content itself gets wrong.
    """

    statute: str
    town: str
    missing: str
    problems: tuple[ItemProblem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """A readable event. `replaces` is a digest in hex or empty; `at` when it was signed.

    `version` is of the ticket itself, None for an event about one; then `reason_code` says why.
    """

    number: str
    seq: int
    event: EventKind
    document_id: str
    replaces: str
    officer: str
    agency: str
    training: bool
    at: datetime
    version: Version | None = None
    reason_code: str = ""


def read_filed(envelope: Envelope) -> Filed | ItemProblem:
    """The content of an event; number, sequence, id and kind must be those of the envelope."""
    try:
        if envelope.kind in VERSIONS:
            found = _ticket(canonical.decode(Document, envelope.body), envelope.kind)
        else:
            found = _event(canonical.decode(TicketEvent, envelope.body))
    except BadInput:
        return ItemProblem(
            code="BODY_UNREADABLE",
            at="/payload",
            say="DPS cannot read what the laptop sent. The ticket stays in force. "
            "Call DPS e-Ticket support.",
        )
    named = (found.number, found.seq, found.document_id, found.event)
    if named != (envelope.number, envelope.seq, envelope.document_id, envelope.kind):
        return ItemProblem(
            code="BODY_MISMATCH", at="/number", say="The ticket is not the one its envelope names."
        )
    return found


def _ticket(document: Document, event: EventKind) -> Filed:
    return Filed(
        number=document.number,
        seq=document.seq,
        event=event,
        document_id=document.document_id,
        replaces=document.replaces or "",
        officer=document.officer.leo_number,
        agency=document.agency.judiciary_code,
        training=document.training,
        at=document.issued_at,
        version=version_of(document),
    )


def version_of(document: Document) -> Version:
    """What is kept of a ticket outside its locked body."""
    return Version(
        statute=plain_statute(document.violation.statute),
        town=plain_town(document.place.town),
        missing=",".join(missing_stop_data(document)),
        problems=content_problems(document),
    )


def _event(found: TicketEvent) -> Filed:
    if found.form != EVENT_FORM:
        raise BadInput("An event of another form.")
    return Filed(
        number=found.number,
        seq=found.seq,
        event=found.kind,
        document_id=found.document_id,
        replaces=found.replaces,
        officer=found.officer.leo_number,
        agency=found.judiciary_code,
        training=found.training,
        at=found.at,
        reason_code=found.reason_code,
    )
