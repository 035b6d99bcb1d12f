"""The first shape of the database: numbers, documents, outbox, prints, audit, drafts, records.

Every table is STRICT. Nothing refers with a cascade: rebuilding a parent table would then delete
its children. No legal table has a partial index: its entries are not counted by the checks.
"""

from __future__ import annotations

from alembic import op

revision = "0001"
down_revision: str | None = None
branch_labels: None = None
depends_on: None = None

_TABLES = (
    """
    CREATE TABLE number_block (
        block_id TEXT NOT NULL PRIMARY KEY,
        prefix TEXT NOT NULL,
        first INTEGER NOT NULL,
        last INTEGER NOT NULL,
        width INTEGER NOT NULL,
        CONSTRAINT block_range CHECK (first BETWEEN 1 AND last)
    ) STRICT
    """,
    """
    CREATE TABLE ticket_number (
        ordinal INTEGER NOT NULL PRIMARY KEY,
        number TEXT NOT NULL UNIQUE,
        block_id TEXT NOT NULL REFERENCES number_block (block_id) ON DELETE RESTRICT,
        state TEXT NOT NULL,
        void_reason TEXT,
        CONSTRAINT number_state CHECK (state IN ('free', 'issued', 'void')),
        CONSTRAINT number_reason CHECK ((state = 'void') = (void_reason IS NOT NULL))
    ) STRICT
    """,
    "CREATE INDEX ticket_number_state ON ticket_number (state, ordinal)",
    """
    CREATE TABLE number_floor (
        id INTEGER NOT NULL PRIMARY KEY,
        ordinal INTEGER NOT NULL,
        reason TEXT NOT NULL,
        CONSTRAINT floor_single CHECK (id = 1)
    ) STRICT
    """,
    """
    CREATE TABLE document (
        entry INTEGER NOT NULL PRIMARY KEY,
        document_id TEXT NOT NULL UNIQUE,
        number TEXT NOT NULL REFERENCES ticket_number (number) ON DELETE RESTRICT,
        seq INTEGER NOT NULL,
        kind TEXT NOT NULL,
        officer TEXT NOT NULL,
        issued_at TEXT NOT NULL,
        defendant TEXT NOT NULL,
        plate TEXT NOT NULL,
        town TEXT NOT NULL,
        statute TEXT NOT NULL,
        charge TEXT NOT NULL,
        search TEXT NOT NULL,
        device_id TEXT NOT NULL,
        digest BLOB NOT NULL,
        signature BLOB NOT NULL,
        body BLOB NOT NULL,
        CONSTRAINT document_once UNIQUE (number, seq),
        CONSTRAINT document_digest CHECK (length(digest) = 32),
        CONSTRAINT document_signature CHECK (length(signature) = 64)
    ) STRICT
    """,
    "CREATE INDEX document_search ON document (search)",
    """
    CREATE TABLE outbox (
        entry INTEGER NOT NULL PRIMARY KEY,
        number TEXT NOT NULL REFERENCES ticket_number (number) ON DELETE RESTRICT,
        seq INTEGER NOT NULL,
        document_id TEXT NOT NULL REFERENCES document (document_id) ON DELETE RESTRICT,
        kind TEXT NOT NULL,
        state TEXT NOT NULL,
        deadline TEXT NOT NULL,
        queued_at TEXT NOT NULL,
        attempts INTEGER NOT NULL,
        next_try_at TEXT,
        sent_at TEXT,
        settled_at TEXT,
        code TEXT NOT NULL,
        field TEXT NOT NULL,
        problem TEXT NOT NULL,
        device_id TEXT NOT NULL,
        digest BLOB NOT NULL,
        signature BLOB NOT NULL,
        body BLOB NOT NULL,
        CONSTRAINT outbox_once UNIQUE (number, seq),
        CONSTRAINT outbox_state CHECK (
            state IN ('queued', 'sent', 'received', 'refused', 'conflict')),
        CONSTRAINT outbox_digest CHECK (length(digest) = 32),
        CONSTRAINT outbox_signature CHECK (length(signature) = 64)
    ) STRICT
    """,
    "CREATE INDEX outbox_state_entry ON outbox (state, entry)",
    # Lists and counts read these narrow rows instead of the pages with the bodies.
    "CREATE INDEX outbox_list ON outbox (state, deadline, settled_at)",
    "CREATE INDEX outbox_document ON outbox (document_id)",
    """
    CREATE TABLE kept (
        document_id TEXT NOT NULL PRIMARY KEY
            REFERENCES document (document_id) ON DELETE RESTRICT
    ) STRICT
    """,
    """
    CREATE TABLE receipt (
        entry INTEGER NOT NULL PRIMARY KEY,
        number TEXT NOT NULL,
        seq INTEGER NOT NULL,
        receipt_id TEXT NOT NULL,
        received_at TEXT NOT NULL,
        digest BLOB NOT NULL,
        token TEXT NOT NULL,
        CONSTRAINT receipt_once UNIQUE (number, seq),
        CONSTRAINT receipt_event FOREIGN KEY (number, seq)
            REFERENCES outbox (number, seq) ON DELETE RESTRICT
    ) STRICT
    """,
    """
    CREATE TABLE print_owed (
        entry INTEGER NOT NULL PRIMARY KEY,
        document_id TEXT NOT NULL UNIQUE REFERENCES document (document_id) ON DELETE RESTRICT
    ) STRICT
    """,
    """
    CREATE TABLE print_log (
        entry INTEGER NOT NULL PRIMARY KEY,
        document_id TEXT NOT NULL REFERENCES document (document_id) ON DELETE RESTRICT,
        attempt INTEGER NOT NULL,
        at TEXT NOT NULL,
        grade TEXT NOT NULL,
        printer TEXT NOT NULL,
        said TEXT NOT NULL,
        sent_bytes INTEGER NOT NULL,
        job_bytes INTEGER NOT NULL,
        job_sha256 TEXT NOT NULL,
        status_hex TEXT NOT NULL,
        took_ms INTEGER NOT NULL,
        CONSTRAINT print_once UNIQUE (document_id, attempt)
    ) STRICT
    """,
    """
    CREATE TABLE audit (
        seq INTEGER NOT NULL PRIMARY KEY,
        at TEXT NOT NULL,
        kind TEXT NOT NULL,
        actor TEXT NOT NULL,
        body TEXT NOT NULL,
        subject TEXT NOT NULL,
        prev BLOB NOT NULL UNIQUE,
        hash BLOB NOT NULL UNIQUE,
        signature BLOB NOT NULL,
        CONSTRAINT audit_hash CHECK (length(hash) = 32 AND length(prev) = 32),
        CONSTRAINT audit_signature CHECK (length(signature) = 64)
    ) STRICT
    """,
    "CREATE INDEX audit_subject ON audit (subject, seq)",
    """
    CREATE TABLE review (
        entry INTEGER NOT NULL PRIMARY KEY,
        document_id TEXT NOT NULL REFERENCES document (document_id) ON DELETE RESTRICT,
        at TEXT NOT NULL,
        by TEXT NOT NULL,
        state TEXT NOT NULL,
        note TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX review_document ON review (document_id, entry)",
    """
    CREATE TABLE draft (
        draft_id TEXT NOT NULL PRIMARY KEY,
        officer TEXT NOT NULL,
        saved_at TEXT NOT NULL,
        finished INTEGER NOT NULL,
        body BLOB NOT NULL
    ) STRICT
    """,
    "CREATE INDEX draft_officer ON draft (officer, finished, saved_at)",
    """
    CREATE TABLE records (
        version INTEGER NOT NULL PRIMARY KEY,
        roster BLOB NOT NULL,
        logo_png BLOB NOT NULL
    ) STRICT
    """,
)


def upgrade() -> None:
    for statement in _TABLES:
        op.execute(statement)


def downgrade() -> None:
    raise NotImplementedError("issued tickets are never taken apart; restore the snapshot instead")
