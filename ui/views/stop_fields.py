"""Which fields stand on which card of the stop screen, in what order and how wide."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Spec:
    """One field: its path (`{at}` is the charge on the screen), label and share of the row."""

    path: str
    title: str
    width: int
    name: str = ""
    kind: str = "text"
    longest: int = 120


def _field(
    path: str, title: str, width: int, name: str = "", *, kind: str = "text", longest: int = 120
) -> Spec:
    return Spec(path=path, title=title, width=width, name=name, kind=kind, longest=longest)


DRIVER = (
    (
        _field("driver.family_name", "Last name", 190, kind="person"),
        _field("driver.given_name", "First name", 170, kind="capitals"),
        _field("driver.middle_name", "Middle", 104, "Middle name", kind="capitals"),
        _field("driver.suffix", "Suffix", 62, kind="capitals", longest=5),
        _field("driver.birth_date", "Born", 116, "Date of birth", longest=10),
        _field("driver.sex", "Sex", 46, kind="capitals", longest=1),
    ),
    (
        _field("driver.street", "Mailing address", 270, kind="street"),
        _field("driver.city", "Town", 172, "Town of the address", kind="capitals"),
        _field("driver.state", "State", 50, "State of the address", kind="capitals", longest=2),
        _field("driver.postal_code", "ZIP", 92, kind="capitals", longest=10),
        _field("address_confirmed", "Asked at the window", 128, kind="confirm"),
    ),
    (
        _field("driver.license_number", "License", 150, "License number", kind="capitals"),
        _field(
            "driver.license_state", "State", 50, "State of the license", kind="capitals", longest=2
        ),
        _field("driver.license_class", "Class", 54, "License class", kind="capitals", longest=6),
        _field("driver.license_expires", "Expires", 106, "License expires", longest=10),
        _field("driver.cdl", "CDL", 104, "Commercial license", kind="cdl"),
        _field("military", "Active military duty", 176, kind="military"),
    ),
)
VEHICLE = (
    (
        _field("vehicle.plate", "Plate", 96, kind="plate", longest=9),
        _field("vehicle.state", "State", 48, "State of the plate", kind="capitals", longest=2),
        _field("vehicle.year", "Year", 66, "Model year", longest=4),
        _field("vehicle.make", "Make", 98, kind="capitals", longest=20),
        _field("vehicle.model", "Model", 106, kind="capitals", longest=20),
        _field("vehicle.color", "Color", 72, kind="capitals", longest=12),
        _field(
            "vehicle.vin", "VIN", 206, "Vehicle identification number", kind="capitals", longest=17
        ),
        _field("vehicle", "Use", 104, "Use of the vehicle", kind="use"),
    ),
)
PLACE = (
    (
        _field("place.town", "Town", 172, "Town where it happened", kind="town"),
        _field("place.highway", "Highway", 124, kind="capitals", longest=24),
        _field("place.where", "Where", 258),
        _field("place.direction", "Dir", 48, "Direction of travel", kind="capitals", longest=2),
        _field("place.occurred_at", "When", 170, "Date and time", longest=16),
    ),
)
CHARGE = (
    _field("charges.{at}.charge_id", "Charge", 400, kind="charge"),
    _field("charges.{at}.speed_mph", "Speed", 50, "Speed in mph", longest=3),
    _field("charges.{at}.limit_mph", "Limit", 50, "Speed limit in mph", longest=3),
    _field("charges.{at}.method", "How", 90, "How the speed was measured", kind="method"),
    _field("charges.{at}.base_cents", "Base $", 80, "Base penalty in dollars", longest=8),
    _field("charges.{at}.ordinance", "Ordinance", 210, "Ordinance and its section", longest=80),
    _field("charges.{at}.full_cents", "Full $", 80, "Full penalty in dollars", longest=8),
    _field("charges.{at}.waiver_cents", "Waiver $", 80, "Waiver penalty in dollars", longest=8),
)
FACTS = (
    _field("charges.{at}.facts", "Facts", 500, longest=300),
    _field("charges.{at}", "Zone", 190, kind="zone"),
)
NO_TICKET = (
    (
        _field("outcomes", "What came of the stop", 560, kind="outcomes"),
        _field("stop_data.age", "Driver's age", 120, longest=3),
    ),
)
STOP_DATA = (
    (
        _field("stop_data.race", "Race as you perceive it", 0, "Perceived race", kind="code"),
        _field("stop_data.gender", "Gender", 0, kind="code"),
        _field("stop_data.reason", "Reason for the stop", 0, kind="code"),
    ),
    (
        _field("stop_data.search", "Search", 0, kind="code"),
        _field("stop_data.contraband", "Contraband", 0, kind="code"),
        _field("stop_data.evidence", "Evidence found", 120, longest=120),
        _field("stop_data.force", "Force used or threatened", 0, kind="code"),
        _field("stop_data.force_kind", "Kind of force", 130, kind="pick"),
    ),
)
PARTY = (
    (
        _field("charges.{at}.charged", "Who is charged", 220, kind="charged"),
        _field("organization.name", "Organization", 320, kind="capitals", longest=80),
        _field("organization.address_source", "Where its address came from", 330, kind="source"),
    ),
    (
        _field(
            "organization.street",
            "Its mailing address",
            270,
            "Mailing address of the organization",
            kind="capitals",
        ),
        _field("organization.city", "Town", 172, "Town of the organization", kind="capitals"),
        _field(
            "organization.state",
            "State",
            50,
            "State of the organization",
            kind="capitals",
            longest=2,
        ),
        _field(
            "organization.postal_code",
            "ZIP",
            92,
            "ZIP of the organization",
            kind="capitals",
            longest=10,
        ),
    ),
)
PERSON = (
    (
        _field("guardian.name", "Parent or guardian, under 18", 280, kind="capitals"),
        _field(
            "guardian.address",
            "Their address, if not the driver's",
            330,
            "Address of the parent or guardian",
            kind="capitals",
        ),
    ),
    (
        _field(
            "driver.personal_id",
            "Personal ID, if no license",
            200,
            "Personal identifying number",
            kind="capitals",
            longest=30,
        ),
        _field("driver.height_in", "Height", 70, "Height in feet and inches", longest=6),
        _field("driver.weight_lb", "Weight", 70, "Weight in pounds", longest=3),
        _field("driver.eyes", "Eyes", 90, "Color of the eyes", kind="capitals", longest=12),
        _field("driver.hair", "Hair", 90, "Color of the hair", kind="capitals", longest=12),
    ),
)
SCENE = (
    (
        _field("place.weather", "Weather", 0, kind="code"),
        _field("place.mile_marker", "Mile marker", 100, longest=12),
    ),
    (
        _field("place.road", "Road", 0, "Road surface", kind="code"),
        _field("place", "Crash", 90, "Crash at the scene", kind="crash"),
    ),
    (_field("outcomes+", "Also came of this stop", 0, kind="outcomes"),),
)
NOTES = _field("notes", "Your notes", 0, "Notes for yourself", kind="notes", longest=4_000)
MORE_PATHS = frozenset(
    spec.path for card in (PARTY, PERSON, SCENE, ((NOTES,),)) for line in card for spec in line
)
"""The fields that stand on the page of further details."""
JUMPS = (
    ("Alt+D", "driver.family_name"),
    ("Alt+V", "vehicle.plate"),
    ("Alt+L", "place.town"),
    ("Alt+C", "charges.{at}.charge_id"),
    ("Alt+S", "stop_data.race"),
    ("Alt+Q", "charges.{at}.answers"),
    ("Alt+R", "correction.reason_code"),
)
"""Keys that lead from anywhere to the first field of a card."""
