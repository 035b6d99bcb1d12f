"""Sample papers of every kind of defendant, destination and fate, with every field filled."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from tracs_mobile.domain.agency import Agency, IssuedBy
from tracs_mobile.domain.document import Cure, Destination, Document, Printable
from tracs_mobile.domain.law import Waiver, WaiverPart
from tracs_mobile.domain.names import ChargeId, LeoNumber, TicketNumber
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
from tracs_mobile.testing.documents import (
    a_document,
    a_driver,
    a_printable,
    a_vehicle,
    a_violation,
    a_waiver,
)

_DIGEST = "9f3a41c7d2b80e6615a4c3f1e0987b6d5c4a39281706f5e4d3c2b1a09f8e7d6c"


def every_field() -> Printable:
    """A complaint in which every field of the form has a value of its own."""
    return a_printable(
        document=a_document(
            number=TicketNumber("TRAIN-0000131"),
            plaintiff="STATE OF VERMONT",
            agency=Agency(
                judiciary_code="1234",
                name="BARRE CITY POLICE",
                address="15 Fourth St, Barre VT 05641",
                phone="802-555-0100",
                ori="VT0129900",
            ),
            defendant=a_driver(birth_date=date(2009, 4, 17), personal_id="PIDX 77-4102"),
            guardian=Guardian(name="LUCIENNE BÉLANGEOIX", address="9 OAKE ST, BARRE VT 05641"),
            vehicle=a_vehicle(commercial=True, hazmat=True),
            place=StopPlace(
                town="Barre City",
                county="Washington",
                highway="US-302",
                where="0.2 mi E of Berlin St",
                direction="W",
                mile_marker="12.4",
                weather="rain",
                road="wet",
                crash=True,
                occurred_at=datetime(2026, 11, 22, 3, 41, tzinfo=UTC),
            ),
            violation=a_violation(
                work_zone=True,
                school_zone=True,
                workers_present=True,
                code="S37",
                authority="local ordinance",
            ),
            military=Military.YES,
            cures=(_cure(),),
            declaration="I declare under the penalty of perjury that the above is true. The "
            "defendant was asked whether he or she is on active duty and said yes.",
        )
    )


def _cure() -> Cure:
    return Cure(
        cure_id="license",
        what="a license that was valid at the time",
        until=datetime(2026, 12, 3, 4, 59, 59, tzinfo=UTC),
        section="23 V.S.A. § 611",
    )


def diversion() -> Printable:
    """A notice of violation for a person under 18, on foot."""
    return a_printable(
        document=a_document(
            number=TicketNumber("TRAIN-0000132"),
            kind=DocumentKind.NOTICE,
            destination=Destination.DIVERSION,
            answer_by=date(2026, 12, 6),
            defendant=a_driver(birth_date=date(2009, 4, 17)),
            guardian=Guardian(name="LUCIENNE BÉLANGEOIX"),
            vehicle=Vehicle(),
            violation=a_violation(
                charge_id=ChargeId("7-656-a-1"),
                statute="7 V.S.A. § 656(a)(1)",
                title="Underage person possessing alcohol",
                category="diversion",
                speed_mph=None,
                limit_mph=None,
                method="",
                facts="two sealed cans in a knapsack, age told and shown.",
                code="16A",
            ),
            points=None,
            waiver=Waiver(total_cents=None),
            military=Military.NOT_ASKED,
        ),
        copy="RECIPIENT'S COPY",
    )


def municipal() -> Printable:
    """A complaint of a city for its own ordinance, with two amounts."""
    return a_printable(
        document=a_document(
            number=TicketNumber("TRAIN-0000133"),
            plaintiff="CITY OF BARRE",
            vehicle=Vehicle(),
            violation=a_violation(
                charge_id=ChargeId("municipal"),
                statute="24 V.S.A. § 1974a",
                title="Municipal ordinance violation",
                category="municipal",
                speed_mph=None,
                limit_mph=None,
                method="",
                ordinance="Animal Control Ordinance, section 4-12 (dog at large)",
                authority="City of Barre",
                facts="brown dog without leash in the playground, third time this week.",
            ),
            points=0,
            waiver=Waiver(
                total_cents=10_000,
                parts=(WaiverPart(label="set by the ordinance", cents=10_000),),
                provisional=False,
            ),
            full_penalty_cents=25_000,
        )
    )


def organization() -> Printable:
    """A carrier as defendant, its driver named as operator."""
    return a_printable(
        document=a_document(
            number=TicketNumber("TRAIN-0000134"),
            charged=Charged.ORGANIZATION,
            organization=Organization(
                name="GRÜNE BERGE HAULAGEX LLC",
                street="88 DEPOTTE RD",
                city="WHITE RIVER JUNCTION",
                state="VT",
                postal_code="05001",
                address_source=AddressSource.STATE_RECORDS,
            ),
            defendant=a_driver(license_class="A", cdl=True),
            vehicle=a_vehicle(commercial=True),
            violation=a_violation(
                charge_id=ChargeId("23-1392"),
                statute="23 V.S.A. § 1392",
                title="Gross weight over the limit",
                category="weight",
                speed_mph=None,
                limit_mph=None,
                method="",
                facts="84,200 lb on five axles, portable scales.",
            ),
            military=Military.NOT_ASKED,
        )
    )


def amended() -> Printable:
    """The second version of a complaint, itself standing for one that was voided."""
    return a_printable(
        document=a_document(
            seq=2,
            replaces=_DIGEST,
            replaces_issued_at=datetime(2026, 11, 22, 3, 30, tzinfo=UTC),
            amend_reason="Plate mistyped",
            reissue_of="TRAIN-0000120",
        ),
        reprint=1,
    )


def voided() -> Printable:
    """A complaint that has been voided since."""
    return a_printable(voided=True)


def translated() -> Printable:
    """A complaint with both courtesy texts."""
    return a_printable(languages=("es", "fr"))


def for_office() -> Printable:
    """The copy that the agency keeps, with a code as large as that of a whole ticket."""
    return a_printable(copy="AGENCY COPY", whole_form=f"TM3:{'6A91A4W58VGU35*EVUM2' * 30}:")


def fullest() -> Printable:
    """The longest realistic value in every field at once."""
    base = every_field()
    return replace(
        base,
        document=_fullest_document(base.document),
        short_form="TM1|" + "aB3-" * 79,
        reprint=12,
        languages=("es", "fr"),
    )


def _fullest_document(base: Document) -> Document:
    place, violation = base.place, base.violation
    return replace(
        base,
        number=TicketNumber("VT-2026-000012345679"),
        training=False,
        plaintiff="VILLAGE OF SAINT JOHNSBURY CENTER AND EAST SAINT JOHNSBURY",
        agency=Agency(
            judiciary_code="9876",
            name="VERMONT STATE POLICE ROYALTON FIELD STATION B",
            address="2011 Vermont Route 107, Royalton, Vermont 05068-0000",
            phone="802-555-0199 x 12345",
            ori="VTVSP0999",
        ),
        officer=IssuedBy(
            leo_number=LeoNumber("VSP99"),
            name="MAXIMILIENNE DE LA FONTAINE-WETHERBYE III",
            title="Detective Sergeant First Class",
        ),
        defendant=_fullest_driver(base.defendant),
        guardian=Guardian(
            name="MARIE-FRANÇOISE O'SHAUGHNESSY-NÚÑEZ DE LA PEÑA-WORTHINGTONE",
            address="12345 OLD COUNTY ROAD NUMBER SEVENTEEN NORTH-WEST, SAINT-JEAN QC J3B 8R4",
        ),
        vehicle=a_vehicle(
            plate="WWMMWWMM",
            make="HARLEY-DAVIDSON",
            model="ELECTRA GLIDE ULTRA CLASSIC LIMITED",
            color="MAROON OVER SILVER",
            vin="1HD1FF413MWWWWWWW",
            commercial=True,
            hazmat=True,
        ),
        place=replace(
            place,
            town="Saint Albans Town",
            county="Grand Isle",
            highway="VT-114 (Norton-Canaan Road)",
            where="at the second pull-off north of the Brighton town line, by the boat launch",
            direction="northwest",
            mile_marker="1234.56",
            weather="blowing sand, soil or snow",
            road="mud, dirt or gravel",
        ),
        violation=replace(
            violation,
            statute="23 V.S.A. § 1095a(d)(3)",
            title="Operating on a public highway while using a portable electronic device in a "
            "properly designated work zone",
            ordinance="Traffic and Parking Ordinance of the Village, chapter 12, section 12-104(b)",
            method="radar, moving mode, same direction",
            authority="the legislative body of the village",
            facts=_facts(),
        ),
        waiver=replace(a_waiver(), total_cents=119_700),
        full_penalty_cents=80_000,
        points=8,
        seq=14,
        replaces=_DIGEST,
        replaces_issued_at=base.issued_at,
        amend_reason="The limit was read from the wrong sign; the zone begins 300 feet further on",
        reissue_of="VT-2026-000012345678",
    )


def _fullest_driver(driver: Driver) -> Driver:
    return replace(
        driver,
        family_name="O'SHAUGHNESSY-NÚÑEZ DE LA PEÑA-WORTHING",
        given_name="FRANÇOISE-CŒUR-MARIE-MAGDALENA-KATHARYNE",
        middle_name="ANNE-MARIE HÉLÈNE ÇIÇEK Ÿ",
        suffix="III",
        street="12345 OLD COUNTY ROAD NUMBER SEVENTEEN NORTH-WEST, APT 12041",
        city="SAINT-JEAN-SUR-RICHELIEU-DES-ÉRABLES",
        state="QC",
        postal_code="J3B 8R4-0000",
        license_number="O2345-678901-23-XYZ-77",
        license_state="QC",
        license_class="5 6A 6D",
        cdl=None,
        personal_id="PERSONAL-IDENTIFIER-1234567890",
    )


def _facts() -> str:
    """300 characters, among them a word longer than any line."""
    told = (
        "Held the device at eye level for 0.4 mile, screen lit, thumb moving; said: «je vérifiais "
        "la route». " + "Pneumonoultramicroscopicsilicovolcanoconiosis" * 2 + " "
    )
    return (told + "Traffic moderate, radar checked with forks before and after. " * 3)[:300]
