"""Every command of `tracs-mobile`: run, demo, doctor, verify, export, law and those for IT."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from tracs_mobile import __version__
from tracs_mobile.cli import add_commands
from tracs_mobile.data_folder import default_data_dir
from tracs_mobile.errors import TracsError
from tracs_mobile.settings import Settings, load_settings
from tracs_mobile.startup_trace import trace, unmarked


def do(argv: Sequence[str]) -> int:
    """Run one command; 0 is good, 1 is a fault told in a sentence, 2 is wrong use."""
    options = _parser().parse_args(argv)
    command: Callable[[argparse.Namespace], int] = options.command
    try:
        return command(options)
    except TracsError as error:
        print(error, file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="tracs-mobile", description=__doc__)
    parser.add_argument("--version", action="version", version=f"TraCS Mobile {__version__}")
    parser.set_defaults(command=_run, data_dir=None)
    commands = parser.add_subparsers()
    run = commands.add_parser("run", help="open the program")
    run.set_defaults(command=_run)
    run.add_argument(
        "--startup-trace", action="store_true", help="print what the start reached after how long"
    )
    demo = commands.add_parser("demo", help="do a whole stop without a screen")
    demo.add_argument("--out", type=Path, required=True, help="folder for what the demo makes")
    demo.set_defaults(command=_demo)
    doctor = commands.add_parser("doctor", help="check that this laptop is ready")
    doctor.set_defaults(command=_doctor)
    verify = commands.add_parser("verify", help="check the audit chain and every ticket")
    verify.add_argument("--user", required=True, help="DPS domain username")
    verify.set_defaults(command=_verify)
    export = commands.add_parser("export", help="write data of this laptop to a file")
    tables = export.add_subparsers(required=True, metavar="WHAT")
    stops = tables.add_parser("stops", help="roadside stop data as CSV, one row a stop")
    stops.set_defaults(command=_export_stops)
    stops.add_argument("--user", required=True, help="DPS username of a Point of Contact")
    stops.add_argument("--since", required=True, type=_day, help="first day, YYYY-MM-DD")
    stops.add_argument("--until", required=True, type=_day, help="last day, YYYY-MM-DD")
    stops.add_argument("--out", required=True, type=Path, help="the file to write")
    tickets = tables.add_parser("tickets", help="tickets for the court or a records system")
    tickets.set_defaults(command=_export_tickets)
    tickets.add_argument("--user", required=True, help="DPS username of a Point of Contact")
    tickets.add_argument("--since", required=True, type=_day, help="first day, YYYY-MM-DD")
    tickets.add_argument("--until", required=True, type=_day, help="last day, YYYY-MM-DD")
    tickets.add_argument("--format", required=True, choices=("ecf", "json", "csv"))
    tickets.add_argument("--out", required=True, type=Path, help="the folder to write into")
    again = commands.add_parser(
        "enroll-again", help="let DPS know this laptop as it was, after DPS restored a backup"
    )
    again.set_defaults(command=_enrol_again)
    law = commands.add_parser("law", help="the law pack of this laptop")
    packs = law.add_subparsers(required=True, metavar="WHAT")
    install = packs.add_parser("install", help="take in a law pack that DPS signed")
    install.set_defaults(command=_install_law)
    install.add_argument("archive", type=Path, help="the zip file from DPS")
    for command in (run, doctor, verify, stops, tickets, again, install):
        command.add_argument("--data-dir", type=Path, help="where the program keeps its data")
    add_commands(commands)
    return parser


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as fault:
        raise argparse.ArgumentTypeError(f"{text} is no day; write it as YYYY-MM-DD") from fault


def _settings(options: argparse.Namespace) -> Settings:
    return load_settings(options.data_dir or default_data_dir())


def _run(options: argparse.Namespace) -> int:
    from tracs_mobile.opening import open_window

    mark = trace() if getattr(options, "startup_trace", False) else unmarked
    return open_window(options.data_dir, mark=mark)


def _demo(options: argparse.Namespace) -> int:
    from tracs_mobile.demo import run_demo

    os.environ["QT_QPA_PLATFORM"] = "offscreen"  # the demo needs no screen, also where there is one
    return run_demo(options.out)


def _doctor(options: argparse.Namespace) -> int:
    from tracs_mobile.doctor import check_readiness

    findings = check_readiness(_settings(options))
    for finding in findings:
        print(finding.line)
    return 0 if all(finding.good for finding in findings) else 1


def _verify(options: argparse.Namespace) -> int:
    from tracs_mobile.verify import verify_laptop

    report = verify_laptop(_settings(options), username=options.user, secret=_secret(options))
    print(report.text)
    return 0 if report.good else 1


def _enrol_again(options: argparse.Namespace) -> int:
    from tracs_mobile.enrolling_here import enrol_again

    print("One-time code from DPS: ", end="", flush=True)
    device_id = enrol_again(_settings(options), sys.stdin.readline().strip())
    print(f"DPS knows {device_id} again. Open the program; it sends what waits by itself.")
    return 0


def _export_stops(options: argparse.Namespace) -> int:
    from tracs_mobile.stop_export import export_laptop_stops

    count = export_laptop_stops(
        _settings(options),
        username=options.user,
        secret=_secret(options),
        since=options.since,
        until=options.until,
        out=options.out,
    )
    print(f"{count} stops written to {options.out}")
    return 0


def _export_tickets(options: argparse.Namespace) -> int:
    from tracs_mobile.ticket_export import export_laptop_tickets

    count = export_laptop_tickets(
        _settings(options),
        username=options.user,
        secret=_secret(options),
        since=options.since,
        until=options.until,
        form=options.format,
        out=options.out,
    )
    print(f"{count} events of tickets written to {options.out}")
    return 0


def _install_law(options: argparse.Namespace) -> int:
    from tracs_mobile.law_here import install_law

    taken = install_law(_settings(options), options.archive)
    day = f"{taken.effective_from:%m/%d/%Y}"
    print(f"Law pack {taken.version} is installed; it is in force from {day}.")
    return 0


def _secret(options: argparse.Namespace) -> str:
    """Asked for, never an argument: those stand in the list of processes."""
    from getpass import getpass

    return getpass(f"Secret of {options.user}: ") if sys.stdin.isatty() else input()
