"""The commands for installers and administrators: data folder, self-test, updates, packages."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from tracs_mobile.data_folder import default_data_dir, prepare
from tracs_mobile.single import is_open


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Put every command of this module beside those of officers."""
    _command(
        commands, "prepare-data", _prepare_data, "make the data folder with its rights (installer)"
    )
    _command(commands, "running", _running, "0 when a copy is open on the data folder, 1 when none")
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
