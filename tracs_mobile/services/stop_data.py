"""Roadside stop data: one record a stop, whatever came of it, and its public export."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from tracs_mobile.domain.days import age_on, local_date
from tracs_mobile.domain.names import TicketNumber
from tracs_mobile.domain.rights import Verb
from tracs_mobile.domain.states import Legal, TicketRow
from tracs_mobile.domain.stop import DocumentKind, Draft
from tracs_mobile.domain.stop_record import StopRecord
from tracs_mobile.ports import Clock, UnitOfWork, UnitOfWorkFactory
from tracs_mobile.services.permitting import demand
from tracs_mobile.services.session import Session

TICKET = "T"
"""Outcome code of a complaint, also of one for the Diversion Program."""
WRITTEN_WARNING = "W"
_OF_KIND = {
    DocumentKind.COMPLAINT: TICKET,
    DocumentKind.NOTICE: TICKET,
    DocumentKind.WARNING: WRITTEN_WARNING,
}


def tapped_outcomes(outcomes: Sequence[str]) -> tuple[str, ...]:
    """The outcomes that do not follow from papers: the officer tapped them."""
    return tuple(code for code in outcomes if code not in (TICKET, WRITTEN_WARNING))


def put_record(unit: UnitOfWork, draft: Draft, *, session: Session, now: datetime) -> StopRecord:
    """Write the record of the draft's stop, after its papers are in `unit`; the next version.

    The outcomes are those of all papers of the stop that are in force, and what was tapped.
    """
    before = unit.stops.get(draft.stop_id)
    papers = unit.documents.of_stop(draft.stop_id)
    record = StopRecord(
        stop_id=draft.stop_id,
        version=1 if before is None else before.version + 1,
        at=draft.place.occurred_at or draft.started_at,
        officer=session.officer.leo_number,
        agency=session.agency.judiciary_code,
        agency_name=session.agency.name,
        where=_where(draft),
        town=draft.place.town,
        county=draft.place.county,
        age=_age(draft, now),
        data=draft.stop_data,
        outcomes=_outcomes(draft, papers),
        numbers=_numbers(papers),
        training=session.training,
    )
    unit.stops.put(record)
    return record


def _outcomes(draft: Draft, papers: Sequence[TicketRow]) -> tuple[str, ...]:
    in_force = {_OF_KIND[p.kind] for p in papers if p.legal in (Legal.ISSUED, Legal.AMENDED)}
    written = tuple(code for code in (TICKET, WRITTEN_WARNING) if code in in_force)
    tapped = tapped_outcomes(draft.outcomes)
    return tuple(dict.fromkeys((*written, *tapped)))


def _numbers(papers: Sequence[TicketRow]) -> tuple[TicketNumber, ...]:
    return tuple(dict.fromkeys(paper.number for paper in papers))


def _where(draft: Draft) -> str:
    place = draft.place
    mile = f"MM {place.mile_marker}" if place.mile_marker else ""
    return "; ".join(part for part in (place.highway, place.where, mile) if part)


def _age(draft: Draft, now: datetime) -> int | None:
    if draft.stop_data.age is not None or draft.driver.birth_date is None:
        return draft.stop_data.age
    return age_on(draft.driver.birth_date, local_date(draft.place.occurred_at or now))


def records_between(
    since: datetime, until: datetime, *, session: Session, units: UnitOfWorkFactory, clock: Clock
) -> tuple[StopRecord, ...]:
    """The newest record of every stop in `since` <= at < `until`. Raises NotAllowed."""
    demand(session, Verb.EXPORT_STOPS, now=clock.now())
    with units() as unit:
        return unit.stops.between(since, until)
