"""The life of a ticket after issue, stop data, preferences, search by words, and expungement.

`document` is built anew, because a column behind the body would be read through the whole body.
What can be worked out from other tables (`ticket`, `finder`, `document.search`) is filled by
`store.refill`, which `migrate` runs after every upgrade.
"""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision: str | None = "0001"
branch_labels: None = None
depends_on: None = None

_DOCUMENT = (
    """
    CREATE TABLE document_new (
        entry INTEGER NOT NULL PRIMARY KEY,
        document_id TEXT NOT NULL UNIQUE,
        number TEXT NOT NULL REFERENCES ticket_number (number) ON DELETE RESTRICT,
        seq INTEGER NOT NULL,
        kind TEXT NOT NULL,
        officer TEXT NOT NULL,
        issued_at TEXT NOT NULL,
        stop_id TEXT NOT NULL,
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
    """
    INSERT INTO document_new
    SELECT entry, document_id, number, seq, kind, officer, issued_at,
        CASE WHEN json_valid(CAST(body AS TEXT))
            THEN coalesce(json_extract(CAST(body AS TEXT), '$.stop_id'), '') ELSE '' END,
        defendant, plate, town, statute, charge, search, device_id, digest, signature, body
    FROM document ORDER BY entry
    """,
    "DROP TABLE document",
    "ALTER TABLE document_new RENAME TO document",
    "CREATE INDEX outbox_settled ON outbox (state, settled_at)",
    "CREATE INDEX document_stop ON document (stop_id)",
)
_TABLES = (
    """
    CREATE TABLE ticket_event (
        entry INTEGER NOT NULL PRIMARY KEY,
        number TEXT NOT NULL REFERENCES ticket_number (number) ON DELETE RESTRICT,
        seq INTEGER NOT NULL,
        document_id TEXT NOT NULL REFERENCES document (document_id) ON DELETE RESTRICT,
        kind TEXT NOT NULL,
        device_id TEXT NOT NULL,
        digest BLOB NOT NULL,
        signature BLOB NOT NULL,
        body BLOB NOT NULL,
        CONSTRAINT ticket_event_once UNIQUE (number, seq),
        CONSTRAINT ticket_event_kind CHECK (kind IN ('void', 'late')),
        CONSTRAINT ticket_event_digest CHECK (length(digest) = 32),
        CONSTRAINT ticket_event_signature CHECK (length(signature) = 64)
    ) STRICT
    """,
    """
    CREATE TABLE stop (
        entry INTEGER NOT NULL PRIMARY KEY,
        stop_id TEXT NOT NULL,
        version INTEGER NOT NULL,
        at TEXT NOT NULL,
        officer TEXT NOT NULL,
        location TEXT NOT NULL,
        evidence TEXT NOT NULL,
        numbers TEXT NOT NULL,
        body BLOB NOT NULL,
        CONSTRAINT stop_once UNIQUE (stop_id, version)
    ) STRICT
    """,
    "CREATE INDEX stop_at ON stop (at)",
    """
    CREATE TABLE note (
        entry INTEGER NOT NULL PRIMARY KEY,
        stop_id TEXT NOT NULL,
        at TEXT NOT NULL,
        by TEXT NOT NULL,
        text TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX note_stop ON note (stop_id, entry)",
    """
    CREATE TABLE paper (
        digest TEXT NOT NULL PRIMARY KEY,
        body BLOB NOT NULL,
        CONSTRAINT paper_digest CHECK (length(digest) = 64)
    ) STRICT
    """,
    """
    CREATE TABLE duty (
        entry INTEGER NOT NULL PRIMARY KEY,
        document_id TEXT NOT NULL REFERENCES document (document_id) ON DELETE RESTRICT,
        kind TEXT NOT NULL,
        until TEXT NOT NULL,
        what TEXT NOT NULL,
        done_at TEXT,
        done_by TEXT NOT NULL,
        CONSTRAINT duty_kind CHECK (kind IN ('hand over', 'cure'))
    ) STRICT
    """,
    "CREATE INDEX duty_document ON duty (document_id, kind)",
    """
    CREATE TABLE purge (
        number TEXT NOT NULL PRIMARY KEY
            REFERENCES ticket_number (number) ON DELETE RESTRICT,
        at TEXT NOT NULL,
        by TEXT NOT NULL,
        reason TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE preference (
        owner TEXT NOT NULL,
        name TEXT NOT NULL,
        value BLOB NOT NULL,
        CONSTRAINT preference_once PRIMARY KEY (owner, name)
    ) STRICT
    """,
    # One narrow row a ticket: a document with its body fills a page of its own, and two hundred
    # pages to decrypt are too many for one key stroke.
    """
    CREATE TABLE ticket (
        entry INTEGER NOT NULL PRIMARY KEY REFERENCES document (entry) ON DELETE RESTRICT,
        number TEXT NOT NULL UNIQUE,
        document_id TEXT NOT NULL,
        seq INTEGER NOT NULL,
        stop_id TEXT NOT NULL,
        kind TEXT NOT NULL,
        officer TEXT NOT NULL,
        issued_at TEXT NOT NULL,
        defendant TEXT NOT NULL,
        plate TEXT NOT NULL,
        town TEXT NOT NULL,
        statute TEXT NOT NULL,
        charge TEXT NOT NULL,
        legal TEXT NOT NULL,
        delivery TEXT NOT NULL,
        review TEXT NOT NULL,
        note TEXT NOT NULL,
        printed TEXT NOT NULL,
        owed INTEGER NOT NULL,
        cure_until TEXT,
        cure_open INTEGER NOT NULL,
        cure_shown INTEGER NOT NULL,
        explained INTEGER NOT NULL,
        event TEXT NOT NULL,
        deadline TEXT,
        attempts INTEGER NOT NULL,
        next_try_at TEXT,
        code TEXT NOT NULL,
        field TEXT NOT NULL,
        problem TEXT NOT NULL,
        received_at TEXT,
        receipt_id TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX ticket_stop ON ticket (stop_id)",
    "CREATE INDEX ticket_officer ON ticket (officer)",
    "CREATE INDEX ticket_legal ON ticket (legal)",
    "CREATE INDEX ticket_delivery ON ticket (delivery)",
    "CREATE INDEX ticket_review ON ticket (review)",
    "CREATE INDEX ticket_owed ON ticket (owed)",
    "CREATE INDEX ticket_cure ON ticket (cure_open)",
    "CREATE INDEX ticket_issued ON ticket (issued_at)",
    # The words stand in `document` alone (by a view of `store.triggers`); the index keeps no copy,
    # and forgets for good.
    """
    CREATE VIRTUAL TABLE finder USING fts5(
        words, content='finder_words', content_rowid='entry', detail=none, columnsize=0,
        prefix='1 2 3 4 5 6 7', tokenize="ascii tokenchars '_'"
    )
    """,
    "INSERT INTO finder (finder, rank) VALUES ('secure-delete', 1)",
)


def upgrade() -> None:
    for statement in (*_DOCUMENT, *_TABLES):
        op.execute(statement)


def downgrade() -> None:
    raise NotImplementedError("issued tickets are never taken apart; restore the snapshot instead")
