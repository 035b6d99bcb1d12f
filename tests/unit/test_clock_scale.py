"""The scale of deadlines: what each kind of trouble with the clock does to it, one by one."""

from datetime import UTC, datetime, timedelta

import pytest

from tracs_mobile.domain.trusted_time import (
    Look,
    advanced,
    at_least,
    begun,
    moment_of,
    of_wall,
    proved,
    reached,
)

START = datetime(2026, 11, 21, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
HOUR_MS = 3_600_000


def look(hours, *, up=None, boot="one", wrong=timedelta(0)):
    """A look when `hours` have truly passed since the start, with the clock off by `wrong`."""
    up_ms = int((hours if up is None else up) * HOUR_MS)
    return Look(wall=START + hours * HOUR + wrong, boot=boot, up_ms=up_ms, run="run")


def passed(scale):
    return (scale.at - START) / HOUR


def test_inside_a_boot_only_the_counter_counts():
    scale = advanced(begun(look(0)), look(10, wrong=-5 * HOUR))
    assert passed(scale) == 10
    scale = advanced(scale, look(11, wrong=300 * HOUR))
    assert passed(scale) == 11
    assert scale.suspect


def test_time_asleep_counts():
    """The counter of `tracs_mobile.clock` goes on in sleep, so a night asleep is a jump of both."""
    assert passed(advanced(begun(look(1)), look(9))) == 9


def test_over_a_reboot_the_clock_moves_it_forward():
    scale = advanced(begun(look(0)), look(8, up=0.01, boot="two"))
    assert passed(scale) == 8
    assert not scale.suspect


def test_a_clock_set_back_before_a_reboot_was_seen_and_is_made_up_for():
    seen = advanced(begun(look(0)), look(1, wrong=-5 * HOUR))
    assert passed(advanced(seen, look(9, up=0.1, boot="two", wrong=-5 * HOUR))) == 9


def test_a_clock_set_forward_and_right_again_over_a_reboot_loses_nothing():
    seen = advanced(begun(look(0)), look(1, wrong=5 * HOUR))
    assert passed(advanced(seen, look(9, up=0.1, boot="two"))) == 9


def test_a_clock_set_back_while_off_leaves_doubt_about_what_was_issued_before():
    scale = advanced(begun(look(0)), look(9, up=2, boot="two", wrong=-40 * HOUR))
    moment = moment_of(scale)
    assert passed(scale) == 2  # it has been up that long, and more is not known
    assert scale.suspect
    assert moment.in_doubt(START)
    assert not moment.in_doubt(scale.at)


def test_it_never_goes_back_and_a_far_too_late_clock_only_alarms_early():
    scale = advanced(begun(look(0)), look(1, up=0.1, boot="two", wrong=30 * HOUR))
    assert passed(scale) == 31
    assert passed(advanced(scale, look(2, up=0.1, boot="three"))) > 31


def test_a_fast_start_of_windows_counts_on_under_another_name():
    kept = begun(look(100, up=100))
    assert passed(advanced(kept, look(108, up=108, boot="two"))) == 108


def test_a_machine_without_names_for_its_boots_knows_its_own_run():
    nameless = Look(wall=START, boot="", up_ms=0, run="first")
    later = Look(wall=START - 3 * HOUR, boot="", up_ms=2 * HOUR_MS, run="first")
    scale = advanced(begun(nameless), later)
    assert passed(scale) == 2
    assert not moment_of(scale).in_doubt(scale.at - HOUR)
    other = Look(wall=START - 2 * HOUR, boot="", up_ms=3 * HOUR_MS, run="second")
    again = advanced(scale, other)
    assert passed(again) == 3
    assert moment_of(again).in_doubt(scale.at)


# --- DPS tells the time ----------------------------------------------------------------------


def test_the_time_of_dps_makes_up_for_what_a_set_clock_hid():
    met = proved(begun(look(0)), START)
    off = advanced(met, look(20, up=0.1, boot="two", wrong=-18 * HOUR))
    assert passed(off) < 3
    again = proved(off, START + 20 * HOUR)
    assert passed(again) == 20
    assert not moment_of(again).in_doubt(START)


def test_of_two_times_off_only_the_sum_is_certain():
    met = proved(begun(look(0)), START)
    one = advanced(met, look(10, up=0, boot="two", wrong=5 * HOUR))
    between = one.at
    two = advanced(one, look(20, up=0, boot="three", wrong=-5 * HOUR))
    told = moment_of(proved(two, START + 20 * HOUR))
    assert told.in_doubt(between)
    assert not told.in_doubt(one.at - timedelta(seconds=1))
    assert not told.in_doubt(told.now)


def test_the_answer_may_have_been_long_under_way():
    met = proved(begun(look(0)), START)
    off = advanced(met, look(1, up=0.1, boot="two", wrong=-2 * HOUR))
    again = proved(off, START + HOUR - timedelta(seconds=5), took=timedelta(seconds=5))
    assert passed(again) == 1


def test_a_slow_clock_makes_no_hour_of_a_ticket_longer_once_dps_was_heard():
    """DPS counts from the printed time: 3 hours too early means 45 are left, not 48."""
    met = moment_of(proved(begun(look(0, wrong=-3 * HOUR)), START))
    due = met.wall + 48 * HOUR + timedelta(milliseconds=met.shift_ms)
    assert due - met.now == 45 * HOUR


def test_a_fast_clock_gives_a_ticket_no_more_than_48_hours():
    met = moment_of(proved(begun(look(0, wrong=3 * HOUR)), START))
    due = met.wall + 48 * HOUR + timedelta(milliseconds=met.shift_ms)
    assert due - met.now == 48 * HOUR


@pytest.mark.parametrize(("wrong_s", "suspect"), [(119, False), (121, True), (-121, True)])
def test_a_clock_more_than_two_minutes_off_is_told_of(wrong_s, suspect):
    scale = begun(look(0, wrong=timedelta(seconds=wrong_s)))
    assert proved(scale, START).suspect is suspect
    stepped = advanced(begun(look(0)), look(0.1, wrong=timedelta(seconds=wrong_s)))
    assert stepped.suspect is suspect


def test_a_clock_that_is_right_again_is_believed_at_the_next_contact():
    wrong = advanced(begun(look(0)), look(1, wrong=HOUR))
    assert wrong.suspect
    assert not proved(advanced(wrong, look(2)), START + 2 * HOUR).suspect


def test_a_receipt_from_a_stick_moves_it_up_to_when_it_was_signed():
    scale = advanced(begun(look(0)), look(1, wrong=-30 * HOUR, up=0.1, boot="two"))
    assert passed(at_least(scale, START + 7 * HOUR)) == 7
    assert at_least(scale, START) == scale


# --- what was kept is gone or old ------------------------------------------------------------


def test_without_anything_kept_whatever_was_issued_before_is_in_doubt():
    issued = moment_of(begun(look(1, boot="before")))
    moment = moment_of(reached(begun(look(5)), issued))
    assert moment.in_doubt(issued.now)
    assert not moment.in_doubt(moment.now)


def test_a_laptop_that_is_new_doubts_nothing():
    first = reached(begun(look(0)), None)
    issued = moment_of(advanced(first, look(1)))
    assert not moment_of(reached(advanced(first, look(2)), issued)).in_doubt(issued.now)


def test_a_ticket_of_this_boot_brings_a_lost_scale_back():
    issued = moment_of(advanced(begun(look(0, wrong=90 * HOUR)), look(1, wrong=90 * HOUR)))
    found = reached(begun(look(3)), issued)
    assert found.at == issued.now + 2 * HOUR
    assert not moment_of(found).in_doubt(issued.now)
    assert moment_of(found).in_doubt(issued.now - HOUR)


def test_a_ticket_of_a_boot_that_was_never_kept_is_in_doubt():
    kept = proved(begun(look(0)), START)
    lost = moment_of(advanced(kept, look(4, up=0.1, boot="two")))
    now = advanced(kept, look(9, up=0.1, boot="three"))
    told = moment_of(proved(reached(now, lost), START + 9 * HOUR))
    assert told.in_doubt(lost.now)


def test_a_ticket_that_the_scale_knows_of_changes_nothing():
    scale = advanced(reached(begun(look(0)), None), look(4))
    assert reached(scale, moment_of(advanced(begun(look(0)), look(2)))) == scale


def test_where_only_a_clock_is_known_it_is_believed():
    moment = of_wall(START)
    assert (moment.offset_ms, moment.shift_ms, moment.in_doubt(START)) == (0, 0, False)
