"""The readiness check: a line for each thing a laptop needs, and what to do when it is missing."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tracs_mobile.clock import SystemClock
from tracs_mobile.devices_here import DevicesHere
from tracs_mobile.domain.days import local_date
from tracs_mobile.domain.devices import Cause
from tracs_mobile.domain.license import Scan
from tracs_mobile.errors import TracsError
from tracs_mobile.laptop import Laptop, open_laptop
from tracs_mobile.law_here import law_in_force
from tracs_mobile.ports import DeviceState, PageImage
from tracs_mobile.scanners_here import ScannersHere
from tracs_mobile.services.law_updates import InForce
from tracs_mobile.services.reference import load_law_pack
from tracs_mobile.settings import Settings

_DISK_FLOOR_BYTES = 500_000_000
_WORD_S = 3.0
"""A scanner that is there says so in less."""

_NOT_SET_UP = "not set up; open Devices in the program"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One line of the check."""

    good: bool
    what: str
    said: str

    @property
    def line(self) -> str:
        """As printed: a word, never a color alone."""
        return f"{'OK     ' if self.good else 'MISSING'}  {self.what}: {self.said}"


def check_readiness(settings: Settings) -> tuple[Finding, ...]:
    """Everything that can be told with nobody signed on. Never raises for a missing thing."""
    return (*_keys(settings), _disk(settings.data_dir), *_law(settings), *_devices(settings))


def _keys(settings: Settings) -> Iterator[Finding]:
    try:
        laptop = open_laptop(settings, make=False)
    except TracsError as error:
        yield Finding(good=False, what="Keys", said=str(error))
        return
    kind = "training" if settings.training else "live"
    yield Finding(good=True, what="Keys", said=f"{kind} laptop {laptop.device.device_id}")
    yield _people(laptop)
    yield _waiting(laptop)


def _people(laptop: Laptop) -> Finding:
    names = laptop.slots.usernames()
    return Finding(good=bool(names), what="Officers", said=f"{len(names)} may sign on here")


def _waiting(laptop: Laptop) -> Finding:
    waiting = len(laptop.spool.waiting(1_000_000))
    said = "nothing waits" if not waiting else f"{waiting} sealed tickets wait for a network"
    return Finding(good=True, what="Delivery", said=said)


def _disk(data_dir: Path) -> Finding:
    existing = next(p for p in (data_dir, *data_dir.parents) if p.exists())
    free = shutil.disk_usage(existing).free
    said = f"{free // 1_000_000:,} MB free"
    if free < _DISK_FLOOR_BYTES:
        said += "; below 500 MB tickets may not be saved, so free some space"
    return Finding(good=free >= _DISK_FLOOR_BYTES, what="Disk", said=said)


def _law(settings: Settings) -> Iterator[Finding]:
    """Which law is in force, and each signed pack that was passed over, with the reason."""
    try:
        laptop = open_laptop(settings, make=False)
    except TracsError:
        found = InForce(pack=load_law_pack())  # nothing is set up yet, so nothing was installed
    else:
        found = law_in_force(laptop, _today())
    pack, by = found.pack, "signed by DPS" if found.serial else "as it comes with the program"
    state = "provisional, not the court's table" if pack.waiver.provisional else "in force"
    said = f"{pack.version}, {by}, {len(pack.charges)} charges, {state}"
    yield Finding(good=True, what="Law pack", said=said)
    for problem in found.problems:
        yield Finding(good=False, what="Law pack", said=problem)


def _devices(settings: Settings) -> Iterator[Finding]:
    """Every device of the book, asked; the same words as on the Devices page."""
    devices = DevicesHere(settings)
    scanners = ScannersHere(devices.book, events=_Nobody(), today=_today)
    devices.look_once(scanners)
    scanners.apply()
    try:
        scanners.wait_for_word(_WORD_S)
        reports = devices.check()
    finally:
        scanners.close()
    for report in reports:
        good = report.health.cause is Cause.NONE
        said = f"{report.name} ({report.where}): {report.health.said}"
        yield Finding(good=good, what="Scanner" if report.scanner else "Printer", said=said)
    for what, there in (("Printer", devices.book().printers), ("Scanner", devices.book().scanners)):
        if not there:
            yield Finding(good=False, what=what, said=devices.problem or _NOT_SET_UP)


class _Nobody:
    """Hears what scanners say while nobody looks."""

    def on_scan(self, scan: Scan) -> None:
        """A scan during the check fills nothing."""

    def on_device(self, state: DeviceState) -> None:
        """Kept by `ScannersHere` itself."""

    def on_frame(self, frame: PageImage) -> None:
        """The camera is not opened."""


def _today() -> date:
    return local_date(SystemClock().now())
