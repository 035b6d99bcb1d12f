"""Find scanners on the serial ports of the laptop, and find one again whose port changed.

No port is opened: a scanner says nothing until something is scanned, and what else hangs there may
be a printer or a radio.
"""

from __future__ import annotations

import logging
import queue
import sys
import threading
import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from scanners.lines.found_ports import (
    ListPorts,
    SystemPort,
    hardware_of,
    is_scanner,
    kind_of,
    may_be_scanner,
    name_of,
    system_ports,
)
from tracs_mobile.domain.devices import LinkKind, ScannerSetup
from tracs_mobile.ports import FoundDevice
from tracs_mobile.wording import say

log = logging.getLogger(__name__)

_POLL_S = 0.05
_CERTAIN = say("Choose it, then press Test scan and scan a license.")
_UNCERTAIN = say("If this is the scanner, choose it, then press Test scan and scan a license.")
_KEYBOARD = FoundDevice(
    scanner=True,
    name="Scanner that types like a keyboard",
    kind=LinkKind.KEYBOARD,
    url="keyboard:",
    said=say(
        "Works without set-up: press Test scan and scan a license. It tells what gets lost on the "
        "way."
    ),
)


def find_scanners(
    known: Sequence[ScannerSetup],
    on_found: Callable[[FoundDevice], None],
    *,
    list_ports: ListPorts = system_ports,
    leave: Collection[str] = (),
    deadline_s: float = 12.0,
    given_up: threading.Event | None = None,
) -> tuple[FoundDevice, ...]:
    """The way of keyboard scanners, every scanner by its maker, every port that may be one.

    `known` are the scanners of the book; `leave` are ports and hardware that belong to printers.
    `on_found` is called on this thread. A system that does not list its ports in `deadline_s` has
    none. Not for the UI thread.
    """
    found: list[FoundDevice] = []

    def tell(device: FoundDevice) -> None:
        mine = next((setup.id for setup in known if _is_same(setup, device)), "")
        found.append(replace(device, known_id=mine))
        on_found(found[-1])

    tell(_KEYBOARD)
    ports = _listed(list_ports, deadline_s, given_up or threading.Event())
    for port in sorted(ports, key=lambda port: not is_scanner(port)):
        device = _device(port)
        if may_be_scanner(port) and not {device.url, device.hardware} & set(leave):
            tell(device)
    return tuple(found)


def find_scanner_again(
    setup: ScannerSetup, *, list_ports: ListPorts = system_ports
) -> ScannerSetup | None:
    """The setup with the port where its hardware is now; `was_url` is where it was before.

    The setup itself when it is where it was, or has nothing to be known by. None when the hardware
    is not there, or cannot be told from another one just like it. Raises OSError like `list_ports`.
    """
    if not setup.hardware:
        return setup
    wanted = setup.hardware.casefold()
    there = [port.device for port in list_ports() if hardware_of(port).casefold() == wanted]
    if any(_same_port(device, setup.url) for device in there):
        return setup
    if len(there) != 1:
        return None
    return replace(setup, url=there[0], was_url=setup.url)


def _is_same(setup: ScannerSetup, device: FoundDevice) -> bool:
    if setup.hardware or device.hardware:
        return setup.hardware.casefold() == device.hardware.casefold()
    return _same_port(setup.url, device.url)


def _same_port(one: str, other: str) -> bool:
    """Windows does not tell capitals apart, other systems do."""
    return one.casefold() == other.casefold() if sys.platform == "win32" else one == other


def _device(port: SystemPort) -> FoundDevice:
    certain = is_scanner(port)
    return FoundDevice(
        scanner=True,
        name=name_of(port),
        kind=kind_of(port),
        url=port.device,
        hardware=hardware_of(port),
        certain=certain,
        said=_CERTAIN if certain else _UNCERTAIN,
    )


def _listed(
    list_ports: ListPorts, deadline_s: float, given_up: threading.Event
) -> tuple[SystemPort, ...]:
    """The ports, asked for on a thread of its own: a driver that hangs must not hold us up."""
    answer: queue.SimpleQueue[tuple[SystemPort, ...]] = queue.SimpleQueue()

    def ask() -> None:
        try:
            answer.put(tuple(list_ports()))
        except Exception as fault:  # noqa: BLE001 - the thread's edge: drivers raise anything
            log.error("Looking for scanners: %s", type(fault).__name__)  # noqa: TRY400
            answer.put(())

    threading.Thread(target=ask, name="find scanners", daemon=True).start()
    until = time.monotonic() + deadline_s
    while not given_up.is_set() and time.monotonic() < until:
        try:
            return answer.get(timeout=_POLL_S)
        except queue.Empty:
            continue
    return ()
