"""From the address of a printer to the way its line is opened."""

from __future__ import annotations

import functools
from urllib.parse import urlsplit

from printers.driver import rfcomm
from printers.driver.links import Link, SerialLink, TcpLink
from printers.driver.visit import OpenLink
from tracs_mobile.errors import BadInput
from tracs_mobile.wording import say

_TCP = "tcp:"
_TCP_PORT = 9100


def opener(url: str, *, make_socket: rfcomm.MakeSocket = rfcomm.bluetooth_socket) -> OpenLink:
    """What opens a serial port, a pyserial URL, `tcp://host:port` or `rfcomm://address`.

    Raises BadInput for a wrong address.
    """
    if url.startswith(rfcomm.SCHEME):
        address, channel = rfcomm.address_of(url)
        return functools.partial(_bluetooth, address, channel, make_socket)
    if not url.startswith(_TCP):
        return functools.partial(_serial, url)
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port or _TCP_PORT
    except ValueError as fault:
        raise BadInput(_bad_address(url)) from fault
    if not host:
        raise BadInput(_bad_address(url))
    return functools.partial(_network, host, port)


def _serial(url: str, deadline_s: float) -> Link:
    """No serial driver takes a deadline; whoever opens watches over it."""
    del deadline_s
    return SerialLink(url)


def _network(host: str, port: int, deadline_s: float) -> Link:
    return TcpLink(host, port, deadline_s=deadline_s)


def _bluetooth(
    address: str, channel: int, make_socket: rfcomm.MakeSocket, deadline_s: float
) -> Link:
    return rfcomm.RfcommLink(address, channel, deadline_s=deadline_s, make_socket=make_socket)


def _bad_address(url: str) -> str:
    return say(
        "{url} is not the address of a printer. Write it like tcp://192.168.1.20:9100.", url=url
    )
