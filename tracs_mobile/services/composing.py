"""From one charge of a draft to the document it becomes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from tracs_mobile.domain.charging import charge_of, points_of
from tracs_mobile.domain.document import Document, Printable, Violation
from tracs_mobile.domain.law import Charge, LawPack, Waiver
from tracs_mobile.domain.names import ChargeId, DocumentId, TicketNumber
from tracs_mobile.domain.stop import ChargeEntry, DocumentKind, Draft
from tracs_mobile.domain.waiver import waiver_for
from tracs_mobile.services.session import Session

TIME_ZONE = "America/New_York"
_UNKNOWN = Charge(charge_id=ChargeId(""), statute="", title="", category="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """What a document gets when it is issued; a preview has an empty number and salt."""

    document_id: DocumentId
    number: TicketNumber
    salt: str


PREVIEW = Identity(document_id=DocumentId(""), number=TicketNumber(""), salt="")


def compose(
    draft: Draft,
    index: int,
    *,
    pack: LawPack,
    session: Session,
    issued_at: datetime,
    identity: Identity = PREVIEW,
) -> Document:
    """The document that charge `index` of `draft` becomes at `issued_at`."""
    entry = draft.charges[index]
    charge = charge_of(pack, entry) or _UNKNOWN
    complaint = entry.kind is DocumentKind.COMPLAINT
    penalty = waiver_for(charge, entry, pack.waiver, commercial=draft.vehicle.commercial)
    answer_by = local_date(issued_at) + timedelta(days=pack.waiver.answer_days)
    return Document(
        document_id=identity.document_id,
        stop_id=draft.stop_id,
        number=identity.number,
        kind=entry.kind,
        training=session.training,
        salt=identity.salt,
        issued_at=issued_at,
        time_zone=TIME_ZONE,
        answer_by=answer_by if complaint else None,
        agency=session.agency,
        officer=session.issued_by,
        defendant=draft.driver,
        vehicle=draft.vehicle,
        place=draft.place,
        violation=_violation(charge, entry),
        points=points_of(charge) if complaint else None,
        waiver=penalty if complaint else Waiver(total_cents=None),
        military=draft.military,
        address_confirmed=draft.address_confirmed,
        stop_data=draft.stop_data,
        law_pack=pack.version,
    )


def local_date(instant: datetime) -> date:
    """The date in Vermont at `instant`."""
    return instant.astimezone(ZoneInfo(TIME_ZONE)).date()


def _violation(charge: Charge, entry: ChargeEntry) -> Violation:
    return Violation(
        charge_id=charge.charge_id,
        statute=charge.statute,
        title=charge.title,
        category=charge.category,
        speed_mph=entry.speed_mph if charge.speed else None,
        limit_mph=entry.limit_mph if charge.speed else None,
        method=entry.method if charge.speed else "",
        facts=entry.facts,
        work_zone=entry.work_zone,
        school_zone=entry.school_zone,
    )


def preview(
    draft: Draft, index: int, *, pack: LawPack, session: Session, now: datetime
) -> Printable:
    """What will print for charge `index`, before it has a number."""
    return Printable(
        document=compose(draft, index, pack=pack, session=session, issued_at=now),
        notices=pack.notices,
        logo_png=session.logo_png,
    )
