"""`audit`: check every entry, write them out, or go on after a backup was restored."""

from __future__ import annotations

import argparse
import sys

from sync.gateway.commands.opening import Place, add_place, open_place
from tracs_mobile.errors import BadInput

NAME = "audit"
HELP = "check the audit, or write it out"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """`verify`, `export`, `accept`."""
    doing = parser.add_subparsers(dest="doing", required=True)
    add_place(doing.add_parser("verify", help="check every entry; the exit code is 1 when broken"))
    add_place(doing.add_parser("export", help="every entry as CSV to standard output"))
    add_place(doing.add_parser("accept", help="go on with what is there, after a restored backup"))


def run(options: argparse.Namespace) -> None:
    """Do it. Raises TracsError with what is wrong."""
    place = open_place(options)
    try:
        {"verify": _verify, "export": _export, "accept": _accept}[options.doing](place)
    finally:
        place.database.close()


def _verify(place: Place) -> None:
    from sync.gateway.office.anchor import Anchor  # noqa: PLC0415  not for other commands
    from sync.gateway.office.chain_check import verify  # noqa: PLC0415

    found = verify(place.database, Anchor(place.database, place.keys), place.clock.now())
    if not found.whole:
        raise BadInput(f"{found.problem} The entries up to {found.head.seq} are whole.")
    print(f"All {found.count} entries are whole; head {found.head.hash.hex()}")  # noqa: T201


def _export(place: Place) -> None:
    from sync.gateway.office.reading_audit import Wanted, as_csv  # noqa: PLC0415

    for line in as_csv(place.database, Wanted()):
        sys.stdout.write(line)
    sys.stdout.flush()


def _accept(place: Place) -> None:
    from sync.gateway.office import chain  # noqa: PLC0415
    from sync.gateway.office.anchor import Anchor  # noqa: PLC0415

    anchor, now = Anchor(place.database, place.keys), place.clock.now()
    before = anchor.held()
    with place.database.write() as connection:
        body = {"signed_before": 0 if before is None else before.seq}
        chain.note(connection, "console", "audit-head-accepted", body, now)
    anchor.accept(now)
    print("The newest entry is signed as it stands; the audit says so too.")  # noqa: T201
