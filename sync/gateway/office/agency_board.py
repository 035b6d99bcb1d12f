"""The agency's tickets as its Point of Contact sees them: one query a page, no body opened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Subquery,
    and_,
    func,
    literal,
    select,
    union_all,
)

from sync.gateway.intake.content import EASTERN
from sync.gateway.intake.records import Device
from sync.gateway.keys import GatewayKeys
from sync.gateway.office import reviews
from sync.gateway.office.agency_tickets import open_refusals
from sync.gateway.office.configuring import submit_within
from sync.gateway.office.officer_tallies import tallies
from sync.gateway.office.refusal_words import words_of
from sync.gateway.tables import FORWARD, PURGED, REVIEW, TICKET, instant, instant_text
from tracs_mobile.domain.agency import serving
from tracs_mobile.domain.agency_board import AgencyBoard, AgencyTicket, CourtState
from tracs_mobile.domain.names import LeoNumber, TicketNumber
from tracs_mobile.domain.states import Legal, Review

PAGE = 50
_COURT = {
    "filed": CourtState.FILED,
    "accepted": CourtState.ACCEPTED,
    "refused": CourtState.REFUSED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which tickets: of the last `days`, of one `officer`, with one `review`; empty: all."""

    days: int
    officer: str = ""
    review: str = ""
    page: int = 0


def board(
    connection: Connection, keys: GatewayKeys, device: Device, asked: Asked, now: datetime
) -> AgencyBoard:
    """The page asked for, newest first, and the tallies over all of the days."""
    since = instant_text(now - timedelta(days=asked.days))
    hours = submit_within(connection)
    agency = device.agency.judiciary_code
    rows = _page(connection, _both(agency, since), asked)
    court = _court(connection, [row.number for row in rows])
    found = tuple(_ticket(row, keys, hours, court) for row in rows[:PAGE])
    names = {o.leo_number: o.name for o in device.terms}
    today = serving(device.terms, now.astimezone(EASTERN).date())
    names.update({o.leo_number: o.name for o in today})
    return AgencyBoard(
        as_of=now,
        days=asked.days,
        tallies=tallies(connection, agency, since, hours=hours, names=names, now=now),
        tickets=found,
        more=len(rows) > PAGE,
    )


def _both(agency: str, since: str) -> Subquery:
    """Tickets that were taken, and versions that are still refused, in one form.

    None that was expunged: of such "No record exists." (23 V.S.A. § 2303).
    """
    t = TICKET.c
    expunged = select(PURGED.c.number)
    taken = select(
        t.number,
        t.seq,
        t.officer,
        t.device_id,
        t.statute,
        t.issued_at,
        t.received_at,
        t.missing,
        t.amended_at,
        t.voided_at,
        t.late_reason,
        literal("").label("code"),
    ).where(t.agency == agency, t.received_at >= since, t.number.not_in(expunged))
    refused = open_refusals(agency).subquery()
    r = refused.c
    last = select(func.max(r.id)).group_by(r.number)
    none = literal("")
    kept = select(
        r.number, r.seq, r.officer, r.device_id, none, r.issued_at, none, none, none, none, none,
        r.code,
    ).where(
        r.received_at >= since,
        r.id.in_(last),
        r.number.not_in(select(t.number).where(t.agency == agency)),
        r.number.not_in(expunged),
    )  # fmt: skip
    return union_all(taken, kept).subquery()


def _page(connection: Connection, both: Subquery, asked: Asked) -> Sequence[Row[tuple[Any, ...]]]:
    newest = select(func.max(REVIEW.c.id).label("id")).group_by(REVIEW.c.number).subquery()
    said = (
        select(REVIEW.c.number, REVIEW.c.state, REVIEW.c.note_locked)
        .join(newest, newest.c.id == REVIEW.c.id)
        .subquery()
    )
    state = func.coalesce(said.c.state, Review.UNREVIEWED.value)
    wanted: list[ColumnElement[bool]] = []
    if asked.officer:
        wanted.append(both.c.officer == asked.officer)
    if asked.review:
        wanted.append(state == asked.review)
    return connection.execute(
        select(both, state.label("review"), said.c.note_locked)
        .outerjoin(said, said.c.number == both.c.number)
        .where(and_(True, *wanted))
        .order_by(both.c.issued_at.desc(), both.c.number)
        .limit(PAGE + 1)
        .offset(asked.page * PAGE)
    ).all()


def _ticket(
    row: Row[tuple[Any, ...]], keys: GatewayKeys, hours: int, court: dict[str, CourtState]
) -> AgencyTicket:
    issued = instant(row.issued_at)
    received = instant(row.received_at) if row.received_at else None
    return AgencyTicket(
        number=TicketNumber(row.number),
        seq=row.seq,
        officer=LeoNumber(row.officer),
        device=row.device_id,
        statute=row.statute,
        issued_at=issued,
        received_at=received,
        late=received is not None and received - issued > timedelta(hours=hours),
        late_reason=row.late_reason,
        legal=_legal(row),
        refusal=words_of(row.code) if row.code else "",
        missing_stop_data=tuple(row.missing.split(",")) if row.missing else (),
        court=court.get(row.number, CourtState.NOT_YET),
        review=Review(row.review),
        review_note=reviews.note_of(keys, row.number, row.note_locked or b""),
    )


def _legal(row: Row[tuple[Any, ...]]) -> Legal:
    if row.voided_at:
        return Legal.VOIDED
    return Legal.AMENDED if row.amended_at else Legal.ISSUED


def _court(connection: Connection, numbers: Sequence[str]) -> dict[str, CourtState]:
    """How far the court's side of the newest event of each ticket is."""
    rows = connection.execute(
        select(FORWARD.c.number, FORWARD.c.state)
        .where(FORWARD.c.number.in_(numbers))
        .order_by(FORWARD.c.seq)
    )
    # Of several events of a number the last one counts.
    return {row.number: _COURT.get(row.state, CourtState.NOT_YET) for row in rows}
