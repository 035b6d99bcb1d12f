"""Vermont's legal holidays, and the clocks of what may be shown in time."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracs_mobile.domain.calendar import cure_until, is_holiday
from tracs_mobile.domain.days import local_date
from tracs_mobile.domain.law import CureRule, Holiday
from tracs_mobile.services.reference import load_law_pack

PACK = load_law_pack()
HOLIDAYS = PACK.holidays
CURES = {rule.cure_id: rule for rule in PACK.cures}
NOON = datetime(2026, 11, 20, 17, tzinfo=UTC)


def days_of(year):
    first = date(year, 1, 1)
    days = (first + timedelta(days=n) for n in range(366))
    return [d.isoformat()[5:] for d in days if d.year == year and is_holiday(d, HOLIDAYS)]


def test_the_year_2026_has_the_legal_holidays_of_section_371():
    # July 4 is a Saturday, observed on the Friday; August 16 is a Sunday, observed on the Monday.
    assert days_of(2026) == [
        "01-01", "01-19", "02-16", "03-03", "05-25", "07-03", "07-04", "08-16", "08-17", "09-07",
        "10-12", "11-11", "11-26", "12-25",
    ]  # fmt: skip


def test_a_new_year_on_a_saturday_is_observed_in_the_old_year():
    assert is_holiday(date(2027, 12, 31), HOLIDAYS)
    assert not is_holiday(date(2026, 12, 31), HOLIDAYS)


@pytest.mark.parametrize(
    ("nth", "day", "is_one"),
    [(-1, 25, True), (-1, 18, False), (4, 25, True), (1, 4, True), (5, 25, False)],
)
def test_the_nth_weekday_is_counted_from_the_start_or_the_last_one_taken(nth, day, is_one):
    mondays_in_may = (Holiday(name="day", month=5, weekday=0, nth=nth),)

    assert is_holiday(date(2026, 5, day), mondays_in_may) is is_one


def test_business_days_leave_out_the_day_of_issue_weekends_and_thanksgiving():
    until = cure_until(CURES["license-shown"], NOON, HOLIDAYS)

    # Friday the 20th: 23 24 25, not Thanksgiving the 26th, 27, 30, December 1 and 2.
    assert until.isoformat() == "2026-12-02T23:59:59-05:00"


def test_the_day_of_issue_is_that_of_vermont():
    late_at_night = datetime(2026, 11, 21, 4, 30, tzinfo=UTC)

    assert cure_until(CURES["insurance-shown"], late_at_night, HOLIDAYS) == cure_until(
        CURES["insurance-shown"], NOON, HOLIDAYS
    )


def test_hours_run_through_nights_and_holidays():
    assert cure_until(CURES["lights-repaired"], NOON, HOLIDAYS) - NOON == timedelta(hours=72)


@given(st.integers(0, 47_000_000), st.integers(1, 30))
def test_exactly_the_business_days_lie_between_issue_and_end(minutes, count):
    issued_at = datetime(2000, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    rule = CureRule(cure_id="any", what="a thing", section="§ 1", then="good", business_days=count)
    last = cure_until(rule, issued_at, HOLIDAYS).date()
    first = local_date(issued_at)
    between = (first + timedelta(days=n) for n in range(1, (last - first).days + 1))
    open_days = [d for d in between if d.weekday() < 5 and not is_holiday(d, HOLIDAYS)]

    assert len(open_days) == count
    assert open_days[-1] == last


@pytest.mark.parametrize(
    ("cure_id", "section", "business_days", "hours"),
    [
        ("license-shown", "23 V.S.A. § 611", 7, 0),
        ("insurance-shown", "23 V.S.A. § 800(c)", 7, 0),
        ("lights-repaired", "23 V.S.A. § 1221a", 0, 72),
    ],
)
def test_the_cures_have_the_time_of_their_section(cure_id, section, business_days, hours):
    rule = CURES[cure_id]

    assert (rule.section, rule.business_days, rule.hours) == (section, business_days, hours)
