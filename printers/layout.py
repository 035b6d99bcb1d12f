"""From a printable to the blocks of its paper; knows no width, no font and no printer."""

from __future__ import annotations

from printers.blocks import Block
from printers.complaint import complaint
from printers.warning import warning
from tracs_mobile.domain.document import Printable
from tracs_mobile.domain.stop import DocumentKind


def layout(paper: Printable) -> tuple[Block, ...]:
    """The blocks of a complaint or a warning, from the top of the paper to its bottom."""
    if paper.document.kind is DocumentKind.WARNING:
        return warning(paper)
    return complaint(paper)
