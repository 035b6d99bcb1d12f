"""What the boards show: tickets as they stand, and counts kept while they are taken."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Index, Integer, String, Table, Text

from sync.gateway.tables.columns import METADATA

TICKET = Table(
    "ticket",
    METADATA,
    Column("number", String(100), primary_key=True),
    Column("submission_id", Integer, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("agency", String(4), nullable=False),
    Column("officer", String(5), nullable=False),
    Column("device_id", String(100), nullable=False),
    Column("training", Boolean, nullable=False),
    Column("issued_at", String(27), nullable=False),
    Column("received_at", String(27), nullable=False),
    Column("tenths", Integer, nullable=False),
    Column("statute", Text, nullable=False),
    Column("town", Text, nullable=False),
    Column("missing", Text, nullable=False),
    Column("amended_at", String(27), nullable=False, server_default=""),
    Column("voided_at", String(27), nullable=False, server_default=""),
    Column("late_reason", Text, nullable=False, server_default=""),
    Index("ix_ticket_agency", "agency", "received_at"),
    Index("ix_ticket_officer", "officer", "received_at"),
    Index("ix_ticket_received", "received_at"),
)
"""A ticket, whatever versions it has, as the boards see it: no person, no exact place.

`submission_id` and `received_at` are of the first version that was taken, `issued_at` is the first
issue even if that was refused and mended; `tenths` are the tenths of an hour begun between them.
`seq`, `statute`, `town` and `missing` (elements of 20 V.S.A. § 2366(e) without an answer, with
commas) are of the newest version.
"""

TALLY_AGENCY = Table(
    "tally_agency",
    METADATA,
    Column("day", String(10), primary_key=True),
    Column("agency", String(4), primary_key=True),
    Column("training", Boolean, primary_key=True),
    Column("step", Integer, primary_key=True, autoincrement=False),
    Column("tickets", Integer, nullable=False),
    Column("total", Integer, nullable=False),
    sqlite_with_rowid=False,
)
"""How many tickets of an agency arrived on a day (Eastern) so long after their issue.

`step` is one of `intake.hours`, `total` the sum of the exact tenths of an hour.
"""

TALLY_OFFICER = Table(
    "tally_officer",
    METADATA,
    Column("agency", String(4), primary_key=True),
    Column("officer", String(5), primary_key=True),
    Column("day", String(10), primary_key=True),
    Column("training", Boolean, primary_key=True),
    Column("step", Integer, primary_key=True, autoincrement=False),
    Column("tickets", Integer, nullable=False),
    Column("total", Integer, nullable=False),
    sqlite_with_rowid=False,
)

FIRST_TICKET = Table(
    "first_ticket",
    METADATA,
    Column("officer", String(5), primary_key=True),
    Column("training", Boolean, primary_key=True),
    Column("agency", String(4), nullable=False),
    Column("issued_at", String(27), nullable=False),
    Column("tickets", Integer, nullable=False),
    Column("looked_at", String(27), nullable=False, server_default=""),
    Column("looked_by", Text, nullable=False, server_default=""),
    Column("note", Text, nullable=False, server_default=""),
)
"""When an officer began with e-tickets and how many arrived; what staff said of the beginning."""

DEVICE_TALLY = Table(
    "device_tally",
    METADATA,
    Column("device_id", String(100), primary_key=True),
    Column("numbers", Integer, nullable=False),
)
"""How many numbers of a laptop DPS took or refused; the rest of those used is unknown."""
