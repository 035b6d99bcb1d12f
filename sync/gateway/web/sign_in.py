"""The door of the pages: signing in and out, one's own account, and whether the gateway is up."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from datetime import timedelta

from fastapi import Request, Response
from fastapi.responses import PlainTextResponse, RedirectResponse
from starlette.concurrency import run_in_threadpool

from sync.gateway.office import staff
from sync.gateway.office.door import TRIES, WITHIN, Door, Try
from sync.gateway.web import sessions as cookies
from sync.gateway.web.forms import Form, read_form
from sync.gateway.web.people import StaffRole
from sync.gateway.web.safety import must_be_from_here
from sync.gateway.web.sessions import Sessions
from sync.gateway.web.shell import Answer, Ask, Goto, Page, Shell
from sync.gateway.web.throttle import Throttle
from sync.gateway.web.tokens import fresh_token
from tracs_mobile.errors import BadInput
from tracs_mobile.vault.passwords import PasswordBook

LARGEST = 10_000
"""Bytes of the sign-in form."""
_AT_THE_DOOR = 8
"""Tries at work or waiting at once; more would keep laptops from being answered."""

BANNER = (
    "This system belongs to the Vermont Department of Public Safety and is for official use only. "
    "What is done here is recorded and may be monitored. Use without permission is forbidden and "
    "may be punished. By signing in you agree to this."
)
"""Shown before anybody signs in (CJIS Security Policy v6.0, AC-8)."""

_MINUTES = int(WITHIN.total_seconds()) // 60
NOT_RIGHT = (
    "Not signed in: the user name, the password or the code is not right, or the account is "
    f"locked. After {TRIES} wrong tries within {_MINUTES} minutes it stays locked until an "
    "administrator releases it."
)
"""The one answer to everything that is wrong: it must not tell a stranger which part it was."""


def add_sign_in(shell: Shell, sessions: Sessions, book: PasswordBook) -> None:
    """Put `/sign-in`, `/sign-out`, `/account` and `/health` into the gateway."""
    desk = shell.desk
    counter = _Counter(
        shell=shell,
        sessions=sessions,
        door=Door(desk.database, desk.keys, book),
        throttle=Throttle(),
        places=threading.BoundedSemaphore(_AT_THE_DOOR),
    )
    shell.open_route("GET", "/health", _health)
    shell.open_route("GET", "/sign-in", counter.show)
    shell.open_route("POST", "/sign-in", counter.try_it)
    _add_leaving(shell, sessions)
    _add_account(shell, counter.door)


async def _health(_request: Request) -> Response:
    return PlainTextResponse("up\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Counter:
    """What signing in needs."""

    shell: Shell
    sessions: Sessions
    door: Door
    throttle: Throttle
    places: threading.BoundedSemaphore

    async def show(self, request: Request) -> Response:
        return await run_in_threadpool(self._show, request, "")

    async def try_it(self, request: Request) -> Response:
        must_be_from_here(request)
        form = await read_form(request, LARGEST)
        return await run_in_threadpool(self._try, request, form)

    def _show(
        self, request: Request, problem: str, username: str = "", status: int = 200
    ) -> Response:
        if self.sessions.visitor(request) is not None:
            return RedirectResponse("/board", status_code=303)
        with self.shell.desk.database.read() as connection:
            nobody = not staff.has_any(connection)
        mark = cookies.held_mark(request) or fresh_token()
        context = {
            "problem": problem,
            "ended": _ENDED.get(request.query_params.get("after", ""), ""),
            "nobody": nobody,
            "mark": mark,
            "username": username,
            "banner": BANNER,
        }
        page = Page(template="sign_in.html", title="Sign in", context=context, status=status)
        answer = self.shell.render(page, "/sign-in", None)
        cookies.before(request, answer, mark)
        return answer

    def _try(self, request: Request, form: Form) -> Response:
        if not cookies.was_before(request, form.text("csrf", 100)):
            say = "The sign-in page was open too long. Type it once more."
            return self._show(request, say, status=403)
        address, now = _address(request), self.shell.desk.clock.now()
        wait = self.throttle.wait(address, now)
        if wait > timedelta():
            return self._later(request, int(wait.total_seconds()) + 1, 429)
        if not self.places.acquire(blocking=False):
            return self._later(request, 5, 503)
        try:
            typed = Try(
                username=form.text("username", 40),
                # As typed: blanks may belong to a password.
                password=form.fields.get("password", "")[:256],
                code=form.text("code", 20),
                address=address,
            )
            username = self.door.sign_in(typed, now)
        finally:
            self.places.release()
        if username is None:
            return self._show(request, NOT_RIGHT, typed.username, 403)
        self.throttle.forgive(address)
        return self._enter(request, username)

    def _enter(self, request: Request, username: str) -> Response:
        self.sessions.end_of_cookie(request)
        answer = RedirectResponse("/board", status_code=303)
        cookies.give(request, answer, self.sessions.begin(username))
        cookies.before(request, answer, fresh_token())
        self.shell.anchor.keep(self.shell.desk.clock.now())
        return answer

    def _later(self, request: Request, seconds: int, status: int) -> Response:
        say = f"Too many tries at the moment. Wait {seconds} seconds, then try again."
        answer = self._show(request, say, status=status)
        answer.headers["Retry-After"] = str(seconds)
        return answer


_ENDED = {
    "out": "You are signed out.",
    "changed": "The password is changed. Sign in with the new one.",
    "everywhere": "You are signed out everywhere.",
}


def _address(request: Request) -> str:
    return "unknown" if request.client is None else request.client.host


def _add_leaving(shell: Shell, sessions: Sessions) -> None:
    @shell.post("/sign-out", role=StaffRole.READER, at_start=True)
    def out(ask: Ask) -> Answer:
        sessions.end(ask.visitor)
        return Goto(path="/sign-in?after=out")

    @shell.post("/account/sign-out-everywhere", role=StaffRole.READER, at_start=True)
    def everywhere(ask: Ask) -> Answer:
        desk = shell.desk
        staff.sign_out_everywhere(desk.database, ask.visitor.username, now=desk.clock.now())
        return Goto(path="/sign-in?after=everywhere")


def _add_account(shell: Shell, door: Door) -> None:
    @shell.get("/account", at_start=True)
    def account(_ask: Ask) -> Answer:
        return Page(template="account.html", title="Your account", context={"problem": ""})

    @shell.post("/account/password", role=StaffRole.READER, at_start=True)
    def password(ask: Ask) -> Answer:
        try:
            _change(shell, door, ask)
        except BadInput as fault:
            context = {"problem": str(fault)}
            return Page(template="account.html", title="Your account", context=context, status=422)
        return Goto(path="/sign-in?after=changed")


def _change(shell: Shell, door: Door, ask: Ask) -> None:
    fields = ask.form.fields
    new = fields.get("new", "")
    if new != fields.get("again", ""):
        raise BadInput("The new password was typed in two ways. Nothing was changed.")
    door.change_password(
        ask.visitor.username, old=fields.get("old", ""), new=new, now=shell.desk.clock.now()
    )
