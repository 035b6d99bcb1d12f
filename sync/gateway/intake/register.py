"""What a batch changes beside its rows: tickets, counts and what is still open, at the same time.

`intake.recount` works the same out anew from the rows; change both.
"""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table, case, select, update
from sqlalchemy.dialects import postgresql, sqlite

from sync.gateway.intake.bulk import insert_all
from sync.gateway.intake.content import EASTERN
from sync.gateway.intake.filed import VERSIONS, Filed, Version
from sync.gateway.intake.history import DOUBTFUL, Histories, Past
from sync.gateway.intake.hours import step_of, tenths
from sync.gateway.intake.plain import CODE, plain
from sync.gateway.tables import (
    CLAIM,
    DEVICE_TALLY,
    FIRST_TICKET,
    REASON,
    REFUSAL,
    TALLY_AGENCY,
    TALLY_OFFICER,
    TICKET,
    instant,
    instant_text,
)
from tracs_mobile.domain.outbox import EventKind

Row = dict[str, Any]
Insert = sqlite.Insert | postgresql.Insert
_INSERTS: Mapping[str, Callable[[Table], Insert]] = {
    "sqlite": sqlite.insert,
    "postgresql": postgresql.insert,
}
OF_BODY = ("statute", "town", "missing")
"""What of a ticket is known from its body alone."""


class Register:
    """The consequences of one batch, collected while it is judged and written at its end."""

    def __init__(self, *, past: Histories, purged: Collection[str], received_at: datetime) -> None:
        self._past = past
        self._purged = purged
        self._received_at = received_at
        self._received_text = instant_text(received_at)
        self._tickets: dict[str, Row] = {}
        self._later: list[Filed] = []
        self._numbers: Counter[str] = Counter()
        self._touched: set[str] = set()

    def hear(self, event: Past, number: str) -> None:
        """An event is taken or refused for good; call it before it joins the history."""
        self._touched.add(number)
        known = (p for p in self._past[number] if p.device_id == event.device_id)
        if event.code not in DOUBTFUL and all(p.code in DOUBTFUL for p in known):
            self._numbers[event.device_id] += 1

    def take(self, filed: Filed, *, device_id: str, submission_id: int) -> None:
        """An event is taken; call it before it joins the history."""
        versions = (p for p in self._past[filed.number] if not p.code and p.event in VERSIONS)
        if filed.version is None or any(versions):
            self._later.append(filed)
            return
        self._tickets[filed.number] = {
            "number": filed.number,
            "submission_id": submission_id,
            "agency": filed.agency,
            "officer": filed.officer,
            "device_id": device_id,
            "training": filed.training,
            "received_at": self._received_text,
            "amended_at": "",
            "voided_at": "",
            "late_reason": "",
            **of_version(filed, filed.version),
            **self._nothing_left(filed.number),
        }

    def _nothing_left(self, number: str) -> Row:
        """What of an expunged ticket may not come back with a later event."""
        return dict.fromkeys(OF_BODY, "") if number in self._purged else {}

    def store(self, connection: Connection) -> None:
        """Write everything; the rows of the batch itself are in already."""
        for number, ticket in self._tickets.items():
            issued = begun(self._past[number], ticket)
            ticket["issued_at"] = issued
            ticket["tenths"] = tenths(instant(issued), self._received_at)
        self._store_reasons(connection)
        for filed in self._later:
            self._change(connection, filed)
        rows = list(self._tickets.values())
        if rows:
            insert_all(connection, TICKET, rows)
            count(connection, rows)
        heard = [{"device_id": d, "numbers": n} for d, n in self._numbers.items()]
        add(connection, DEVICE_TALLY, heard, "numbers")
        self._mend(connection)

    def _store_reasons(self, connection: Connection) -> None:
        """A reason for being late may come before the version that can be taken."""
        mended = [number for number, ticket in self._tickets.items() if ticket["seq"] > 1]
        if mended:
            for number, code in late_reasons(connection, mended).items():
                self._tickets[number]["late_reason"] = code

    def _change(self, connection: Connection, filed: Filed) -> None:
        values = changes(filed, self._received_text)
        if filed.version is not None:
            values.update(self._nothing_left(filed.number))
        if filed.number in self._tickets:
            self._tickets[filed.number].update(values)
        elif values:
            named = TICKET.c.number == filed.number
            connection.execute(update(TICKET).where(named).values(values))

    def _mend(self, connection: Connection) -> None:
        """A refused ticket is no longer open when a version of it or its void was taken."""
        mended = [n for n in self._touched if _mended(self._past[n])]
        if mended:
            connection.execute(
                update(REFUSAL)
                .where(REFUSAL.c.number.in_(mended), REFUSAL.c.mended_at == "")
                .values(mended_at=self._received_text)
            )


def _mended(past: Sequence[Past]) -> bool:
    taken = any(not p.code and p.event is not EventKind.LATE for p in past)
    return taken and any(p.code for p in past)


