"""What DPS keeps of agencies, officers and laptops, and what laptops are given."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Integer, LargeBinary, String, Table, Text, false

from sync.gateway.tables.columns import METADATA

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
    Column("contact_email", Text, nullable=False, server_default=""),
    Column("feed_consent", Boolean, nullable=False, server_default=false()),
)

OFFICER = Table(
    "officer",
    METADATA,
    Column("leo_number", String(5), primary_key=True),
    Column("effective_from", String(10), primary_key=True, server_default=""),
    Column("agency", String(4), nullable=False, index=True),
    Column("record", LargeBinary, nullable=False),
)
"""One row a term of an officer; `effective_from` is YYYY-MM-DD, empty when it always was so."""

DEVICE = Table(
    "device",
    METADATA,
    Column("device_id", String(100), primary_key=True),
    Column("agency", String(4), nullable=False),
    Column("public_pem", LargeBinary, nullable=False),
    Column("revoked", Boolean, nullable=False, default=False),
    Column("last_seen_at", String(27)),
    Column("heartbeat", LargeBinary),
    Column("name", Text, nullable=False, server_default=""),
    Column("enrolled_at", String(27), nullable=False, server_default=""),
    Column("revoked_at", String(27), nullable=False, server_default=""),
    Column("revoked_reason", Text, nullable=False, server_default=""),
    Column("config_version", Integer, nullable=False, server_default="0"),
    Column("config_digest", String(64), nullable=False, server_default=""),
)
"""`config_version` is that of the configuration the laptop was given last, `config_digest` what was
in it: it stays while nothing in it changes."""

BLOCK = Table(
    "number_block",
    METADATA,
    Column("block_id", String(100), primary_key=True),
    Column("device_id", String(100), nullable=False, index=True),
    Column("prefix", String(20), nullable=False),
    Column("first", Integer, nullable=False),
    Column("last", Integer, nullable=False),
    Column("width", Integer, nullable=False),
    Column("granted_at", String(27), nullable=False, server_default=""),
    Column("revoked_at", String(27), nullable=False, server_default=""),
    Column("reason", Text, nullable=False, server_default=""),
    Column("for_total", Integer, nullable=False, server_default="0"),
)
"""`for_total` is how many numbers the laptop said it had when it asked for this block; 0: it did
not ask. Until it says that it has more, it has not heard of the block."""

SERIES = Table(
    "number_series",
    METADATA,
    Column("prefix", String(20), primary_key=True),
    Column("next", Integer, nullable=False),
    Column("last", Integer, nullable=False),
    Column("width", Integer, nullable=False),
    Column("block_size", Integer, nullable=False),
    Column("provisional", Boolean, nullable=False),
)
"""Where new blocks come from: `next` is the first ordinal that no block holds."""

ENROLMENT = Table(
    "enrolment_code",
    METADATA,
    Column("code_id", String(16), primary_key=True),
    Column("code_locked", LargeBinary, nullable=False),
    Column("agency", String(4), nullable=False),
    Column("device_name", Text, nullable=False),
    Column("created_at", String(27), nullable=False),
    Column("created_by", Text, nullable=False),
    Column("expires_at", String(27), nullable=False),
    Column("used_at", String(27), nullable=False, server_default=""),
    Column("device_id", String(100), nullable=False, server_default=""),
)
"""One-time codes for laptops. The code is locked: the gateway must prove itself with it too."""

VOUCHER = Table(
    "voucher",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("leo_number", String(5), nullable=False, index=True),
    Column("agency", String(4), nullable=False, index=True),
    Column("record", LargeBinary, nullable=False),
    Column("created_at", String(27), nullable=False),
    Column("created_by", Text, nullable=False),
    Column("expires_at", String(27), nullable=False),
    Column("revoked", Boolean, nullable=False, server_default=false()),
)
"""`record` is an `OfficerVoucher`; the activation code itself is shown once and kept nowhere."""

NOTICE = Table(
    "notice",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("agency", String(4), nullable=False, index=True),
    Column("at", String(27), nullable=False),
    Column("by", Text, nullable=False),
    Column("text", Text, nullable=False),
)

LAW_PACK = Table(
    "law_pack",
    METADATA,
    Column("digest", String(64), primary_key=True),
    Column("version", Text, nullable=False),
    Column("serial", Integer, nullable=False),
    Column("effective_from", String(10), nullable=False),
    Column("archive", LargeBinary, nullable=False),
    Column("added_at", String(27), nullable=False),
    Column("added_by", Text, nullable=False),
)

SETTING = Table(
    "setting",
    METADATA,
    Column("name", String(40), primary_key=True),
    Column("value", LargeBinary, nullable=False),
)
"""What DPS may set for all laptops: `blocked_secrets`, `issuing_ca_pem`, `recovery_keys` …"""
