"""An issued complaint or warning: frozen content, canonical bytes, signature."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from tracs_mobile.domain.agency import Agency, IssuedBy
from tracs_mobile.domain.law import Notices, Waiver
from tracs_mobile.domain.names import ChargeId, DocumentId, StopId, TicketNumber
from tracs_mobile.domain.stop import DocumentKind, Driver, Military, StopData, StopPlace, Vehicle


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The content of one complaint or warning. Its canonical JSON is what is signed.

    `number` is empty only in a preview. `salt` keeps the digest from confirming a guess after a
    purge. Instants are UTC; `time_zone` is the zone the paper shows.
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
class Printable:
    """Everything the paper shows. Also what `python -m printers render` reads as DOC.json.

    `short_form` is the signed short form for the two-dimensional code ("" in a preview);
    `audit_head` the first eight hex digits of the chain after this entry. `copy` names the copy,
    `reprint` is 0 for the first print. `logo_png` is the agency's logo (black on white PNG).
    """

    document: Document
    notices: Notices
    short_form: str = ""
    audit_head: str = ""
    audit_entry: int = 0
    copy: str = ""
    reprint: int = 0
    logo_png: bytes = b""
