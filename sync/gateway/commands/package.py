"""`package`: write what laptops of an agency are prepared with from a stick."""

from __future__ import annotations

import argparse
from pathlib import Path

from sync.gateway.commands.opening import add_place, open_place

NAME = "package"
HELP = "write the package of an agency, to prepare its laptops from a stick"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which agency, where its laptops reach this gateway, and the file to write."""
    add_place(parser)
    parser.add_argument("--agency", required=True, help="judiciary code, four digits")
    parser.add_argument(
        "--url", required=True, help="address of this gateway as laptops reach it: https://…"
    )
    parser.add_argument("--out", required=True, type=Path, help="the file, or a folder for it")
    parser.add_argument("--by", default="console", help="who makes it, for the audit")


def run(options: argparse.Namespace) -> None:
    """Write the file whole or not at all, and say what is compared on the laptop."""
    from sync.gateway.office.packaging import make_package  # noqa: PLC0415  only this command
    from tracs_mobile.vault.files import write_durably  # noqa: PLC0415

    place = open_place(options)
    try:
        made = make_package(
            place.database,
            place.keys,
            options.agency,
            url=options.url,
            by=options.by,
            now=place.clock.now(),
        )
    finally:
        place.database.close()
    path = options.out / made.name if options.out.is_dir() else options.out
    write_durably(path, made.raw)
    print(f"The package was written to {path}")  # noqa: T201  a command tells its user
    print(f"Fingerprint to compare on the laptop: {made.fingerprint}")  # noqa: T201
