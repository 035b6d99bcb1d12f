"""`import`: take in what laptops wrote to sticks, and write the receipts beside it."""

from __future__ import annotations

import argparse
from pathlib import Path

from sync.gateway.commands.opening import add_place, open_place
from tracs_mobile.errors import BadInput

NAME = "import"
HELP = "take in files (.vcvcx) from a stick or a folder, and write the receipts beside them"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The gateway, and the files or folders."""
    add_place(parser)
    parser.add_argument("--by", default="console", help="who imports, for the audit")
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="file or folder")


def run(options: argparse.Namespace) -> None:
    """Import every file by itself. Raises BadInput at the end when any of them needs somebody."""
    from sync.bundles.files import read_bounded  # noqa: PLC0415  not for other commands
    from sync.gateway.desk import Desk  # noqa: PLC0415
    from sync.gateway.office.bundles import import_bundles  # noqa: PLC0415

    paths = _files(options.paths)
    place = open_place(options)
    try:
        desk = Desk(database=place.database, keys=place.keys, clock=place.clock)
        read: list[tuple[Path, bytes]] = []
        faults = 0
        for path in paths:
            try:
                read.append((path, read_bounded(path)))
            except BadInput as fault:
                faults += 1
                _tell(path.name, str(fault))
        found = import_bundles(desk, [(path.name, raw) for path, raw in read], by=options.by)
        for (path, _), one in zip(read, found, strict=True):
            faults += not one.good
            _tell(path.name, one.said)
            faults += not _give_back(path, one.receipts)
    finally:
        place.database.close()
    if faults or not paths:
        raise BadInput("Not everything could be taken; see above." if paths else "No file there.")


def _files(paths: list[Path]) -> list[Path]:
    from sync.bundles.files import bundles_in  # noqa: PLC0415

    found: list[Path] = []
    for path in paths:
        found.extend(bundles_in(path) if path.is_dir() else [path])
    return found


def _give_back(path: Path, receipts: bytes) -> bool:
    """Write the receipts beside the file; True when the laptop will find them."""
    from sync.bundles.files import receipts_beside, write_verified  # noqa: PLC0415

    if not receipts:
        return True
    try:
        write_verified(receipts_beside(path), receipts)
    except BadInput:
        _tell(
            path.name,
            "The tickets were taken, but the receipts could not be written beside the file. "
            "Import it again from a place that can be written to; nothing is doubled.",
        )
        return False
    return True


def _tell(name: str, said: str) -> None:
    print(f"{name}: {said}")  # noqa: T201  a command tells its user
