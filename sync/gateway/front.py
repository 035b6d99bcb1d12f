"""What stands before the gateway: on another address than its own it answers only through TLS."""

from __future__ import annotations

import ipaddress
from collections.abc import Sequence
from dataclasses import dataclass

from fastapi import FastAPI
from starlette.types import ASGIApp, Receive, Scope, Send

from sync.gateway.reading import Refused, problem_answer
from tracs_mobile.errors import BadInput

_HEALTH = "/health"
"""Says nothing of anybody, and whoever watches servers asks it directly."""
_OWN = ("127.0.0.1",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """The servers whose word counts on who calls, and by TLS or not.

    `only_tls`: whoever comes in another way gets no answer, and so no cookie and no ticket passes
    over a network in the clear.
    """

    proxies: tuple[str, ...] = _OWN
    only_tls: bool = False

    def guard(self, app: FastAPI) -> None:
        """Let `app` answer as this says. Before it serves."""
        if self.only_tls:
            app.add_middleware(_OnlyTls)


NOTHING_BEFORE = Front()
"""Only this computer calls, or a server that ends TLS on it."""


def checked_front(host: str, proxies: Sequence[str]) -> Front:
    """What `host` to listen on and the addresses of `--behind-proxy` come to.

    Raises BadInput for an address that is none, and for listening in the clear.
    """
    for address in proxies:
        if not _is_of_servers(address):
            raise BadInput(f"{address[:100]} is no address of a server. Nothing was started.")
    if not proxies and not _is_own(host):
        raise BadInput(
            f"On the address {host[:100]} passwords and tickets would cross the network in the "
            "clear. Put a server that ends TLS in front and name it with --behind-proxy ADDRESS, "
            "or leave --host out to be reached from this computer only. Nothing was started."
        )
    return Front(proxies=tuple(proxies) or _OWN, only_tls=bool(proxies))


def _is_of_servers(address: str) -> bool:
    """Whether it is an address or a network of some; everybody's word would be nobody's."""
    try:
        return ipaddress.ip_network(address).prefixlen > 0
    except ValueError:
        return False


def _is_own(host: str) -> bool:
    """Whether only this computer reaches `host`."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


class _OnlyTls:
    """Refuses what did not come through TLS."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        open_one = scope["type"] != "http" or scope["path"] == _HEALTH
        if open_one or scope.get("scheme") == "https":
            await self._app(scope, receive, send)
            return
        say = "The gateway answers only by TLS, through the server in front of it."
        await problem_answer(Refused(403, "NOT_TLS", say))(scope, receive, send)
