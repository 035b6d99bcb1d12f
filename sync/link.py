"""One kept HTTP connection with a deadline for the whole exchange and a bound on the answer."""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

import httpcore
import httpx
from typing_extensions import override

from tracs_mobile.errors import BadInput, SyncError, SyncFault

_PATIENCE_S = 0.5
_LOOPBACK = ("127.0.0.1", "::1", "localhost")


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Seconds to connect, between two reads, and for a whole exchange; bytes of an answer."""

    connect_s: float = 5.0
    read_s: float = 15.0
    total_s: float = 30.0
    answer_bytes: int = 2_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A whole answer. `media_type` is lower case and without parameters."""

    status: int
    media_type: str
    headers: Mapping[str, str]
    body: bytes


class Link:
    """Talks to one gateway. One exchange at a time; `close` may come from another thread.

    Plain http is only for a gateway on this computer. Raises BadInput for any other address.
    """

    def __init__(
        self,
        base_url: str,
        *,
        limits: Limits,
        tls: ssl.SSLContext | None = None,
        proxy: str | None = None,
    ) -> None:
        try:
            parts = urlsplit(base_url)
        except ValueError as fault:
            raise BadInput("The address of DPS cannot be read. Correct it in Settings.") from fault
        loopback = parts.hostname in _LOOPBACK
        if parts.scheme != "https" and not (parts.scheme == "http" and loopback):
            raise BadInput("The address of DPS must begin with https://.")
        self._limits = limits
        self._backend = _DeadlineBackend()
        self._busy = threading.Lock()
        self._closed = threading.Event()
        self._client = httpx.Client(
            base_url=base_url,
            transport=_Transport(tls or tls_context(), proxy, self._backend),
            timeout=httpx.Timeout(limits.read_s, connect=limits.connect_s),
            headers={"Accept-Encoding": "identity", "User-Agent": "tracs-mobile"},
            follow_redirects=False,
            trust_env=False,
        )

    def exchange(
        self, method: str, path: str, *, headers: Mapping[str, str], content: bytes = b""
    ) -> Answer:
        """Send one request and read the whole answer. Raises SyncError NO_NETWORK, GARBLED."""
        with self._busy:
            if self._closed.is_set():
                raise _no_network("Delivery has been switched off.")
            self._backend.ends = time.monotonic() + self._limits.total_s
            try:
                with self._client.stream(
                    method, path, headers=dict(headers), content=content or None
                ) as response:
                    return self._read(response)
            except httpx.TimeoutException as fault:
                raise _no_network("DPS did not answer in time.") from fault
            except httpx.HTTPError as fault:
                raise _no_network(_why(fault)) from fault
            finally:
                if self._closed.is_set():
                    self._client.close()

    def _read(self, response: httpx.Response) -> Answer:
        found = bytearray()
        # Without a size every piece comes as it arrives; with one a slow drip would be collected.
        for chunk in response.iter_raw():
            found += chunk
            if len(found) > self._limits.answer_bytes:
                raise SyncError(
                    "The answer is larger than anything DPS sends. The tickets stay queued.",
                    fault=SyncFault.GARBLED,
                )
        return Answer(
            status=response.status_code,
            media_type=response.headers.get("content-type", "").partition(";")[0].strip().lower(),
            headers=response.headers,
            body=bytes(found),
        )

    def close(self) -> None:
        """End the exchange under way, if any, and drop the connection. Safe to call twice."""
        self._closed.set()
        self._backend.abort()
        # A connection that is being made cannot be woken; the exchange then closes by itself.
        if self._busy.acquire(timeout=_PATIENCE_S):
            try:
                self._client.close()
            finally:
                self._busy.release()


def tls_context(ca_pem: str = "") -> ssl.SSLContext:
    """TLS 1.2 or newer with AES-GCM only; `ca_pem` replaces the system's authorities."""
    context = ssl.create_default_context(cadata=ca_pem or None)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.set_ciphers("ECDHE+AESGCM")
    return context


def _no_network(what: str) -> SyncError:
    return SyncError(
        f"{what} The tickets stay queued and will be tried again.", fault=SyncFault.NO_NETWORK
    )


def _why(fault: httpx.HTTPError) -> str:
    if isinstance(fault.__cause__, httpcore.ConnectError) and "certificate" in str(fault).lower():
        return "What answers in the place of DPS has no valid DPS certificate."
    if isinstance(fault, httpx.ProxyError):
        return "The proxy of this network does not let the laptop through to DPS."
    if isinstance(fault, httpx.ConnectError):
        return "DPS cannot be reached from here."
    return "The connection to DPS broke before the whole answer came."


class _DeadlineStream(httpcore.NetworkStream):
    """A connection whose every wait ends with the exchange's deadline."""

    def __init__(self, inner: httpcore.NetworkStream, backend: _DeadlineBackend) -> None:
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
        return _DeadlineStream(stream, self._backend)

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


class _DeadlineBackend(httpcore.SyncBackend):
    """Makes connections that know when the exchange has to be over."""

    def __init__(self) -> None:
        self.ends = 0.0
        self.current: _DeadlineStream | None = None

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
        return _DeadlineStream(inner, self)

    def abort(self) -> None:
        """End what is under way, from any thread."""
        self.ends = 0.0
        if self.current is not None:
            self.current.abort()


class _Transport(httpx.HTTPTransport):
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
