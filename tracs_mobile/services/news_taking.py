"""Takes what DPS says of tickets it has: how far the court is, what the review said."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from tracs_mobile.domain.names import DocumentId
from tracs_mobile.domain.news import NewsKind, TicketNews
from tracs_mobile.domain.restoration import Restoration
from tracs_mobile.domain.states import Review
from tracs_mobile.ports import Clock, ReviewEntry, Transport, UnitOfWork, UnitOfWorkFactory

log = logging.getLogger(__name__)

_PAGES = 50
"""So many pages at one contact; the rest comes with the next."""
_REVIEWS = {NewsKind.REVIEWED: Review.REVIEWED, NewsKind.RETURNED: Review.RETURNED}


def take_news(
    *, transport: Transport, units: UnitOfWorkFactory, clock: Clock
) -> tuple[Restoration, ...]:
    """Ask for what is new and keep it. Raises SyncError, StoreError.

    Says what returns of DPS to older records were told of; the caller has to see to them.

    Each page is durable before the next is asked for, so a line that breaks costs nothing twice.
    """
    taken = 0
    told: tuple[Restoration, ...] = ()
    for _ in range(_PAGES):
        with units() as unit:
            since = unit.news.cursor()
        page = transport.news(since)
        told = page.restorations
        if page.cursor > since:
            taken += _keep(page.news, page.cursor, units=units, clock=clock)
        if not page.more:
            break
    if taken:
        log.info("News of %d tickets from DPS", taken)
    return told


def _keep(
    news: Sequence[TicketNews], cursor: int, *, units: UnitOfWorkFactory, clock: Clock
) -> int:
    with units() as unit:
        kept = unit.news.add(news, cursor=cursor)
        for one in kept:
            if one.kind in _REVIEWS:
                _review(unit, one)
        if kept:
            words = " ".join(f"{one.number}/{one.seq}:{one.kind.value}" for one in kept)
            unit.audit.append(kind="news", actor="sync", body=words, at=clock.now())
        unit.commit()
    return len(kept)


def _review(unit: UnitOfWork, one: TicketNews) -> None:
    """The word of the Point of Contact, where the officer finds it; one said here is known."""
    document_id = _version(unit, one)
    entry = ReviewEntry(at=one.at, by=one.by, state=_REVIEWS[one.kind], note=one.note)
    log_of_it = unit.reviews.log(document_id)
    said = {(known.by, known.state, known.note) for known in log_of_it[-1:]}
    if (entry.by, entry.state, entry.note) not in said:
        unit.reviews.add(document_id, entry)


def _version(unit: UnitOfWork, one: TicketNews) -> DocumentId:
    """The document the news is about: of a void or a reason for lateness the one before it."""
    versions = unit.documents.versions(one.number)
    about = [v for v in versions if v.document.seq <= one.seq] or list(versions[:1])
    return about[-1].document.document_id
