"""What goes out: to the court, and back to laptops and their Points of Contact."""

from __future__ import annotations

from sqlalchemy import Column, Integer, LargeBinary, String, Table, Text

from sync.gateway.tables.columns import METADATA

FORWARD = Table(
    "forward",
    METADATA,
    Column("submission_id", Integer, primary_key=True),
    Column("number", String(100), nullable=False, index=True),
    Column("seq", Integer, nullable=False),
    Column("state", String(10), nullable=False, index=True),
    Column("attempts", Integer, nullable=False),
    Column("next_try_at", String(27), nullable=False, server_default=""),
    Column("filed_at", String(27), nullable=False, server_default=""),
    Column("file", Text, nullable=False, server_default=""),
    Column("problem", Text, nullable=False, server_default=""),
    Column("answered_at", String(27), nullable=False, server_default=""),
    Column("court_note", Text, nullable=False, server_default=""),
)
"""The second outbox, to the court: `state` is queued, filed, accepted or refused."""

NEWS = Table(
    "news",
    METADATA,
    Column("cursor", Integer, primary_key=True, autoincrement=True),
    Column("device_id", String(100), nullable=False, index=True),
    Column("number", String(100), nullable=False),
    Column("seq", Integer, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("at", String(27), nullable=False),
    Column("by", String(5), nullable=False),
    Column("note_locked", LargeBinary, nullable=False),
)
"""What the laptop that issued a ticket is told of it; `note_locked` is empty without a note."""

REVIEW = Table(
    "review",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("number", String(100), nullable=False, index=True),
    Column("agency", String(4), nullable=False, index=True),
    Column("at", String(27), nullable=False),
    Column("by", String(5), nullable=False),
    Column("state", String(20), nullable=False),
    Column("note_locked", LargeBinary, nullable=False),
)
