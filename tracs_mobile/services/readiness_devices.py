"""The lines of the readiness check about printers, paper and scanners."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta

from tracs_mobile.domain.devices import Cause
from tracs_mobile.domain.readiness import Finding, Grade, Item, Mend
from tracs_mobile.ports import DeviceReport
from tracs_mobile.services.device_tests import ANY_SCANNER
from tracs_mobile.wording import say

TEST_DAYS = 90
"""A test older than this says little about today."""

NOT_SET_UP = say("not set up; open Devices in the program")
_PAPER = (Cause.PAPER_OUT, Cause.COVER_OPEN)


def device_findings(
    reports: Sequence[DeviceReport],
    *,
    problem: str = "",
    tests: Mapping[str, datetime] | None = None,
    now: datetime | None = None,
) -> Iterator[Finding]:
    """Every device as it answered, the paper, and when a person saw each work.

    `problem` is why nothing is set up. Without `tests` nothing is said of tests.
    """
    printers = [r for r in reports if not r.scanner]
    scanners = [r for r in reports if r.scanner]
    for report in printers:
        yield _device(report, Item.PRINTER, _tested(report.id, tests), now)
    if not printers:
        yield _missing(Item.PRINTER, problem)
    else:
        yield _paper(printers[0])
    for report in scanners:
        yield _device(report, Item.SCANNER, _tested(ANY_SCANNER, tests), now)
    if not scanners:
        yield _missing(Item.SCANNER, problem)


def _missing(item: Item, problem: str) -> Finding:
    said = problem.rstrip(".") or NOT_SET_UP
    return Finding(item=item, grade=Grade.MISSING, said=said, mend=Mend.DEVICES)


def _tested(device_id: str, tests: Mapping[str, datetime] | None) -> tuple[bool, datetime | None]:
    """Whether tests are known at all, and this device's."""
    return tests is not None, (tests or {}).get(device_id)


def _device(
    report: DeviceReport, item: Item, tested: tuple[bool, datetime | None], now: datetime | None
) -> Finding:
    said = f"{report.name} ({report.where}): {report.health.said}"
    if report.health.cause is not Cause.NONE:
        return Finding(item=item, grade=Grade.MISSING, said=said, mend=Mend.DEVICES)
    known, at = tested
    if not known:
        return Finding(item=item, grade=Grade.GOOD, said=said)
    said = said.rstrip(".")
    if at is None:
        said += "; " + say("not tested yet: do a test print or a test scan once")
        return Finding(item=item, grade=Grade.LOOK, said=said, mend=Mend.DEVICES)
    if now is not None and now - at > timedelta(days=TEST_DAYS):
        said += "; " + say("its last test was long ago")
        return Finding(item=item, grade=Grade.LOOK, said=said, mend=Mend.DEVICES, at=at)
    return Finding(item=item, grade=Grade.GOOD, said=said, at=at)


def _paper(printer: DeviceReport) -> Finding:
    """Only what the printer itself said."""
    cause = printer.health.cause
    if cause in _PAPER:
        said = printer.health.said.rstrip(".")
        return Finding(item=Item.PAPER, grade=Grade.MISSING, said=said, mend=Mend.DEVICES)
    if cause is not Cause.NONE:
        said = say("not known while the printer does not answer")
        return Finding(item=Item.PAPER, grade=Grade.UNKNOWN, said=said, mend=Mend.DEVICES)
    if printer.health.status_hex:
        said = say("{name} says that paper is loaded", name=printer.name)
        return Finding(item=Item.PAPER, grade=Grade.GOOD, said=said)
    said = say("this printer cannot say; look at the roll, and keep a spare one in the car")
    return Finding(item=Item.PAPER, grade=Grade.UNKNOWN, said=said)
