"""The relay itself: a small HTTP server of the standard library for paired laptops, and no others.

Bounded in everything: connections, time, bytes, lines, wrong proofs, requests a minute.
"""

from __future__ import annotations

import hashlib
import logging
import secrets
import socket
import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from sync import wire
from sync.relay.keeping import KeptLines
from sync.relay.messages import ANSWERS, HELLO, KEEP, MAX_BODY, MAX_LINES, RelayItems, RelayLookup
from sync.relay.pairing import Hello, answer_proof, is_proof, key_of, request_proof
from tracs_mobile.domain import canonical
from tracs_mobile.errors import BadInput, TracsError
from tracs_mobile.overriding import override
from tracs_mobile.wording import say

log = logging.getLogger(__name__)

_TIMEOUT_S = 20.0
_CONNECTION_S = 60.0
_CONNECTIONS = 12
_NONCES = 20_000
_MINUTE_S = 60.0
_REQUESTS = 240
"""Of one address in a minute."""
_WRONG = 12
"""Wrong proofs of one address in a minute; then it is told nothing for the rest of it."""
_ADDRESSES = 500
_NONCE_LENGTHS = range(16, 65)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A request as it came: from where, for what, and its proof."""

    address: str
    path: str
    run: str
    nonce: str
    proof: str
    body: bytes = field(repr=False)


class Relay:
    """What the server answers with: who may ask, what is kept, and what follows a new line."""

    def __init__(
        self,
        kept: KeptLines,
        *,
        relay_id: str,
        name: str,
        code: str,
        kept_some: Callable[[], None],
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self.hello = Hello(relay_id=relay_id, name=name, run=secrets.token_urlsafe(18))
        self._kept = kept
        self._key = key_of(code, relay_id)
        self._kept_some = kept_some
        self._lock = threading.Lock()
        self._nonces: OrderedDict[str, None] = OrderedDict()
        self._asked = _Rate(_REQUESTS, now)
        self._wrong = _Rate(_WRONG, now)

    def may_ask(self, address: str) -> bool:
        """Whether an address is within its rate."""
        return self._wrong.below(address) and self._asked.take(address)

    def proven(self, asked: Asked) -> bool:
        """Whether a request comes from a paired laptop, now and for the first time."""
        run, nonce = self.hello.run, asked.nonce
        if asked.run != run or len(nonce) not in _NONCE_LENGTHS:
            return False
        wanted = request_proof(self._key, path=asked.path, run=run, nonce=nonce, body=asked.body)
        if not is_proof(asked.proof, wanted):
            self._wrong.take(asked.address)
            return False
        with self._lock:
            if nonce in self._nonces:
                return False
            self._nonces[nonce] = None
            while len(self._nonces) > _NONCES:
                self._nonces.popitem(last=False)
        return True

    def proof(self, nonce: str, status: int, body: bytes) -> str:
        """What the answer carries."""
        return answer_proof(self._key, nonce=nonce, status=status, body=body)

    def answer(self, path: str, body: bytes) -> bytes:
        """The items for a proven request. Raises BadInput."""
        if path == KEEP:
            return self._keep(body)
        wanted = wire.decode_strict(RelayLookup, body)
        if len(wanted.items) > MAX_LINES:
            raise BadInput(say("Too many at once."))
        return canonical.encode(RelayItems(items=self._kept.look(wanted.device, wanted.items)))

    def _keep(self, body: bytes) -> bytes:
        lines = [line for line in body.split(b"\n") if line.strip()]
        if len(lines) > MAX_LINES:
            raise BadInput(say("Too many at once."))
        items = tuple(self._kept.keep(line) for line in lines)
        self._kept_some()
        return canonical.encode(RelayItems(items=items))


class RelayServer:
    """A relay on the local network, in threads of its own until `close`.

    Raises TracsError with a sentence when the port is taken.
    """

    def __init__(self, relay: Relay, *, host: str, port: int) -> None:
        try:
            self._server = _Server((host, port), relay)
        except OSError as fault:
            raise TracsError(
                say(
                    "The relay cannot be switched on: another program uses port {port} of this "
                    "laptop. Close it, or restart the laptop.",
                    port=port,
                )
            ) from fault
        self._thread = threading.Thread(
            target=self._server.serve_forever,
            kwargs={"poll_interval": 0.1},
            name="relay-server",
            daemon=True,
        )
        self._thread.start()

    @property
    def port(self) -> int:
        """The port it listens on."""
        return int(self._server.server_address[1])

    def close(self) -> None:
        """Listen no more. Safe to call twice."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(5.0)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 32

    def __init__(self, address: tuple[str, int], relay: Relay) -> None:
        self.relay = relay
        self._free = threading.BoundedSemaphore(_CONNECTIONS)
        super().__init__(address, _Handler)

    @override
    def process_request(self, request: Any, client_address: Any) -> None:
        if not self._free.acquire(blocking=False):
            self.shutdown_request(request)
            return
        super().process_request(request, client_address)

    @override
    def process_request_thread(self, request: Any, client_address: Any) -> None:
        # The patience above is for each piece; a slow drip would have it again and again.
        cut = threading.Timer(_CONNECTION_S, _cut, (request,))
        cut.daemon = True
        cut.start()
        try:
            super().process_request_thread(request, client_address)
        finally:
            cut.cancel()
            self._free.release()

    @override
    def handle_error(self, request: Any, client_address: Any) -> None:
        log.info("A connection to the relay ended early")


