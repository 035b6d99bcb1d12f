"""Single fields of a license: sex, height, weight, colors, postal code, codes and plain text."""

from __future__ import annotations

import re

from scanners.text.issuers import CANADA, STATES, ZERO_ZIP
from scanners.text.wordlist import words
from tracs_mobile.domain.license import Read
from tracs_mobile.wording import say

_NO_VALUE = re.compile(
    r"[\s*/.,_-]*|NONE|UNAVL|UNAVAIL|UNAVAILABLE|UNAVALABLE|N/A|NULL", re.IGNORECASE
)
_NO_VALUE_WORDS = frozenset(words("NONE UNAVL UNAVAIL UNAVAILABLE UNAVALABLE NULL"))
_SPACES = re.compile(r"\s+")
_SEX = {
    "1": "M",
    "2": "F",
    "9": "X",
    "M": "M",
    "F": "F",
    "X": "X",
    "MALE": "M",
    "FEMALE": "F",
    "N": "X",
    "NB": "X",
}
_EYES = {
    "BLK": "BLK BK BLACK",
    "BLU": "BLU BL BLUE",
    "BRO": "BRO BR BRN BN BROWN BRW",
    "DIC": "DIC DICHROMATIC",
    "GRY": "GRY GY GRAY GREY GRA",
    "GRN": "GRN GR GN GREEN GRE",
    "HAZ": "HAZ HZ HZL HAZEL HA HAZL",
    "MAR": "MAR MAROON",
    "PNK": "PNK PINK PK",
    "UNK": "UNK UNKNOWN",
}
_HAIR = {
    "BAL": "BAL BALD",
    "BLK": "BLK BK BLACK",
    "BLN": "BLN BLOND BLONDE",
    "BRO": "BRO BR BRN BN BROWN BRW",
    "GRY": "GRY GY GRAY GREY GRA",
    "RED": "RED RD AUB AUBURN",
    "SDY": "SDY SANDY",
    "WHI": "WHI WHITE WH",
    "UNK": "UNK UNKNOWN",
}


def _by_word(codes: dict[str, str]) -> dict[str, str]:
    return {word: code for code, line in codes.items() for word in words(line)}


_EYE_CODE = _by_word(_EYES)
_HAIR_CODE = _by_word(_HAIR)


def plain(raw: str) -> str:
    """Trimmed text with single spaces; `""` for blanks, NONE, unavl and their kin."""
    text = raw.strip()
    if text.isalnum():
        # Most values are one word; each card asks this some fifty times.
        return "" if text.upper() in _NO_VALUE_WORDS else text
    if not text or _NO_VALUE.fullmatch(text):
        return ""
    return _SPACES.sub(" ", text).strip(" ,")


def read_text(raw: str) -> Read[str]:
    """Words as printed, or no value."""
    return Read(value=plain(raw) or None, raw=raw)


def read_number(raw: str) -> Read[str]:
    """The license number, kept as printed. NONE is kept too (specimens have it), with a doubt."""
    text = _SPACES.sub(" ", raw.strip()).strip(" ,")
    if text.upper() == "NONE":
        return Read(
            value=text, raw=raw, warning=say("The license number reads NONE. Check the card.")
        )
    if not plain(raw):
        return Read(raw=raw, warning=say("There is no license number in the bar code."))
    return Read(value=text, raw=raw)


def read_code(raw: str) -> Read[str]:
    """Vehicle class, endorsements or restrictions as printed, or no value."""
    text = plain(raw)
    # A row of zeros or slashed stars fills the place on some older cards.
    return Read(value=None if not text or not text.strip("*/0 -") else text, raw=raw)


def read_sex(raw: str) -> Read[str]:
    """M, F or X from letters or the numbers of the standard; no value for anything else."""
    text = plain(raw).upper()
    value = _SEX.get(text)
    if value is None and text not in ("", "0", "U", "UNK"):
        return Read(raw=raw, warning=say("The sex code is not known. Take it from the card."))
    return Read(value=value, raw=raw)


def read_eyes(raw: str) -> Read[str]:
    """Eye color as a three-letter code where it is known."""
    return _color(raw, _EYE_CODE)


def read_hair(raw: str) -> Read[str]:
    """Hair color as a three-letter code where it is known."""
    return _color(raw, _HAIR_CODE)


def _color(raw: str, codes: dict[str, str]) -> Read[str]:
    text = plain(raw).upper()
    return Read(value=codes.get(text, text) or None, raw=raw)


def is_code(name: str, text: str) -> bool:
    """Whether `text` can only be the value of the fixed element `name`, and not part of a word."""
    if name in ("DAY", "DAZ"):
        return text in (_EYE_CODE if name == "DAY" else _HAIR_CODE)
    if name in ("DAJ", "DAO"):
        return text in STATES
    return len(text) > 1 and (name == "DCG" or any(char.isdigit() for char in text))


_FEET = re.compile(r"(\d) ?(?:'|FT|-|\u2019) ?-?(\d{1,2})? ?(?:\"|''|IN|\u201d)?\.?", re.ASCII)
_SIZED = re.compile(r"(\d{1,3}) ?(IN|INCHES|\"|CM)\.?", re.ASCII)
_BARE = re.compile(r"\d{2,4}", re.ASCII)
_SPACED = re.compile(r"(\d) (\d{1,2})", re.ASCII)


