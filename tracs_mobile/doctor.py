"""The readiness check as a command: the lines that can be told with nobody signed on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from tracs_mobile.clock import SystemClock
from tracs_mobile.data_folder import folder_problem
from tracs_mobile.devices_here import DevicesHere
from tracs_mobile.domain.days import local_date
from tracs_mobile.domain.license import Scan
from tracs_mobile.domain.readiness import Finding, Grade, Item, Mend
from tracs_mobile.errors import TracsError
from tracs_mobile.laptop import Laptop, open_laptop
from tracs_mobile.laptop_facts import LaptopFacts, disk_lock, free_bytes
from tracs_mobile.law_here import law_in_force
from tracs_mobile.link_here import LinkHere
from tracs_mobile.ports import DeviceState, PageImage
from tracs_mobile.ports.machine import MachineFacts
from tracs_mobile.scanners_here import ScannersHere
from tracs_mobile.services import readiness
from tracs_mobile.services.law_updates import InForce
from tracs_mobile.services.readiness_agency import folder_finding, policy_findings
from tracs_mobile.services.readiness_devices import device_findings
from tracs_mobile.services.reference import load_law_pack
from tracs_mobile.settings import Settings

_WORD_S = 3.0
"""A scanner that is there says so in less."""


def check_readiness(settings: Settings) -> tuple[Finding, ...]:
    """Everything that can be told with nobody signed on. Never raises for a missing thing."""
    return (
        *_laptop(settings),
        *policy_findings(settings),
        *_law(settings),
        *_devices(settings),
    )


def _laptop(settings: Settings) -> Iterator[Finding]:
    try:
        laptop = open_laptop(settings, make=False)
    except TracsError as error:
        yield Finding(item=Item.KEYS, grade=Grade.MISSING, said=str(error))
        yield folder_finding(folder_problem(settings.data_dir))
        yield readiness.disk_finding(free_bytes(settings.data_dir))
        yield readiness.disk_lock_finding(disk_lock(settings.data_dir))
        return
    facts = LaptopFacts(laptop).look()
    yield from readiness.standing_findings(facts, training=settings.training)
    yield readiness.spool_finding(facts.spooled)
    yield readiness.relay_of(facts)
    yield from _link(settings, laptop, facts)


def _link(settings: Settings, laptop: Laptop, facts: MachineFacts) -> Iterator[Finding]:
    """DPS is asked, once: whether it answers, whose certificate it shows, and what time it is."""
    link = LinkHere(settings, laptop, clock=SystemClock(), changed=_nothing)
    set_up = link.facts()
    if not set_up.address:
        if not settings.training:
            said = "the address of DPS is missing; enter it under Settings, Link to DPS"
            yield Finding(item=Item.LINK, grade=Grade.MISSING, said=said, mend=Mend.SETTINGS)
        return
    report = link.test(set_up.address, set_up.proxy)
    answered = Grade.GOOD if report.good else Grade.LOOK
    grade = Grade.MISSING if report.offset_s is None else answered
    yield Finding(item=Item.LINK, grade=grade, said=report.said.rstrip("."), mend=Mend.SETTINGS)
    if set_up.named:
        how = "only DPS's own authorities count" if set_up.pinned else "certificates are watched"
        grade = Grade.LOOK if link.another else Grade.GOOD
        yield Finding(item=Item.LINK, grade=grade, said=how, mend=Mend.SETTINGS)
    yield readiness.clock_finding(replace(facts, offset_s=report.offset_s))


def _nothing() -> None:
    """The check changes no link."""


def _law(settings: Settings) -> Iterator[Finding]:
    """Which law is in force, and each signed pack that was passed over, with the reason."""
    try:
        laptop = open_laptop(settings, make=False)
    except TracsError:
        found = InForce(pack=load_law_pack())  # nothing is set up yet, so nothing was installed
    else:
        found = law_in_force(laptop, _today())
    yield from readiness.law_findings(found.pack, found.problems, signed=bool(found.serial))


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
    yield from device_findings(reports, problem=devices.problem)


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
