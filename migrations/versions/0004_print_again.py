"""Paper that is printed again is owed until it is out: the views are made anew by `migrate`."""

from __future__ import annotations

revision = "0004"
down_revision: str | None = "0003"
branch_labels: None = None
depends_on: None = None


def upgrade() -> None:
    """Nothing in a table changes."""


def downgrade() -> None:
    raise NotImplementedError("issued tickets are never taken apart; restore the snapshot instead")
