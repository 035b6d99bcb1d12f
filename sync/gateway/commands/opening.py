"""Where a gateway keeps its things: the options that every command shares, and opening them."""

from __future__ import annotations

import argparse
import os
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sync.gateway.database import Database
    from sync.gateway.keys import GatewayKeys

_SQLITE = "sqlite:///"


class SystemClock:
    """The time of this computer."""

    def now(self) -> datetime:
        """The present instant, aware."""
        return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A gateway's database, its keys, and the clock."""

    database: Database
    keys: GatewayKeys
    clock: SystemClock


def add_place(parser: argparse.ArgumentParser) -> None:
    """Add `--database` and `--keys`."""
    parser.add_argument("--database", required=True, help="SQLAlchemy URL: sqlite:///gateway.db")
    parser.add_argument(
        "--keys",
        type=Path,
        help="folder of the gateway's own keys; left out: the folder `keys` beside the SQLite "
        f"file, and for PostgreSQL {default_folder() / 'keys'}",
    )


def keys_folder(options: argparse.Namespace) -> Path:
    """The folder of the keys that `add_place` stands for."""
    given: Path | None = options.keys
    if given is not None:
        return given
    url: str = options.database
    if url.startswith(_SQLITE) and len(url) > len(_SQLITE):
        return Path(url.removeprefix(_SQLITE).partition("?")[0]).parent / "keys"
    return default_folder() / "keys"


def default_folder() -> Path:
    """Where a gateway without a SQLite file keeps what is its own on this computer."""
    if sys.platform == "win32":
        return Path(os.environ.get("PROGRAMDATA", "C:/ProgramData")) / "TraCS Gateway"
    home = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(home) / "tracs-gateway"


def open_place(options: argparse.Namespace) -> Place:
    """Open database and keys; both are made on first use. Raises StoreError, VaultError."""
    from sync.gateway.database import Database  # noqa: PLC0415  only for commands that need it
    from sync.gateway.keys import load_or_create_keys  # noqa: PLC0415

    keys = load_or_create_keys(keys_folder(options))
    return Place(database=Database(options.database), keys=keys, clock=SystemClock())
