"""The complaint, read from the driver's side: what, how much, until when, how to answer."""

from __future__ import annotations

from printers.facts import CodeKind
from printers.paper import courtesy, opening, parties, sections, wording
from printers.paper.blocks import (
    Align,
    Blanks,
    Block,
    Choice,
    Code,
    CodeBeside,
    Ends,
    Figures,
    Rule,
    Size,
    Space,
    Text,
)
from tracs_mobile.domain.document import Document, Printable

_TITLE = Text(
    text="VERMONT CIVIL VIOLATION COMPLAINT", size=Size.LARGE, bold=True, align=Align.CENTER
)
_CHOICES = (
    ("ADMITTED", "I admit it and pay the waiver penalty above."),
    ("NO CONTEST", "I do not contest it and pay the waiver penalty."),
    ("DENIED", "I deny it and ask for a hearing. Send no money."),
)
"""The three answers of 4 V.S.A. § 1105(b) to (e)."""


def complaint(paper: Printable) -> tuple[Block, ...]:
    """All blocks of a Vermont Civil Violation Complaint (4 V.S.A. § 1105(a))."""
    document = paper.document
    return (
        *opening.head(paper, title=_TITLE, under="STATE OF VERMONT, JUDICIAL BUREAU"),
        *sections.charge(document, heading="YOU ARE CHARGED WITH"),
        Rule(heavy=True),
        *_amount(document),
        Rule(heavy=True),
        *sections.cures(document),
        *_answer(paper),
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


def _amount(document: Document) -> tuple[Block, ...]:
    waiver, points = document.waiver, document.points
    table = f"TABLE {waiver.table}" if waiver.table else ""
    table = f"PROVISIONAL {table}" if table and waiver.provisional else table
    total = waiver.total_cents
    made_of = wording.sum_of(waiver)
    return (
        Figures(
            left_heading="TO PAY IF YOU ADMIT OR DO NOT CONTEST",
            left="not set" if total is None else wording.money(total),
            right_heading="POINTS",
            right="-" if points is None else str(points),
        ),
        *_full_penalty(document),
        Ends(
            left=f"Waiver penalty: {made_of}" if made_of else "Waiver penalty",
            right=table,
            size=Size.SMALL,
        ),
    )


def _full_penalty(document: Document) -> tuple[Block, ...]:
    """The second amount of a municipal ordinance (4 V.S.A. § 1102(d))."""
    full = document.full_penalty_cents
    if full is None:
        return ()
    return (Ends(left="FULL PENALTY IF YOU DO NOT ANSWER", right=wording.money(full), bold=True),)


def _answer(paper: Printable) -> tuple[Block, ...]:
    """The day to answer by, and on the defendant's copies how; nothing when it is void."""
    if paper.voided:
        return ()
    if not opening.for_defendant(paper):
        return (*_answer_by(paper.document), Rule())
    url = paper.notices.pay_url
    online = Text(text=f"Online: {url.removeprefix('https://')}", size=Size.SMALL)
    return (
        CodeBeside(
            code=Code(kind=CodeKind.QR, payload=url),
            lines=(*_answer_by(paper.document), *((online,) if url else ())),
        ),
        Space(dots=10),
        *(Choice(name=name, means=means) for name, means in _CHOICES),
        Space(dots=22),
        Blanks(labels=(("Signature", 20), ("Date", 10))),
        Space(dots=14),
        Blanks(labels=(("My mailing address, if not as below", 10),)),
        Space(dots=6),
        *(Text(text=line, size=Size.SMALL, after=2) for line in paper.notices.pay),
        Rule(),
    )


def _answer_by(document: Document) -> tuple[Text, ...]:
    days, last = wording.days_to_answer(document), document.answer_by
    if last is None or days is None:
        return (Text(text="ANSWER BY"), Text(text="see below", size=Size.LARGE, bold=True))
    return (
        Text(text="ANSWER BY"),
        Text(text=wording.day(last), size=Size.LARGE, bold=True),
        Text(text=f"{days} days from issue"),
    )


def _notices(paper: Printable) -> tuple[str, ...]:
    """The notices that apply: to all, to whom a municipality charges, to a parent or guardian."""
    document, said = paper.document, paper.notices
    # A municipality's default judgment is for the full penalty (24 V.S.A. § 1979), not the waiver.
    ordinance = document.full_penalty_cents is not None
    unanswered = said.municipal if ordinance else said.unanswered
    guardian = said.guardian if parties.guardian_line(document) else ()
    return (*unanswered, *said.complaint, *guardian)
