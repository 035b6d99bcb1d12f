"""What the laptop that issued a ticket is told of it: put down once, read on from a cursor."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, insert, select

from sync.gateway.keys import GatewayKeys
from sync.gateway.office import restoring
from sync.gateway.tables import NEWS, PURGED, instant, instant_text
from tracs_mobile.domain.names import TicketNumber
from tracs_mobile.domain.news import NewsKind, NewsPage, TicketNews

PAGE = 200


def tell(
    connection: Connection,
    keys: GatewayKeys,
    *,
    device_id: str,
    number: str,
    seq: int,
    kind: NewsKind,
    at: datetime,
    by: str = "",
    note: str = "",
) -> None:
    """Put one piece of news down inside the caller's writing transaction.

    A note may name a person, so it is locked, and of an expunged number it is not kept; `by` is a
    LEO number or empty.
    """
    expunged = select(PURGED.c.number).where(PURGED.c.number == number)
    if note and connection.execute(expunged).first() is not None:
        note = ""
    row = {
        "device_id": device_id,
        "number": number,
        "seq": seq,
        "kind": kind.value,
        "at": instant_text(at),
        "by": by,
        "note_locked": keys.storing.lock(note.encode(), place=_place(number, seq)) if note else b"",
    }
    connection.execute(insert(NEWS).values(row))


def page(connection: Connection, keys: GatewayKeys, device_id: str, since: int) -> NewsPage:
    """The next news of a laptop's tickets after the cursor `since`, oldest first."""
    rows = connection.execute(
        select(NEWS)
        .where(NEWS.c.device_id == device_id, NEWS.c.cursor > since)
        .order_by(NEWS.c.cursor)
        .limit(PAGE + 1)
    ).all()
    found = tuple(
        TicketNews(
            cursor=row.cursor,
            number=TicketNumber(row.number),
            seq=row.seq,
            kind=NewsKind(row.kind),
            at=instant(row.at),
            by=row.by,
            note=_note(keys, row.note_locked, row.number, row.seq),
        )
        for row in rows[:PAGE]
    )
    return NewsPage(
        cursor=found[-1].cursor if found else since,
        news=found,
        more=len(rows) > PAGE,
        restorations=restoring.told(connection),
    )


def _note(keys: GatewayKeys, locked: bytes, number: str, seq: int) -> str:
    return keys.storing.unlock(locked, place=_place(number, seq)).decode() if locked else ""


def _place(number: str, seq: int) -> bytes:
    return f"news|{number}|{seq}".encode()
