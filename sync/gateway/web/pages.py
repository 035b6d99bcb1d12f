"""All pages of the gateway behind one frame, in the order of their tabs."""

from __future__ import annotations

import importlib
import importlib.util
import inspect

from fastapi import FastAPI, Request, Response
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException

from sync.gateway import reading
from sync.gateway.desk import Desk
from sync.gateway.reading import Refused
from sync.gateway.web.sessions import Sessions
from sync.gateway.web.shell import Shell
from sync.gateway.web.sign_in import add_sign_in
from sync.gateway.web.static_files import add_static
from tracs_mobile.vault.passwords import PasswordBook

_PAGES = (
    ("board", "add_board"),
    ("newcomers", "add_newcomers"),
    ("requests_page", "add_requests"),
    ("agencies", "add_agencies"),
    ("officers", "add_officers"),
    ("devices_page", "add_devices"),
    ("notices_page", "add_notices"),
    ("refusals", "add_refusals"),
    ("court_page", "add_court"),
    ("bundles_page", "add_bundles_page"),
    ("audit_page", "add_audit"),
    ("purge_page", "add_purge"),
    ("staff_pages", "add_staff"),
)


def add_pages(app: FastAPI, desk: Desk) -> Shell:
    """Put every page into `app`; without staff nobody gets in."""
    sessions, book = Sessions(desk), PasswordBook()
    shell = Shell(app, desk, sessions.visitor, style=add_static(app))
    add_sign_in(shell, sessions, book)
    for module, name in _PAGES:
        if importlib.util.find_spec(f"sync.gateway.web.{module}") is not None:
            add = getattr(importlib.import_module(f"sync.gateway.web.{module}"), name)
            if "shell" in inspect.signature(add).parameters:
                add(shell)
    _add_lost(app, shell)
    app.state.shell = shell
    return shell


def _add_lost(app: FastAPI, shell: Shell) -> None:
    """What is not there: a page for a person, the usual answer for a laptop."""

    async def lost(request: Request, fault: Exception) -> Response:
        if not isinstance(fault, HTTPException):
            raise fault
        if request.url.path.startswith("/v1"):
            return reading.no_route(request, fault)
        say = "There is no such page. Follow the bar at the top, or sign in first."
        refused = Refused(fault.status_code, "LOST", say)
        return await run_in_threadpool(shell.fault, request, refused)

    app.add_exception_handler(HTTPException, lost)
