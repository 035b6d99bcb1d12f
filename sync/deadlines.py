"""A connection whose every wait ends with the exchange's deadline, and that is protected by AES."""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Iterable

import httpcore
import httpx

from tracs_mobile.overriding import override


class DeadlineStream(httpcore.NetworkStream):
    """A connection whose every wait ends with the exchange's deadline."""

    def __init__(self, inner: httpcore.NetworkStream, backend: DeadlineBackend) -> None:
        self._inner = inner
        self._backend = backend
        backend.current = self

    @override
    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, self._backend.wait(timeout, httpcore.ReadTimeout))

    @override
    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._backend.wait(timeout, httpcore.WriteTimeout))

    @override
    def close(self) -> None:
        self._inner.close()

    @override
    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        wait = self._backend.wait(timeout, httpcore.ConnectTimeout)
        stream = self._inner.start_tls(ssl_context, server_hostname, wait)
        secured: ssl.SSLObject | None = stream.get_extra_info("ssl_object")
        suite = secured.cipher() if secured is not None else None
        # TLS 1.3 suites cannot be restricted beforehand, so the one in use is looked at.
        if suite is None or "AES" not in suite[0]:
            stream.close()
            raise httpcore.ConnectError("the connection is not protected by AES")
        return DeadlineStream(stream, self._backend)

    @override
    def get_extra_info(self, info: str) -> object:
        return self._inner.get_extra_info(info)

    def abort(self) -> None:
        """Wake a thread that waits in `read`; closing alone would not."""
        raw = self._inner.get_extra_info("socket")
        if isinstance(raw, socket.socket):
            try:
                socket.socket.shutdown(raw, socket.SHUT_RDWR)
            except OSError:
                return  # it was gone already


class DeadlineBackend(httpcore.SyncBackend):
    """Makes connections that know when the exchange has to be over."""

    def __init__(self) -> None:
        self.ends = 0.0
        self.current: DeadlineStream | None = None

    def wait(self, timeout: float | None, late: type[Exception]) -> float:
        """Seconds that may still be waited."""
        left = self.ends - time.monotonic()
        if left <= 0:
            raise late("the exchange took too long")
        return left if timeout is None else min(left, timeout)

    @override
    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        wait = self.wait(timeout, httpcore.ConnectTimeout)
        inner = super().connect_tcp(host, port, wait, local_address, socket_options)
        return DeadlineStream(inner, self)

    def abort(self) -> None:
        """End what is under way, from any thread."""
        self.ends = 0.0
        if self.current is not None:
            self.current.abort()


class DeadlineTransport(httpx.HTTPTransport):
    """The library's transport on a pool of one connection with a deadline."""

    def __init__(
        self, tls: ssl.SSLContext, proxy: str | None, backend: httpcore.NetworkBackend
    ) -> None:
        super().__init__(verify=tls, trust_env=False)
        self._pool.close()
        # The library passes no network backend on; a test with a dripping header holds this place.
        if proxy:
            self._pool = httpcore.HTTPProxy(
                proxy, ssl_context=tls, max_connections=1, network_backend=backend
            )
        else:
            self._pool = httpcore.ConnectionPool(
                ssl_context=tls, max_connections=1, network_backend=backend
            )
