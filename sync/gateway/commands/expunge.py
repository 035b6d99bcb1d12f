"""`expunge`: destroy what is written of one ticket, on the order of a court."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from sync.gateway.commands.opening import add_place, open_place

NAME = "expunge"
HELP = "destroy what is written of a ticket, on the order of a court (23 V.S.A. § 2303)"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The number, the order, and where files for the court and from sticks lie."""
    add_place(parser)
    parser.add_argument("--number", required=True, help="the ticket number")
    parser.add_argument("--order", required=True, help="docket number and date; no person's name")
    parser.add_argument("--court-drop", type=Path, help="the folder the court takes files from")
    parser.add_argument("--import-drop", type=Path, help="the folder for files from sticks")


def run(options: argparse.Namespace) -> None:
    """Ask for the number once more, then do it. Raises BadInput, StoreError."""
    from sync.gateway.leftovers import Sticks  # noqa: PLC0415
    from sync.gateway.office import purging  # noqa: PLC0415  not for other commands
    from sync.gateway.office.anchor import Anchor  # noqa: PLC0415

    place = open_place(options)
    folder: Path | None = options.import_drop
    try:
        with place.database.read() as connection:
            found = purging.held(connection, options.number)
        print(f"{len(found.events)} events of {found.number} will be destroyed for good.")  # noqa: T201
        print("Type the ticket number once more: ", end="", flush=True)  # noqa: T201
        whole = purging.purge(
            place.database,
            number=options.number,
            again=sys.stdin.readline().strip(),
            order=options.order,
            by="console",
            now=place.clock.now(),
            drop=options.court_drop,
            sticks=None if folder is None else Sticks(folder, place.keys.opening),
        )
        Anchor(place.database, place.keys).keep(place.clock.now())
        print(f"{options.number} is expunged. From now on: no record exists.")  # noqa: T201
        if not whole:
            print(purging.LEFT)  # noqa: T201
    finally:
        place.database.close()
