"""What an officer types, as values, and values as an officer reads them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from tracs_mobile.domain.waiver import dollars
from tracs_mobile.wording import say

VERMONT = ZoneInfo("America/New_York")
_DATE = re.compile(r"(\d{1,2})[/\-. ](\d{1,2})[/\-. ](\d{4}|\d{2})|(\d{2})(\d{2})(\d{4}|\d{2})")
_TIME = re.compile(r"(?:(\S+)\s+)?(\d{1,2}):?(\d{2})")
_HEIGHT = re.compile(r"([3-7])\D{1,2}(\d{1,2})\D{0,2}|([3-7])(\d{2})")
_MONEY = re.compile(r"\$?(\d{1,5})(?:\.(\d{2}))?")
_CENTURY = 100


class NotUnderstood(ValueError):
    """The text cannot be read; the message is the sentence for the officer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """How the text of one kind of field becomes a value and back. `parse` raises NotUnderstood."""

    parse: Callable[[str, datetime], object]
    show: Callable[[object], str]


def parse_date(text: str, *, latest_year: int) -> date:
    """`04171991`, `4/17/91` and `04/17/1991` as a date; two digits mean at most `latest_year`."""
    found = _DATE.fullmatch(text.strip())
    if found is None:
        raise NotUnderstood(say("Write the date as month, day, year: 04/17/1991 or 04171991."))
    month, day, year = (
        int(part) for part in (found.groups()[:3] if found[1] else found.groups()[3:])
    )
    if year < _CENTURY:
        year += latest_year - latest_year % _CENTURY
        year -= _CENTURY if year > latest_year else 0
    try:
        return date(year, month, day)
    except ValueError as fault:
        raise NotUnderstood(say("There is no such day; check month and day.")) from fault


def parse_moment(text: str, now: datetime) -> datetime:
    """`22:41` of the day it is in Vermont, or `11/21/2026 22:41`, as an instant."""
    found = _TIME.fullmatch(text.strip())
    if found is None:
        raise NotUnderstood(say("Write the time as 22:41, or with the date: 11/21/2026 22:41."))
    today = now.astimezone(VERMONT).date()
    day = parse_date(found[1], latest_year=today.year) if found[1] else today
    try:
        local = datetime(day.year, day.month, day.day, int(found[2]), int(found[3]), tzinfo=VERMONT)
    except ValueError as fault:
        raise NotUnderstood(say("Write the time on a 24-hour clock: 22:41.")) from fault
    return local.astimezone(UTC)


def parse_number(text: str) -> int:
    """A whole number of at most four digits."""
    if not re.fullmatch(r"\d{1,4}", text.strip()):
        raise NotUnderstood(say("Only digits go here."))
    return int(text)


def parse_height(text: str) -> int:
    """`5'10`, `5-10` or `510` as inches; two digits alone could mean either unit."""
    found = _HEIGHT.fullmatch(text.strip())
    feet, inches = (found[1] or found[3], found[2] or found[4]) if found else ("", "12")
    if int(inches) >= 12:
        raise NotUnderstood(say("Write the height in feet and inches: 5'10 or 510."))
    return int(feet) * 12 + int(inches)


def parse_cents(text: str) -> int:
    """Dollars, with or without cents, as whole cents."""
    found = _MONEY.fullmatch(text.strip())
    if found is None:
        raise NotUnderstood(say("Write the amount in dollars: 220 or 220.50."))
    return int(found[1]) * 100 + int(found[2] or 0)


def _show_date(value: object) -> str:
    return f"{value:%m/%d/%Y}" if isinstance(value, date) else ""


def _show_moment(value: object) -> str:
    return f"{value.astimezone(VERMONT):%m/%d/%Y %H:%M}" if isinstance(value, datetime) else ""


def _show_plain(value: object) -> str:
    return "" if value is None else str(value)


def _show_height(value: object) -> str:
    return f"{value // 12}'{value % 12}" if isinstance(value, int) else ""


def _show_cents(value: object) -> str:
    return dollars(value) if isinstance(value, int) else ""


_TEXT = Entry(parse=lambda text, _now: text, show=_show_plain)
_NUMBER = Entry(parse=lambda text, _now: parse_number(text), show=_show_plain)
_BIRTH = Entry(
    parse=lambda text, now: parse_date(text, latest_year=now.astimezone(VERMONT).year),
    show=_show_date,
)
# A license runs eight years at most; nothing on it lies twenty years ahead.
_EXPIRY = Entry(
    parse=lambda text, now: parse_date(text, latest_year=now.year + 20), show=_show_date
)
_MOMENT = Entry(parse=parse_moment, show=_show_moment)
_CENTS = Entry(parse=lambda text, _now: parse_cents(text), show=_show_cents)

_HEIGHT_ENTRY = Entry(parse=lambda text, _now: parse_height(text), show=_show_height)

_BY_NAME = {
    "birth_date": _BIRTH,
    "license_expires": _EXPIRY,
    "occurred_at": _MOMENT,
    "base_cents": _CENTS,
    "full_cents": _CENTS,
    "waiver_cents": _CENTS,
    "height_in": _HEIGHT_ENTRY,
    "weight_lb": _NUMBER,
    "year": _NUMBER,
    "speed_mph": _NUMBER,
    "limit_mph": _NUMBER,
    "age": _NUMBER,
}
_NO_VALUE = frozenset(_BY_NAME)


def entry_of(path: str) -> Entry:
    """How the field at `path` is typed and shown."""
    return _BY_NAME.get(path.rsplit(".", 1)[-1], _TEXT)


def value_of(path: str, text: str, now: datetime) -> object:
    """The value of `text` in the field at `path`. Raises NotUnderstood."""
    if not text.strip() and path.rsplit(".", 1)[-1] in _NO_VALUE:
        return None
    return entry_of(path).parse(text, now)
