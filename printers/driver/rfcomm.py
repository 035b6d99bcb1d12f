"""Bluetooth by the address of the printer, without a port number: a socket with true deadlines.

Windows has these sockets since Python 3.9; where the platform has none the line is told as missing.
"""

from __future__ import annotations

import contextlib
import re
import socket
import threading
from collections.abc import Callable

from printers.driver.links import SETTLE_S, LinkFault, LinkHeld, LinkMissing, SocketLink, cause_of
from tracs_mobile.domain.devices import Cause
from tracs_mobile.errors import BadInput
from tracs_mobile.wording import say

SCHEME = "rfcomm:"

_ADDRESS = re.compile(r"rfcomm:(?://)?([0-9A-Fa-f]{2}(?::?[0-9A-Fa-f]{2}){5})(?::(\d{1,2}))?")
_FIRST_CHANNEL = 1
_LAST_CHANNEL = 30
_IN_USE_WINDOWS, _NO_SERVICE_WINDOWS = 10048, 10049

MakeSocket = Callable[[], socket.socket]


def bluetooth_socket() -> socket.socket:
    """A new Bluetooth socket. Raises LinkMissing where the platform has none."""
    family = getattr(socket, "AF_BLUETOOTH", None)
    protocol = getattr(socket, "BTPROTO_RFCOMM", None)
    if family is None or protocol is None:
        why = say("This laptop cannot open Bluetooth lines by address.")
        raise LinkMissing(why, cause=Cause.NOT_SET_UP)
    try:
        return socket.socket(family, socket.SOCK_STREAM, protocol)
    except OSError as fault:
        raise LinkMissing(say("This laptop has no Bluetooth."), cause=Cause.OFF) from fault


def address_of(url: str) -> tuple[str, int]:
    """Device address and channel of `rfcomm://00:11:22:33:44:55[:channel]`. Raises BadInput."""
    found = _ADDRESS.fullmatch(url)
    if found is None:
        raise BadInput(_wrong(url))
    digits = found[1].replace(":", "").upper()
    channel = int(found[2] or _FIRST_CHANNEL)
    if not _FIRST_CHANNEL <= channel <= _LAST_CHANNEL:
        raise BadInput(_wrong(url))
    return ":".join(digits[at : at + 2] for at in range(0, 12, 2)), channel


def _wrong(url: str) -> str:
    return say(
        "{url} is not the address of a Bluetooth printer. Write it like rfcomm://001122334455.",
        url=url,
    )


class RfcommLink(SocketLink):
    """A Bluetooth printer reached by its address."""

    def __init__(
        self,
        address: str,
        channel: int,
        *,
        deadline_s: float,
        make_socket: MakeSocket = bluetooth_socket,
        settle_s: float = SETTLE_S,
    ) -> None:
        """Connect. Raises LinkMissing, LinkHeld."""
        connecting = make_socket()
        try:
            connecting.settimeout(deadline_s)
            connecting.connect((address, channel))
        except OSError as fault:
            with contextlib.suppress(OSError):
                connecting.close()
            raise _fault(fault) from fault
        super().__init__(connecting)
        threading.Event().wait(settle_s)


def _fault(fault: OSError) -> LinkFault:
    """See "Bluetooth and connect" in the Windows documentation for the numbers."""
    windows = getattr(fault, "winerror", None)
    cause = cause_of(fault)
    if cause is Cause.PORT_HELD or windows == _IN_USE_WINDOWS:
        return LinkHeld(say("Another program holds the Bluetooth printer."))
    if windows == _NO_SERVICE_WINDOWS:
        cause = Cause.WRONG_PORT
    return LinkMissing(say("The Bluetooth printer does not answer."), cause=cause)
