"""Where staff sign in from: what counts as one place, and the tries from a place of one's own."""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, RowMapping, delete, insert, select, update

from sync.gateway.tables import STAFF_PLACE, instant_text

REMEMBERED = timedelta(days=30)
"""How long a place stays one's own after the last sign-in with both factors from there."""
UNKNOWN = "unknown"
"""Nobody's place."""


def own(connection: Connection, username: str, place: str, now: datetime) -> RowMapping | None:
    """The tries from `place` when it is one of the person's own, held until the block ends."""
    row = connection.execute(
        select(STAFF_PLACE)
        .where(*_named(username, place), STAFF_PLACE.c.signed_in_at > _since(now))
        .with_for_update()
    )
    return row.mappings().first()


def put(connection: Connection, username: str, place: str, values: Mapping[str, object]) -> None:
    """Set the counts of a place that is one's own."""
    if values:
        named = _named(username, place)
        connection.execute(update(STAFF_PLACE).where(*named).values(dict(values)))


def remember(connection: Connection, username: str, place: str, now: datetime) -> None:
    """Somebody has signed in from `place` with both factors; places of long ago are forgotten."""
    mine = STAFF_PLACE.c.username == username
    old = STAFF_PLACE.c.signed_in_at <= _since(now)
    connection.execute(delete(STAFF_PLACE).where(mine, old))
    if place == UNKNOWN:
        return
    at = {"signed_in_at": instant_text(now)}
    named = _named(username, place)
    if not connection.execute(update(STAFF_PLACE).where(*named).values(at)).rowcount:
        connection.execute(insert(STAFF_PLACE).values(username=username, place=place, **at))


def locked(connection: Connection) -> frozenset[str]:
    """Whose account is locked for a place of their own."""
    query = select(STAFF_PLACE.c.username).where(STAFF_PLACE.c.locked)
    return frozenset(connection.execute(query).scalars())


def forgive(connection: Connection, username: str) -> None:
    """Forget the tries from every place of a person, and the locks they made."""
    none = {"failed": 0, "failed_since": "", "locked": False}
    mine = STAFF_PLACE.c.username == username
    connection.execute(update(STAFF_PLACE).where(mine).values(none))


def _named(username: str, place: str) -> tuple[ColumnElement[bool], ...]:
    return STAFF_PLACE.c.username == username, STAFF_PLACE.c.place == place


def _since(now: datetime) -> str:
    return instant_text(now - REMEMBERED)


def network_of(address: str) -> str:
    """What counts as one place: an IPv4 address, or the network a household of IPv6 has."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return UNKNOWN
    if isinstance(found, ipaddress.IPv4Address):
        return str(found)
    if found.ipv4_mapped is not None:
        return str(found.ipv4_mapped)
    return str(ipaddress.ip_network((int(found), 64), strict=False))
