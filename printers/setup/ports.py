"""The serial ports of this laptop: what hangs on each, and what stays when its number changes."""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from serial.tools import list_ports

from printers.profiles import profile_of
from tracs_mobile.domain.devices import LinkKind, PrinterSetup
from tracs_mobile.wording import say

log = logging.getLogger(__name__)

_SERIAL_SERVICE = "00001101"
"""The service class of a serial line over Bluetooth, at the start of its UUID."""

_NOBODY = "000000000000"
_WINDOWS_ADDRESS = re.compile(r"&([0-9a-f]{12})_c?[0-9a-f]{8}$", re.IGNORECASE)
_PORT_IN_LABEL = re.compile(r"\s*\((?:com\d+|/dev/[^)]*)\)", re.IGNORECASE)

SCANNER_MAKERS = frozenset({0x0C2E, 0x0536, 0x05E0, 0x05F9, 0x065A, 0x067E, 0x11FA, 0x1EAB})
"""USB vendors that make scanners and no printers of ours: Honeywell, Metrologic and L-Tron,
Hand Held Products, Zebra (Symbol), Datalogic, Opticon, Intermec, Code, Newland."""

_NOT_FOR_PRINTING = re.compile(
    r"scanner|barcode|bar code|imager|modem|gnss|gps|nmea|wwan|\bat port|\bdm port"
    r"|management technology",
    re.IGNORECASE,
)
"""What a port says of itself when writing to it would disturb something else in the cruiser."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PortFacts:
    """A serial port as the system lists it. `hwid` is the system's own text for the hardware."""

    device: str
    label: str = ""
    hwid: str = ""
    vid: int | None = None
    pid: int | None = None
    serial: str = ""
    address: str = ""
    """Twelve digits of the Bluetooth device at the other end; empty when it is not Bluetooth."""

    @property
    def plain_label(self) -> str:
        """The label without the name of the port."""
        return _PORT_IN_LABEL.sub("", self.label).strip()


ListPorts = Callable[[], Sequence[PortFacts]]


def serial_ports() -> tuple[PortFacts, ...]:
    """Every serial port. May take seconds where there are Bluetooth ports: not for the UI thread.

    Raises OSError when the system does not tell.
    """
    try:
        listed = list_ports.comports()
    except (TypeError, ValueError) as fault:  # a device that went away while it was looked at
        raise OSError(say("The ports changed while they were listed.")) from fault
    return tuple(_facts(port.device, port) for port in listed)


def _facts(device: str, port: object) -> PortFacts:
    """Take over what pyserial knows, which may be None in every place."""
    hwid = str(getattr(port, "hwid", None) or "")
    return PortFacts(
        device=device,
        label=str(getattr(port, "description", None) or "").replace("n/a", ""),
        hwid=hwid,
        vid=getattr(port, "vid", None),
        pid=getattr(port, "pid", None),
        serial=str(getattr(port, "serial_number", None) or ""),
        address=_windows_address(hwid) or _linux_address(Path(device).name),
    )


def _windows_address(hwid: str) -> str:
    """The 12 digits at the end of a BTHENUM instance; all zero for the incoming port of a pair."""
    found = _WINDOWS_ADDRESS.search(hwid) if hwid.upper().startswith("BTHENUM") else None
    return found.group(1).upper() if found else ""


def _linux_address(name: str) -> str:
    """The kernel keeps the address beside the line that `rfcomm bind` made."""
    if not name.startswith("rfcomm"):
        return ""
    try:
        text = Path("/sys/class/tty", name, "address").read_text("ascii")
    except OSError:
        return ""
    return text.strip().replace(":", "").upper()


def with_address(port: PortFacts) -> PortFacts:
    """The port with its Bluetooth address read from `hwid`, when it does not have it yet."""
    return port if port.address else replace(port, address=_windows_address(port.hwid))


def is_bluetooth(port: PortFacts) -> bool:
    """Whether the line goes by Bluetooth."""
    return bool(port.address) or port.hwid.upper().startswith("BTHENUM")


def is_usable(port: PortFacts) -> bool:
    """Whether a printer can be at the other end.

    Windows makes two ports of each pair; the incoming one has no address, and opening it waits for
    somebody to call. Other services of a device than its serial line are no way to print.
    """
    if _NOT_FOR_PRINTING.search(port.label):
        return False
    if not port.hwid.upper().startswith("BTHENUM"):
        return True
    outgoing = port.address not in ("", _NOBODY)
    return outgoing and f"{{{_SERIAL_SERVICE}-" in port.hwid.lower()


def is_scanner(port: PortFacts) -> bool:
    """Whether the maker makes scanners: such a port is never written to."""
    return port.vid in SCANNER_MAKERS


def kind_of(port: PortFacts) -> LinkKind:
    """How the device is reached."""
    return LinkKind.BLUETOOTH if is_bluetooth(port) else LinkKind.SERIAL


def hardware_of(port: PortFacts) -> str:
    """What stays when the port gets another number; empty when nothing does.

    `bt:ADDRESS`, or `usb:VID:PID:SERIAL` in hexadecimal; without a serial number it ends in a
    colon.
    """
    if port.address and port.address != _NOBODY:
        return f"bt:{port.address}"
    if port.vid is not None and port.pid is not None:
        return f"usb:{port.vid:04X}:{port.pid:04X}:{port.serial}"
    return ""


def find_again(setup: PrinterSetup, *, list_ports: ListPorts = serial_ports) -> PrinterSetup | None:
    """The setup with the port where its hardware is now; `was_url` is where it was before.

    The setup itself when it is where it was. None when the hardware is not there, has nothing to
    be known by, or cannot be told from another one just like it; and when the system does not tell
    its ports. A printer that says nothing is not taken for found by the make of its adapter alone:
    whatever has such an adapter would take the ticket, and that would pass for a print.
    """
    if not setup.hardware or (_is_make_only(setup.hardware) and not _answers(setup)):
        return None
    try:
        listed = list_ports()
    except OSError as fault:
        log.info("The ports could not be listed: %s", type(fault).__name__)
        return None
    there = [
        port
        for port in map(with_address, listed)
        if is_usable(port) and hardware_of(port).casefold() == setup.hardware.casefold()
    ]
    if len(there) != 1:
        return None
    if _same_port(there[0].device, setup.url):
        return setup
    return replace(setup, url=there[0].device, was_url=setup.url)


def _is_make_only(hardware: str) -> bool:
    return hardware.startswith("usb:") and hardware.endswith(":")


def _answers(setup: PrinterSetup) -> bool:
    return profile_of(setup).answers_status


def _same_port(one: str, other: str) -> bool:
    """Windows does not tell capitals apart, other systems do."""
    return one.casefold() == other.casefold() if sys.platform == "win32" else one == other


if sys.platform == "win32":
    import winreg

    def bluetooth_name(address: str) -> str:
        """What a paired device calls itself; empty when that is not known."""
        path = rf"SYSTEM\CurrentControlSet\Services\BTHPORT\Parameters\Devices\{address.lower()}"
        try:
            with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, path) as key:
                value = winreg.QueryValueEx(key, "Name")[0]
        except OSError:
            return ""
        return plain_name(value) if isinstance(value, bytes) else str(value)

else:

    def bluetooth_name(address: str) -> str:
        """Nothing here tells the name of a paired device without asking the radio."""
        del address
        return ""


def plain_name(raw: bytes) -> str:
    """A name as Windows keeps it: UTF-8, ended by a zero."""
    text = raw.split(b"\0", 1)[0].decode("utf-8", errors="replace")
    return "".join(char for char in text if char.isprintable()).strip()