def _cut(request: socket.socket) -> None:
    with suppress(OSError):
        request.shutdown(socket.SHUT_RDWR)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "relay"
    sys_version = ""
    timeout = _TIMEOUT_S
    server: _Server

    def do_GET(self) -> None:
        """Say who this is."""
        if not self.server.relay.may_ask(self._address):
            self._plain(429)
        elif self.path == HELLO:
            self._send(200, canonical.encode(self.server.relay.hello))
        else:
            self._plain(404)

    def do_POST(self) -> None:
        """Keep lines, or give answers out."""
        relay = self.server.relay
        if not relay.may_ask(self._address):
            self._plain(429)
            return
        body = self._body()
        if body is None or self.path not in (KEEP, ANSWERS):
            self._plain(413 if body is None else 404)
            return
        asked = Asked(
            address=self._address,
            path=self.path,
            run=self._header("Relay-Run"),
            nonce=self._header("Relay-Nonce"),
            proof=self._header("Relay-Proof"),
            body=body,
        )
        if not relay.proven(asked):
            # Another run of the relay: the laptop says hello again, and then once more this.
            self._plain(403 if asked.run == relay.hello.run else 409)
            return
        try:
            status, said = 200, relay.answer(self.path, body)
        except BadInput:
            status, said = 400, b""
        self._send(status, said, proof=relay.proof(asked.nonce, status, said))

    @property
    def _address(self) -> str:
        return str(self.client_address[0])

    def _header(self, name: str) -> str:
        return (self.headers.get(name) or "")[:200]

    def _body(self) -> bytes | None:
        """The body, or None for one that is too large, too slow or of no known length."""
        declared = self.headers.get("Content-Length", "")
        if not (declared.isascii() and declared.isdigit() and int(declared[:9]) <= MAX_BODY):
            return None
        size, ends = int(declared[:9]), time.monotonic() + _TIMEOUT_S
        found = bytearray()
        while len(found) < size:
            # Not the whole at once: each piece would have the whole patience again.
            piece = self.rfile.read1(min(65_536, size - len(found)))
            if not piece or time.monotonic() > ends:
                return None
            found += piece
        return bytes(found)

    def _plain(self, status: int) -> None:
        self.close_connection = True
        self._send(status, b"")

    def _send(self, status: int, body: bytes, *, proof: str = "") -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        if proof:
            self.send_header("Relay-Proof", proof)
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body)

    @override
    def log_message(self, format: str, *args: Any) -> None:
        """Nothing: a line names an address and a path, and the log is for faults."""


class _Rate:
    """Counts by address within the last minute; the oldest addresses are forgotten."""

    def __init__(self, most: int, now: Callable[[], float]) -> None:
        self._most = most
        self._now = now
        self._lock = threading.Lock()
        self._seen: OrderedDict[str, deque[float]] = OrderedDict()

    def below(self, address: str) -> bool:
        """Whether there is room, without taking any."""
        with self._lock:
            return len(self._of(address)) < self._most

    def take(self, address: str) -> bool:
        """Take one; False when the minute is full."""
        with self._lock:
            times = self._of(address)
            if len(times) >= self._most:
                return False
            times.append(self._now())
            return True

    def _of(self, address: str) -> deque[float]:
        times = self._seen.setdefault(address, deque())
        self._seen.move_to_end(address)
        while len(self._seen) > _ADDRESSES:
            self._seen.popitem(last=False)
        while times and times[0] < self._now() - _MINUTE_S:
            times.popleft()
        return times


def own_address() -> str:
    """The address of this laptop on the local network; loopback when it has none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            # Sends nothing: it only asks which way such a packet would go (RFC 5737 address).
            probe.connect(("192.0.2.1", 9))
            return str(probe.getsockname()[0])
        except OSError:
            return "127.0.0.1"


def relay_id_of(device_id: str) -> str:
    """The identity of a relay: not the laptop's own name, which is nobody's business here."""
    return hashlib.sha256(b"tracs-relay-id/v1|" + device_id.encode()).hexdigest()[:16]
