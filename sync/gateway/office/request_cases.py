"""Requests as staff look at them: the original, what was read from it, and what records say."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import Enum

from sqlalchemy import Connection, Row, func, select

from sync.gateway.keys import GatewayKeys
from sync.gateway.office.record_checks import record_problems, records_of, touched
from sync.gateway.tables import REQUEST, instant
from tracs_mobile.domain import canonical
from tracs_mobile.domain.problem import Problem
from tracs_mobile.domain.request import AgencyRequest
from tracs_mobile.domain.request_found import ReadFrom, Reading
from tracs_mobile.domain.request_reading import read_request
from tracs_mobile.domain.request_rules import SopCheck, blocks, checked, request_problems
from tracs_mobile.errors import BadInput


class RequestState(Enum):
    """What became of a request."""

    WAITING = "waiting"
    APPROVED = "approved"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A request in the list. `agency` is the judiciary code, perhaps a wrong one."""

    request_id: int
    agency: str
    name: str
    kind: str
    officers: int
    changes: int
    state: RequestState
    entered_at: datetime
    entered_by: str
    decided_at: datetime | None
    decided_by: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A record that changed while the request waited: what it said at entry and says now."""

    what: str
    was: str
    now: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A request with all that decides about it.

    `reading` is of the original, `request` what was entered; they differ when whoever entered it
    corrected the reading. `problems` are those of the request and of the records together.
    """

    request: AgencyRequest
    reading: Reading
    problems: tuple[Problem, ...]
    checks: tuple[SopCheck, ...]
    moved: tuple[Moved, ...] = ()
    line: Line | None = None

    @property
    def blocked(self) -> bool:
        """Whether it cannot be approved as it is."""
        return blocks(self.problems)

    @property
    def corrected(self) -> bool:
        """Whether what was entered is not what the original says."""
        return self.line is not None and self.request != self.reading.request


def preview(connection: Connection, raw: bytes, *, today: date) -> Case:
    """What an e-mail, an attachment or a pasted text would become. Never raises for content."""
    reading = read_request(raw)
    return _case(connection, reading.request, reading, today)


def mended(case: Case, text: str) -> AgencyRequest:
    """The request of a case as somebody put it right in our own labels; a text holds no logo.

    Raises BadInput when nothing of a request can be read from the text.
    """
    reading = read_request(text.encode("utf-8", errors="replace"))
    if reading.read_from is ReadFrom.NOTHING:
        raise BadInput(reading.remarks[0].message)
    return replace(reading.request, logo_png=case.request.logo_png)


def _case(
    connection: Connection,
    request: AgencyRequest,
    reading: Reading,
    today: date,
    line: Line | None = None,
) -> Case:
    records = records_of(connection, today)
    remarks = reading.remarks if request == reading.request else _standing(reading.remarks)
    problems = (
        *request_problems(request, today=today),
        *record_problems(records, request),
        *remarks,
    )
    return Case(
        request=request,
        reading=reading,
        problems=problems,
        checks=checked(problems),
        line=line,
    )


def _standing(remarks: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """What a correction cannot mend: who sent the mail, two files, invisible characters."""
    mended = {"reading.differs", "reading.contradiction", "reading.column", "reading.columns"}
    mended |= {"reading.day", "reading.nothing", "reading.attachment", "reading.file"}
    return tuple(p for p in remarks if p.code not in mended)


def open_request(
    connection: Connection, keys: GatewayKeys, request_id: int, *, today: date
) -> Case:
    """A request of the inbox with its original, judged by the records of now. Raises BadInput."""
    row = connection.execute(select(REQUEST).where(REQUEST.c.id == request_id)).first()
    if row is None:
        raise BadInput(f"There is no request number {request_id}.")
    raw = keys.storing.unlock(row.raw_locked, place=place(row.entered_at, row.entered_by))
    request = canonical.decode(AgencyRequest, row.parsed)
    if row.state != RequestState.WAITING.value:
        return _decided(request, read_request(raw), _line(row))
    case = _case(connection, request, read_request(raw), today, _line(row))
    now = touched(records_of(connection, today), request)
    was: dict[str, str] = json.loads(row.seen or "{}")
    moved = tuple(
        Moved(what=what, was=was.get(what, ""), now=now.get(what, ""))
        for what in {**was, **now}
        if was.get(what, "") != now.get(what, "")
    )
    return replace(case, moved=moved)


def _decided(request: AgencyRequest, reading: Reading, line: Line) -> Case:
    """A request that nobody has to judge any more: the records of now say nothing about it."""
    problems = request_problems(request)
    return Case(
        request=request, reading=reading, problems=problems, checks=checked(problems), line=line
    )


def waiting_count(connection: Connection) -> int:
    """How many requests wait for a second person."""
    waiting = REQUEST.c.state == RequestState.WAITING.value
    return int(connection.execute(select(func.count()).where(waiting)).scalar_one())


def requests(
    connection: Connection, state: RequestState | None = None, limit: int = 100
) -> tuple[Line, ...]:
    """The requests, the newest first."""
    query = select(REQUEST).order_by(REQUEST.c.id.desc()).limit(limit)
    if state is not None:
        query = query.where(REQUEST.c.state == state.value)
    return tuple(map(_line, connection.execute(query)))


def _line(row: Row[tuple[object, ...]]) -> Line:
    request = canonical.decode(AgencyRequest, row.parsed)
    return Line(
        request_id=row.id,
        agency=request.judiciary_code,
        name=request.agency_name,
        kind=request.kind.value,
        officers=len(request.officers),
        changes=len(request.changes),
        state=RequestState(row.state),
        entered_at=instant(row.entered_at),
        entered_by=row.entered_by,
        decided_at=instant(row.decided_at) if row.decided_at else None,
        decided_by=row.decided_by,
        note=row.note,
    )


def place(at: str, by: str) -> bytes:
    """Binds a locked original to its row."""
    return f"request|{at}|{by}".encode()
