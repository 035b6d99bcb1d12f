"""One kept HTTP connection with a deadline for the whole exchange and a bound on the answer."""

from __future__ import annotations

import ssl
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

import httpx

from sync import causes
from sync.deadlines import DeadlineBackend, DeadlineTransport
from sync.pinning import Pinning, Tls, tls_context
from tracs_mobile.errors import BadInput, SyncError, SyncFault
from tracs_mobile.wording import say

__all__ = ["Answer", "Limits", "Link", "checked_address", "tls_context"]

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


def checked_address(base_url: str) -> str:
    """The address of DPS. Raises BadInput unless it is https, or http on this computer."""
    try:
        parts = urlsplit(base_url)
        host = parts.hostname
    except ValueError as fault:
        raise BadInput(say("The address of DPS cannot be read. Correct it in Settings.")) from fault
    if parts.scheme != "https" and not (parts.scheme == "http" and host in _LOOPBACK):
        raise BadInput(say("The address of DPS must begin with https://."))
    return base_url


class Link:
    """Talks to one gateway. One exchange at a time; `close` may come from another thread.

    Plain http is only for a gateway on this computer. Raises BadInput for any other address.
    """

    def __init__(
        self, base_url: str, *, limits: Limits, tls: Tls = None, proxy: str | None = None
    ) -> None:
        self._base_url = checked_address(base_url)
        self._limits = limits
        self._tls = tls
        self._proxy = proxy
        self._backend = DeadlineBackend()
        self._busy = threading.Lock()
        self._closed = threading.Event()
        self._contexts: list[ssl.SSLContext] = []
        self._turn = -1
        self._fell_back = False
        self._client = self._fresh()

    def exchange(
        self, method: str, path: str, *, headers: Mapping[str, str], content: bytes = b""
    ) -> Answer:
        """Send one request, read the whole answer. Raises SyncError NO_NETWORK, AUTH, GARBLED."""
        with self._busy:
            if self._closed.is_set():
                raise _no_network(say("Delivery has been switched off."))
            self._follow_pins()
            self._backend.ends = time.monotonic() + self._limits.total_s
            try:
                return self._tried(method, path, headers, content)
            except httpx.HTTPError as fault:
                raise self._told(fault) from fault
            finally:
                if self._closed.is_set():
                    self._client.close()

    def _tried(self, method: str, path: str, headers: Mapping[str, str], content: bytes) -> Answer:
        """Under DPS's own authorities first; while only watching, under the system's after that."""
        try:
            answer = self._once(method, path, headers, content)
        except httpx.ConnectError as fault:
            if not self._contexts or not causes.of_certificate(fault):
                raise
            self._client.close()
            self._client = self._made(self._contexts.pop(0))
            answer = self._once(method, path, headers, content)
            self._fell_back = True
        self._report()
        return answer

    def _once(self, method: str, path: str, headers: Mapping[str, str], content: bytes) -> Answer:
        with self._client.stream(
            method, path, headers=dict(headers), content=content or None
        ) as response:
            return self._read(response)

    def _report(self) -> None:
        """Whose certificate it was, where DPS named any authority."""
        tls = self._tls
        if isinstance(tls, Pinning) and tls.named and self._base_url.startswith("https"):
            tls.told(self._fell_back)

    def _told(self, fault: httpx.HTTPError) -> SyncError:
        what, kind = causes.why(fault)
        enforced = isinstance(self._tls, Pinning) and self._tls.enforced
        if enforced and causes.of_certificate(fault):
            what = say(
                "The certificate of what answers in the place of DPS comes from none of the "
                "authorities that DPS named. A device of this network may be reading along."
            )
        return SyncError(f"{what} {_STAY}", fault=kind)

    def _read(self, response: httpx.Response) -> Answer:
        if response.headers.get("content-encoding", "identity").strip().lower() != "identity":
            raise SyncError(
                say(
                    "The answer came packed in a way that was not asked for, so it was not opened. "
                    "The tickets stay queued."
                ),
                fault=SyncFault.GARBLED,
            )
        found = bytearray()
        # Without a size every piece comes as it arrives; with one a slow drip would be collected.
        for chunk in response.iter_raw():
            found += chunk
            if len(found) > self._limits.answer_bytes:
                raise SyncError(
                    say("The answer is larger than anything DPS sends. The tickets stay queued."),
                    fault=SyncFault.GARBLED,
                )
        return Answer(
            status=response.status_code,
            media_type=response.headers.get("content-type", "").partition(";")[0].strip().lower(),
            headers=response.headers,
            body=bytes(found),
        )

    # --- connections -----------------------------------------------------------------------

    def _follow_pins(self) -> None:
        """DPS may have named other authorities since the last exchange."""
        if isinstance(self._tls, Pinning) and self._tls.turn != self._turn:
            self._client.close()
            self._client = self._fresh()

    def _fresh(self) -> httpx.Client:
        if isinstance(self._tls, Pinning):
            self._turn = self._tls.turn
            self._fell_back = False
            self._contexts = list(self._tls.contexts())
        else:
            self._contexts = [self._tls or tls_context()]
        return self._made(self._contexts.pop(0))

    def _made(self, context: ssl.SSLContext) -> httpx.Client:
        return httpx.Client(
            base_url=self._base_url,
            transport=DeadlineTransport(context, self._proxy, self._backend),
            timeout=httpx.Timeout(self._limits.read_s, connect=self._limits.connect_s),
            headers={"Accept-Encoding": "identity", "User-Agent": "tracs-mobile"},
            follow_redirects=False,
            trust_env=False,
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


_STAY = say("The tickets stay queued and will be tried again.")


def _no_network(what: str) -> SyncError:
    return SyncError(f"{what} {_STAY}", fault=SyncFault.NO_NETWORK)
