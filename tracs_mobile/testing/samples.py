"""Sample papers of invented persons: the usual, the longest, the rarest."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tracs_mobile.domain.agency import Agency, IssuedBy
from tracs_mobile.domain.document import Printable
from tracs_mobile.domain.law import Waiver, WaiverPart
from tracs_mobile.domain.names import ChargeId, LeoNumber, TicketNumber
from tracs_mobile.domain.stop import Military, StopPlace
from tracs_mobile.testing import paper_samples
from tracs_mobile.testing.documents import (
    a_document,
    a_driver,
    a_printable,
    a_vehicle,
    a_violation,
    a_warning_document,
)


def samples() -> dict[str, Printable]:
    """Every sample by its name."""
    return {
        "complaint": a_printable(),
        "warning": a_printable(document=a_warning_document(), copy="DRIVER'S COPY"),
        "longest": _longest(),
        "commercial": _commercial(),
        "rare-letters": _rare_letters(),
        "preview": a_printable(
            document=a_document(number=TicketNumber("")),
            short_form="",
            audit_head="",
            audit_entry=0,
            copy="",
        ),
        "every-field": paper_samples.every_field(),
        "notice": paper_samples.diversion(),
        "municipal": paper_samples.municipal(),
        "organization": paper_samples.organization(),
        "amended": paper_samples.amended(),
        "voided": paper_samples.voided(),
        "translated": paper_samples.translated(),
        "office-copy": paper_samples.for_office(),
        "fullest": paper_samples.fullest(),
    }


def _longest() -> Printable:
    """Long in every field, with the accents of French and Spanish names."""
    base = a_document()
    return a_printable(
        document=replace(
            base,
            number=TicketNumber("VT-2026-000012345678"),
            training=False,
            agency=Agency(
                judiciary_code="9876",
                name="VERMONT STATE POLICE, ROYALTON FIELD STATION AND TRAFFIC SAFETY UNIT",
                address="2011 Vermont Route 107, Royalton, Vermont 05068-0000",
                phone="802-555-0199",
            ),
            officer=IssuedBy(
                leo_number=LeoNumber("VSP99"),
                name="M. DE LA FONTAINE-WETHERBY",
                title="Detective Sergeant First Class",
            ),
            defendant=a_driver(
                family_name="O'SHAUGHNESSY-NÚÑEZ DE LA PEÑA",
                given_name="FRANÇOISE-CŒUR",
                middle_name="ANNE-MARIE HÉLÈNE ÇIÇEK Ÿ",
                suffix="III",
                street="12345 OLD COUNTY ROAD NUMBER SEVENTEEN NORTH-WEST, BUILDING C APT 1204",
                city="SAINT-JEAN-SUR-RICHELIEU-DES-ÉRABLES",
                state="QC",
                postal_code="J3B 8R4",
                license_number="O2345-678901-23",
                license_state="QC",
                license_class="5 6A 6D",
                cdl=None,
            ),
            place=StopPlace(
                town="Warren's Gore",
                county="Essex",
                highway="VT-114 (Norton-Canaan Road)",
                where="at the second pull-off north of the Brighton town line, by the boat launch",
                direction="northwest",
                occurred_at=base.place.occurred_at,
            ),
            violation=a_violation(
                title="Operating on a public highway while using a portable electronic device "
                "in a properly designated work zone",
                facts="Observed for 0.4 mile holding a device at eye level with the right hand "
                "\u2013 screen lit, thumb moving. Driver\u2019s words: \u201cje vérifiais la "
                "route\u201d. Traffic moderate, road dry, visibility clear. Radar unit checked "
                "with forks before and after the shift; camera running throughout.",
                work_zone=True,
                school_zone=True,
                method="radar, moving mode, same direction",
            ),
            military=Military.NOT_KNOWN,
            address_confirmed=False,
        ),
        reprint=2,
        copy="DEFENDANT'S COPY 2 OF 2",
        short_form="TM1|" + "aB3-" * 79,
    )


def _commercial() -> Printable:
    """A truck over the limit with a placard."""
    return a_printable(
        document=a_document(
            number=TicketNumber("TRAIN-0000126"),
            defendant=a_driver(
                family_name="GARCÍA",
                given_name="JOSÉ",
                middle_name="",
                license_class="A",
                cdl=True,
                birth_date=date(1979, 2, 28),
            ),
            vehicle=a_vehicle(
                plate="P 12345",
                year=2021,
                make="FREIGHTLINER",
                model="CASCADIA",
                color="WHITE",
                vin="1FUJGLDR0CSBC0000",
                commercial=True,
                hazmat=True,
            ),
            violation=a_violation(
                charge_id=ChargeId("23-1003-over-10"),
                statute="23 V.S.A. § 1003",
                title="Speeding, State speed zone",
                speed_mph=68,
                limit_mph=50,
                method="lidar",
            ),
            waiver=Waiver(
                total_cents=23_700,
                parts=(
                    WaiverPart(label="18 mph over at $6", cents=10_800),
                    WaiverPart(label="commercial, 150 %", cents=5_400),
                    WaiverPart(label="15 % restitution", cents=2_500),
                    WaiverPart(label="surcharge", cents=5_000),
                ),
                table="2026-11",
            ),
        )
    )


def _rare_letters() -> Printable:
    """Letters that no code page of the printers has."""
    driver = a_driver(family_name="NGUYỄN-ŠIMEČEK", given_name="ŁUCJA", middle_name="Ş")
    return a_printable(document=a_document(number=TicketNumber("TRAIN-0000127"), defendant=driver))
