"""The parts that complaint and warning share: head, charge, person, vehicle, officer, foot."""

from __future__ import annotations

from printers import wording
from printers.blocks import (
    Align,
    Block,
    Code,
    CodeKind,
    Ends,
    Field,
    Header,
    NumberLine,
    Rule,
    Size,
    Space,
    Text,
)
from tracs_mobile.domain.document import Document, Printable
from tracs_mobile.domain.stop import DocumentKind

TRAINING = "TRAINING - NOT A LEGAL DOCUMENT"


def head(paper: Printable, *, title: Text, under: str) -> tuple[Block, ...]:
    """Agency, State, title, number with its bar code, which copy this is and when it was issued."""
    document = paper.document
    agency = document.agency
    which = paper.copy or ("COPY" if document.number else "PREVIEW")
    return (
        *training(document),
        Header(logo_png=paper.logo_png, name=agency.name, details=(agency.address, agency.phone)),
        Rule(heavy=True),
        Text(text=under, align=Align.CENTER),
        title,
        Space(dots=6),
        NumberLine(
            number=f"No. {document.number or wording.GIVEN_AT_ISSUE}",
            code=Code(kind=CodeKind.CODE128, payload=document.number),
        ),
        Ends(left=which, right=_issued(document)),
        *_replacing(paper),
        Rule(heavy=True),
    )


def _issued(document: Document) -> str:
    if not document.number:
        return f"Issued {wording.GIVEN_AT_ISSUE}"
    return f"Issued {wording.moment(document.issued_at, document.time_zone)}"


def _replacing(paper: Printable) -> tuple[Block, ...]:
    reprint, replaces = paper.reprint, paper.document.replaces
    lines: list[Block] = []
    if replaces:
        lines.append(Text(text=f"Replaces {replaces}", bold=True))
    if reprint:
        lines.append(Text(text=f"REPRINT {reprint} - replaces any partial copy", bold=True))
    return tuple(lines)


def charge(document: Document, *, heading: str) -> tuple[Block, ...]:
    """What happened: statute, title, speed, when, where, facts."""
    violation, place = document.violation, document.place
    when = place.occurred_at
    lines = [
        Text(text=heading),
        Text(text=violation.statute, size=Size.LARGE, bold=True),
        Text(text=violation.title, bold=True),
        Text(text=wording.speed_line(violation), bold=True),
        Text(text=wording.zones_line(violation), bold=True),
        Text(text=f"on {wording.moment(when, document.time_zone)}" if when else ""),
        Text(text=wording.place_line(place)),
        Text(text=f"Facts: {violation.facts}" if violation.facts else ""),
    ]
    return tuple(line for line in lines if line.text)


def person(document: Document) -> tuple[Block, ...]:
    """Who, and where the mail goes. Only a complaint asks for active duty (V.R.C.P. 80.6(b)(2))."""
    driver = document.defendant
    warned = document.kind is DocumentKind.WARNING
    confirmed = " (confirmed)" if document.address_confirmed else " (not confirmed)"
    military = Field(label="Active duty", value=wording.military_line(document.military))
    return (
        Field(
            label="Driver" if warned else "Defendant", value=wording.full_name(driver), bold=True
        ),
        Field(label="Mailing", value=wording.mailing_address(driver) + confirmed),
        Field(label="License", value=wording.license_line(driver)),
        Field(label="Born", value=wording.born_line(driver)),
        *(() if warned else (military,)),
    )


def vehicle(document: Document) -> tuple[Block, ...]:
    """The vehicle and how it was used."""
    return (
        Field(label="Vehicle", value=wording.vehicle_line(document.vehicle)),
        Field(label="VIN", value=wording.use_line(document.vehicle)),
    )


def officer(document: Document) -> tuple[Block, ...]:
    """Who issued it, for which agency."""
    by = document.officer
    parts = (
        f"{by.title} {by.name}".strip(),
        f"LEO {by.leo_number}",
        f"agency {document.agency.judiciary_code}",
    )
    return (Field(label="Officer", value=wording.GAP.join(parts)),)


def signed(document: Document) -> Text:
    """That the officer signed electronically, and when."""
    if not document.number:
        return Text(text=f"Signed electronically: {wording.GIVEN_AT_ISSUE}")
    when = wording.moment(document.issued_at, document.time_zone, weekday=False)
    return Text(text=f"Signed electronically {when}")


def notices(lines: tuple[str, ...], paper: Printable) -> tuple[Block, ...]:
    """Small print, and that its wording is not the court's own yet."""
    shown: tuple[Block, ...] = tuple(Text(text=line, size=Size.SMALL, after=3) for line in lines)
    if not paper.notices.provisional:
        return shown
    said = f"Notice wording provisional, version {paper.notices.version}, to be replaced by the"
    return (*shown, Text(text=f"{said} court's.", size=Size.SMALL, bold=True))


def foot(paper: Printable) -> tuple[Block, ...]:
    """The signed short form as a bar code, and where the record stands in the laptop's chain."""
    document = paper.document
    record = f"Record {paper.audit_head} entry {paper.audit_entry}" if paper.audit_head else ""
    line = wording.GAP.join(part for part in (document.number, record) if part)
    return (
        Space(dots=12),
        Code(kind=CodeKind.PDF417, payload=paper.short_form),
        Space(dots=8),
        Text(text=line or wording.GIVEN_AT_ISSUE, size=Size.SMALL, bold=True, align=Align.CENTER),
        *training(document),
    )


def training(document: Document) -> tuple[Block, ...]:
    """The mark of a practice paper, for its top and its bottom."""
    if not document.training:
        return ()
    return (Text(text=TRAINING, bold=True, align=Align.CENTER), Space(dots=6))
