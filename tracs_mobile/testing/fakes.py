"""Stand-ins for the clock, the keys, the spool and the mark; the store's is in `fake_store`."""

from __future__ import annotations

import dataclasses
import hashlib
from datetime import UTC, datetime, timedelta

from tracs_mobile.domain.canonical import encode
from tracs_mobile.domain.names import TicketNumber
from tracs_mobile.domain.outbox import Envelope, Receipt
from tracs_mobile.errors import StoreError
from tracs_mobile.ports import Mark
from tracs_mobile.testing.fake_store import FakeStore, FakeUnitOfWork

__all__ = [
    "FakeClock",
    "FakeHighWater",
    "FakeSigner",
    "FakeSpool",
    "FakeStore",
    "FakeUnitOfWork",
]


class FakeClock:
    """Tells the time it is told; `moves` is added at every look."""

    def __init__(self, at: datetime | None = None, *, moves: timedelta = timedelta()) -> None:
        self.at = at or datetime(2026, 11, 22, 3, 48, tzinfo=UTC)
        self.moves = moves

    def now(self) -> datetime:
        """The present instant, then a step on."""
        present, self.at = self.at, self.at + self.moves
        return present

    def advance(self, by: timedelta) -> None:
        """Let time pass."""
        self.at += by


class FakeSigner:
    """Signs with a hash that anybody can check; same bytes give the same 64 bytes."""

    def __init__(self, device_id: str = "TRAIN-DEVICE-1") -> None:
        self._device_id = device_id

    @property
    def device_id(self) -> str:
        """The name DPS knows the device by."""
        return self._device_id

    def sign(self, body: bytes) -> bytes:
        """64 bytes."""
        return hashlib.sha512(self._device_id.encode() + b"\0" + body).digest()

    def verifies(self, body: bytes, signature: bytes) -> bool:
        """Whether `signature` is what `sign` gives."""
        return signature == self.sign(body)


class FakeHighWater:
    """The mark in memory. Set `fault` to make the next `raise_to` fail with it."""

    def __init__(self, mark: Mark | None = None) -> None:
        self._mark = mark or Mark()
        self.fault: StoreError | None = None

    def read(self) -> Mark:
        """The mark; zeros when there is none."""
        return self._mark

    def raise_to(self, mark: Mark) -> None:
        """Raise the mark; a lower value changes nothing."""
        fault, self.fault = self.fault, None
        if fault is not None:
            raise fault
        self._mark = self._mark.joined(mark)


class FakeSpool:
    """Events in memory, 'sealed' by a word in front. Set `fault` to make the next put fail."""

    def __init__(self) -> None:
        self._events: dict[tuple[TicketNumber, int], Envelope] = {}
        self._receipts: dict[tuple[TicketNumber, int], Receipt] = {}
        self.sealed_at: datetime | None = None
        self.fault: StoreError | None = None

    def put(self, envelope: Envelope) -> None:
        """Keep the sealed envelope."""
        fault, self.fault = self.fault, None
        if fault is not None:
            raise fault
        self._events[(envelope.number, envelope.seq)] = dataclasses.replace(
            envelope, body=b"", signature=b"", sealed=b"sealed:" + encode(envelope)
        )

    def holds(self, number: TicketNumber, seq: int) -> bool:
        """Whether the sealed copy is there."""
        return (number, seq) in self._events

    def waiting(self, limit: int) -> tuple[Envelope, ...]:
        """Sealed envelopes without a stored receipt, oldest first."""
        open_events = [e for key, e in self._events.items() if key not in self._receipts]
        return tuple(open_events[:limit])

    def oldest(self) -> datetime | None:
        """What the test says, while something waits."""
        return self.sealed_at if self.waiting(1) else None

    def keep_receipt(self, receipt: Receipt) -> None:
        """Store a verified receipt beside the event."""
        self._receipts[(receipt.number, receipt.seq)] = receipt

    def receipts(self) -> tuple[Receipt, ...]:
        """Receipts that came while nobody was signed on."""
        return tuple(self._receipts.values())

    def drop(self, number: TicketNumber, seq: int) -> None:
        """Remove an event and its receipt."""
        self._events.pop((number, seq), None)
        self._receipts.pop((number, seq), None)
