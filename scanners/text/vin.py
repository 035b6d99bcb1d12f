"""Vehicle identification numbers: clean one up, judge it, and tell its model year and make."""

from __future__ import annotations

import csv
import functools
import re
from dataclasses import dataclass
from datetime import date
from enum import Enum
from importlib.resources import files
from types import MappingProxyType

from tracs_mobile.domain.license import Read
from tracs_mobile.domain.vehicle import vin_check_digit, vin_fits
from tracs_mobile.wording import say

LENGTH = 17
_FEWEST_DIGITS = 3
_WHOLE = re.compile(r"[A-HJ-NPR-Z0-9]{17}", re.ASCII)
_ANYWHERE = re.compile(r"(?<![A-Z0-9])[A-HJ-NPR-Z0-9]{17}(?![A-Z0-9])", re.ASCII)
_SEVENTEEN = re.compile(r"[A-Z0-9]{17}", re.ASCII)
_OLDER = re.compile(r"[A-Z0-9]{5,16}", re.ASCII)
_NOISE = re.compile(r"[\s*]+")
_NAMED = re.compile(r"\A(?:VIN|V\.I\.N\.)(?:\s*(?:NO|NUMBER|#))?\s*[:=#.]?\s*", re.ASCII)
# 1 to 5 and 7 are North America, where the check digit is law; elsewhere it may be missing.
_NORTH_AMERICA = frozenset("123457")
_NEVER = str.maketrans("IOQ", "100")
_YEARS = MappingProxyType(
    {code: 1980 + at for at, code in enumerate("ABCDEFGHJKLMNPRSTVWXY123456789")}
)
_CYCLE = 30

CHECK_DIGIT = say("The VIN check digit does not fit: look at the plate on the dash.")
_FOREIGN = say(
    "The VIN check digit does not fit: look at the plate on the dash. Cars that were not made "
    "for North America may have none."
)
_LETTERS = say(
    "The VIN came with a letter I, O or Q, which no VIN has; 1 or 0 was put in its place. "
    "Compare it with the plate on the dash."
)
_IMPOSSIBLE = say(
    "The VIN has a letter I, O or Q, which no VIN has: look at the plate on the dash."
)
_OLD = say("The VIN is shorter than 17. Only vehicles from before 1981 have such. Compare it.")
_ODD = say("This is not the form of a VIN: look at the plate on the dash.")
FOLLOWS = say("This follows from the VIN, which is doubtful. Compare it with the vehicle.")
_CYCLES = say("The VIN says this year or one 30 years earlier. Compare it with the vehicle.")


class Kind(Enum):
    """What a maker builds under one identifier."""

    CAR = "car"
    HEAVY = "heavy"
    CYCLE = "cycle"
    TRAILER = "trailer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Maker:
    """Who built a vehicle: the NCIC code of the make, its name, and the kind of vehicle."""

    make: str
    name: str
    kind: Kind


def read_vin(raw: str) -> Read[str]:
    """The VIN in a text that should hold nothing else; a doubt is a warning and never blocks.

    Blanks, asterisks and an `I` in front of 17 others (import labels) are left out. A letter that
    no VIN has is read as the digit it looks like only when the check digit then fits, and warned.
    """
    text = cleaned(raw)
    if not text:
        return Read(raw=raw)
    if _SEVENTEEN.fullmatch(text):
        value, said = _judged(text)
        return Read(value=value, raw=raw, warning=said)
    if _OLDER.fullmatch(text):
        return Read(value=text, raw=raw, warning=_OLD)
    return Read(raw=raw, warning=_ODD)


def _judged(text: str) -> tuple[str, str]:
    """The VIN that 17 characters are meant as, and what is doubtful about it."""
    if vin_fits(text):
        return text, ""
    if _WHOLE.fullmatch(text):
        return text, CHECK_DIGIT if text[0] in _NORTH_AMERICA else _FOREIGN
    suggested = text.translate(_NEVER)
    return (suggested, _LETTERS) if vin_fits(suggested) else (text, _IMPOSSIBLE)


def cleaned(raw: str) -> str:
    """Capitals without the marks that labels and scanners put around a VIN."""
    text = _NOISE.sub("", _NAMED.sub("", raw.strip(" *\t\r\n").upper()))
    return text[1:] if len(text) == LENGTH + 1 and text[0] == "I" else text


def is_label(text: str) -> bool:
    """Whether a whole scan can only be meant as a VIN: 17 characters, letters and digits."""
    text = cleaned(text)
    if not _SEVENTEEN.fullmatch(text):
        return False
    # Every VIN ends in digits; all digits is a parcel, hardly any is a word.
    digits = sum(char.isdigit() for char in text)
    return vin_fits(text) or _FEWEST_DIGITS <= digits < LENGTH


def vins_in(text: str) -> tuple[str, ...]:
    """Every VIN in any text, such as an address of a page, whose check digit fits."""
    found = (match[0] for match in _ANYWHERE.finditer(text.upper()))
    return tuple(dict.fromkeys(vin for vin in found if vin_fits(vin) and not vin.isdecimal()))


def maker_of(vin: str) -> Maker | None:
    """Who built the vehicle, or None when the table does not know."""
    for start, maker in _makers().get(vin[:3].upper(), ()):
        if start.match(vin.upper()):
            return maker
    return None


def make_of(vin: Read[str]) -> Read[str]:
    """The NCIC code of the make; doubtful when the VIN is."""
    maker = maker_of(vin.value or "") if _is_whole(vin) else None
    if maker is None:
        return Read()
    return Read(value=maker.make, warning=FOLLOWS if vin.warning else "")


def year_of(vin: Read[str], *, today: date) -> Read[int]:
    """The model year from the tenth character (49 CFR 565.15(d)), or no value.

    The code comes round every 30 years. On cars and light trucks a letter in the seventh place
    says 2010 or later; of others the later year that is possible is taken, with a doubt. A VIN
    that fails its check and is not North American may count its years in another way.
    """
    if not _is_whole(vin) or vin.warning == _FOREIGN:
        return Read()
    text = vin.value or ""
    year = _YEARS.get(text[9])
    if year is None:
        return Read()
    # A model year may begin on January 2 of the year before its number, no earlier.
    later = year + _CYCLE if year + _CYCLE <= today.year + 1 else year
    maker = maker_of(text)
    light = maker is not None and maker.kind is Kind.CAR
    said = FOLLOWS if vin.warning else ""
    if light:
        return Read(value=later if text[6].isalpha() else year, warning=said)
    return Read(value=later, warning=said or (_CYCLES if later != year else ""))


def _is_whole(vin: Read[str]) -> bool:
    return vin.value is not None and vin_check_digit(vin.value) is not None


def makers() -> tuple[tuple[str, Maker], ...]:
    """The table as it is shipped: the front of a VIN and its maker.

    In the front `.` is any character, `@` a letter, `#` a digit.
    """
    text = files("scanners").joinpath("data", "wmi.csv").read_text("utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("# "))
    return tuple(
        (row["start"], Maker(make=row["make"], name=row["maker"], kind=Kind(row["kind"])))
        for row in rows
    )


@functools.cache
def _makers() -> dict[str, tuple[tuple[re.Pattern[str], Maker], ...]]:
    """The table by the first three characters, the longest beginning first."""
    found: dict[str, list[tuple[str, Maker]]] = {}
    for start, maker in makers():
        found.setdefault(start[:3], []).append((start, maker))
    return {
        front: tuple(
            (re.compile(start.replace("@", "[A-Z]").replace("#", "[0-9]")), maker)
            for start, maker in sorted(known, key=lambda item: -len(item[0]))
        )
        for front, known in found.items()
    }
