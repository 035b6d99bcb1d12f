"""What keeps the pages safe whoever wrote them: headers, where a page may lead, words of faults."""

from __future__ import annotations

import logging
import re
import traceback

from fastapi import Request
from sqlalchemy.exc import SQLAlchemyError

from sync.gateway.reading import Refused
from tracs_mobile.errors import BadInput, TracsError

log = logging.getLogger(__name__)

_OWN_PATH = re.compile(r"/(?![/\\])[!-~]*\Z")

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
"""On every page. No script or style within a page, no frame, nothing kept, nothing from outside."""


def is_own(path: str) -> bool:
    """Whether `path` is of this site: no other host, no scheme, nothing that ends a header."""
    return _OWN_PATH.match(path) is not None


def told(fault: Exception) -> tuple[int, str]:
    """Status and sentence of a fault; nothing of what was typed gets into the log."""
    if isinstance(fault, Refused):
        return fault.status, fault.problem.say
    if isinstance(fault, BadInput):
        return 400, str(fault)
    # Where it happened, and not what it said: a value of a ticket might stand in it.
    frames = "".join(traceback.format_tb(fault.__traceback__))
    log.error("A page failed: %s\n%s", type(fault).__name__, frames)
    if isinstance(fault, SQLAlchemyError):
        return 503, "The database does not answer at the moment. Nothing was changed. Try again."
    if isinstance(fault, TracsError):
        return 500, str(fault)
    return 500, "Something went wrong in the gateway; its log names the place. Try again."


def must_be_from_here(request: Request) -> None:
    """Raise Refused (403) for a form that a browser says comes from another site."""
    # Browsers send it over HTTPS and to this computer itself; the mark in the form decides anyway.
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        raise Refused(403, "FORGED", "This form was sent by another site. Nothing was changed.")
