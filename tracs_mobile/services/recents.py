"""What the officer wrote last, offered again: people, vehicles, places."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from tracs_mobile.domain.document import Document
from tracs_mobile.domain.stop import Driver, StopPlace, Vehicle
from tracs_mobile.ports import UnitOfWorkFactory
from tracs_mobile.services.session import Session

T = TypeVar("T", bound=Hashable)

_LOOK_BACK = 60
_OFFERED = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Recents:
    """The newest of each, newest first; a place carries no time and no crash."""

    people: tuple[Driver, ...] = ()
    vehicles: tuple[Vehicle, ...] = ()
    places: tuple[StopPlace, ...] = ()


def recents_of(*, session: Session, units: UnitOfWorkFactory) -> Recents:
    """What the signed-on officer wrote lately; nothing of other officers."""
    with units() as unit:
        documents = unit.documents.recent(session.officer.leo_number, _LOOK_BACK)
    return Recents(
        people=_newest(d.defendant for d in documents if d.defendant.family_name),
        vehicles=_newest(d.vehicle for d in documents if d.vehicle.plate or d.vehicle.vin),
        places=_newest(map(_place, documents)),
    )


def _place(document: Document) -> StopPlace:
    return replace(
        document.place, occurred_at=None, crash=False, weather="", road="", mile_marker=""
    )


def _newest(values: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(values))[:_OFFERED]
