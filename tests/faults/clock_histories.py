"""Random lives of a laptop's clock: no deadline may ever be shown later than the true one.

    python tests/faults/clock_histories.py [--count 100000] [--seed 1] [--steps 30]

Each history sets the clock back and forward, sleeps, restarts, reboots (also by a fast start, also
without a name for the boot), hears DPS now and then, and tears the file the time is kept in. A
history knows the true time; the program under test sees only what a laptop shows. After every step
all deadlines are compared with the true ones. Ends with 1 when one was shown too late.
"""

from __future__ import annotations

import argparse
import logging
import random
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from tracs_mobile.domain.trusted_time import Moment
from tracs_mobile.errors import SyncError, SyncFault
from tracs_mobile.services.timekeeping import Timekeeper
from tracs_mobile.testing.fake_machine import FakeMachine, FakeScaleFile

WITHIN = timedelta(hours=48)
_MS = timedelta(milliseconds=1)
_LONGEST_S = 40 * 3600


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticket:
    """A ticket with the truth about it beside what the laptop keeps."""

    true_at: datetime
    moment: Moment

    @property
    def since(self) -> datetime:
        """When it was issued, on the scale."""
        return self.moment.wall + self.moment.offset_ms * _MS

    @property
    def deadline(self) -> datetime:
        """When it is due, on the scale, as the store keeps it."""
        return self.moment.wall + WITHIN + self.moment.shift_ms * _MS


@dataclass(slots=True)
class Tally:
    """What was shown over all histories. `late_by` and `early_by` are the largest errors."""

    histories: int = 0
    shown: int = 0
    sure: int = 0
    exact: int = 0
    wrong: int = 0
    early_by: timedelta = field(default_factory=timedelta)

    def add(self, left: timedelta, true_left: timedelta, *, doubtful: bool) -> bool:
        """Count one deadline on a screen; False when it is shown later than the true one."""
        self.shown += 1
        if doubtful:
            return True
        self.sure += 1
        self.exact += abs(left - true_left) <= timedelta(seconds=1)
        self.early_by = max(self.early_by, true_left - left)
        good = left <= true_left
        self.wrong += not good
        return good


class History:
    """One laptop's life. `steps` are chosen by `chance`; every ticket is shown after each."""

    def __init__(self, chance: random.Random, tally: Tally) -> None:
        self.chance = chance
        self.tally = tally
        self.machine = FakeMachine(named=chance.random() < 0.8, wrong_ms=self._step())
        self.file = FakeScaleFile()
        self.tickets: list[Ticket] = []
        self.log: list[str] = []
        self.keeper = self._started()

    def run(self, steps: int) -> None:
        """Live; raises AssertionError with the history when a deadline is shown too late."""
        actions: tuple[tuple[Callable[[], None], int], ...] = (
            (self._wait, 6),
            (self._issue, 4),
            (self._set, 4),
            (self._restart, 2),
            (self._reboot, 4),
            (self._contact, 3),
            (self._keep, 3),
            (self._receipt, 1),
            (self._damage, 1),
        )
        choices, weights = zip(*actions, strict=True)
        for action in self.chance.choices(choices, weights, k=steps):
            action()
            self.log.append(f"{action.__name__[1:]} at {self.machine.true_ms}")
            self.show()
        self.tally.histories += 1

    def show(self) -> None:
        """Look at every deadline as a screen does."""
        moment = self.keeper.moment()
        for ticket in self.tickets:
            left = ticket.deadline - moment.now
            true_left = ticket.true_at + WITHIN - self.machine.true
            if ticket.moment.proven:
                true_left = min(true_left, ticket.moment.wall + WITHIN - self.machine.true)
            doubtful = moment.in_doubt(ticket.since)
            if not self.tally.add(left, true_left, doubtful=doubtful):
                raise AssertionError(
                    f"shown {left}, true {true_left}, ticket {ticket}, now {moment}: {self.log}"
                )

    def _span(self) -> int:
        return int(self.chance.expovariate(1 / 4) * 3600 * 1000) % (_LONGEST_S * 1000)

    def _step(self) -> int:
        kind = self.chance.random()
        size = self.chance.choice((90_000, 3_600_000, 86_400_000, 31_536_000_000))
        return int(size * (2 * self.chance.random() - 1)) if kind < 0.7 else 0

    def _started(self) -> Timekeeper:
        keeper = Timekeeper(self.machine, self.file)
        keeper.keep()
        keeper.reached(self.tickets[-1].moment if self.tickets else None)
        return keeper

    def _wait(self) -> None:
        self.machine.pass_time(self._span())

    def _issue(self) -> None:
        self.tickets = [*self.tickets[-7:], Ticket(
            true_at=self.machine.true, moment=self.keeper.moment()
        )]  # fmt: skip

    def _set(self) -> None:
        self.machine.set_clock(self._step())

    def _restart(self) -> None:
        """The program ends, by whatever, and begins later in the same boot."""
        self.machine.pass_time(self._span())
        if self.chance.random() < 0.3:
            self.machine.set_clock(self._step())
        self.machine.runs += 1
        self.keeper = self._started()

    def _reboot(self) -> None:
        if self.chance.random() < 0.4:
            self.machine.set_clock(self._step())
        self.machine.reboot(self._span(), fast=self.chance.random() < 0.3)
        if self.chance.random() < 0.3:
            self.machine.set_clock(self._step())
        self.machine.runs += 1
        self.keeper = self._started()

    def _contact(self) -> None:
        """DPS answers after a while, or not at all; its time is from somewhere in between."""

        def ask() -> datetime:
            self.machine.pass_time(self.chance.randrange(5_000))
            if self.chance.random() < 0.2:
                raise SyncError("silent", fault=SyncFault.NO_NETWORK)
            told = self.machine.true
            self.machine.pass_time(self.chance.randrange(5_000))
            return told

        try:
            self.keeper.hear(ask)
        except SyncError:
            return
        if self.chance.random() < 0.8:
            self.keeper.keep()

    def _keep(self) -> None:
        self.keeper.keep()

    def _receipt(self) -> None:
        """A stick brings a receipt that DPS signed some time ago."""
        self.keeper.at_least(self.machine.true - self._span() * _MS)

    def _damage(self) -> None:
        self.file.damaged = self.chance.randrange(3)


def live(seed: int, *, steps: int = 30, tally: Tally | None = None) -> Tally:
    """One history of its own seed. Raises AssertionError when a deadline was shown too late."""
    counted = Tally() if tally is None else tally
    History(random.Random(seed), counted).run(steps)
    return counted


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--count", type=int, default=100_000)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--steps", type=int, default=30)
    chosen = options.parse_args()
    logging.disable(logging.WARNING)  # torn files are told in the log, thousands of times
    tally, began = Tally(), time.perf_counter()
    for index in range(chosen.count):
        try:
            live(chosen.seed * 1_000_003 + index, steps=chosen.steps, tally=tally)
        except AssertionError as fault:
            print(f"history {index} of seed {chosen.seed}: {fault}")
            break
    took = time.perf_counter() - began
    doubtful = tally.shown - tally.sure
    print(f"histories {tally.histories:,} of {chosen.count:,} in {took:.0f} s")
    print(f"deadlines shown {tally.shown:,}: without doubt {tally.sure:,}, 'or less' {doubtful:,}")
    print(f"of those without doubt exact {tally.exact:,}, early by {tally.early_by} at most")
    print(f"shown later than the true one: {tally.wrong}")
    return 1 if tally.wrong or tally.histories < chosen.count else 0


if __name__ == "__main__":
    sys.exit(main())
