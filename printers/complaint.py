"""The complaint, read from the driver's side: what, how much, until when, how to answer."""

from __future__ import annotations

from printers import sections, wording
from printers.blocks import (
    Align,
    Blanks,
    Block,
    Choice,
    Code,
    CodeBeside,
    CodeKind,
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
    ("ADMITTED", "I admit the violation and pay the amount above."),
    ("NO CONTEST", "I do not admit it, and pay the amount above."),
    ("DENIED", "I want a hearing. Send no money."),
)


def complaint(paper: Printable) -> tuple[Block, ...]:
    """All blocks of a Vermont Civil Violation Complaint (4 V.S.A. § 1105(a))."""
    document = paper.document
    return (
        *sections.head(paper, title=_TITLE, under="STATE OF VERMONT, JUDICIAL BUREAU"),
        *sections.charge(document, heading="YOU ARE CHARGED WITH"),
        Rule(heavy=True),
        *_amount(document),
        Rule(heavy=True),
        *_answer(paper),
        Rule(),
        *sections.person(document),
        Rule(),
        *sections.vehicle(document),
        Rule(),
        *sections.officer(document),
        Space(dots=4),
        Text(text=paper.notices.oath, after=4),
        sections.signed(document),
        Rule(),
        *sections.notices(paper.notices.complaint, paper),
        *sections.foot(paper),
    )


def _amount(document: Document) -> tuple[Block, ...]:
    waiver, points = document.waiver, document.points
    table = f"PROVISIONAL TABLE {waiver.table}" if waiver.provisional else f"TABLE {waiver.table}"
    total = waiver.total_cents
    return (
        Figures(
            left_heading="TO PAY IF YOU ADMIT OR DO NOT CONTEST",
            left="not set" if total is None else wording.money(total),
            right_heading="POINTS",
            right="-" if points is None else str(points),
        ),
        Ends(left=wording.sum_of(waiver), right=table, size=Size.SMALL),
    )


def _answer(paper: Printable) -> tuple[Block, ...]:
    return (
        CodeBeside(
            code=Code(kind=CodeKind.QR, payload=paper.notices.pay_url),
            lines=_answer_by(paper.document),
        ),
        Space(dots=10),
        *(Choice(name=name, means=means) for name, means in _CHOICES),
        Space(dots=22),
        Blanks(labels=(("Signature", 20), ("Date", 10))),
        Space(dots=14),
        Blanks(labels=(("My mailing address, if not as below", 10),)),
        Space(dots=6),
        *(Text(text=line, size=Size.SMALL, after=2) for line in paper.notices.pay),
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
