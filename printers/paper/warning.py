"""The written warning: the same head, no amount and no plea, so that nobody mistakes it."""

from __future__ import annotations

from printers.paper import courtesy, opening, sections
from printers.paper.blocks import Align, Block, Rule, Size, Space, Text
from tracs_mobile.domain.document import Printable

_TITLE = Text(text="WARNING", size=Size.HUGE, bold=True, align=Align.CENTER)


def warning(paper: Printable) -> tuple[Block, ...]:
    """All blocks of a written warning."""
    document = paper.document
    return (
        *opening.head(paper, title=_TITLE, under="STATE OF VERMONT"),
        *sections.charge(document, heading="YOU ARE WARNED FOR"),
        Rule(heavy=True),
        Space(dots=4),
        Text(text="NOTHING TO PAY", size=Size.LARGE, bold=True, align=Align.CENTER),
        Rule(heavy=True),
        *sections.cures(document),
        *sections.person(document),
        Rule(),
        *sections.vehicle(document),
        *sections.officer(document),
        Space(dots=4),
        sections.signed(document),
        Rule(),
        *sections.notices(paper.notices.warning, paper),
        *courtesy.courtesy(paper),
        *sections.foot(paper),
    )
