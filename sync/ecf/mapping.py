"""Where each field of a ticket stands in the court's XML: the table, and the page made from it.

A test writes a full ticket and finds every row's value at its place, so the table cannot drift.
`python -m sync.ecf.mapping` prints the page `docs/manual/reference/court-xml.md`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

_P = "/filing:FilingMessage/nc:Case/ecf:CaseAugmentation/ecf:CaseParty/nc:EntityPerson"
_O = "/filing:FilingMessage/nc:Case/ecf:CaseAugmentation/ecf:CaseParty/nc:EntityOrganization"
_K = "/filing:FilingMessage/nc:Case/citation:CaseAugmentation"
_T = f"{_K}/j:Citation"
_I = f"{_K}/j:DrivingIncident"
_V = f"{_K}/nc:Vehicle"
_S = f"{_K}/j:IncidentViolatedStatuteAssociation/j:Statute"
_X = "/filing:FilingMessage/nc:Case/vt:CaseAugmentation"
_MAIL = "ecf:PersonAugmentation/nc:ContactInformation/nc:ContactMailingAddress"
_LICENSE = f"{_T}/j:CitationSubject/citation:SubjectAugmentation/j:DriverLicense"
_PLATE = (
    f"{_V}/citation:VehicleAugmentation/j:ConveyanceRegistration"
    "/j:ConveyanceRegistrationPlateIdentification"
)
_PLACE = f"{_I}/nc:IncidentLocation"
_PRESENT = "[nc:PersonBirthDate]"
"""Tells the driver from a guardian, of whom no date of birth is known."""

SHORT: Final = (("P", _P), ("O", _O), ("K", _K), ("X", _X))
"""Abbreviations of the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """`ours` is the path of a field from `Filing`; `path` the XPath where its value stands.

    `form` says how the value is written where it is not plainly itself.
    """

    ours: str
    path: str
    form: str = ""


