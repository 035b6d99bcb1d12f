"""The list of tickets, and one ticket with everything that is known of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tracs_mobile.domain.document import Document
from tracs_mobile.domain.events import SignedEvent
from tracs_mobile.domain.law import LawPack
from tracs_mobile.domain.names import DocumentId
from tracs_mobile.domain.rights import Verb, may
from tracs_mobile.domain.states import HistoryEntry, Legal, TicketFilter, TicketRow
from tracs_mobile.domain.stop_record import StopRecord
from tracs_mobile.domain.trusted_time import Moment
from tracs_mobile.ports import Clock, Duty, Note, PrintRecord, UnitOfWork, UnitOfWorkFactory
from tracs_mobile.services.history import Papers, history_of
from tracs_mobile.services.permitting import seen_ticket
from tracs_mobile.services.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketDetail:
    """One version of a ticket, and the whole life of the ticket.

    `versions` are all documents of the number, oldest first; `duties`, `prints` belong to the
    version of `row`; `siblings` are the other papers of the stop.
    """

    row: TicketRow
    document: Document
    versions: tuple[Document, ...]
    history: tuple[HistoryEntry, ...]
    events: tuple[SignedEvent, ...]
    notes: tuple[Note, ...]
    stop: StopRecord | None
    duties: tuple[Duty, ...]
    prints: tuple[PrintRecord, ...]
    siblings: tuple[TicketRow, ...]


def within_reach(wanted: TicketFilter, *, session: Session, clock: Clock) -> TicketFilter:
    """What is asked for, narrowed to what who is signed on may see."""
    if may(session.person(clock.now()), Verb.SEE_OTHERS):
        return wanted
    return replace(wanted, officer=session.officer.leo_number)


def without_person(row: TicketRow) -> TicketRow:
    """A line that says that something waits, and of whom nothing."""
    return replace(row, defendant="", plate="", charge="", statute="", town="", note="")


def doubted(rows: Sequence[TicketRow], moment: Moment) -> tuple[TicketRow, ...]:
    """The lines, those marked of which more time may have passed than could be counted."""
    if moment.sure_from is None and moment.doubt_to is None:
        return tuple(rows)
    return tuple(replace(row, doubt=True) if moment.in_doubt(row.since) else row for row in rows)


def outbox_rows(
    limit: int, *, session: Session, units: UnitOfWorkFactory, clock: Clock
) -> tuple[TicketRow, ...]:
    """The outbox; what other officers wrote waits here too, and shows no person to an officer."""
    sees_all = may(session.person(clock.now()), Verb.SEE_OTHERS)
    own = session.officer.leo_number
    with units() as unit:
        rows = unit.outbox.rows(limit=limit)
    return tuple(row if sees_all or row.officer == own else without_person(row) for row in rows)


def owed_prints(
    *, session: Session, units: UnitOfWorkFactory, clock: Clock
) -> tuple[DocumentId, ...]:
    """Papers that have not come out and that who is signed on may print; void ones never."""
    person = session.person(clock.now())
    with units() as unit:
        rows = [unit.documents.row(document_id) for document_id in unit.prints.owed()]
    return tuple(
        row.document_id
        for row in rows
        if row is not None
        and row.legal in (Legal.ISSUED, Legal.AMENDED)
        and may(person, Verb.PRINT, owner=row.officer)
    )


def ticket_detail(
    document_id: DocumentId,
    *,
    pack: LawPack,
    session: Session,
    units: UnitOfWorkFactory,
    clock: Clock,
) -> TicketDetail:
    """One ticket. Raises NotLawful ("No record exists."), NotAllowed for another officer's."""
    with units() as unit:
        row = seen_ticket(unit, document_id, session=session, now=clock.now())
        papers = _papers(unit, row)
        events = unit.events.of(row.number)
        timeline = unit.outbox.timeline(row.number)
        news = unit.news.of(row.number)
        losses = unit.restorations.losses(row.number)
        notes = unit.notes.of(row.stop_id)
        stop = unit.stops.get(row.stop_id)
        siblings = unit.documents.of_stop(row.stop_id)
    this = next(p for p in papers if p.issued.document.document_id == document_id)
    return TicketDetail(
        row=row,
        document=this.issued.document,
        versions=tuple(p.issued.document for p in papers),
        history=history_of(
            papers, timeline=timeline, events=events, news=news, losses=losses, pack=pack
        ),
        events=events,
        notes=notes,
        stop=stop,
        duties=this.duties,
        prints=this.prints,
        siblings=tuple(s for s in siblings if s.number != row.number),
    )


def _papers(unit: UnitOfWork, row: TicketRow) -> tuple[Papers, ...]:
    return tuple(
        Papers(
            issued=issued,
            prints=unit.prints.log(issued.document.document_id),
            links=unit.audit.about(issued.document.document_id),
            reviews=unit.reviews.log(issued.document.document_id),
            duties=unit.duties.of(issued.document.document_id),
        )
        for issued in unit.documents.versions(row.number)
    )
