"""Exports of the store in memory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from tracs_mobile.ports import EventName, OnItsWay
from tracs_mobile.testing.fake_state import FakeState


class FakeExports:
    """`ports.Exports` in memory."""

    def __init__(self, state: FakeState) -> None:
        self._state = state

    def add(self, events: Sequence[EventName], *, bundle_id: str, at: datetime) -> None:
        """Note that events left with a bundle (or with RELAY and a name); twice is once."""
        for event in events:
            self._state.exported.setdefault((*event, bundle_id), at)

    def waiting(self) -> Mapping[EventName, OnItsWay]:
        """Events that left so and for which DPS has not signed yet, with how they left last."""
        found: dict[EventName, OnItsWay] = {}
        for (number, seq, bundle_id), at in self._state.exported.items():
            held = self._state.events.get((number, seq))
            before = found.get((number, seq))
            newer = before is None or at >= before.at
            if held is not None and held.state != "received" and newer:
                found[(number, seq)] = OnItsWay.by(bundle_id, at)
        return found
