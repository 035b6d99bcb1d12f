"""Signing in: password and one-time code together, every try counted before it is looked at.

CJIS Security Policy v6.0: AC-7 (five tries in 15 minutes, then locked until an administrator
releases it), IA-2 (a second factor), AC-12 and SC-10 (sessions end).

Tries from an address where the person signed in lately are counted by themselves. So nobody locks
all of the staff out by typing their names: whoever tries from elsewhere locks the account for those
who come from elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, RowMapping, or_, select, update

from sync.gateway.database import Database
from sync.gateway.keys import GatewayKeys
from sync.gateway.office import chain, places
from sync.gateway.office.places import network_of
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

    @property
    def place(self) -> str:
        """What of the address counts as one place."""
        return network_of(self.address)


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
            known = _counted(connection, username, now, place=typed.place)
        # The same work whoever it is: the time it takes must not say whether there is an account.
        fits = self._book.fits(typed.password, None if known is None else known.kept)
        step = None if known is None else self._step(known, typed.code, now)
        with self._database.write() as connection:
            if fits and known is not None and step is not None and _used(connection, known, step):
                places.remember(connection, username, typed.place, now)
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
        if known is not None and not known.open:
            raise BadInput(
                "The account is locked after wrong tries. Another administrator releases it; "
                "nothing was changed."
            )
        raise BadInput("The password in use is not right. Nothing was changed.")

    def _step(self, known: _Known, code: str, now: datetime) -> int | None:
        secret = open_factor(self._keys, known.username, known.factor_locked)
        return totp.step_of(secret, code, now, after=known.step)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """An account as a try finds it; `open` says whether the try may succeed at all.

    `place` is where the tries are counted when it is one of the person's own, else empty.
    """

    username: str
    kept: bytes
    factor_locked: bytes
    step: int
    place: str
    open: bool
    last: bool


def _counted(
    connection: Connection, username: str, now: datetime, *, place: str = ""
) -> _Known | None:
    """The account, and the try on disk when the block ends: a crash forgives none."""
    named = STAFF.c.username == username
    row = connection.execute(select(STAFF).where(named).with_for_update()).mappings().first()
    if row is None:
        return None
    own = places.own(connection, username, place, now) if place else None
    values = _one_more(row if own is None else own, now)
    if own is not None:
        places.put(connection, username, place, values)
    elif values:
        connection.execute(update(STAFF).where(named).values(values))
    # What strangers locked is open to the person; what an administrator locked is not.
    shut = row["locked"] if own is None else own["locked"] or _by_hand(row)
    return _Known(
        username=username,
        kept=row["secret"],
        factor_locked=row["totp_locked"],
        step=row["totp_step"],
        place=place if own is not None else "",
        open=row["active"] and not shut,
        last=not shut and bool(values.get("locked")),
    )


def _one_more(held: RowMapping, now: datetime) -> dict[str, object]:
    """The counts after one more try; nothing new once it is locked, by tries or by hand."""
    if held["locked"]:
        return {}
    fresh = not held["failed_since"] or now - instant(held["failed_since"]) > WITHIN
    failed = 1 if fresh else held["failed"] + 1
    since = instant_text(now) if fresh else held["failed_since"]
    return {"failed": failed, "failed_since": since, "locked": failed >= TRIES}


def _by_hand(row: RowMapping) -> bool:
    """Whether an administrator locked it: that puts the tries back to none."""
    return bool(row["locked"]) and row["failed"] < TRIES


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
    none: dict[str, object] = {"failed": 0, "failed_since": "", "locked": False}
    done = connection.execute(
        update(STAFF)
        .where(STAFF.c.username == known.username, STAFF.c.active, by_tries, *only)
        # Who comes from a place of their own says nothing about tries from elsewhere.
        .values({**({} if known.place else none), **values})
    )
    if known.place and done.rowcount == 1:
        places.put(connection, known.username, known.place, none)
    return done.rowcount == 1


def _tell(connection: Connection, known: _Known | None, address: str, now: datetime) -> None:
    actor = NOBODY if known is None else known.username
    chain.note(connection, actor, "sign-in-refused", {"address": address}, now)
    if known is not None and known.last:
        where = {"address": address} if known.place else {}
        chain.note(connection, actor, "account-locked", {"tries": TRIES, **where}, now)
