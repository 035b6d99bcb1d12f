"""Runs a gateway on a socket: in a thread for training and tests, in the foreground for serving."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Self

import uvicorn
from fastapi import FastAPI

from sync.gateway.front import NOTHING_BEFORE, Front
from tracs_mobile.errors import TracsError
from tracs_mobile.overriding import override

_START_S = 10.0


class _Server(uvicorn.Server):
    """Tells when it answers, and tells the streams of `app` when it ends."""

    def __init__(self, app: FastAPI, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._app = app
        self._ready = ready

    @override
    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        closing = getattr(self._app.state, "closing", None)
        if closing is not None:
            closing.set()
        await super().shutdown(sockets=sockets)

    @override
    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets=sockets)
        self._ready()


def listen(host: str, port: int) -> socket.socket:
    """A listening socket; port 0 takes a free one. Raises TracsError when the port is taken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Named as TCP, or the event loop leaves Nagle's delay (40 ms an answer) on.
    found = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        found.bind((host, port))
    except (OSError, OverflowError) as fault:
        found.close()
        why = fault.strerror if isinstance(fault, OSError) else "ports go from 0 to 65535"
        raise TracsError(f"Port {port} of {host} cannot be used: {why}.") from fault
    return found


def url_of(listening: socket.socket) -> str:
    """The http URL of a listening socket."""
    host, port = listening.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def serve(
    app: FastAPI, listening: socket.socket, ready: Callable[[], None], front: Front = NOTHING_BEFORE
) -> None:
    """Serve until a signal ends the program."""
    _server(app, ready, front).run(sockets=[listening])


class GatewayServer:
    """A gateway in a thread on loopback. Answers as soon as it is made; `close` ends it."""

    def __init__(
        self,
        app: FastAPI,
        port: int = 0,
        *,
        host: str = "127.0.0.1",
        front: Front = NOTHING_BEFORE,
    ) -> None:
        self._socket = listen(host, port)
        self.url = url_of(self._socket)
        answers = threading.Event()
        self._server = _server(app, answers.set, front)
        self._thread = threading.Thread(target=self._run, name="gateway", daemon=True)
        self._thread.start()
        if not answers.wait(_START_S):
            self.close()
            raise TracsError("The gateway did not start in time.")

    def _run(self) -> None:
        self._server.run(sockets=[self._socket])

    def close(self) -> None:
        """Finish what is under way, then stop. Safe to call twice."""
        self._server.should_exit = True
        self._thread.join(_START_S)
        self._socket.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _server(app: FastAPI, ready: Callable[[], None], front: Front) -> _Server:
    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        server_header=False,
        # Never by the environment: whose word counts is said where the gateway is started.
        forwarded_allow_ips=list(front.proxies),
        timeout_graceful_shutdown=2,
        h11_max_incomplete_event_size=64 * 1024,
    )
    return _Server(app, config, ready)
