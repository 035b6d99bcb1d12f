"""Stop data and officers' notes in the database, a row for each version and note."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, insert, select

from tracs_mobile.domain.canonical import decode, encode
from tracs_mobile.domain.names import StopId, TicketNumber
from tracs_mobile.domain.stop_record import StopRecord
from tracs_mobile.errors import BadInput, StoreDamaged
from tracs_mobile.ports import Note
from tracs_mobile.store.faults import DAMAGED
from tracs_mobile.store.session import StoreSession
from tracs_mobile.store.tables import note as note_table
from tracs_mobile.store.tables import stop

_s = stop.c
_n = note_table.c
_later = stop.alias("later")
_NEWEST = select(_s.location, _s.evidence, _s.numbers, _s.body).where(
    ~select(_later.c.entry)
    .where(_later.c.stop_id == _s.stop_id, _later.c.version > _s.version)
    .exists()
)
_GET = _NEWEST.where(_s.stop_id == bindparam("which"))
_BETWEEN = _NEWEST.where(
    _s.at >= bindparam("since", type_=_s.at.type), _s.at < bindparam("until", type_=_s.at.type)
).order_by(_s.at, _s.entry)
_NOTES = (
    select(_n.at, _n.by, _n.text)
    .where(_n.stop_id == bindparam("which"), _n.text != "")
    .order_by(_n.entry)
)


class SqlStops:
    """`ports.Stops` on SQL.

    What an expungement takes away (the exact place, what was found in words, the ticket's number)
    stands in columns of its own, so that the rest of the statistics stays as it was written.
    """

    def __init__(self, session: StoreSession) -> None:
        self._session = session

    def put(self, record: StopRecord) -> None:
        """Keep a version; the database refuses one that is not the next."""
        data = replace(record.data, evidence="")
        self._session.run(
            insert(stop),
            {
                "stop_id": record.stop_id,
                "version": record.version,
                "at": record.at,
                "officer": record.officer,
                "location": record.where,
                "evidence": record.data.evidence,
                "numbers": " ".join(record.numbers),
                "body": encode(replace(record, where="", data=data, numbers=())),
            },
        )

    def get(self, stop_id: StopId) -> StopRecord | None:
        """The newest version. Raises StoreDamaged."""
        row = self._session.first(_GET, {"which": stop_id})
        return None if row is None else _record(row)

    def between(self, since: datetime, until: datetime) -> tuple[StopRecord, ...]:
        """The newest version of every stop in `since` <= at < `until`, oldest first."""
        found = self._session.rows(_BETWEEN, {"since": since, "until": until})
        return tuple(_record(row) for row in found)


class SqlNotes:
    """`ports.Notes` on SQL; an expunged note is not shown."""

    def __init__(self, session: StoreSession) -> None:
        self._session = session

    def add(self, stop_id: StopId, note: Note) -> None:
        """Append a note."""
        self._session.run(
            insert(note_table),
            {"stop_id": stop_id, "at": note.at, "by": note.by, "text": note.text},
        )

    def of(self, stop_id: StopId) -> tuple[Note, ...]:
        """Every note, oldest first."""
        found = self._session.rows(_NOTES, {"which": stop_id})
        return tuple(Note(at=row.at, by=row.by, text=row.text) for row in found)


def _record(row: Row[Any]) -> StopRecord:
    try:
        record = decode(StopRecord, row.body)
    except BadInput as fault:
        raise StoreDamaged(DAMAGED) from fault
    numbers = tuple(TicketNumber(number) for number in row.numbers.split())
    data = replace(record.data, evidence=row.evidence)
    return replace(record, where=row.location, data=data, numbers=numbers)
