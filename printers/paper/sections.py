"""The parts that the papers share: charge, person, vehicle, officer, proof, notices, foot."""

from __future__ import annotations

from printers.facts import CodeKind
from printers.paper import opening, parties, wording
from printers.paper.blocks import Align, Block, Code, Field, Rule, Size, Space, Text
from tracs_mobile.domain.document import Cure, Document, Printable
from tracs_mobile.domain.stop import DocumentKind, Driver, Military, Vehicle


def charge(document: Document, *, heading: str) -> tuple[Block, ...]:
    """What happened: statute, title, ordinance, speed, zone, when, where, facts."""
    violation, place = document.violation, document.place
    when = place.occurred_at
    lines = [
        Text(text=heading),
        Text(text=violation.statute, size=Size.LARGE, bold=True),
        Text(text=violation.title, bold=True),
        Text(text=f"Ordinance: {violation.ordinance}" if violation.ordinance else "", bold=True),
        Text(text=wording.speed_line(violation), bold=True),
        Text(text=wording.zones_line(violation), bold=True),
        Text(text=wording.authority_line(violation)),
        Text(text=f"Violation code {violation.code}" if violation.code else ""),
        Text(text=f"on {wording.moment(when, document.time_zone)}" if when else ""),
        Text(text=wording.place_line(place)),
        Text(text=f"Facts: {violation.facts}" if violation.facts else ""),
    ]
    return tuple(line for line in lines if line.text)


def person(document: Document) -> tuple[Block, ...]:
    """Who, and where the mail goes; on a complaint also the duty asked for (V.R.C.P. 80.6(b))."""
    warned = document.kind is DocumentKind.WARNING
    organization = parties.names_organization(document)
    return (
        Field(
            label="Driver" if warned and not organization else "Defendant",
            value=parties.defendant(document),
            bold=True,
        ),
        *_mailing(document),
        *(_operator(document) if organization else _identity(document.defendant)),
        *_guardian(document),
        *_military(document),
    )


def _mailing(document: Document) -> tuple[Block, ...]:
    lines = (parties.mailing_line(document), parties.address_source_line(document))
    value = wording.joined(wording.GAP, *lines)
    return (Field(label="Mailing", value=value),) if value else ()


def _operator(document: Document) -> tuple[Block, ...]:
    """Who drove for the organization, when anybody did."""
    driver = document.defendant
    if driver == Driver():
        return ()
    return (Field(label="Operator", value=wording.full_name(driver)), *_identity(driver))


def _identity(driver: Driver) -> tuple[Block, ...]:
    personal = Field(label="Personal ID", value=driver.personal_id)
    return (
        Field(label="License", value=wording.license_line(driver)),
        *((personal,) if driver.personal_id.strip() else ()),
        Field(label="Born", value=wording.born_line(driver)),
    )


def _guardian(document: Document) -> tuple[Block, ...]:
    line = parties.guardian_line(document)
    return (Field(label="Parent/guardian", value=line),) if line else ()


def _military(document: Document) -> tuple[Block, ...]:
    """A complaint tells that it was asked; other papers only the answer, when there is one."""
    if parties.names_organization(document) or document.kind is DocumentKind.WARNING:
        return ()
    if document.kind is DocumentKind.NOTICE and document.military is Military.NOT_ASKED:
        return ()
    return (Field(label="Active duty", value=wording.military_line(document.military)),)


def vehicle(document: Document) -> tuple[Block, ...]:
    """The vehicle, how it was used, and weather and road; nothing for a charge on foot."""
    if document.vehicle == Vehicle():
        return ()
    return (
        Field(label="Vehicle", value=wording.vehicle_line(document.vehicle)),
        Field(label="VIN", value=wording.use_line(document.vehicle)),
        Field(label="Scene", value=wording.scene_line(document.place)),
        Rule(),
    )


