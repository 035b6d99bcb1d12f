"""The rows of the second outbox: what waits for the court, what is out, what came back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, exists, func, insert, select, update

from sync.gateway.court.answer import CourtAnswer
from sync.gateway.database import Database
from sync.gateway.keys import GatewayKeys
from sync.gateway.leftovers import expunged
from sync.gateway.office import chain, news
from sync.gateway.tables import FORWARD, SETTING, SUBMISSION, instant_text
from tracs_mobile.domain.news import NewsKind
from tracs_mobile.domain.outbox import EventKind

QUEUED, FILED, ACCEPTED, REFUSED = "queued", "filed", "accepted", "refused"
NOT_FILED = "not filed"
"""Never goes out; `problem` says why. The expungement has a state of its own, `expunged`."""
EVENTS = (EventKind.ISSUE.value, EventKind.AMEND.value, EventKind.VOID.value)
"""A reason for being late is for DPS alone."""

STEP = 100
_CURSOR = "court_cursor"
_FOLDER = "court_folder"
_FIRST_WAIT = timedelta(seconds=5)
_LONGEST_WAIT = timedelta(minutes=15)
_NUMBER = re.compile(r"[A-Za-z0-9-]{1,100}")
_earlier = FORWARD.alias("earlier")


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """An event that may go out now."""

    submission_id: int
    number: str
    seq: int
    attempts: int

    @property
    def file(self) -> str:
        """The name of its file; a number never holds anything but letters, digits and dashes."""
        return f"{self.number}-{self.seq}.ecf.xml"

    @property
    def has_plain_name(self) -> bool:
        """Whether a file of that name lands in the folder and nowhere else."""
        return _NUMBER.fullmatch(self.number) is not None


def collect(database: Database) -> int:
    """Queue what DPS took since the last time, in the order it was taken; says how many."""
    with database.write() as connection:
        named = SETTING.c.name == _CURSOR
        found = connection.execute(select(SETTING.c.value).where(named)).scalar()
        rows = connection.execute(
            select(
                SUBMISSION.c.id,
                SUBMISSION.c.number,
                SUBMISSION.c.seq,
                SUBMISSION.c.event,
                SUBMISSION.c.training,
            )
            .where(SUBMISSION.c.id > int(found or b"0"))
            .order_by(SUBMISSION.c.id)
            .limit(STEP)
        ).all()
        if not rows:
            return 0
        queued = [
            {
                "submission_id": row.id,
                "number": row.number,
                "seq": row.seq,
                "state": QUEUED,
                "attempts": 0,
            }
            for row in rows
            if row.event in EVENTS and not row.training
        ]
        if queued:
            connection.execute(insert(FORWARD), queued)
        cursor = str(rows[-1].id).encode()
        if found is None:
            connection.execute(insert(SETTING).values(name=_CURSOR, value=cursor))
        else:
            connection.execute(update(SETTING).where(named).values(value=cursor))
    return len(rows)


def hold(database: Database, folder: str) -> bool:
    """Let the folder of this identity be the one that is handed over through.

    False while files are on their way through another one: whether they appeared there only that
    folder knows, and marked as filed from here they would be lost.
    """
    with database.write() as connection:
        held = _folder(connection)
        if held == folder:
            return True
        if held and prepared(connection, held):
            return False
        if held:
            named = SETTING.c.name == _FOLDER
            connection.execute(update(SETTING).where(named).values(value=folder.encode()))
        else:
            connection.execute(insert(SETTING).values(name=_FOLDER, value=folder.encode()))
    return True


def _folder(connection: Connection) -> str:
    named = SETTING.c.name == _FOLDER
    return (connection.execute(select(SETTING.c.value).where(named)).scalar() or b"").decode()


def prepared(connection: Connection, folder: str) -> tuple[str, ...]:
    """Files that a forwarder which was killed had ready, and perhaps out already.

    None when `folder` is not the one that is handed over through.
    """
    if _folder(connection) != folder:
        return ()
    rows = connection.execute(
        select(FORWARD.c.file).where(FORWARD.c.state == QUEUED, FORWARD.c.file != "")
    )
    return tuple(row.file for row in rows)


def due(connection: Connection, now: datetime) -> tuple[Due, ...]:
    """What may go out, oldest first: nothing of a number overtakes what came before it."""
    before = exists().where(
        _earlier.c.number == FORWARD.c.number,
        _earlier.c.seq < FORWARD.c.seq,
        _earlier.c.state == QUEUED,
    )
    rows = connection.execute(
        select(FORWARD.c.submission_id, FORWARD.c.number, FORWARD.c.seq, FORWARD.c.attempts)
        .where(
            FORWARD.c.state == QUEUED,
            FORWARD.c.file == "",
            FORWARD.c.next_try_at <= instant_text(now),
            ~before,
        )
        .order_by(FORWARD.c.submission_id)
        .limit(STEP)
    )
    return tuple(Due(**row._mapping) for row in rows)


def mark_prepared(database: Database, found: Sequence[Due], folder: str) -> None:
    """Their files are ready; from here on each appears exactly once.

    Nothing happens when another folder was taken meanwhile: they go out through that one.
    """
    with database.write() as connection:
        for one in found if _folder(connection) == folder else ():
            named = (FORWARD.c.submission_id == one.submission_id, FORWARD.c.state == QUEUED)
            connection.execute(update(FORWARD).where(*named).values(file=one.file, problem=""))


def mark_filed(database: Database, keys: GatewayKeys, files: Sequence[str], now: datetime) -> int:
    """Their files are out: the laptops hear of it. Says how many were new."""
    with database.write() as connection:
        rows = connection.execute(
            select(FORWARD.c.submission_id, FORWARD.c.number, FORWARD.c.seq, FORWARD.c.attempts)
            .where(FORWARD.c.state == QUEUED, FORWARD.c.file.in_(files))
            .order_by(FORWARD.c.submission_id)
        ).all()
        for row in rows:
            values = {
                "state": FILED,
                "filed_at": instant_text(now),
                "attempts": row.attempts + 1,
                "next_try_at": "",
            }
            named = FORWARD.c.submission_id == row.submission_id
            connection.execute(update(FORWARD).where(named).values(values))
            _tell(connection, keys, number=row.number, seq=row.seq, kind=NewsKind.FILED, at=now)
    return len(rows)


def mark_handed(
    database: Database, keys: GatewayKeys, found: Sequence[tuple[Due, datetime]]
) -> None:
    """They were out already, at that time, and a restored database forgot it."""
    with database.write() as connection:
        for one, at in found:
            values = {
                "state": FILED,
                "filed_at": instant_text(at),
                "file": one.file,
                "attempts": one.attempts + 1,
                "next_try_at": "",
                "problem": "",
            }
            named = (FORWARD.c.submission_id == one.submission_id, FORWARD.c.state == QUEUED)
            if connection.execute(update(FORWARD).where(*named).values(values)).rowcount:
                _tell(connection, keys, number=one.number, seq=one.seq, kind=NewsKind.FILED, at=at)


def mark_not_filed(database: Database, one: Due, why: str, *, attempts: int = 0) -> None:
    """It never goes out by itself; staff see why. Counts `attempts`."""
    with database.write() as connection:
        named = FORWARD.c.submission_id == one.submission_id
        values = {"state": NOT_FILED, "problem": why, "attempts": one.attempts + attempts}
        connection.execute(update(FORWARD).where(named).values(values))


def put_off(database: Database, found: Sequence[Due], why: str, now: datetime) -> None:
    """It could not be written now; again after a wait that doubles."""
    with database.write() as connection:
        for one in found:
            wait = min(_FIRST_WAIT * 2 ** min(one.attempts, 12), _LONGEST_WAIT)
            values = {
                "attempts": one.attempts + 1,
                "next_try_at": instant_text(now + wait),
                "problem": why,
            }
            named = (FORWARD.c.submission_id == one.submission_id, FORWARD.c.state == QUEUED)
            connection.execute(update(FORWARD).where(*named).values(values))


def settle(database: Database, keys: GatewayKeys, answer: CourtAnswer, now: datetime) -> bool:
    """Keep the court's word and tell the laptop, once; False for an event that is not out."""
    out = (FILED, ACCEPTED, REFUSED)
    with database.write() as connection:
        named = (FORWARD.c.number == answer.number, FORWARD.c.seq == answer.seq)
        row = connection.execute(select(FORWARD).where(*named)).first()
        if row is None or row.state not in out:
            return False
        code = "" if answer.number in expunged(connection) else answer.code
        if (row.state, row.court_note) == (answer.state, code):
            return True
        values = {"state": answer.state, "answered_at": instant_text(now), "court_note": code}
        connection.execute(update(FORWARD).where(*named).values(values))
        kind = NewsKind.COURT_ACCEPTED if answer.state == ACCEPTED else NewsKind.COURT_REFUSED
        _tell(
            connection,
            keys,
            number=answer.number,
            seq=answer.seq,
            kind=kind,
            at=now,
            note=answer.note,
        )
    return True


