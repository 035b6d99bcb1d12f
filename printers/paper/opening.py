"""The top of every paper: agency, title, parties, number, which copy, and what became of it."""

from __future__ import annotations

from printers.facts import CodeKind
from printers.paper import parties, wording
from printers.paper.blocks import (
    Align,
    Block,
    Code,
    Ends,
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
AGENCY_COPY = "AGENCY COPY"
OFFICE_COPIES = frozenset({"OFFICER'S COPY", AGENCY_COPY})
"""Copies that the defendant never gets: all of record, nothing of how to answer or pay."""

_VOIDED = {
    DocumentKind.COMPLAINT: "This complaint was voided. Do not pay it and do not answer it.",
    DocumentKind.WARNING: "This warning was voided.",
    DocumentKind.NOTICE: "This notice was voided. There is no need to do what it asks.",
}
_DIGEST_SHOWN = 8


def for_defendant(paper: Printable) -> bool:
    """Whether this copy goes to the person charged; a preview shows what he will get."""
    return paper.copy not in OFFICE_COPIES


def head(paper: Printable, *, title: Text, under: str) -> tuple[Block, ...]:
    """Agency, court, title, parties, number with its bar code, which copy it is, when issued."""
    document = paper.document
    agency = document.agency
    which = paper.copy or ("COPY" if document.number else "PREVIEW")
    return (
        *training(document),
        *void_mark(paper),
        Header(logo_png=paper.logo_png, name=agency.name, details=(agency.address, agency.phone)),
        Rule(heavy=True),
        Text(text=under, align=Align.CENTER),
        title,
        *_parties(document),
        Space(dots=6),
        NumberLine(
            number=f"No. {document.number or wording.GIVEN_AT_ISSUE}",
            code=Code(kind=CodeKind.CODE128, payload=document.number),
        ),
        Ends(left=which, right=_issued(document)),
        *_history(paper),
        Rule(heavy=True),
    )


def _parties(document: Document) -> tuple[Block, ...]:
    """Who against whom, and where. A warning is no case."""
    if document.kind is DocumentKind.WARNING:
        return ()
    caption = parties.caption(document) if document.kind is DocumentKind.COMPLAINT else ""
    return (
        Text(text=caption, bold=True, align=Align.CENTER),
        Text(text=parties.venue(document), align=Align.CENTER),
    )


def _issued(document: Document) -> str:
    if not document.number:
        return f"Issued {wording.GIVEN_AT_ISSUE}"
    return f"Issued {wording.moment(document.issued_at, document.time_zone)}"


def _history(paper: Printable) -> tuple[Block, ...]:
    """What this paper takes the place of: a version, a voided ticket, an earlier print."""
    document = paper.document
    lines = []
    if document.replaces:
        lines.append(f"AMENDED version {document.seq}, replaces {_replaced(document)}")
        lines.append(f"Amended because: {document.amend_reason}" if document.amend_reason else "")
    if document.reissue_of:
        lines.append(f"Replaces voided No. {document.reissue_of}")
    if paper.reprint:
        lines.append(f"REPRINT {paper.reprint} - replaces any partial copy")
    return tuple(Text(text=line, bold=True, hang=2) for line in lines if line)


def _replaced(document: Document) -> str:
    """Events of one number share a count, so the version before is named by time and digest."""
    digest = (document.replaces or "")[:_DIGEST_SHOWN]
    if document.replaces_issued_at is None:
        return f"the version with record {digest}"
    when = wording.moment(document.replaces_issued_at, document.time_zone)
    return f"the version of {when} (record {digest})"


def void_mark(paper: Printable) -> tuple[Block, ...]:
    """VOID, so large that nobody pays it, with what it means."""
    if not paper.voided:
        return ()
    return (
        Text(text="VOID", size=Size.HUGE, bold=True, align=Align.CENTER),
        Text(text=_VOIDED[paper.document.kind], bold=True, align=Align.CENTER),
        Rule(heavy=True),
    )


def training(document: Document) -> tuple[Block, ...]:
    """The mark of a practice paper, for its top and its bottom."""
    if not document.training:
        return ()
    return (Text(text=TRAINING, bold=True, align=Align.CENTER), Space(dots=6))
