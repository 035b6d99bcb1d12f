"""A live laptop from nothing to its first officer, with or without a window.

`enrol` and `activate` are all of it for a script; `FirstStepsHere` is the same for the first page.
"""

from __future__ import annotations

import logging
import platform
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from sync.enrol import HttpEnroller
from sync.faults import cause_of
from sync.http import HttpTransport
from sync.link import checked_address
from tracs_mobile import __version__
from tracs_mobile.clock import SystemClock
from tracs_mobile.data_folder import ready_folder
from tracs_mobile.domain.agency import Officer
from tracs_mobile.domain.enrolment_code import enrolment_code
from tracs_mobile.errors import BadInput, SyncError, SyncFault, TracsError
from tracs_mobile.founding import Founding, Made
from tracs_mobile.laptop import open_laptop
from tracs_mobile.link_here import checked_proxy, proxy_for
from tracs_mobile.logs import start_log, stop_log
from tracs_mobile.officer_slots import SlotsHere
from tracs_mobile.packages_here import KEPT, PackagesHere
from tracs_mobile.ports import Clock, GatewayConfig
from tracs_mobile.ports.enrolling import Enrolled, Enroller
from tracs_mobile.services.activating import Candidate, Roll
from tracs_mobile.services.enrolling import LaptopState
from tracs_mobile.settings import Settings, change_settings, private_folder, unfixed
from tracs_mobile.single import OnlyCopy
from tracs_mobile.vault.enrolment_ids import code_id
from tracs_mobile.vault.fingerprint import fingerprint
from tracs_mobile.vault.jws import VerifyKey
from tracs_mobile.wording import say

log = logging.getLogger(__name__)

_LONGEST_NAME = 60


def enrol(settings: Settings, url: str, code: str) -> Settings:
    """Make this laptop known to DPS at `url` with the one-time `code`; the settings to go on with.

    Harmless when repeated with the same code. Raises BadInput, SyncError, VaultError.
    """
    here = FirstStepsHere(settings)
    here.enrol(url, code, settings.proxy)
    return here.choose(training=False)


def activate(settings: Settings, username: str, activation_code: str, secret: str) -> None:
    """Let the first officer of an enrolled laptop begin. Raises as `FirstSteps.activate`."""
    FirstStepsHere(settings).activate(username, activation_code, secret)


def enrol_again(settings: Settings, code: str) -> str:
    """Let DPS, which lost this laptop by going back to a backup, know it as it was; its name.

    Key, numbers, tickets and officers of the laptop stay as they are. Harmless when repeated.
    Raises BadInput, SyncError, KeyUnavailable for a laptop that was never set up.
    """
    device = open_laptop(replace(settings, training=False)).device
    enroller = _http_enroller(settings)
    try:
        enroller.enrol_again(
            enrolment_code(code),
            device_id=device.device_id,
            public_pem=device.public.to_pem().decode(),
        )
    finally:
        enroller.close()
    return device.device_id


