"""The commands for installers and administrators: data folder, self-test, updates, packages."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from tracs_mobile.data_folder import default_data_dir, prepare
from tracs_mobile.errors import BadInput
from tracs_mobile.settings import load_settings
from tracs_mobile.single import is_open

if TYPE_CHECKING:
    from tracs_mobile.updates_here import UpdatesHere


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Put every command of this module beside those of officers."""
    _command(
        commands, "prepare-data", _prepare_data, "make the data folder with its rights (installer)"
    )
    _command(commands, "running", _running, "0 when a copy is open on the data folder, 1 when none")
    _add_updates(commands)
    _add_packages(commands)
    _command(commands, "self-test", _self_test, "try everything the program needs, on no data")


def _command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    name: str,
    run: Callable[[argparse.Namespace], int],
    tells: str,
) -> argparse.ArgumentParser:
    made = commands.add_parser(name, help=tells)
    made.set_defaults(command=run)
    made.add_argument("--data-dir", type=Path, help="where the program keeps its data")
    return made


def _add_updates(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    updates = commands.add_parser("update", help="new versions from a stick")
    steps = updates.add_subparsers(required=True, metavar="WHAT")
    check = _command(steps, "check", _update_check, "tell what lies on sticks and in folders")
    check.add_argument("places", nargs="*", help="folders beside the sticks that are in")
    stage = _command(steps, "stage", _update_stage, "copy an update to this laptop and check it")
    stage.add_argument("place", type=Path, help="the stick, or the folder with the update")


def _add_packages(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    packages = commands.add_parser("package", help="prepare this laptop with its agency's package")
    steps = packages.add_subparsers(required=True, metavar="WHAT")
    show = _command(steps, "show", _package_show, "tell what a package holds, and its fingerprint")
    take = _command(steps, "take", _package_take, "prepare the laptop; it still has to be enrolled")
    for command in (show, take):
        command.add_argument("file", type=Path, help="the file that DPS or a laptop made")
    take.add_argument(
        "--fingerprint", default="", help="from the letter of DPS; a policy may name it instead"
    )


def _folder(options: argparse.Namespace) -> Path:
    chosen: Path | None = options.data_dir
    return chosen or default_data_dir()


def _prepare_data(options: argparse.Namespace) -> int:
    folder = _folder(options)
    prepare(folder)
    print(f"The folder {folder} is ready.")
    return 0


def _running(options: argparse.Namespace) -> int:
    return 0 if is_open(_folder(options)) else 1


def _self_test(_: argparse.Namespace) -> int:
    from tracs_mobile.self_test import self_test

    good = True
    for result in self_test():
        print(result.line, flush=True)
        good = good and result.good
    return 0 if good else 1


def _updates(options: argparse.Namespace) -> UpdatesHere:
    from tracs_mobile.updates_here import UpdatesHere

    return UpdatesHere(load_settings(_folder(options)))


def _update_check(options: argparse.Namespace) -> int:
    updates = _updates(options)
    standing = updates.standing()
    print(f"This laptop has version {standing.installed}.")
    if standing.off:
        print("Your agency's IT installs every update of this laptop.")
        return 0
    if standing.ready:
        print(f"Version {standing.ready} lies ready to be installed.")
    found = updates.look(tuple(options.places))
    for one in found:
        print(f"{'OK' if one.good else 'REFUSED':<8} {one.name}: {one.said}")
    if not found:
        print("No update was found.")
    return 0 if all(one.good for one in found) else 1


def _update_stage(options: argparse.Namespace) -> int:
    print(_updates(options).take(str(options.place)))
    return 0


def _package_show(options: argparse.Namespace) -> int:
    from tracs_mobile.packages_here import PackagesHere

    found = PackagesHere(load_settings(_folder(options))).read(str(options.file.absolute()))
    if found.refused:
        raise BadInput(found.refused)
    print(f"{found.agency}, judiciary code {found.code}, {found.officers} officers")
    print(f"Address of DPS: {found.address}")
    print(f"Fingerprint of the key of DPS: {found.fingerprint}")
    if found.laptop:
        print(
            f"Added by laptop {found.laptop}, not by DPS: {found.printers} printers, "
            f"{found.scanners} scanners, {found.shortcuts} shortcuts"
        )
    return 0


def _package_take(options: argparse.Namespace) -> int:
    from tracs_mobile.packages_here import PackagesHere

    packages = PackagesHere(load_settings(_folder(options)))
    path = str(options.file.absolute())
    found = packages.read(path)
    if found.refused:
        raise BadInput(found.refused)
    if not found.known and options.fingerprint.strip().upper() != found.fingerprint:
        raise BadInput(
            "The fingerprint is not the one of this package. Compare it with the letter of DPS. "
            "Nothing was changed."
        )
    print(packages.take(path, found.fingerprint))
    return 0
