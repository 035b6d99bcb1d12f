"""The people of a ticket in the court's form: who is charged, who wrote it, whose child it is."""

from __future__ import annotations

from sync.ecf.nodes import Node, branch, leaf, reference, required
from sync.ecf.places import address, identity, jurisdiction, sex
from tracs_mobile.domain.document import Document
from tracs_mobile.domain.stop import Charged, Driver

DRIVER_ID = "Driver"
GUARDIAN_ID = "Guardian"
COMMERCIAL_CLASSES = frozenset("ABC")


def parties(document: Document) -> tuple[Node | None, ...]:
    """The defendant, and for a child the parent or guardian beside."""
    return (_defendant(document), _guardian(document))


def _defendant(document: Document) -> Node | None:
    if document.charged is Charged.ORGANIZATION:
        return branch("ecf:CaseParty", _organization(document))
    return branch("ecf:CaseParty", person(document.defendant, role="Defendant"))


def _organization(document: Document) -> Node | None:
    found = document.organization
    return branch(
        "nc:EntityOrganization",
        leaf("nc:OrganizationName", found.name),
        branch(
            "nc:OrganizationPrimaryContactInformation",
            address(
                "nc:ContactMailingAddress",
                street=found.street,
                city=found.city,
                where=found.state,
                postal_code=found.postal_code,
            ),
        ),
        branch("ecf:OrganizationAugmentation", leaf("ecf:CaseParticipantRoleCode", "Defendant")),
    )


def person(driver: Driver, *, role: str, name: str = "nc:EntityPerson") -> Node:
    """A driver with everything the form has a place for; the rest is in our extension."""
    return required(
        name,
        branch("nc:PersonBirthDate", leaf("nc:Date", driver.birth_date)),
        _measure("nc:PersonHeightMeasure", driver.height_in),
        branch(
            "nc:PersonName",
            leaf("nc:PersonGivenName", driver.given_name),
            leaf("nc:PersonMiddleName", driver.middle_name),
            leaf("nc:PersonSurName", driver.family_name),
            leaf("nc:PersonNameSuffixText", driver.suffix),
        ),
        sex(driver.sex),
        _measure("nc:PersonWeightMeasure", driver.weight_lb),
        branch(
            "ecf:PersonAugmentation",
            leaf("ecf:CaseParticipantRoleCode", role),
            branch(
                "nc:ContactInformation",
                address(
                    "nc:ContactMailingAddress",
                    street=driver.street,
                    city=driver.city,
                    where=driver.state,
                    postal_code=driver.postal_code,
                ),
            ),
        ),
        id=DRIVER_ID,
    )


def _measure(name: str, value: int | None) -> Node | None:
    """The form has no place for the unit here; our extension names inches and pounds."""
    return branch(name, leaf("nc:MeasureDecimalValue", value))


def _guardian(document: Document) -> Node | None:
    found = document.guardian
    if not found.name.strip():
        return None
    return branch(
        "ecf:CaseParty",
        required(
            "nc:EntityPerson",
            branch("nc:PersonName", leaf("nc:PersonFullName", found.name)),
            branch(
                "ecf:PersonAugmentation",
                leaf("ecf:CaseParticipantRoleCode", "ParentOrGuardian"),
                branch(
                    "nc:ContactInformation",
                    branch("nc:ContactMailingAddress", leaf("nc:AddressFullText", found.address)),
                ),
            ),
            id=GUARDIAN_ID,
        ),
    )


def guardianship(document: Document) -> Node | None:
    """That the guardian is the driver's."""
    if not document.guardian.name.strip() or document.charged is Charged.ORGANIZATION:
        return None
    return branch(
        "nc:PersonAssociation",
        leaf("nc:AssociationDescriptionText", "parent or guardian"),
        reference("nc:Person", GUARDIAN_ID),
        reference("nc:Person", DRIVER_ID),
    )


def subject(document: Document) -> Node:
    """`j:CitationSubject`: who drove, with the license shown."""
    driver = document.defendant
    role = (
        person(driver, role="Driver", name="nc:RoleOfPerson")
        if document.charged is Charged.ORGANIZATION
        else reference("nc:RoleOfPerson", DRIVER_ID)
    )
    return required(
        "j:CitationSubject",
        role,
        branch("citation:SubjectAugmentation", _license(driver)),
    )


def _license(driver: Driver) -> Node | None:
    if not driver.license_number.strip():
        return None
    cdl = driver.license_class.strip().upper() if driver.cdl else ""
    return branch(
        "j:DriverLicense",
        branch(
            "j:DriverLicenseIdentification",
            leaf("nc:IdentificationID", driver.license_number),
            jurisdiction(driver.license_state) if driver.license_state.strip() else None,
        ),
        branch("j:DriverLicenseExpirationDate", leaf("nc:Date", driver.license_expires)),
        leaf("j:DriverLicenseCommercialClassCode", cdl) if cdl in COMMERCIAL_CLASSES else None,
    )


def official(document: Document) -> Node:
    """`j:CitationIssuingOfficial`: the officer as on the day of issue."""
    return required(
        "j:CitationIssuingOfficial",
        required(
            "nc:RoleOfPerson",
            branch(
                "nc:PersonName",
                leaf("nc:PersonNamePrefixText", document.officer.title),
                leaf("nc:PersonFullName", document.officer.name),
            ),
        ),
        identity("j:EnforcementOfficialBadgeIdentification", document.officer.leo_number),
    )


def agency(document: Document) -> Node | None:
    """`j:CitationAgency`: by its ORI where known, else by the judiciary code."""
    found = document.agency
    return branch(
        "j:CitationAgency",
        identity(
            "nc:OrganizationIdentification",
            found.ori or found.judiciary_code,
            category="ORI" if found.ori else "judiciary code",
        ),
        leaf("nc:OrganizationName", found.name),
    )
