"""Export the agency's tickets from the command line: for the court, or for a records system."""

from __future__ import annotations

from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

from sync.ecf.export import export_files
from tracs_mobile.bootstrap import open_desk
from tracs_mobile.clock import SystemClock
from tracs_mobile.domain.days import day_begins
from tracs_mobile.errors import BadInput
from tracs_mobile.laptop import open_laptop
from tracs_mobile.services.writing import write_whole
from tracs_mobile.settings import Settings, private_folder


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
    for name, content in export_files(filings, form=form, span=span, now=SystemClock().now()):
        write_whole(out / name, content)
    return len(filings)
