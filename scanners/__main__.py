"""Read licenses and vehicles from pictures and raw bar code files on the command line."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from scanners.pictures.magic import is_picture
from scanners.text import reader
from scanners.text.gate import Trust
from scanners.text.record import blank_record, record_of, text_of, vehicle_record
from scanners.text.vehicle import read_vehicle, why_not
from tracs_mobile.domain.license import LicenseRead, ScanSource, VehicleRead
from tracs_mobile.errors import UnreadableScan

_MOST_PAYLOAD_BYTES = 64 * 1024
_MOST_BYTES = 40_000_000


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command. Returns 0 when every file was read, else 1."""
    parser = argparse.ArgumentParser(
        prog="python -m scanners", description="Read licenses and vehicle papers without a scanner."
    )
    commands = parser.add_subparsers(dest="command", required=True)
    read = commands.add_parser("read", help="read pictures and raw bar code files")
    read.add_argument("--json", action="store_true", help="one JSON object a line for each file")
    read.add_argument("paths", nargs="+", metavar="PATH", help="picture or raw payload")
    arguments = parser.parse_args(argv)
    # A name with an accent must not stop the listing on a console that cannot show it.
    for stream in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(errors="backslashreplace")
    today = datetime.now(UTC).astimezone().date()
    answers = [_tell(path, today, as_json=arguments.json) for path in arguments.paths]
    return 0 if all(answers) else 1


def _tell(path: str, today: date, *, as_json: bool) -> bool:
    """Read one file and print what it says; False when it could not be read."""
    try:
        read = read_path(Path(path), today=today)
    except UnreadableScan as fault:
        if as_json:
            print(json.dumps({"error": str(fault), **blank_record()}), flush=True)
        print(f"{path}: {fault}", file=sys.stderr, flush=True)
        return False
    if as_json:
        record = record_of(read) if isinstance(read, LicenseRead) else vehicle_record(read)
        print(json.dumps(record), flush=True)
    else:
        print(f"{path}\n{text_of(read)}", flush=True)
    return True


def read_path(path: Path, *, today: date) -> LicenseRead | VehicleRead:
    """What a picture or payload file holds, told apart by content. Raises UnreadableScan."""
    data = _bytes_of(path)
    if is_picture(data[:16]):
        # OpenCV and numpy take a second to load; a payload file does not need them.
        from scanners.pictures.image import scan_image

        scan = scan_image(data, today=today)
        if found := scan.license or scan.vehicle:
            return found
        raise UnreadableScan(scan.problem)
    if len(data) > _MOST_PAYLOAD_BYTES:
        raise UnreadableScan(
            "This file is neither a picture nor a license bar code: it is too big."
        )
    return _read_payload(data, today)


def _read_payload(data: bytes, today: date) -> LicenseRead | VehicleRead:
    try:
        judged = reader.judge_payload(data, source=ScanSource.FILE, today=today)
    except UnreadableScan as fault:
        if found := read_vehicle(data, source=ScanSource.FILE, today=today):
            return found
        raise UnreadableScan(why_not(data) or str(fault)) from fault
    if judged.verdict.trust is Trust.NONE:
        raise UnreadableScan(reader.AGAIN)
    return judged.license


def _bytes_of(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise UnreadableScan("This is a folder. Name the pictures or files in it.")
        if not path.is_file():
            raise UnreadableScan("There is no such file. Check the name.")
        if path.stat().st_size > _MOST_BYTES:
            raise UnreadableScan("This file is too large to be a license. Use a smaller picture.")
        return path.read_bytes()
    except (OSError, ValueError) as fault:
        raise UnreadableScan("This file cannot be opened. Check its name and rights.") from fault


if __name__ == "__main__":
    sys.exit(main())
