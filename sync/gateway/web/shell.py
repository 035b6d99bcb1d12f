"""The frame around every page: who may see it, the forgery check of a form, headers, the tabs."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from fastapi import FastAPI, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.concurrency import run_in_threadpool

from sync.gateway.desk import Desk
from sync.gateway.reading import Refused
from sync.gateway.web.forms import Form, read_form
from sync.gateway.web.people import StaffRole, Visitor

EASTERN = ZoneInfo("America/New_York")

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
        "form-action 'self'; frame-ancestors 'none'; base-uri 'none'; connect-src 'self'"
    ),
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page to show: its template, its title, and what the template needs."""

    template: str
    title: str
    context: Mapping[str, object] = field(default_factory=dict)
    status: int = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Goto:
    """Go on to `path` and say `said` there once: the answer to every form that was taken."""

    path: str
    said: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tab:
    """One entry of the bar at the top; `count` shows how much waits there, empty for nothing."""

    path: str
    name: str
    role: StaffRole = StaffRole.READER
    count: Callable[[], str] = lambda: ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """A request as a page sees it: who asks, and the form or the query that came with it."""

    visitor: Visitor
    form: Form
    path: Mapping[str, str]
    """The parts of the address named in braces."""


Answer = Page | Goto | Response
View = Callable[[Ask], Answer]
Who = Callable[[Request], Visitor | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Guarded:
    """One guarded route, for the test that tries every role on every page."""

    method: str
    path: str
    role: StaffRole


class Shell:
    """Adds pages to `app`. Views run on a thread of the pool and may read the database."""

    def __init__(self, app: FastAPI, desk: Desk, who: Who) -> None:
        self.desk = desk
        self.guarded: list[Guarded] = []
        self.tabs: list[Tab] = []
        self._app = app
        self._who = who
        self._said: dict[str, str] = {}
        self.pages = Environment(
            loader=PackageLoader("sync.gateway.web"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.pages.filters["eastern"] = eastern

    def get(self, path: str, *, role: StaffRole = StaffRole.READER) -> Callable[[View], View]:
        """A page at `path` for `role` and above; its query arrives as the form's fields."""

        def add(view: View) -> View:
            async def answer(request: Request) -> Response:
                visitor = self._let_in(request, role)
                if isinstance(visitor, Response):
                    return visitor
                form = Form(fields=dict(request.query_params))
                return await self._answer(view, request, visitor, form)

            self._add("GET", path, role, answer)
            return view

        return add

    def post(self, path: str, *, role: StaffRole = StaffRole.TECHNICIAN) -> Callable[[View], View]:
        """What a form at `path` does; refused without the forgery mark of the session."""

        def add(view: View) -> View:
            async def answer(request: Request) -> Response:
                visitor = self._let_in(request, role)
                if isinstance(visitor, Response):
                    return visitor
                form = await read_form(request)
                if not hmac.compare_digest(form.text("csrf", 100), visitor.csrf):
                    raise Refused(403, "FORGED", "This form is not of your session. Load it again.")
                return await self._answer(view, request, visitor, form)

            self._add("POST", path, role, answer)
            return view

        return add

    def _add(self, method: str, path: str, role: StaffRole, answer: Callable[..., object]) -> None:
        self.guarded.append(Guarded(method=method, path=path, role=role))
        self._app.add_api_route(
            path, answer, methods=[method], include_in_schema=False, response_model=None
        )

    def _let_in(self, request: Request, role: StaffRole) -> Visitor | Response:
        visitor = self._who(request)
        if visitor is None:
            return RedirectResponse("/sign-in", status_code=303, headers=HEADERS)
        if not visitor.role.covers(role):
            raise Refused(403, "ROLE", f"This is for the role {role.value}; yours is another.")
        return visitor

    async def _answer(self, view: View, request: Request, visitor: Visitor, form: Form) -> Response:
        ask = Ask(visitor=visitor, form=form, path=dict(request.path_params))
        answer = await run_in_threadpool(view, ask)
        if isinstance(answer, Goto):
            if answer.said:
                self._said[visitor.session] = answer.said
            return RedirectResponse(answer.path, status_code=303, headers=HEADERS)
        if isinstance(answer, Page):
            return await run_in_threadpool(self._render, answer, request.url.path, visitor)
        return answer

    def _render(self, page: Page, path: str, visitor: Visitor) -> Response:
        tabs = [tab for tab in self.tabs if visitor.role.covers(tab.role)]
        here = max(
            (t.path for t in tabs if path == t.path or path.startswith(f"{t.path}/")),
            key=len,
            default="/",
        )
        text = self.pages.get_template(page.template).render(
            {
                "title": page.title,
                "visitor": visitor,
                "csrf": visitor.csrf,
                "tabs": [{"path": t.path, "name": t.name, "count": t.count()} for t in tabs],
                "here": here,
                "said": self._said.pop(visitor.session, ""),
                "now": self.desk.clock.now(),
                "gateway": self.desk.keys.gateway_id,
                **page.context,
            }
        )
        return HTMLResponse(text, status_code=page.status, headers=HEADERS)


def eastern(at: datetime | None, form: str = "%m/%d/%Y %H:%M") -> str:
    """An instant as an officer reads it; `not yet` for none."""
    return "not yet" if at is None else at.astimezone(EASTERN).strftime(form)


def fresh_token() -> str:
    """43 characters nobody can guess."""
    return secrets.token_urlsafe(32)