_CASE = (
    Row(ours="document.number", path=f"{_T}/nc:ActivityIdentification/nc:IdentificationID"),
    Row(ours="document.issued_at", path=f"{_T}/nc:ActivityDate/nc:DateTime", form="local"),
    Row(
        ours="document.document_id",
        path="/filing:FilingMessage/filing:FilingLeadDocument/nc:DocumentIdentification"
        "/nc:IdentificationID",
    ),
    Row(
        ours="device_id",
        path="/filing:FilingMessage/ecf:SendingMDELocationID/nc:IdentificationID",
    ),
    Row(
        ours="document.agency.ori",
        path=f"{_T}/j:CitationAgency/nc:OrganizationIdentification/nc:IdentificationID",
    ),
    Row(ours="document.agency.name", path=f"{_T}/j:CitationAgency/nc:OrganizationName"),
    Row(
        ours="document.officer.name",
        path=f"{_T}/j:CitationIssuingOfficial/nc:RoleOfPerson/nc:PersonName/nc:PersonFullName",
    ),
    Row(
        ours="document.officer.leo_number",
        path=f"{_T}/j:CitationIssuingOfficial/j:EnforcementOfficialBadgeIdentification"
        "/nc:IdentificationID",
    ),
)
_DRIVER = (
    Row(ours="document.defendant.family_name", path=f"{_P}/nc:PersonName/nc:PersonSurName"),
    Row(ours="document.defendant.given_name", path=f"{_P}/nc:PersonName/nc:PersonGivenName"),
    Row(ours="document.defendant.middle_name", path=f"{_P}/nc:PersonName/nc:PersonMiddleName"),
    Row(ours="document.defendant.suffix", path=f"{_P}/nc:PersonName/nc:PersonNameSuffixText"),
    Row(ours="document.defendant.birth_date", path=f"{_P}/nc:PersonBirthDate/nc:Date"),
    Row(ours="document.defendant.sex", path=f"{_P}/j:PersonSexCode", form="F, M, else U"),
    Row(
        ours="document.defendant.height_in",
        path=f"{_P}/nc:PersonHeightMeasure/nc:MeasureDecimalValue",
    ),
    Row(
        ours="document.defendant.weight_lb",
        path=f"{_P}/nc:PersonWeightMeasure/nc:MeasureDecimalValue",
    ),
    Row(
        ours="document.defendant.street",
        path=f"{_P}{_PRESENT}/{_MAIL}/nc:LocationStreet/nc:StreetFullText",
    ),
    Row(ours="document.defendant.city", path=f"{_P}{_PRESENT}/{_MAIL}/nc:LocationCityName"),
    Row(
        ours="document.defendant.state",
        path=f"{_P}{_PRESENT}/{_MAIL}/nc:LocationState/nc:LocationStateUSPostalServiceCode",
    ),
    Row(
        ours="document.defendant.postal_code",
        path=f"{_P}{_PRESENT}/{_MAIL}/nc:LocationPostalCode",
        form="the extension stands in nc:LocationPostalExtensionCode",
    ),
    Row(
        ours="document.guardian.name",
        path=f"{_P}[not(nc:PersonBirthDate)]/nc:PersonName/nc:PersonFullName",
    ),
    Row(
        ours="document.guardian.address",
        path=f"{_P}[not(nc:PersonBirthDate)]/{_MAIL}/nc:AddressFullText",
    ),
    Row(
        ours="document.defendant.license_number",
        path=f"{_LICENSE}/j:DriverLicenseIdentification/nc:IdentificationID",
    ),
    Row(
        ours="document.defendant.license_state",
        path=f"{_LICENSE}/j:DriverLicenseIdentification/nc:IdentificationJurisdiction"
        "/j:JurisdictionANSID20AuthorityCode",
    ),
    Row(
        ours="document.defendant.license_expires",
        path=f"{_LICENSE}/j:DriverLicenseExpirationDate/nc:Date",
    ),
)
_ORGANIZATION = (
    Row(ours="document.organization.name", path=f"{_O}/nc:OrganizationName"),
    Row(
        ours="document.organization.street",
        path=f"{_O}/nc:OrganizationPrimaryContactInformation/nc:ContactMailingAddress"
        "/nc:LocationStreet/nc:StreetFullText",
    ),
)
_INCIDENT = (
    Row(ours="document.stop_id", path=f"{_I}/nc:ActivityIdentification/nc:IdentificationID"),
    Row(ours="document.violation.facts", path=f"{_I}/nc:ActivityDescriptionText"),
    Row(ours="document.place.occurred_at", path=f"{_I}/nc:ActivityDate/nc:DateTime", form="local"),
    Row(ours="document.place.town", path=f"{_PLACE}/nc:Address/nc:LocationCityName"),
    Row(ours="document.place.county", path=f"{_PLACE}/nc:Address/nc:LocationCountyName"),
    Row(ours="document.place.where", path=f"{_PLACE}/nc:LocationDescriptionText"),
    Row(
        ours="document.place.crash",
        path=f"{_I}/j:IncidentAugmentation/j:IncidentTrafficAccidentInvolvedIndicator",
    ),
    Row(
        ours="document.violation.speed_mph",
        path=f"{_I}/j:DrivingIncidentRecordedSpeedRateMeasure/nc:MeasureDecimalValue",
        form="unit HM, miles an hour",
    ),
    Row(
        ours="document.violation.limit_mph",
        path=f"{_I}/j:DrivingIncidentLegalSpeedRateMeasure/nc:MeasureDecimalValue",
        form="unit HM, miles an hour",
    ),
    Row(ours="document.violation.title", path=f"{_S}/j:StatuteDescriptionText"),
    Row(
        ours="document.violation.code",
        path=f"{_S}/j:StatuteOffenseIdentification/nc:IdentificationID",
        form="the charge's own name where DMV's code is not known",
    ),
    Row(ours="document.vehicle.plate", path=f"{_PLATE}/nc:IdentificationID"),
    Row(
        ours="document.vehicle.state",
        path=f"{_PLATE}/nc:IdentificationJurisdiction/j:JurisdictionANSID20AuthorityCode",
    ),
    Row(ours="document.vehicle.vin", path=f"{_V}/nc:VehicleIdentification/nc:IdentificationID"),
    Row(ours="document.vehicle.year", path=f"{_V}/nc:ItemModelYearDate"),
    Row(ours="document.vehicle.color", path=f"{_V}/nc:ConveyanceColorPrimaryText"),
)
_EXTENSION = (
    Row(ours="kind", path=f"{_X}/vt:EventKindCode"),
    Row(ours="seq", path=f"{_X}/vt:EventSequenceNumber"),
    Row(ours="digest", path=f"{_X}/vt:EventDigestText", form="hex"),
    Row(ours="replaces", path=f"{_X}/vt:ReplacesDigestText"),
    Row(ours="document.amend_reason", path=f"{_X}/vt:ReasonText", form="of a void: its own"),
    Row(ours="document.kind", path=f"{_X}/vt:DocumentKindCode"),
    Row(ours="document.form", path=f"{_X}/vt:FormVersionText"),
    Row(ours="document.training", path=f"{_X}/vt:TrainingIndicator"),
    Row(ours="document.agency.judiciary_code", path=f"{_X}/vt:JudiciaryCodeText"),
    Row(ours="document.agency.municipality", path=f"{_X}/vt:MunicipalityText"),
    Row(ours="document.officer.title", path=f"{_X}/vt:OfficerTitleText"),
    Row(ours="document.waiver.total_cents", path=f"{_X}/vt:WaiverPenaltyAmount", form="dollars"),
    Row(ours="document.waiver.provisional", path=f"{_X}/vt:WaiverProvisionalIndicator"),
    Row(ours="document.full_penalty_cents", path=f"{_X}/vt:FullPenaltyAmount", form="dollars"),
    Row(ours="document.points", path=f"{_X}/vt:PointsNumber"),
    Row(ours="document.answer_by", path=f"{_X}/vt:AnswerByDate"),
    Row(ours="document.charged", path=f"{_X}/vt:ChargedCode"),
    Row(ours="document.defendant.eyes", path=f"{_X}/vt:EyeColorText"),
    Row(ours="document.defendant.hair", path=f"{_X}/vt:HairColorText"),
    Row(ours="document.defendant.license_class", path=f"{_X}/vt:LicenseClassText"),
    Row(ours="document.defendant.cdl", path=f"{_X}/vt:CommercialLicenseIndicator"),
    Row(ours="document.military", path=f"{_X}/vt:ActiveDutyCode"),
    Row(ours="document.violation.charge_id", path=f"{_X}/vt:ChargeIdentificationText"),
    Row(ours="document.violation.ordinance", path=f"{_X}/vt:OrdinanceText"),
    Row(ours="document.violation.method", path=f"{_X}/vt:SpeedMethodText"),
    Row(ours="document.vehicle.commercial", path=f"{_X}/vt:CommercialVehicleIndicator"),
    Row(ours="document.law_pack", path=f"{_X}/vt:LawPackText"),
)
ROWS: Final = (*_CASE, *_DRIVER, *_ORGANIZATION, *_INCIDENT, *_EXTENSION)

