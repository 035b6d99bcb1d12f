"""Brings the database to the shape this program needs, or refuses one from a newer program."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Engine

from tracs_mobile.errors import StoreDamaged, StoreError, StoreTooNew
from tracs_mobile.ports.updating import RecordsStep
from tracs_mobile.store.durable import file_error
from tracs_mobile.store.faults import DATABASE_FAULTS, store_error
from tracs_mobile.store.raw import RawConnection, one_value, raw_of
from tracs_mobile.store.refill import refill
from tracs_mobile.store.standing import VIEWS
from tracs_mobile.store.triggers import TRIGGERS
from tracs_mobile.wording import say

VERSIONS: Final = ("0001", "0002", "0003", "0004", "0005")
"""Every shape this program knows, oldest first; the last is the one it works with."""

_SCRIPTS = "migrations:."  # the package, wherever it is installed
_SNAPSHOTS = "snapshots"
_SNAPSHOTS_KEPT = 10
_TOO_NEW = say(
    "The ticket database was written by a newer version of this program. Nothing was changed. "
    "Install the newest version of TraCS Mobile on this laptop, then start it again."
)
_NO_VERSION = say(
    "The ticket database on this laptop has lost the mark of its version and was not opened. "
    "Call your Point of Contact to restore the last copy."
)
_CHANGED = say(
    "The ticket database could not be brought to the new version without loss, so it was left as "
    "it was. Keep using the old version and call your Point of Contact."
)


def migrate(
    engine: Engine,
    path: Path,
    *,
    versions: tuple[str, ...] = VERSIONS,
    scripts: str = _SCRIPTS,
    told: Callable[[RecordsStep], None] = lambda _: None,
) -> None:
    """Run the migrations that are missing, all or none, after a snapshot beside `path`.

    `told` hears each step of it before it begins, and nothing when there is nothing to do.

    Alembic is loaded only when there is something to do. Raises StoreTooNew, StoreDamaged,
    StoreFull or StoreError; the database is then as it was before.
    """
    try:
        with engine.connect() as connection:
            raw = raw_of(connection)
            stored = _stored_version(raw)
            if stored == versions[-1]:
                return
            if stored and stored not in versions:
                raise StoreTooNew(_TOO_NEW)
            if stored:
                told(RecordsStep.COPYING)
                _snapshot(raw, path, stored)
                told(RecordsStep.CHANGING)
            _upgrade(connection, raw, target=versions[-1], scripts=scripts)
    except DATABASE_FAULTS as fault:
        raise store_error(fault) from fault
    except OSError as fault:
        raise StoreError(
            say(
                "The copy of the database before its update could not be written. Nothing was "
                "changed. Free some space, then start again."
            )
        ) from fault


def _stored_version(raw: RawConnection) -> str:
    tables = {name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type='table'")}
    if not tables:
        return ""
    version = None
    if "alembic_version" in tables:
        version = one_value(raw, "SELECT version_num FROM alembic_version")
    if version is None:
        raise StoreDamaged(_NO_VERSION)
    return str(version)


def _snapshot(raw: RawConnection, path: Path, version: str) -> None:
    """A whole copy under the same key; a plain file copy of an open database would be torn."""
    folder = path.parent / _SNAPSHOTS
    folder.mkdir(exist_ok=True)
    kept = _snapshots(path)
    turn = 1 + max((int(old.stem.rsplit("-", 2)[-2]) for old in kept), default=0)
    target = folder / f"{path.stem}-{turn:06d}-{version}.db"
    try:
        raw.execute("VACUUM INTO ?", (str(target),))
        with target.open("rb+") as file:
            os.fsync(file.fileno())
    except BaseException:
        target.unlink(missing_ok=True)  # half a copy would pass for the last good one
        raise
    for old in kept[: max(0, len(kept) + 1 - _SNAPSHOTS_KEPT)]:
        old.unlink()


def copy_records(engine: Engine, path: Path) -> None:
    """A whole copy beside `path`, as before an update of its shape. Raises StoreError."""
    try:
        with engine.connect() as connection:
            raw = raw_of(connection)
            _snapshot(raw, path, _stored_version(raw))
    except DATABASE_FAULTS as fault:
        raise store_error(fault) from fault
    except OSError as fault:
        raise file_error(fault, what=say("the copy of the records")) from fault


def forget_snapshots(path: Path) -> None:
    """Delete every copy made before an update: an expunged ticket must not live on in one.

    They are only there for an update that went wrong, and the file at hand is newer and whole.
    Raises StoreError; nothing may be expunged then.
    """
    try:
        for copy in _snapshots(path):
            copy.unlink(missing_ok=True)
    except OSError as fault:
        raise StoreError(
            say(
                "An older copy of the database could not be deleted, so the ticket was not "
                "expunged. Restart the laptop and do it again."
            )
        ) from fault


def _snapshots(path: Path) -> list[Path]:
    return sorted((path.parent / _SNAPSHOTS).glob(f"{path.stem}-*.db"))


def _upgrade(connection: Connection, raw: RawConnection, *, target: str, scripts: str) -> None:
    # Rebuilding a parent table with foreign keys on would run their actions on the children.
    raw.execute("PRAGMA foreign_keys=OFF")
    try:
        with connection.begin():
            before = _row_counts(raw)
            _drop_guards(raw)
            _run_alembic(connection, target=target, scripts=scripts)
            for statement in VIEWS.values():
                raw.execute(statement)
            refill(raw)
            for statement in TRIGGERS.values():
                raw.execute(statement)
            _assert_same(raw, before)
    finally:
        raw.execute("PRAGMA foreign_keys=ON")


def _run_alembic(connection: Connection, *, target: str, scripts: str) -> None:
    from alembic import command  # noqa: PLC0415  half a second that only an update pays
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", scripts)
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, target)


def _drop_guards(raw: RawConnection) -> None:
    """Triggers, and views too: a table that one reads cannot be renamed."""
    found = raw.execute(
        "SELECT type, name FROM sqlite_master WHERE type IN ('trigger', 'view')"
    ).fetchall()
    for kind, name in found:
        raw.execute(f'DROP {kind} "{name}"')


def _row_counts(raw: RawConnection) -> dict[str, object]:
    # The search index is made anew, with as many rows in its own tables as it happens to need.
    names = [row[1] for row in raw.execute("PRAGMA table_list") if row[2] == "table"]
    return {
        name: one_value(raw, f'SELECT count(*) FROM "{name}"')  # noqa: S608  names of our tables
        for name in names
        if name != "alembic_version" and not name.startswith("sqlite_")
    }


def _assert_same(raw: RawConnection, before: dict[str, object]) -> None:
    """No row lost or added, no reference broken, every table still STRICT."""
    after = _row_counts(raw)
    lost = {name for name, count in before.items() if after.get(name) != count}
    broken = raw.execute("PRAGMA foreign_key_check").fetchone()
    loose = [
        row[1]
        for row in raw.execute("PRAGMA table_list")
        if row[2] == "table" and row[0] == "main" and not row[5] and row[1] in after
    ]
    if lost or broken or loose:
        raise StoreError(_CHANGED)
