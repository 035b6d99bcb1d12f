"""What the system says of a serial port, and what that means for scanners."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Protocol

from tracs_mobile.domain.devices import LinkKind

SCANNER_MAKERS = {
    0x0536: "Hand Held Products",
    0x05E0: "Zebra",
    0x05F9: "Datalogic",
    0x065A: "Opticon",
    0x067E: "Intermec",
    0x0C2E: "Honeywell",
    0x11FA: "Code",
    0x1EAB: "Newland",
}
"""USB vendors whose serial ports are scanners. Sources: the USB ID list; for Code its interface
document D014465, for Newland and Hand Held Products their USB manuals."""

_PRINTER_MAKERS = frozenset({0x04B8, 0x04F9, 0x0519, 0x0A5F, 0x1203, 0x1504, 0x1D90})
"""Epson, Brother, Star, Zebra's printers, TSC, Bixolon, Citizen."""

_NO_SCANNER = re.compile(
    r"printer|modem|gnss|gps|nmea|wwan|\bat port|\bdm port|management technology", re.IGNORECASE
)
_PORT_IN_LABEL = re.compile(r"\s*\((?:com\d+|/dev/[^)]*)\)", re.IGNORECASE)
_SAYS_NOTHING = re.compile(
    r"(n/a|usb[ -]?serial.*|.*virtual com.*|com\d+|tty\w+|standard serial.*|communications port)?",
    re.IGNORECASE,
)
_SERIAL_SERVICE = "{00001101-"
"""How the service class of a serial line over Bluetooth begins."""
_NOBODY = "0" * 12
_WINDOWS_ADDRESS = re.compile(r"&([0-9a-f]{12})_c?[0-9a-f]{8}$", re.IGNORECASE)


class SystemPort(Protocol):
    """A serial port as pyserial lists it; everything but the name may be missing."""

    @property
    def device(self) -> str: ...
    @property
    def description(self) -> str | None: ...
    @property
    def hwid(self) -> str | None: ...
    @property
    def vid(self) -> int | None: ...
    @property
    def pid(self) -> int | None: ...
    @property
    def serial_number(self) -> str | None: ...


ListPorts = Callable[[], Iterable[SystemPort]]


def system_ports() -> tuple[SystemPort, ...]:
    """Every serial port; takes seconds where there are Bluetooth ports. Raises OSError."""
    from serial.tools import list_ports  # noqa: PLC0415 - loads slowly, needed only to look

    return tuple(list_ports.comports())


def is_bluetooth(port: SystemPort) -> bool:
    """Whether the line goes by Bluetooth."""
    return bool(_address(port)) or (port.hwid or "").upper().startswith("BTHENUM")


def may_be_scanner(port: SystemPort) -> bool:
    """Whether a scanner can be at the other end.

    Windows makes two ports of each Bluetooth pair; the incoming one leads nowhere.
    """
    if port.vid in _PRINTER_MAKERS or _NO_SCANNER.search(port.description or ""):
        return False
    hwid = (port.hwid or "").lower()
    if not hwid.startswith("bthenum"):
        return True
    return _address(port) not in ("", _NOBODY) and _SERIAL_SERVICE in hwid


def is_scanner(port: SystemPort) -> bool:
    """Whether the maker is one of scanners."""
    return port.vid in SCANNER_MAKERS


def hardware_of(port: SystemPort) -> str:
    """What stays when the port gets another number: `bt:ADDRESS` or `usb:VID:PID:SERIAL`.

    Empty when nothing does.
    """
    address = _address(port)
    if address not in ("", _NOBODY):
        return f"bt:{address}"
    if port.vid is not None and port.pid is not None:
        return f"usb:{port.vid:04X}:{port.pid:04X}:{port.serial_number or ''}"
    return ""


def kind_of(port: SystemPort) -> LinkKind:
    """How the scanner is reached."""
    return LinkKind.BLUETOOTH if is_bluetooth(port) else LinkKind.SERIAL


def name_of(port: SystemPort) -> str:
    """How an officer may call it; never the name of a port."""
    label = _PORT_IN_LABEL.sub("", port.description or "").strip()
    if is_bluetooth(port):
        return "Bluetooth device"
    if not _SAYS_NOTHING.fullmatch(label):
        return label
    if port.vid in SCANNER_MAKERS:
        return f"{SCANNER_MAKERS[port.vid]} scanner"
    return "Device on a USB cable" if port.vid is not None else "Serial socket of the laptop"


def _address(port: SystemPort) -> str:
    """Twelve digits of the Bluetooth device at the other end; empty when there is none."""
    hwid = port.hwid or ""
    if hwid.upper().startswith("BTHENUM"):
        found = _WINDOWS_ADDRESS.search(hwid)
        return found.group(1).upper() if found else ""
    name = Path(port.device).name
    if not name.startswith("rfcomm"):
        return ""
    try:
        text = Path("/sys/class/tty", name, "address").read_text("ascii")
    except OSError:
        return ""
    return text.strip().replace(":", "").upper()
