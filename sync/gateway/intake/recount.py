"""Works tickets and counts out anew from the rows, to check them or to put them right.

The same rules as `intake.register`, from the other end: from everything that is stored.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Row, Select, Table, delete, func, insert, select, union

from sync import wire
from sync.gateway.database import Database
from sync.gateway.intake.filed import VERSIONS, version_of
from sync.gateway.intake.history import DOUBTFUL
from sync.gateway.intake.hours import text_tenths
from sync.gateway.intake.readying import body_place
from sync.gateway.intake.register import OF_BODY, Tally, begin, tally, tally_rows
from sync.gateway.keys import GatewayKeys
from sync.gateway.tables import (
    CLAIM,
    DEVICE_TALLY,
    FIRST_TICKET,
    REASON,
    REFUSAL,
    SUBMISSION,
    TALLY_AGENCY,
    TALLY_OFFICER,
    TICKET,
)
from tracs_mobile.domain import canonical
from tracs_mobile.domain.document import Document
from tracs_mobile.domain.outbox import EventKind

_VERSIONS = tuple(kind.value for kind in VERSIONS)
_CHUNK = 1_000

_COUNTS = (TALLY_AGENCY, TALLY_OFFICER, DEVICE_TALLY)


@dataclass(slots=True)
class Recount:
    """The counts as they should be; a few thousand keys, however many tickets there are."""

    agencies: Tally = field(default_factory=dict)
    officers: Tally = field(default_factory=dict)
    numbers: Counter[tuple[Any, ...]] = field(default_factory=Counter)
    begun: dict[tuple[str, bool], dict[str, Any]] = field(default_factory=dict)

    def add(self, ticket: dict[str, Any]) -> None:
        """Count a ticket; they come in any order."""
        tally(self.agencies, self.officers, ticket)
        key = (ticket["officer"], ticket["training"])
        before = self.begun.get(key)
        newest = (before["newest"], before["agency"]) if before is not None else (0, "")
        begin(self.begun, ticket)
        # They come by number; the agency is that of the one received last.
        newest = max(newest, (ticket["submission_id"], ticket["agency"]))
        self.begun[key].update(newest=newest[0], agency=newest[1])


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A table that is not as it should be, and in how many rows."""

    table: str
    rows: int


def check(database: Database) -> tuple[int, tuple[Difference, ...]]:
    """How many tickets there are, and every table of counts that does not fit the rows."""
    with database.read() as connection:
        recount, wrong, tickets = Recount(), 0, 0
        for part in _parts(_tickets(connection)):
            tickets += len(part)
            wrong += _wrong(connection, part)
            for ticket in part:
                recount.add(ticket)
        _count_numbers(connection, recount)
        extra = connection.execute(select(func.count()).select_from(TICKET)).scalar_one() - tickets
        found = [(TICKET, wrong + abs(extra)), *_compare(connection, recount)]
    return tickets, tuple(Difference(table=table.name, rows=rows) for table, rows in found if rows)


def rebuild(database: Database, keys: GatewayKeys) -> int:
    """Make tickets and counts anew, what staff noted stays; says how many tickets there are."""
    with database.write() as connection:
        _prepare(connection)
        looked = {
            (row.officer, row.training): {
                "looked_at": row.looked_at,
                "looked_by": row.looked_by,
                "note": row.note,
            }
            for row in connection.execute(select(FIRST_TICKET))
        }
        for table in (TICKET, FIRST_TICKET, *_COUNTS):
            connection.execute(delete(table))
        recount, tickets = Recount(), 0
        for part in _parts(_tickets(connection)):
            tickets += len(part)
            _read_bodies(connection, keys, part)
            connection.execute(insert(TICKET), part)
            for ticket in part:
                recount.add(ticket)
        _count_numbers(connection, recount)
        _store(connection, recount, looked)
    return tickets


