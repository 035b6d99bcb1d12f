"""The gateway's tables. Instants are UTC texts of one width, so that they sort.

`body_locked` is the event's bytes under zstd under the storing key: persons stand nowhere else.
"""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import (
    Boolean,
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
)

METADATA = MetaData()
LAST_ID = 2**31 - 1
"""The largest value of an Integer column on every database."""

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

REASON = Table(
    "reason",
    METADATA,
    Column("number", String(100), primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("code", Text, nullable=False),
)
"""The code of the reason of a void or a late report; the words are in the event's body alone."""


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


REGISTER = Table(
    "register",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("last_id", Integer, nullable=False),
)
"""One row. Who writes a batch holds it, so that ids are in the order of commit."""

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


def instant_text(at: datetime) -> str:
    """27 characters, always with microseconds."""
    return at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def instant(text: str) -> datetime:
    """The instant of `instant_text`."""
    return datetime.fromisoformat(text)
