"""All pages of the gateway behind one frame, in the order of their tabs."""

from __future__ import annotations

from fastapi import FastAPI, Request, Response
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException

from sync.gateway import reading
from sync.gateway.desk import Desk
from sync.gateway.reading import Refused
from sync.gateway.web.agencies import add_agencies
from sync.gateway.web.audit_page import add_audit
from sync.gateway.web.board import add_board
from sync.gateway.web.bundles_page import add_bundles_page
from sync.gateway.web.court_page import add_court
from sync.gateway.web.devices_page import add_devices
from sync.gateway.web.newcomers import add_newcomers
from sync.gateway.web.notices_page import add_notices
from sync.gateway.web.officers import add_officers
from sync.gateway.web.purge_page import add_purge
from sync.gateway.web.refusals import add_refusals
from sync.gateway.web.requests_page import add_requests
from sync.gateway.web.sessions import Sessions
from sync.gateway.web.shell import Shell
from sync.gateway.web.sign_in import add_sign_in
from sync.gateway.web.staff_pages import add_staff
from sync.gateway.web.static_files import add_static
from tracs_mobile.vault.passwords import PasswordBook

_PAGES = (
    add_board,
    add_newcomers,
    add_requests,
    add_agencies,
    add_notices,
    add_officers,
    add_devices,
    add_refusals,
    add_court,
    add_bundles_page,
    add_audit,
    add_purge,
    add_staff,
)
"""In the order of their tabs."""


def add_pages(app: FastAPI, desk: Desk) -> Shell:
    """Put every page into `app`; without staff nobody gets in."""
    sessions, book = Sessions(desk), PasswordBook()
    shell = Shell(app, desk, sessions.visitor, style=add_static(app))
    add_sign_in(shell, sessions, book)
    for add in _PAGES:
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
