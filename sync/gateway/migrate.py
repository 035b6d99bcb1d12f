"""Brings the gateway's database to the shape this program needs, or refuses one of a newer one."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection, func, inspect, select, table, text

from tracs_mobile.errors import StoreDamaged, StoreError, StoreTooNew

VERSIONS: Final = ("0001", "0002", "0003", "0004")
"""Every shape this program knows, oldest first; the last is the one it works with."""

_SCRIPTS = "sync.gateway:migrations"  # the package, wherever it is installed
_MARK = "alembic_version"
_FIRST = "config_version"
"""A table that every database of a gateway has, marked or not."""
_TOO_NEW = (
    "The gateway's database was written by a newer version of the gateway. Nothing was changed, "
    "and this version takes no ticket in. Install the newest version, then start it again."
)
_OTHER = (
    "The database holds tables of another program. Nothing was changed. Give the gateway a "
    "database of its own."
)
_CHANGED = (
    "The gateway's database could not be brought to the new version without loss, so it was left "
    "as it was. Run the old version and call whoever maintains the gateway."
)


def stored_version(connection: Connection) -> str:
    """The version that the database is marked with; empty for a new one or one of before marks."""
    if not inspect(connection).has_table(_MARK):
        return ""
    found = connection.execute(text(f"SELECT version_num FROM {_MARK}")).scalar()  # noqa: S608  a constant
    if found is None:
        raise StoreDamaged(
            "The gateway's database has lost the mark of its version and was not opened. Restore "
            "the last backup."
        )
    return str(found)


def migrate(
    connection: Connection, *, versions: tuple[str, ...] = VERSIONS, scripts: str = _SCRIPTS
) -> None:
    """Run the migrations that are missing inside the caller's transaction, all or none.

    A database of the first release, which left no mark, is taken over as it is. The caller holds
    the write lock, so that of two gateways starting at once one waits and finds the work done.
    Alembic is loaded only when there is something to do. Raises StoreTooNew, StoreDamaged,
    StoreError.
    """
    stored = stored_version(connection)
    if stored == versions[-1]:
        return
    if stored and stored not in versions:
        raise StoreTooNew(_TOO_NEW)
    before = _row_counts(connection)
    if before and _FIRST not in before:
        raise StoreError(_OTHER)
    _unlimited(connection)
    _run_alembic(connection, target=versions[-1], scripts=scripts)
    after = _row_counts(connection) if before else {}
    if any(after.get(name) != count for name, count in before.items()):
        raise StoreError(_CHANGED)


def _run_alembic(connection: Connection, *, target: str, scripts: str) -> None:
    from alembic import command  # noqa: PLC0415  half a second that only an update pays
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", scripts)
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, target)


def _unlimited(connection: Connection) -> None:
    """A change of a large table may take longer than a request."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SET LOCAL statement_timeout = 0"))


def _row_counts(connection: Connection) -> dict[str, int]:
    names = (name for name in inspect(connection).get_table_names() if name != _MARK)
    return {
        name: connection.execute(select(func.count()).select_from(table(name))).scalar_one()
        for name in names
    }
