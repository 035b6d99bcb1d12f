"""What a Point of Contact says of a ticket of the own agency; the laptop that issued it hears."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, Row, insert, select

from sync import wire
from sync.gateway.database import Database
from sync.gateway.intake.content import EASTERN
from sync.gateway.intake.records import Device
from sync.gateway.keys import GatewayKeys
from sync.gateway.office import chain, news
from sync.gateway.office.agency_tickets import held
from sync.gateway.reading import Refused
from sync.gateway.tables import REVIEW, instant_text
from tracs_mobile.domain.agency import Role
from tracs_mobile.domain.news import NewsKind
from tracs_mobile.domain.states import Review

LONGEST_NOTE = 1_000
_KINDS = {Review.REVIEWED: NewsKind.REVIEWED, Review.RETURNED: NewsKind.RETURNED}


def must_be_poc(device: Device, poc: str, now: datetime) -> None:
    """Raise Refused (403) unless DPS's own records name `poc` a Point of Contact of today."""
    officer = device.officer(poc, now.astimezone(EASTERN).date())
    if officer is None or officer.role is not Role.POC:
        raise Refused(
            403,
            "NOT_POC",
            "DPS does not list you as the Point of Contact of this agency. Call DPS e-Ticket "
            "support if you are.",
        )


def review(
    database: Database, keys: GatewayKeys, device: Device, asked: wire.ReviewRequest, now: datetime
) -> None:
    """Keep the word, once when it comes twice. Raises Refused: 400, 403, 404."""
    must_be_poc(device, asked.poc, now)
    kind = _KINDS.get(asked.state)
    note = asked.note.strip()
    if kind is None or len(note) > LONGEST_NOTE:
        raise Refused(400, "UNREADABLE", "A ticket is reviewed or returned, with a short note.")
    if asked.state is Review.RETURNED and not note:
        raise Refused(400, "NOTE_MISSING", "Say why the ticket goes back to the officer.")
    with database.write() as connection:
        ticket = held(connection, device.agency.judiciary_code, asked.number)
        if _same(latest(connection, asked.number), keys, asked, note):
            return
        row = {
            "number": asked.number,
            "agency": device.agency.judiciary_code,
            "at": instant_text(now),
            "by": asked.poc,
            "state": asked.state.value,
            "note_locked": _locked(keys, asked.number, note),
        }
        connection.execute(insert(REVIEW).values(row))
        news.tell(
            connection,
            keys,
            device_id=ticket.device_id,
            number=asked.number,
            seq=ticket.seq,
            kind=kind,
            at=now,
            by=asked.poc,
            note=note,
        )
        body = {"number": asked.number, "by": asked.poc}
        chain.note(connection, device.device_id, f"ticket-{asked.state.value}", body, now)


def latest(connection: Connection, number: str) -> Row[tuple[object, ...]] | None:
    """The newest word on a ticket."""
    return connection.execute(
        select(REVIEW).where(REVIEW.c.number == number).order_by(REVIEW.c.id.desc()).limit(1)
    ).first()


def note_of(keys: GatewayKeys, number: str, locked: bytes) -> str:
    """The note that was locked; empty for none."""
    return keys.storing.unlock(locked, place=_place(number)).decode() if locked else ""


def _locked(keys: GatewayKeys, number: str, note: str) -> bytes:
    return keys.storing.lock(note.encode(), place=_place(number)) if note else b""


def _place(number: str) -> bytes:
    return f"review|{number}".encode()


def _same(
    row: Row[tuple[object, ...]] | None, keys: GatewayKeys, asked: wire.ReviewRequest, note: str
) -> bool:
    """Whether the newest word is this one already: an answer was lost, and it is asked again."""
    if row is None or (row.state, row.by) != (asked.state.value, asked.poc):
        return False
    return note_of(keys, asked.number, row.note_locked) == note
