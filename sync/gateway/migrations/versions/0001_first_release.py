"""The tables as of the first release, which made them without a mark of their version.

A database of that release has them already, perhaps without the last ones: what is missing is made,
what is there stays as it is.
"""

from __future__ import annotations

from alembic import op
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

revision = "0001"
down_revision: str | None = None
branch_labels: None = None
depends_on: None = None

_METADATA = MetaData()

Table(
    "config_version",
    _METADATA,
    Column("id", Integer, primary_key=True),
    Column("version", Integer, nullable=False),
)

Table(
    "agency",
    _METADATA,
    Column("judiciary_code", String(4), primary_key=True),
    Column("name", Text, nullable=False),
    Column("record", LargeBinary, nullable=False),
    Column("logo_png", LargeBinary, nullable=False),
)

Table(
    "officer",
    _METADATA,
    Column("leo_number", String(5), primary_key=True),
    Column("agency", String(4), nullable=False, index=True),
    Column("record", LargeBinary, nullable=False),
)

Table(
    "device",
    _METADATA,
    Column("device_id", String(100), primary_key=True),
    Column("agency", String(4), nullable=False),
    Column("public_pem", LargeBinary, nullable=False),
    Column("revoked", Boolean, nullable=False, default=False),
    Column("last_seen_at", String(27)),
    Column("heartbeat", LargeBinary),
)

Table(
    "number_block",
    _METADATA,
    Column("block_id", String(100), primary_key=True),
    Column("device_id", String(100), nullable=False, index=True),
    Column("prefix", String(20), nullable=False),
    Column("first", Integer, nullable=False),
    Column("last", Integer, nullable=False),
    Column("width", Integer, nullable=False),
)

Table(
    "submission",
    _METADATA,
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

Table(
    "conflict",
    _METADATA,
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

Table(
    "refusal",
    _METADATA,
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

Table(
    "reason",
    _METADATA,
    Column("number", String(100), primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("code", Text, nullable=False),
)
"""The code of the reason of a void or a late report; the words are in the event's body alone."""


def upgrade() -> None:
    _METADATA.create_all(op.get_bind(), checkfirst=True)


def downgrade() -> None:
    raise NotImplementedError("what was taken in is never taken apart; restore a backup instead")
