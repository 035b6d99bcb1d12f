"""Random lives of a laptop's clock; `clock_histories.py` lives a hundred thousand of them."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.faults.clock_histories import History, Tally, live

pytestmark = pytest.mark.expects_log_warnings
"""Some histories tear the file that the time is kept in."""


@pytest.fixture(autouse=True)
def _torn_files_are_told(caplog):
    import logging

    logging.getLogger("tests").warning("histories tear files, and some runs tear none")


@settings(max_examples=3_000)
@given(seed=st.integers(0, 2**63), steps=st.integers(1, 40))
def test_no_deadline_is_ever_shown_later_than_the_true_one(seed, steps):
    live(seed, steps=steps)


class Honest(History):
    """Nobody sets the clock, and DPS is far away."""

    def _step(self):
        return 0

    def _damage(self):
        pass

    def _receipt(self):
        pass

    def _contact(self):
        pass


@settings(max_examples=500)
@given(seed=st.integers(0, 2**63))
def test_with_an_honest_clock_every_deadline_is_exact(seed):
    tally = Tally()
    Honest(random.Random(seed), tally).run(30)
    assert (tally.exact, tally.wrong) == (tally.sure, 0)


def test_enough_deadlines_are_shown_without_doubt_for_the_promise_to_mean_something():
    tally = Tally()
    for seed in range(300):
        live(seed, tally=tally)
    assert tally.sure > tally.shown / 4
