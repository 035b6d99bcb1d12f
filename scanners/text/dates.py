"""Dates on licenses: the order is told by the digits, never by version or country."""

from __future__ import annotations

import re
from datetime import date

from tracs_mobile.domain.license import Read
from tracs_mobile.wording import say

_NOT_DIGITS = re.compile(r"[^0-9]+")
_EIGHT = re.compile(r"[ ]*([0-9]{8})")
_PARTS = re.compile(r"[ ]*([0-9]{1,4})[-/. ]([0-9]{1,2})[-/. ]([0-9]{1,4})")
_EMPTY = re.compile(r"[\s0*./-]*|MM ?DD ?[CY]{2}YY|[CY]{2}YYMMDD|NONE|UNA?VA?I?L?|N/?A|NULL", re.I)
NEVER = re.compile(r"NON.?EXP|INDEF|NEVER|9{8}", re.I)
"""Texts that stand for a license without an end."""


def read_date(raw: str, what: str) -> Read[date]:
    """A date as printed on a license; `what` names it in the warning ("birth date").

    19 or 20 in front is year-month-day, 01 to 12 is month-day-year. Other orders are read only
    when a single one gives a date, and then with a warning; else there is no value.
    """
    text = raw.strip()
    if _EMPTY.fullmatch(text):
        return Read(raw=raw)
    digits = _digits(text)
    if digits is None:
        return Read(
            raw=raw, warning=say("The {what} could not be read. Take it from the card.", what=what)
        )
    value = _plain(digits)
    if value is not None:
        return Read(value=value, raw=raw)
    value = _turned(digits)
    if value is not None:
        said = say(
            "The {what} is written in an unusual order. Compare it with the card.", what=what
        )
        return Read(value=value, raw=raw, warning=said)
    return Read(
        raw=raw, warning=say("The {what} is not a possible date. Take it from the card.", what=what)
    )


def _digits(text: str) -> str | None:
    """The eight digits of a date, or None. Letters glued behind them are left out."""
    eight = _EIGHT.match(text)
    if eight:
        behind = text[eight.end() :]
        return None if behind[:1].isdigit() else eight[1]
    parts = _PARTS.match(text)
    if parts and (len(parts[3]) == 4 or len(parts[1]) == 4):
        return "".join(part.zfill(2) for part in parts.groups())
    only = _NOT_DIGITS.sub("", text)
    return only if len(only) == 8 and len(text) <= 12 else None


def _plain(digits: str) -> date | None:
    if digits[:2] in ("19", "20"):
        return _made(digits[:4], digits[4:6], digits[6:])
    return _made(digits[4:], digits[:2], digits[2:4])


def _turned(digits: str) -> date | None:
    """Day and month the other way round (seen on Vermont cards of 2020 and 2021)."""
    if digits[:2] in ("19", "20"):
        turned = _made(digits[:4], digits[6:], digits[4:6])
        return turned or _made(digits[4:], digits[2:4], digits[:2])
    return _made(digits[4:], digits[2:4], digits[:2])


def _made(year: str, month: str, day: str) -> date | None:
    if not 1880 <= int(year) <= 2199:
        return None
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def order_of(raw: str) -> str:
    """`"ymd"`, `"mdy"` or `""`: how the digits of a date are ordered."""
    digits = _digits(raw.strip()) or ""
    if not digits or _plain(digits) is None:
        return ""
    return "ymd" if digits[:2] in ("19", "20") else "mdy"
