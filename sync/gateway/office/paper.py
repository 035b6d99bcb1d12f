"""Codes that were scanned from agency copies: a whole ticket is taken, a short form is evidence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select

from sync import wire
from sync.bundles.paper import MARK, SHORT_MARKS, read_whole_code
from sync.gateway.desk import Desk
from sync.gateway.intake.records import Device
from sync.gateway.office import chain
from sync.gateway.tables import BLOCK, SEEN_ON_PAPER, SUBMISSION, instant, instant_text
from tracs_mobile.domain.outbox import ItemStatus
from tracs_mobile.errors import BadInput, BadSignature
from tracs_mobile.vault.shortform import LONGEST as LONGEST_SHORT
from tracs_mobile.vault.shortform import read_short_form

CHANNEL = "paper"

_UNREADABLE = (
    "This is not a code of this program, or it was not read whole. Scan the large square code at "
    "the end of the agency copy again, with the whole code in the light."
)
_NOT_OURS = (
    "No laptop of this gateway signed this code. Nothing was taken. If the paper looks right, call "
    "the agency: it may be copied from another one."
)
_SEEN = (
    "Ticket {number} of officer {officer} was seen on paper. The small code names the ticket and "
    "does not hold it, so it still counts as not received. It is noted that its paper exists; ask "
    "the agency for the file from the laptop."
)
_HERE = "Ticket {number} is here already; its paper says the same."
_OTHER = (
    "Ticket {number} is here, but with other content than this paper. Both are noted: compare the "
    "paper with the ticket."
)
_TAKEN = "Ticket {number} was taken from the paper and counts as received now."
_DUPLICATE = "Ticket {number} is here already, word for word."


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeTaken:
    """What became of a scanned code. `said` is the sentence; `received` that DPS has the ticket."""

    said: str
    good: bool
    number: str = ""
    received: bool = False
    receipt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenRow:
    """A ticket that DPS has only seen on paper."""

    number: str
    seq: int
    agency: str
    officer: str
    issued_at: datetime
    seen_at: datetime
    seen_by: str


def take_code(desk: Desk, text: str, *, by: str) -> CodeTaken:
    """Take what a hand scanner typed. What is wrong with it is said, never raised."""
    plain = text.strip()
    if plain.upper().startswith(MARK):
        return _whole(desk, plain, by=by)
    if plain.startswith(SHORT_MARKS) and len(plain) <= LONGEST_SHORT:
        return _short(desk, plain, by=by)
    return CodeTaken(good=False, said=_UNREADABLE)


def seen_on_paper(connection: Connection, limit: int = 100) -> tuple[SeenRow, ...]:
    """Tickets seen on paper that DPS still does not have, newest first."""
    known = select(SUBMISSION.c.number).where(SUBMISSION.c.number == SEEN_ON_PAPER.c.number)
    rows = connection.execute(
        select(SEEN_ON_PAPER)
        .where(~known.exists())
        .order_by(SEEN_ON_PAPER.c.id.desc())
        .limit(limit)
    )
    return tuple(
        SeenRow(
            number=row.number,
            seq=row.seq,
            agency=row.agency,
            officer=row.officer,
            issued_at=instant(row.issued_at),
            seen_at=instant(row.seen_at),
            seen_by=row.seen_by,
        )
        for row in rows
    )


def _whole(desk: Desk, text: str, *, by: str) -> CodeTaken:
    """Through the same way in as everything else: bytes and signature are the laptop's own."""
    try:
        envelope = read_whole_code(text)
    except BadInput:
        return CodeTaken(good=False, said=_UNREADABLE)
    answer = desk.ingest.take(wire.encode_line(envelope), channel=CHANNEL)
    (item,) = answer.items
    number = envelope.number
    body: dict[str, str | int] = {"number": number, "seq": envelope.seq}
    with desk.database.write() as connection:
        chain.note(connection, by, "code-scanned", body, desk.clock.now())
    if item.status in (ItemStatus.ACCEPTED, ItemStatus.DUPLICATE):
        said = _TAKEN if item.status is ItemStatus.ACCEPTED else _DUPLICATE
        return CodeTaken(
            good=True,
            said=said.format(number=number),
            number=number,
            received=True,
            receipt=item.receipt,
        )
    why = item.errors[0].say if item.errors else ""
    return CodeTaken(good=False, said=f"Ticket {number}: {why}", number=number)


def _short(desk: Desk, text: str, *, by: str) -> CodeTaken:
    number = text.split("|")[1] if text.count("|") > 1 else ""
    for device in _holders(desk, number):
        try:
            found = read_short_form(text, device.key)
        except BadSignature:
            continue
        return _note_seen(desk, text, found, device, by=by)
    return CodeTaken(good=False, said=_NOT_OURS)


def _holders(desk: Desk, number: str) -> tuple[Device, ...]:
    """Laptops that were ever given this number; the short form does not name its own."""
    with desk.database.read() as connection:
        prefixes = select(BLOCK.c.prefix, BLOCK.c.device_id, BLOCK.c.first, BLOCK.c.last).distinct()
        named = {
            row.device_id
            for row in connection.execute(prefixes)
            if number.startswith(row.prefix)
            and (digits := number.removeprefix(row.prefix)).isascii()
            and digits.isdigit()
            and len(digits) <= 18
            and row.first <= int(digits) <= row.last
        }
        return tuple(desk.records.devices(connection, named).values())


def _note_seen(
    desk: Desk, text: str, found: dict[str, object], device: Device, *, by: str
) -> CodeTaken:
    number, seq, digest = str(found["number"]), int(str(found["seq"])), str(found["digest"])
    now = desk.clock.now()
    issued_at = datetime.fromisoformat(str(found["issued_at"]))
    row = {
        "number": number,
        "seq": seq,
        "digest": digest,
        "device_id": device.device_id,
        "agency": device.agency.judiciary_code,
        "officer": str(found["leo_number"]),
        "issued_at": instant_text(issued_at),
        "payload": text,
        "seen_at": instant_text(now),
        "seen_by": by,
    }
    with desk.database.write() as connection:
        chain.note(connection, by, "paper-seen", {"number": number, "seq": seq}, now)
        known = connection.execute(
            select(SEEN_ON_PAPER.c.id).where(
                SEEN_ON_PAPER.c.number == number,
                SEEN_ON_PAPER.c.seq == seq,
                SEEN_ON_PAPER.c.digest == digest,
            )
        ).first()
        if known is None:
            connection.execute(insert(SEEN_ON_PAPER).values(row))
        held = connection.execute(
            select(SUBMISSION.c.digest).where(
                SUBMISSION.c.number == number, SUBMISSION.c.seq == seq
            )
        ).first()
    if held is None:
        said = _SEEN.format(number=number, officer=row["officer"])
        return CodeTaken(good=True, said=said, number=number)
    same = held.digest[:16].hex() == digest
    said = (_HERE if same else _OTHER).format(number=number)
    return CodeTaken(good=same, said=said, number=number, received=same)
