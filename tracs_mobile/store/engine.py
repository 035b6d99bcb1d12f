"""Opens the encrypted database: the key, the connection recipe and the checks at start.

Measured in favor of this recipe: with write-ahead log, full sync and an explicit salt no
acknowledged ticket was lost in simulated power cuts; without the salt the file could become
unreadable for good.
"""

from __future__ import annotations

from pathlib import Path

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.pool import QueuePool

from tracs_mobile.errors import StoreDamaged, StoreError
from tracs_mobile.store.faults import DAMAGED, DATABASE_FAULTS, code_of, store_error
from tracs_mobile.store.pages import key_fits
from tracs_mobile.store.raw import RawConnection, one_value, raw_of
from tracs_mobile.store.standing import VIEWS
from tracs_mobile.store.triggers import TRIGGERS
from tracs_mobile.wording import say

__all__ = ["OLDEST_SQLITE", "Engine", "assert_healthy", "open_engine"]

OLDEST_SQLITE = (3, 51, 3)
"""Older ones can damage a database with a write-ahead log (two connections, one checkpoint)."""

_RECIPE = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "recursive_triggers=ON",  # else INSERT OR REPLACE deletes without the delete trigger
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "secure_delete=ON",
    "temp_store=MEMORY",
    "busy_timeout=5000",
    "cache_size=-32000",  # KiB; with 8 MB a search decrypts the same pages again and again
)
_WRONG_KEY = say(
    "The key of this laptop does not open this ticket database; it belongs to another laptop or "
    "to an older set-up. Nothing was changed. Call your Point of Contact."
)
_UNSAFE = say(
    "This program was installed with a database library that is not safe to use: {what}. "
)
_NOT_A_DATABASE = 26


def open_engine(path: Path, *, key: bytes, salt: bytes) -> Engine:
    """An engine for the database at `path`; a new file is made when there is none.

    `key` has 32 bytes and is used as it is, `salt` 16. Raises StoreDamaged when the key does not
    open the file or the file is not whole, StoreError when it cannot be reached.
    """
    if len(key) != 32 or len(salt) != 16:
        raise ValueError("the database takes a key of 32 bytes and a salt of 16")
    url = URL.create("sqlite", database=str(path))
    engine = create_engine(
        url,
        module=driver,
        poolclass=QueuePool,
        pool_size=4,
        max_overflow=4,
        hide_parameters=True,  # an error would carry the person's name into a log
    )
    # The key comes in through the event: in a URL it would show in every log of the engine.
    unlock = f"PRAGMA key=\"x'{(key + salt).hex()}'\""
    event.listen(engine, "connect", lambda raw, _record: _prepare(raw, unlock))
    event.listen(engine, "begin", _begin)
    try:
        with engine.connect():
            pass
    except DATABASE_FAULTS as fault:
        engine.dispose()
        raise _open_error(fault, path, key=key, salt=salt) from fault
    return engine


def _prepare(raw: RawConnection, unlock: str) -> None:
    raw.isolation_level = None  # BEGIN comes from us, so that it can be IMMEDIATE
    raw.execute("PRAGMA cipher_log_level=NONE")  # it would write to stderr
    raw.execute(unlock)
    raw.execute("SELECT count(*) FROM sqlite_master").fetchone()  # a wrong key fails here
    for setting in _RECIPE:
        raw.execute(f"PRAGMA {setting}").fetchone()


def _begin(connection: Connection) -> None:
    # A unit that reads before it writes must not find its snapshot outdated half way.
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _open_error(fault: BaseException, path: Path, *, key: bytes, salt: bytes) -> StoreError:
    if code_of(fault) == _NOT_A_DATABASE and not key_fits(path, key=key, salt=salt):
        return StoreDamaged(_WRONG_KEY)
    return store_error(fault)


def assert_healthy(engine: Engine) -> None:
    """Check the library, the settings, the triggers and every page; called after `migrate`.

    Raises StoreDamaged for the file and StoreError for the installation.
    """
    try:
        with engine.connect() as connection:
            raw = raw_of(connection)
            _assert_library(raw)
            _assert_settings(raw)
            _assert_encrypted(Path(str(engine.url.database)))
            _assert_triggers(raw)
            if one_value(raw, "PRAGMA quick_check(1)") != "ok":
                raise StoreDamaged(DAMAGED)
    except DATABASE_FAULTS as fault:
        raise store_error(fault) from fault


def _assert_library(raw: RawConnection) -> None:
    if not one_value(raw, "PRAGMA cipher_version"):
        raise StoreError(
            _UNSAFE.format(what="it cannot encrypt") + say("Install the program again.")
        )
    if driver.sqlite_version_info < OLDEST_SQLITE:
        raise StoreError(_UNSAFE.format(what="it is too old") + say("Install the program again."))


def _assert_settings(raw: RawConnection) -> None:
    expected = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "recursive_triggers": 1}
    for name, value in expected.items():
        found = one_value(raw, f"PRAGMA {name}")
        if found != value:
            raise StoreError(
                say(
                    "The ticket database cannot be kept safe on this disk ({name} is {found}). "
                    "Keep it on the laptop's own disk, not on a network drive.",
                    name=name,
                    found=found,
                )
            )


def _assert_encrypted(path: Path) -> None:
    with path.open("rb") as file:
        head = file.read(16)
    if head == b"SQLite format 3\0":
        raise StoreDamaged(
            say(
                "The ticket database on this laptop is not encrypted and was not opened. "
                "Call your Point of Contact."
            )
        )


def _assert_triggers(raw: RawConnection) -> None:
    found = raw.execute("SELECT name, sql FROM sqlite_master WHERE type IN ('trigger', 'view')")
    if dict(found.fetchall()) != {**TRIGGERS, **VIEWS}:
        raise StoreDamaged(
            say(
                "The guards that keep issued tickets unchanged were altered in this database. "
                "Do not issue from this laptop; call your Point of Contact."
            )
        )
