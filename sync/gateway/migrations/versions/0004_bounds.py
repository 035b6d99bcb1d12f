"""What is kept of refusals in a day, which configuration a laptop has, and where staff sign in."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Boolean, Column, Integer, String, false

revision = "0004"
down_revision: str | None = "0003"
branch_labels: None = None
depends_on: None = None


def upgrade() -> None:
    for name in ("refusal", "conflict"):
        op.create_index(f"ix_{name}_received_at", name, ["received_at"])
    op.add_column("device", Column("config_version", Integer, nullable=False, server_default="0"))
    op.add_column("device", Column("config_digest", String(64), nullable=False, server_default=""))
    op.create_table(
        "staff_place",
        Column("username", String(40), primary_key=True),
        Column("place", String(50), primary_key=True),
        Column("signed_in_at", String(27), nullable=False),
        Column("failed", Integer, nullable=False, server_default="0"),
        Column("failed_since", String(27), nullable=False, server_default=""),
        Column("locked", Boolean, nullable=False, server_default=false()),
    )


def downgrade() -> None:
    raise NotImplementedError("what was taken in is never taken apart; restore a backup instead")
