"""From an issued document back to a draft: to amend it, to reissue it, to copy it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from fnmatch import fnmatchcase
from typing import Any, cast

from tracs_mobile.domain.charging import (
    MUNICIPAL_CATEGORY,
    charge_of,
    document_kind,
    priced_charge,
)
from tracs_mobile.domain.document import Document
from tracs_mobile.domain.law import Charge, LawPack
from tracs_mobile.domain.names import NO_NUMBER, DocumentId, DraftId
from tracs_mobile.domain.rights import Verb
from tracs_mobile.domain.states import Legal
from tracs_mobile.domain.stop import (
    Charged,
    ChargeEntry,
    Correction,
    CorrectionKind,
    DocumentKind,
    Draft,
)
from tracs_mobile.domain.words import fold
from tracs_mobile.errors import NotLawful
from tracs_mobile.ports import Clock, UnitOfWork, UnitOfWorkFactory
from tracs_mobile.services.permitting import ticket_for
from tracs_mobile.services.session import Session
from tracs_mobile.services.stop_data import tapped_outcomes
from tracs_mobile.wording import say

_VERBS: dict[CorrectionKind, Verb] = {
    CorrectionKind.AMEND: Verb.AMEND,
    CorrectionKind.REISSUE: Verb.REISSUE,
    CorrectionKind.COPY: Verb.COPY,
}
_WAY_OUT = say("Void this ticket and reissue it instead. Nothing was issued.")
_ANOTHER_PERSON = (
    say("An amendment cannot name another defendant: the complaint was served on this one. ")
    + _WAY_OUT
)
_NOTHING_DIFFERS = say(
    "Nothing differs from the ticket as issued, so there is nothing to amend. Change what is "
    "wrong, or throw this away."
)
_ONE_CHARGE = say(
    "An amendment has exactly the one charge of its ticket. Copy the ticket to a new one for "
    "another charge of the same stop. Nothing was issued."
)
_NO_CHARGE = say(
    "A correction needs the charge of its ticket; to take the charge back, void the ticket. "
    "Nothing was issued."
)
_NEVER = frozenset(
    {"draft_id", "stop_id", "started_at", "origins", "correction", "notes", "outcomes"}
)
"""Fields of a draft that are not on the ticket."""


def correction_draft(
    document_id: DocumentId,
    kind: CorrectionKind,
    *,
    pack: LawPack,
    session: Session,
    units: UnitOfWorkFactory,
    clock: Clock,
    new_id: Callable[[], str],
) -> Draft:
    """A draft that amends, reissues or copies a ticket, filled from what was issued.

    Raises NotAllowed, and NotLawful when the ticket is in no state for it or does not exist.
    """
    now = clock.now()
    with units() as unit:
        row = ticket_for(unit, document_id, _VERBS[kind], session=session, now=now)
        issued = unit.documents.get(document_id)
        record = unit.stops.get(row.stop_id)
    if issued is None:
        raise NotLawful(say("This ticket is not on this laptop."))
    draft = draft_of(issued.document, pack=pack, draft_id=DraftId(new_id()), now=now)
    entry = ChargeEntry() if kind is CorrectionKind.COPY else draft.charges[0]
    draft = replace(
        draft,
        charges=(entry,),
        outcomes=() if record is None else tapped_outcomes(record.outcomes),
        correction=Correction(kind=kind, document_id=document_id, number=row.number, seq=row.seq),
    )
    return with_papers_beside(draft, pack=pack, units=units)


def with_papers_beside(draft: Draft, *, pack: LawPack, units: UnitOfWorkFactory) -> Draft:
    """The draft of a correction, knowing what the other papers of its stop charge by now.

    Any other draft comes back as it is: its stop has no papers yet. Raises NotLawful for a
    correction that charges nothing, StoreError.
    """
    correction = draft.correction
    if correction.kind is CorrectionKind.NONE:
        return draft
    if not draft.charges:
        raise NotLawful(_NO_CHARGE)
    # The ticket that a copy is made of stays in force beside it.
    own = NO_NUMBER if correction.kind is CorrectionKind.COPY else correction.number
    with units() as unit:
        rows = unit.documents.of_stop(draft.stop_id)
        others = [r for r in rows if r.legal in (Legal.ISSUED, Legal.AMENDED) and r.number != own]
        papers = [unit.documents.get(row.document_id) for row in others]
    beside = tuple(_bare(paper.document, pack) for paper in papers if paper is not None)
    return replace(draft, correction=replace(correction, beside=beside))


def draft_of(document: Document, *, pack: LawPack, draft_id: DraftId, now: datetime) -> Draft:
    """The draft that `document` was composed from, as far as the document tells."""
    return Draft(
        draft_id=draft_id,
        stop_id=document.stop_id,
        started_at=now.replace(microsecond=0),
        driver=document.defendant,
        vehicle=document.vehicle,
        place=document.place,
        charges=(_entry(document, pack),),
        stop_data=document.stop_data,
        military=document.military,
        address_confirmed=document.address_confirmed,
        organization=document.organization,
        guardian=document.guardian,
    )


def _entry(document: Document, pack: LawPack) -> ChargeEntry:
    violation = document.violation
    warning = document.kind is DocumentKind.WARNING
    entry = ChargeEntry(
        kind=DocumentKind.WARNING if warning else DocumentKind.COMPLAINT,
        charge_id=violation.charge_id,
        speed_mph=violation.speed_mph,
        limit_mph=violation.limit_mph,
        method=violation.method,
        facts=violation.facts,
        work_zone=violation.work_zone,
        school_zone=violation.school_zone,
        workers_present=violation.workers_present,
        charged=document.charged,
        answers=violation.answers,
        ordinance=violation.ordinance,
        full_cents=document.full_penalty_cents,
    )
    charge = charge_of(pack, entry)
    if charge is None:
        return entry
    return _with_amounts(entry, document, priced_charge(pack, charge, entry))


def _bare(document: Document, pack: LawPack) -> ChargeEntry:
    """The charge without the officer's words: an expungement could not find them in a draft."""
    return replace(_entry(document, pack), facts="", ordinance="")


