"""The command line of the gateway: `python -m sync.gateway serve`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from tracs_mobile.errors import TracsError


class _SystemClock:
    """The time of this computer."""

    def now(self) -> datetime:
        return datetime.now(UTC)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; the exit code is 0, or 1 after a sentence on stderr."""
    options = _parser().parse_args(arguments)
    try:
        _serve(options)
    except TracsError as fault:
        print(fault, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 0  # the usual way to stop it; what was under way has been finished
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="tracs-gateway", description="The reference DPS gateway.")
    commands = parser.add_subparsers(required=True)
    serve = commands.add_parser("serve", help="take tickets in until stopped")
    serve.add_argument("--database", required=True, help="SQLAlchemy URL: sqlite:///gateway.db")
    serve.add_argument("--keys", type=Path, required=True, help="folder of the gateway's own keys")
    serve.add_argument("--host", default="127.0.0.1", help="address to listen on")
    serve.add_argument("--port", type=int, default=8470, help="0 takes a free one")
    return parser


def _serve(options: argparse.Namespace) -> None:
    from sync.gateway.app import create_app
    from sync.gateway.keys import load_or_create_keys
    from sync.gateway.server import listen, serve, url_of

    keys = load_or_create_keys(options.keys)
    app = create_app(options.database, keys, _SystemClock())
    listening = listen(options.host, options.port)
    url = url_of(listening)
    serve(app, listening, lambda: print(f"{keys.gateway_id} ready at {url}", flush=True))


if __name__ == "__main__":
    sys.exit(main())
