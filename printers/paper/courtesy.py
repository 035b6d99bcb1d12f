"""Translations for courtesy, under the English text and never in its place."""

from __future__ import annotations

from printers.paper import opening
from printers.paper.blocks import Block, Rule, Size, Text
from tracs_mobile.domain.document import Printable
from tracs_mobile.domain.law import Courtesy
from tracs_mobile.domain.stop import DocumentKind

_HEADING = "Courtesy translation. Only the English text above is the legal text."


def courtesy(paper: Printable) -> tuple[Block, ...]:
    """The translations asked for, in that order; a language that the wording lacks is left out."""
    if not opening.for_defendant(paper) or paper.voided:
        return ()
    there = {found.language: found for found in paper.notices.courtesy}
    wanted = (there[language] for language in paper.languages if language in there)
    return tuple(block for found in wanted for block in _one(found, paper.document.kind))


def _one(found: Courtesy, kind: DocumentKind) -> tuple[Block, ...]:
    lines = {
        DocumentKind.COMPLAINT: found.complaint,
        DocumentKind.WARNING: found.warning,
        DocumentKind.NOTICE: found.notice,
    }[kind]
    if not lines:
        return ()
    provisional = f"Translation provisional ({found.language})." if found.provisional else ""
    return (
        Rule(),
        Text(text=found.name, bold=True),
        Text(text=_HEADING, size=Size.SMALL, after=3),
        *(Text(text=line, size=Size.SMALL, after=3) for line in lines),
        Text(text=provisional, size=Size.SMALL, bold=True),
    )
