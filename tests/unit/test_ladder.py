"""The ladder of the 48 hours: rungs, sentences, and what asks for a stick."""

from datetime import UTC, datetime, timedelta

import pytest

from tracs_mobile.domain.deadline import Urgency, time_left
from tracs_mobile.domain.ladder import Ladder
from ui.text import ladder_text

NOW = datetime(2026, 11, 22, 3, 41, tzinfo=UTC)
OFFLINE = "No network. The tickets stay queued and go out by themselves."


def ladder(age_h, **changes):
    values = {"waiting": 3, "due": NOW + timedelta(hours=48 - age_h), "now": NOW, "why": OFFLINE}
    return Ladder(**{**values, **changes})


@pytest.mark.parametrize(
    ("age_h", "rung", "chip"),
    [
        (1, Urgency.CALM, "3 waiting"),
        (13, Urgency.NOTICE, "3 waiting, oldest 35 h left"),
        (25, Urgency.WARN, "3 waiting, oldest 23 h left"),
        (37, Urgency.URGENT, "3 waiting, oldest 11 h 00 m left"),
        (45, Urgency.CRITICAL, "! 3 waiting, oldest 3 h 00 m left"),
        (50, Urgency.LATE, "! 3 waiting, oldest late by 2 h 00 m"),
    ],
)
def test_each_rung_says_how_many_wait_and_how_long_the_oldest_has(age_h, rung, chip):
    found = ladder(age_h)
    assert found.rung is rung
    assert ladder_text.chip(found) == chip


def test_what_is_in_doubt_may_be_less():
    assert ladder_text.left(ladder(25, doubt=True)) == "23 h left or less"
    assert ladder_text.left(ladder(50, doubt=True)) == "late by 2 h 00 m or more"
    assert time_left(NOW, NOW + timedelta(hours=2), doubt=True) == "2 h 00 m left or less"
    assert time_left(NOW + timedelta(hours=2), NOW, doubt=True) == "late by 2 h 00 m or more"
    assert "may be less" in ladder_text.tip(ladder(25, doubt=True))


def test_a_charge_with_a_short_time_of_its_own_stands_where_its_hours_put_it():
    """24 hours from the event (7 V.S.A. § 1007(a)): one of them over, 23 left."""
    assert ladder(0, due=NOW + timedelta(hours=23)).rung is Urgency.WARN


def test_a_notice_to_hand_over_is_on_the_ladder_too():
    found = ladder(46, waiting=0, by_hand=1)
    assert ladder_text.headline(found) == "1 notice has not been handed over, it has 2 h 00 m left."
    assert "Diversion Program" in ladder_text.advice(found, online=True)
    assert not found.wants_stick


@pytest.mark.parametrize(
    ("age_h", "changes", "wanted"),
    [
        (45, {}, True),
        (50, {}, True),
        (43, {}, False),
        (45, {"on_stick": 3}, False),
        (45, {"on_stick": 2}, True),
        (45, {"waiting": 0, "refused": 0, "by_hand": 1}, False),
    ],
)
def test_the_wizard_opens_by_itself_when_time_is_short_and_nothing_carries_them(
    age_h, changes, wanted
):
    assert ladder(age_h, **changes).wants_stick is wanted


def test_the_advice_names_the_cause_first_and_other_roads_when_time_is_short():
    assert ladder_text.advice(ladder(25), online=False) == OFFLINE
    assert ladder_text.advice(ladder(38), online=False) == (
        "No network. Turn on a phone's hotspot, or write them to a stick and hand it in."
    )
    late = ladder_text.advice(ladder(50), online=False)
    assert late.startswith("No network. They are still sent.")
    assert "stick" in ladder_text.advice(ladder(45, on_stick=3), online=False)
    assert "refused" in ladder_text.advice(ladder(40, waiting=0, refused=1), online=True)


def test_without_a_try_the_link_says_why():
    assert ladder_text.advice(ladder(25, why=""), online=False, link="Sign in to the Wi-Fi.") == (
        "Sign in to the Wi-Fi."
    )
    assert "as soon as" in ladder_text.advice(ladder(25, why=""), online=True)


def test_the_question_before_signing_off_names_count_and_time():
    assert ladder_text.sign_off_title(ladder(41)) == (
        "3 tickets have not reached DPS, oldest 7 h 00 m left."
    )
    assert ladder_text.sign_off_title(ladder(41, waiting=1)) == (
        "1 ticket has not reached DPS, 7 h 00 m left."
    )


def test_nothing_open_is_calm():
    assert Ladder(now=NOW).rung is Urgency.CALM
    assert not Ladder(now=NOW).open
