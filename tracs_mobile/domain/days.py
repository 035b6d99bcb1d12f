"""The days of Vermont: law counts in local days, the program in instants."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

TIME_ZONE = "America/New_York"
OF_AGE = 18


def local_date(instant: datetime) -> date:
    """The date in Vermont at `instant`."""
    return local_time(instant).date()


def local_time(instant: datetime) -> datetime:
    """The instant as a Vermont clock shows it."""
    return instant.astimezone(ZoneInfo(TIME_ZONE))


def day_begins(day: date) -> datetime:
    """The instant at which a Vermont day begins."""
    return datetime.combine(day, time(), ZoneInfo(TIME_ZONE))


def age_on(born: date, day: date) -> int:
    """Whole years of age on a day."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
