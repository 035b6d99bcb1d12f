"""The command line of the gateway: `python -m sync.gateway serve`."""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Callable, Sequence

from sync.gateway.commands import COMMANDS
from tracs_mobile.errors import TracsError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; the exit code is 0, or 1 after a sentence on stderr."""
    options = _parser().parse_args(arguments)
    run: Callable[[argparse.Namespace], None] = options.run
    try:
        run(options)
    except TracsError as fault:
        print(fault, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 0  # the usual way to stop it; what was under way has been finished
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="tracs-gateway", description="The reference DPS gateway.")
    commands = parser.add_subparsers(required=True)
    for name in COMMANDS:
        module = importlib.import_module(name)
        command = commands.add_parser(module.NAME, help=module.HELP)
        module.add_arguments(command)
        command.set_defaults(run=module.run)
    return parser


if __name__ == "__main__":
    sys.exit(main())
