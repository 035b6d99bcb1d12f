"""Accounts of DPS staff: who may sign in to the pages, in which role. Every change is noted."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from sqlalchemy import Connection, RowMapping, delete, insert, select, update

from sync.gateway.database import Database
from sync.gateway.keys import GatewayKeys
from sync.gateway.office import chain, places
from sync.gateway.office.configuring import blocked_secrets
from sync.gateway.tables import SESSION, STAFF, instant, instant_text
from tracs_mobile.errors import BadInput
from tracs_mobile.vault import totp
from tracs_mobile.vault.passwords import PasswordBook, check_secret, fresh_password

ISSUER = "DPS e-Ticket"

_USERNAME = re.compile(r"[a-z][a-z0-9._-]{1,39}")
_LONGEST_NAME = 60


class StaffRole(Enum):
    """What a member of the staff may do; each role also may what the ones before it may."""

    READER = "reader"
    """Sees boards, records and the audit; changes nothing."""
    TECHNICIAN = "technician"
    """Enters requests, approves those that somebody else entered, hands out numbers and codes."""
    ADMINISTRATOR = "administrator"
    """Keeps staff accounts and settings, and expunges."""

    def covers(self, needed: StaffRole) -> bool:
        """Whether this role may do what `needed` may."""
        order = list(StaffRole)
        return order.index(self) >= order.index(needed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """An account as the staff page shows it."""

    username: str
    name: str
    role: StaffRole
    locked: bool
    """Also for one place alone, or for all but the person's own."""
    active: bool
    must_change: bool
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOver:
    """What is shown once and kept nowhere: for the person whose account it is."""

    username: str
    password: str
    """Empty when the person chose it."""
    secret: str
    """For the authenticator, in groups of four; empty when the second factor stayed."""
    address: str
    """The same as an otpauth address."""


def accounts(connection: Connection) -> tuple[Account, ...]:
    """Every account, by username."""
    rows = connection.execute(select(STAFF).order_by(STAFF.c.username)).mappings()
    shut = places.locked(connection)
    return tuple(_account(row, shut) for row in rows)


def has_any(connection: Connection) -> bool:
    """Whether anybody could sign in at all."""
    return connection.execute(select(STAFF.c.username).limit(1)).first() is not None


def add(
    database: Database,
    keys: GatewayKeys,
    book: PasswordBook,
    *,
    username: str,
    name: str,
    role: StaffRole,
    by: str,
    now: datetime,
    password: str = "",
) -> HandedOver:
    """A new account; without `password` one is made that must be changed at the first sign-in.

    Raises BadInput for a username that is taken or not fit, or a password nobody should use.
    """
    username = tidy_username(username)
    if not name.strip() or len(name) > _LONGEST_NAME:
        raise BadInput(f"The name is missing or longer than {_LONGEST_NAME} characters.")
    chosen = password or fresh_password()
    must_be_fit(database, chosen, username)
    secret = totp.new_secret()
    row = {
        "username": username,
        "name": " ".join(name.split()),
        "role": role.value,
        "secret": book.keep(chosen),
        "totp_locked": keys.storing.lock(secret, place=_place(username)),
        "active": True,
        "created_at": instant_text(now),
        "must_change": not password,
    }
    with database.write() as connection:
        if _found(connection, username) is not None:
            raise BadInput(f"There is an account {username} already. Choose another user name.")
        connection.execute(insert(STAFF).values(row))
        body = {"username": username, "role": role.value}
        chain.note(connection, by, "staff-added", body, now)
    return _handed(username, "" if password else chosen, secret)


def set_role(database: Database, username: str, role: StaffRole, *, by: str, now: datetime) -> None:
    """Give another role; the person must sign in again. Raises BadInput for one's own."""
    _not_oneself(username, by)
    with database.write() as connection:
        if not role.covers(StaffRole.ADMINISTRATOR):
            _keep_one_administrator(connection, username)
        _change(connection, username, {"role": role.value})
        end_sessions(connection, username)
        body = {"username": username, "role": role.value}
        chain.note(connection, by, "staff-role-changed", body, now)


def set_active(database: Database, username: str, active: bool, *, by: str, now: datetime) -> None:
    """Close an account for somebody who left, or open it again. Raises BadInput."""
    _not_oneself(username, by)
    with database.write() as connection:
        if not active:
            _keep_one_administrator(connection, username)
        _change(connection, username, {"active": active})
        end_sessions(connection, username)
        kind = "staff-reopened" if active else "staff-closed"
        chain.note(connection, by, kind, {"username": username}, now)


