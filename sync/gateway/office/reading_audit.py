"""Looks the audit through: by who, by what and by day, a page at a time, newest first."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Connection, RowMapping, select

from sync.gateway.database import Database
from sync.gateway.tables import AUDIT, instant, instant_text

PAGE = 50
_EASTERN = ZoneInfo("America/New_York")
_AT_A_TIME = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry as it is shown; `said` is its body as name and value."""

    seq: int
    at: datetime
    actor: str
    kind: str
    said: tuple[tuple[str, str], ...]
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What to look for; empty and None leave a part open. Days are Eastern, `until` included."""

    actor: str = ""
    kind: str = ""
    since: date | None = None
    until: date | None = None


def entries(connection: Connection, wanted: Wanted, *, before: int = 0) -> tuple[Entry, ...]:
    """At most PAGE + 1 entries, newest first, older than seq `before` unless that is 0."""
    query = select(AUDIT).where(*_fitting(wanted)).order_by(AUDIT.c.seq.desc()).limit(PAGE + 1)
    if before:
        query = query.where(AUDIT.c.seq < before)
    return tuple(_entry(row) for row in connection.execute(query).mappings())


def kinds(connection: Connection) -> tuple[str, ...]:
    """Every kind that occurs, in order."""
    found = connection.execute(select(AUDIT.c.kind).distinct().order_by(AUDIT.c.kind))
    return tuple(found.scalars())


def as_csv(database: Database, wanted: Wanted) -> Iterator[str]:
    """Every fitting entry, oldest first, as lines of CSV that no spreadsheet takes for formulas."""
    yield _line(["seq", "at", "actor", "kind", "body", "hash"])
    last = 0
    while True:
        # A page at a time: whoever reads slowly must not keep a transaction open.
        with database.read() as connection:
            rows = (
                connection.execute(
                    select(AUDIT)
                    .where(*_fitting(wanted), AUDIT.c.seq > last)
                    .order_by(AUDIT.c.seq)
                    .limit(_AT_A_TIME)
                )
                .mappings()
                .all()
            )
        for row in rows:
            cells = [str(row[name]) for name in ("seq", "at", "actor", "kind", "body")]
            yield _line([*cells, bytes(row["hash"]).hex()])
        if len(rows) < _AT_A_TIME:
            return
        last = rows[-1]["seq"]


def _line(cells: list[str]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerow([_harmless(cell) for cell in cells])
    return text.getvalue()


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell


def _fitting(wanted: Wanted) -> list[ColumnElement[bool]]:
    parts: list[ColumnElement[bool]] = []
    if wanted.actor:
        parts.append(AUDIT.c.actor == wanted.actor)
    if wanted.kind:
        parts.append(AUDIT.c.kind == wanted.kind)
    if wanted.since is not None:
        parts.append(AUDIT.c.at >= _midnight(wanted.since))
    if wanted.until is not None:
        parts.append(AUDIT.c.at < _midnight(wanted.until + timedelta(days=1)))
    return parts


def _midnight(day: date) -> str:
    return instant_text(datetime.combine(day, time(), _EASTERN))


def _entry(row: RowMapping) -> Entry:
    body: dict[str, object] = json.loads(row["body"])
    return Entry(
        seq=row["seq"],
        at=instant(row["at"]),
        actor=row["actor"],
        kind=row["kind"],
        said=tuple((name.replace("_", " "), str(value)) for name, value in body.items()),
        hash=bytes(row["hash"]).hex(),
    )
