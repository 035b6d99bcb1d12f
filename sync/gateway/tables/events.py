"""What came from laptops: taken, refused or in conflict, by network, stick or paper.

`body_locked` is the event's bytes under zstd under the storing key: persons stand nowhere else.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from sync.gateway.tables.columns import METADATA

REGISTER = Table(
    "register",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("last_id", Integer, nullable=False),
)
"""One row. Who writes a batch holds it, so that ids are in the order of commit."""

SUBMISSION = Table(
    "submission",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("number", String(100), nullable=False),
    Column("seq", Integer, nullable=False),
    Column("event", String(10), nullable=False),
    Column("document_id", String(100), nullable=False),
    Column("digest", LargeBinary(32), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("training", Boolean, nullable=False),
    Column("issued_at", String(27), nullable=False),
    Column("received_at", String(27), primary_key=True),
    Column("channel", String(10), nullable=False),
    Column("device_id", String(100), nullable=False),
    Column("agency", String(4), nullable=False),
    Column("officer", String(5), nullable=False),
    Column("signature", LargeBinary(64), nullable=False),
    Column("body_locked", LargeBinary, nullable=False),
    Column("receipt", Text, nullable=False),
    Index("ix_submission_number", "number", "seq"),
    Index("ix_submission_device", "device_id", "id"),
    postgresql_partition_by="RANGE (received_at)",
)
"""Every event that was taken; `id` is given by `register` in the order of receipt.

On PostgreSQL a month of receipt is a table of its own (`intake.partitions`), so that nothing is
unique over all of them but what `claim` says. Written by `intake.ingest` alone.
"""

CLAIM = Table(
    "claim",
    METADATA,
    Column("number", String(100), primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("submission_id", Integer, nullable=False),
    Column("received_at", String(27), nullable=False),
    Column("digest", LargeBinary(32), nullable=False),
    Column("event", String(10), nullable=False),
    Column("document_id", String(100), nullable=False),
    Column("officer", String(5), nullable=False),
    Column("device_id", String(100), nullable=False),
    sqlite_with_rowid=False,
)
"""What makes (number, seq) unique over all months of `submission`, and finds the row there."""

CONFLICT = Table(
    "conflict",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("number", String(100), nullable=False),
    Column("seq", Integer, nullable=False),
    Column("digest", LargeBinary(32), nullable=False),
    Column("device_id", String(100), nullable=False),
    Column("received_at", String(27), nullable=False, index=True),
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
    Column("received_at", String(27), nullable=False, index=True),
    Column("signature", LargeBinary(64), nullable=False),
    Column("body_locked", LargeBinary, nullable=False),
    Column("mended_at", String(27), nullable=False, index=True, server_default=""),
    UniqueConstraint("number", "seq", "digest", "code"),
)
"""What was refused, kept for good; never an answer, since DPS may have mended the cause since.

`mended_at` is when a version of the ticket or its void was taken; empty while it is still open.
"""

HANDLED = Table(
    "handled",
    METADATA,
    Column("kind", String(10), primary_key=True),
    Column("id", Integer, primary_key=True),
    Column("at", String(27), nullable=False),
    Column("by", Text, nullable=False),
    Column("note", Text, nullable=False),
)
"""Refusals and conflicts that a person has dealt with: `kind` is refusal or conflict."""

REASON = Table(
    "reason",
    METADATA,
    Column("number", String(100), primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("code", Text, nullable=False),
)
"""The code of the reason of a void or a late report; the words are in the event's body alone."""

BUNDLE = Table(
    "bundle",
    METADATA,
    Column("bundle_id", String(100), primary_key=True),
    Column("device_id", String(100), nullable=False, index=True),
    Column("digest", LargeBinary(32), nullable=False),
    Column("imported_at", String(27), nullable=False),
    Column("imported_by", Text, nullable=False),
    Column("events", Integer, nullable=False),
    Column("times", Integer, nullable=False),
    Column("previous", String(64), nullable=False, server_default=""),
    Column("created_at", String(27), nullable=False, server_default=""),
    Column("taken", Integer, nullable=False, server_default="0"),
    Column("refused", Integer, nullable=False, server_default="0"),
    Column("receipts", LargeBinary, nullable=False),
)
"""Files from sticks; `previous` is the digest in hex of the one the laptop wrote before."""

SEEN_ON_PAPER = Table(
    "seen_on_paper",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("number", String(100), nullable=False, index=True),
    Column("seq", Integer, nullable=False),
    Column("digest", String(32), nullable=False),
    Column("device_id", String(100), nullable=False),
    Column("agency", String(4), nullable=False),
    Column("officer", String(5), nullable=False),
    Column("issued_at", String(27), nullable=False),
    Column("payload", Text, nullable=False),
    Column("seen_at", String(27), nullable=False),
    Column("seen_by", Text, nullable=False),
    UniqueConstraint("number", "seq", "digest"),
)
"""Tickets of which somebody at DPS held the paper: a signed short form with the first half of the
digest. No ticket, and never counted as one; it accounts for the number until the ticket comes."""

PURGED = Table(
    "purged",
    METADATA,
    Column("number", String(100), primary_key=True),
    Column("at", String(27), nullable=False),
    Column("by", Text, nullable=False),
    Column("reason", Text, nullable=False),
)
"""Expunged numbers (23 V.S.A. § 2303); what is stored of them has empty bodies."""