def officer(document: Document) -> tuple[Block, ...]:
    """Who issued it, for which agency, under which codes."""
    by, agency = document.officer, document.agency
    return (
        Field(
            label="Officer",
            value=wording.joined(
                wording.GAP, wording.joined(" ", by.title, by.name), f"LEO {by.leo_number}"
            ),
        ),
        Field(
            label="Agency",
            value=wording.joined(
                wording.GAP,
                agency.name,
                f"judiciary code {agency.judiciary_code}",
                f"ORI {agency.ori}" if agency.ori.strip() else "",
            ),
        ),
    )


def declaration(paper: Printable) -> Text:
    """What the officer declared under the penalty of perjury (4 V.S.A. § 1105(f)).

    A complaint of the first release does not hold its own words: then those of its wording.
    """
    document = paper.document
    said = document.declaration
    if not said and document.kind is DocumentKind.COMPLAINT:
        asked = paper.notices.military if _military(document) else ""
        said = wording.joined(" ", paper.notices.oath, asked)
    return Text(text=said, after=4)


def signed(document: Document) -> Text:
    """That the officer signed electronically, and when."""
    if not document.number:
        return Text(text=f"Signed electronically: {wording.GIVEN_AT_ISSUE}")
    when = wording.moment(document.issued_at, document.time_zone, weekday=False)
    return Text(text=f"Signed electronically {when}")


def cures(document: Document) -> tuple[Block, ...]:
    """The ways out that the law gives, each with its last day, between rules."""
    if not document.cures:
        return ()
    return (*(text for cure in document.cures for text in _cure(cure, document)), Rule())


def _cure(cure: Cure, document: Document) -> tuple[Text, ...]:
    by = wording.until(cure.until, document.time_zone)
    shown = f"Show {cure.what} to {document.agency.name} by {by}"
    saved = "" if document.kind is DocumentKind.WARNING else f" and {cure.then}"
    return (
        Text(text=f"{shown}{saved}.", bold=True),
        Text(text=cure.section, size=Size.SMALL, after=4),
    )


def notices(lines: tuple[str, ...], paper: Printable) -> tuple[Block, ...]:
    """Small print for the defendant, and that its wording is not the court's own yet.

    A copy that stays in the office names the wording instead of repeating it; a voided paper tells
    nobody what to do.
    """
    version = paper.notices.version
    if paper.voided:
        return ()
    if not opening.for_defendant(paper):
        given = f"The defendant's copies carry the notices of version {version}."
        return (Text(text=given, size=Size.SMALL, after=3),)
    shown: tuple[Block, ...] = tuple(
        Text(text=line, size=Size.SMALL, after=3) for line in lines if line
    )
    if not paper.notices.provisional:
        return shown
    said = f"Notice wording provisional, version {version}, to be replaced by the court's."
    return (*shown, Text(text=said, size=Size.SMALL, bold=True))


def foot(paper: Printable) -> tuple[Block, ...]:
    """The signed short form as a two-dimensional code, and the record it belongs to."""
    document = paper.document
    line = f"Record {paper.audit_head} entry {paper.audit_entry}" if paper.audit_head else ""
    shown = wording.joined(wording.GAP, document.number, _version(document), line)
    return (
        Space(dots=12),
        Code(kind=CodeKind.PDF417, payload=paper.short_form),
        Space(dots=8),
        Text(text=shown or wording.GIVEN_AT_ISSUE, size=Size.SMALL, bold=True, align=Align.CENTER),
        *_whole(paper),
        *opening.void_mark(paper),
        *opening.training(document),
    )


def _whole(paper: Printable) -> tuple[Block, ...]:
    """The whole signed ticket, on the copy that stays with the agency: DPS can take it from there.

    A QR code: a hand scanner reads it as keys, and a PDF417 of it would be three times as large.
    """
    if not paper.whole_form or paper.copy != opening.AGENCY_COPY:
        return ()
    said = "The whole signed ticket. If it never reached DPS, DPS takes it in from this code."
    return (
        Space(dots=12),
        Text(text=said, size=Size.SMALL, align=Align.CENTER, after=10),
        Code(kind=CodeKind.QR, payload=paper.whole_form),
        Space(dots=16),
    )


def _version(document: Document) -> str:
    return f"version {document.seq}" if document.number and document.replaces else ""
