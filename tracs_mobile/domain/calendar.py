"""Business days and legal holidays, in the local days of Vermont."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from tracs_mobile.domain.days import TIME_ZONE, local_date
from tracs_mobile.domain.law import CureRule, Holiday

_MONDAY, _FRIDAY, _WEEKEND = 0, 4, 5
_ONE_DAY = timedelta(days=1)


def is_holiday(day: date, holidays: tuple[Holiday, ...]) -> bool:
    """Whether `day` is one of the legal holidays, or the day one is observed on.

    One that falls on a Saturday is observed on the Friday before, one on a Sunday on the Monday
    after (1 V.S.A. § 371(b)).
    """
    days = [day]
    if day.weekday() == _FRIDAY:
        days.append(day + _ONE_DAY)
    elif day.weekday() == _MONDAY:
        days.append(day - _ONE_DAY)
    return any(_falls_on(holiday, found) for holiday in holidays for found in days)


def _falls_on(holiday: Holiday, day: date) -> bool:
    if holiday.month != day.month:
        return False
    if holiday.day:
        return holiday.day == day.day
    if holiday.weekday != day.weekday():
        return False
    if holiday.nth > 0:
        return (day.day - 1) // 7 + 1 == holiday.nth
    return (day + timedelta(days=7)).month != day.month


def cure_until(rule: CureRule, issued_at: datetime, holidays: tuple[Holiday, ...]) -> datetime:
    """When the time to show proof ends: after plain hours, or with the last business day.

    Business days leave out weekends and `holidays`; the day of issue does not count.
    """
    if not rule.business_days:
        return issued_at + timedelta(hours=rule.hours)
    day, left = local_date(issued_at), rule.business_days
    while left:
        day += _ONE_DAY
        if day.weekday() < _WEEKEND and not is_holiday(day, holidays):
            left -= 1
    return datetime.combine(day, time(23, 59, 59), ZoneInfo(TIME_ZONE))
