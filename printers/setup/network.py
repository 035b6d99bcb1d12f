"""Printers on the networks of this laptop: who takes jobs at port 9100 next door.

Only the 256 addresses around each private address of ours are tried, and nothing but a connection
is made here; addresses of the internet are never touched.
"""

from __future__ import annotations

import contextlib
import ipaddress
import selectors
import socket
import threading
from collections.abc import Callable, Iterator, Sequence

Monotonic = Callable[[], float]

PRINT_PORT = 9100
_AT_ONCE = 64
_ANSWER_S = 0.5
_SLICE_S = 0.1
_MOST_NETWORKS = 4
_TOWARD = ("10.255.255.254", "172.31.255.254", "192.168.255.254", "169.254.255.254")
"""Private addresses. Asking the system how it would reach them sends nothing."""


_AT_HOME = tuple(
    map(
        ipaddress.IPv4Network,
        ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16"),
    )
)
"""Private networks (RFC 1918) and lines between two devices (RFC 3927)."""


def own_addresses() -> tuple[str, ...]:
    """The IPv4 addresses of this laptop; empty when it is on no network."""
    found = set(_named())
    for target in _TOWARD:
        with (
            contextlib.suppress(OSError),
            socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe,
        ):
            probe.connect((target, 9))
            found.add(probe.getsockname()[0])
    return tuple(sorted(found))


def _named() -> Iterator[str]:
    """What the laptop's own name stands for; Windows lists every address of it there."""
    with contextlib.suppress(OSError):
        for entry in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET):
            yield str(entry[4][0])


def next_door() -> tuple[str, ...]:
    """Every address beside one of this laptop's private ones."""
    return neighbors(own_addresses())


def neighbors(own: Sequence[str]) -> tuple[str, ...]:
    """Every address beside one of ours, ours left out; none beside a public one or the loopback."""
    networks = list[ipaddress.IPv4Network]()
    for address in map(ipaddress.IPv4Address, own):
        network = ipaddress.IPv4Network((address, 24), strict=False)
        if network not in networks and any(address in at_home for at_home in _AT_HOME):
            networks.append(network)
    return tuple(
        str(host)
        for net in networks[:_MOST_NETWORKS]
        for host in net.hosts()
        if str(host) not in own
    )


def listening(
    hosts: Sequence[str], *, port: int, canceled: threading.Event, monotonic: Monotonic
) -> Iterator[str]:
    """Those of the hosts that accept a connection, each as soon as it does.

    Half a second for 64 hosts. Each connection is hung up at once.
    """
    for at in range(0, len(hosts), _AT_ONCE):
        if canceled.is_set():
            return
        yield from _accepted(hosts[at : at + _AT_ONCE], port, canceled, monotonic)


def _accepted(
    hosts: Sequence[str], port: int, canceled: threading.Event, monotonic: Monotonic
) -> Iterator[str]:
    with contextlib.ExitStack() as open_ones, selectors.DefaultSelector() as selector:
        for host in hosts:
            line = open_ones.enter_context(socket.socket(socket.AF_INET, socket.SOCK_STREAM))
            line.setblocking(False)
            with contextlib.suppress(OSError):  # "in progress" comes as one
                line.connect((host, port))
            selector.register(line, selectors.EVENT_WRITE, host)
        until = monotonic() + _ANSWER_S
        while selector.get_map() and not canceled.is_set() and monotonic() < until:
            for key, _ in selector.select(_SLICE_S):
                selector.unregister(key.fileobj)
                if _is_connected(key.fileobj):
                    yield str(key.data)


def _is_connected(line: object) -> bool:
    if not isinstance(line, socket.socket):
        return False
    try:
        line.getpeername()
    except OSError:
        return False
    return True
