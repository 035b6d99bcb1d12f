"""An issued complaint or warning: frozen content, canonical bytes, signature."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from tracs_mobile.domain.agency import Agency, IssuedBy
from tracs_mobile.domain.law import Notices, Waiver
from tracs_mobile.domain.names import ChargeId, DocumentId, StopId, TicketNumber
from tracs_mobile.domain.stop import (
    NO_GUARDIAN,
    NO_ORGANIZATION,
    Charged,
    DocumentKind,
    Driver,
    Guardian,
    Military,
    Organization,
    StopData,
    StopPlace,
    Vehicle,
)


class Destination(Enum):
    """Who gets the document in the end; it never changes after issue."""

    JUDICIAL_BUREAU = "judicial bureau"
    DIVERSION = "diversion"
    """The county Diversion Program, by hand or mail (7 V.S.A. § 656); never in the outbox."""
    KEPT = "kept"
    """Nobody: a warning stays with the agency."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cure:
    """A way out that the law gives: show `what` to the agency until `until`.

    `then` says what follows; `cure_id` names the line of the law pack, `section` is the law's.
    """

    cure_id: str
    what: str
    until: datetime
    section: str
    then: str = "you will not be convicted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Violation:
    """The charge as written on the document."""

    charge_id: ChargeId
    statute: str
    title: str
    category: str
    speed_mph: int | None = None
    limit_mph: int | None = None
    method: str = ""
    facts: str = ""
    work_zone: bool = False
    school_zone: bool = False
    workers_present: bool = False
    code: str = ""
    """The Department of Motor Vehicles' three-character violation code, when known."""
    authority: str = ""
    """Who set the limit or the rule, in the words of the law pack: `State`, `local ordinance` …"""
    ordinance: str = ""
    answers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The content of one complaint, warning or notice. Its canonical JSON is what is signed.

    `number` is empty only in a preview. `salt` keeps the digest from confirming a guess after a
    purge. Instants are UTC; `time_zone` is the zone the paper shows. `seq` counts the events of the
    number; a later version has `replaces`, the digest in hex of the version it corrects, with the
    instant that was issued at and why. `reissue_of` names the voided ticket this one stands for.
    `file_by` is when the destination must have it, `paper` the digest in hex of the wording and
    logo it was printed with (`services.papers`), `declaration` what the officer signed.
    """

    form: str = "vcvc/1"
    document_id: DocumentId
    stop_id: StopId
    number: TicketNumber
    seq: int = 1
    kind: DocumentKind
    training: bool
    salt: str
    issued_at: datetime
    time_zone: str = "America/New_York"
    answer_by: date | None
    agency: Agency
    officer: IssuedBy
    defendant: Driver
    vehicle: Vehicle
    place: StopPlace
    violation: Violation
    points: int | None
    waiver: Waiver
    military: Military
    address_confirmed: bool
    stop_data: StopData
    law_pack: str
    replaces: str | None = None
    replaces_issued_at: datetime | None = None
    amend_reason: str = ""
    reissue_of: str = ""
    plaintiff: str = ""
    destination: Destination = Destination.JUDICIAL_BUREAU
    charged: Charged = Charged.DRIVER
    organization: Organization = NO_ORGANIZATION
    guardian: Guardian = NO_GUARDIAN
    full_penalty_cents: int | None = None
    cures: tuple[Cure, ...] = ()
    file_by: datetime | None = None
    declaration: str = ""
    paper: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued:
    """An issued document. It never changes; corrections are new records.

    `body` is the canonical JSON of `document`, `digest` its SHA-256 (32 bytes), `signature` the
    device's ES256 signature over `body` (64 bytes, r then s).
    """

    document: Document
    body: bytes
    digest: bytes
    signature: bytes
    device_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperKit:
    """What a document was printed with on the day of issue; a reprint takes this and no other."""

    notices: Notices
    logo_png: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Printable:
    """Everything the paper shows. Also what `python -m printers render` reads as DOC.json.

    `short_form` is the signed short form for the two-dimensional code ("" in a preview),
    `whole_form` the whole signed ticket for that of the agency's copy ("" on every other);
    `audit_head` the first eight hex digits of the chain after this entry. `copy` names the copy,
    `reprint` is 0 for the first print; `voided` says that the document has been voided since.
    `languages` are the courtesy texts to add, by their language codes. `logo_png` is the agency's
    logo (black on white PNG).
    """

    document: Document
    notices: Notices
    short_form: str = ""
    whole_form: str = ""
    audit_head: str = ""
    audit_entry: int = 0
    copy: str = ""
    reprint: int = 0
    logo_png: bytes = b""
    voided: bool = False
    languages: tuple[str, ...] = ()
