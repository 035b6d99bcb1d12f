"""What DPS refused and what came twice with other content: until somebody has dealt with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    Table,
    and_,
    exists,
    func,
    insert,
    select,
)

from sync import wire
from sync.gateway.database import Database
from sync.gateway.intake.readying import body_place
from sync.gateway.keys import GatewayKeys
from sync.gateway.office import chain
from sync.gateway.office.refusal_words import words_of
from sync.gateway.tables import (
    CLAIM,
    CONFLICT,
    DEVICE,
    HANDLED,
    REFUSAL,
    SUBMISSION,
    instant,
    instant_text,
)
from tracs_mobile.errors import BadInput

PAGE = 50
LONGEST_NOTE = 500


class Doubt(Enum):
    """What kind of thing waits for a person."""

    REFUSAL = "refusal"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenRefusals:
    """What is open of an agency; `refused` are tickets, however often each was refused."""

    refused: int = 0
    conflicts: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubtful:
    """One of them. `say` is the sentence; `handled` is empty while it is open."""

    kind: Doubt
    id: int
    number: str
    seq: int
    event: str
    code: str
    say: str
    device_id: str
    device: str
    agency: str
    officer: str
    received_at: datetime
    mended_at: datetime | None
    handled: str
    handled_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Copies:
    """Both copies of a conflict as they were signed, with the instants they were received."""

    number: str
    seq: int
    held: bytes
    held_at: datetime | None
    other: bytes
    other_at: datetime


def _handled(kind: Doubt, table: Table) -> ColumnElement[bool]:
    # A name of its own: the list joins the same table, and the two must not become one.
    done = HANDLED.alias()
    return exists().where(done.c.kind == kind.value, done.c.id == table.c.id)


_OPEN_REFUSAL = and_(REFUSAL.c.mended_at == "", ~_handled(Doubt.REFUSAL, REFUSAL))
_OPEN_CONFLICT = ~_handled(Doubt.CONFLICT, CONFLICT)


def open_by_agency(connection: Connection) -> dict[str, OpenRefusals]:
    """What is open, by agency; of laptops that DPS does not know under an empty code."""
    refused = _by_agency(connection, REFUSAL, _OPEN_REFUSAL)
    conflicts = _by_agency(connection, CONFLICT, _OPEN_CONFLICT)
    return {
        agency: OpenRefusals(refused=refused.get(agency, 0), conflicts=conflicts.get(agency, 0))
        for agency in {*refused, *conflicts}
    }


def _by_agency(connection: Connection, table: Table, wanted: ColumnElement[bool]) -> dict[str, int]:
    agency = func.coalesce(DEVICE.c.agency, "")
    rows = connection.execute(
        select(agency, func.count(table.c.number.distinct()))
        .select_from(table)
        .outerjoin(DEVICE, DEVICE.c.device_id == table.c.device_id)
        .where(wanted)
        .group_by(agency)
    )
    return {row[0]: row[1] for row in rows}


def listed(
    connection: Connection, kind: Doubt, *, handled: bool = False, agency: str = "", page: int = 0
) -> tuple[tuple[Doubtful, ...], bool]:
    """A page of what is open (or handled, or mended), newest first, and whether there is more."""
    table, is_open = (
        (REFUSAL, _OPEN_REFUSAL) if kind is Doubt.REFUSAL else (CONFLICT, _OPEN_CONFLICT)
    )
    query = (
        _query(kind, table)
        .where(~is_open if handled else is_open)
        .order_by(table.c.id.desc())
        .limit(PAGE + 1)
        .offset(page * PAGE)
    )
    if agency:
        query = query.where(DEVICE.c.agency == agency)
    rows = connection.execute(query).all()
    return tuple(_doubtful(kind, row) for row in rows[:PAGE]), len(rows) > PAGE


def _query(kind: Doubt, table: Table) -> Select[Any]:
    return (
        select(
            table,
            DEVICE.c.name.label("device"),
            DEVICE.c.agency,
            HANDLED.c.note,
            HANDLED.c.by,
        )
        .select_from(table)
        .outerjoin(DEVICE, DEVICE.c.device_id == table.c.device_id)
        .outerjoin(HANDLED, and_(HANDLED.c.kind == kind.value, HANDLED.c.id == table.c.id))
    )


def _doubtful(kind: Doubt, row: Row[Any]) -> Doubtful:
    refusal = kind is Doubt.REFUSAL
    code = row.code if refusal else "OTHER_CONTENT"
    return Doubtful(
        kind=kind,
        id=row.id,
        number=row.number,
        seq=row.seq,
        event=row.event if refusal else "",
        code=code,
        say=words_of(code),
        device_id=row.device_id,
        device=row.device or row.device_id,
        agency=row.agency or "",
        officer=row.officer if refusal else "",
        received_at=instant(row.received_at),
        mended_at=instant(row.mended_at) if refusal and row.mended_at else None,
        handled=row.note or "",
        handled_by=row.by or "",
    )


def handle(
    database: Database, kind: Doubt, doubt_id: int, note: str, *, by: str, now: datetime
) -> None:
    """Somebody has dealt with it. Raises BadInput without a note, or for one that is not there."""
    if not note.strip():
        raise BadInput("Write down what was done, so that the next one who asks can read it.")
    table = REFUSAL if kind is Doubt.REFUSAL else CONFLICT
    with database.write() as connection:
        number = connection.execute(select(table.c.number).where(table.c.id == doubt_id)).scalar()
        if number is None:
            raise BadInput("That is no longer there. Load the page again.")
        same = (HANDLED.c.kind == kind.value, HANDLED.c.id == doubt_id)
        if connection.execute(select(HANDLED.c.id).where(*same)).first() is not None:
            raise BadInput("Somebody else has handled it already. Load the page again.")
        row = {
            "kind": kind.value,
            "id": doubt_id,
            "at": instant_text(now),
            "by": by,
            "note": note.strip()[:LONGEST_NOTE],
        }
        connection.execute(insert(HANDLED).values(row))
        chain.note(connection, by, f"{kind.value}-handled", {"number": number}, now)


def copies(
    database: Database, keys: GatewayKeys, conflict_id: int, *, by: str, now: datetime
) -> Copies:
    """Open both copies of a conflict, which the audit says. Raises BadInput, BadSignature."""
    with database.write() as connection:
        row = connection.execute(select(CONFLICT).where(CONFLICT.c.id == conflict_id)).first()
        if row is None:
            raise BadInput("That is no longer there. Load the page again.")
        chain.note(connection, by, "conflict-opened", {"number": row.number, "seq": row.seq}, now)
        named = (CLAIM.c.number == row.number, CLAIM.c.seq == row.seq)
        taken: Select[Any] = (
            select(SUBMISSION.c.body_locked, SUBMISSION.c.received_at)
            .join(CLAIM, CLAIM.c.submission_id == SUBMISSION.c.id)
            .where(*named, SUBMISSION.c.received_at == CLAIM.c.received_at)
        )
        held = connection.execute(taken).first()
    return Copies(
        number=row.number,
        seq=row.seq,
        held=_body(keys, held, row.number, row.seq) if held is not None else b"",
        held_at=instant(held.received_at) if held is not None else None,
        other=_body(keys, row, row.number, row.seq),
        other_at=instant(row.received_at),
    )


def _body(keys: GatewayKeys, row: Row[Any], number: str, seq: int) -> bytes:
    """The signed bytes; empty when they were expunged."""
    if not row.body_locked:
        return b""
    plain = keys.storing.unlock(row.body_locked, place=body_place(number, seq))
    return wire.inflate(plain, "zstd")


def side_by_side(one: object, other: object, at: str = "") -> Iterator[tuple[str, object, object]]:
    """Two records field by field: path, and what each says there."""
    if isinstance(one, dict) or isinstance(other, dict):
        first, second = (side if isinstance(side, dict) else {} for side in (one, other))
        for name in sorted({*first, *second}):
            below = f"{at}.{name}" if at else str(name)
            yield from side_by_side(first.get(name), second.get(name), below)
    else:
        yield at, one, other
