"""Export the agency's tickets from the command line: for the court, or for a records system."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path

from sync.ecf.filing import file_name, filing_xml
from tracs_mobile.bootstrap import open_desk
from tracs_mobile.clock import SystemClock
from tracs_mobile.domain.days import day_begins
from tracs_mobile.domain.filing import Filing
from tracs_mobile.domain.spreadsheet import ENCODING
from tracs_mobile.domain.ticket_table import tickets_csv, tickets_json
from tracs_mobile.errors import BadInput
from tracs_mobile.laptop import open_laptop
from tracs_mobile.services.writing import write_whole
from tracs_mobile.settings import Settings, private_folder

FORMS = ("ecf", "json", "csv")


def export_laptop_tickets(
    settings: Settings,
    *,
    username: str,
    secret: str,
    since: date,
    until: date,
    form: str,
    out: Path,
) -> int:
    """Write the tickets of the days `since` to `until`, both included, into the folder `out`.

    `ecf` writes a file an event, `json` and `csv` one file for all; says how many events. Signs on
    and off like the window does, so the audit knows who exported. Raises NotAllowed, BadInput,
    VaultError, StoreError, and AlreadyRunning while the program is open.
    """
    if until < since:
        raise BadInput("The last day lies before the first one. Nothing was exported.")
    open_laptop(settings, make=False)  # says so where nothing was ever set up
    private_folder(out)
    with closing(open_desk(settings)) as desk:
        client = desk.sign_on(username, secret)
        filings = client.filings(day_begins(since), day_begins(until + timedelta(days=1)))
    span = f"{since:%Y%m%d}-{until:%Y%m%d}"
    for name, content in exported(filings, form=form, span=span, now=SystemClock().now()):
        write_whole(out / name, content)
    return len(filings)


def exported(
    filings: Sequence[Filing], *, form: str, span: str, now: datetime
) -> Iterator[tuple[str, bytes]]:
    """The files of an export: name and content. `span` names the days in the name of a table."""
    if form == "ecf":
        for filing in filings:
            yield file_name(filing.document.number, filing.seq), filing_xml(filing, sent_at=now)
    elif form == "csv":
        yield f"tickets-{span}.csv", tickets_csv(filings).encode(ENCODING)
    else:
        yield f"tickets-{span}.json", tickets_json(filings).encode()