def _prepare(connection: Connection) -> None:
    """A rebuild may take longer than a request."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SET LOCAL statement_timeout = 0")


def _parts(tickets: Iterable[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    part: list[dict[str, Any]] = []
    for ticket in tickets:
        part.append(ticket)
        if len(part) == _CHUNK:
            yield part
            part = []
    if part:
        yield part


def _tickets(connection: Connection) -> Iterator[dict[str, Any]]:
    """Every ticket as its row should be, by number; statute, town and stop data are left out."""
    refused = _refusals(connection)
    reasons = _reasons(connection)
    s = SUBMISSION.c
    query: Select[Any] = (
        select(
            s.number, s.seq, s.id, s.event, s.agency, s.officer, s.device_id, s.training,
            s.issued_at, s.received_at,
        )
        .order_by(s.number, s.id)
        .execution_options(yield_per=_CHUNK)
    )  # fmt: skip
    rows = connection.execute(query)
    for number, events in groupby(rows, key=lambda row: row.number):
        ticket = _ticket(list(events), refused.get(number, ()))
        if ticket is not None:
            ticket["late_reason"] = reasons.get(number, "")
            yield ticket


def _ticket(events: Sequence[Row[Any]], refused: Sequence[Row[Any]]) -> dict[str, Any] | None:
    versions = [event for event in events if event.event in _VERSIONS]
    if not versions:
        return None
    first = versions[0]
    before = (
        r.issued_at for r in refused if r.seq < first.seq and r.received_at <= first.received_at
    )
    issued = min([first.issued_at, *before])
    voids = [event.received_at for event in events if event.event == EventKind.VOID.value]
    return {
        "number": first.number,
        "submission_id": first.id,
        "seq": versions[-1].seq,
        "agency": first.agency,
        "officer": first.officer,
        "device_id": first.device_id,
        "training": first.training,
        "issued_at": issued,
        "received_at": first.received_at,
        "tenths": text_tenths(issued, first.received_at),
        "amended_at": versions[-1].received_at if len(versions) > 1 else "",
        "voided_at": voids[-1] if voids else "",
    }


def _refusals(connection: Connection) -> dict[str, list[Row[Any]]]:
    r = REFUSAL.c
    found: dict[str, list[Row[Any]]] = {}
    query: Select[Any] = select(r.number, r.seq, r.issued_at, r.received_at).where(
        r.event.in_(_VERSIONS), r.code.not_in(DOUBTFUL), r.issued_at != ""
    )
    for row in connection.execute(query):
        found.setdefault(row.number, []).append(row)
    return found


def _reasons(connection: Connection) -> dict[str, str]:
    rows = connection.execute(
        select(REASON.c.number, REASON.c.code)
        .join(CLAIM, (CLAIM.c.number == REASON.c.number) & (CLAIM.c.seq == REASON.c.seq))
        .where(CLAIM.c.event == EventKind.LATE.value)
        .order_by(REASON.c.number, REASON.c.seq)
    )
    return {row.number: row.code for row in rows}


def _count_numbers(connection: Connection, recount: Recount) -> None:
    known = union(
        select(CLAIM.c.device_id, CLAIM.c.number),
        select(REFUSAL.c.device_id, REFUSAL.c.number).where(REFUSAL.c.code.not_in(DOUBTFUL)),
    ).subquery()
    rows = connection.execute(select(known.c.device_id, func.count()).group_by(known.c.device_id))
    for device_id, numbers in rows:
        recount.numbers[(device_id,)] = numbers


def _wrong(connection: Connection, part: Sequence[dict[str, Any]]) -> int:
    """How many tickets of a part stand otherwise in the table."""
    numbers = [ticket["number"] for ticket in part]
    rows = connection.execute(select(TICKET).where(TICKET.c.number.in_(numbers)))
    held = {row.number: row._mapping for row in rows}
    return sum(
        ticket["number"] not in held
        or any(held[ticket["number"]][name] != value for name, value in ticket.items())
        for ticket in part
    )


def _compare(connection: Connection, recount: Recount) -> Iterator[tuple[Table, int]]:
    for table, wanted, names in (
        (TALLY_AGENCY, _keyed(recount.agencies, TALLY_AGENCY, "agency"), ("tickets", "total")),
        (
            TALLY_OFFICER,
            _keyed(recount.officers, TALLY_OFFICER, "agency", "officer"),
            ("tickets", "total"),
        ),
        (DEVICE_TALLY, {key: (n,) for key, n in recount.numbers.items()}, ("numbers",)),
        (FIRST_TICKET, {k: (v["tickets"],) for k, v in recount.begun.items()}, ("tickets",)),
    ):
        keys = list(table.primary_key.columns)
        columns = [*keys, *(table.c[name] for name in names)]
        rows = connection.execute(select(*columns)).all()
        held = {tuple(row[: len(keys)]): tuple(row[len(keys) :]) for row in rows}
        yield table, sum(held.get(k) != wanted.get(k) for k in {*held, *wanted})


def _keyed(counted: Tally, table: Table, *who: str) -> dict[tuple[Any, ...], tuple[int, ...]]:
    names = [column.name for column in table.primary_key.columns]
    return {
        tuple(row[name] for name in names): (row["tickets"], row["total"])
        for row in tally_rows(counted, *who)
    }


def _read_bodies(connection: Connection, keys: GatewayKeys, part: list[dict[str, Any]]) -> None:
    """Statute, town and stop data of the newest version, from its bytes; empty once expunged."""
    s = SUBMISSION.c
    wanted = {(ticket["number"], ticket["seq"]): ticket for ticket in part}
    query: Select[Any] = select(s.number, s.seq, s.body_locked).where(
        s.number.in_([ticket["number"] for ticket in part]), s.event.in_(_VERSIONS)
    )
    for row in connection.execute(query):
        ticket = wanted.get((row.number, row.seq))
        if ticket is not None:
            ticket.update(_of_body(keys, row))


def _of_body(keys: GatewayKeys, row: Row[Any]) -> dict[str, str]:
    if not row.body_locked:
        return dict.fromkeys(OF_BODY, "")
    plain = keys.storing.unlock(row.body_locked, place=body_place(row.number, row.seq))
    document = canonical.decode(Document, wire.inflate(plain, "zstd"))
    version = version_of(document)
    return {name: getattr(version, name) for name in OF_BODY}


def _store(
    connection: Connection, recount: Recount, looked: dict[tuple[str, bool], dict[str, Any]]
) -> None:
    none = {"looked_at": "", "looked_by": "", "note": ""}
    names = ("officer", "training", "agency", "issued_at", "tickets")
    begun = [
        {**{name: row[name] for name in names}, **looked.get(key, none)}
        for key, row in recount.begun.items()
    ]
    numbers = [{"device_id": key[0], "numbers": n} for key, n in recount.numbers.items()]
    for table, rows in (
        (TALLY_AGENCY, tally_rows(recount.agencies, "agency")),
        (TALLY_OFFICER, tally_rows(recount.officers, "agency", "officer")),
        (FIRST_TICKET, begun),
        (DEVICE_TALLY, numbers),
    ):
        if rows:
            connection.execute(insert(table), rows)
