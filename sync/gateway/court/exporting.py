"""Reads what DPS holds of some days, for the court's files or the table of a records system."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from sqlalchemy import select

from sync.ecf.filing import file_name, filing_xml
from sync.gateway.court.filing import NotFiled, filing_of
from sync.gateway.database import Database
from sync.gateway.keys import GatewayKeys
from sync.gateway.tables import SUBMISSION, instant_text
from tracs_mobile.domain.days import day_begins
from tracs_mobile.domain.filing import Filing
from tracs_mobile.domain.spreadsheet import ENCODING
from tracs_mobile.domain.ticket_table import tickets_csv, tickets_json

FORMS = ("ecf", "json", "csv")


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


def export_files(
    filings: tuple[Filing, ...], *, form: str, since: date, until: date, now: datetime
) -> Iterator[tuple[str, bytes]]:
    """The files of an export, name and content: `ecf` one an event, else one for all."""
    span = f"{since:%Y%m%d}-{until:%Y%m%d}"
    if form == "ecf":
        for filing in filings:
            yield file_name(filing.document.number, filing.seq), filing_xml(filing, sent_at=now)
    elif form == "csv":
        yield f"tickets-{span}.csv", tickets_csv(filings).encode(ENCODING)
    else:
        yield f"tickets-{span}.json", tickets_json(filings).encode()