class FirstStepsHere:
    """`services.enrolling.FirstSteps` on this laptop's disk and over its network."""

    def __init__(
        self,
        settings: Settings,
        *,
        clock: Clock | None = None,
        enroller: Callable[[Settings], Enroller] | None = None,
    ) -> None:
        """Nothing is read yet. `enroller` asks DPS; over HTTP unless given."""
        self.settings = settings
        self._clock = clock or SystemClock()
        self._enroller = enroller or _http_enroller

    @property
    def packages(self) -> PackagesHere:
        """Preparing the laptop from a stick."""
        return PackagesHere(self.settings, changed=self._changed)

    def _changed(self, settings: Settings) -> None:
        self.settings = settings

    def fresh(self) -> bool:
        """Whether nothing was ever done on this laptop."""
        folder = self.settings.data_dir
        made = ("training", "live", "live.new", "settings.json", KEPT)
        return self.settings.training and not any((folder / name).exists() for name in made)

    def state(self) -> LaptopState:
        """How far the live side is."""
        return Founding(self.settings).state()

    def choose(self, *, training: bool) -> Settings:
        """From now on the program opens for practice, or for real."""
        return self._keep(replace(self.settings, training=training))

    def enrol(self, url: str, code: str, proxy: str) -> tuple[Candidate, ...]:
        """Ask DPS with a one-time code; the officers it sent."""
        plain = enrolment_code(code)
        address = checked_address(url.strip().rstrip("/"))
        with self._at_work() as founding:
            own = unfixed(self.settings, dps_url=address, proxy=checked_proxy(proxy))
            self._keep(replace(self.settings, **own))
            if founding.state() is LaptopState.READY:
                raise BadInput(say("This laptop is set up with DPS already. Sign on."))
            asked_as = founding.key_for(code_id(plain))
            told = self._ask(plain, asked_as.public.to_pem().decode())
            self._must_be_named(told)
            founding.keep(told, asked_as)
            log.info("Enrolled as %s", founding.device.device_id)
        return self.candidates()

    def _ask(self, code: str, public_pem: str) -> Enrolled:
        enroller = self._enroller(self.settings)
        try:
            return enroller.enrol(code, public_pem=public_pem, device_name=_device_name())
        except TracsError as error:
            log.warning("Enrollment did not come about: %s", _kind(error))
            raise
        finally:
            enroller.close()

    def _must_be_named(self, told: Enrolled) -> None:
        """Whoever named the key of DPS meant that one: by policy, or with a package."""
        named = self.settings.dps_key
        keys = (VerifyKey.from_pem(pem.encode("ascii", "replace")) for _, pem in told.receipt_keys)
        if named and named not in map(fingerprint, keys):
            log.warning("Enrollment did not come about: another key than the one that was named")
            raise SyncError(
                say(
                    "What answered signs with another key than the one that was named for this "
                    "laptop. Nothing was taken. Ask DPS e-Ticket support for the fingerprint of "
                    "its key, and compare."
                ),
                fault=SyncFault.BAD_RECEIPT,
            )

    def candidates(self) -> tuple[Candidate, ...]:
        """The officers DPS sent, those first who can be activated."""
        founding = Founding(self.settings)
        return self._roll(founding, SlotsHere.nobody()).candidates(self._clock.now())

    def ask_again(self) -> tuple[Candidate, ...]:
        """Fetch officers and activations anew."""
        with self._at_work() as founding:
            told = founding.answer()
            newer = self._newer(founding, told.config.version)
            if newer is not None:
                founding.renew(replace(told, config=newer))
        return self.candidates()

    def _newer(self, founding: Founding, known_version: int) -> GatewayConfig | None:
        url = self.settings.dps_url
        transport = HttpTransport(
            url,
            signer=founding.device,
            verify=founding.trust.receipt_verifier(),
            clock=self._clock,
            tls=self.packages.tls(),
            proxy=proxy_for(self.settings, url),
        )
        try:
            return transport.config(known_version)
        except SyncError as error:
            said = cause_of(error)
            raise SyncError(say("{said} Try again later.", said=said), fault=error.fault) from error
        finally:
            transport.close()

    def activate(self, username: str, code: str, secret: str) -> None:
        """The first officer begins: keys, database and records are made, all or nothing."""
        with self._at_work() as founding:
            made: list[Made] = []

            def keys() -> Made:
                made.append(founding.make_keys())
                return made[0]

            slots = SlotsHere.of_new(keys, memory_kib=self.settings.argon2_memory_kib)
            try:
                first = self._roll(founding, slots).activate(
                    username, code, secret, self._clock.now(), audited=_with_the_rest
                )
            except TracsError as error:
                log.warning("An officer was not activated: %s", _kind(error))
                raise
            packages = self.packages
            founding.finish(made[0], first, clock=self._clock, shortcuts=packages.shortcuts())
            packages.hand_over()
            log.info("Activated: %s", first.leo_number)

    def start_over(self) -> None:
        """Forget what DPS answered; another code will be needed."""
        with self._at_work() as founding:
            founding.start_over()

    def _roll(self, founding: Founding, slots: SlotsHere) -> Roll:
        told = founding.answer()
        return Roll(
            device_id=told.device_id,
            officers=told.config.officers,
            extras=told.config.extras,
            slots=slots,
            vouchers=founding.vouchers,
        )

    def _keep(self, settings: Settings) -> Settings:
        if settings != self.settings:
            private_folder(settings.data_dir)
            change_settings(
                settings.data_dir,
                training=settings.training,
                dps_url=settings.dps_url,
                proxy=settings.proxy,
            )
            self.settings = settings
        return settings

    @contextmanager
    def _at_work(self) -> Iterator[Founding]:
        """Alone on this data folder, with the log open: only then is anything written."""
        ready_folder(self.settings.data_dir)
        only = OnlyCopy(self.settings.data_dir)
        try:
            handler = start_log(self.settings.data_dir / "logs", self.settings.log_level)
            try:
                yield Founding(self.settings)
            finally:
                stop_log(handler)
        finally:
            only.close()


def _with_the_rest(officer: Officer) -> None:
    """The first entry of a new database says it; without a database nobody was activated."""


def _http_enroller(settings: Settings) -> HttpEnroller:
    url, tls = settings.dps_url, PackagesHere(settings).tls()
    return HttpEnroller(url, version=__version__, tls=tls, proxy=proxy_for(settings, url))


def _device_name() -> str:
    """The computer's own name, so that staff at DPS see which laptop used a code."""
    name = "".join(c for c in platform.node() if c.isascii() and c.isprintable())
    return name[:_LONGEST_NAME] or "laptop"


def _kind(error: TracsError) -> str:
    """What a log may hold of a fault: its kind, and no name or code."""
    fault = getattr(error, "fault", None)
    return f"{type(error).__name__} {fault.value}" if fault is not None else type(error).__name__
