"""The thread that carries what waits to DPS: drains the queue in a run and knows when to wait."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta

from sync.wire import by_size
from tracs_mobile.domain.outbox import Envelope, ItemAnswer, backoff
from tracs_mobile.errors import SyncError, SyncFault, TracsError
from tracs_mobile.ports import Clock, Courier, SyncStatus, Transport
from tracs_mobile.wording import say

log = logging.getLogger(__name__)

BATCH_ITEMS = 100
BATCH_BYTES = 512_000
RUN_ITEMS = 1000
LANES = 2
"""Batches under way at once: while DPS works on one, the receipts of another are checked here."""

HELLO_EVERY = timedelta(seconds=60)
SHORTEST_WAIT_S = 1.0

_LOCAL = (SyncFault.NO_NETWORK, SyncFault.PORTAL)
# A try that never reaches DPS burdens nobody there, and the officer waits for the network's return.
_NEAR_CAP = timedelta(minutes=2)
_FAR_CAP = timedelta(minutes=15)

_ONLINE = say("Connected to DPS.")
_OWN_FAULT = say(
    "Delivery met a fault of this program. The tickets stay queued and will be tried again. "
    "If this goes on, restart the program and tell support."
)


class SyncWorker:
    """Delivers on its own thread until `close`. `on_change` is called on that thread.

    `roll` gives 0..1 for the jitter. `heard` is given the question for DPS's time and asks it;
    `tick` follows every run. `hurry` says that a ticket has little time left: then no wait is long.
    The worker owns `transport` and closes it.
    """

    def __init__(
        self,
        courier: Courier,
        transport: Transport,
        *,
        clock: Clock,
        interval_s: float,
        on_change: Callable[[SyncStatus], None],
        roll: Callable[[], float],
        heard: Callable[[Callable[[], datetime]], datetime] = lambda ask: ask(),
        tick: Callable[[], None] = lambda: None,
        hurry: Callable[[], bool] = lambda: False,
    ) -> None:
        self._heard = heard
        self._tick = tick
        self._hurry = hurry
        self._courier = courier
        self._transport = transport
        self._clock = clock
        self._interval_s = interval_s
        self._on_change = on_change
        self._roll = roll
        self._failures = 0
        self._silent = True
        self._closing = threading.Event()
        self._woken = threading.Event()
        self._asked = threading.Event()
        self._thread = threading.Thread(target=self._run, name="sync", daemon=True)
        self.status = SyncStatus(
            online=False, since=clock.now(), said=say("DPS has not been asked yet.")
        )

    def start(self) -> None:
        """Begin to deliver. Once only."""
        self._thread.start()

    def wake(self) -> None:
        """Try now: something was issued, the officer asked, or the network came back."""
        self._woken.set()

    def greet(self) -> None:
        """Hear what DPS has to tell now, also if it answered just before: somebody signed on."""
        self._asked.set()
        self.wake()

    def close(self) -> None:
        """Stop, ending the exchange under way. Safe to call twice and before `start`."""
        self._closing.set()
        self._woken.set()
        self._transport.close()
        if self._thread.is_alive():
            self._thread.join(2.0)

    def _run(self) -> None:
        while not self._closing.is_set():
            wait = self.run_once()
            self._tick()
            self._woken.wait(wait)
            self._woken.clear()

    def run_once(self) -> float:
        """Deliver all that is due, or greet DPS; returns the seconds to wait until the next run."""
        try:
            self._drain()
        except SyncError as fault:
            return self._failed(str(fault), fault)
        except TracsError as fault:
            log.error("Delivery stopped: %s", type(fault).__name__)  # noqa: TRY400  no traceback
            return self._failed(str(fault), None)
        except Exception:
            log.exception("Delivery met a fault nobody foresaw")
            return self._failed(_OWN_FAULT, None)
        self._failures = 0
        self._show(online=True, said=_ONLINE)
        return self._interval_s

    def _drain(self) -> None:
        tried: set[tuple[str, int]] = set()
        while not self._closing.is_set():
            due = self._courier.collect(RUN_ITEMS)
            names = {(e.number, e.seq) for e in due}
            if due:
                self._carry(due)
            # A courier may offer again what was just refused; that waits for the next run.
            if names <= tried:
                break
            tried |= names
        stale = self._stale()
        if stale:
            self._heard(self._transport.hello)
            self._met()
        asked = self._asked.is_set()
        self._asked.clear()
        if stale or asked or self._silent:
            self._courier.met(self._transport)
        if self._silent:
            self._silent = False
            self._woken.set()  # what was put off while DPS was silent may go now

    def _carry(self, due: Sequence[Envelope]) -> None:
        batches = by_size(due, items=BATCH_ITEMS, size=BATCH_BYTES)
        left = {(e.number, e.seq): e for e in due}
        faults: list[SyncError] = []
        with ThreadPoolExecutor(min(LANES, len(batches)), thread_name_prefix="sync-lane") as lanes:
            for job in [lanes.submit(self._send, batch, faults) for batch in batches]:
                answers = job.result()
                if answers:
                    self._met()
                    self._courier.settle(answers)
                    for answer in answers:
                        left.pop((answer.number, answer.seq), None)
        if faults:
            self._courier.failed(tuple(left.values()), faults[0])
            raise faults[0]

    def _send(self, batch: Sequence[Envelope], faults: list[SyncError]) -> tuple[ItemAnswer, ...]:
        """The answers to one batch; after a fault in any lane nothing more goes out."""
        if faults:
            return ()
        try:
            return self._transport.send(batch)
        except SyncError as fault:
            faults.append(fault)
            return ()

    def _stale(self) -> bool:
        met = self.status.last_contact
        return (
            not self.status.online or met is None or self._far(met)
        ) and not self._closing.is_set()

    def _far(self, met: datetime) -> bool:
        # Either way: a clock that was set back would silence the laptop until it has caught up,
        # and what was put off until a later hour of the old clock would wait for it.
        return abs(self._clock.now() - met) >= HELLO_EVERY

    def _met(self) -> None:
        """DPS itself has answered just now."""
        self.status = replace(self.status, last_contact=self._clock.now())
        self._show(online=True, said=_ONLINE)

    def _failed(self, said: str, fault: SyncError | None) -> float:
        wait = self._wait_after(fault)
        self._failures += 1
        self._silent = self._silent or fault is not None
        if not self._closing.is_set():
            # A fault on this side says nothing about the link.
            online = self.status.online and fault is None
            self._show(online=online, said=said, wait=wait)
        return wait

    def _wait_after(self, fault: SyncError | None) -> float:
        if fault is not None and fault.retry_after_s is not None:
            return max(fault.retry_after_s, SHORTEST_WAIT_S)
        near = fault is not None and fault.fault in _LOCAL
        cap = _NEAR_CAP if near or self._hurry() else _FAR_CAP
        wait = backoff(attempt=self._failures, roll=self._roll(), cap=cap)
        return max(wait.total_seconds(), SHORTEST_WAIT_S)

    def _show(self, *, online: bool, said: str, wait: float | None = None) -> None:
        now = self._clock.now()
        status = replace(
            self.status,
            online=online,
            since=self.status.since if online == self.status.online else now,
            said=said,
            next_try_at=None if wait is None else now + timedelta(seconds=wait),
        )
        changed = replace(status, last_contact=None) != replace(self.status, last_contact=None)
        self.status = status
        if changed:
            self._on_change(status)
