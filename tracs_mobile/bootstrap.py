"""The composition root: the one module that knows every room and puts them together."""

from __future__ import annotations

import logging
import secrets
import threading
import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from scanners.pictures.image import scan_image
from scanners.text.reader import scan_payload
from sync.bundles.paper import whole_code
from tracs_mobile import training
from tracs_mobile.clock import SystemClock
from tracs_mobile.data_folder import folder_problem, ready_folder
from tracs_mobile.delivery_here import DeliveryHere
from tracs_mobile.devices_here import DevicesHere
from tracs_mobile.domain.document import Issued
from tracs_mobile.domain.license import Scan, ScanSource
from tracs_mobile.errors import KeyUnavailable, VaultError
from tracs_mobile.laptop import Laptop, OpenStore, open_laptop
from tracs_mobile.laptop_facts import LaptopFacts
from tracs_mobile.law_here import law_in_force
from tracs_mobile.link_here import LinkHere
from tracs_mobile.logs import start_log, stop_log
from tracs_mobile.officer_slots import SlotsHere
from tracs_mobile.packages_here import PackagesWritten
from tracs_mobile.ports import Clock, UnitOfWorkFactory
from tracs_mobile.ports.updating import RecordsStep
from tracs_mobile.relay_here import RelayHere
from tracs_mobile.scanners_here import ScannersHere
from tracs_mobile.services.activating import OfficerDesk
from tracs_mobile.services.bundling import Bundling
from tracs_mobile.services.client import Client
from tracs_mobile.services.composing import local_date
from tracs_mobile.services.configuring import take_kept
from tracs_mobile.services.delivering import (
    drop_settled,
    take_spooled_receipts,
)
from tracs_mobile.services.law_updates import InForce
from tracs_mobile.services.print_log import settle_cut_off
from tracs_mobile.services.printing import Printing
from tracs_mobile.services.purging import drop_purged
from tracs_mobile.services.recording import Issuing
from tracs_mobile.services.releasing import respool
from tracs_mobile.services.session import Session, begin_session, end_session
from tracs_mobile.services.station import SignOnHint, StationEvents
from tracs_mobile.settings import Settings
from tracs_mobile.single import OnlyCopy
from tracs_mobile.store.refusals import Refusal
from tracs_mobile.store.rescue import settle_marks
from tracs_mobile.updates_here import UpdatesHere
from tracs_mobile.vault.shortform import short_form
from tracs_mobile.vault.vouchers import VoucherBook
from tracs_mobile.vault.wrap import DatabaseKey
from tracs_mobile.wording import say

log = logging.getLogger(__name__)


def new_id() -> str:
    """A fresh identity for a draft, a stop or a document."""
    return str(uuid.uuid4())


def open_desk(settings: Settings, *, clock: Clock | None = None) -> Desk:
    """Open the laptop: one copy only, keys found, training made at the first start.

    Raises AlreadyRunning, BadInput, KeyUnavailable, StoreError. Takes a few seconds at the first
    start.
    """
    ready_folder(settings.data_dir)
    only = OnlyCopy(settings.data_dir)
    handler = start_log(settings.data_dir / "logs", settings.log_level)
    _log_standing(settings)
    release: tuple[Callable[[], None], ...] = (partial(stop_log, handler), only.close)
    try:
        laptop = open_laptop(settings)
        return Desk(settings, laptop, clock=clock or SystemClock(), release=release)
    except BaseException:
        for part in release:
            part()
        raise


def _log_standing(settings: Settings) -> None:
    """What is not as the agency's IT meant it; the readiness check tells it too."""
    for problem in settings.policy_problems:
        log.warning("%s", problem)
    problem = folder_problem(settings.data_dir)
    if problem:
        log.info("%s", problem)


