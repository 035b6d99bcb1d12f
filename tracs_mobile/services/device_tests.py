"""When each device of the laptop was last tested by a person who saw that it worked."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from tracs_mobile.domain.canonical import decode, encode
from tracs_mobile.errors import BadInput
from tracs_mobile.ports import Clock, UnitOfWork, UnitOfWorkFactory
from tracs_mobile.services.committing import change

log = logging.getLogger(__name__)

ANY_SCANNER = "scanner"
"""A scan does not say which scanner made it; a test of one stands for them all."""

_OWNER, _NAME = "laptop", "device tests"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tested:
    device_id: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tests:
    tests: tuple[_Tested, ...] = ()


def device_tests(units: UnitOfWorkFactory) -> Mapping[str, datetime]:
    """The instant of the last good test of each device, by its id."""
    with units() as unit:
        return {test.device_id: test.at for test in _read(unit).tests}


def note_test(device_id: str, *, units: UnitOfWorkFactory, clock: Clock) -> None:
    """Write down that a device was tested just now and worked. Raises StoreError."""
    tested = _Tested(device_id=device_id, at=clock.now())

    def work(unit: UnitOfWork) -> None:
        others = tuple(t for t in _read(unit).tests if t.device_id != device_id)
        unit.preferences.put(_OWNER, _NAME, encode(_Tests(tests=(*others, tested))))

    change(units, work, landed=lambda unit: tested in _read(unit).tests)


def _read(unit: UnitOfWork) -> _Tests:
    kept = unit.preferences.get(_OWNER, _NAME)
    try:
        return _Tests() if kept is None else decode(_Tests, kept)
    except BadInput:
        # Written by another shape of the program: the devices are simply tested again.
        log.warning("The list %s has an unknown shape and was left alone.", _NAME)
        return _Tests()
