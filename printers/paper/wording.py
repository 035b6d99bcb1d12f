"""How dates, times, money, names and places read on the paper."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from tracs_mobile.domain.document import Document, Violation
from tracs_mobile.domain.law import Waiver
from tracs_mobile.domain.stop import Driver, Military, StopPlace, Vehicle

GIVEN_AT_ISSUE = "given at issue"
GAP = "   "


def day(value: date) -> str:
    """`Sat 12/12/2026`."""
    return f"{_WEEKDAYS[value.weekday()]} {numeric_day(value)}"


def numeric_day(value: date) -> str:
    """`12/12/2026`."""
    return f"{value.month:02d}/{value.day:02d}/{value.year:04d}"


def moment(instant: datetime, zone: str, *, weekday: bool = True) -> str:
    """`Sat 11/21/2026 22:48 EST`, in the zone of the paper."""
    local = instant.astimezone(ZoneInfo(zone))
    shown = day(local) if weekday else numeric_day(local)
    return f"{shown} {local:%H:%M} {local.tzname()}"


def money(cents: int) -> str:
    """`$1,144.00`."""
    return f"${cents // 100:,}.{cents % 100:02d}"


def sum_of(waiver: Waiver) -> str:
    """How the amount came about: `$84.00 penalty + $13.00 (15 %) + $47.00 surcharge`."""
    return " + ".join(f"{money(part.cents)} {part.label}" for part in waiver.parts)


def full_name(driver: Driver) -> str:
    """`BÉLANGEOIX, NOÉMIE R`; the letters stay as they were given."""
    rest = joined(" ", driver.given_name, driver.middle_name, driver.suffix)
    return joined(", ", driver.family_name, rest)


def license_line(driver: Driver) -> str:
    """`48213307 VT   class D   exp 04/17/2028   CDL no`: CDL tells who holds a commercial one."""
    expires = driver.license_expires
    return joined(
        GAP,
        joined(" ", driver.license_number or "none shown", driver.license_state),
        f"class {driver.license_class}" if driver.license_class else "",
        f"exp {numeric_day(expires)}" if expires else "",
        f"CDL {_CDL[driver.cdl]}",
    )


def born_line(driver: Driver) -> str:
    """`04/17/1991   F   5-07`: birth date, sex, height in feet and inches."""
    height = driver.height_in
    return joined(
        GAP,
        numeric_day(driver.birth_date) if driver.birth_date else "not known",
        driver.sex,
        f"{height // 12}-{height % 12:02d}" if height else "",
    )


def military_line(answer: Military) -> str:
    """The answer to the active-duty question, and that it was asked."""
    return _MILITARY[answer]


def vehicle_line(vehicle: Vehicle) -> str:
    """`2019 SUBARU OUTBACK BLUE   plate HKB 412 VT`."""
    year = str(vehicle.year) if vehicle.year else ""
    return joined(
        GAP,
        joined(" ", year, vehicle.make, vehicle.model, vehicle.color),
        f"plate {joined(' ', vehicle.plate or 'not recorded', vehicle.state)}",
    )


def use_line(vehicle: Vehicle) -> str:
    """`4S4BSANC5K3212345   commercial no   hazmat no`."""
    return joined(
        GAP,
        vehicle.vin or "not recorded",
        f"commercial {_yes(vehicle.commercial)}",
        f"hazmat {_yes(vehicle.hazmat)}",
    )


def place_line(place: StopPlace) -> str:
    """`US-302, E bound, MM 87, 0.2 mi E of Berlin St, Barre City, Washington County`."""
    county = f"{place.county} County" if place.county else ""
    bound = f"{place.direction} bound" if place.direction else ""
    marker = f"MM {place.mile_marker}" if place.mile_marker.strip() else ""
    return joined(", ", place.highway, bound, marker, place.where, place.town, county)


def scene_line(place: StopPlace) -> str:
    """`crash no   weather rain   road wet`."""
    return joined(
        GAP,
        f"crash {_yes(place.crash)}",
        f"weather {_noted(place.weather)}" if place.weather else "",
        f"road {_noted(place.road)}" if place.road else "",
    )


def _noted(code: str) -> str:
    return code.replace("_", " ").replace("-", " ").lower()


def speed_line(violation: Violation) -> str:
    """`49 mph in a 35 mph zone (radar)`; empty when the charge has no speed."""
    if violation.speed_mph is None:
        return ""
    zone = f" in a {violation.limit_mph} mph zone" if violation.limit_mph is not None else ""
    method = f" ({violation.method})" if violation.method else ""
    return f"{violation.speed_mph} mph{zone}{method}"


def zones_line(violation: Violation) -> str:
    """`WORK ZONE, workers present`, `SCHOOL ZONE`, both, or nothing."""
    workers = ", workers present" if violation.workers_present else ""
    work = f"WORK ZONE{workers}" if violation.work_zone else ""
    return joined(GAP, work, "SCHOOL ZONE" if violation.school_zone else "")


def authority_line(violation: Violation) -> str:
    """`Limit set by local ordinance`; for what has no speed, who made the rule."""
    if not violation.authority.strip():
        return ""
    what = "Rule" if violation.speed_mph is None else "Limit"
    return f"{what} set by {violation.authority.strip()}"


def until(instant: datetime, zone: str) -> str:
    """`Mon 12/07/2026`, with the hour when it is not the end of that day."""
    local = instant.astimezone(ZoneInfo(zone))
    last = local - timedelta(seconds=1)
    if last.date() < local.date() or (local.hour, local.minute) == (23, 59):
        return day(last.date())
    return moment(instant, zone)


def days_to_answer(document: Document) -> int | None:
    """Days from the local date of issue to the day to answer by."""
    if document.answer_by is None:
        return None
    issued = document.issued_at.astimezone(ZoneInfo(document.time_zone)).date()
    return (document.answer_by - issued).days


def _yes(value: bool) -> str:
    return "yes" if value else "no"


def joined(separator: str, *parts: str) -> str:
    """The parts that are not empty, with the separator between them."""
    return separator.join(part.strip() for part in parts if part.strip())


_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_CDL = {True: "yes", False: "no", None: "not known"}
_MILITARY = {
    Military.NO: "no (asked)",
    Military.YES: "yes (asked)",
    Military.NOT_KNOWN: "not known (asked)",
    Military.NOT_ASKED: "not asked",
}
