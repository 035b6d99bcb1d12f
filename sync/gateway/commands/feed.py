"""`feed add`, `feed list`, `feed revoke`: who may read the feed."""

from __future__ import annotations

import argparse

from sync.gateway.commands.opening import add_place, open_place

NAME = "feed"
HELP = "hand out and revoke the keys of those who read the feed"
CONSOLE = "console"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """`add NAME`, `list`, `revoke KEY-ID`."""
    actions = parser.add_subparsers(dest="action", required=True)
    add = actions.add_parser("add", help="make a key; it is shown once")
    add.add_argument("name", help="who subscribes")
    revoke = actions.add_parser("revoke", help="end a key at once")
    revoke.add_argument("key_id", help="the part of the key before the dot")
    for action in (add, revoke, actions.add_parser("list", help="show who subscribes")):
        add_place(action)


def run(options: argparse.Namespace) -> None:
    """Do it. Raises TracsError with a sentence."""
    from sync.gateway.office import feed  # noqa: PLC0415  not for other commands

    place = open_place(options)
    now = place.clock.now()
    try:
        if options.action == "add":
            key = feed.add_subscriber(place.database, options.name, by=CONSOLE, now=now)
            print(f"Key of {options.name}, shown this once: {key}")  # noqa: T201
        elif options.action == "revoke":
            feed.revoke_subscriber(place.database, options.key_id, by=CONSOLE, now=now)
            print(f"Key {options.key_id} is good no longer.")  # noqa: T201
        else:
            with place.database.read() as connection:
                for one in feed.subscribers(connection):
                    state = f"revoked {one.revoked_at:%Y-%m-%d}" if one.revoked_at else "good"
                    print(f"{one.key_id}  {one.created_at:%Y-%m-%d}  {state}  {one.name}")  # noqa: T201
    finally:
        place.database.close()
