"""Why a print did not begin or stopped, as a word of its own beside the sentence.

The views are made anew by `migrate` too: paper that the officer saw is not owed any more, and paper
that is printed again is owed until it is out.
"""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision: str | None = "0002"
branch_labels: None = None
depends_on: None = None


def upgrade() -> None:
    op.execute("ALTER TABLE print_log ADD COLUMN cause TEXT NOT NULL DEFAULT 'ready'")


def downgrade() -> None:
    raise NotImplementedError("issued tickets are never taken apart; restore the snapshot instead")
