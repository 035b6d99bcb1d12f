"""The gateway's tables. Instants are UTC texts of one width, so that they sort.

`body_locked` is the event's bytes under zstd under the storing key: persons stand nowhere else.
"""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import (
    Boolean,
    Column,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

METADATA = MetaData()

VERSION = Table(
    "config_version",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("version", Integer, nullable=False),
)

AGENCY = Table(
    "agency",
    METADATA,
    Column("judiciary_code", String(4), primary_key=True),
    Column("name", Text, nullable=False),
    Column("record", LargeBinary, nullable=False),
    Column("logo_png", LargeBinary, nullable=False),
)

OFFICER = Table(
    "officer",
    METADATA,
    Column("leo_number", String(5), primary_key=True),
    Column("agency", String(4), nullable=False, index=True),
    Column("record", LargeBinary, nullable=False),
)

DEVICE = Table(
    "device",
    METADATA,
    Column("device_id", String(100), primary_key=True),
    Column("agency", String(4), nullable=False),
    Column("public_pem", LargeBinary, nullable=False),
    Column("revoked", Boolean, nullable=False, default=False),
    Column("last_seen_at", String(27)),
    Column("heartbeat", LargeBinary),
)

BLOCK = Table(
    "number_block",
    METADATA,
    Column("block_id", String(100), primary_key=True),
    Column("device_id", String(100), nullable=False, index=True),
    Column("prefix", String(20), nullable=False),
    Column("first", Integer, nullable=False),
    Column("last", Integer, nullable=False),
    Column("width", Integer, nullable=False),
)

SUBMISSION = Table(
    "submission",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("number", String(100), nullable=False),
    Column("seq", Integer, nullable=False),
    Column("event", String(10), nullable=False),
    Column("document_id", String(100), nullable=False),
    Column("digest", LargeBinary(32), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("training", Boolean, nullable=False),
    Column("issued_at", String(27), nullable=False, index=True),
    Column("received_at", String(27), nullable=False, index=True),
    Column("channel", String(10), nullable=False),
    Column("device_id", String(100), nullable=False, index=True),
    Column("agency", String(4), nullable=False),
    Column("officer", String(5), nullable=False),
    Column("signature", LargeBinary(64), nullable=False),
    Column("body_locked", LargeBinary, nullable=False),
    Column("receipt", Text, nullable=False),
    UniqueConstraint("number", "seq"),
)

CONFLICT = Table(
    "conflict",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("number", String(100), nullable=False),
    Column("seq", Integer, nullable=False),
    Column("digest", LargeBinary(32), nullable=False),
    Column("device_id", String(100), nullable=False),
    Column("received_at", String(27), nullable=False),
    Column("signature", LargeBinary(64), nullable=False),
    Column("body_locked", LargeBinary, nullable=False),
    UniqueConstraint("number", "seq", "digest"),
)

REFUSAL = Table(
    "refusal",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("number", String(100), nullable=False),
    Column("seq", Integer, nullable=False),
    Column("event", String(10), nullable=False),
    Column("document_id", String(100), nullable=False),
    Column("digest", LargeBinary(32), nullable=False),
    Column("replaces", Text, nullable=False),
    Column("officer", Text, nullable=False),
    Column("issued_at", String(27), nullable=False),
    Column("code", String(40), nullable=False),
    Column("device_id", String(100), nullable=False),
    Column("received_at", String(27), nullable=False),
    Column("signature", LargeBinary(64), nullable=False),
    Column("body_locked", LargeBinary, nullable=False),
    UniqueConstraint("number", "seq", "digest", "code"),
)
"""What was refused, kept for good; never an answer, since DPS may have mended the cause since."""

REASON = Table(
    "reason",
    METADATA,
    Column("number", String(100), primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("code", Text, nullable=False),
)
"""The code of the reason of a void or a late report; the words are in the event's body alone."""


def instant_text(at: datetime) -> str:
    """27 characters, always with microseconds."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def instant(text: str) -> datetime:
    """The instant of `instant_text`."""
    return datetime.fromisoformat(text)
