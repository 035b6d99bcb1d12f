"""Relays of this laptop: being one for others, using one, and the threads that do it."""

from __future__ import annotations

import logging
import random
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sync.relay.forwarder import Forwarder
from sync.relay.keeping import KeptLines
from sync.relay.link import RelayLink
from sync.relay.pairing import PORT, new_code, pairing_code, shown
from sync.relay.server import Relay, RelayServer, own_address, relay_id_of
from tracs_mobile.domain.outbox import ItemAnswer
from tracs_mobile.errors import TracsError
from tracs_mobile.laptop import Laptop
from tracs_mobile.ports import Clock, Pairing, Relaying, Transport
from tracs_mobile.services.relaying import RelaySending
from tracs_mobile.vault.machine import machine_secret
from tracs_mobile.vault.relay_book import FileRelayBook

log = logging.getLogger(__name__)

EVERY_S = 20.0
SOON_S = 4.0
FOLDER = "relay"


@dataclass(frozen=True, slots=True, kw_only=True)
class RelayStanding:
    """What lies on the disk about relays: is it one, what it keeps for others, how many it uses."""

    serving: bool
    kept: int
    used: int


def relay_standing(laptop: Laptop) -> RelayStanding:
    """How it was left; nothing is begun."""
    settings = FileRelayBook(laptop.folder, machine_secret(laptop.folder)).settings()
    folder = laptop.folder / FOLDER
    kept = KeptLines(folder).waiting_count if folder.is_dir() else 0
    return RelayStanding(serving=settings.serving, kept=kept, used=len(settings.pairings))


class RelayHere:
    """`ports.RelayDesk` of one laptop. `online` tells whether DPS is reached without a relay.

    Nothing is begun before `start`; it is off until somebody switches it on.
    """

    def __init__(
        self,
        laptop: Laptop,
        secret: bytes,
        *,
        clock: Clock,
        settle: Callable[[Sequence[ItemAnswer]], None],
        on_change: Callable[[], None],
        online: Callable[[], bool],
        host: str = "",
        port: int = PORT,
    ) -> None:
        """`secret` is the machine's; `host` empty: every address; `port` 0 takes a free one."""
        self._laptop = laptop
        self._online = online
        self._host, self._port = host, port
        self.book = FileRelayBook(laptop.folder, secret)
        self.sending = RelaySending(
            book=self.book,
            link=self._link,
            spool=laptop.spool,
            clock=clock,
            settle=settle,
            on_change=on_change,
        )
        self._transport: Callable[[], Transport] | None = None
        self._kept: KeptLines | None = None
        self._server: RelayServer | None = None
        self._forwarder: Forwarder | None = None
        self._lock = threading.RLock()
        self._ending = threading.Event()
        self._woken = threading.Event()
        self._thread = threading.Thread(target=self._run, name="relay-sending", daemon=True)

    # --- coming and going -----------------------------------------------------------------

    def start(self, transport: Callable[[], Transport]) -> None:
        """Begin, as it was when the program was closed; `transport` makes a way to DPS.

        Called again it goes on with the new way.
        """
        with self._lock:
            self._transport = transport
            self._stop_serving()
            if self.book.settings().serving:
                try:
                    self._serve()
                except TracsError as error:
                    log.warning("The relay could not be switched on: %s", type(error).__name__)
        if not self._thread.is_alive() and not self._ending.is_set():
            self._thread.start()

    def close(self) -> None:
        """Stop what runs. Safe to call twice."""
        self._ending.set()
        self._woken.set()
        if self._thread.is_alive():
            self._thread.join(5.0)
        with self._lock:
            self._stop_serving()

    def _run(self) -> None:
        while not self._ending.is_set():
            try:
                if not self._online():
                    self.sending.send()
            except TracsError as error:
                log.warning("Nothing could be sent through a relay: %s", type(error).__name__)
            except Exception:
                log.exception("Sending through a relay met a fault nobody foresaw")
            # DPS has usually answered the relay in a moment.
            self._woken.wait(SOON_S if self.book.kept() else EVERY_S)
            self._woken.clear()

    # --- ports.RelayDesk ------------------------------------------------------------------

    def state(self) -> Relaying:
        """How things stand."""
        settings = self.book.settings()
        with self._lock:
            kept, server, forwarder = self._kept, self._server, self._forwarder
            return Relaying(
                serving=f"{own_address()}:{server.port}" if server is not None else "",
                name=self._laptop.device.device_id,
                code=shown(settings.code) if server is not None else "",
                kept=kept.waiting_count if kept is not None else 0,
                answered=kept.answered_count if kept is not None else 0,
                problem=forwarder.problem if forwarder is not None else "",
                pairings=settings.pairings,
                said=self.sending.said,
            )

    def serve(self, on: bool) -> Relaying:
        """Carry tickets for others from now on, or no more. Raises TracsError."""
        with self._lock:
            code = self.book.settings().code or new_code()
            self.book.set_serving(on, code=code)
            self._stop_serving()
            if on:
                self._serve()
        return self.state()

    def pair(self, address: str, code: str) -> Relaying:
        """Use the relay at `address`, which shows `code`. Raises BadInput, SyncError."""
        meant = pairing_code(code)
        link = RelayLink(
            address,
            meant,
            device_id=self._laptop.device.device_id,
            verify=self._laptop.trust.receipt_verifier(),
        )
        hello = link.prove()
        made = Pairing(
            relay_id=hello.relay_id, name=hello.name[:60], address=address.strip(), code=meant
        )
        self.book.put(made)
        self.wake()
        return self.state()

    def unpair(self, relay_id: str) -> Relaying:
        """Use a relay no more."""
        self.book.drop(relay_id)
        return self.state()

    def new_code(self) -> Relaying:
        """Give this relay another code; every laptop has to pair again."""
        with self._lock:
            serving = self._server is not None
            self.book.set_serving(serving, code=new_code())
            if serving:
                self._stop_serving()
                self._serve()
        return self.state()

    def wake(self) -> None:
        """Try the relays now."""
        self._woken.set()

    # --- the parts ------------------------------------------------------------------------

    def _link(self, pairing: Pairing) -> RelayLink:
        return RelayLink(
            pairing.address,
            pairing.code,
            device_id=self._laptop.device.device_id,
            verify=self._laptop.trust.receipt_verifier(),
        )

    def _serve(self) -> None:
        if self._transport is None:
            return
        device_id = self._laptop.device.device_id
        self._kept = KeptLines(self._laptop.folder / FOLDER)
        forwarder = Forwarder(self._kept, self._transport(), roll=random.random)
        relay = Relay(
            self._kept,
            relay_id=relay_id_of(device_id),
            name=device_id,
            code=self.book.settings().code,
            kept_some=forwarder.wake,
        )
        self._server = RelayServer(relay, host=self._host, port=self._port)
        self._forwarder = forwarder
        forwarder.start()

    def _stop_serving(self) -> None:
        for part in (self._server, self._forwarder):
            if part is not None:
                part.close()
        self._server = self._forwarder = self._kept = None
