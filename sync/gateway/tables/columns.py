"""What all tables share. Instants are UTC texts of one width, so that they sort."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import MetaData

METADATA = MetaData()

LAST_ID = 2**31 - 1
"""The largest value of an Integer column on every database."""


def instant_text(at: datetime) -> str:
    """27 characters, always with microseconds."""
    return at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def instant(text: str) -> datetime:
    """The instant of `instant_text`."""
    return datetime.fromisoformat(text)
