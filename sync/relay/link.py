"""A laptop's side of a relay: says hello, hands sealed lines over, asks for the answers."""

from __future__ import annotations

import http.client
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from sync import wire
from sync.relay.messages import (
    ANSWERS,
    HELLO,
    KEEP,
    KEPT,
    MAX_BODY,
    MAX_LINES,
    RelayItem,
    RelayItems,
    RelayLookup,
    answer_of,
)
from sync.relay.pairing import PORT, Hello, answer_proof, is_proof, key_of, request_proof
from tracs_mobile.domain import canonical
from tracs_mobile.domain.outbox import Envelope, ItemAnswer
from tracs_mobile.errors import BadInput, SyncError, SyncFault
from tracs_mobile.ports import ReceiptVerifier
from tracs_mobile.wording import say

_TIMEOUT_S = 15.0
_LARGEST = 2_000_000
_BATCH_BYTES = 1_200_000


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    status: int
    proof: str
    body: bytes


def address_of(typed: str) -> tuple[str, int]:
    """Host and port of a typed address. Raises BadInput."""
    plain = typed.strip()
    try:
        parts = urlsplit(f"//{plain.removeprefix('http://')}")
        host, port = parts.hostname or "", parts.port or PORT
    except ValueError:
        host, port = "", 0
    if not host or parts_beyond(plain):
        raise BadInput(
            say(
                "The address of the relay cannot be read. It stands on the relay's screen, for "
                "instance 192.168.8.20:{port}.",
                port=PORT,
            )
        )
    return host, port


def parts_beyond(typed: str) -> bool:
    """Whether there is more than a host and a port."""
    return any(mark in typed.removeprefix("http://") for mark in "/?#@ ")


class RelayLink:
    """Talks to one relay. One exchange at a time, each on a connection of its own.

    Raises SyncError: NO_NETWORK when it does not answer, AUTH when the code is not its own.
    """

    def __init__(self, address: str, code: str, *, device_id: str, verify: ReceiptVerifier) -> None:
        self._host, self._port = address_of(address)
        self._code = code
        self._device_id = device_id
        self._verify = verify
        self._hello: Hello | None = None
        self._key = b""

    def hello(self) -> Hello:
        """Who the relay says it is; proves nothing yet."""
        answer = self._exchange("GET", HELLO, b"", {})
        try:
            found = wire.decode_strict(Hello, answer.body)
        except BadInput as fault:
            raise _no_relay() from fault
        if self._hello is None or found.relay_id != self._hello.relay_id:
            self._key = key_of(self._code, found.relay_id)
        self._hello = found
        return found

    def prove(self) -> Hello:
        """Say hello and ask for nothing, with proof on both sides: is it the right code?"""
        hello = self.hello()
        body = canonical.encode(RelayLookup(device=self._device_id, items=()))
        self._ask(ANSWERS, body, 0)
        return hello

    def keep(self, envelopes: Sequence[Envelope]) -> tuple[Envelope, ...]:
        """Hand sealed events over; those that the relay has on its disk now."""
        kept: list[Envelope] = []
        for batch in wire.by_size(envelopes, items=MAX_LINES, size=_BATCH_BYTES):
            items = self._ask(KEEP, wire.encode_batch(batch), len(batch))
            kept.extend(e for e, item in zip(batch, items, strict=True) if _has(item, e))
        return tuple(kept)

    def answers(self, envelopes: Sequence[Envelope]) -> tuple[ItemAnswer | None, ...]:
        """The word of DPS on each event, its receipt verified; None while there is none."""
        found: list[ItemAnswer | None] = []
        for at in range(0, len(envelopes), MAX_LINES):
            batch = envelopes[at : at + MAX_LINES]
            wanted = tuple(
                wire.LookupItem(number=e.number, seq=e.seq, digest=e.digest.hex()) for e in batch
            )
            body = canonical.encode(RelayLookup(device=self._device_id, items=wanted))
            items = self._ask(ANSWERS, body, len(batch))
            found.extend(
                answer_of(item, e, self._verify) for e, item in zip(batch, items, strict=True)
            )
        return tuple(found)

    def _ask(self, path: str, body: bytes, count: int) -> tuple[RelayItem, ...]:
        if len(body) > MAX_BODY:
            raise BadInput(say("That is more than a relay takes at once."))
        hello = self._hello or self.hello()
        answer, nonce = self._proven(path, body, hello)
        if answer.status == 409:
            # The relay was started anew: its fresh word is another one.
            answer, nonce = self._proven(path, body, self.hello())
        wanted = answer_proof(self._key, nonce=nonce, status=answer.status, body=answer.body)
        if answer.status == 429:
            raise SyncError(say("The relay asks to wait."), fault=SyncFault.BUSY)
        if answer.status == 403 or not is_proof(answer.proof, wanted):
            raise SyncError(
                say(
                    "The relay does not know this pairing code, or another computer answers in its "
                    "place. Pair again with the code on the relay's screen. Nothing is lost."
                ),
                fault=SyncFault.AUTH,
            )
        return self._items(answer, count)

    def _items(self, answer: _Answer, count: int) -> tuple[RelayItem, ...]:
        try:
            items = wire.decode_strict(RelayItems, answer.body).items
        except BadInput as fault:
            raise _no_relay() from fault
        if answer.status != 200 or len(items) != count:
            raise _no_relay()
        return items

    def _proven(self, path: str, body: bytes, hello: Hello) -> tuple[_Answer, str]:
        nonce = secrets.token_urlsafe(18)
        proof = request_proof(self._key, path=path, run=hello.run, nonce=nonce, body=body)
        headers = {"Relay-Run": hello.run, "Relay-Nonce": nonce, "Relay-Proof": proof}
        return self._exchange("POST", path, body, headers), nonce

    def _exchange(self, method: str, path: str, body: bytes, headers: dict[str, str]) -> _Answer:
        connection = http.client.HTTPConnection(self._host, self._port, timeout=_TIMEOUT_S)
        try:
            connection.request(method, path, body=body or None, headers=headers)
            response = connection.getresponse()
            raw = response.read(_LARGEST + 1)
            if len(raw) > _LARGEST:
                raise _no_relay()
            proof = response.getheader("Relay-Proof") or ""
            return _Answer(status=response.status, proof=proof, body=raw)
        except (OSError, http.client.HTTPException, ValueError) as fault:
            raise SyncError(
                say(
                    "The relay does not answer. It may be out of reach, or switched off. The "
                    "tickets stay queued."
                ),
                fault=SyncFault.NO_NETWORK,
            ) from fault
        finally:
            connection.close()


def _has(item: RelayItem, envelope: Envelope) -> bool:
    named = (item.number, item.seq, item.digest)
    answered = bool(item.receipt)
    return named == (envelope.number, envelope.seq, envelope.digest.hex()) and (
        item.state == KEPT or answered
    )


def _no_relay() -> SyncError:
    return SyncError(
        say(
            "What answers at this address is no relay of this program, or one of another version. "
            "The tickets stay queued."
        ),
        fault=SyncFault.GARBLED,
    )