def begun(past: Sequence[Past], ticket: Mapping[str, Any]) -> str:
    """When the ticket's time began: its first issue, even if that was refused and mended."""
    refused = (
        p.issued_at
        for p in past
        if p.code and p.code not in DOUBTFUL and p.event in VERSIONS and p.seq < ticket["seq"]
    )
    first: str = ticket["issued_at"]
    return min([first, *(at for at in refused if at)])


def of_version(filed: Filed, version: Version) -> Row:
    """What a ticket shows of a version: no person, no exact place."""
    return {
        "seq": filed.seq,
        "issued_at": instant_text(filed.at),
        "statute": version.statute,
        "town": version.town,
        "missing": version.missing,
    }


def changes(filed: Filed, received: str) -> Row:
    """What a later event changes of a ticket."""
    if filed.version is not None:
        values = of_version(filed, filed.version)
        del values["issued_at"]
        return {**values, "amended_at": received}
    if filed.event is EventKind.VOID:
        return {"voided_at": received}
    code = plain(CODE, filed.reason_code)
    return {"late_reason": code} if code else {}


def late_reasons(connection: Connection, numbers: Sequence[str]) -> dict[str, str]:
    """The newest code of a reason for being late, by number."""
    rows = connection.execute(
        select(REASON.c.number, REASON.c.code)
        .join(CLAIM, (CLAIM.c.number == REASON.c.number) & (CLAIM.c.seq == REASON.c.seq))
        .where(CLAIM.c.number.in_(numbers), CLAIM.c.event == EventKind.LATE.value)
        .order_by(REASON.c.number, REASON.c.seq)
    )
    return {row.number: row.code for row in rows}


Tally = dict[tuple[Any, ...], tuple[int, int]]
"""By agency (and officer), day, training and step: tickets, and the sum of their tenths."""


def count(connection: Connection, tickets: Sequence[Row]) -> None:
    """Add first versions to the counts that the boards show."""
    agencies: Tally = {}
    officers: Tally = {}
    first: dict[tuple[str, bool], Row] = {}
    for ticket in tickets:
        tally(agencies, officers, ticket)
        begin(first, ticket)
    add(connection, TALLY_AGENCY, tally_rows(agencies, "agency"), "tickets", "total")
    add(connection, TALLY_OFFICER, tally_rows(officers, "agency", "officer"), "tickets", "total")
    _begin_officers(connection, list(first.values()))


def tally(agencies: Tally, officers: Tally, ticket: Row) -> None:
    """Count one ticket."""
    exact = ticket["tenths"]
    rest = (received_day(ticket["received_at"]), ticket["training"], step_of(exact))
    for counts, key in (
        (agencies, (ticket["agency"], *rest)),
        (officers, (ticket["agency"], ticket["officer"], *rest)),
    ):
        held = counts.get(key, (0, 0))
        counts[key] = (held[0] + 1, held[1] + exact)


@functools.lru_cache(maxsize=1024)  # asked for every ticket, and one answer for a whole batch
def received_day(received: str) -> str:
    """The day of receipt as staff in Vermont see it, YYYY-MM-DD."""
    return instant(received).astimezone(EASTERN).date().isoformat()


def tally_rows(counted: Tally, *who: str) -> list[Row]:
    """Rows of a table of counts."""
    names = (*who, "day", "training", "step")
    return [
        {**dict(zip(names, key, strict=True)), "tickets": tickets, "total": total}
        for key, (tickets, total) in counted.items()
    ]


def begin(first: dict[tuple[str, bool], Row], ticket: Row) -> None:
    """Add a ticket, in the order of receipt, to what is known of its officer's beginning."""
    key = (ticket["officer"], ticket["training"])
    held = first.setdefault(
        key,
        {
            "officer": ticket["officer"],
            "training": ticket["training"],
            "issued_at": ticket["issued_at"],
            "tickets": 0,
        },
    )
    held["tickets"] += 1
    held["issued_at"] = min(held["issued_at"], ticket["issued_at"])
    held["agency"] = ticket["agency"]


def _begin_officers(connection: Connection, rows: list[Row]) -> None:
    if rows:
        connection.execute(_beginning(connection.dialect.name), rows)


def add(connection: Connection, table: Table, rows: list[Row], *names: str) -> None:
    """Insert counts, or add them to those that are there."""
    if rows:
        connection.execute(_adding(connection.dialect.name, table, names), rows)


# Statements are made once: with every batch it would take longer than to carry them out.


@functools.cache
def _beginning(dialect: str) -> Insert:
    adding = _INSERTS[dialect](FIRST_TICKET)
    held, new = FIRST_TICKET.c, adding.excluded
    earlier = case((new.issued_at < held.issued_at, new.issued_at), else_=held.issued_at)
    values = {
        "tickets": held.tickets + new.tickets,
        "issued_at": earlier,
        "agency": new.agency,
    }
    return adding.on_conflict_do_update(
        index_elements=list(FIRST_TICKET.primary_key.columns), set_=values
    )


@functools.cache
def _adding(dialect: str, table: Table, names: tuple[str, ...]) -> Insert:
    adding = _INSERTS[dialect](table)
    return adding.on_conflict_do_update(
        index_elements=list(table.primary_key.columns),
        set_={name: table.c[name] + adding.excluded[name] for name in names},
    )
