"""`serve`: take tickets in until stopped, and what runs beside it."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from sync.gateway.commands.forwarding import forwarder
from sync.gateway.commands.opening import Place, SystemClock, add_place, keys_folder
from tracs_mobile.errors import BadSignature, KeyUnavailable, StoreError

if TYPE_CHECKING:
    from fastapi import FastAPI

    from sync.gateway.desk import Desk
    from sync.gateway.office.anchor import Anchor

NAME = "serve"
HELP = "take tickets in until stopped"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where the gateway keeps its things, where it listens, and the folders it watches."""
    add_place(parser)
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on")
    parser.add_argument("--port", type=int, default=8470, help="0 takes a free one")
    parser.add_argument(
        "--court-drop", type=Path, help="folder where tickets are put down for the court"
    )
    parser.add_argument(
        "--import-drop", type=Path, help="folder where files from sticks are copied to"
    )
    parser.add_argument(
        "--examiners",
        type=int,
        choices=range(17),
        metavar="N",
        help="processes that verify signatures beside this one; left out: one for each core but "
        "the first, at most 4",
    )
    parser.add_argument(
        "--page-host",
        action="append",
        default=[],
        help="a name the pages for staff answer to, once for each; left out: any",
    )
    parser.add_argument(
        "--behind-proxy",
        action="append",
        default=[],
        metavar="ADDRESS",
        help="address of the server in front that ends TLS, once for each; needed to listen on "
        "another address than this computer's own, and then nothing is answered but through it",
    )


def run(options: argparse.Namespace) -> None:
    """Serve until a signal comes. Raises TracsError, BadInput for an address without TLS."""
    from sync.gateway import garbage  # noqa: PLC0415
    from sync.gateway.app import create_app  # noqa: PLC0415  half a second only this command pays
    from sync.gateway.front import checked_front  # noqa: PLC0415
    from sync.gateway.keys import load_or_create_keys  # noqa: PLC0415
    from sync.gateway.server import listen, serve, url_of  # noqa: PLC0415

    front = checked_front(options.host, options.behind_proxy)
    keys = load_or_create_keys(keys_folder(options))
    app = create_app(options.database, keys, SystemClock())
    _must_not_be_older(app.state.desk, app.state.shell.anchor)
    front.guard(app)
    listening = listen(options.host, options.port)
    if options.court_drop is not None:
        _add_court(app, app.state.desk, options.court_drop)
    if options.import_drop is not None:
        _add_imports(app, app.state.desk, options.import_drop)
    _add_signer(app, app.state.desk)
    _add_examiners(app, app.state.desk, options.examiners)
    app.state.shell.hosts = frozenset(name.lower() for name in options.page_host)
    where = keys_folder(options).resolve()
    garbage.settle()
    said = f"{keys.gateway_id} ready (keys in {where}) at {url_of(listening)}"
    serve(app, listening, lambda: print(said, flush=True), front)  # noqa: T201  tells its user


def _add_court(app: FastAPI, desk: Desk, folder: Path) -> None:
    from sync.gateway.court.drop import DropFolder  # noqa: PLC0415
    from sync.gateway.court.forwarder import CourtThread  # noqa: PLC0415

    drop = DropFolder(folder)
    desk.court_drop = folder
    place = Place(database=desk.database, keys=desk.keys, clock=SystemClock())
    thread = CourtThread(forwarder(place, drop), close=drop.close)
    app.router.add_event_handler("startup", thread.start)
    # Before the database is closed, which was registered first.
    app.router.on_shutdown.insert(0, thread.close)


def _add_imports(app: FastAPI, desk: Desk, folder: Path) -> None:
    from sync.gateway.drop_folder import DropFolder, checked_folder  # noqa: PLC0415

    watched = DropFolder(desk, checked_folder(folder))
    app.router.add_event_handler("startup", watched.start)
    app.router.on_shutdown.insert(0, watched.close)


def _add_examiners(app: FastAPI, desk: Desk, wanted: int | None) -> None:
    from sync.gateway.intake.examiners import Examiners, fitting  # noqa: PLC0415

    count = fitting() if wanted is None else wanted
    if count:
        desk.ingest.examiners = Examiners(desk.keys.sealing, count)
        app.router.add_event_handler("startup", desk.ingest.examiners.start)
        app.router.add_event_handler("shutdown", desk.ingest.examiners.close)


def _must_not_be_older(desk: Desk, anchor: Anchor) -> None:
    """Serving a restored backup unsaid would give numbers and receipts out twice.

    Raises StoreError; a head that was forged is for `audit verify`, and serving goes on.
    """
    from sync.gateway.office.anchor import stands  # noqa: PLC0415

    try:
        before = anchor.held()
    except (BadSignature, KeyUnavailable):
        return
    with desk.database.read() as connection:
        if before is None or stands(connection, before):
            return
    raise StoreError(
        f"The audit lacks entry {before.seq}, which was signed {before.at:%Y-%m-%d %H:%M} UTC: "
        "this database is older than the gateway was, or was cut. After restoring a backup run "
        "`restored --since …` first, so that laptops send again what it lacks. If no backup was "
        "restored, see `audit verify`; `audit accept` goes on with what is there."
    )


def _add_signer(app: FastAPI, desk: Desk) -> None:
    from sync.gateway.office.anchor import Signer  # noqa: PLC0415

    signer = Signer(app.state.shell.anchor, desk.clock)
    app.router.add_event_handler("startup", signer.start)
    app.router.on_shutdown.insert(0, signer.close)
