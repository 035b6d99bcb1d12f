"""Who stands on the paper: plaintiff and defendant, organization, parent or guardian, venue."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from printers.paper.wording import full_name, joined
from tracs_mobile.domain.days import OF_AGE, age_on
from tracs_mobile.domain.document import Document
from tracs_mobile.domain.stop import NO_GUARDIAN, AddressSource, Charged, DocumentKind

STATE = "STATE OF VERMONT"


def names_organization(document: Document) -> bool:
    """Whether the defendant is a corporation or another organization."""
    return document.charged is Charged.ORGANIZATION


def defendant(document: Document) -> str:
    """The one defendant of a complaint (V.R.C.P. 80.6(c)); empty while not written down."""
    if names_organization(document):
        return document.organization.name.strip()
    return full_name(document.defendant)


def caption(document: Document) -> str:
    """`STATE OF VERMONT v. BÉLANGEOIX, NOÉMIE R`; empty while there is no defendant."""
    name = defendant(document)
    return f"{plaintiff(document)} v. {name}" if name else ""


def plaintiff(document: Document) -> str:
    """The State, or the municipality whose ordinance it is (4 V.S.A. § 1102)."""
    return document.plaintiff.strip() or STATE


def venue(document: Document) -> str:
    """The unit of the Superior Court where it happened (4 V.S.A. § 1103); empty without county."""
    county = document.place.county.strip()
    return f"Venue: Superior Court, {county} Unit" if county else ""


def mailing_line(document: Document) -> str:
    """The defendant's mailing address and whether it was asked for (V.R.C.P. 80.6(b)(1)).

    Of a warning only the address, when there is one: nothing is mailed.
    """
    place = document.organization if names_organization(document) else document.defendant
    region = joined(" ", place.city, place.state, place.postal_code)
    address = joined(", ", place.street, region)
    if document.kind is DocumentKind.WARNING:
        return address
    address = address or "not known"
    return f"{address} ({'' if document.address_confirmed else 'not '}confirmed)"


def address_source_line(document: Document) -> str:
    """Where an organization's address came from; empty for a person."""
    source = document.organization.address_source
    if not names_organization(document) or source is AddressSource.NOT_CHOSEN:
        return ""
    return f"from {source.value}"


def guardian_line(document: Document) -> str:
    """Parent or guardian of a defendant under 18; empty when there need be none."""
    guardian = document.guardian
    if names_organization(document):
        return ""
    if guardian == NO_GUARDIAN:
        return "not known" if _is_minor(document) else ""
    address = guardian.address.strip() or "same address"
    return joined(", ", guardian.name or "not known", address)


def _is_minor(document: Document) -> bool:
    """Whether the person charged was under 18 on the local day of the violation."""
    born = document.defendant.birth_date
    when = document.place.occurred_at or document.issued_at
    return born is not None and age_on(born, _local_day(when, document.time_zone)) < OF_AGE


def _local_day(instant: datetime, zone: str) -> date:
    return instant.astimezone(ZoneInfo(zone)).date()
