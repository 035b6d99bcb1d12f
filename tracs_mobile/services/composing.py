"""From one charge of a draft to the document it becomes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from tracs_mobile.domain.calendar import cure_until
from tracs_mobile.domain.charging import (
    MUNICIPAL_CATEGORY,
    charge_of,
    cure_of,
    destination_of,
    document_kind,
    points_of,
)
from tracs_mobile.domain.days import OF_AGE, TIME_ZONE, age_on, local_date
from tracs_mobile.domain.deadline import due_at_dps
from tracs_mobile.domain.document import Cure, Document, Printable, Violation
from tracs_mobile.domain.law import Charge, LawPack, Waiver
from tracs_mobile.domain.names import ChargeId, DocumentId, TicketNumber
from tracs_mobile.domain.stop import (
    NO_GUARDIAN,
    NO_ORGANIZATION,
    Charged,
    ChargeEntry,
    DocumentKind,
    Draft,
    Guardian,
)
from tracs_mobile.domain.waiver import waiver_of
from tracs_mobile.services.session import Session

__all__ = ["PREVIEW", "TIME_ZONE", "Identity", "compose", "due_of", "local_date", "preview"]

STATE = "STATE OF VERMONT"
DIVERSION_DAYS = 15
"""Days in which the person has to contact the Diversion Program (7 V.S.A. § 656)."""
_NO_WAIVER = Waiver(total_cents=None)
_UNKNOWN = Charge(charge_id=ChargeId(""), statute="", title="", category="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """What a document gets when it is issued; a preview has an empty number and salt.

    An amendment has a later `seq` and names in `replaces` the digest (hex) of the version it
    corrects; `cures` are that version's, whose clocks run on.
    """

    document_id: DocumentId
    number: TicketNumber
    salt: str
    seq: int = 1
    replaces: str | None = None
    replaces_issued_at: datetime | None = None
    amend_reason: str = ""
    reissue_of: str = ""
    file_by: datetime | None = None
    paper: str = ""
    cures: tuple[Cure, ...] = ()
    cured: bool = False
    """Whether the proof was shown already: nothing is asked for any more."""


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
    kind = document_kind(charge, entry)
    complaint = kind is DocumentKind.COMPLAINT
    penalty = waiver_of(pack, draft, index) or _NO_WAIVER
    municipal = charge.category == MUNICIPAL_CATEGORY
    organization = entry.charged is Charged.ORGANIZATION
    return Document(
        document_id=identity.document_id,
        stop_id=draft.stop_id,
        number=identity.number,
        seq=identity.seq,
        kind=kind,
        training=session.training,
        salt=identity.salt,
        issued_at=issued_at,
        time_zone=TIME_ZONE,
        answer_by=_answer_by(kind, pack, issued_at),
        agency=session.agency,
        officer=session.issued_by(issued_at),
        defendant=draft.driver,
        vehicle=draft.vehicle,
        place=draft.place,
        violation=_violation(charge, entry),
        points=points_of(charge) if complaint else None,
        waiver=penalty if complaint else _NO_WAIVER,
        military=draft.military,
        address_confirmed=draft.address_confirmed,
        stop_data=draft.stop_data,
        law_pack=pack.version,
        replaces=identity.replaces,
        replaces_issued_at=identity.replaces_issued_at,
        amend_reason=identity.amend_reason,
        reissue_of=identity.reissue_of,
        plaintiff=_plaintiff(draft, session) if municipal else STATE,
        destination=destination_of(kind),
        charged=entry.charged,
        organization=draft.organization if organization else NO_ORGANIZATION,
        guardian=_guardian(draft, issued_at),
        full_penalty_cents=entry.full_cents if municipal and complaint else None,
        cures=() if identity.cured else _cures(pack, charge, issued_at, identity.cures),
        file_by=identity.file_by,
        declaration=_declaration(pack, entry) if complaint else "",
        paper=identity.paper,
    )


def due_of(
    draft: Draft, index: int, *, pack: LawPack, now: datetime, submit_within_h: int
) -> datetime:
    """When DPS (for a notice: the Diversion Program) must have charge `index`, issued `now`."""
    charge = charge_of(pack, draft.charges[index]) or _UNKNOWN
    return due_at_dps(
        now,
        draft.place.occurred_at or now,
        submit_within_h=submit_within_h,
        file_within_h=charge.file_within_h,
    )


def _answer_by(kind: DocumentKind, pack: LawPack, issued_at: datetime) -> date | None:
    days = {
        DocumentKind.COMPLAINT: pack.waiver.answer_days,
        DocumentKind.NOTICE: DIVERSION_DAYS,
    }.get(kind)
    return None if days is None else local_date(issued_at) + timedelta(days=days)


def _plaintiff(draft: Draft, session: Session) -> str:
    return (session.agency.municipality or draft.place.town).upper()


def _guardian(draft: Draft, issued_at: datetime) -> Guardian:
    born = draft.driver.birth_date
    if born is None:
        return NO_GUARDIAN
    day = local_date(draft.place.occurred_at or issued_at)
    return draft.guardian if age_on(born, day) < OF_AGE else NO_GUARDIAN


def _cures(
    pack: LawPack, charge: Charge, issued_at: datetime, earlier: tuple[Cure, ...]
) -> tuple[Cure, ...]:
    rule = cure_of(pack, charge)
    if rule is None:
        return ()
    running = tuple(cure for cure in earlier if cure.cure_id == rule.cure_id)
    if running:
        return running
    until = cure_until(rule, issued_at, pack.holidays)
    return (
        Cure(
            cure_id=rule.cure_id,
            what=rule.what,
            until=until,
            section=rule.section,
            then=rule.then,
        ),
    )


def _declaration(pack: LawPack, entry: ChargeEntry) -> str:
    """What the officer signs; an organization is on no active duty, and nobody asked it."""
    asked = pack.notices.military if entry.charged is Charged.DRIVER else ""
    return " ".join(part for part in (pack.notices.oath, asked) if part)


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
        workers_present=entry.workers_present,
        code=charge.code,
        authority=charge.authority,
        ordinance=entry.ordinance,
        answers=entry.answers,
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