def read_height(raw: str, *, metric: bool = False) -> Read[int]:
    """Height in whole inches from `073 in`, `181 cm`, `509`, `5'-04"`, `5-10`, `71`.

    `metric` tells that bare numbers of 100 and more are centimeters (DAV). Bare three digits of
    300 and more are feet and inches on any version.
    """
    text = plain(raw).upper()
    inches = _inches(text, metric=metric) if text else None
    if inches is None or not 20 <= inches <= 100:
        empty = not text.strip("0 INCM")
        return Read(raw=raw, warning="" if empty else say("The height could not be read."))
    return Read(value=inches, raw=raw)


def _inches(text: str, *, metric: bool) -> int | None:
    if feet := _FEET.fullmatch(text) or _SPACED.fullmatch(text):
        more = int(feet[2] or 0)
        return int(feet[1]) * 12 + more if more < 12 else None
    if sized := _SIZED.fullmatch(text):
        number = int(sized[1])
        if sized[2] == "CM":
            return round(number / 2.54)
        return _feet_and_inches(number) if number >= 300 else number
    return _bare_inches(int(text), metric=metric) if _BARE.fullmatch(text) else None


def _bare_inches(number: int, *, metric: bool) -> int | None:
    if number >= 300:
        return _feet_and_inches(number)
    # Nobody is above 100 inches: such a number is centimeters.
    return round(number / 2.54) if number > (90 if metric else 100) else number


def _feet_and_inches(number: int) -> int | None:
    """`509` is 5 feet 9; inches above 11 are not feet and inches."""
    feet, inches = divmod(number, 100)
    return feet * 12 + inches if inches < 12 and feet < 9 else None


_WEIGHT = re.compile(r"(\d{1,3}) ?(LBS?|KGS?|KILOS?|#)?\.?", re.ASCII)


def read_weight(pounds: str, kilograms: str, range_code: str) -> Read[int]:
    """Weight in whole pounds. A range code (v2 on) says no weight: it stays in `raw`."""
    for raw, metric in ((pounds, False), (kilograms, True)):
        found = _WEIGHT.fullmatch(plain(raw).upper())
        if found and int(found[1]):
            number = int(found[1])
            unit = found[2] or ""
            in_kilograms = unit.startswith("K") or (metric and not unit.startswith("L"))
            return Read(value=round(number * 2.20462) if in_kilograms else number, raw=raw)
    return Read(raw=pounds or kilograms or range_code)


_POSTAL_CA = re.compile(r"([A-Z]\d[A-Z])[ -]?(\d[A-Z]\d)", re.ASCII)
_GAP = re.compile(r" {4,}|\t")


def read_postal(raw: str, *, state: str) -> Read[str]:
    """ZIP as `05401` or `05401-1234`, Canadian code as `A1A 1A1`.

    A row of four or more spaces ends it; the plus-four is left out when it is all zeros.
    """
    text = _GAP.split(plain_keep(raw))[0].strip(" ,-").upper()
    if not text or not text.strip("0- "):
        return Read(raw=raw)
    if canadian := _POSTAL_CA.match(text.replace(" ", "")):
        return Read(value=f"{canadian[1]} {canadian[2]}", raw=raw)
    digits = text.replace("-", "").replace(" ", "")
    if not digits.isdecimal() or not digits.isascii():
        doubt = "" if state not in STATES else say("The postal code is in an unknown form.")
        return Read(value=text, raw=raw, warning=doubt)
    return _zip(digits, raw, state)


def _zip(digits: str, raw: str, state: str) -> Read[str]:
    value, more, said = digits[:5], digits[5:], ""
    if state in CANADA:
        said = say("The postal code does not fit the province.")
    if len(digits) == 11 and digits.endswith("00"):
        more = more[:4]
    if len(digits) == 4 and state in ZERO_ZIP:
        value, said = "0" + digits, say("The ZIP code had lost its first 0. Check it.")
    elif len(digits) < 5:
        said = say("The ZIP code is too short. Check it.")
    elif more.strip("0") and len(more) == 4:
        value = f"{value}-{more}"
    elif more.strip("0"):
        said = say("The ZIP code had extra digits. Check it.")
    return Read(value=value, raw=raw, warning=said)


def plain_keep(raw: str) -> str:
    """Trimmed text with its inner spaces; `""` for blanks, NONE and unavl."""
    text = raw.strip()
    return "" if _NO_VALUE.fullmatch(text) else text


_COUNTRY = {"US": "USA", "USA": "USA", "CA": "CAN", "CAN": "CAN", "CDN": "CAN", "MX": "MEX"}


def read_country(raw: str) -> Read[str]:
    """USA, CAN or the code as printed."""
    text = plain(raw).upper()
    return Read(value=_COUNTRY.get(text, text) or None, raw=raw)


def read_state(raw: str) -> Read[str]:
    """Two-letter code of the address; an unknown one is kept with a doubt."""
    text = plain(raw).upper()
    known = text in STATES or not text
    said = "" if known else say("The state in the address is not known. Check it.")
    return Read(value=text or None, raw=raw, warning=said)
