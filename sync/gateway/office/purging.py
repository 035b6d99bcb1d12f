"""Expungement by ticket number: what was written is gone, the number and the chain stay.

Records outside the court are destroyed on its order, and the answer is "No record exists."
(23 V.S.A. § 2303). Number, digests, signatures and receipts stay, so that the number is never used
again and a laptop that sends the event once more gets its receipt. Nothing of it can be read.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, Table, func, insert, select, update

from sync.gateway.database import Database
from sync.gateway.leftovers import Sticks, destroy_of_court
from sync.gateway.office import chain
from sync.gateway.tables import (
    AGENCY,
    CONFLICT,
    FORWARD,
    HANDLED,
    NEWS,
    PURGED,
    REFUSAL,
    REVIEW,
    SEEN_ON_PAPER,
    SUBMISSION,
    TICKET,
    instant,
    instant_text,
)
from tracs_mobile.errors import BadInput

NO_RECORD = "No record exists."
LEFT = (
    "Somebody read in the database all the while, so its log still holds old pages. They go with "
    "the next expungement, or when the gateway is stopped and started."
)
EXPUNGED = "expunged"
"""The state of a forward that will not be sent any more."""

_LONGEST_ORDER = 200
_BLANKED: tuple[tuple[Table, str], ...] = (
    (SUBMISSION, "body_locked"),
    (CONFLICT, "body_locked"),
    (REFUSAL, "body_locked"),
    (REVIEW, "note_locked"),
    (NEWS, "note_locked"),
)

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What is stored of a number, said without a person."""

    number: str
    agency: str
    events: tuple[tuple[str, datetime], ...]
    """Each event that was taken, and when."""
    refusals: int
    conflicts: int
    court: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Purged:
    """An expungement that was done."""

    number: str
    at: datetime
    by: str
    order: str


def held(connection: Connection, number: str) -> Held:
    """What an expungement of `number` would blank. Raises BadInput: "No record exists."."""
    if _is_purged(connection, number):
        raise BadInput(NO_RECORD)
    events = connection.execute(
        select(SUBMISSION.c.event, SUBMISSION.c.received_at, AGENCY.c.name)
        .outerjoin(AGENCY, AGENCY.c.judiciary_code == SUBMISSION.c.agency)
        .where(SUBMISSION.c.number == number)
        .order_by(SUBMISSION.c.seq)
    ).all()
    found = Held(
        number=number,
        agency=(events[0].name or "") if events else "",
        events=tuple((row.event, instant(row.received_at)) for row in events),
        refusals=_count(connection, REFUSAL, number),
        conflicts=_count(connection, CONFLICT, number),
        court=tuple(
            connection.execute(select(FORWARD.c.state).where(FORWARD.c.number == number)).scalars()
        ),
    )
    if not (events or found.refusals or found.conflicts):
        raise BadInput(NO_RECORD)
    return found


def purges(connection: Connection) -> tuple[Purged, ...]:
    """The newest fifty expungements, newest first."""
    rows = connection.execute(select(PURGED).order_by(PURGED.c.at.desc()).limit(50))
    return tuple(
        Purged(number=row.number, at=instant(row.at), by=row.by, order=row.reason) for row in rows
    )


def purge(
    database: Database,
    *,
    number: str,
    again: str,
    order: str,
    by: str,
    now: datetime,
    drop: Path | None = None,
    sticks: Sticks | None = None,
) -> bool:
    """Blank everything of `number` for good; `again` is the number typed once more.

    `order` names the court's order, never a person. `drop` is the folder the court takes files
    from: a file of this number that still lies there is deleted, and so is every answer that names
    it; `sticks` is the folder for files from sticks. Raises BadInput; nothing was changed then.

    False when the expungement is done and the log of the database still holds old pages, because
    somebody read all the while; the audit says so.
    """
    order = " ".join(order.split())
    if again != number:
        raise BadInput("The number was typed in two ways. Nothing was changed.")
    if not order or len(order) > _LONGEST_ORDER:
        raise BadInput(
            f"Enter the reference of the court's order, at most {_LONGEST_ORDER} characters. "
            "Nothing was changed."
        )
    with database.write() as connection:
        held(connection, number)
        row = {"number": number, "at": instant_text(now), "by": by, "reason": order}
        connection.execute(insert(PURGED).values(row))
        files = _blank(connection, number)
        chain.note(connection, by, "ticket-expunged", {"number": number}, now)
    if drop is not None:
        destroy_of_court(drop, number, files)
    if sticks is not None:
        sticks.destroy(number)
    others = (FORWARD.name, HANDLED.name, SEEN_ON_PAPER.name)
    if database.scrub(*(table.name for table, _ in _BLANKED), *others):
        return True
    log.warning("Old pages of an expunged ticket are in the log of the database: %s", LEFT)
    with database.write() as connection:
        chain.note(connection, by, "old-pages-left", {"number": number}, now)
    return False


def _blank(connection: Connection, number: str) -> tuple[str, ...]:
    """Blank the rows; the names of the files that were written for the court."""
    for table, column in _BLANKED:
        connection.execute(update(table).where(table.c.number == number).values({column: b""}))
    for kind, doubts in (("refusal", REFUSAL), ("conflict", CONFLICT)):
        of_number = select(doubts.c.id).where(doubts.c.number == number)
        handled = (HANDLED.c.kind == kind, HANDLED.c.id.in_(of_number))
        connection.execute(update(HANDLED).where(*handled).values(note=""))
    named = FORWARD.c.number == number
    files = connection.execute(select(FORWARD.c.file).where(named)).scalars().all()
    connection.execute(update(FORWARD).where(named).values(problem="", court_note=""))
    waiting = FORWARD.c.state == "queued"
    connection.execute(update(FORWARD).where(named, waiting).values(state=EXPUNGED))
    of_ticket = {"statute": "", "town": "", "missing": ""}
    connection.execute(update(TICKET).where(TICKET.c.number == number).values(of_ticket))
    on_paper = SEEN_ON_PAPER.c.number == number
    connection.execute(update(SEEN_ON_PAPER).where(on_paper).values(payload=""))
    return tuple(name for name in files if name)


def _is_purged(connection: Connection, number: str) -> bool:
    return connection.execute(select(PURGED).where(PURGED.c.number == number)).first() is not None


def _count(connection: Connection, table: Table, number: str) -> int:
    query = select(func.count()).select_from(table).where(table.c.number == number)
    return int(connection.execute(query).scalar_one())
