"""From a printable to the blocks of its paper; knows no width, no font and no printer."""

from __future__ import annotations

from printers.paper.blocks import Block
from printers.paper.complaint import complaint
from printers.paper.notice import notice
from printers.paper.warning import warning
from tracs_mobile.domain.document import Printable
from tracs_mobile.domain.stop import DocumentKind

_PAPERS = {
    DocumentKind.COMPLAINT: complaint,
    DocumentKind.WARNING: warning,
    DocumentKind.NOTICE: notice,
}


def layout(paper: Printable) -> tuple[Block, ...]:
    """The blocks of a complaint, a warning or a notice, from the top of the paper to its bottom."""
    return _PAPERS[paper.document.kind](paper)
