"""What lists and searches show of a document, kept beside its frozen body."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from tracs_mobile.domain.document import Document
from tracs_mobile.domain.stop import Charged, Driver
from tracs_mobile.domain.words import split_words

_ENDS = re.compile(r"[\s,;/|]+")

Sounds = Callable[[str], tuple[str, ...]]
"""The codes of how one folded word sounds; words with equal codes sound alike."""


def defendant_name(driver: Driver) -> str:
    """`FAMILY, GIVEN MIDDLE SUFFIX`, without what is not known."""
    given = " ".join(p for p in (driver.given_name, driver.middle_name, driver.suffix) if p)
    return ", ".join(p for p in (driver.family_name, given) if p)


def listed_defendant(document: Document) -> str:
    """Who is charged, as lists show it: the driver, or the organization."""
    if document.charged is Charged.ORGANIZATION:
        return document.organization.name
    return defendant_name(document.defendant)


def name_words(document: Document) -> tuple[str, ...]:
    """The folded words of every name on the document; what may be found by its sound."""
    driver = document.defendant
    names = (driver.family_name, driver.given_name, driver.middle_name, document.organization.name)
    return _distinct(word for name in names for word in _words(name))


def search_words(document: Document) -> tuple[str, ...]:
    """Every folded word a search finds the document by, each once.

    Number, names, plate, license number, town, highway, place, section and title of the charge.
    """
    driver, place, charge = document.defendant, document.place, document.violation
    texts = (
        document.number,
        driver.suffix,
        document.vehicle.plate,
        driver.license_number,
        place.town,
        place.highway,
        place.where,
        charge.statute,
        charge.ordinance,
        charge.title,
    )
    found = [*name_words(document), *(word for text in texts for word in _words(text))]
    found += _plain_numbers(document.number)
    return _distinct(found)


def typed_words(text: str) -> tuple[str, ...]:
    """The folded words that somebody typed to find a ticket.

    What a dash, dot or bracket divides is one word (`1007(a)`, `VT-100`, `HKB-412`), as
    `search_words` has it; a blank, comma or stroke ends it.
    """
    pieces = ("".join(split_words(piece)) for piece in _ENDS.split(text))
    return tuple(piece for piece in pieces if piece)


def search_text(document: Document, sounds: Sounds) -> str:
    """The words of the search index, with the codes of how the names sound."""
    codes = [code for word in name_words(document) for code in sounds(word)]
    return " ".join(_distinct([*search_words(document), *codes]))


@lru_cache(maxsize=2048)  # towns, roads and charges come again and again
def _words(text: str) -> tuple[str, ...]:
    """The words of a text, and those that a blank, dash or bracket divides also as one."""
    found = list(split_words(text))
    for piece in text.split():
        parts = split_words(piece)
        if len(parts) > 1:
            found.append("".join(parts))
    whole = split_words(text)
    if 1 < len(whole) <= 3:
        found.append("".join(whole))
    return tuple(found)


def _plain_numbers(number: str) -> list[str]:
    """`412` and `train412` of `TRAIN-0000412`: what people say of a ticket number."""
    *head, last = split_words(number) or ("",)
    plain = last.lstrip("0") if last.isdigit() else ""
    return [plain, "".join((*head, plain))] if plain else []


def _distinct(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))