def refile(database: Database, submission_id: int, *, by: str, now: datetime) -> bool:
    """Hand an event over once more, because the court asks for it; False when it is not out."""
    with database.write() as connection:
        named = (
            FORWARD.c.submission_id == submission_id,
            FORWARD.c.state.in_((FILED, REFUSED, NOT_FILED)),
        )
        values = {"state": QUEUED, "file": "", "next_try_at": "", "problem": ""}
        if not connection.execute(update(FORWARD).where(*named).values(values)).rowcount:
            return False
        chain.note(connection, by, "court-again", {"submission": submission_id}, now)
    return True


def states(connection: Connection) -> dict[str, int]:
    """How many events stand in each state."""
    rows = connection.execute(select(FORWARD.c.state, func.count()).group_by(FORWARD.c.state))
    return {row[0]: row[1] for row in rows}


def _tell(
    connection: Connection,
    keys: GatewayKeys,
    *,
    number: str,
    seq: int,
    kind: NewsKind,
    at: datetime,
    note: str = "",
) -> None:
    device = connection.execute(
        select(SUBMISSION.c.device_id).where(SUBMISSION.c.number == number, SUBMISSION.c.seq == seq)
    ).scalar_one()
    news.tell(
        connection, keys, device_id=device, number=number, seq=seq, kind=kind, at=at, note=note
    )
