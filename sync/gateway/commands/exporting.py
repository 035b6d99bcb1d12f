"""`export`: write what DPS holds for the court, or for the records system of an agency."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from sync.gateway.commands.opening import add_place, open_place
from tracs_mobile.errors import BadInput

NAME = "export"
HELP = "write tickets of some days: court XML, JSON or CSV"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which days, of which agency, in which form, and where to."""
    add_place(parser)
    parser.add_argument("--since", required=True, type=_day, help="first day, YYYY-MM-DD")
    parser.add_argument("--until", required=True, type=_day, help="last day, YYYY-MM-DD")
    parser.add_argument("--agency", default="", help="judiciary code; left out: every agency")
    parser.add_argument("--format", required=True, choices=("ecf", "json", "csv"))
    parser.add_argument("--out", required=True, type=Path, help="the folder to write into")


def run(options: argparse.Namespace) -> None:
    """Write the files, each whole, and say how many events. The export is audited."""
    from sync.ecf.export import export_files  # noqa: PLC0415
    from sync.gateway.court.exporting import filings_of_days  # noqa: PLC0415
    from sync.gateway.office.chain import note  # noqa: PLC0415
    from tracs_mobile.settings import private_folder  # noqa: PLC0415
    from tracs_mobile.vault.files import write_durably  # noqa: PLC0415

    if options.until < options.since:
        raise BadInput("The last day lies before the first one. Nothing was exported.")
    private_folder(options.out)
    place = open_place(options)
    try:
        days = {"since": options.since, "until": options.until}
        filings = filings_of_days(place.database, place.keys, agency=options.agency, **days)
        now = place.clock.now()
        span = f"{options.since:%Y%m%d}-{options.until:%Y%m%d}"
        with place.database.write() as connection:
            body = {"form": options.format, "events": len(filings)}
            body |= {name: str(day) for name, day in days.items()}
            note(connection, "command", "tickets-exported", body, now)
        for name, content in export_files(filings, form=options.format, span=span, now=now):
            write_durably(options.out / name, content)
    finally:
        place.database.close()
    print(f"{len(filings)} events of tickets written to {options.out}")  # noqa: T201


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as fault:
        raise argparse.ArgumentTypeError(f"{text} is no day; write it as YYYY-MM-DD") from fault
