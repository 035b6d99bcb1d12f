"""Who is signed in: a random token in a cookie, only its digest in the database."""

from __future__ import annotations

import hashlib
import hmac
from datetime import datetime, timedelta

from fastapi import Request, Response
from sqlalchemy import ColumnElement, RowMapping, delete, insert, or_, select, update

from sync.gateway.desk import Desk
from sync.gateway.office import chain
from sync.gateway.tables import SESSION, STAFF, instant, instant_text
from sync.gateway.web.people import StaffRole, Visitor
from sync.gateway.web.tokens import fresh_token

IDLE = timedelta(minutes=30)
WHOLE = timedelta(hours=12)
"""A session ends 30 minutes after the last page and 12 hours after it began (CJIS AC-11, AC-12)."""

_TOUCH = timedelta(minutes=1)
"""`seen_at` is written at most this often: a page that only shows something should not write."""
_NAME = "tracs"
_BEFORE = "tracs-door"


class Sessions:
    """Begins, finds and ends sessions. Several processes may share the database."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def begin(self, username: str) -> str:
        """A fresh token for somebody who has just proven who they are."""
        token, now = fresh_token(), self._desk.clock.now()
        row = {
            "token_digest": _digest(token),
            "username": username,
            "csrf": fresh_token(),
            "began_at": instant_text(now),
            "seen_at": instant_text(now),
        }
        with self._desk.database.write() as connection:
            connection.execute(delete(SESSION).where(_over(now)))
            connection.execute(insert(SESSION).values(row))
        return token

    def visitor(self, request: Request) -> Visitor | None:
        """Whose session the cookie of `request` is; None when there is none or it is over."""
        token = request.cookies.get(_cookie(_NAME, request), "")
        if not token or len(token) > 100:
            return None
        now, digest = self._desk.clock.now(), _digest(token)
        with self._desk.database.read() as connection:
            found = connection.execute(
                select(SESSION, STAFF.c.name, STAFF.c.role, STAFF.c.must_change)
                .join(STAFF, STAFF.c.username == SESSION.c.username)
                .where(SESSION.c.token_digest == digest, STAFF.c.active, ~_over(now))
            )
            row = found.mappings().first()
        if row is None:
            return None
        if now - instant(row["seen_at"]) >= _TOUCH:
            self._touch(digest, now)
        return _visitor(row)

    def _touch(self, digest: str, now: datetime) -> None:
        named = SESSION.c.token_digest == digest
        with self._desk.database.write() as connection:
            connection.execute(update(SESSION).where(named).values(seen_at=instant_text(now)))

    def end(self, visitor: Visitor) -> None:
        """Sign out: the token opens nothing any more, wherever a copy of it may be."""
        with self._desk.database.write() as connection:
            connection.execute(delete(SESSION).where(SESSION.c.token_digest == visitor.session))
            now = self._desk.clock.now()
            chain.note(connection, visitor.username, "signed-out", {}, now)

    def end_of_cookie(self, request: Request) -> None:
        """End what the cookie still names, before another session begins in the same browser."""
        token = request.cookies.get(_cookie(_NAME, request), "")
        if token:
            with self._desk.database.write() as connection:
                named = SESSION.c.token_digest == _digest(token)
                connection.execute(delete(SESSION).where(named))

    def ends_at(self, visitor: Visitor) -> datetime:
        """When the session ends whatever is done with it."""
        with self._desk.database.read() as connection:
            query = select(SESSION.c.began_at).where(SESSION.c.token_digest == visitor.session)
            began = connection.execute(query).scalar()
        return self._desk.clock.now() if began is None else instant(began) + WHOLE


def give(request: Request, response: Response, token: str) -> None:
    """Put the token of a session into the browser, for this site and no script."""
    _set(request, response, _NAME, token, int(WHOLE.total_seconds()))


def take(request: Request, response: Response) -> None:
    """Take it out again."""
    _set(request, response, _NAME, "", 0)


def before(request: Request, response: Response, mark: str) -> None:
    """Mark a browser that was shown the sign-in page."""
    _set(request, response, _BEFORE, mark, 3600)


def was_before(request: Request, mark: str) -> bool:
    """Whether `mark`, from the form, is that of this browser: no other site can sign it in."""
    held = request.cookies.get(_cookie(_BEFORE, request), "")
    return bool(held) and hmac.compare_digest(held.encode(), mark.encode())


def held_mark(request: Request) -> str:
    """The mark the browser has, empty for none."""
    return request.cookies.get(_cookie(_BEFORE, request), "")[:100]


def _set(request: Request, response: Response, name: str, value: str, age: int) -> None:
    response.set_cookie(
        _cookie(name, request),
        value,
        max_age=age,
        path="/",
        httponly=True,
        samesite="strict",
        secure=_is_secure(request),
    )


def _cookie(name: str, request: Request) -> str:
    # The prefix makes browsers refuse the cookie from a subdomain or over plain HTTP.
    return f"__Host-{name}" if _is_secure(request) else name


def _is_secure(request: Request) -> bool:
    return request.url.scheme == "https"


def _over(now: datetime) -> ColumnElement[bool]:
    return or_(
        SESSION.c.seen_at < instant_text(now - IDLE), SESSION.c.began_at < instant_text(now - WHOLE)
    )


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _visitor(row: RowMapping) -> Visitor:
    return Visitor(
        username=row["username"],
        name=row["name"],
        role=StaffRole(row["role"]),
        csrf=row["csrf"],
        session=row["token_digest"],
        must_change=row["must_change"],
    )
