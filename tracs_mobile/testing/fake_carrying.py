"""Exports of the store in memory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from tracs_mobile.ports import EventName
from tracs_mobile.testing.fake_state import FakeState


class FakeExports:
    """`ports.Exports` in memory."""

    def __init__(self, state: FakeState) -> None:
        self._state = state

    def add(self, events: Sequence[EventName], *, bundle_id: str, at: datetime) -> None:
        """Note that events were written to a bundle; twice for the same bundle is once."""
        for event in events:
            self._state.exported.setdefault((*event, bundle_id), at)

    def waiting(self) -> Mapping[EventName, datetime]:
        """Events on a stick for which DPS has not signed yet, with when they were last written."""
        found: dict[EventName, datetime] = {}
        for (number, seq, _), at in self._state.exported.items():
            held = self._state.events.get((number, seq))
            if held is not None and held.state != "received":
                found[(number, seq)] = max(at, found.get((number, seq), at))
        return found
