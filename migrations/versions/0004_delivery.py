"""What DPS sends beside the records, news of the court, tickets on a stick, and the issue's clock.

`ticket_clock` holds what was known of the laptop's clock when a document was issued; the time
printed on it never changes. `offset_ms` is how far the scale of deadlines was ahead of it,
`shift_ms` what was added to the deadline. `news` are DPS's words on a ticket, kept once each by
their cursor; `ticket.court` is what the court did last, `ticket.late_before` whether DPS got any
version of it after its time.
"""

from __future__ import annotations

from alembic import op

revision = "0004"
down_revision: str | None = "0003"
branch_labels: None = None
depends_on: None = None

_STATEMENTS = (
    "ALTER TABLE records ADD COLUMN extras BLOB NOT NULL DEFAULT x''",
    "ALTER TABLE ticket ADD COLUMN court TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE ticket ADD COLUMN late_before INTEGER NOT NULL DEFAULT 0",
    "CREATE INDEX ticket_late ON ticket (late_before, explained)",
    """
    CREATE TABLE news (
        cursor INTEGER NOT NULL PRIMARY KEY,
        number TEXT NOT NULL,
        seq INTEGER NOT NULL,
        kind TEXT NOT NULL,
        at TEXT NOT NULL,
        by TEXT NOT NULL,
        note TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX news_number ON news (number)",
    """
    CREATE TABLE exported (
        entry INTEGER NOT NULL PRIMARY KEY,
        number TEXT NOT NULL,
        seq INTEGER NOT NULL,
        bundle_id TEXT NOT NULL,
        at TEXT NOT NULL,
        CONSTRAINT exported_once UNIQUE (number, seq, bundle_id)
    ) STRICT
    """,
    """
    CREATE TABLE ticket_clock (
        document_id TEXT NOT NULL PRIMARY KEY
            REFERENCES document (document_id) ON DELETE RESTRICT,
        offset_ms INTEGER NOT NULL,
        suspect INTEGER NOT NULL,
        boot TEXT NOT NULL,
        up_ms INTEGER NOT NULL,
        shift_ms INTEGER NOT NULL,
        CONSTRAINT ticket_clock_suspect CHECK (suspect IN (0, 1))
    ) STRICT
    """,
)


def upgrade() -> None:
    for statement in _STATEMENTS:
        op.execute(statement)


def downgrade() -> None:
    raise NotImplementedError("issued tickets are never taken apart; restore the snapshot instead")
