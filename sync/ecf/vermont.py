"""Our extension of the court's form: what a Vermont complaint says and ECF 5.0 has no word for.

One element in the place the form keeps for such (`nc:CaseAugmentationPoint`); `vermont.xsd` is its
schema. Roadside stop data are not among it: they go to the Criminal Justice Council, not to court.
"""

from __future__ import annotations

from decimal import Decimal

from sync.ecf.nodes import Node, leaf, required
from sync.ecf.places import moment
from tracs_mobile.domain.document import Document
from tracs_mobile.domain.filing import Filing
from tracs_mobile.domain.stop import Military

SCHEMA_FILE = "vermont.xsd"


def extension(filing: Filing) -> Node:
    """`vt:CaseAugmentation`, in the order of its schema."""
    return required(
        "vt:CaseAugmentation",
        *_event(filing),
        *_form(filing.document),
        *_money(filing.document),
        *_defendant(filing.document),
        *_circumstances(filing.document),
        *_papers(filing.document),
    )


def _event(filing: Filing) -> tuple[Node | None, ...]:
    event = filing.event
    document = filing.document
    return (
        leaf("vt:EventKindCode", filing.kind.value),
        leaf("vt:EventSequenceNumber", filing.seq),
        leaf("vt:EventDigestText", filing.digest.hex()),
        leaf("vt:ReplacesDigestText", filing.replaces),
        moment("vt:EventDate", filing.at, document.time_zone),
        moment("vt:ReplacedIssueDate", document.replaces_issued_at, document.time_zone),
        leaf("vt:ReasonCode", "" if event is None else event.reason_code),
        leaf("vt:ReasonText", document.amend_reason if event is None else event.reason),
        leaf("vt:ReissueOfNumberText", document.reissue_of),
        leaf("vt:DeviceIdentificationText", filing.device_id),
        moment("vt:ReceivedDate", filing.received_at, document.time_zone),
    )


def _form(document: Document) -> tuple[Node | None, ...]:
    agency, officer = document.agency, document.officer
    return (
        leaf("vt:FormVersionText", document.form),
        leaf("vt:DocumentKindCode", document.kind.value),
        leaf("vt:DocumentIdentificationText", document.document_id),
        leaf("vt:TrainingIndicator", document.training),
        leaf("vt:DestinationText", document.destination.value),
        leaf("vt:PlaintiffText", document.plaintiff),
        leaf("vt:JudiciaryCodeText", agency.judiciary_code),
        leaf("vt:AgencyAddressText", agency.address),
        leaf("vt:AgencyTelephoneText", agency.phone),
        leaf("vt:MunicipalityText", agency.municipality),
        leaf("vt:OfficerNumberText", officer.leo_number),
        leaf("vt:OfficerTitleText", officer.title),
    )


def _money(document: Document) -> tuple[Node | None, ...]:
    waiver = document.waiver
    return (
        leaf("vt:WaiverPenaltyAmount", _dollars(waiver.total_cents)),
        *(
            required(
                "vt:WaiverPart",
                leaf("vt:PartText", part.label),
                leaf("vt:PartAmount", _dollars(part.cents)),
            )
            for part in waiver.parts
        ),
        leaf("vt:WaiverTableText", waiver.table),
        leaf("vt:WaiverProvisionalIndicator", waiver.provisional),
        leaf("vt:FullPenaltyAmount", _dollars(document.full_penalty_cents)),
        leaf("vt:PointsNumber", document.points),
        leaf("vt:AnswerByDate", document.answer_by),
        moment("vt:FileByDate", document.file_by, document.time_zone),
    )


def _dollars(cents: int | None) -> Decimal | None:
    return None if cents is None else Decimal(cents).scaleb(-2)


def _defendant(document: Document) -> tuple[Node | None, ...]:
    driver = document.defendant
    return (
        leaf("vt:ChargedCode", document.charged.value),
        leaf("vt:SexText", driver.sex),
        leaf("vt:HeightInchesNumber", driver.height_in),
        leaf("vt:WeightPoundsNumber", driver.weight_lb),
        leaf("vt:EyeColorText", driver.eyes),
        leaf("vt:HairColorText", driver.hair),
        leaf("vt:LicenseClassText", driver.license_class),
        leaf("vt:CommercialLicenseIndicator", driver.cdl),
        leaf("vt:PersonalIdentificationText", driver.personal_id),
        leaf("vt:AddressConfirmedIndicator", document.address_confirmed),
        leaf("vt:AddressSourceText", document.organization.address_source.value),
        leaf("vt:ActiveDutyCode", _duty(document.military)),
    )


def _duty(answer: Military) -> str:
    """The three-way answer under the Servicemembers Civil Relief Act; nothing when not asked."""
    return answer.value


def _circumstances(document: Document) -> tuple[Node | None, ...]:
    violation, place = document.violation, document.place
    return (
        leaf("vt:ChargeIdentificationText", violation.charge_id),
        leaf("vt:ViolationCategoryText", violation.category),
        leaf("vt:AuthorityText", violation.authority),
        leaf("vt:OrdinanceText", violation.ordinance),
        leaf("vt:SpeedMethodText", violation.method),
        leaf("vt:WorkZoneIndicator", violation.work_zone),
        leaf("vt:WorkersPresentIndicator", violation.workers_present),
        leaf("vt:SchoolZoneIndicator", violation.school_zone),
        leaf("vt:CommercialVehicleIndicator", document.vehicle.commercial),
        leaf("vt:HighwayText", place.highway),
        leaf("vt:DirectionText", place.direction),
        leaf("vt:MileMarkerText", place.mile_marker),
        leaf("vt:WeatherText", place.weather),
        leaf("vt:RoadText", place.road),
        *(
            required("vt:Answer", leaf("vt:QuestionText", question), leaf("vt:AnswerCode", answer))
            for question, answer in violation.answers
        ),
    )


def _papers(document: Document) -> tuple[Node | None, ...]:
    return (
        *(
            required(
                "vt:Cure",
                leaf("vt:CureText", cure.what),
                moment("vt:CureUntilDate", cure.until, document.time_zone),
                leaf("vt:CureSectionText", cure.section),
            )
            for cure in document.cures
        ),
        leaf("vt:DeclarationText", document.declaration),
        leaf("vt:PaperDigestText", document.paper),
        leaf("vt:LawPackText", document.law_pack),
    )
