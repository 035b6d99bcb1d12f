"""Export the stop data of a laptop from the command line, without the program's window."""

from __future__ import annotations

from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

from tracs_mobile.bootstrap import open_desk
from tracs_mobile.domain.days import day_begins
from tracs_mobile.errors import BadInput
from tracs_mobile.laptop import open_laptop
from tracs_mobile.settings import Settings


def export_laptop_stops(
    settings: Settings, *, username: str, secret: str, since: date, until: date, out: Path
) -> int:
    """Write the stops of the days `since` to `until`, both included; says how many.

    Signs on and off like the window does, so the audit knows who exported. Raises NotAllowed,
    BadInput, VaultError, StoreError, and AlreadyRunning while the program is open.
    """
    if until < since:
        raise BadInput("The last day lies before the first one. Nothing was exported.")
    open_laptop(settings, make=False)  # says so where nothing was ever set up
    with closing(open_desk(settings)) as desk:
        client = desk.sign_on(username, secret)
        behind = day_begins(until + timedelta(days=1))
        return client.export_stops(str(out), day_begins(since), behind)
