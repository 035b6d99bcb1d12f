"""Exports of the store in memory, and a desk for relays without any network."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from tracs_mobile.errors import TracsError
from tracs_mobile.ports import EventName, OnItsWay, Pairing, Relaying
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


class FakeRelayDesk:
    """`ports.RelayDesk` in memory. Set `fault` to make the next step fail."""

    def __init__(self) -> None:
        self.now = Relaying(name="LAPTOP-1")
        self.fault: TracsError | None = None
        self.codes = 0

    def state(self) -> Relaying:
        """How things stand."""
        return self.now

    def serve(self, on: bool) -> Relaying:
        """Carry tickets for others from now on, or no more."""
        self._maybe()
        serving, code = ("192.0.2.20:8471", "7K2QF-M3XWD") if on else ("", "")
        self.now = replace(self.now, serving=serving, code=code)
        return self.now

    def pair(self, address: str, code: str) -> Relaying:
        """Use a relay."""
        self._maybe()
        made = Pairing(relay_id=address, name="POST-1", address=address, code=code)
        self.now = replace(self.now, pairings=(*self.now.pairings, made))
        return self.now

    def unpair(self, relay_id: str) -> Relaying:
        """Use a relay no more."""
        left = tuple(p for p in self.now.pairings if p.relay_id != relay_id)
        self.now = replace(self.now, pairings=left)
        return self.now

    def new_code(self) -> Relaying:
        """Another code."""
        self.codes += 1
        self.now = replace(self.now, code=f"NEWCO-DE00{self.codes}")
        return self.now

    def _maybe(self) -> None:
        fault, self.fault = self.fault, None
        if fault is not None:
            raise fault
