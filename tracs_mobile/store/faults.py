"""Turns what the database library raises into the error tree: one sentence for the officer each."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import sqlcipher3.dbapi2 as driver
from sqlalchemy.exc import SQLAlchemyError

from tracs_mobile.errors import StoreDamaged, StoreError, StoreFull
from tracs_mobile.wording import say

_FULL = 13
_CORRUPT = 11
_NOT_A_DATABASE = 26
_CANNOT_OPEN = 14
_IO = 10
_BUSY = (5, 6)
_READ_ONLY = 8
_CONSTRAINT = 19

DATABASE_FAULTS = (SQLAlchemyError, driver.Error)

FULL = say(
    "The disk of this laptop is full. Nothing was issued and nothing already issued is lost. "
    "Free some space, then do it again."
)
DAMAGED = say(
    "The ticket database on this laptop is damaged. Sealed copies of unsent tickets are kept and "
    "still go out. Do not delete anything; call your Point of Contact to restore the last copy."
)
_UNREADABLE = say(
    "The disk of this laptop could not be read or written. Nothing was changed. "
    "Restart the laptop; if it comes back, write on paper and call your Point of Contact."
)
_LOCKED = say(
    "The ticket database is in use by something else. Nothing was changed. Try again in a moment."
)
_REFUSED = say(
    "The database refused the change, because an issued record may never be altered or used "
    "twice. Nothing was changed. Call your Point of Contact."
)
_OTHER = say("The ticket database could not do this. Nothing was changed. Try again, then restart.")


def code_of(fault: BaseException) -> int:
    """SQLite's primary result code behind `fault`; 0 when there is none."""
    origin = getattr(fault, "orig", None) or fault
    code = getattr(origin, "sqlite_errorcode", None) or 0
    return int(code) & 0xFF


def store_error(fault: BaseException) -> StoreError:
    """The error of our tree for a fault outside a commit: the unit of work is forgotten."""
    code = code_of(fault)
    if code == _FULL:
        return StoreFull(FULL)
    if code in (_CORRUPT, _NOT_A_DATABASE):
        return StoreDamaged(DAMAGED)
    if code in (_IO, _CANNOT_OPEN, _READ_ONLY):
        return StoreError(_UNREADABLE)
    if code in _BUSY:
        return StoreError(_LOCKED)
    return StoreError(_REFUSED if code == _CONSTRAINT else _OTHER)


@contextmanager
def translated() -> Iterator[None]:
    """Let no error of a database library out of the block."""
    try:
        yield
    except DATABASE_FAULTS as fault:
        raise store_error(fault) from fault
