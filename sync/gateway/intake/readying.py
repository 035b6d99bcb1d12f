"""What taking an event needs beside the database, made before the writer's lock is held.

Signing a receipt and locking a body take longer than writing them; so one batch does that while
another one is written. A receipt for what is then not taken is given to nobody.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sync import wire
from sync.gateway.intake.examining import Examined, packed
from sync.gateway.keys import GatewayKeys
from tracs_mobile.domain.names import TicketNumber
from tracs_mobile.domain.outbox import Envelope


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """The signed receipt of an event and its body as it is stored."""

    receipt: str = ""
    locked: bytes = b""


NOT_READY = Ready()
"""For what cannot be taken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Readying:
    """Makes ready what comes at one moment by one channel."""

    keys: GatewayKeys
    received_at: datetime
    channel: str

    def all(self, examined: Sequence[Examined]) -> list[Ready]:
        """In the order of the lines."""
        return [self._ready(one) for one in examined]

    def _ready(self, one: Examined) -> Ready:
        if one.envelope is None or one.problem is not None:
            return NOT_READY
        body = one.packed or packed(one.envelope.body)
        return Ready(
            receipt=self._receipt(one.envelope), locked=locked(self.keys, one.envelope, body)
        )

    def _receipt(self, item: Envelope) -> str:
        return self.keys.token(
            wire.ReceiptClaims(
                receipt_id=self._receipt_id(item),
                number=TicketNumber(item.number),
                seq=item.seq,
                digest=item.digest.hex(),
                device=item.device_id,
                received_at=self.received_at,
                gateway=self.keys.gateway_id,
                channel=self.channel,
            )
        )

    def _receipt_id(self, item: Envelope) -> str:
        named = f"{self.keys.kid}|{item.number}|{item.seq}|{item.digest.hex()}"
        return "R-" + hashlib.sha256(named.encode()).hexdigest()[:12].upper()


def locked(keys: GatewayKeys, item: Envelope, body: bytes) -> bytes:
    """A packed body under the storing key."""
    return keys.storing.lock(body, place=body_place(item.number, item.seq))


def body_place(number: str, seq: int) -> bytes:
    """What a stored body is bound to, so that no two can be exchanged in the file."""
    return f"{number}|{seq}".encode()