class Desk:
    """One laptop put together; satisfies `services.station.Station`."""

    def __init__(
        self,
        settings: Settings,
        laptop: Laptop,
        *,
        clock: Clock,
        release: tuple[Callable[[], None], ...] = (),
    ) -> None:
        """Nothing is started yet; `release` is called at the very end."""
        self._settings = settings
        self.laptop = laptop
        self._clock = clock
        self._release = release
        self._slots_lock = threading.Lock()
        self._slots = SlotsHere(
            lambda: laptop.slots,
            self._key,
            memory_kib=settings.argon2_memory_kib,
            lock=self._slots_lock,
        )
        self.delivery = DeliveryHere(
            settings, laptop, clock=clock, slots=self._slots, law_version=self._law_version
        )
        self._law: InForce = self._law_of_today()
        self._signed_on: tuple[Session, OpenStore] | None = None
        self._events: StationEvents | None = None
        self._scanners: ScannersHere | None = None
        self.devices = DevicesHere(settings)

    # --- before sign-on -------------------------------------------------------------------

    @property
    def link(self) -> LinkHere:
        """How DPS is reached."""
        return self.delivery.link

    @property
    def carrying(self) -> Bundling:
        """Tickets on sticks."""
        return self.delivery.carrying

    @property
    def relay(self) -> RelayHere:
        """Tickets through another laptop."""
        return self.delivery.relay

    @property
    def training(self) -> bool:
        """Whether everything here is practice."""
        return self._settings.training

    @property
    def hints(self) -> tuple[SignOnHint, ...]:
        """Who may sign on; training secrets are shown, of officers only the user names."""
        if self.training:
            return tuple(trainee.hint for trainee in training.TRAINEES)
        slots = self.laptop.slots
        return tuple(
            SignOnHint(username=name, name=name, role=slots.role_of(name).value)
            for name in slots.usernames()
        )

    def listen(self, events: StationEvents) -> None:
        """Start devices and delivery; in training also the gateway, on loopback."""
        self._events = events
        self.delivery.start(events)
        self._scanners = ScannersHere(self.devices.book, events=events, today=self._today)
        self.devices.listen(events, self._scanners)

    # --- sign-on --------------------------------------------------------------------------

    def sign_on(self, username: str, secret: str) -> Client:
        """Open the officer's slot and the database; whoever was signed on is signed off first."""
        self.sign_off()
        try:
            with self._slots_lock:
                key = self.laptop.slots.open_slot(username, secret, clock=self._clock)
        except VaultError as error:
            self._note_refused(username, error)
            raise
        units = self.laptop.open_store(key, told=self._tell_update)
        try:
            session = self._let_in(units, username)
        except BaseException:
            units.close()  # an open database would keep the key of somebody who is not here
            raise
        self._signed_on = (session, units)
        self.devices.logo_png = session.logo_png
        self._law = self._law_of_today()  # a laptop that stays on meets the day of a new law
        self.delivery.sign_on(session, units)
        log.info("Signed on: %s", session.officer.leo_number)
        client = self._client(session, units)
        self.delivery.greet()
        return client

    def _tell_update(self, step: RecordsStep) -> None:
        log.info("Records of an older version: %s", step.value)
        if self._events is not None:
            self._events.on_records_update(step)

    def _note_refused(self, username: str, error: VaultError) -> None:
        named = [u for u in self.laptop.slots.usernames() if u.casefold() == username.casefold()]
        who = named[0] if named else "unknown"
        why = type(error).__name__
        self.laptop.refusals.note(Refusal(at=self._clock.now(), who=who, why=why))

    def _let_in(self, units: OpenStore, username: str) -> Session:
        laptop = self.laptop
        # Before anything is written: a new entry would hide that a restored copy lacks one.
        settle_marks(units, laptop.marks, self._clock)
        self._audit_refused(units)
        take_kept(
            units=units, clock=self._clock, high_water=laptop.marks, keeper=self.delivery.keeper
        )
        with units() as unit:
            self.delivery.times.reached(unit.clocks.newest())
        session = begin_session(units, username, clock=self._clock, training=self.training)
        settle_cut_off(units=units, clock=self._clock)
        take_spooled_receipts(units=units, spool=laptop.spool, clock=self._clock)
        drop_purged(units=units, spool=laptop.spool)
        drop_settled(units=units, spool=laptop.spool)
        respool(units=units, spool=laptop.spool)
        return session

    def _audit_refused(self, units: OpenStore) -> None:
        refused = self.laptop.refusals.all()
        if not refused:
            return
        with units() as unit:
            for found in refused:
                body = f"{found.why} at {found.at.isoformat()}"
                now = self._clock.now()
                unit.audit.append(kind="sign on refused", actor=found.who, body=body, at=now)
            unit.commit()
        self.laptop.refusals.forget()

    def _key(self) -> DatabaseKey:
        if self._signed_on is None:
            raise KeyUnavailable(say("Nobody is signed on, so no officer can be added."))
        return self._signed_on[1].key

    def _officer_desk(self, session: Session, units: UnitOfWorkFactory) -> OfficerDesk | None:
        if self.training:
            return None
        return OfficerDesk(
            session=session,
            device_id=self.laptop.device.device_id,
            units=units,
            slots=self._slots,
            vouchers=VoucherBook(self.laptop.folder),
            clock=self._clock,
        )

    def _law_version(self) -> str:
        return self._law.pack.version

    def _law_of_today(self) -> InForce:
        return law_in_force(self.laptop, local_date(self._clock.now()))

    def _client(self, session: Session, units: OpenStore) -> Client:
        within_h = session.submit_within_h or self._settings.submit_within_h
        settings = replace(self._settings, submit_within_h=within_h)
        return Client(
            session=session,
            settings=settings,
            law=self._law.pack,
            law_problems=self._law.problems,
            law_signed=bool(self._law.serial),
            machine=LaptopFacts(
                self.laptop,
                sync=lambda: self.delivery.status,
                offset_s=self.delivery.clock_offset_s,
                has_link=self.delivery.worker is not None,
            ),
            agency_desk=self.delivery.agency,
            officer_desk=self._officer_desk(session, units),
            link=self.delivery.link,
            updates=UpdatesHere(self._settings, copy_records=units.copy),
            packages=None
            if self.training
            else PackagesWritten(self._settings, self.laptop, clock=self._clock),
            clock=self._clock,
            deadlines=self.delivery.times,
            units=units,
            issuing=self._issuing(units, within_h),
            printing=Printing(
                units=units,
                clock=self._clock,
                short_form=self._short_form,
                whole_form=whole_code,
                defendant_copies=settings.defendant_copies,
                actor=session.officer.leo_number,
                officer_copy=settings.officer_copy,
                agency_copy=settings.agency_copy,
                languages=tuple(settings.courtesy_languages.split()),
            ),
            devices=self.devices,
            new_id=new_id,
            wake_sync=self.delivery.wake,
        )

    def _issuing(self, units: OpenStore, submit_within_h: int) -> Issuing:
        return Issuing(
            units=units,
            high_water=self.laptop.marks,
            spool=self.laptop.spool,
            signer=self.laptop.device,
            clock=self._clock,
            new_id=new_id,
            token_hex=secrets.token_hex,
            submit_within_h=submit_within_h,
            deadlines=self.delivery.times,
        )

    def _short_form(self, issued: Issued) -> str:
        return short_form(issued, self.laptop.device)

    def sign_off(self) -> None:
        """Close the database and forget its key; sealed tickets still go out."""
        self.delivery.sign_off()
        if self._signed_on is not None:
            session, units = self._signed_on
            self._signed_on = None
            end_session(session, units, high_water=self.laptop.marks, clock=self._clock)
            units.close()

    # --- anytime --------------------------------------------------------------------------

    def read_picture(self, path: str) -> Scan:
        """Read a license from a picture file."""
        return scan_image(Path(path), today=self._today())

    def read_keys(self, payload: bytes) -> Scan:
        """Read what a keyboard scanner typed."""
        return scan_payload(payload, source=ScanSource.WEDGE, today=self._today())

    def start_camera(self) -> None:
        """Look through the camera until it read something or is stopped."""
        if self._scanners is not None:
            self._scanners.start_camera()

    def stop_camera(self) -> None:
        """Close the camera's eye."""
        if self._scanners is not None:
            self._scanners.stop_camera()

    def _today(self) -> date:
        return local_date(self._clock.now())

    def close(self) -> None:
        """Stop devices, delivery and the training gateway. Safe to call twice."""
        self.devices.close()
        self.delivery.close()
        if self._scanners is not None:
            self._scanners.close()
            self._scanners = None
        self.sign_off()
        for release in self._release:
            release()
