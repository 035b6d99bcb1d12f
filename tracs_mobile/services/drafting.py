"""Start, save and resume an unfinished stop; it survives lock, crash and power loss."""

from __future__ import annotations

import logging
from collections.abc import Callable

from tracs_mobile.domain.canonical import decode, encode
from tracs_mobile.domain.names import DraftId, StopId
from tracs_mobile.domain.stop import Draft, StopPlace
from tracs_mobile.errors import BadInput, StoreError, StoreInDoubt
from tracs_mobile.ports import Clock, UnitOfWorkFactory
from tracs_mobile.wording import say

log = logging.getLogger(__name__)

_NOT_KEPT = say(
    "The disk of this laptop did not take the unfinished stop; it is on the screen only. "
    "Free some space; the next change saves it again."
)


def new_stop(*, clock: Clock, new_id: Callable[[], str]) -> Draft:
    """An empty stop that began now."""
    now = clock.now().replace(microsecond=0)
    return Draft(
        draft_id=DraftId(new_id()),
        stop_id=StopId(new_id()),
        started_at=now,
        place=StopPlace(occurred_at=now),
    )


def save_draft(draft: Draft, *, officer: str, units: UnitOfWorkFactory, clock: Clock) -> None:
    """Durably keep the newest state of `draft`. Raises StoreError."""
    try:
        with units() as unit:
            unit.drafts.save(draft.draft_id, encode(draft), officer=officer, at=clock.now())
            unit.commit()
    except StoreInDoubt as fault:
        # No number, no paper: there is nothing to look up, the next change saves it again.
        raise StoreError(_NOT_KEPT) from fault


def unfinished_draft(*, officer: str, units: UnitOfWorkFactory) -> Draft | None:
    """The officer's stop that was neither issued nor thrown away, if there is one."""
    with units() as unit:
        body = unit.drafts.latest(officer)
    if body is None:
        return None
    try:
        return decode(Draft, body)
    except BadInput:
        # Written by an older shape of the program: it stays stored, but cannot be shown.
        log.warning("An unfinished stop has an unknown shape and was left alone.")
        return None


def discard_draft(draft: Draft, *, units: UnitOfWorkFactory) -> None:
    """Throw an unfinished stop away; nothing of it was legal."""
    with units() as unit:
        unit.drafts.finish(draft.draft_id)
        unit.commit()
