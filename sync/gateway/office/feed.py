"""The feed for real-time information centers: where tickets are written, and never of whom.

A place is the middle of its town, a time the full hour, a charge its section. Only agencies that
agreed are in it, only subscribers with a key of their own may read it, and nothing that was
expunged or voided is handed out.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, exists, insert, select, update

from sync.gateway.database import Database
from sync.gateway.intake.plain import places
from sync.gateway.office import chain
from sync.gateway.tables import (
    AGENCY,
    PURGED,
    REGISTER,
    SUBMISSION,
    SUBSCRIBER,
    TICKET,
    instant,
    instant_text,
)
from tracs_mobile.domain.outbox import EventKind
from tracs_mobile.errors import BadInput

PAGE = 500
_EVENTS = (EventKind.ISSUE.value, EventKind.AMEND.value, EventKind.VOID.value)

Told = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscriber:
    """Who may read. `revoked_at` None while the key is good."""

    key_id: str
    name: str
    created_at: datetime
    created_by: str
    revoked_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEvent:
    """Something to tell: `kind` is ticket, changed or void; `id` is where to go on after it."""

    id: int
    kind: str
    feature: Told


def add_subscriber(database: Database, name: str, *, by: str, now: datetime) -> str:
    """A new key, told once and kept nowhere. Raises BadInput without a name."""
    if not name.strip():
        raise BadInput("Say who subscribes.")
    key_id, secret = secrets.token_hex(8), secrets.token_urlsafe(32)
    row = {
        "key_id": key_id,
        "name": name.strip()[:100],
        "key_digest": _digest(secret),
        "created_at": instant_text(now),
        "created_by": by,
    }
    with database.write() as connection:
        connection.execute(insert(SUBSCRIBER).values(row))
        chain.note(connection, by, "feed-subscriber-added", {"key": key_id}, now)
    return f"{key_id}.{secret}"


def revoke_subscriber(database: Database, key_id: str, *, by: str, now: datetime) -> None:
    """The key is good no longer, also for a stream that is open. Raises BadInput."""
    with database.write() as connection:
        named = (SUBSCRIBER.c.key_id == key_id, SUBSCRIBER.c.revoked_at == "")
        values = {"revoked_at": instant_text(now)}
        if not connection.execute(update(SUBSCRIBER).where(*named).values(values)).rowcount:
            raise BadInput("There is no such key that is still good.")
        chain.note(connection, by, "feed-subscriber-revoked", {"key": key_id}, now)


def subscribers(connection: Connection) -> tuple[Subscriber, ...]:
    """All of them, oldest first."""
    rows = connection.execute(select(SUBSCRIBER).order_by(SUBSCRIBER.c.created_at))
    return tuple(
        Subscriber(
            key_id=row.key_id,
            name=row.name,
            created_at=instant(row.created_at),
            created_by=row.created_by,
            revoked_at=instant(row.revoked_at) if row.revoked_at else None,
        )
        for row in rows
    )


def key_of(connection: Connection, key: str) -> str | None:
    """The id of a good key; None for anything else."""
    key_id, _, secret = key.partition(".")
    row = connection.execute(
        select(SUBSCRIBER.c.key_digest).where(
            SUBSCRIBER.c.key_id == key_id[:16], SUBSCRIBER.c.revoked_at == ""
        )
    ).first()
    held = row.key_digest if row is not None else ""
    return key_id if hmac.compare_digest(held, _digest(secret)) else None


def _digest(secret: str) -> str:
    """A plain digest is enough: the secret is 256 random bits and no word of anybody's."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


def newest(connection: Connection) -> int:
    """Where somebody begins who was never here."""
    return int(connection.execute(select(REGISTER.c.last_id)).scalar_one())


def before(connection: Connection, since: datetime) -> int:
    """The id after which comes what was received since an instant."""
    first = (
        select(TICKET.c.submission_id)
        .where(TICKET.c.received_at >= instant_text(since))
        .order_by(TICKET.c.received_at, TICKET.c.submission_id)
        .limit(1)
    )
    found = connection.execute(first).scalar()
    return newest(connection) if found is None else int(found) - 1


def events_after(connection: Connection, after: int) -> tuple[tuple[FeedEvent, ...], int]:
    """What was taken after an id, at most PAGE events, and where to go on."""
    s = SUBMISSION.c
    taken: Select[Any] = (
        select(s.id, s.event, s.number).where(s.id > after).order_by(s.id).limit(PAGE)
    )
    rows = connection.execute(taken).all()
    numbers = {row.number for row in rows if row.event in _EVENTS}
    query = _tickets().where(TICKET.c.number.in_(numbers))
    tickets = {row.number: row for row in connection.execute(query)} if numbers else {}
    found = tuple(
        _event(row, tickets[row.number])
        for row in rows
        if row.number in tickets and row.event in _EVENTS
    )
    return found, rows[-1].id if rows else after


def features_since(
    connection: Connection, since: datetime, *, after: int = 0
) -> tuple[tuple[Told, ...], int]:
    """Tickets in force received since an instant, at most PAGE, and where to go on; 0: nowhere."""
    t = TICKET.c
    rows = connection.execute(
        _tickets()
        .where(t.received_at >= instant_text(since), t.submission_id > after, t.voided_at == "")
        .order_by(t.submission_id)
        .limit(PAGE + 1)
    ).all()
    shown = rows[:PAGE]
    return tuple(_feature(row) for row in shown), (
        shown[-1].submission_id if len(rows) > PAGE else 0
    )


def _tickets() -> Select[Any]:
    """Tickets that may be told of at all: consent, no training, nothing expunged."""
    t = TICKET.c
    return (
        select(
            t.number, t.submission_id, t.agency, t.issued_at, t.received_at, t.statute, t.town,
            AGENCY.c.name,
        )
        .select_from(TICKET)
        .join(AGENCY, AGENCY.c.judiciary_code == t.agency)
        .where(
            AGENCY.c.feed_consent.is_(True),
            t.training.is_(False),
            ~exists().where(PURGED.c.number == t.number),
        )
    )  # fmt: skip


def _event(row: Row[Any], ticket: Row[Any]) -> FeedEvent:
    if row.event == EventKind.VOID.value:
        kind = "void"
    else:
        kind = "ticket" if row.id == ticket.submission_id else "changed"
    return FeedEvent(id=row.id, kind=kind, feature=_feature(ticket))


def _feature(ticket: Row[Any]) -> Told:
    """A GeoJSON feature (RFC 7946); no number, for that leads to a person."""
    place = places().get(ticket.town.casefold())
    hour = instant(ticket.issued_at).replace(minute=0, second=0, microsecond=0)
    return {
        "type": "Feature",
        "id": ticket.submission_id,
        "geometry": None
        if place is None
        else {"type": "Point", "coordinates": [place[2], place[1]]},
        "properties": {
            "hour": hour.strftime("%Y-%m-%dT%H:00:00Z"),
            "section": ticket.statute,
            "town": ticket.town,
            "agency": ticket.agency,
            "agency_name": ticket.name,
        },
    }