_HEAD = """# Court XML

Every event of a ticket (issue, amendment, void, reason for being late) can be written as an OASIS
LegalXML Electronic Court Filing 5.0 `FilingMessage` around a citation case. The files validate
against the unmodified schemas of ECF 5.0 CS01 (18 April 2019) together with our
`sync/ecf/vermont.xsd`, whose one element stands where the form lets others add theirs.

Export: `python -m tracs_mobile export tickets --format ecf` on a laptop,
`python -m sync.gateway export --format ecf` at DPS. The gateway's forwarder writes the same files.

This page is made by `python -m sync.ecf.mapping`; a test finds every row's value at its place.

## What to know before reading the files

- **No coded NCIC field is used.** In the published code list a digit 0 stands wherever the letter O
  belongs (`BR0`, `F0RD`). Color, make and model are texts; eyes and hair stand in our element.
- **Sex** has the values F, M and U only. X is written as U and stands as X in `vt:SexText`.
- **Height and weight** are inches and pounds; the form has no place for the unit, so our element
  names it.
- **A void, an amendment and a late reason** have no word in ECF: `vt:EventKindCode`, the sequence
  and `vt:ReplacesDigestText` say which version is meant. They carry the version they are about.
- **Amounts** are dollars with two places, times have the offset of Vermont.
- **Not in the file**: roadside stop data (20 V.S.A. § 2366 sends them elsewhere) and the officer's
  notes.
- **Provisional**: the court's identifier `VT-JB` and the offense codes where DMV's are not known.

## Fields
"""


def page() -> str:
    """The page as Markdown."""
    lines = [_HEAD]
    lines += ["Abbreviations:", ""]
    lines += [f"- `{letter}` = `{path}`" for letter, path in SHORT]
    lines += ["", "| Field | Place | How |", "|---|---|---|"]
    lines += [f"| `{row.ours}` | `{_shortened(row.path)}` | {row.form} |" for row in ROWS]
    return "\n".join(lines) + "\n"


def _shortened(path: str) -> str:
    for letter, long in SHORT:
        if path.startswith(long):
            return letter + path.removeprefix(long)
    return path.removeprefix("/filing:FilingMessage/")


if __name__ == "__main__":
    import sys

    sys.stdout.write(page())
