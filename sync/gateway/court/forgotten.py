"""What a restored backup forgot of the court: nothing goes there twice or is silently held back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, select

from sync.gateway.court.handed import SOME_TIME, Handed
from sync.gateway.court.outbox import Due
from sync.gateway.office import restoring
from sync.gateway.tables import FORWARD, SUBMISSION, instant, instant_text

MAYBE = (
    "DPS went back to a backup, and this folder does not reach back far enough to say whether it "
    "was handed over before. Ask the court whether it has it; if not, hand it over again here."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sorted:
    """`due` goes on its way, `handed` was out already at a time, `doubtful` nobody here knows."""

    due: tuple[Due, ...]
    handed: tuple[tuple[Due, datetime], ...]
    doubtful: tuple[Due, ...]


def sort(connection: Connection, due: Sequence[Due], book: Handed) -> Sorted:
    """Part what is due by what the folder's own book says of it.

    The database notes each handing over after the book does; so a later time in the book is one
    that the database forgot. What the book cannot know is asked of people.
    """
    rows = {row.submission_id: row for row in connection.execute(_facts(due))}
    handed, doubtful, rest = [], [], []
    edge = _edge(connection, book)
    for one in due:
        row, last = rows[one.submission_id], book.last(one.file)
        by_hand = row.attempts > 0 and not row.problem
        if last > row.filed_at:
            handed.append((one, book.begun if last == SOME_TIME else instant(last)))
        elif not row.filed_at and not by_hand and row.issued_at <= edge:
            doubtful.append(one)
        else:
            rest.append(one)
    return Sorted(due=tuple(rest), handed=tuple(handed), doubtful=tuple(doubtful))


def _facts(due: Sequence[Due]) -> Select[Any]:
    return (
        select(
            FORWARD.c.submission_id,
            FORWARD.c.filed_at,
            FORWARD.c.attempts,
            FORWARD.c.problem,
            SUBMISSION.c.issued_at,
        )
        .join(SUBMISSION, SUBMISSION.c.id == FORWARD.c.submission_id)
        .where(FORWARD.c.submission_id.in_([one.submission_id for one in due]))
    )


def _edge(connection: Connection, book: Handed) -> str:
    """Until when a ticket was issued that may have gone out unknown to the book; empty for none."""
    returns = [
        found.restoration.at
        for found in restoring.restorations(connection)
        if found.restoration.since < book.begun
    ]
    return instant_text(max(returns)) if returns else ""
