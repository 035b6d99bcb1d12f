"""The printers and scanners of a laptop as they were set up, and what can be wrong with one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from tracs_mobile.wording import say


class LinkKind(Enum):
    """How a device is reached."""

    SERIAL = "serial port"
    BLUETOOTH = "Bluetooth"
    NETWORK = "network"
    SPOOLER = "printer queue, raw"
    SYSTEM = "installed printer"
    FOLDER = "folder"
    KEYBOARD = "keyboard"
    CAMERA = "camera"


class Cause(Enum):
    """Why a device cannot be used now; each has its own sentence and its own remedy."""

    NONE = "ready"
    NOT_SET_UP = "not set up"
    OFF = "off"
    OUT_OF_RANGE = "out of range"
    WRONG_PORT = "wrong port"
    PORT_HELD = "port held by another program"
    PAPER_OUT = "paper out"
    COVER_OPEN = "cover open"
    BATTERY_LOW = "battery low"
    HEAD_HOT = "head hot"
    SILENT = "not answering"
    NOT_A_PRINTER = "not a printer"
    STALLED = "stopped reading"
    LINE_BROKE = "connection broke"
    BUSY = "busy"
    CANCELED = "stopped by the officer"
    FOLDER_MISSING = "folder cannot be written"
    FAULT = "fault"


_CAUSES = {
    Cause.NONE: say("ready"),
    Cause.NOT_SET_UP: say("not set up"),
    Cause.OFF: say("off"),
    Cause.OUT_OF_RANGE: say("out of range"),
    Cause.WRONG_PORT: say("wrong port"),
    Cause.PORT_HELD: say("port held by another program"),
    Cause.PAPER_OUT: say("paper out"),
    Cause.COVER_OPEN: say("cover open"),
    Cause.BATTERY_LOW: say("battery low"),
    Cause.HEAD_HOT: say("head hot"),
    Cause.SILENT: say("not answering"),
    Cause.NOT_A_PRINTER: say("not a printer"),
    Cause.STALLED: say("stopped reading"),
    Cause.LINE_BROKE: say("connection broke"),
    Cause.BUSY: say("busy"),
    Cause.CANCELED: say("stopped by the officer"),
    Cause.FOLDER_MISSING: say("folder cannot be written"),
    Cause.FAULT: say("fault"),
}


def cause_words(cause: Cause) -> str:
    """Why a device cannot be used, in a word or two; a cause is stored by its English value."""
    return _CAUSES[cause]


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    """One fact that a test found out about a printer.

    `fact` is its name in `printers/profiles.toml`; `value` is written as there, as JSON.
    """

    fact: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PrinterSetup:
    """One printer of the laptop.

    `url` is where it was last: a serial port or pyserial URL, `tcp://host:9100`, `spooler:QUEUE`,
    `system:PRINTER`, `file:PATH`, `pdf:FOLDER`. `hardware` is what stays when the number of the
    port changes: `bt:001122334455`, `usb:0403:6001:SERIAL`; empty when the address is all there is.
    `darkness` runs from -3 to 3; margins are whole millimeters. `logo_stored` is the SHA-256 of the
    logo in the printer's own memory, empty when there is none.
    """

    id: str
    name: str
    kind: LinkKind
    url: str
    profile: str
    hardware: str = ""
    was_url: str = ""
    darkness: int = 0
    margin_left_mm: int = 0
    tear_off_mm: int = 20
    logo_stored: str = ""
    learned: tuple[Learned, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ScannerSetup:
    """One scanner: a serial port or pyserial URL, `keyboard:`, or `camera:0`.

    `prefix` is what a keyboard scanner is programmed to send before each scan; often nothing.
    """

    id: str
    name: str
    kind: LinkKind
    url: str
    hardware: str = ""
    was_url: str = ""
    baud: int = 115_200
    prefix: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceBook:
    """All devices; printers in the order in which they are tried."""

    printers: tuple[PrinterSetup, ...] = ()
    scanners: tuple[ScannerSetup, ...] = ()


def port_words(setup: PrinterSetup | ScannerSetup) -> str:
    """The name of its port for people: `COM7, was COM5`, `ttyUSB0`, `192.168.7.20:9100`."""
    port, before = _short(setup.url), _short(setup.was_url)
    if before in ("", port):
        return port
    return say("{port}, was {before}", port=port, before=before)


def _short(url: str) -> str:
    return url.removeprefix("tcp://").rpartition("/")[2]
