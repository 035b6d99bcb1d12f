"""The notices that were sent, for the page of the staff."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from sync.gateway.tables import NOTICE, instant, instant_text


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeLine:
    """One notice as it was sent."""

    agency: str
    at: datetime
    by: str
    text: str


def notices(connection: Connection, limit: int = 50) -> tuple[NoticeLine, ...]:
    """The newest notices to all agencies, the last first."""
    rows = connection.execute(
        select(NOTICE).where(NOTICE.c.agency != "").order_by(NOTICE.c.id.desc()).limit(limit)
    )
    return tuple(
        NoticeLine(agency=row.agency, at=instant(row.at), by=row.by, text=row.text) for row in rows
    )


def notice_sent(connection: Connection, agency: str, at: datetime) -> str:
    """The words of the notice that went to an agency at that instant; empty for none."""
    wanted = (NOTICE.c.agency == agency, NOTICE.c.at == instant_text(at))
    return connection.execute(select(NOTICE.c.text).where(*wanted)).scalar() or ""
