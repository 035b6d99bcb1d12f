"""The wording and the logo of a day: kept once, named by each document, taken by each reprint."""

from __future__ import annotations

from tracs_mobile.domain.document import Document, PaperKit
from tracs_mobile.domain.law import LawPack
from tracs_mobile.errors import StoreError
from tracs_mobile.ports import UnitOfWork
from tracs_mobile.services.session import Session
from tracs_mobile.wording import say

_KIT_GONE = say(
    "The wording that this ticket was issued with is missing on this laptop. Nothing was printed; "
    "call your Point of Contact."
)


def keep_kit(unit: UnitOfWork, *, pack: LawPack, session: Session) -> str:
    """Keep what is printed with today; the digest that documents issued now name."""
    return unit.papers.put(PaperKit(notices=pack.notices, logo_png=session.logo_png))


def kit_for(unit: UnitOfWork, document: Document, *, pack: LawPack) -> PaperKit:
    """What `document` was printed with on its day.

    Documents of the first release name none; they get the wording in force, as they did then.
    Raises StoreError when the kit that a document names is gone: another one must not pass for it.
    """
    if not document.paper:
        return PaperKit(notices=pack.notices, logo_png=unit.records.logo_png())
    found = unit.papers.get(document.paper)
    if found is None:
        raise StoreError(_KIT_GONE)
    return found
