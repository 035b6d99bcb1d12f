"""`forward`: hand over to the court once, without serving."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from sync.gateway.commands.opening import Place, add_place, open_place

if TYPE_CHECKING:
    from sync.gateway.court.drop import DropFolder
    from sync.gateway.court.forwarder import Forwarder

NAME = "forward"
HELP = "hand tickets over to the court once, and read its answers"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where the gateway keeps its things, and the folder of the court."""
    add_place(parser)
    parser.add_argument(
        "--court-drop", type=Path, required=True, help="folder where tickets are put down"
    )


def forwarder(place: Place, drop: DropFolder) -> Forwarder:
    """What hands over between that gateway and that folder."""
    from sync.ecf.filing import filing_xml  # noqa: PLC0415  only commands that forward need it
    from sync.gateway.court.forwarder import Forwarder  # noqa: PLC0415

    return Forwarder(
        database=place.database,
        keys=place.keys,
        clock=place.clock,
        drop=drop,
        write=filing_xml,
    )


def run(options: argparse.Namespace) -> None:
    """Hand over until nothing more is due, and say what was done. Raises TracsError."""
    from sync.gateway.court.drop import DropFolder  # noqa: PLC0415

    place = open_place(options)
    drop = DropFolder(options.court_drop)
    filed = answered = waiting = 0
    try:
        found = forwarder(place, drop)
        while (done := found.run()).filed or done.answered or done.not_filed:
            filed, answered = filed + done.filed, answered + done.answered
            waiting = done.put_off
        waiting = done.put_off or waiting
    finally:
        drop.close()
        place.database.close()
    print(f"Handed over: {filed}. Answers read: {answered}. Put off: {waiting}.")  # noqa: T201
