"""Signing in: password and one-time code together, every try counted before it is looked at.

CJIS Security Policy v6.0: AC-7 (five tries in 15 minutes, then locked until an administrator
releases it), IA-2 (a second factor), AC-12 and SC-10 (sessions end).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, or_, select, update

from sync.gateway.database import Database
from sync.gateway.keys import GatewayKeys
from sync.gateway.office import chain
from sync.gateway.office.staff import end_sessions, must_be_fit, open_factor
from sync.gateway.tables import STAFF, instant, instant_text
from tracs_mobile.errors import BadInput
from tracs_mobile.vault import totp
from tracs_mobile.vault.passwords import PasswordBook

TRIES = 5
WITHIN = timedelta(minutes=15)
NOBODY = "nobody"
"""The actor of a try for a username that does not exist: what was typed may be a password."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Try:
    """What somebody typed at the door, and from where."""

    username: str
    password: str
    code: str
    address: str


class Door:
    """Lets people in. Threads and processes may share the database behind it."""

    def __init__(self, database: Database, keys: GatewayKeys, book: PasswordBook) -> None:
        self._database = database
        self._keys = keys
        self._book = book

    def sign_in(self, typed: Try, now: datetime) -> str | None:
        """The username when everything is right, else None, after the same work in either case."""
        username = typed.username.strip().lower()
        with self._database.write() as connection:
            known = _counted(connection, username, now)
        # The same work whoever it is: the time it takes must not say whether there is an account.
        fits = self._book.fits(typed.password, None if known is None else known.kept)
        step = None if known is None else self._step(known, typed.code, now)
        with self._database.write() as connection:
            if fits and known is not None and step is not None and _used(connection, known, step):
                chain.note(connection, username, "signed-in", {"address": typed.address}, now)
                return username
            _tell(connection, known, typed.address, now)
        return None

    def change_password(self, username: str, *, old: str, new: str, now: datetime) -> None:
        """One's own, by the old one; every session ends. Raises BadInput with what is wrong.

        A wrong old one counts like a wrong try to sign in: a session left open is no way around.
        """
        must_be_fit(self._database, new, username)
        if old == new:
            raise BadInput("The new password is the one in use. Choose another.")
        with self._database.write() as connection:
            known = _counted(connection, username, now)
        fits = self._book.fits(old, None if known is None else known.kept)
        kept = self._book.keep(new)
        with self._database.write() as connection:
            if known is None or not fits or not known.open:
                chain.note(connection, username, "password-change-refused", {}, now)
                if known is not None and known.last:
                    end_sessions(connection, username)
                    chain.note(connection, username, "account-locked", {"tries": TRIES}, now)
            else:
                _forgive(connection, known, secret=kept, must_change=False)
                end_sessions(connection, username)
                chain.note(connection, username, "password-changed", {}, now)
                return
        raise BadInput("The password in use is not right. Nothing was changed.")

    def _step(self, known: _Known, code: str, now: datetime) -> int | None:
        secret = open_factor(self._keys, known.username, known.factor_locked)
        return totp.step_of(secret, code, now, after=known.step)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """An account as a try finds it; `open` says whether the try may succeed at all."""

    username: str
    kept: bytes
    factor_locked: bytes
    step: int
    open: bool
    last: bool


def _counted(connection: Connection, username: str, now: datetime) -> _Known | None:
    """The account, and the try on disk when the block ends: a crash forgives none."""
    named = STAFF.c.username == username
    row = connection.execute(select(STAFF).where(named).with_for_update()).mappings().first()
    if row is None:
        return None
    fresh = not row["failed_since"] or now - instant(row["failed_since"]) > WITHIN
    failed = 1 if fresh else row["failed"] + 1
    values = {
        "failed": failed,
        "failed_since": instant_text(now) if fresh else row["failed_since"],
        "locked": row["locked"] or failed >= TRIES,
    }
    connection.execute(update(STAFF).where(named).values(values))
    return _Known(
        username=username,
        kept=row["secret"],
        factor_locked=row["totp_locked"],
        step=row["totp_step"],
        open=row["active"] and not row["locked"],
        last=failed >= TRIES and not row["locked"],
    )


def _used(connection: Connection, known: _Known, step: int) -> bool:
    """Take the step, once; the tries before this one are forgiven."""
    if not known.open:
        return False
    return _forgive(connection, known, STAFF.c.totp_step < step, totp_step=step)


def _forgive(
    connection: Connection, known: _Known, *only: ColumnElement[bool], **values: object
) -> bool:
    """Forget the tries so far and set `values`; False when the account no longer allows it."""
    # A lock that tries alone made goes with them; one that an administrator set meanwhile stays.
    by_tries = or_(STAFF.c.locked.is_(False), STAFF.c.failed >= TRIES)
    done = connection.execute(
        update(STAFF)
        .where(STAFF.c.username == known.username, STAFF.c.active, by_tries, *only)
        .values(failed=0, failed_since="", locked=False, **values)
    )
    return done.rowcount == 1


def _tell(connection: Connection, known: _Known | None, address: str, now: datetime) -> None:
    actor = NOBODY if known is None else known.username
    chain.note(connection, actor, "sign-in-refused", {"address": address}, now)
    if known is not None and known.last:
        chain.note(connection, actor, "account-locked", {"tries": TRIES}, now)
