"""The request inbox: entered by one of the staff, approved or declined by another."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime

from sqlalchemy import Connection, insert, select, update

from sync.gateway.database import Database, bump
from sync.gateway.keys import GatewayKeys
from sync.gateway.office import chain
from sync.gateway.office.applying import Written, apply_request
from sync.gateway.office.record_checks import records_of, touched
from sync.gateway.office.request_cases import (
    Case,
    Line,
    RequestState,
    mended,
    open_request,
    place,
    preview,
)
from sync.gateway.tables import NOTICE, REQUEST, instant_text
from tracs_mobile.domain import canonical
from tracs_mobile.domain.request import AgencyRequest
from tracs_mobile.domain.request_found import ReadFrom
from tracs_mobile.domain.request_rules import blocks, is_code
from tracs_mobile.domain.request_tidy import clean_lines
from tracs_mobile.errors import BadInput

MOST_WAITING = 500
LONGEST_REASON = 2_000


def enter(
    database: Database,
    keys: GatewayKeys,
    raw: bytes,
    *,
    by: str,
    now: datetime,
    today: date,
) -> int:
    """Put a request into the inbox; gives its id.

    A request with faults can be entered too: it waits to be declined or sent again. Raises BadInput
    when nothing of a request can be read, or the same message waits already.
    """
    with database.write() as connection:
        case = preview(connection, raw, today=today)
        if case.reading.read_from is ReadFrom.NOTHING:
            raise BadInput(case.reading.remarks[0].message)
        _check_waiting(connection, case.request)
        seen = touched(records_of(connection, today), case.request)
        at = instant_text(now)
        row = {
            "entered_at": at,
            "entered_by": by,
            "source": case.reading.read_from.name.lower(),
            "agency": case.request.judiciary_code[:4],
            "raw_locked": keys.storing.lock(raw, place=place(at, by)),
            "parsed": canonical.encode(case.request),
            "state": RequestState.WAITING.value,
            "seen": json.dumps(seen, ensure_ascii=False),
        }
        made = int(
            connection.execute(insert(REQUEST).values(row).returning(REQUEST.c.id)).scalar_one()
        )
        chain.note(connection, by, "request-entered", _counts(made, case.request), now)
    return made


def _check_waiting(connection: Connection, request: AgencyRequest) -> None:
    waiting = REQUEST.c.state == RequestState.WAITING.value
    rows = connection.execute(select(REQUEST.c.id, REQUEST.c.parsed).where(waiting)).all()
    if len(rows) >= MOST_WAITING:
        raise BadInput("Too many requests wait already. Decide on some of them first.")
    encoded = canonical.encode(request)
    same = next((row.id for row in rows if row.parsed == encoded), None)
    if same is not None:
        raise BadInput(f"The same request waits already, as number {same}.")


def correct(
    database: Database,
    keys: GatewayKeys,
    request_id: int,
    text: str,
    *,
    by: str,
    now: datetime,
    today: date,
) -> None:
    """Put right what was read: `text` is the request in our own labels, the logo stays.

    Only whoever entered it may: the second person looks at both. Raises BadInput.
    """
    with database.write() as connection:
        _hold(connection, request_id)
        case = open_request(connection, keys, request_id, today=today)
        if _must_wait(case).entered_by.casefold() != by.casefold():
            raise BadInput("Only the person who entered this request can correct it.")
        request = mended(case, text)
        seen = touched(records_of(connection, today), request)
        values = {
            "parsed": canonical.encode(request),
            "agency": request.judiciary_code[:4],
            "seen": json.dumps(seen, ensure_ascii=False),
        }
        connection.execute(update(REQUEST).where(REQUEST.c.id == request_id).values(values))
        chain.note(connection, by, "request-corrected", _counts(request_id, request), now)


def approve(
    database: Database,
    keys: GatewayKeys,
    request_id: int,
    *,
    by: str,
    now: datetime,
    today: date,
    compared: bool = False,
) -> Written:
    """Make the records of a request: agency, then officers; all of it or nothing.

    `by` must be somebody else than who entered it. `compared`: by has seen that records changed
    meanwhile. Raises BadInput with the reason.
    """
    with database.write() as connection:
        # First of all: two who approve at once wait for each other here, on PostgreSQL too.
        bump(connection)
        case = open_request(connection, keys, request_id, today=today)
        line = _must_wait(case)
        if line.entered_by.casefold() == by.casefold():
            raise BadInput(
                "You entered this request. Somebody else has to approve it: two persons look at "
                "every change of the records."
            )
        stopping = next((p for p in case.problems if blocks((p,))), None)
        if stopping is not None:
            raise BadInput(f"The request cannot be approved as it is. {stopping.message}")
        if case.moved and not compared:
            raise BadInput(
                "Records changed while this request waited. Compare both and say that you did."
            )
        written = apply_request(connection, case.request, today=today)
        decision = _decision(RequestState.APPROVED, by, now, written.summary)
        _decide(connection, request_id, decision)
        notice = {
            "agency": case.request.judiciary_code,
            "at": instant_text(now),
            "by": by,
            "text": written.notice,
        }
        connection.execute(insert(NOTICE).values(notice))
        chain.note(connection, by, "request-approved", _counts(request_id, case.request), now)
    return written


def decline(
    database: Database, keys: GatewayKeys, request_id: int, *, reason: str, by: str, now: datetime
) -> None:
    """Say no, with the reason for the agency. Whoever entered it may decline it too.

    Raises BadInput without a reason.
    """
    tidy = clean_lines(reason)
    if not 0 < len(tidy) <= LONGEST_REASON:
        raise BadInput("Write the reason, so that the agency can be told.")
    with database.write() as connection:
        _hold(connection, request_id)
        case = open_request(connection, keys, request_id, today=now.date())
        _must_wait(case)
        _decide(connection, request_id, _decision(RequestState.DECLINED, by, now, tidy))
        chain.note(connection, by, "request-declined", _counts(request_id, case.request), now)


def _hold(connection: Connection, request_id: int) -> None:
    """Keep the request to this transaction: on PostgreSQL others may write at the same time."""
    connection.execute(select(REQUEST.c.id).where(REQUEST.c.id == request_id).with_for_update())


def _must_wait(case: Case) -> Line:
    if case.line is None or case.line.state is not RequestState.WAITING:
        state = "" if case.line is None else f" {case.line.state.value} already"
        raise BadInput(f"This request is{state}. Load the list again.")
    return case.line


def _decide(connection: Connection, request_id: int, values: Mapping[str, str]) -> None:
    connection.execute(update(REQUEST).where(REQUEST.c.id == request_id).values(dict(values)))


def _decision(state: RequestState, by: str, now: datetime, note: str) -> dict[str, str]:
    at = instant_text(now)
    return {"state": state.value, "decided_at": at, "decided_by": by, "note": note}


def _counts(request_id: int, request: AgencyRequest) -> dict[str, str | int]:
    """What the audit says of a request: no name."""
    return {
        "request": request_id,
        # Whatever stands in the place of the code may be a name: then the audit gets nothing.
        "agency": request.judiciary_code if is_code(request.judiciary_code) else "",
        "kind": request.kind.value,
        "officers": len(request.officers),
        "changes": len(request.changes),
    }
