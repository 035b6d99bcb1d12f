"""Sentences of DPS for the Point of Contact: which were told at sign-on, which were put away."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from tracs_mobile.domain.canonical import decode, encode
from tracs_mobile.domain.enrolment import DpsNotice
from tracs_mobile.domain.names import LeoNumber
from tracs_mobile.errors import BadInput
from tracs_mobile.ports import UnitOfWork, UnitOfWorkFactory
from tracs_mobile.services.committing import change

log = logging.getLogger(__name__)

_KEPT = 500
"""Identities that are remembered; DPS sends no notice for so long."""


class Heard(Enum):
    """What a Point of Contact did with notices."""

    TOLD = "notices told"
    """Shown once at sign-on."""
    PUT_AWAY = "notices put away"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    notices: tuple[str, ...] = ()


def notices_for(
    who: LeoNumber, beyond: Heard, *, units: UnitOfWorkFactory
) -> tuple[DpsNotice, ...]:
    """The notices that `who` has not heard in that way yet, newest first."""
    with units() as unit:
        found = unit.records.extras().notices
        known = _known(unit, who, beyond)
    fresh = (notice for notice in found if notice.notice_id not in known)
    return tuple(sorted(fresh, key=lambda notice: notice.at, reverse=True))


def note_heard(
    who: LeoNumber, heard: Heard, notices: Sequence[DpsNotice], *, units: UnitOfWorkFactory
) -> None:
    """Write down that `who` heard these; each is offered once. Raises StoreError."""
    ids = tuple(notice.notice_id for notice in notices)

    def work(unit: UnitOfWork) -> None:
        known = dict.fromkeys((*_known(unit, who, heard), *ids))
        kept = _Known(notices=tuple(known)[-_KEPT:])
        unit.preferences.put(who, heard.value, encode(kept))

    change(units, work, landed=lambda unit: set(ids) <= set(_known(unit, who, heard)))


def _known(unit: UnitOfWork, who: LeoNumber, heard: Heard) -> tuple[str, ...]:
    kept = unit.preferences.get(who, heard.value)
    try:
        return () if kept is None else decode(_Known, kept).notices
    except BadInput:
        # Written by another shape of the program: a notice told twice does no harm.
        log.warning("The list %s has an unknown shape and was left alone.", heard.value)
        return ()
