"""What DPS hands out and hears beside tickets: staff, codes, series, reviews, the court, news.

An officer has terms from now on, so that the key of an Officer record is number and first day; a
record of before holds since ever.
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
    false,
)

revision = "0002"
down_revision: str | None = "0001"
branch_labels: None = None
depends_on: None = None

_NEW = MetaData()
_OFFICER = Table(
    "officer",
    MetaData(),
    Column("leo_number", String(5), primary_key=True),
    Column("effective_from", String(10), primary_key=True, server_default=""),
    Column("agency", String(4), nullable=False, index=True),
    Column("record", LargeBinary, nullable=False),
)

Table(
    "number_series",
    _NEW,
    Column("prefix", String(20), primary_key=True),
    Column("next", Integer, nullable=False),
    Column("last", Integer, nullable=False),
    Column("width", Integer, nullable=False),
    Column("block_size", Integer, nullable=False),
    Column("provisional", Boolean, nullable=False),
)

Table(
    "enrolment_code",
    _NEW,
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

Table(
    "voucher",
    _NEW,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("leo_number", String(5), nullable=False, index=True),
    Column("agency", String(4), nullable=False, index=True),
    Column("record", LargeBinary, nullable=False),
    Column("created_at", String(27), nullable=False),
    Column("created_by", Text, nullable=False),
    Column("expires_at", String(27), nullable=False),
    Column("revoked", Boolean, nullable=False, server_default=false()),
)

Table(
    "notice",
    _NEW,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("agency", String(4), nullable=False, index=True),
    Column("at", String(27), nullable=False),
    Column("by", Text, nullable=False),
    Column("text", Text, nullable=False),
)

Table(
    "law_pack",
    _NEW,
    Column("digest", String(64), primary_key=True),
    Column("version", Text, nullable=False),
    Column("serial", Integer, nullable=False),
    Column("effective_from", String(10), nullable=False),
    Column("archive", LargeBinary, nullable=False),
    Column("added_at", String(27), nullable=False),
    Column("added_by", Text, nullable=False),
)

Table(
    "setting",
    _NEW,
    Column("name", String(40), primary_key=True),
    Column("value", LargeBinary, nullable=False),
)

Table(
    "request",
    _NEW,
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

Table(
    "review",
    _NEW,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("number", String(100), nullable=False, index=True),
    Column("agency", String(4), nullable=False, index=True),
    Column("at", String(27), nullable=False),
    Column("by", String(5), nullable=False),
    Column("state", String(20), nullable=False),
    Column("note_locked", LargeBinary, nullable=False),
)

Table(
    "forward",
    _NEW,
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

Table(
    "news",
    _NEW,
    Column("cursor", Integer, primary_key=True, autoincrement=True),
    Column("device_id", String(100), nullable=False, index=True),
    Column("number", String(100), nullable=False),
    Column("seq", Integer, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("at", String(27), nullable=False),
    Column("by", String(5), nullable=False),
    Column("note_locked", LargeBinary, nullable=False),
)

Table(
    "handled",
    _NEW,
    Column("kind", String(10), primary_key=True),
    Column("id", Integer, primary_key=True),
    Column("at", String(27), nullable=False),
    Column("by", Text, nullable=False),
    Column("note", Text, nullable=False),
)

Table(
    "bundle",
    _NEW,
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

Table(
    "seen_on_paper",
    _NEW,
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

Table(
    "purged",
    _NEW,
    Column("number", String(100), primary_key=True),
    Column("at", String(27), nullable=False),
    Column("by", Text, nullable=False),
    Column("reason", Text, nullable=False),
)

Table(
    "staff",
    _NEW,
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

Table(
    "staff_session",
    _NEW,
    Column("token_digest", String(64), primary_key=True),
    Column("username", String(40), nullable=False, index=True),
    Column("csrf", String(64), nullable=False),
    Column("began_at", String(27), nullable=False),
    Column("seen_at", String(27), nullable=False),
)

Table(
    "audit",
    _NEW,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("at", String(27), nullable=False),
    Column("actor", Text, nullable=False),
    Column("kind", String(40), nullable=False),
    Column("body", Text, nullable=False),
    Column("prev", LargeBinary(32), nullable=False),
    Column("hash", LargeBinary(32), nullable=False),
)


def _instant(name: str) -> Column[str]:
    return Column(name, String(27), nullable=False, server_default="")


def _words(name: str) -> Column[str]:
    return Column(name, Text, nullable=False, server_default="")


def upgrade() -> None:
    _NEW.create_all(op.get_bind(), checkfirst=False)
    op.add_column("agency", _words("contact_email"))
    consent = Column("feed_consent", Boolean, nullable=False, server_default=false())
    op.add_column("agency", consent)
    op.add_column("device", _words("name"))
    op.add_column("device", _instant("enrolled_at"))
    op.add_column("device", _instant("revoked_at"))
    op.add_column("device", _words("revoked_reason"))
    op.add_column("number_block", _instant("granted_at"))
    op.add_column("number_block", _instant("revoked_at"))
    op.add_column("number_block", _words("reason"))
    asked = Column("for_total", Integer, nullable=False, server_default="0")
    op.add_column("number_block", asked)
    _give_officers_terms()
    _guard_the_audit()


def _guard_the_audit() -> None:
    """What was noted stays: the database itself refuses to change it or take it out."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE FUNCTION audit_stays() RETURNS trigger LANGUAGE plpgsql AS"
            " $$ BEGIN RAISE EXCEPTION 'the audit is never changed'; END $$"
        )
        op.execute(
            "CREATE TRIGGER audit_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON audit"
            " FOR EACH STATEMENT EXECUTE FUNCTION audit_stays()"
        )
        return
    for event in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER audit_no_{event.lower()} BEFORE {event} ON audit"
            " BEGIN SELECT RAISE(ABORT, 'the audit is never changed'); END"
        )


def _give_officers_terms() -> None:
    if op.get_bind().dialect.name == "postgresql":
        began = Column("effective_from", String(10), nullable=False, server_default="")
        op.add_column("officer", began)
        op.drop_constraint("officer_pkey", "officer", type_="primary")
        op.create_primary_key("officer_pkey", "officer", ["leo_number", "effective_from"])
        return
    # SQLite cannot change a key, so the table is built anew.
    op.rename_table("officer", "officer_before")
    op.drop_index("ix_officer_agency", "officer_before")
    _OFFICER.create(op.get_bind())
    op.execute(
        "INSERT INTO officer (leo_number, effective_from, agency, record)"
        " SELECT leo_number, '', agency, record FROM officer_before"
    )
    op.drop_table("officer_before")


def downgrade() -> None:
    raise NotImplementedError("what was taken in is never taken apart; restore a backup instead")
