"""`restored`: go on from a backup, so that laptops send again what it lacks."""

from __future__ import annotations

import argparse
from datetime import datetime

from sync.gateway.commands.opening import add_place, open_place
from tracs_mobile.errors import BadInput

NAME = "restored"
HELP = "go on after a backup of the database was restored; before the gateway is started"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """When the backup was made, how many numbers to set aside, and that it is meant."""
    add_place(parser)
    parser.add_argument(
        "--since",
        required=True,
        metavar="INSTANT",
        help="when the backup was begun, with its zone: 2026-11-25T02:00:00-05:00",
    )
    parser.add_argument(
        "--set-aside",
        type=int,
        metavar="N",
        help="numbers of each series that may have been handed out since; left out: a block for "
        "each laptop and ten more, for each day",
    )
    parser.add_argument("--yes", action="store_true", help="do it; without it, only say what")


def run(options: argparse.Namespace) -> None:
    """Do it, once. Raises TracsError."""
    from sync.gateway.office import restoring  # noqa: PLC0415  not for other commands
    from sync.gateway.office.anchor import Anchor  # noqa: PLC0415

    since = _instant(options.since)
    if not options.yes:
        raise BadInput(
            f"Laptops will be asked for everything that DPS received after {since.isoformat()}, "
            "and ids, versions and ticket numbers go on far above those of the backup. Stop the "
            "gateway, then say it with --yes."
        )
    place = open_place(options)
    try:
        now = place.clock.now()
        made = restoring.record(
            place.database, since=since, by="console", now=now, set_aside=options.set_aside
        )
        Anchor(place.database, place.keys).accept(now)
    finally:
        place.database.close()
    for gap in made.gaps:
        print(  # noqa: T201
            f"Numbers {gap.prefix}{gap.first} to {gap.prefix}{gap.last} are set aside; the next "
            f"block begins above them."
        )
    print(  # noqa: T201
        f"Restoration {made.restoration.restoration_id}: every laptop will ask for what came after "
        f"{made.restoration.since.isoformat()} and send again what is not here. Start the gateway."
    )


def _instant(text: str) -> datetime:
    try:
        found = datetime.fromisoformat(text)
    except ValueError as fault:
        raise BadInput(
            "Say when the backup was made: 2026-11-25T02:00:00-05:00, with the zone."
        ) from fault
    if found.tzinfo is None:
        raise BadInput("Say the zone too: 2026-11-25T02:00:00-05:00.")
    return found
