"""Where the printers and scanners of a laptop are written down: `devices.json` in the data folder.

It holds no person's data, so that devices work before anybody is signed on.
"""

from __future__ import annotations

import os
from pathlib import Path

from tracs_mobile.domain import canonical
from tracs_mobile.domain.devices import DeviceBook, LinkKind, PrinterSetup, ScannerSetup
from tracs_mobile.errors import BadInput
from tracs_mobile.settings import Settings, private_folder
from tracs_mobile.wording import say

_FILE = "devices.json"
_LISTENS_IN = "spy:"
"""A kind of address of the serial library that writes all that goes over a line to a file."""

_DAMAGED = say(
    "The file {file} cannot be read, so no device is set up. Open Devices and find them again.",
    file=_FILE,
)


def load_book(settings: Settings) -> DeviceBook:
    """What is set up; without a file, what the settings name. Raises BadInput for a bad file."""
    path = settings.data_dir / _FILE
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return _from_settings(settings)
    except OSError as fault:
        raise BadInput(_DAMAGED) from fault
    try:
        book = canonical.decode(DeviceBook, raw)
    except BadInput as fault:
        raise BadInput(_DAMAGED) from fault
    addresses = [p.url for p in book.printers] + [s.url for s in book.scanners]
    if any(url.startswith(_LISTENS_IN) for url in addresses):
        raise BadInput(_DAMAGED)
    return book


def save_book(data_dir: Path, book: DeviceBook) -> None:
    """Write the book whole or not at all. Raises BadInput when the disk does not take it."""
    private_folder(data_dir)
    target = data_dir / _FILE
    temporary = target.with_suffix(".tmp")
    try:
        with temporary.open("wb") as file:
            file.write(canonical.encode(book))
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(target)
    except OSError as fault:
        raise BadInput(
            say("The disk did not take the list of devices; nothing was changed. Free some space.")
        ) from fault


def kind_of(url: str) -> LinkKind:
    """How the device at an address is reached."""
    schemes = {
        "tcp:": LinkKind.NETWORK,
        "socket:": LinkKind.NETWORK,
        "spooler:": LinkKind.SPOOLER,
        "system:": LinkKind.SYSTEM,
        "file:": LinkKind.FOLDER,
        "pdf:": LinkKind.FOLDER,
        "keyboard:": LinkKind.KEYBOARD,
        "camera:": LinkKind.CAMERA,
    }
    return next((kind for start, kind in schemes.items() if url.startswith(start)), LinkKind.SERIAL)


def _from_settings(settings: Settings) -> DeviceBook:
    printers: tuple[PrinterSetup, ...] = ()
    scanners: tuple[ScannerSetup, ...] = ()
    if url := settings.printer_url:
        profile = settings.printer_profile
        printers = (
            PrinterSetup(id="printer", name="Printer", kind=kind_of(url), url=url, profile=profile),
        )
    if url := settings.scanner_url:
        scanners = (ScannerSetup(id="scanner", name="Scanner", kind=kind_of(url), url=url),)
    return DeviceBook(printers=printers, scanners=scanners)
