"""`board check` and `board rebuild`: the counts that the 48-hour board shows, and the rows."""

from __future__ import annotations

import argparse

from sync.gateway.commands.opening import add_place, open_place
from tracs_mobile.errors import StoreError

NAME = "board"
HELP = "check the counts of the 48-hour board against the tickets, or make them anew"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("action", choices=("check", "rebuild"))
    add_place(parser)


def run(options: argparse.Namespace) -> None:
    """Check or rebuild. Raises TracsError when the counts do not fit."""
    from sync.gateway.intake.recount import check, rebuild  # noqa: PLC0415  not for other commands

    place = open_place(options)
    try:
        if options.action == "rebuild":
            made = rebuild(place.database, place.keys)
            print(f"The counts were made anew from {made:,} tickets.")  # noqa: T201
            return
        tickets, wrong = check(place.database)
    finally:
        place.database.close()
    if wrong:
        told = ", ".join(f"{found.table} ({found.rows:,} rows)" for found in wrong)
        raise StoreError(
            f"The counts do not fit the {tickets:,} tickets: {told}. No ticket is harmed. Run "
            "`board rebuild`, and tell whoever maintains the gateway."
        )
    print(f"The counts fit the {tickets:,} tickets.")  # noqa: T201
