"""`staff`: the first administrator, and accounts that no administrator can reach any more."""

from __future__ import annotations

import argparse
import getpass
import sys
from typing import TYPE_CHECKING

from sync.gateway.commands.opening import Place, add_place, open_place
from tracs_mobile.errors import BadInput

if TYPE_CHECKING:
    from sync.gateway.office.staff import HandedOver

NAME = "staff"
HELP = "make, release or reset an account of DPS staff"

CONSOLE = "console"
"""The actor in the audit: whoever may start programs beside the gateway's database."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """`add`, `list`, `release`, `reset`."""
    doing = parser.add_subparsers(dest="doing", required=True)
    add = doing.add_parser("add", help="a new account; asks for its password")
    _common(add)
    add.add_argument("--role", required=True, choices=("reader", "technician", "administrator"))
    add.add_argument("--name", default="", help="as the others see it; the user name when left out")
    add_place(doing.add_parser("list", help="who may sign in"))
    _common(doing.add_parser("release", help="after five wrong tries"))
    reset = doing.add_parser("reset", help="a new password and a new second factor")
    _common(reset)


def _common(parser: argparse.ArgumentParser) -> None:
    add_place(parser)
    parser.add_argument("--username", required=True)


def run(options: argparse.Namespace) -> None:
    """Do it. Raises TracsError with a sentence."""
    from sync.gateway.office.anchor import Anchor  # noqa: PLC0415  not for other commands

    place = open_place(options)
    try:
        {"add": _add, "list": _list, "release": _release, "reset": _reset}[options.doing](
            place, options
        )
        Anchor(place.database, place.keys).keep(place.clock.now())
    finally:
        place.database.close()


def _add(place: Place, options: argparse.Namespace) -> None:
    from sync.gateway.office import staff  # noqa: PLC0415
    from tracs_mobile.vault.passwords import PasswordBook  # noqa: PLC0415

    staff.tidy_username(options.username)
    made = staff.add(
        place.database,
        place.keys,
        PasswordBook(),
        username=options.username,
        name=options.name or options.username,
        role=staff.StaffRole(options.role),
        by=CONSOLE,
        now=place.clock.now(),
        password=_password(),
    )
    _say(f"The account {made.username} is made.")
    _hand_over(made)


def _list(place: Place, _options: argparse.Namespace) -> None:
    from sync.gateway.office import staff  # noqa: PLC0415

    with place.database.read() as connection:
        for one in staff.accounts(connection):
            state = "closed" if not one.active else "locked" if one.locked else "open"
            _say(f"{one.username:<24} {one.role.value:<14} {state}")


def _release(place: Place, options: argparse.Namespace) -> None:
    from sync.gateway.office import staff  # noqa: PLC0415

    staff.release(place.database, options.username, by=CONSOLE, now=place.clock.now())
    _say(f"{options.username} can sign in again.")


def _reset(place: Place, options: argparse.Namespace) -> None:
    from sync.gateway.office import staff  # noqa: PLC0415
    from tracs_mobile.vault.passwords import PasswordBook  # noqa: PLC0415

    made = staff.reset(
        place.database,
        place.keys,
        PasswordBook(),
        options.username,
        password=True,
        factor=True,
        by=CONSOLE,
        now=place.clock.now(),
    )
    _say(f"Password of {made.username}, to be changed at the first sign-in:\n  {made.password}")
    _hand_over(made)


def _hand_over(made: HandedOver) -> None:
    _say("Key for the authenticator, shown once and kept nowhere:")
    _say(f"  {made.secret}\n  {made.address}")


def _password() -> str:
    """Typed twice and not shown; from a pipe, its first line. Never an argument of the command."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n") or _missing()
    first = getpass.getpass("Password: ")
    if first != getpass.getpass("Once more: "):
        raise BadInput("The password was typed in two ways. No account was made.")
    return first or _missing()


def _missing() -> str:
    raise BadInput("The password is missing. No account was made.")


def _say(text: str) -> None:
    print(text, flush=True)  # noqa: T201  a command talks to its user
