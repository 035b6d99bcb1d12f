"""What an officer writes down during one stop: driver, vehicle, place, charges, stop data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from tracs_mobile.domain.names import (
    NO_CHARGE,
    NO_DOCUMENT,
    NO_NUMBER,
    ChargeId,
    DocumentId,
    DraftId,
    StopId,
    TicketNumber,
)


class DocumentKind(Enum):
    """What a charge becomes on paper."""

    COMPLAINT = "complaint"
    WARNING = "warning"
    NOTICE = "notice"
    """A notice of violation for the county Diversion Program (7 V.S.A. § 656)."""


class Charged(Enum):
    """Who is the defendant of a charge: one complaint names one (V.R.C.P. 80.6(c))."""

    DRIVER = "driver"
    ORGANIZATION = "organization"


class AddressSource(Enum):
    """Where an organization's mailing address came from, in the order of V.R.C.P. 80.6(b)(1)."""

    NOT_CHOSEN = ""
    STATE_RECORDS = "Secretary of State or DMV"
    REGISTRATION = "registration certificate"
    USDOT = "USDOT"
    HOME = "home jurisdiction"


class CorrectionKind(Enum):
    """What a draft does to a ticket that was issued before."""

    NONE = ""
    AMEND = "amend"
    REISSUE = "reissue"
    COPY = "copy"


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
    personal_id: str = ""
    """Personal identifying number where there is no license number (23 V.S.A. § 2303)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Organization:
    """A corporation or other organization, with the mailing address and where that came from."""

    name: str = ""
    street: str = ""
    city: str = ""
    state: str = ""
    postal_code: str = ""
    address_source: AddressSource = AddressSource.NOT_CHOSEN


@dataclass(frozen=True, slots=True, kw_only=True)
class Guardian:
    """Parent or guardian of a driver under 18. `address` empty: the driver's own."""

    name: str = ""
    address: str = ""


NO_ORGANIZATION = Organization()
NO_GUARDIAN = Guardian()


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
    """Where and when it happened. The county is the venue (4 V.S.A. § 1103).

    `weather` and `road` are codes of the law pack, empty when not noted.
    """

    town: str = ""
    county: str = ""
    highway: str = ""
    where: str = ""
    direction: str = ""
    occurred_at: datetime | None = None
    mile_marker: str = ""
    weather: str = ""
    road: str = ""
    crash: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ChargeEntry:
    """One charge of the stop; each becomes its own complaint, warning or notice.

    `base_cents` is the base penalty the officer takes from the printed schedule when the law pack
    does not know it. `full_cents`, `waiver_cents` and `ordinance` (its name and section) belong to
    a municipal ordinance (4 V.S.A. § 1102(d)). `answers` are (question id, code) pairs for what
    the charge asks; questions and codes stand in the law pack.
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
    workers_present: bool = False
    charged: Charged = Charged.DRIVER
    answers: tuple[tuple[str, str], ...] = ()
    ordinance: str = ""
    full_cents: int | None = None
    waiver_cents: int | None = None

    def answer(self, question: str) -> str:
        """The code that answers a question of the charge; empty while it is open."""
        return dict(self.answers).get(question, "")


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
    force_kind: str = ""
    """Kind of the force, asked only when some was used or threatened."""
    evidence: str = ""
    """What was found, in words, asked only when something was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What a draft does to an issued ticket. `reason_code` is of the law pack's lists.

    `seq` is that of the version it corrects. `beside` are the charges of the other papers of the
    stop that are in force: the law looks at a stop as one (23 V.S.A. §§ 1095b(d)(2), 1259(e)).
    """

    kind: CorrectionKind = CorrectionKind.NONE
    document_id: DocumentId = NO_DOCUMENT
    number: TicketNumber = NO_NUMBER
    reason_code: str = ""
    reason: str = ""
    seq: int = 1
    beside: tuple[ChargeEntry, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A stop being written. It may have holes; nothing of it is legal yet.

    Without charges it is a stop that ends with a spoken warning or no action, kept for the stop
    data alone.
    """

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
    organization: Organization = NO_ORGANIZATION
    guardian: Guardian = NO_GUARDIAN
    outcomes: tuple[str, ...] = ()
    """Outcome codes the officer tapped; those of the documents follow from the charges."""
    notes: str = ""
    """The officer's own notes; they never print and never leave the laptop."""
    correction: Correction = Correction()

    def origin(self, path: str) -> Origin:
        """Where the value of the field at `path` came from; typed unless known otherwise."""
        return dict(self.origins).get(path, Origin.TYPED)
