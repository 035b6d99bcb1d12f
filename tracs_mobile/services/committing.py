"""One change in one transaction; a commit that raised is looked up before anything is said."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from tracs_mobile.errors import StoreError, StoreInDoubt
from tracs_mobile.ports import UnitOfWork, UnitOfWorkFactory
from tracs_mobile.wording import say

T = TypeVar("T")

_NOT_TAKEN = say(
    "The disk did not take it, so nothing was changed. Free some space or restart, then do it "
    "again."
)
_STILL_IN_DOUBT = say(
    "It is not certain whether this was saved: the disk does not answer. Restart the laptop and "
    "look at the history of the ticket before you do it again."
)


def change(
    units: UnitOfWorkFactory,
    work: Callable[[UnitOfWork], T],
    *,
    landed: Callable[[UnitOfWork], bool],
) -> T:
    """Do `work` in one durable transaction and hand back what it gave.

    `landed` tells, in a new unit of work, whether the change is there after all; it is asked only
    when the commit raised. Raises what `work` raises, StoreError when nothing was changed, and
    StoreInDoubt when that cannot be told.
    """
    with units() as unit:
        done = work(unit)
        try:
            unit.commit()
            return done
        except StoreInDoubt:
            pass  # settled below, when this unit of work is left
    if not _there(units, landed):
        raise StoreError(_NOT_TAKEN)
    return done


def _there(units: UnitOfWorkFactory, landed: Callable[[UnitOfWork], bool]) -> bool:
    try:
        with units() as unit:
            return landed(unit)
    except StoreError as fault:
        raise StoreInDoubt(_STILL_IN_DOUBT) from fault
