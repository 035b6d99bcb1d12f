"""One event of a ticket as the court takes it: an ECF 5.0 `FilingMessage` around its citation."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from sync.ecf import incident, parties
from sync.ecf.nodes import Node, branch, leaf, required, written
from sync.ecf.places import identity, moment
from sync.ecf.vermont import extension
from tracs_mobile.domain.document import Document
from tracs_mobile.domain.filing import Filing
from tracs_mobile.domain.stop import Charged, DocumentKind

PROFILE: Final = "urn:oasis:names:tc:legalxml-courtfiling:schema:xsd:WebServicesMessaging-5.0"
COURT_ID: Final = "VT-JB"
"""How the Judicial Bureau is named until it says otherwise."""
COURT_NAME: Final = "Vermont Judicial Bureau"
_CATEGORY: Final = "citation"


def file_name(number: str, seq: int = 1) -> str:
    """`NUMBER.ecf.xml` for the first event of a number, `NUMBER-SEQ.ecf.xml` for a later one."""
    return f"{number}.ecf.xml" if seq == 1 else f"{number}-{seq}.ecf.xml"


def filing_xml(filing: Filing, *, sent_at: datetime) -> bytes:
    """The message as UTF-8; equal arguments give equal bytes.

    It validates against the unmodified OASIS schemas together with `vermont.xsd`.
    """
    document = filing.document
    message_id = f"{document.document_id}/{filing.seq}"
    return written(
        required(
            "filing:FilingMessage",
            identity("nc:DocumentIdentification", message_id, category="messageID"),
            required("ecf:SendingMDELocationID", leaf("nc:IdentificationID", filing.device_id)),
            leaf("ecf:ServiceInteractionProfileCode", PROFILE),
            _court(),
            moment("nc:DocumentPostDate", sent_at, document.time_zone),
            _lead_document(filing),
            _case(filing),
        )
    )


def _court() -> Node:
    return required(
        "j:CaseCourt",
        identity("nc:OrganizationIdentification", COURT_ID),
        leaf("j:CourtName", COURT_NAME),
    )


def _lead_document(filing: Filing) -> Node:
    """The paper that is filed, by its digest; the signed record is the original."""
    title = _TITLES[filing.document.kind]
    return required(
        "filing:FilingLeadDocument",
        leaf("nc:DocumentCategoryText", title),
        leaf("nc:DocumentDescriptionText", f"{title}: {filing.kind.value}"),
        moment("nc:DocumentEffectiveDate", filing.at, filing.document.time_zone),
        identity("nc:DocumentIdentification", filing.document.document_id),
        leaf("nc:DocumentSequenceID", filing.seq),
        branch("ecf:DocumentAugmentation", leaf("ecf:DocumentTypeCode", filing.kind.value)),
    )


_TITLES: Final = {
    DocumentKind.COMPLAINT: "Vermont Civil Violation Complaint",
    DocumentKind.WARNING: "Written warning",
    DocumentKind.NOTICE: "Notice of violation",
}


def _case(filing: Filing) -> Node:
    document = filing.document
    return required(
        "nc:Case",
        leaf("nc:CaseTitleText", _title(document)),
        required(
            "ecf:CaseAugmentation",
            leaf("ecf:CaseCategoryCode", _CATEGORY),
            *parties.parties(document),
            identity("ecf:CaseTrackingID", document.number),
            parties.guardianship(document),
        ),
        _citation_case(document),
        extension(filing),
    )


def _citation_case(document: Document) -> Node:
    return required(
        "citation:CaseAugmentation",
        required(
            "j:Citation",
            identity("nc:ActivityIdentification", document.number),
            moment("nc:ActivityDate", document.issued_at, document.time_zone),
            parties.agency(document),
            parties.official(document),
            parties.subject(document),
        ),
        incident.incident(document),
        incident.violated(document),
        incident.vehicle(document),
    )


def _title(document: Document) -> str:
    name = (
        document.organization.name
        if document.charged is Charged.ORGANIZATION
        else f"{document.defendant.given_name} {document.defendant.family_name}".strip()
    )
    return f"{document.plaintiff or 'State of Vermont'} v. {name}"
