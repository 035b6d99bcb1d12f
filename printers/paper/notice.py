"""The notice of violation of 7 V.S.A. § 656: a person under 21 goes to the county's Diversion.

It is no complaint: no amount, no plea, and it is not filed with the Judicial Bureau.
"""

from __future__ import annotations

from printers.paper import courtesy, opening, parties, sections, wording
from printers.paper.blocks import Align, Block, Rule, Size, Space, Text
from tracs_mobile.domain.document import Document, Printable

_TITLE = Text(text="NOTICE OF VIOLATION", size=Size.LARGE, bold=True, align=Align.CENTER)


def notice(paper: Printable) -> tuple[Block, ...]:
    """All blocks of a notice of violation, from what it is for to what must be done by when."""
    document = paper.document
    return (
        *opening.head(paper, title=_TITLE, under="STATE OF VERMONT"),
        *sections.charge(document, heading="NOTICE IS GIVEN OF A VIOLATION OF"),
        Rule(heavy=True),
        *_what_to_do(paper),
        *sections.cures(document),
        *sections.person(document),
        Rule(),
        *sections.vehicle(document),
        *sections.officer(document),
        Space(dots=4),
        sections.declaration(paper),
        sections.signed(document),
        Rule(),
        *sections.notices(_notices(paper), paper),
        *courtesy.courtesy(paper),
        *sections.foot(paper),
    )


def _what_to_do(paper: Printable) -> tuple[Block, ...]:
    """Whom to contact, until when, and what need not be done; nothing when it is void."""
    if paper.voided:
        return ()
    return (
        Text(text="CONTACT THE DIVERSION PROGRAM BY"),
        *_last_day(paper.document),
        Space(dots=6),
        Text(text="There is nothing to pay and nothing to sign on this paper."),
        Text(text="It is not filed with the Judicial Bureau."),
        Rule(heavy=True),
    )


def _last_day(document: Document) -> tuple[Text, ...]:
    """The day worked out, and whose program it is: that of the county where it happened."""
    days, last = wording.days_to_answer(document), document.answer_by
    county = document.place.county.strip()
    program = f"{county} County Diversion Program" if county else "Diversion Program of the county"
    return (
        Text(text=wording.day(last) if last else "see below", size=Size.LARGE, bold=True),
        Text(text=f"{days} days from issue" if days is not None else ""),
        Text(text=program, bold=True),
    )


def _notices(paper: Printable) -> tuple[str, ...]:
    guardian = paper.notices.guardian if parties.guardian_line(paper.document) else ()
    return (*paper.notices.notice, *guardian)
