"""Carries what a relay keeps to DPS, through a transport of its own, and keeps the answers."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence

from sync.relay.keeping import KeptLines
from sync.wire import by_size
from tracs_mobile.domain.outbox import Envelope, backoff
from tracs_mobile.errors import SyncError, TracsError
from tracs_mobile.ports import Transport

log = logging.getLogger(__name__)

BATCH = 100
BATCH_BYTES = 512_000
IDLE_S = 30.0
Names = dict[tuple[str, str, int, bytes], str]
LEAST_S = 1.0


class Forwarder:
    """Sends on a thread of its own until `close`; `transport` is its own and closed with it.

    `roll` gives 0..1 for the jitter.
    """

    def __init__(self, kept: KeptLines, transport: Transport, *, roll: Callable[[], float]) -> None:
        self._kept = kept
        self._transport = transport
        self._roll = roll
        self._failures = 0
        self._put_off: set[str] = set()
        self._ending = threading.Event()
        self._woken = threading.Event()
        self._thread = threading.Thread(target=self._run, name="relay", daemon=True)
        self.problem = ""
        """Why the last try failed: a sentence; empty when it did not."""

    def start(self) -> None:
        """Begin. Once only."""
        self._thread.start()

    def wake(self) -> None:
        """Something was kept just now."""
        self._woken.set()

    def close(self) -> None:
        """Stop, ending the exchange under way. Safe to call twice."""
        self._ending.set()
        self._woken.set()
        self._transport.close()
        if self._thread.is_alive():
            self._thread.join(5.0)

    def _run(self) -> None:
        while not self._ending.is_set():
            wait = self.run_once()
            # After a fault nobody wakes it: many laptops would make it ask DPS without a pause.
            (self._ending if self.problem else self._woken).wait(wait)
            self._woken.clear()

    def run_once(self) -> float:
        """Send all that waits; returns the seconds to wait until the next run."""
        try:
            while not self._ending.is_set() and self._send_some():
                pass
        except TracsError as fault:
            return self._failed(fault)
        except Exception:
            log.exception("The relay met a fault nobody foresaw")
            return IDLE_S
        self._failures, self.problem = 0, ""
        self._put_off.clear()
        return IDLE_S

    def _send_some(self) -> bool:
        found = self._kept.waiting(BATCH, frozenset(self._put_off))
        # Of one number and sequence one at a time: a transport tells answers apart by these.
        alone = {(e.number, e.seq): (name, e) for name, e in reversed(found)}
        names: Names = {_key(e): name for name, e in alone.values()}
        for batch in by_size([e for _, e in alone.values()], items=BATCH, size=BATCH_BYTES):
            self._send(batch, names)
        return bool(found)

    def _send(self, batch: Sequence[Envelope], names: Names) -> None:
        for envelope, answer in zip(batch, self._transport.send(batch), strict=True):
            name = names[_key(envelope)]
            if not self._kept.settle(name, envelope, answer):
                # DPS wants it later; this run goes on with the others.
                self._put_off.add(name)

    def _failed(self, fault: TracsError) -> float:
        self.problem = str(fault)
        # What DPS put off stays so until a whole run went well.
        after = fault.retry_after_s if isinstance(fault, SyncError) else None
        wait = after or backoff(attempt=self._failures, roll=self._roll()).total_seconds()
        self._failures += 1
        return max(wait, LEAST_S)


def _key(envelope: Envelope) -> tuple[str, str, int, bytes]:
    return envelope.device_id, envelope.number, envelope.seq, envelope.digest
