"""The notice of violation of 7 V.S.A. § 656: a person under 21 goes to the county's Diversion.

It is no complaint: no amount, no plea, and it is not filed with the Judicial Bureau.
"""

from __future__ import annotations

from printers import courtesy, opening, parties, sections, wording
from printers.blocks import Align, Block, Rule, Size, Space, Text
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
        Text(text=f"CONTACT THE {_program(paper.document)} BY"),
        *_last_day(paper.document),
        Space(dots=6),
        Text(text="There is nothing to pay and nothing to sign on this paper."),
        Text(text="It is not filed with the Judicial Bureau."),
        Rule(heavy=True),
    )


def _program(document: Document) -> str:
    county = document.place.county.strip().upper()
    return f"{county} COUNTY DIVERSION PROGRAM" if county else "COUNTY DIVERSION PROGRAM"


def _last_day(document: Document) -> tuple[Text, ...]:
    days, last = wording.days_to_answer(document), document.answer_by
    if last is None or days is None:
        return (Text(text="see below", size=Size.LARGE, bold=True),)
    return (
        Text(text=wording.day(last), size=Size.LARGE, bold=True),
        Text(text=f"{days} days from issue (7 V.S.A. § 656)"),
    )


def _notices(paper: Printable) -> tuple[str, ...]:
    guardian = paper.notices.guardian if parties.guardian_line(paper.document) else ()
    return (*paper.notices.notice, *guardian)
