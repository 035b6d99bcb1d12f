"""All the ways to DPS of one laptop put together: network, stick, relay; signed on or not."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from sync.agency import HttpAgencyDesk
from sync.worker import SyncWorker
from tracs_mobile import __version__, training
from tracs_mobile.carrying_here import StickWatch, bundling_of
from tracs_mobile.config_files import ConfigFiles
from tracs_mobile.errors import BadInput
from tracs_mobile.laptop import Laptop, OpenStore
from tracs_mobile.link_here import ANOTHER, LinkHere
from tracs_mobile.officer_slots import SlotsHere
from tracs_mobile.ports import Clock, SyncStatus
from tracs_mobile.relay_here import RelayHere
from tracs_mobile.services.courier_switch import CourierSwitch
from tracs_mobile.services.delivering import SpoolCourier, StoreCourier
from tracs_mobile.services.heartbeats import Bearings
from tracs_mobile.services.session import Session
from tracs_mobile.services.station import StationEvents
from tracs_mobile.settings import Settings
from tracs_mobile.time_here import timekeeper_of
from tracs_mobile.vault.machine import machine_secret

if TYPE_CHECKING:
    from sync.gateway.server import GatewayServer


class DeliveryHere:
    """Nothing runs before `start`. `law_version` names the law pack in force, for the heartbeat."""

    def __init__(
        self,
        settings: Settings,
        laptop: Laptop,
        *,
        clock: Clock,
        slots: SlotsHere,
        law_version: Callable[[], str],
    ) -> None:
        self._settings = settings
        self.laptop = laptop
        self._clock = clock
        self._events: StationEvents | None = None
        self._gateway: GatewayServer | None = None
        self._worker: SyncWorker | None = None
        self.agency: HttpAgencyDesk | None = None
        """The agency's tickets at DPS; None before the start, or without an address."""
        self.status: SyncStatus | None = None
        self._offset_s: Callable[[], float | None] = lambda: None
        self.link = LinkHere(settings, laptop, clock=clock, changed=self._link_changed)
        self.keeper = ConfigFiles(laptop, slots, clock=clock, named=self.link.named)
        self.times = timekeeper_of(laptop.folder, clock)
        self._bearings = Bearings(
            moment=self.times.moment,
            at_least=self.times.at_least,
            version=__version__,
            law_pack=law_version,
        )
        spooled = SpoolCourier(
            spool=laptop.spool,
            high_water=laptop.marks,
            keeper=self.keeper,
            bearings=self._bearings,
        )
        self.courier = CourierSwitch(spooled)
        self.carrying = bundling_of(
            laptop, clock=clock, settle=self.courier.settle, on_change=self._outbox_changed
        )
        spooled.book = self.carrying.book
        self._sticks = StickWatch(self.carrying)
        self.relay = RelayHere(
            laptop,
            machine_secret(laptop.folder),
            clock=clock,
            settle=self.courier.settle,
            on_change=self._outbox_changed,
            online=self._is_online,
        )

    def start(self, events: StationEvents) -> None:
        """Deliver and report to `events`; in training the gateway runs here too, on loopback."""
        self._events = events
        try:
            self.begin()
        except BadInput as error:
            events.on_sync(SyncStatus(online=False, since=self._clock.now(), said=str(error)))
        self._sticks.start()

    def begin(self) -> None:
        """Begin over the network as the settings say now. Raises BadInput for no usable address."""
        url = self.link.url
        if not url and self._settings.training:
            self._gateway = training.start_gateway(self.laptop.folder, clock=self._clock)
            url = self._gateway.url
        transport = self.link.transport(url)
        self._worker = SyncWorker(
            self.courier,
            transport,
            clock=self._clock,
            interval_s=self._settings.sync_every_s,
            on_change=self._sync_changed,
            roll=random.random,
            heard=self.times.hear,
            tick=self.times.keep,
            hurry=self.courier.hurried,
        )
        self._worker.start()
        self.agency = self.link.agency(url)
        self.relay.start(lambda: self.link.transport(url))
        self._offset_s = lambda: transport.clock_offset.total_seconds() if self._met else None

    @property
    def worker(self) -> SyncWorker | None:
        """The thread that delivers; None while nothing can be reached by the settings."""
        return self._worker

    def clock_offset_s(self) -> float | None:
        """How far the clock of DPS is ahead, in seconds; None before it was ever reached."""
        return self._offset_s()

    def wake(self) -> None:
        """Try now."""
        if self._worker is not None:
            self._worker.wake()

    @property
    def _met(self) -> bool:
        return self.status is not None and self.status.last_contact is not None

    def _is_online(self) -> bool:
        return self.status is not None and self.status.online

    def _link_changed(self) -> None:
        """Address or proxy are others: deliver that way from now on."""
        self._stop_network()
        self.begin()

    def _stop_network(self) -> None:
        for part in (self._worker, self.agency, self._gateway):
            if part is not None:
                part.close()
        self._worker = self.agency = self._gateway = None

    def _sync_changed(self, status: SyncStatus) -> None:
        if status.online and self.link.another:
            status = replace(status, said=f"{status.said} {ANOTHER}")
        self.status = status
        if self._events is not None:
            self._events.on_sync(status)

    def _outbox_changed(self) -> None:
        if self._events is not None:
            self._events.on_outbox()

    # --- sign-on --------------------------------------------------------------------------

    def sign_on(self, session: Session, units: OpenStore) -> None:
        """Deliver from the database from now on."""
        self.courier.sign_on(
            StoreCourier(
                units=units,
                spool=self.laptop.spool,
                high_water=self.laptop.marks,
                clock=self._clock,
                roll=random.random,
                on_change=self._outbox_changed,
                keeper=self.keeper,
                bearings=self._bearings,
            )
        )
        self.carrying.sign_on(session, units)
        self.relay.sending.sign_on(units)

    def greet(self) -> None:
        """Let whoever signed on hear the word of DPS at once."""
        if self._worker is not None:
            self._worker.greet()

    def sign_off(self) -> None:
        """Deliver from the sealed copies from now on; no database work is under way any more."""
        self.courier.sign_off()
        self.carrying.sign_off()
        self.relay.sending.sign_off()

    def close(self) -> None:
        """Stop everything. Safe to call twice."""
        self._sticks.close()
        self.relay.close()
        self._stop_network()