def _with_amounts(entry: ChargeEntry, document: Document, charge: Charge) -> ChargeEntry:
    """With the amounts that the officer entered, where the law pack does not know them."""
    waiver = document.waiver
    if charge.category == MUNICIPAL_CATEGORY:
        return replace(entry, waiver_cents=waiver.total_cents)
    if charge.speed or charge.base_cents is not None or not waiver.parts:
        return entry
    return replace(entry, base_cents=waiver.parts[0].cents)


def check_amendment(
    draft: Draft, original: Document, *, pack: LawPack, refused: bool = False
) -> None:
    """Raise NotLawful unless `draft` is a lawful amendment of `original`.

    Only fields that the law pack calls amendable may differ, something must differ, and the
    defendant stays who it was. A version that DPS `refused` may come again as it was written:
    what the program works out, an amount or a date, is worked out anew.
    """
    if len(draft.charges) != 1:
        raise NotLawful(_ONE_CHARGE)
    before = draft_of(original, pack=pack, draft_id=draft.draft_id, now=original.issued_at)
    if _another_defendant(before, draft):
        raise NotLawful(_ANOTHER_PERSON)
    charge = charge_of(pack, draft.charges[0])
    if charge is not None and document_kind(charge, draft.charges[0]) is not original.kind:
        raise NotLawful(
            say(
                "An amendment cannot turn a {value} into another kind of paper. ",
                value=original.kind.value,
            )
            + _WAY_OUT
        )
    changed = tuple(differing(before, draft))
    locked = [path for path in changed if not _amendable(path, pack)]
    if locked:
        raise NotLawful(
            say("An amendment cannot change {field_words}. ", field_words=field_words(locked[0]))
            + _WAY_OUT
        )
    if not changed and not refused:
        raise NotLawful(_NOTHING_DIFFERS)


def _another_defendant(before: Draft, after: Draft) -> bool:
    was, now = before.charges[0].charged, after.charges[0].charged
    if was is not now:
        return True
    if was is Charged.ORGANIZATION:
        one, other = before.organization, after.organization
        renamed = fold(one.name) != fold(other.name)
        return renamed and fold(one.street) != fold(other.street)
    # One of them alone was misread or mistyped; a father and his son may share the name.
    pairs = zip(_identity(before), _identity(after), strict=True)
    return sum(a != b for a, b in pairs if a and b) > 1


def _identity(draft: Draft) -> tuple[object, ...]:
    """What tells a person: name, birth date, license number; empty where it is not known."""
    driver = draft.driver
    name = f"{fold(driver.family_name)} {fold(driver.given_name)}".strip()
    return (name, driver.birth_date, fold(driver.license_number))


def _amendable(path: str, pack: LawPack) -> bool:
    return any(fnmatchcase(path, pattern) for pattern in pack.amendable)


def differing(before: Draft, after: Draft) -> Iterator[str]:
    """The paths of the fields of a ticket in which two drafts differ, in the order of the draft."""
    for field in dataclasses.fields(Draft):
        if field.name not in _NEVER:
            yield from _differing(
                field.name, getattr(before, field.name), getattr(after, field.name)
            )


def _differing(path: str, before: object, after: object) -> Iterator[str]:
    if before == after:
        return
    if path == "charges":
        one, other = cast("tuple[object]", before), cast("tuple[object]", after)
        yield from _differing("charges.0", one[0], other[0])
    elif dataclasses.is_dataclass(before) and not isinstance(before, type):
        for field in dataclasses.fields(before):
            inner = f"{path}.{field.name}"
            holder = cast("Any", after)
            yield from _differing(inner, getattr(before, field.name), getattr(holder, field.name))
    else:
        yield path


_CARDS = {
    "driver": "the driver's",
    "vehicle": "the vehicle's",
    "place": "the place's",
    "charges": "the charge's",
    "stop_data": "the stop data's",
    "organization": "the organization's",
    "guardian": "the guardian's",
}


def field_words(path: str) -> str:
    """A field's path in words, for a sentence: `the driver's birth date`."""
    card, _, rest = path.partition(".")
    leaf = (rest or card).rpartition(".")[2].removesuffix("_id").replace("_", " ")
    return f"{_CARDS[card]} {leaf}" if card in _CARDS else f"the answer about {leaf}"


def issued_to_correct(
    unit: UnitOfWork, draft: Draft, *, session: Session, now: datetime
) -> Document:
    """The document that the correction of `draft` is about, once person and state allow it."""
    correction = draft.correction
    verb = _VERBS[correction.kind]
    ticket_for(unit, correction.document_id, verb, session=session, now=now)
    issued = unit.documents.get(correction.document_id)
    if issued is None or issued.document.number != correction.number:
        raise NotLawful(say("The ticket to correct is not on this laptop. Nothing was issued."))
    return issued.document
