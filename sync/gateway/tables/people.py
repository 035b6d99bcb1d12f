"""Staff and others who look in, what they are asked, and what they did."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Integer, LargeBinary, String, Table, Text, false

from sync.gateway.tables.columns import METADATA

REQUEST = Table(
    "request",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("entered_at", String(27), nullable=False),
    Column("entered_by", Text, nullable=False),
    Column("source", String(20), nullable=False),
    Column("agency", String(4), nullable=False),
    Column("raw_locked", LargeBinary, nullable=False),
    Column("parsed", LargeBinary, nullable=False),
    Column("state", String(10), nullable=False, index=True),
    Column("decided_at", String(27), nullable=False, server_default=""),
    Column("decided_by", Text, nullable=False, server_default=""),
    Column("note", Text, nullable=False, server_default=""),
    Column("seen", Text, nullable=False, server_default=""),
)
"""The request inbox; `state` is waiting, approved or declined, `parsed` an `AgencyRequest`.

`seen` is what the records it touches said when it was entered, a JSON object of texts.
"""

STAFF = Table(
    "staff",
    METADATA,
    Column("username", String(40), primary_key=True),
    Column("name", Text, nullable=False),
    Column("role", String(20), nullable=False),
    Column("secret", LargeBinary, nullable=False),
    Column("totp_locked", LargeBinary, nullable=False),
    Column("totp_step", Integer, nullable=False, server_default="0"),
    Column("failed", Integer, nullable=False, server_default="0"),
    Column("failed_since", String(27), nullable=False, server_default=""),
    Column("locked", Boolean, nullable=False, server_default=false()),
    Column("active", Boolean, nullable=False),
    Column("created_at", String(27), nullable=False),
    Column("must_change", Boolean, nullable=False, server_default=false()),
)
"""`must_change`: the password was made by somebody else and opens the page to change it only."""

STAFF_PLACE = Table(
    "staff_place",
    METADATA,
    Column("username", String(40), primary_key=True),
    Column("place", String(50), primary_key=True),
    Column("signed_in_at", String(27), nullable=False),
    Column("failed", Integer, nullable=False, server_default="0"),
    Column("failed_since", String(27), nullable=False, server_default=""),
    Column("locked", Boolean, nullable=False, server_default=false()),
)
"""An address from which somebody signed in; wrong tries from there are counted by themselves."""

SESSION = Table(
    "staff_session",
    METADATA,
    Column("token_digest", String(64), primary_key=True),
    Column("username", String(40), nullable=False, index=True),
    Column("csrf", String(64), nullable=False),
    Column("began_at", String(27), nullable=False),
    Column("seen_at", String(27), nullable=False),
)

AUDIT = Table(
    "audit",
    METADATA,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("at", String(27), nullable=False),
    Column("actor", Text, nullable=False),
    Column("kind", String(40), nullable=False),
    Column("body", Text, nullable=False),
    Column("prev", LargeBinary(32), nullable=False),
    Column("hash", LargeBinary(32), nullable=False),
)
"""The gateway's own chain: what staff did and the keys' doings; ids and counts, never a person."""

SUBSCRIBER = Table(
    "feed_subscriber",
    METADATA,
    Column("key_id", String(16), primary_key=True),
    Column("name", Text, nullable=False),
    Column("key_digest", String(64), nullable=False),
    Column("created_at", String(27), nullable=False),
    Column("created_by", Text, nullable=False),
    Column("revoked_at", String(27), nullable=False, server_default=""),
)
"""Who may read the feed. The key itself is shown once and kept nowhere."""
