"""DPS went back to an older copy of its records: what was asked about, lost, and received again.

`restored` holds the spans of receipts that are in doubt. `asked_again` is the answer to each
question; with `lost` the event was queued once more and is due then. `receipt` keeps the first
receipt of an event for good, `receipt_again` those that came after a loss.
"""

from __future__ import annotations

from alembic import op

revision = "0005"
down_revision: str | None = "0004"
branch_labels: None = None
depends_on: None = None

_STATEMENTS = (
    """
    CREATE TABLE restored (
        restoration_id TEXT NOT NULL PRIMARY KEY,
        since TEXT NOT NULL,
        until TEXT NOT NULL,
        begun_at TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE asked_again (
        entry INTEGER NOT NULL PRIMARY KEY,
        number TEXT NOT NULL,
        seq INTEGER NOT NULL,
        restoration_id TEXT NOT NULL
            REFERENCES restored (restoration_id) ON DELETE RESTRICT,
        at TEXT NOT NULL,
        lost INTEGER NOT NULL,
        due TEXT NOT NULL,
        CONSTRAINT asked_once UNIQUE (number, seq, restoration_id),
        CONSTRAINT asked_lost CHECK (lost IN (0, 1)),
        CONSTRAINT asked_event FOREIGN KEY (number, seq)
            REFERENCES outbox (number, seq) ON DELETE RESTRICT
    ) STRICT
    """,
    """
    CREATE TABLE receipt_again (
        entry INTEGER NOT NULL PRIMARY KEY,
        number TEXT NOT NULL,
        seq INTEGER NOT NULL,
        receipt_id TEXT NOT NULL,
        received_at TEXT NOT NULL,
        digest BLOB NOT NULL,
        token TEXT NOT NULL,
        CONSTRAINT receipt_again_event FOREIGN KEY (number, seq)
            REFERENCES outbox (number, seq) ON DELETE RESTRICT
    ) STRICT
    """,
    "CREATE INDEX receipt_again_event ON receipt_again (number, seq)",
    "CREATE INDEX receipt_again_at ON receipt_again (received_at)",
    "CREATE INDEX receipt_at ON receipt (received_at)",
)


def upgrade() -> None:
    for statement in _STATEMENTS:
        op.execute(statement)


def downgrade() -> None:
    raise NotImplementedError("issued tickets are never taken apart; restore the snapshot instead")
