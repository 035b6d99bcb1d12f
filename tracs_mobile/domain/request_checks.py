"""Rules of single fields of a request: letters that print, lengths that fit, numbers, addresses."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

from tracs_mobile.domain.problem import Problem, block, warn
from tracs_mobile.wording import say

LEO_LENGTH = 5
EMAIL_LENGTH = 100
_LEO = re.compile(r"[0-9A-Z]{5}", re.ASCII)
_PHONE = re.compile(
    r"(?:\+?1[-. ]?)?\(?(\d{3})\)?[-. /]?(\d{3})[-. ]?(\d{4})( ?x\d{1,6})?", re.ASCII
)
_EMAIL = re.compile(r"[A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63})+", re.ASCII)
_MARKS = frozenset(" .,'’-/&()#:+\"“”;@!?\n")  # noqa: RUF001 - the typographic apostrophe
_YEARS_AHEAD = 1
_YEARS_BACK = 2


def text_problem(
    path: str, text: str, what: str, longest: int, *, needed: bool
) -> Iterator[Problem]:
    """A line of words: there if `needed`, short enough, only letters that print."""
    if not text.strip():
        if needed:
            yield block(path, "request.missing", say("The {what} is missing.", what=what))
        return
    if len(text) > longest:
        yield block(
            path,
            "request.too_long",
            say(
                "The {what} has {text} characters; {longest} fit. Shorten it.",
                what=what,
                text=len(text),
                longest=longest,
            ),
        )
    strange = strange_characters(text)
    if strange:
        yield block(
            path,
            "request.characters",
            say(
                "The {what} holds {strange}, which does not print on the ticket. Type it again.",
                what=what,
                strange=strange,
            ),
        )


def strange_characters(text: str) -> str:
    """What in `text` cannot be printed, in words; empty when all can."""
    found = dict.fromkeys(c for c in text if not _prints(c))
    named = [f"“{c}”" if c.isprintable() else "an invisible character" for c in list(found)[:3]]
    return ", ".join(dict.fromkeys(named))


def _prints(character: str) -> bool:
    if character in _MARKS or (character.isascii() and character.isalnum()):
        return True
    return character.isalpha() and unicodedata.name(character, "").startswith("LATIN ")


def leo_problem(path: str, number: str, *, needed: bool = True) -> Iterator[Problem]:
    """A LEO number: five letters and digits."""
    if not number:
        if needed:
            yield block(
                path, "request.missing", say("The LEO number (justice system ID) is missing.")
            )
        return
    if _LEO.fullmatch(number):
        return
    if len(number) == LEO_LENGTH:
        told = say(
            "A LEO number has capital letters and digits only; “{number}” has others.",
            number=number,
        )
    elif len(number) < LEO_LENGTH and number.isdigit():
        told = say(
            "A LEO number has five characters; “{number}” has {number_2}. A spreadsheet may "
            "have dropped a zero in front.",
            number=number,
            number_2=len(number),
        )
    else:
        told = say(
            "A LEO number has five characters; “{number}” has {number_2}.",
            number=number,
            number_2=len(number),
        )
    yield block(path, "request.leo_number", told)


def phone_problem(path: str, phone: str, what: str, *, needed: bool) -> Iterator[Problem]:
    """A phone number of the United States, in any usual spelling."""
    if not phone:
        if needed:
            yield block(path, "request.missing", say("The {what} is missing.", what=what))
    elif not _PHONE.fullmatch(phone):
        yield block(
            path,
            "request.phone",
            say(
                "“{phone}” is no phone number with area code. Write it like 802-555-0100.",
                phone=phone,
            ),
        )


def email_problem(path: str, address: str, whose: str, *, needed: bool) -> Iterator[Problem]:
    """An e-mail address."""
    if not address:
        if needed:
            yield block(
                path,
                "request.missing",
                say("The e-mail address of the {whose} is missing.", whose=whose),
            )
    elif len(address) > EMAIL_LENGTH or not _EMAIL.fullmatch(address):
        yield block(
            path, "request.email", say("“{address}” is no e-mail address.", address=address)
        )


def date_problem(path: str, day: date | None, what: str, today: date | None) -> Iterator[Problem]:
    """A day that is far from today was most likely mistyped."""
    if day is None or today is None:
        return
    if not today.year - _YEARS_BACK <= day.year <= today.year + _YEARS_AHEAD:
        yield block(
            path,
            "request.date",
            say(
                "The {what} is {day:%m/%d/%Y}. That is too far from today; check the year.",
                what=what,
                day=day,
            ),
        )
    elif (today - day).days > 30:
        yield warn(
            path,
            "request.date_past",
            say(
                "The {what}, {day:%m/%d/%Y}, is more than 30 days back. Tickets issued since then "
                "keep what they say.",
                what=what,
                day=day,
            ),
        )
