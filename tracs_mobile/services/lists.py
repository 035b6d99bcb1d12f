"""Small lists that make charging quick: an officer's favorites, an agency's shortcuts."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from tracs_mobile.domain.canonical import decode, encode
from tracs_mobile.domain.law import LawPack
from tracs_mobile.domain.names import ChargeId
from tracs_mobile.domain.rights import Verb
from tracs_mobile.errors import BadInput, NotLawful
from tracs_mobile.ports import Clock, UnitOfWork, UnitOfWorkFactory
from tracs_mobile.services.committing import change
from tracs_mobile.services.permitting import demand
from tracs_mobile.services.session import Session
from tracs_mobile.wording import say

log = logging.getLogger(__name__)

T = TypeVar("T")

_FAVORITES = "favorites"
_SHORTCUTS = "shortcuts"
MOST_SHORTCUTS = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortcut:
    """Words that an agency types for a charge."""

    words: str
    charge_id: ChargeId


@dataclass(frozen=True, slots=True, kw_only=True)
class _Favorites:
    charges: tuple[ChargeId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shortcuts:
    shortcuts: tuple[Shortcut, ...] = ()


def favorites_of(
    *, session: Session, units: UnitOfWorkFactory, pack: LawPack
) -> tuple[ChargeId, ...]:
    """The officer's favorite charges that are still in the law pack, in their order."""
    kept = _read(units, session.officer.leo_number, _FAVORITES, _Favorites, _Favorites())
    known = _known(pack)
    return tuple(charge for charge in kept.charges if charge in known)


def set_favorites(
    charges: Sequence[ChargeId], *, session: Session, units: UnitOfWorkFactory
) -> None:
    """Keep the officer's favorite charges, each once. Raises StoreError."""
    kept = _Favorites(charges=tuple(dict.fromkeys(charges)))
    _write(units, session.officer.leo_number, _FAVORITES, encode(kept))


def shortcuts_of(
    *, session: Session, units: UnitOfWorkFactory, pack: LawPack
) -> tuple[Shortcut, ...]:
    """The agency's shortcuts to charges that are still in the law pack, in their order."""
    kept = _read(units, session.agency.judiciary_code, _SHORTCUTS, _Shortcuts, _Shortcuts())
    known = _known(pack)
    return tuple(shortcut for shortcut in kept.shortcuts if shortcut.charge_id in known)


def set_shortcuts(
    shortcuts: Sequence[Shortcut],
    *,
    session: Session,
    units: UnitOfWorkFactory,
    clock: Clock,
    pack: LawPack,
) -> None:
    """Keep the agency's shortcuts, of which the words stand for one charge each.

    Raises NotAllowed, NotLawful for a shortcut without words or a charge, StoreError.
    """
    demand(session, Verb.EDIT_SHORTCUTS, now=clock.now())
    known = _known(pack)
    cleaned = tuple(Shortcut(words=s.words.strip(), charge_id=s.charge_id) for s in shortcuts)
    if any(not s.words or s.charge_id not in known for s in cleaned):
        raise NotLawful(
            say("A shortcut needs its words and a charge of the table. Nothing was saved.")
        )
    newest = {s.words.casefold(): s for s in cleaned}
    kept = _Shortcuts(shortcuts=tuple(newest.values()))
    _write(units, session.agency.judiciary_code, _SHORTCUTS, encode(kept))


def put_shortcuts(unit: UnitOfWork, agency_code: str, pairs: Sequence[tuple[str, str]]) -> None:
    """Write the shortcuts that a new laptop begins with: words, and the charge they stand for.

    Charges are looked up when they are read, so one that the law has no more does no harm.
    """
    made = (Shortcut(words=w.strip(), charge_id=ChargeId(c)) for w, c in pairs[:MOST_SHORTCUTS])
    kept = _Shortcuts(shortcuts=tuple(shortcut for shortcut in made if shortcut.words))
    unit.preferences.put(agency_code, _SHORTCUTS, encode(kept))


def _known(pack: LawPack) -> frozenset[ChargeId]:
    return frozenset(charge.charge_id for charge in pack.charges)


def _read(units: UnitOfWorkFactory, owner: str, name: str, kind: type[T], empty: T) -> T:
    with units() as unit:
        kept = unit.preferences.get(owner, name)
    if kept is None:
        return empty
    try:
        return decode(kind, kept)
    except BadInput:
        # Written by another shape of the program: a list of habits is not worth stopping for.
        log.warning("The list %s has an unknown shape and was left alone.", name)
        return empty


def _write(units: UnitOfWorkFactory, owner: str, name: str, value: bytes) -> None:
    def work(unit: UnitOfWork) -> None:
        unit.preferences.put(owner, name, value)

    change(units, work, landed=lambda unit: unit.preferences.get(owner, name) == value)
