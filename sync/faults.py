"""Tells apart why an answer is no delivery, with the sentence an officer can act on."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from sync import wire
from sync.link import Answer
from tracs_mobile.errors import BadInput, SyncError, SyncFault
from tracs_mobile.wording import say

LONGEST_WAIT_S = 3600.0
_HOST = re.compile(r"[a-z0-9]([a-z0-9.-]{0,98}[a-z0-9])?")
_TICKETS = " The tickets stay queued"


class TooMuch(SyncError):
    """The gateway (or what stands before it) takes no batch of this size."""


class Refusal(SyncError):
    """The gateway answered 400 or 500: perhaps because of one item of the batch."""


def code(answer: Answer) -> str:
    """The machine word of a Problem; empty for any other answer."""
    problem = _problem(answer)
    return problem.code if problem is not None else ""


def said(answer: Answer) -> str:
    """The sentence of a Problem; empty for any other answer."""
    problem = _problem(answer)
    return problem.say if problem is not None else ""


def checked(answer: Answer, media_type: str) -> bytes:
    """The body of a good answer of `media_type` (empty: none expected). Raises SyncError."""
    if answer.status in (200, 204):
        if media_type and (answer.status == 204 or answer.media_type != media_type):
            raise _portal(answer)
        return answer.body
    raise _fault(answer)


def _fault(answer: Answer) -> SyncError:
    status = answer.status
    if status in (429, 503):
        return _busy(answer)
    if status == 413:
        return TooMuch(say("The batch is too large for DPS."), fault=SyncFault.SERVER)
    problem = _problem(answer)
    said = problem.say if problem is not None else ""
    if status in (401, 403):
        return _auth(said) if said else _portal(answer)
    if 300 <= status < 400 or status in (407, 511):
        return _portal(answer)
    if status in (400, 500):
        return Refusal(_server(status, said), fault=SyncFault.SERVER)
    return SyncError(_server(status, said), fault=SyncFault.SERVER)


def _problem(answer: Answer) -> wire.Problem | None:
    if answer.media_type != wire.PROBLEM:
        return None
    try:
        return wire.decode_strict(wire.Problem, answer.body, later_keys=True)
    except BadInput:
        return None


def _portal(answer: Answer) -> SyncError:
    where = _host(answer.headers.get("location", ""))
    said = [say("A sign-in page of this network answered instead of DPS.")]
    if where:
        said.append(say("Its address is {where}.", where=where))
    said.append(say("Sign in to the Wi-Fi, or use another network. The tickets stay queued."))
    return SyncError(" ".join(said), fault=SyncFault.PORTAL)


def _host(location: str) -> str:
    """The host a redirect leads to; nothing of its path, and nothing that is no plain host name."""
    try:
        host = urlsplit(location).hostname or ""
    except ValueError:
        return ""
    return host if _HOST.fullmatch(host) else ""


def cause_of(error: SyncError) -> str:
    """What happened, without what it means for tickets: for a laptop that has none yet."""
    return str(error).partition(_TICKETS)[0]


def _auth(said: str) -> SyncError:
    return SyncError(say("{said} The tickets stay queued.", said=said), fault=SyncFault.AUTH)


def _server(status: int, said: str) -> str:
    what = said or say("DPS has a fault (its number is {status}).", status=status)
    return say("{what} The tickets stay queued and will be tried again.", what=what)


def _busy(answer: Answer) -> SyncError:
    return SyncError(
        say(
            "DPS is busy and asks to wait. The tickets stay queued and go out later by themselves."
        ),
        fault=SyncFault.BUSY,
        retry_after_s=_retry_after(answer),
    )


def _retry_after(answer: Answer) -> float | None:
    """Seconds of Retry-After (RFC 9110: seconds or a date), at most an hour."""
    text = answer.headers.get("retry-after", "").strip()
    if text.isascii() and text.isdigit():
        return min(float(text[:9]), LONGEST_WAIT_S)
    try:
        until = parsedate_to_datetime(text)
        sent = parsedate_to_datetime(answer.headers.get("date", ""))
        return min(max((_aware(until) - _aware(sent)).total_seconds(), 0.0), LONGEST_WAIT_S)
    except ValueError:
        return None


def _aware(found: datetime) -> datetime:
    return found if found.tzinfo is not None else found.replace(tzinfo=UTC)
