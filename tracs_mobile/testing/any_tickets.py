"""Tickets as chance wills them: every charge, every kind of party, odd texts, voids, amendments."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from random import Random

from tracs_mobile.domain import canonical
from tracs_mobile.domain.document import Cure, Destination, Document, Violation
from tracs_mobile.domain.events import TicketEvent
from tracs_mobile.domain.law import Charge, Waiver, WaiverPart
from tracs_mobile.domain.names import DocumentId, StopId, TicketNumber
from tracs_mobile.domain.outbox import EventKind
from tracs_mobile.domain.stop import (
    AddressSource,
    Charged,
    DocumentKind,
    Driver,
    Guardian,
    Military,
    Organization,
    StopPlace,
    Vehicle,
)
from tracs_mobile.testing.documents import a_document

_FAMILY = (
    "TREMBLAYE",
    "BÉLANGEOIX",
    "O'QUIMBYE",
    "LAFRAMBOYSE-DUBOISVERE",
    "ŁUKASZOWIKZ",
    "李梅溪",
)
_GIVEN = ("NOÉMIE", "ANSELMO", "J", "MARY ANNE", "Ōkina", "")
_STATES = ("VT", "NH", "NY", "MA", "QC", "ON", "MX", "PR", "GERMANY", "")
_ODD = (
    "",
    "plain words",
    "a & b < c > \"d\" 'e'",
    "two\nlines\tand tab",
    "\x00\x0b\x1f\ufffe odd",
    "🚓 §",
)
_METHODS = ("radar", "laser", "pacing", "visual", "")
_BEGIN = datetime(2026, 1, 5, 12, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnyEvent:
    """One event: the document it is, or is about; `event` None for a ticket itself."""

    document: Document
    event: TicketEvent | None
    body: bytes

    @property
    def digest(self) -> bytes:
        """SHA-256 of the bytes that would be signed."""
        return hashlib.sha256(self.body).digest()


def any_events(count: int, *, seed: int, charges: Sequence[Charge]) -> tuple[AnyEvent, ...]:
    """At least `count` events of tickets; the charges come one after the other, so all come."""
    chance = Random(seed)  # noqa: S311  repeatable, and nothing secret
    found: list[AnyEvent] = []
    ordinal = 0
    while len(found) < count:
        ordinal += 1
        charge = charges[ordinal % len(charges)]
        found += _life(chance, any_document(chance, charge, ordinal))
    return tuple(found)


def any_document(chance: Random, charge: Charge, ordinal: int) -> Document:
    """A first version of a ticket under `charge`."""
    kind = chance.choice((*[DocumentKind.COMPLAINT] * 6, DocumentKind.WARNING, DocumentKind.NOTICE))
    issued_at = _BEGIN + timedelta(minutes=chance.randrange(500_000))
    charged = chance.choice((*[Charged.DRIVER] * 4, Charged.ORGANIZATION))
    return replace(
        a_document(),
        document_id=DocumentId(str(uuid.UUID(int=chance.getrandbits(128), version=4))),
        stop_id=StopId(str(uuid.UUID(int=chance.getrandbits(128), version=4))),
        number=TicketNumber(f"E{ordinal:08d}"),
        kind=kind,
        training=chance.random() < 0.1,
        salt=f"{chance.getrandbits(128):032x}",
        issued_at=issued_at,
        answer_by=chance.choice((None, (issued_at + timedelta(days=21)).date())),
        defendant=_driver(chance),
        vehicle=_vehicle(chance),
        place=_place(chance, issued_at),
        violation=_violation(chance, charge),
        points=chance.choice((None, charge.points)),
        waiver=_waiver(chance),
        military=chance.choice(tuple(Military)),
        address_confirmed=chance.random() < 0.5,
        destination=chance.choice(tuple(Destination)),
        charged=charged,
        organization=_organization(chance),
        guardian=_guardian(chance),
        full_penalty_cents=chance.choice((None, 10_00, 1_234_56)),
        cures=_cures(chance, issued_at),
        file_by=chance.choice((None, issued_at + timedelta(hours=24))),
        declaration=chance.choice(_ODD),
    )


def _driver(chance: Random) -> Driver:
    return Driver(
        family_name=chance.choice(_FAMILY),
        given_name=chance.choice(_GIVEN),
        middle_name=chance.choice(("", "R", "JEAN LUC")),
        suffix=chance.choice(("", "JR", "III")),
        birth_date=chance.choice((None, date(1940 + chance.randrange(70), 2, 28))),
        sex=chance.choice(("F", "M", "X", "")),
        street=chance.choice(_ODD),
        city=chance.choice(("MONTPELIER", "SAINT-JEAN", "")),
        state=chance.choice(_STATES),
        postal_code=chance.choice(("05602", "05602-1234", "J3B 4X1", "")),
        license_number=chance.choice(("48213307", "T1234-567890-12", "")),
        license_state=chance.choice(_STATES),
        license_class=chance.choice(("D", "A", "B", "C", "M", "")),
        license_expires=chance.choice((None, date(2028, 2, 29))),
        cdl=chance.choice((None, True, False)),
        height_in=chance.choice((None, 55, 80)),
        weight_lb=chance.choice((None, 90, 320)),
        eyes=chance.choice(("BRO", "HAZ", "")),
        hair=chance.choice(("BLK", "")),
        personal_id=chance.choice(("", "P-77120")),
    )


def _vehicle(chance: Random) -> Vehicle:
    if chance.random() < 0.15:
        return Vehicle()
    return Vehicle(
        plate=chance.choice(("HKB 412", "", "TEMP-9")),
        state=chance.choice(_STATES),
        year=chance.choice((None, 1968, 2027, 0)),
        make=chance.choice(("FORD", "TOYOTA", "HONDA", "")),
        model=chance.choice(("F-150", "", "COROLLA")),
        color=chance.choice(("BROWN", "ORANGE", "")),
        vin=chance.choice(("4S4BSANC5K3212345", "")),
        commercial=chance.random() < 0.2,
        hazmat=chance.random() < 0.1,
    )


def _place(chance: Random, issued_at: datetime) -> StopPlace:
    return StopPlace(
        town=chance.choice(("Barre City", "St. Albans Town", "")),
        county=chance.choice(("Washington", "Franklin", "")),
        highway=chance.choice(("I-89", "US-302", "")),
        where=chance.choice(_ODD),
        direction=chance.choice(("N", "W", "")),
        occurred_at=chance.choice((None, issued_at - timedelta(minutes=9))),
        mile_marker=chance.choice(("", "58.4")),
        weather=chance.choice(("", "snow")),
        road=chance.choice(("", "wet")),
        crash=chance.random() < 0.2,
    )


def _violation(chance: Random, charge: Charge) -> Violation:
    speed = chance.randrange(40, 120) if charge.speed else None
    return Violation(
        charge_id=charge.charge_id,
        statute=charge.statute,
        title=charge.title,
        category=charge.category,
        speed_mph=speed,
        limit_mph=None if speed is None else 35,
        method=chance.choice(_METHODS) if speed is not None else "",
        facts=chance.choice(_ODD),
        work_zone=chance.random() < 0.2,
        school_zone=chance.random() < 0.2,
        workers_present=chance.random() < 0.1,
        code=charge.code,
        authority=charge.authority,
        ordinance=chance.choice(("", "Noise ordinance § 4-2")),
        answers=chance.choice(((), (("earlier", "no"), ("child", "yes")))),
    )


def _waiver(chance: Random) -> Waiver:
    if chance.random() < 0.2:
        return Waiver(total_cents=None)
    parts = (WaiverPart(label="penalty", cents=84_00), WaiverPart(label="(15 %)", cents=13_00))
    return Waiver(
        total_cents=97_00, parts=parts, table="2026-11", provisional=chance.random() < 0.5
    )


def _organization(chance: Random) -> Organization:
    return Organization(
        name=chance.choice(("QUIMBYE HAULAGE LLC", "A & B <TRUCKS>")),
        street="1 DEPOT ST",
        city="BARRE",
        state=chance.choice(_STATES),
        postal_code="05641",
        address_source=chance.choice(tuple(AddressSource)),
    )


def _guardian(chance: Random) -> Guardian:
    return Guardian(
        name=chance.choice(("", "", "ODILE BÉLANGEOIX")), address=chance.choice(("", "41 ELM ST"))
    )


def _cures(chance: Random, issued_at: datetime) -> tuple[Cure, ...]:
    if chance.random() < 0.8:
        return ()
    until = issued_at + timedelta(days=7)
    return (Cure(cure_id="insurance", what="proof of insurance", until=until, section="§ 800"),)


def _life(chance: Random, first: Document) -> list[AnyEvent]:
    """A ticket alone, or with an amendment, and perhaps a void or a late reason behind."""
    found = [AnyEvent(document=first, event=None, body=canonical.encode(first))]
    if chance.random() < 0.3:
        second = replace(
            first,
            document_id=DocumentId(str(uuid.UUID(int=chance.getrandbits(128), version=4))),
            seq=2,
            replaces=found[-1].digest.hex(),
            replaces_issued_at=first.issued_at,
            issued_at=first.issued_at + timedelta(hours=2),
            amend_reason=chance.choice(_ODD),
        )
        found.append(AnyEvent(document=second, event=None, body=canonical.encode(second)))
    kind = chance.choice((None, None, EventKind.VOID, EventKind.LATE))
    if kind is not None:
        found.append(_event(chance, found[-1], kind))
    return found


def _event(chance: Random, about: AnyEvent, kind: EventKind) -> AnyEvent:
    document = about.document
    event = TicketEvent(
        kind=kind,
        number=document.number,
        seq=document.seq + 1,
        document_id=document.document_id,
        replaces=about.digest.hex(),
        reason_code="wrong-person" if kind is EventKind.VOID else "network",
        reason=chance.choice(_ODD),
        at=document.issued_at + timedelta(hours=50),
        officer=document.officer,
        judiciary_code=document.agency.judiciary_code,
        training=document.training,
        salt=f"{chance.getrandbits(128):032x}",
    )
    return AnyEvent(document=document, event=event, body=canonical.encode(event))
