"""Which fields stand on which card of the stop screen, in what order and how wide."""

from __future__ import annotations

from dataclasses import dataclass

from ui.text import stop_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Spec:
    """One field: its path (`{at}` is the charge on the screen), label and share of the row."""

    path: str
    title: str
    width: int
    name: str = ""
    kind: str = "text"
    longest: int = 120

    @property
    def needs(self) -> int:
        """Pixels of normal text below which its line breaks; long words may be read by moving."""
        short = 0.8 * min(self.width, _WHOLE_PX) + 0.5 * max(0, self.width - _WHOLE_PX)
        return max(round(short), _LEAST_PX.get(self.path, 0))


_WHOLE_PX = 210
"""Fields up to here are to show all that stands in them."""
_LEAST_PX = {
    "vehicle.plate": 80,
    "vehicle.year": 55,
    "vehicle.model": 92,
    "vehicle.vin": 172,
}
"""Of fields whose longest words are known: seven signs, a name, seventeen signs."""


def _field(
    path: str, title: str, width: int, name: str = "", *, kind: str = "text", longest: int = 120
) -> Spec:
    return Spec(path=path, title=title, width=width, name=name, kind=kind, longest=longest)


DRIVER = (
    (
        _field("driver.family_name", stop_words.LAST_NAME, 190, kind="person"),
        _field("driver.given_name", stop_words.FIRST_NAME, 170, kind="capitals"),
        _field(
            "driver.middle_name", stop_words.MIDDLE, 104, stop_words.MIDDLE_NAME, kind="capitals"
        ),
        _field("driver.suffix", stop_words.SUFFIX, 62, kind="capitals", longest=5),
        _field("driver.birth_date", stop_words.BORN, 116, stop_words.DATE_OF_BIRTH, longest=10),
        _field("driver.sex", stop_words.SEX, 46, kind="capitals", longest=1),
    ),
    (
        _field("driver.street", stop_words.MAILING_ADDRESS, 270, kind="street"),
        _field(
            "driver.city", stop_words.TOWN, 172, stop_words.TOWN_OF_THE_ADDRESS, kind="capitals"
        ),
        _field(
            "driver.state",
            stop_words.STATE,
            50,
            stop_words.STATE_OF_THE_ADDRESS,
            kind="capitals",
            longest=2,
        ),
        _field("driver.postal_code", stop_words.ZIP, 92, kind="capitals", longest=10),
        _field("address_confirmed", stop_words.ASKED_AT_THE_WINDOW, 128, kind="confirm"),
    ),
    (
        _field(
            "driver.license_number",
            stop_words.LICENSE,
            150,
            stop_words.LICENSE_NUMBER,
            kind="capitals",
        ),
        _field(
            "driver.license_state",
            stop_words.STATE,
            50,
            stop_words.STATE_OF_THE_LICENSE,
            kind="capitals",
            longest=2,
        ),
        _field(
            "driver.license_class",
            stop_words.CLASS,
            54,
            stop_words.LICENSE_CLASS,
            kind="capitals",
            longest=6,
        ),
        _field(
            "driver.license_expires",
            stop_words.EXPIRES,
            106,
            stop_words.LICENSE_EXPIRES,
            longest=10,
        ),
        _field("driver.cdl", stop_words.CDL, 104, stop_words.COMMERCIAL_LICENSE, kind="cdl"),
        _field("military", stop_words.ACTIVE_MILITARY_DUTY, 176, kind="military"),
    ),
)
VEHICLE = (
    (
        _field("vehicle.plate", stop_words.PLATE, 96, kind="plate", longest=9),
        _field(
            "vehicle.state",
            stop_words.STATE,
            48,
            stop_words.STATE_OF_THE_PLATE,
            kind="capitals",
            longest=2,
        ),
        _field("vehicle.year", stop_words.YEAR, 63, stop_words.MODEL_YEAR, longest=4),
        _field("vehicle.make", stop_words.MAKE, 98, kind="capitals", longest=20),
        _field("vehicle.model", stop_words.MODEL, 106, kind="capitals", longest=20),
        _field("vehicle.color", stop_words.COLOR, 72, kind="capitals", longest=12),
        _field(
            "vehicle.vin",
            stop_words.VIN,
            206,
            stop_words.VEHICLE_IDENTIFICATION_NUMBER,
            kind="capitals",
            longest=17,
        ),
        _field("vehicle", stop_words.USE, 104, stop_words.USE_OF_THE_VEHICLE, kind="use"),
    ),
)
PLACE = (
    (
        _field("place.town", stop_words.TOWN, 172, stop_words.TOWN_WHERE_IT_HAPPENED, kind="town"),
        _field("place.highway", stop_words.HIGHWAY, 124, kind="capitals", longest=24),
        _field("place.where", stop_words.WHERE, 258),
        _field(
            "place.direction",
            stop_words.DIR,
            48,
            stop_words.DIRECTION_OF_TRAVEL,
            kind="capitals",
            longest=2,
        ),
        _field("place.occurred_at", stop_words.WHEN, 170, stop_words.DATE_AND_TIME, longest=16),
    ),
)
CHARGE = (
    _field("charges.{at}.charge_id", stop_words.CHARGE, 400, kind="charge"),
    _field("charges.{at}.speed_mph", stop_words.SPEED, 50, stop_words.SPEED_IN_MPH, longest=3),
    _field(
        "charges.{at}.limit_mph", stop_words.LIMIT, 50, stop_words.SPEED_LIMIT_IN_MPH, longest=3
    ),
    _field(
        "charges.{at}.method",
        stop_words.HOW,
        90,
        stop_words.HOW_THE_SPEED_WAS_MEASURED,
        kind="method",
    ),
    _field(
        "charges.{at}.base_cents",
        stop_words.BASE_DOLLARS,
        80,
        stop_words.BASE_PENALTY_IN_DOLLARS,
        longest=8,
    ),
    _field(
        "charges.{at}.ordinance",
        stop_words.ORDINANCE,
        210,
        stop_words.ORDINANCE_AND_ITS_SECTION,
        longest=80,
    ),
    _field(
        "charges.{at}.full_cents",
        stop_words.FULL_DOLLARS,
        80,
        stop_words.FULL_PENALTY_IN_DOLLARS,
        longest=8,
    ),
    _field(
        "charges.{at}.waiver_cents",
        stop_words.WAIVER_DOLLARS,
        80,
        stop_words.WAIVER_PENALTY_IN_DOLLARS,
        longest=8,
    ),
)
FACTS = (
    _field("charges.{at}.facts", stop_words.FACTS, 500, longest=300),
    _field("charges.{at}", stop_words.ZONE, 190, kind="zone"),
)
NO_TICKET = (
    (
        _field("outcomes", stop_words.WHAT_CAME_OF_THE_STOP, 560, kind="outcomes"),
        _field("stop_data.age", stop_words.DRIVERS_AGE, 120, longest=3),
    ),
)
STOP_DATA = (
    (
        _field(
            "stop_data.race",
            stop_words.RACE_AS_YOU_PERCEIVE_IT,
            0,
            stop_words.PERCEIVED_RACE,
            kind="code",
        ),
        _field("stop_data.gender", stop_words.GENDER, 0, kind="code"),
        _field("stop_data.reason", stop_words.REASON_FOR_THE_STOP, 0, kind="code"),
    ),
    (
        _field("stop_data.search", stop_words.SEARCH, 0, kind="code"),
        _field("stop_data.contraband", stop_words.CONTRABAND, 0, kind="code"),
        _field("stop_data.evidence", stop_words.EVIDENCE_FOUND, 120, longest=120),
        _field("stop_data.force", stop_words.FORCE_USED_OR_THREATENED, 0, kind="code"),
        _field("stop_data.force_kind", stop_words.KIND_OF_FORCE, 130, kind="pick"),
    ),
)
PARTY = (
    (
        _field("charges.{at}.charged", stop_words.WHO_IS_CHARGED, 220, kind="charged"),
        _field("organization.name", stop_words.ORGANIZATION, 320, kind="capitals", longest=80),
        _field(
            "organization.address_source",
            stop_words.WHERE_ITS_ADDRESS_CAME_FROM,
            330,
            kind="source",
        ),
    ),
    (
        _field(
            "organization.street",
            stop_words.ITS_MAILING_ADDRESS,
            270,
            stop_words.MAILING_ADDRESS_OF_THE_ORGANIZATION,
            kind="capitals",
        ),
        _field(
            "organization.city",
            stop_words.TOWN,
            172,
            stop_words.TOWN_OF_THE_ORGANIZATION,
            kind="capitals",
        ),
        _field(
            "organization.state",
            stop_words.STATE,
            50,
            stop_words.STATE_OF_THE_ORGANIZATION,
            kind="capitals",
            longest=2,
        ),
        _field(
            "organization.postal_code",
            stop_words.ZIP,
            92,
            stop_words.ZIP_OF_THE_ORGANIZATION,
            kind="capitals",
            longest=10,
        ),
    ),
)
PERSON = (
    (
        _field("guardian.name", stop_words.PARENT_OR_GUARDIAN_UNDER_18, 280, kind="capitals"),
        _field(
            "guardian.address",
            stop_words.THEIR_ADDRESS_IF_NOT_THE_DRIVERS,
            330,
            stop_words.ADDRESS_OF_THE_PARENT_OR_GUARDIAN,
            kind="capitals",
        ),
    ),
    (
        _field(
            "driver.personal_id",
            stop_words.PERSONAL_ID_IF_NO_LICENSE,
            200,
            stop_words.PERSONAL_IDENTIFYING_NUMBER,
            kind="capitals",
            longest=30,
        ),
        _field(
            "driver.height_in",
            stop_words.HEIGHT,
            70,
            stop_words.HEIGHT_IN_FEET_AND_INCHES,
            longest=6,
        ),
        _field("driver.weight_lb", stop_words.WEIGHT, 70, stop_words.WEIGHT_IN_POUNDS, longest=3),
        _field(
            "driver.eyes",
            stop_words.EYES,
            90,
            stop_words.COLOR_OF_THE_EYES,
            kind="capitals",
            longest=12,
        ),
        _field(
            "driver.hair",
            stop_words.HAIR,
            90,
            stop_words.COLOR_OF_THE_HAIR,
            kind="capitals",
            longest=12,
        ),
    ),
)
SCENE = (
    (
        _field("place.weather", stop_words.WEATHER, 0, kind="code"),
        _field("place.mile_marker", stop_words.MILE_MARKER, 100, longest=12),
    ),
    (
        _field("place.road", stop_words.ROAD, 0, stop_words.ROAD_SURFACE, kind="code"),
        _field("place", stop_words.CRASH, 90, stop_words.CRASH_AT_THE_SCENE, kind="crash"),
    ),
    (_field("outcomes+", stop_words.ALSO_CAME_OF_THIS_STOP, 0, kind="outcomes"),),
)
NOTES = _field(
    "notes", stop_words.YOUR_NOTES, 0, stop_words.NOTES_FOR_YOURSELF, kind="notes", longest=4_000
)
MORE_PATHS = frozenset(
    spec.path for card in (PARTY, PERSON, SCENE, ((NOTES,),)) for line in card for spec in line
)
"""The fields that stand on the page of further details."""
JUMPS = (
    ("Alt+D", "driver.family_name"),
    ("Alt+V", "vehicle.plate"),
    ("Alt+U", "vehicle"),
    ("Alt+L", "place.town"),
    ("Alt+C", "charges.{at}.charge_id"),
    ("Alt+S", "stop_data.race"),
    ("Alt+Q", "charges.{at}.answers"),
    ("Alt+R", "correction.reason_code"),
)
"""Keys that lead from anywhere to the first field of a card."""
