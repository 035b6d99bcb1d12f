"""The frame around every page: who may see it, the forgery check of a form, headers, the tabs."""

from __future__ import annotations

import hmac
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from fastapi import FastAPI, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from jinja2 import Environment, PackageLoader, StrictUndefined
from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool

from sync.gateway.desk import Desk
from sync.gateway.office.anchor import Anchor
from sync.gateway.reading import Refused
from sync.gateway.web.forms import Form, must_be_storable, read_form
from sync.gateway.web.people import StaffRole, Visitor
from sync.gateway.web.safety import HEADERS, is_own, must_be_from_here, told

EASTERN = ZoneInfo("America/New_York")

_SAID_AT_MOST = 1_000


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

    def __init__(self, app: FastAPI, desk: Desk, who: Who, *, style: str) -> None:
        self.desk = desk
        self.app = app
        self.guarded: list[Guarded] = []
        self.tabs: list[Tab] = []
        self.anchor = Anchor(desk.database, desk.keys)
        self.hosts: frozenset[str] = frozenset()
        """Names and addresses the pages answer to, in small letters; empty for any."""
        self._who = who
        self._style = style
        self._said: dict[str, str] = {}
        self.pages = Environment(
            loader=PackageLoader("sync.gateway.web"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.pages.filters["eastern"] = eastern

    def get(
        self, path: str, *, role: StaffRole = StaffRole.READER, at_start: bool = False
    ) -> Callable[[View], View]:
        """A page at `path` for `role` and above; its query arrives as the form's fields.

        `at_start`: also for somebody who must first change the password.
        """

        def add(view: View) -> View:
            async def answer(request: Request) -> Response:
                visitor = await run_in_threadpool(self._let_in, request, role, at_start)
                if isinstance(visitor, Response):
                    return visitor
                form = Form(fields=dict(request.query_params))
                return await self._answer(view, request, visitor, form)

            self._add("GET", path, role, answer)
            return view

        return add

    def post(
        self, path: str, *, role: StaffRole = StaffRole.TECHNICIAN, at_start: bool = False
    ) -> Callable[[View], View]:
        """What a form at `path` does; refused without the forgery mark of the session."""

        def add(view: View) -> View:
            async def answer(request: Request) -> Response:
                visitor = await run_in_threadpool(self._let_in, request, role, at_start)
                if isinstance(visitor, Response):
                    return visitor
                must_be_from_here(request)
                form = await read_form(request)
                mark = form.text("csrf", 100)
                if not hmac.compare_digest(mark.encode(), visitor.csrf.encode()):
                    raise Refused(403, "FORGED", "This form is not of your session. Load it again.")
                found = await self._answer(view, request, visitor, form)
                # What was done is in the audit now: sign its newest entry before anybody can
                # take it out again.
                await run_in_threadpool(self.anchor.keep, self.desk.clock.now())
                return found

            self._add("POST", path, role, answer)
            return view

        return add

    def _add(
        self,
        method: str,
        path: str,
        role: StaffRole,
        answer: Callable[[Request], Awaitable[Response]],
    ) -> None:
        self.guarded.append(Guarded(method=method, path=path, role=role))
        self.open_route(method, path, answer)

    def open_route(
        self, method: str, path: str, answer: Callable[[Request], Awaitable[Response]]
    ) -> None:
        """A route that nobody is let in to first; only signing in and the like use it directly."""

        async def kept(request: Request) -> Response:
            try:
                self._must_be_meant(request)
                found = await answer(request)
            except Exception as fault:  # noqa: BLE001  the edge of a page: it must end as a page
                found = await run_in_threadpool(self.fault, request, fault)
            found.headers.update({k: v for k, v in HEADERS.items() if k not in found.headers})
            if request.url.scheme == "https":
                found.headers["Strict-Transport-Security"] = "max-age=31536000"
            return found

        self.app.add_api_route(
            path, kept, methods=[method], include_in_schema=False, response_model=None
        )

    def _must_be_meant(self, request: Request) -> None:
        """Raise Refused (400) when the pages have names and were asked for by another."""
        if self.hosts and (request.url.hostname or "").lower() not in self.hosts:
            raise Refused(400, "HOST", "These pages are not found under this address.")

    def _let_in(self, request: Request, role: StaffRole, at_start: bool) -> Visitor | Response:
        visitor = self._who(request)
        if visitor is None:
            return RedirectResponse("/sign-in", status_code=303)
        if visitor.must_change and not at_start:
            return RedirectResponse("/account", status_code=303)
        if not visitor.role.covers(role):
            raise Refused(
                403,
                "ROLE",
                f"This page is for the role {role.value}; yours is {visitor.role.value}. "
                "An administrator can give you another role.",
            )
        return visitor

    async def _answer(self, view: View, request: Request, visitor: Visitor, form: Form) -> Response:
        must_be_storable((*form.fields.values(), *request.path_params.values()))
        ask = Ask(visitor=visitor, form=form, path=dict(request.path_params))
        answer = await run_in_threadpool(view, ask)
        if isinstance(answer, Goto):
            return self._go(answer, visitor)
        if isinstance(answer, Page):
            return await run_in_threadpool(self.render, answer, request.url.path, visitor)
        return answer

    def _go(self, answer: Goto, visitor: Visitor) -> Response:
        if answer.said:
            while len(self._said) >= _SAID_AT_MOST:
                self._said.pop(next(iter(self._said)))
            self._said[visitor.session] = answer.said
        # Only ever a path of this site, whatever a form held.
        path = answer.path if is_own(answer.path) else "/"
        return RedirectResponse(path, status_code=303)

    def fault(self, request: Request, fault: Exception) -> Response:
        """The page that a fault becomes: a sentence, and for somebody signed in the bar."""
        status, say = told(fault)
        try:
            visitor = self._who(request)
        except SQLAlchemyError:
            visitor = None  # the database is what failed
        page = Page(
            template="fault.html",
            title="Not possible" if status < 500 else "Not possible at the moment",
            context={"say": say},
            status=status,
        )
        return self.render(page, request.url.path, visitor)

    def render(self, page: Page, path: str, visitor: Visitor | None) -> Response:
        """The page in its frame; without a visitor the frame has no bar."""
        tabs = () if visitor is None or visitor.must_change else self._tabs(visitor)
        here = max(
            (t.path for t in tabs if path == t.path or path.startswith(f"{t.path}/")),
            key=len,
            default="/",
        )
        text = self.pages.get_template(page.template).render(
            {
                "title": page.title,
                "visitor": visitor,
                "csrf": "" if visitor is None else visitor.csrf,
                "tabs": [{"path": t.path, "name": t.name, "count": t.count()} for t in tabs],
                "here": here,
                "said": "" if visitor is None else self._said.pop(visitor.session, ""),
                "now": self.desk.clock.now(),
                "gateway": self.desk.keys.gateway_id,
                "style": self._style,
                **page.context,
            }
        )
        return HTMLResponse(text, status_code=page.status, headers=HEADERS)

    def _tabs(self, visitor: Visitor) -> tuple[Tab, ...]:
        return tuple(tab for tab in self.tabs if visitor.role.covers(tab.role))


def eastern(at: datetime | None, form: str = "%m/%d/%Y %H:%M") -> str:
    """An instant as an officer reads it; `not yet` for none."""
    return "not yet" if at is None else at.astimezone(EASTERN).strftime(form)