def lock(database: Database, username: str, *, by: str, now: datetime) -> None:
    """Nobody signs in to it until it is released; who is signed in is out at once."""
    _not_oneself(username, by)
    with database.write() as connection:
        _keep_one_administrator(connection, username)
        _change(connection, username, {"locked": True, "failed": 0, "failed_since": ""})
        end_sessions(connection, username)
        chain.note(connection, by, "staff-locked", {"username": username}, now)


def release(database: Database, username: str, *, by: str, now: datetime) -> None:
    """Let somebody try again after five wrong tries, or after `lock`. Raises BadInput."""
    _not_oneself(username, by)
    with database.write() as connection:
        _change(connection, username, {"locked": False, "failed": 0, "failed_since": ""})
        places.forgive(connection, username)
        chain.note(connection, by, "staff-released", {"username": username}, now)


def reset(
    database: Database,
    keys: GatewayKeys,
    book: PasswordBook,
    username: str,
    *,
    password: bool,
    factor: bool,
    by: str,
    now: datetime,
) -> HandedOver:
    """A new password, a new second factor, or both, for a person who lost them; sessions end."""
    made = fresh_password() if password else ""
    secret = totp.new_secret() if factor else b""
    values: dict[str, object] = {}
    if made:
        values |= {"secret": book.keep(made), "must_change": True}
    if secret:
        values |= {"totp_locked": keys.storing.lock(secret, place=_place(username)), "totp_step": 0}
    with database.write() as connection:
        _change(connection, username, values)
        end_sessions(connection, username)
        body: dict[str, str | int] = {
            "username": username,
            "password": int(password),
            "factor": int(factor),
        }
        chain.note(connection, by, "staff-reset", body, now)
    return _handed(username, made, secret)


def sign_out_everywhere(database: Database, username: str, *, now: datetime) -> None:
    """End every session of one's own."""
    with database.write() as connection:
        end_sessions(connection, username)
        chain.note(connection, username, "signed-out-everywhere", {}, now)


def end_sessions(connection: Connection, username: str) -> None:
    """Whoever is signed in as `username`, anywhere, is out."""
    connection.execute(delete(SESSION).where(SESSION.c.username == username))


def must_be_fit(database: Database, password: str, username: str) -> None:
    """Raise BadInput for a password nobody should use, also by the list that DPS keeps."""
    with database.read() as connection:
        known = frozenset(blocked_secrets(connection))
    check_secret(password, username=username, blocked=known.__contains__)


def tidy_username(typed: str) -> str:
    """A username in its one spelling. Raises BadInput."""
    name = typed.strip().lower()
    if not _USERNAME.fullmatch(name):
        raise BadInput(
            "A user name has 2 to 40 letters, digits, dots or dashes, and begins with a letter."
        )
    return name


def open_factor(keys: GatewayKeys, username: str, locked: bytes) -> bytes:
    """The secret of an account's second factor. Raises BadSignature when it was tampered with."""
    return keys.storing.unlock(locked, place=_place(username))


def _handed(username: str, password: str, secret: bytes) -> HandedOver:
    return HandedOver(
        username=username,
        password=password,
        secret=totp.spoken(secret) if secret else "",
        address=totp.address(secret, username=username, issuer=ISSUER) if secret else "",
    )


def _place(username: str) -> bytes:
    return f"totp|{username}".encode()


def _found(connection: Connection, username: str) -> RowMapping | None:
    query = select(STAFF).where(STAFF.c.username == username)
    return connection.execute(query).mappings().first()


def _change(connection: Connection, username: str, values: dict[str, object]) -> None:
    done = connection.execute(update(STAFF).where(STAFF.c.username == username).values(values))
    if done.rowcount != 1:
        raise BadInput(f"There is no account {username}.")


def _not_oneself(username: str, by: str) -> None:
    if username == by:
        raise BadInput("Another administrator must do this: nobody changes their own account.")


def _keep_one_administrator(connection: Connection, without: str) -> None:
    """Raise BadInput when nobody could keep the accounts any more."""
    # Held, or two processes could each take away the other's last one.
    rows: Sequence[str] = (
        connection.execute(
            select(STAFF.c.username)
            .where(
                STAFF.c.role == StaffRole.ADMINISTRATOR.value,
                STAFF.c.active,
                STAFF.c.locked.is_(False),
            )
            .with_for_update()
        )
        .scalars()
        .all()
    )
    if set(rows) == {without}:
        raise BadInput("This is the last administrator. Make somebody else administrator first.")


def _account(row: RowMapping, shut: Collection[str]) -> Account:
    return Account(
        username=row["username"],
        name=row["name"],
        role=StaffRole(row["role"]),
        locked=row["locked"] or row["username"] in shut,
        active=row["active"],
        must_change=row["must_change"],
        created_at=instant(row["created_at"]),
    )
