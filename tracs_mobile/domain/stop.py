"""What an officer writes down during one stop: driver, vehicle, place, charges, stop data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from tracs_mobile.domain.names import ChargeId, DraftId, StopId

NO_CHARGE = ChargeId("")


class DocumentKind(Enum):
    """What a charge becomes on paper."""

    COMPLAINT = "complaint"
    WARNING = "warning"


class Military(Enum):
    """Answer to the active-duty question (V.R.C.P. 80.6(b)(2))."""

    NOT_ASKED = ""
    NO = "no"
    YES = "yes"
    NOT_KNOWN = "not known"


class Origin(Enum):
    """Where the value of a field came from."""

    TYPED = "typed"
    SCANNED = "scanned"
    DOUBTFUL = "scanned, check"


@dataclass(frozen=True, slots=True, kw_only=True)
class Driver:
    """The person charged. `cdl` None means not known. Heights in inches, weights in pounds."""

    family_name: str = ""
    given_name: str = ""
    middle_name: str = ""
    suffix: str = ""
    birth_date: date | None = None
    sex: str = ""
    street: str = ""
    city: str = ""
    state: str = ""
    postal_code: str = ""
    license_number: str = ""
    license_state: str = ""
    license_class: str = ""
    license_expires: date | None = None
    cdl: bool | None = None
    height_in: int | None = None
    weight_lb: int | None = None
    eyes: str = ""
    hair: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vehicle:
    """The vehicle. `year` is the model year."""

    plate: str = ""
    state: str = ""
    year: int | None = None
    make: str = ""
    model: str = ""
    color: str = ""
    vin: str = ""
    commercial: bool = False
    hazmat: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StopPlace:
    """Where and when it happened. The county is the venue (4 V.S.A. § 1103)."""

    town: str = ""
    county: str = ""
    highway: str = ""
    where: str = ""
    direction: str = ""
    occurred_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChargeEntry:
    """One charge of the stop; each becomes its own complaint or warning.

    `base_cents` is the base penalty the officer takes from the printed schedule when the law pack
    does not know it.
    """

    kind: DocumentKind = DocumentKind.COMPLAINT
    charge_id: ChargeId = NO_CHARGE
    speed_mph: int | None = None
    limit_mph: int | None = None
    method: str = ""
    facts: str = ""
    work_zone: bool = False
    school_zone: bool = False
    base_cents: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StopData:
    """Roadside stop data of 20 V.S.A. § 2366(e), asked once a stop; codes from the law pack."""

    race: str = ""
    gender: str = ""
    age: int | None = None
    reason: str = ""
    search: str = ""
    contraband: str = ""
    force: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A stop being written. It may have holes; nothing of it is legal yet."""

    draft_id: DraftId
    stop_id: StopId
    started_at: datetime
    driver: Driver = Driver()
    vehicle: Vehicle = Vehicle()
    place: StopPlace = StopPlace()
    charges: tuple[ChargeEntry, ...] = (ChargeEntry(),)
    stop_data: StopData = StopData()
    military: Military = Military.NOT_ASKED
    address_confirmed: bool = False
    origins: tuple[tuple[str, Origin], ...] = ()

    def origin(self, path: str) -> Origin:
        """Where the value of the field at `path` came from; typed unless known otherwise."""
        return dict(self.origins).get(path, Origin.TYPED)
