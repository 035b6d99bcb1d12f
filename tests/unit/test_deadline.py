"""The 48-hour ladder and its words."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracs_mobile.domain.deadline import Urgency, deadline, time_left, urgency
from tracs_mobile.domain.outbox import backoff

ISSUED = datetime(2026, 11, 21, 22, 48, tzinfo=UTC)


@pytest.mark.parametrize(
    ("age_h", "expected"),
    [
        (0, Urgency.CALM),
        (11.9, Urgency.CALM),
        (12, Urgency.NOTICE),
        (24, Urgency.WARN),
        (36, Urgency.URGENT),
        (44, Urgency.CRITICAL),
        (47.9, Urgency.CRITICAL),
        (48, Urgency.LATE),
        (200, Urgency.LATE),
    ],
)
def test_the_ladder_follows_the_age(age_h, expected):
    due = deadline(ISSUED, submit_within_h=48)
    assert urgency(ISSUED + timedelta(hours=age_h), due, submit_within_h=48) is expected


def test_the_ladder_scales_with_the_setting():
    due = deadline(ISSUED, submit_within_h=24)
    assert urgency(ISSUED + timedelta(hours=12), due, submit_within_h=24) is Urgency.WARN


def test_time_left_is_told_in_hours_and_minutes():
    due = deadline(ISSUED, submit_within_h=48)
    assert time_left(ISSUED + timedelta(hours=6, minutes=48), due) == "41 h 12 m left"
    assert time_left(due + timedelta(hours=3, minutes=5), due) == "late by 3 h 05 m"


@given(attempt=st.integers(0, 1000), roll=st.floats(0, 1))
def test_backoff_never_exceeds_its_cap_and_never_goes_back_in_time(attempt, roll):
    wait = backoff(attempt=attempt, roll=roll)
    assert timedelta(0) <= wait <= timedelta(minutes=15)


def test_backoff_doubles_until_the_cap():
    waits = [backoff(attempt=n, roll=1.0).total_seconds() for n in range(11)]
    assert waits == [2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]
