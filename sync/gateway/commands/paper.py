"""`import-code`: take a ticket from the code on its agency copy."""

from __future__ import annotations

import argparse
from pathlib import Path

from sync.gateway.commands.opening import add_place, open_place
from tracs_mobile.errors import BadInput

NAME = "import-code"
HELP = "take a ticket from the code on its agency copy, as a hand scanner typed it"

_LARGEST = 1_000_000


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The gateway, and the codes."""
    add_place(parser)
    parser.add_argument("--by", default="console", help="who scanned, for the audit")
    parser.add_argument(
        "codes", nargs="+", metavar="PAYLOAD|FILE", help="a code, or a file with one on each line"
    )


def run(options: argparse.Namespace) -> None:
    """Take every code by itself. Raises BadInput at the end when any of them needs somebody."""
    from sync.gateway.desk import Desk  # noqa: PLC0415  not for other commands
    from sync.gateway.office.paper import take_code  # noqa: PLC0415

    codes = [code for given in options.codes for code in _codes(given)]
    place = open_place(options)
    try:
        desk = Desk(database=place.database, keys=place.keys, clock=place.clock)
        found = [take_code(desk, code, by=options.by) for code in codes]
    finally:
        place.database.close()
    for one in found:
        print(one.said)  # noqa: T201  a command tells its user
    if not found or not all(one.good for one in found):
        raise BadInput("Not every code could be taken." if found else "No code there.")


def _codes(given: str) -> list[str]:
    try:
        path = Path(given)
        if not path.is_file():
            return [given]
        if path.stat().st_size > _LARGEST:
            raise BadInput(f"{path.name} is too large to be a list of codes.")
        text = path.read_text("utf-8", "replace")
    except (OSError, ValueError):
        return [given]  # no path at all: a code
    return [line for line in text.splitlines() if line.strip()]
