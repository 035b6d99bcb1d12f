"""`serve`: take tickets in until stopped."""

from __future__ import annotations

import argparse
from pathlib import Path

from sync.gateway.commands.opening import SystemClock, add_place, keys_folder

NAME = "serve"
HELP = "take tickets in until stopped"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where the gateway keeps its things, and where it listens."""
    add_place(parser)
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on")
    parser.add_argument("--port", type=int, default=8470, help="0 takes a free one")
    parser.add_argument(
        "--court-drop", type=Path, help="folder where tickets are put down for the court"
    )


def run(options: argparse.Namespace) -> None:
    """Serve until a signal comes. Raises TracsError."""
    from sync.gateway.app import create_app  # noqa: PLC0415  half a second only this command pays
    from sync.gateway.keys import load_or_create_keys  # noqa: PLC0415
    from sync.gateway.server import listen, serve, url_of  # noqa: PLC0415

    keys = load_or_create_keys(keys_folder(options))
    app = create_app(options.database, keys, SystemClock())
    listening = listen(options.host, options.port)
    url = url_of(listening)
    where = keys_folder(options).resolve()
    said = f"{keys.gateway_id} ready (keys in {where}) at {url}"
    serve(app, listening, lambda: print(said, flush=True))  # noqa: T201  a command tells its user
