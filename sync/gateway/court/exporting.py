"""Reads what DPS holds of some days, for an export."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import select

from sync.gateway.court.filing import NotFiled, filing_of
from sync.gateway.database import Database
from sync.gateway.keys import GatewayKeys
from sync.gateway.tables import SUBMISSION, instant_text
from tracs_mobile.domain.days import day_begins
from tracs_mobile.domain.filing import Filing


def filings_of_days(
    database: Database, keys: GatewayKeys, *, since: date, until: date, agency: str = ""
) -> tuple[Filing, ...]:
    """Every event signed on the days `since` to `until`, both included, by number and sequence.

    Expunged ones, and voids of what DPS refused, are not among them. `agency` narrows it to one
    judiciary code. Raises BadSignature for a body that was tampered with.
    """
    row = SUBMISSION.c
    wanted = (
        select(row.number, row.seq)
        .where(
            row.issued_at >= instant_text(day_begins(since)),
            row.issued_at < instant_text(day_begins(until + timedelta(days=1))),
        )
        .order_by(row.number, row.seq)
    )
    if agency:
        wanted = wanted.where(row.agency == agency)
    found: list[Filing] = []
    with database.read() as connection:
        for number, seq in connection.execute(wanted).all():
            try:
                found.append(filing_of(connection, keys, number, seq))
            except NotFiled:
                continue  # nothing is left of it that could be written
    return tuple(found)
