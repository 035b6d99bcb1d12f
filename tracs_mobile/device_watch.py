"""Asks the printers now and then how they are, and says it once when that changes."""

from __future__ import annotations

import contextlib
import logging
import threading
from collections.abc import Callable, Iterable, Iterator

from tracs_mobile.domain.devices import Cause, LinkKind
from tracs_mobile.listed_printer import ListedPrinter
from tracs_mobile.ports import DeviceHealth

log = logging.getLogger(__name__)

READY_EVERY_S = 60.0
LOST_EVERY_S = 10.0
"""A printer that is missing is looked for more often: the officer is about to switch it on."""


class DeviceWatch:
    """One thread that checks every printer; `note` takes what prints and tests find out.

    `on_change` is called with the id and the health when the cause of a device changed, on
    whatever thread noticed it. A change to and from trouble is logged once each.
    """

    def __init__(
        self,
        printers: Callable[[], Iterable[ListedPrinter]],
        *,
        on_change: Callable[[str, DeviceHealth], None],
        ready_every_s: float = READY_EVERY_S,
        lost_every_s: float = LOST_EVERY_S,
    ) -> None:
        self._printers = printers
        self._on_change = on_change
        self._ready_every_s = ready_every_s
        self._lost_every_s = lost_every_s
        self._known: dict[str, DeviceHealth] = {}
        self._lost: set[str] = set()
        self._guard = threading.Lock()
        self._wake = threading.Event()
        self._stop = threading.Event()
        self._turn = threading.Lock()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin; the first look is at once. Safe to call twice."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="device watch", daemon=True)
            self._thread.start()

    def look(self) -> None:
        """Look now: something was set up, or somebody asks."""
        self._wake.set()

    def close(self) -> None:
        """Stop; waits a moment for a check under way."""
        self._stop.set()
        self._wake.set()
        if self._thread is not None:
            self._thread.join(timeout=5.0)

    @contextlib.contextmanager
    def paused(self) -> Iterator[None]:
        """Keep away from every port while the block runs: somebody looks for devices there."""
        with self._turn:
            yield
        self.look()

    def health(self, device_id: str) -> DeviceHealth | None:
        """What is known of a device; None before the first look."""
        with self._guard:
            return self._known.get(device_id)

    def note(self, device_id: str, health: DeviceHealth) -> None:
        """Take in how a device is; tells and logs it when the cause is another one than before."""
        with self._guard:
            before = self._known.get(device_id)
            self._known[device_id] = health
            self._log(device_id, health)
        if before is None or before.cause is not health.cause:
            self._on_change(device_id, health)

    def _log(self, device_id: str, health: DeviceHealth) -> None:
        """Once when lost and once when back, whatever was tried in between."""
        if health.cause is Cause.BUSY:
            return
        if health.cause is Cause.NONE:
            if device_id in self._lost:
                self._lost.discard(device_id)
                log.info("Printer back")
        elif device_id not in self._lost:
            self._lost.add(device_id)
            log.info("Printer lost: %s", health.cause.value)

    def _run(self) -> None:
        while not self._stop.is_set():
            self._wake.clear()
            lost = False
            for printer in tuple(self._printers()):
                if self._stop.is_set():
                    return
                with self._turn:
                    lost |= self._look_at(printer)
            self._wake.wait(self._lost_every_s if lost else self._ready_every_s)

    def _look_at(self, printer: ListedPrinter) -> bool:
        """Check one printer (it tells `note` itself); whether it is to be looked at again soon."""
        if printer.setup.kind is LinkKind.SPOOLER:
            return False  # the queue says nothing between jobs that it will not say at the next
        try:
            health = printer.check()
        except Exception as fault:  # noqa: BLE001 - the thread's edge: drivers raise anything
            log.error("A check of a printer failed: %s", type(fault).__name__)  # noqa: TRY400
            return True
        return health.cause not in (Cause.NONE, Cause.BUSY)
