"""What Alembic runs: the migrations on the connection that the database opened and began."""

from __future__ import annotations

from alembic import context
from sqlalchemy import Connection

from sync.gateway.tables import METADATA


def _run() -> None:
    connection: Connection | None = context.config.attributes.get("connection")
    if connection is None:
        raise RuntimeError("migrations run only through sync.gateway.migrate")
    # The transaction is the caller's: every step and the version row land together or not at all.
    context.configure(connection=connection, target_metadata=METADATA)
    context.run_migrations()


_run()
