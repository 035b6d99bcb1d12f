"""What Alembic runs: the migrations on the connection that the store opened and began."""

from __future__ import annotations

from alembic import context
from sqlalchemy import Connection

from tracs_mobile.store.tables import metadata


def _run() -> None:
    connection: Connection | None = context.config.attributes.get("connection")
    if connection is None:
        raise RuntimeError("migrations run only through tracs_mobile.store.migrate")
    # The transaction is the caller's: every step and the version row land together or not at all.
    context.configure(connection=connection, target_metadata=metadata, render_as_batch=True)
    context.run_migrations()


_run()
